#include "models/read_network.hpp"
#include "tests/models/network_texts.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow {
namespace {

using Complaints = std::vector<std::string>;

const std::string kRest = "carries: sign, passes: 0.5, status: working, evidence: made.all}";

/// Ids of the channels of kBase and this entry.
std::vector<std::string> ids_with(const std::string& ends) {
  std::vector<std::string> ids;
  for (const Channel& channel : loaded(with_channel("{" + ends + ", " + kRest)).channels)
    ids.push_back(channel.id.text);
  return ids;
}

Complaints complaints_with(const std::string& entry) {
  return complaints(with_channel("{" + entry + "}"));
}

TEST(ReadChannels, AreCalledByTheirEndsOrTheirId) {
  EXPECT_EQ(ids_with("from: nurse, to: office"), (Complaints{"line", "nurse/office"}));
  EXPECT_EQ(ids_with("id: other, from: nurse, to: office"), (Complaints{"line", "other"}));
  EXPECT_EQ(ids_with("id: other, from: [nurse], to: office"), (Complaints{"line", "other"}));
}

TEST(ReadChannels, OfSeveralSendersAndReceiversAreOneForEachWay) {
  EXPECT_EQ(ids_with("from: [nurse, school], to: office"),
            (Complaints{"line", "nurse/office", "school/office"}));
  EXPECT_EQ(ids_with("id: x, from: [nurse, school], to: office"),
            (Complaints{"line", "x/nurse", "x/school"}));
  EXPECT_EQ(ids_with("id: x, from: nurse, to: [school, office]"),
            (Complaints{"line", "x/office", "x/school"}));
  EXPECT_EQ(
      ids_with("id: x, from: [nurse, school], to: [office, nurse]"),
      (Complaints{"line", "x/nurse/nurse", "x/nurse/office", "x/school/nurse", "x/school/office"}));
}

TEST(ReadChannels, BetweenTwoActorsAreTwo) {
  EXPECT_EQ(ids_with("between: [nurse, school]"),
            (Complaints{"line", "nurse/school", "school/nurse"}));
  EXPECT_EQ(ids_with("id: x, between: [nurse, school]"),
            (Complaints{"line", "x/nurse/school", "x/school/nurse"}));
}

TEST(ReadChannels, RememberTheEntryThatMadeThem) {
  const Network network =
      loaded(with_channel("{id: x, from: [nurse, school], to: office, " + kRest));
  EXPECT_EQ(network.channels[1].entry.text, "x");
  EXPECT_EQ(network.channels[1].from.text, "nurse");
  EXPECT_EQ(network.channels[0].entry.text, "line");
}

TEST(ReadChannels, KeepThoseToOneself) {
  EXPECT_EQ(ids_with("from: nurse, to: nurse"), (Complaints{"line", "nurse/nurse"}));
}

TEST(ReadChannels, ThatAreASecondNeedAnId) {
  EXPECT_EQ(complaints(with_channel("{from: nurse, to: office, " + kRest) +
                       "  - {from: nurse, to: office, " + kRest + "\n"),
            Complaints{"31 SF040"});
  EXPECT_EQ(complaints(with_channel("{from: nurse, to: office, " + kRest) +
                       "  - {id: b, from: nurse, to: office, " + kRest + "\n"),
            Complaints{});
}

TEST(ReadChannels, CannotBeCalledTheSame) {
  EXPECT_EQ(complaints_with("id: line, from: nurse, to: office, carries: sign, passes: 0.5, "
                            "status: working, evidence: made.all"),
            Complaints{"30 SF024"});
  EXPECT_EQ(complaints_with("id: line, from: [nurse, school], to: office, carries: sign, passes: "
                            "0.5, status: working, evidence: made.all"),
            Complaints{"30 SF024"});
}

TEST(ReadChannels, HaveTwoEnds) {
  const std::string rest = "carries: sign, passes: 0.5, status: working, evidence: made.all";
  EXPECT_EQ(complaints_with("between: [nurse], " + rest), Complaints{"30 SF041"});
  EXPECT_EQ(complaints_with("between: [nurse, school, office], " + rest), Complaints{"30 SF041"});
  EXPECT_EQ(complaints_with("between: [nurse, nurse], " + rest), Complaints{"30 SF024"});
  EXPECT_EQ(complaints_with("between: [nurse, school], from: office, " + rest),
            Complaints{"30 SF041"});
  EXPECT_EQ(complaints_with("from: nurse, " + rest), Complaints{"30 SF021"});
  EXPECT_EQ(complaints_with(rest), (Complaints{"30 SF021", "30 SF021"}));
  EXPECT_EQ(complaints_with("from: [], to: nurse, " + rest), Complaints{"30 SF041"});
  EXPECT_EQ(complaints_with("from: [nurse, nuse], to: office, " + rest), Complaints{"30 SF026"});
}

TEST(ReadChannels, SayHowMuchTheyLetThrough) {
  const std::string rest = "from: nurse, to: office, status: working, evidence: made.all, ";
  EXPECT_EQ(complaints_with(rest + "carries: sign"), Complaints{"30 SF021"});
  EXPECT_EQ(complaints_with(rest + "carries: sign, passes: 0.5, passes_net: 0.5"),
            Complaints{"30 SF042"});
  EXPECT_EQ(complaints_with(rest + "carries: {sign: 0.5}"), Complaints{});
  EXPECT_EQ(complaints_with(rest + "carries: []"), (Complaints{"30 SF021", "30 SF027"}));
  EXPECT_EQ(complaints_with(rest + "carries: {}"), Complaints{"30 SF027"});
  EXPECT_EQ(complaints_with(rest + "passes: 0.5"), Complaints{"30 SF021"});
}

TEST(ReadChannels, LetALikelihoodOfAKindWinOverTheChannels) {
  const Network network =
      loaded(with_channel("{from: nurse, to: office, carries: {sign: 0.8, case: 0.1}, passes: 0.5, "
                          "status: working, evidence: made.all}"));
  const Channel& channel = network.channels[1];
  EXPECT_EQ(channel.carries.at(KindId{"sign"}).range.best.value(), 0.8);
  EXPECT_EQ(channel.carries.at(KindId{"case"}).range.best.value(), 0.1);
}

// ---- net strengths ----------------------------------------------------------------------------

LikelihoodRange gross_of(const std::string& net, const std::string& barrier) {
  std::string text =
      replaced(kBase, "passes: 0.5, status: working", "passes_net: " + net + ", status: working");
  text =
      replaced(text, "type: test-barrier, passes: 0.5", "type: test-barrier, passes: " + barrier);
  return loaded(text).channels.at(0).carries.begin()->second.range;
}

TEST(PassesNet, IsDividedByTheBestsOfTheBarriers) {
  const LikelihoodRange gross = gross_of("0.1..0.2..0.3", "0.3..0.5..0.9");
  EXPECT_DOUBLE_EQ(gross.low.value(), 0.2);
  EXPECT_DOUBLE_EQ(gross.best.value(), 0.4);
  EXPECT_DOUBLE_EQ(gross.high.value(), 0.6);
}

TEST(PassesNet, IsCutAtOneOnlyAtItsHigh) {
  EXPECT_EQ(gross_of("0.1..0.2..0.9", "0.5").high.value(), 1);
  EXPECT_EQ(gross_of("0.56", "0.56").best.value(), 1);
}

TEST(PassesNet, IsWrongAboveWhatTheBarriersLetThrough) {
  const auto complaints_of = [](const std::string& net, const std::string& barrier) {
    std::string text =
        replaced(kBase, "passes: 0.5, status: working", "passes_net: " + net + ", status: working");
    return complaints(replaced(text, "type: test-barrier, passes: 0.5",
                               "type: test-barrier, passes: " + barrier));
  };
  EXPECT_EQ(complaints_of("0.6", "0.5"), Complaints{"29 SF043"});
  EXPECT_EQ(complaints_of("0.1..0.6..0.7", "0.5"), Complaints{"29 SF043"});
  EXPECT_EQ(complaints_of("0", "0"), Complaints{"29 SF043"});
  EXPECT_EQ(complaints_of("0.5", "0.5"), Complaints{});
}

TEST(PassesNet, DoesNotCountBarriersOfOtherEffects) {
  const std::string slow =
      replaced(kBase, "type: test-barrier, passes: 0.5", "type: test-barrier, effect: quality");
  const Network network =
      loaded(replaced(slow, "passes: 0.5, status: working", "passes_net: 0.6, status: working"));
  EXPECT_EQ(network.channels.at(0).carries.begin()->second.range.best.value(), 0.6);
}

TEST(PassesNet, DividesEveryAccount) {
  const Network network =
      loaded(replaced(kBase, "passes: 0.5, status: working",
                      "passes_net: {accounts: [{likelihood: 0.1, source: made}, {likelihood: 0.4, "
                      "source: made}]}, status: working"));
  const JudgedLikelihood& gross = network.channels.at(0).carries.begin()->second;
  ASSERT_EQ(gross.accounts.size(), 2U);
  EXPECT_DOUBLE_EQ(gross.accounts[1].range.best.value(), 0.8);
  EXPECT_DOUBLE_EQ(gross.range.best.value(), 0.5);
  EXPECT_DOUBLE_EQ(gross.range.high.value(), 0.8);
}

// ---- dead ends --------------------------------------------------------------------------------

TEST(DeadEnds, HaveNoWorkingChannelForTheirKinds) {
  const std::string dead =
      replaced(kBase, "holds: sign}", "holds: sign, dead_end: {evidence: made.all}}");
  EXPECT_EQ(complaints(dead), Complaints{"29 SF044"});
  EXPECT_EQ(complaints(replaced(dead, "status: working", "status: planned")), Complaints{});
  EXPECT_EQ(complaints(replaced(dead, "carries: sign", "carries: case")), Complaints{});
}

TEST(ReadChannels, RefuseANetworkThatListsMakeTooLarge) {
  std::string kinds;
  std::string names;
  std::string actors;
  for (int i = 0; i < 2000; ++i) {
    const std::string id = "a" + std::to_string(i);
    actors += "  " + id + ": {name: A, role: test-role, evidence: made.all}\n";
    names += (i > 0 ? ", " : "") + id;
  }
  const std::string text = replaced(kBase, "barriers:\n", actors + "barriers:\n") + "  - {from: [" +
                           names + "], to: [" + names + "], " + kRest + "\n";
  EXPECT_EQ(complaints(text), Complaints{"2030 SF062"});
}

}  // namespace
}  // namespace sideflow
