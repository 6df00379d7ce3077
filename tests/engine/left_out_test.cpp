// What an analysis leaves out or makes coarser it says; what it does not have to leave out it has.
#include "engine/left_out.hpp"

#include "engine/analysis.hpp"
#include "engine/flow/sampled_ledger.hpp"
#include "small_networks.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr DiagramBudget kNoDiagram{.nodes = 0};

std::string name(const std::string& prefix, std::uint32_t number) {
  return prefix + std::to_string(1000 + number);
}

/// `count` bearers, each with a channel of its own to a collector of its own.
Network many_collectors(std::uint32_t count) {
  NetworkBuilder made;
  made.kind("signal");
  for (std::uint32_t i = 0; i < count; ++i) {
    made.bearer(name("b", i), "signal");
    made.collector(name("c", i), "signal");
    made.channel(name("b", i), name("c", i), "signal", 0.5);
  }
  return made.network();
}

/// `count` bearers, each with a channel of likelihood `passes` to one collector.
Network many_bearers(std::uint32_t count, double passes) {
  NetworkBuilder made;
  made.kind("signal");
  made.collector("c", "signal");
  for (std::uint32_t i = 0; i < count; ++i) {
    made.bearer(name("b", i), "signal");
    made.channel(name("b", i), "c", "signal", passes);
  }
  return made.network();
}

bool has_note(const Analysis& analysis, const std::string& text) {
  const auto& notes = analysis.reach.notes;
  return std::any_of(notes.begin(), notes.end(), [&](const ReachNote& note) {
    return note.code == "SF205" && note.text.find(text) != std::string::npos;
  });
}

TEST(LeftOut, IsNothingWhereAllIsAsAsked) {
  const Analysis analysis = analyse(many_bearers(3, 0.5));
  EXPECT_TRUE(left_out_notes(analysis).empty());
}

TEST(LeftOut, SaysThatTheErrorAskedForWasNotReached) {
  const Analysis analysis =
      analyse(many_bearers(3, 0.5), {.budget = kNoDiagram, .sampling = {.error = 1e-9}});
  EXPECT_TRUE(has_note(analysis, "3 rows have a larger standard error"));
}

TEST(LeftOut, KeepsTheSendersWhereThereAreTooManyCollectors) {
  const Analysis analysis = analyse(many_collectors(70), {.draws = 0});
  EXPECT_EQ(analysis.importance.actors.size(), 70U + 64U);
  EXPECT_EQ(analysis.importance.actors_left_out, 6U);
  EXPECT_TRUE(has_note(analysis, "6 actors have no number for"));
}

// A few worlds of a ledger do not see what hundreds of rarely arriving rows have. Reach is exact here, so that no
// error of its own hides that.
TEST(LedgerOfWorlds, BalancesWhereRowsAreManyAndWorldsAreFew) {
  const Network network = many_bearers(8000, 0.0012);
  const FlowGraph graph = compile_flow_graph(network);
  const Reach exact = reach(network, graph);
  const NetworkForms none = compile_forms(graph, FormUse::everything, kNoDiagram);
  const Ledger empty = ledger(graph, none.bearers, kNoDiagram);
  const Ledger balanced = with_sampled_rows(empty, graph, exact, {.seed = 1});
  EXPECT_EQ(balanced.amount, 8000.0);
  EXPECT_EQ(balanced.left_out, 0U);
}

TEST(LedgerOfWorlds, ListsTheRowsThatLoseMost) {
  Network network = many_bearers(1100, 0.9);
  for (Channel& channel : network.channels) {
    if (channel.from.text == name("b", 1099)) channel.carries.begin()->second = judged(0.01);
  }
  const Analysis analysis = analyse(network, {.budget = kNoDiagram, .draws = 0});
  ASSERT_GT(analysis.ledger.summed_only, 0U);
  ASSERT_FALSE(analysis.ledger.rows.empty());
  EXPECT_EQ(analysis.ledger.rows.back().row, 1099U);
}

TEST(DrawnNumbers, TakeOneStatedNumberForOneHoweverManyElementsItMakes) {
  NetworkBuilder made;
  made.kind("signal");
  made.collector("c", "signal");
  made.barrier("fear", 0.5);
  for (const char* bearer : {"b1", "b2"}) {
    made.bearer(bearer, "signal");
    made.channel(bearer, "c", "signal", 0.5).barriers = {BarrierId{"fear"}};
  }
  Network network = made.network();
  network.barriers[0].passes = judged(0.2, 0.5, 0.7);
  for (Channel& channel : network.channels) {
    channel.carries.begin()->second = judged(0.2, 0.5, 0.7);
  }
  const FlowGraph graph = compile_flow_graph(network);
  const auto draws = likelihood_draws(graph, {.draws = 50});
  const auto value = [&](const std::vector<double>& draw, const char* element) {
    return draw[*find_element(graph, element)];
  };
  std::size_t apart = 0;
  for (const auto& draw : draws) {
    EXPECT_EQ(value(draw, "barrier:fear@b1"), value(draw, "barrier:fear@b2"));
    if (value(draw, "channel:b1/c:signal") != value(draw, "channel:b2/c:signal")) ++apart;
  }
  EXPECT_GT(apart, 40U);
}

TEST(Absence, OfAnAssumedChannelTakesSolidFromItsRank) {
  NetworkBuilder made;
  made.kind("signal");
  made.collector("c", "signal");
  Actor& bearer = made.bearer("b", "signal");
  bearer.recognises[KindId{"signal"}] = bearer.forwards[KindId{"signal"}] = judged(1.0);
  made.channel("b", "c", "signal", 0.5).basis = Basis::assumed;
  const Analysis analysis = analyse(made.network());
  const auto element = find_element(analysis.graph, "channel:b/c:signal");
  ASSERT_TRUE(analysis.certainty.elements[*element].has_value());
  EXPECT_EQ(analysis.certainty.elements[*element]->share_first, 1.0);
  EXPECT_EQ(analysis.certainty.elements[*element]->stamp, Stamp::tentative);
}

}  // namespace
}  // namespace sideflow::engine::testing
