// What reach means, on networks small enough to be worked out by hand, and where it gives up.
#include "engine/analysis.hpp"
#include "engine/flow/reach.hpp"
#include "expected_case.hpp"
#include "small_networks.hpp"

#include <map>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

// ---- laws -----------------------------------------------------------------------------------------

const ReachRow& only_row(const Analysis& analysis) { return analysis.reach.bearers.at(0); }

TEST(Reach, MultipliesAlongASeries) {  //  b -.5-> m -.25-> c
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.actor("m");
  made.collector("c", "signal");
  made.channel("b", "m", "signal", 0.5);
  made.channel("m", "c", "signal", 0.25);
  EXPECT_EQ(only_row(analyse(made.network())).probability->best, 0.125);
}

TEST(Reach, OfParallelChannelsIsOneLessAllFailures) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.collector("c", "signal");
  made.channel("b", "c", "signal", 0.5);
  made.channel("b", "c", "signal", 0.25).id.text = "second";
  EXPECT_EQ(only_row(analyse(made.network())).probability->best, 1 - 0.5 * 0.75);
}

NetworkBuilder diamond(Drawn drawn) {  //  b => m1 -> c and b => m2 -> c, a barrier on both =>
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.actor("m1");
  made.actor("m2");
  made.collector("c", "signal");
  made.barrier("fear", 0.5, drawn);
  made.channel("b", "m1", "signal", 1).barriers = {{"fear"}};
  made.channel("b", "m2", "signal", 1).barriers = {{"fear"}};
  made.channel("m1", "c", "signal", 1);
  made.channel("m2", "c", "signal", 1);
  return made;
}

TEST(Reach, CountsADecisionOfTheSenderOnceForAllItsChannels) {
  EXPECT_EQ(only_row(analyse(diamond(Drawn::sender).network())).probability->best, 0.5);
  EXPECT_EQ(only_row(analyse(diamond(Drawn::channel).network())).probability->best, 0.75);
}

TEST(Reach, PrefersTheRouteWithFewerChannelsAndThenTheSmallerName) {
  const Analysis tie = analyse(diamond(Drawn::sender).network());
  const auto& arcs = only_row(tie).likeliest_route->arcs;
  ASSERT_EQ(arcs.size(), 2U);
  EXPECT_EQ(tie.graph.elements[tie.graph.arcs[arcs[0]].element].name, "channel:b/m1:signal");
  NetworkBuilder longer = diamond(Drawn::sender);
  longer.channel("b", "c", "signal", 0.5);
  EXPECT_EQ(only_row(analyse(longer.network())).likeliest_route->arcs.size(), 1U);
}

TEST(Reach, AddsUpTheTimesOfTheFastestRoute) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal").takes = Duration{1, 2, 3, "1..2..3 days"};
  made.actor("m");
  made.collector("c", "signal");
  Barrier& delay = made.barrier("backlog", 1);
  delay.effect = Effect::delay;
  delay.passes.reset();
  delay.takes = Duration{7, 7, 7, "1 week"};
  made.channel("b", "m", "signal", 0.5).takes = Duration{1, 1, 1, "1 day"};
  made.channel("m", "c", "signal", 0.5);
  made.channel("b", "c", "signal", 0.5).barriers = {{"backlog"}};
  const Analysis analysis = analyse(made.network());
  const FastestRoute& fastest = only_row(analysis).fastest_route.value();
  EXPECT_EQ(fastest.days, 3.0);
  EXPECT_EQ(fastest.untimed_steps, 1U);
  EXPECT_EQ(fastest.arcs.size(), 2U);
  EXPECT_EQ(only_row(analysis).probability->best, 1 - 0.5 * 0.75);
}

TEST(Reach, LetsOneDecisionTakeItsTimeOnce) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal").hinder_recognises = {{"backlog"}};
  made.collector("c", "signal");
  Barrier& delay = made.barrier("backlog", 1);
  delay.effect = Effect::delay;
  delay.passes.reset();
  delay.takes = Duration{3, 3, 3, "3 days"};
  made.channel("b", "c", "signal", 0.5).barriers = {{"backlog"}};
  EXPECT_EQ(only_row(analyse(made.network())).fastest_route->days, 3.0);
}

// ---- what silence means ---------------------------------------------------------------------------

NetworkBuilder without_way() {
  NetworkBuilder made;
  made.kind("signal");
  made.collector("c", "signal");
  return made;
}

