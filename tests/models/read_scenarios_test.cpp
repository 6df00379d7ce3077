#include "models/read_network.hpp"
#include "tests/models/network_texts.hpp"

#include <string>
#include <variant>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

using Complaints = std::vector<std::string>;

const std::string kPlanned =
    "{from: nurse, to: office, carries: sign, passes: 0.5, status: planned, evidence: made.all}";

/// The changes of a scenario in kBase with a planned channel nurse/office and a planned actor.
std::string text_of(const std::string& changes) {
  std::string text = replaced(
      kBase, "  nurse:",
      "  unit: {name: Unit, role: test-role, status: planned, evidence: made.all}\n  nurse:");
  return text + "  - " + kPlanned +
         "\nscenarios:\n  better:\n    name: Better\n    cost: 2.5\n    changes: " + changes + "\n";
}

std::vector<Change> changes_of(const std::string& changes) {
  const Network network = loaded(text_of(changes));
  return network.scenarios.empty() ? std::vector<Change>{} : network.scenarios[0].changes;
}

Complaints codes_of(const std::string& changes) {
  Complaints codes;
  for (const Diagnostic& one : load(text_of(changes)).diagnostics) codes.push_back(one.code);
  return codes;
}

TEST(Scenarios, OpenWhatDoesNotWork) {
  const std::vector<Change> plain = changes_of("[open: nurse/office]");
  ASSERT_EQ(plain.size(), 1U);
  EXPECT_EQ(std::get<OpenChannel>(plain[0]).channel.text, "nurse/office");
  const std::vector<Change> stronger =
      changes_of("[open: {channel: nurse/office, passes: usually}]");
  EXPECT_EQ(std::get<OpenChannel>(stronger.at(0)).passes->word, "usually");
  EXPECT_EQ(codes_of("[open: line]"), Complaints{"SF052"});
  EXPECT_EQ(codes_of("[open: {channel: line}]"), Complaints{"SF052"});
  EXPECT_EQ(codes_of("[open: lien]"), Complaints{"SF026"});
}

TEST(Scenarios, CloseAddAndSetChannels) {
  const std::vector<Change> changes = changes_of(
      "[close: line, add: {between: [nurse, school], carries: sign, passes: usually}, set: "
      "{channel: nurse/office, passes: 0.9, carries: {case: 0.1}, takes: 1 day}]");
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(std::get<CloseChannel>(changes[0]).channel.text, "line");
  ASSERT_EQ(std::get<AddChannel>(changes[1]).channels.size(), 2U);
  EXPECT_EQ(std::get<AddChannel>(changes[1]).channels[0].status, Status::working);
  EXPECT_EQ(std::get<SetChannel>(changes[2]).carries.at(KindId{"case"}).range.best.value(), 0.1);
}

TEST(Scenarios, SetActorsAndBarriers) {
  const std::vector<Change> changes = changes_of(
      "[set: {actor: school, recognises: usually, collects: all, takes: 2 days}, set: {barrier: "
      "secrecy, passes: always}]");
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(std::get<SetActor>(changes[0]).recognises.size(), 3U);
  EXPECT_EQ(std::get<SetActor>(changes[0]).collects->size(), 2U);
  EXPECT_EQ(std::get<SetBarrier>(changes[1]).passes->word, "always");
}

TEST(Scenarios, LiftBarriersEverywhereOrSomewhere) {
  const std::vector<Change> changes =
      changes_of("[lift: secrecy, lift: {barrier: secrecy, at: [school, line]}]");
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_TRUE(std::get<LiftBarrier>(changes[0]).at_channels.empty());
  EXPECT_EQ(std::get<LiftBarrier>(changes[1]).at_actors, std::vector<ActorId>{{"school"}});
  EXPECT_EQ(std::get<LiftBarrier>(changes[1]).at_channels, std::vector<ChannelId>{{"line"}});
  EXPECT_EQ(codes_of("[lift: {barrier: secrecy, at: []}]"), Complaints{"SF027"});
  EXPECT_EQ(codes_of("[lift: {barrier: secrecy, at: nowhere}]"), Complaints{"SF026"});
}