TEST(Reach, CallsSilenceNotAskedUnlessASourceSaysThatThereIsNothing) {
  NetworkBuilder silent = without_way();
  silent.bearer("b", "signal");
  EXPECT_EQ(only_row(analyse(silent.network())).why, Why::not_asked);
  NetworkBuilder asked = without_way();
  asked.bearer("b", "signal").asked = {{"interview"}};
  EXPECT_EQ(only_row(analyse(asked.network())).why, Why::said);
  NetworkBuilder dead_end = without_way();
  dead_end.bearer("b", "signal").dead_end = DeadEnd{.kinds = {{"signal"}}};
  const Analysis analysis = analyse(dead_end.network());
  EXPECT_EQ(only_row(analysis).why, Why::said);
  EXPECT_EQ(only_row(analysis).closed_set.at(0).silence, Silence::dead_end);
}

TEST(Reach, KeepsTheQuestionOpenWhereAChannelOfUnknownStatusLeads) {
  NetworkBuilder made = without_way();
  made.bearer("b", "signal").asked = {{"interview"}};
  made.channel("b", "c", "signal", 0.5).status = Status::unknown;
  const Analysis analysis = analyse(made.network());
  EXPECT_EQ(only_row(analysis).why, Why::open);
  EXPECT_EQ(only_row(analysis).closed_set.at(0).silence, Silence::open);
  EXPECT_EQ(only_row(analysis).closed_set.at(0).leaving.size(), 1U);
}

TEST(Reach, SaysNothingOfAnAudienceWhoseKindNobodyHolds) {
  NetworkBuilder made;
  made.kind("advice", Aim::inform);
  made.actor("school").needs = {{"advice"}};
  const Analysis analysis = analyse(made.network());
  EXPECT_EQ(analysis.reach.audiences.at(0).verdict, Verdict::no_route);
  EXPECT_EQ(analysis.reach.audiences.at(0).why, Why::not_asked);
}

TEST(Reach, TakesAWorkingChannelToAPlannedActorForAPlannedOne) {
  NetworkBuilder made = without_way();
  made.bearer("b", "signal");
  made.actor("unit").status = Status::planned;
  Channel& channel = made.channel("b", "unit", "signal", 0.5);
  EXPECT_EQ(only_row(analyse(made.network())).why, Why::said);
  channel.status = Status::unknown;
  EXPECT_EQ(only_row(analyse(made.network())).why, Why::open);
}

TEST(Reach, OfAnEmptyNetworkHasNoRowsAndNoShare) {
  const Analysis analysis = analyse(Network{});
  EXPECT_TRUE(analysis.reach.bearers.empty());
  EXPECT_EQ(analysis.reach.total.rows, 0U);
  EXPECT_FALSE(analysis.reach.total.share.has_value());
}

// ---- limits ---------------------------------------------------------------------------------------

Network everyone_to_everyone(std::uint32_t actors) {
  NetworkBuilder made = without_way();
  for (std::uint32_t a = 0; a < actors; ++a) made.bearer("a" + std::to_string(a), "signal");
  for (std::uint32_t a = 0; a < actors; ++a) {
    for (std::uint32_t b = 0; b < actors; ++b) {
      const std::string from = "a" + std::to_string(a);
      if (a != b) made.channel(from, "a" + std::to_string(b), "signal", 0.5);
    }
    made.channel("a" + std::to_string(a), "c", "signal", 0.5);
  }
  return made.network();
}

constexpr DiagramBudget kNoDiagram{.nodes = 0};

TEST(Reach, IsSampledWhenTheNetworkIsTooEntangled) {
  const Analysis analysis = analyse(everyone_to_everyone(12), {.budget = kNoDiagram});
  ASSERT_TRUE(only_row(analysis).sampled.has_value());
  EXPECT_GT(only_row(analysis).sampled->standard_error, 0.0);
  EXPECT_GT(only_row(analysis).sampled->worlds, 0U);
  EXPECT_EQ(only_row(analysis).verdict, Verdict::reached);
  EXPECT_EQ(analysis.reach.total.reached, 12U);
  EXPECT_GT(analysis.reach.total.standard_error, 0.0);
}

TEST(Reach, IsUndecidedAndSaysSoWhenSamplesLieAtTheThreshold) {
  const Network network = everyone_to_everyone(5);
  const double exact = only_row(analyse(network)).probability->best;
  const Analysis analysis = analyse(network, {.threshold = exact, .budget = kNoDiagram});
  EXPECT_EQ(analysis.reach.total.undecided, 5U);
  EXPECT_TRUE(analysis.reach.total.arrived.has_value());
  ASSERT_TRUE(only_row(analysis).likeliest_route.has_value());
  EXPECT_EQ(only_row(analysis).likeliest_route->likelihood, 0.5);
  ASSERT_FALSE(analysis.reach.notes.empty());
  EXPECT_NE(analysis.reach.notes[0].text.find("5 rows"), std::string::npos);
}

Network long_chain(std::uint32_t length, Status last) {
  NetworkBuilder made;
  made.kind("signal");
  const auto name = [](std::uint32_t a) { return "a" + std::to_string(10000 + a); };
  for (std::uint32_t a = 0; a < length; ++a) made.bearer(name(a), "signal");
  made.collector("z", "signal");
  for (std::uint32_t a = 0; a + 1 < length; ++a) made.channel(name(a), name(a + 1), "signal", 0.5);
  made.channel(name(length - 1), "z", "signal", 0.5).status = last;
  return made.network();
}

TEST(Reach, ListsOnlyTheShorterRoutesOfAVeryLongChain) {
  const Network network = long_chain(8000, Status::working);
  const Reach found = reach(network, compile_flow_graph(network));
  const auto& rows = found.bearers;
  std::size_t steps = 0;
  for (const ReachRow& row : rows)
    steps += row.likeliest_route ? row.likeliest_route->arcs.size() : 0;
  EXPECT_LE(steps, 1'000'000U);
  EXPECT_GT(steps, 900'000U);
  EXPECT_FALSE(rows.front().likeliest_route.has_value());
  EXPECT_EQ(rows.back().likeliest_route->arcs.size(), 1U);
  EXPECT_EQ(rows.front().verdict, Verdict::faint);  // 2^-8000 is no number, but there is a way
  EXPECT_FALSE(found.notes.empty());
}

TEST(Reach, ListsOnlyTheShorterClosedSetsOfAVeryLongChain) {
  const Network network = long_chain(8000, Status::missing);
  const Reach found = reach(network, compile_flow_graph(network));
  std::size_t pairs = 0;
  for (const ReachRow& row : found.bearers) {
    EXPECT_EQ(row.why, row.row.vertex == 7999 ? Why::said : Why::not_asked);
    pairs += row.closed_set.size();
  }
  EXPECT_LE(pairs, 1'000'000U);
  EXPECT_GT(pairs, 900'000U);
  EXPECT_TRUE(found.bearers.front().closed_set.empty());
  EXPECT_EQ(found.bearers.back().closed_set.size(), 1U);
}

// ---- worked cases of the method's description -------------------------------------------------------

std::map<std::string, double> reach_by_bearer(const std::string& name) {
  const Network network = case_network("exact", name);
  const Analysis analysis = analyse(network);
  std::map<std::string, double> found;
  for (const ReachRow& row : analysis.reach.bearers) {
    found[network.actors[analysis.graph.vertices[row.row.vertex].actor].id.text] =
        row.probability->best;
  }
  return found;
}

TEST(WorkedCase, OfTheBridgeComesOut) {
  EXPECT_NEAR(reach_by_bearer("w1-bridge").at("s"), 0.97119, 1e-9);
  EXPECT_NEAR(reach_by_bearer("w2-bridge").at("s"), 0.4878, 1e-9);
}

TEST(WorkedCase, OfTheThreeBarriersComesOut) {
  const auto reach = reach_by_bearer("w3-three-barriers");
  EXPECT_NEAR(reach.at("m"), 0.1779, 1e-9);
  EXPECT_NEAR(reach.at("h"), 0.16, 1e-9);
  EXPECT_NEAR(reach.at("w"), 0.265, 1e-9);
  EXPECT_NEAR(reach.at("p"), 0.8, 1e-9);
  EXPECT_NEAR(reach_by_bearer("w4-three-barriers-channel").at("m"), 0.1887, 1e-9);
}

TEST(WorkedCase, OfTheTurnComesOut) {
  for (const auto& [bearer, probability] : reach_by_bearer("w5-turn")) {
    EXPECT_NEAR(probability, 0.288, 1e-9) << bearer;
  }
}

}  // namespace
}  // namespace sideflow::engine::testing