TEST(Scenarios, AddStartAndStopActors) {
  const std::vector<Change> changes = changes_of(
      "[add_actor: {id: central, name: Central unit, role: test-role, collects: all}, start: unit, "
      "stop: school]");
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(std::get<AddActor>(changes[0]).actor.id.text, "central");
  EXPECT_EQ(std::get<AddActor>(changes[0]).actor.stage, Stage::decides);
  EXPECT_EQ(std::get<StartActor>(changes[1]).actor.text, "unit");
  EXPECT_EQ(codes_of("[start: school]"), Complaints{"SF055"});
  EXPECT_EQ(codes_of("[add_actor: {id: school, name: School, role: test-role}]"),
            Complaints{"SF053"});
  EXPECT_EQ(codes_of("[add_actor: {name: School, role: test-role}]"), Complaints{"SF021"});
}

TEST(Scenarios, MayReferToWhatTheyAddedBefore) {
  const std::string add =
      "add_actor: {id: central, name: Central unit, role: test-role, collects: all}";
  const std::string channel =
      "add: {id: new, from: nurse, to: central, carries: sign, passes: usually}";
  EXPECT_EQ(
      changes_of("[" + add + ", " + channel + ", set: {channel: new, passes: 1}, stop: central]")
          .size(),
      4U);
  EXPECT_EQ(codes_of("[" + channel + ", " + add + "]"), Complaints{"SF026"});
}

TEST(Scenarios, ForgetWhatAnotherScenarioAdded) {
  const std::string text =
      text_of("[add_actor: {id: central, name: Central unit, role: test-role}]") +
      "  other: {name: Other, changes: [stop: central]}\n";
  EXPECT_EQ(complaints(text), Complaints{"37 SF026"});
}

TEST(Scenarios, AddChannelsThatAreNewAndWork) {
  EXPECT_EQ(codes_of("[add: {from: nurse, to: office, carries: sign, passes: 1}]"),
            Complaints{"SF040"});
  EXPECT_EQ(codes_of("[add: {id: line, from: nurse, to: school, carries: sign, passes: 1}]"),
            Complaints{"SF024"});
  EXPECT_EQ(codes_of("[add: {from: nurse, to: school, carries: sign, passes: 1, status: planned}]"),
            Complaints{"SF050"});
  EXPECT_EQ(codes_of("[add: {from: nurse, to: school, carries: sign}]"), Complaints{"SF021"});
  EXPECT_EQ(
      codes_of("[add: {from: nurse, to: school, carries: sign, passes: 1, barriers: no-line}]"),
      Complaints{"SF045"});
}

TEST(Scenarios, HaveOneVerbAChange) {
  EXPECT_EQ(codes_of("[{close: line, lift: secrecy}]"), Complaints{"SF051"});
  EXPECT_EQ(codes_of("[{}]"), Complaints{"SF051"});
  EXPECT_EQ(codes_of("[opne: line]"), Complaints{"SF020"});
  EXPECT_EQ(codes_of("[set: {actor: school, channel: line, takes: 1 day}]"), Complaints{"SF051"});
  EXPECT_EQ(codes_of("[set: {takes: 1 day}]"), Complaints{"SF051"});
  EXPECT_EQ(codes_of("[set: {channel: line}]"), Complaints{"SF054"});
  EXPECT_EQ(codes_of("[set: {barrier: no-line, passes: 1}]"), Complaints{"SF046"});
}

TEST(Scenarios, KeepTheirCostAndName) {
  const Network network = loaded(text_of("[close: line]"));
  EXPECT_EQ(network.scenarios.at(0).cost, 2.5);
  EXPECT_EQ(network.scenarios.at(0).name.shown(), "Better");
}

}  // namespace
}  // namespace sideflow
