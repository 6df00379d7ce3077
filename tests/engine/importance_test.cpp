// Importance against every world looked at.
#include "engine/analysis.hpp"
#include "engine/flow/search_side.hpp"
#include "small_networks.hpp"
#include "world_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr double kSame = 1e-10;
constexpr std::size_t kNetworks = 1500;

Analysis analysis_of(const Network& network) { return analyse(network, {.draws = 0}); }

Network bridge(const std::vector<double>& likelihoods) {
  NetworkBuilder builder;
  builder.kind("k");
  builder.bearer("s", "k");
  builder.actor("a");
  builder.actor("b");
  builder.collector("t", "k");
  builder.channel("s", "a", "k", likelihoods[0]);
  builder.channel("s", "b", "k", likelihoods[1]);
  builder.channel("a", "b", "k", likelihoods[2]);
  builder.channel("a", "t", "k", likelihoods[3]);
  builder.channel("b", "t", "k", likelihoods[4]);
  return builder.network();
}

const ElementImportance& element(const Analysis& analysis, const std::string& name) {
  return analysis.importance.elements[find_element(analysis.graph, name).value()].value();
}

TEST(Importance, OfTheBridgeIsWhatTheWorkedCaseSays) {
  const Analysis even = analysis_of(bridge({.9, .9, .9, .9, .9}));
  EXPECT_NEAR(even.importance.arrived, 0.97119, 5e-6);
  const std::map<std::string, double> derivatives{
      {"s/a", 0.1791}, {"s/b", 0.0981}, {"a/b", 0.0081}, {"a/t", 0.0981}, {"b/t", 0.1791}};
  for (const auto& [channel, derivative] : derivatives) {
    EXPECT_NEAR(element(even, "channel:" + channel + ":k").derivative, derivative, 1e-12)
        << channel;
  }
  EXPECT_NEAR(analysis_of(bridge({.6, .3, .5, .4, .7})).importance.arrived, 0.4878, 1e-12);
}

TEST(Importance, OfEveryElementIsTheDifferenceBetweenWithAndWithout) {
  std::size_t compared = 0;
  for (const DrawnNetwork& drawn : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Analysis found = analysis_of(drawn.network);
    if (!can_be_tabled(found.graph)) continue;
    const WorldTable table = sum_of(found.graph, world_tables(found.graph));
    const std::vector<double> today = likelihoods(found.graph, Lens::best);
    ASSERT_NEAR(found.importance.arrived, expected_at(table, today), kSame);
    for (ElementIndex e = 0; e < found.graph.elements.size(); ++e) {
      SCOPED_TRACE(found.graph.elements[e].name);
      const ElementImportance& importance = found.importance.elements[e].value();
      const double with = expected_at(table, with_one(today, e, 1.0));
      const double without = expected_at(table, with_one(today, e, 0.0));
      const double now = expected_at(table, today);
      ASSERT_NEAR(importance.derivative, with - without, kSame);
      ASSERT_NEAR(importance.loss_if_gone, now - without, kSame);
      ASSERT_EQ(importance.standard_error, 0.0);
      if (found.graph.elements[e].status == Status::working) {
        ASSERT_NEAR(importance.gain_if_repaired, with - now, kSame);
      }
      if (found.importance.on_a_way[e] == 0) {
        ASSERT_EQ(importance.derivative, 0.0);
      }
      ++compared;
    }
  }
  EXPECT_GT(compared, 3000U);
}

// Not by way of a derivative: the network in which the channel works is compiled and analysed anew.
TEST(Importance, OfAChannelThatDoesNotWorkIsWhatOpeningItBrings) {
  std::size_t opened = 0;
  for (const DrawnNetwork& drawn : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Analysis found = analysis_of(drawn.network);
    for (ElementIndex e = 0; e < found.graph.elements.size(); ++e) {
      const Element& one = found.graph.elements[e];
      if (one.sort != ElementSort::channel || one.status == Status::working) continue;
      Network changed = drawn.network;
      const auto at = std::find_if(changed.channels.begin(), changed.channels.end(),
                                   [&](const Channel& c) { return c.id == one.channel; });
      at->status = Status::working;
      if (effective_status(changed, *at) != Status::working) continue;  // its actor does not work
      const double then = reach(changed, compile_flow_graph(changed)).total.arrived->best;
      SCOPED_TRACE(one.name);
      ASSERT_NEAR(found.importance.elements[e]->gain_if_repaired, then - found.importance.arrived,
                  kSame);
      ++opened;
    }
  }
  EXPECT_GT(opened, 200U);
}

TEST(Importance, OfAnActorIsWhatTheOthersLoseWithoutIt) {
  std::size_t collectors = 0;
  std::size_t compared = 0;
  for (const DrawnNetwork& drawn : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Analysis found = analysis_of(drawn.network);
    const FlowGraph& graph = found.graph;
    if (!can_be_tabled(graph)) continue;
    const auto tables = world_tables(graph);
    const std::vector<double> today = likelihoods(graph, Lens::best);
    std::map<std::uint32_t, double> listed;
    for (const ActorImportance& actor : found.importance.actors) {
      listed[actor.actor] = actor.loss_if_gone;
    }
    for (std::uint32_t actor = 0; actor < drawn.network.actors.size(); ++actor) {
      const auto own = [&](const Row& row) { return graph.vertices[row.vertex].actor == actor; };
      const double loss = expected_at(sum_of(graph, tables, own), today) -
                          expected_at(sum_of(graph, world_tables(graph, actor), own), today);
      ASSERT_NEAR(listed[actor], loss, kSame) << drawn.network.actors[actor].id.text;
      ++compared;
      if (loss > 0.0 && !drawn.network.actors[actor].collects.empty()) ++collectors;
    }
  }
  EXPECT_GT(compared, 1000U);
  EXPECT_GT(collectors, 100U);
}

TEST(Importance, OfTwoTogetherIsWhatBothBringBeyondEach) {
  std::size_t pairs = 0;
  for (const DrawnNetwork& drawn : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Analysis found = analysis_of(drawn.network);
    if (!can_be_tabled(found.graph)) continue;
    const WorldTable table = sum_of(found.graph, world_tables(found.graph));
    const std::vector<double> today = likelihoods(found.graph, Lens::best);
    const auto best_of = [&](ElementIndex e) { return repaired(found.graph.elements[e]); };
    const auto gaining = static_cast<std::size_t>(
        std::count_if(found.importance.elements.begin(), found.importance.elements.end(),
                      [](const auto& element) { return element->gain_if_repaired > 0.0; }));
    if (gaining <= 12) {
      ASSERT_EQ(found.importance.joint_gains.size(),
                gaining * (gaining - std::min<std::size_t>(gaining, 1)) / 2);
    }
    for (const JointGain& gain : found.importance.joint_gains) {
      const auto first = with_one(today, gain.first, best_of(gain.first));
      const auto second = with_one(today, gain.second, best_of(gain.second));
      const auto both = with_one(first, gain.second, best_of(gain.second));
      ASSERT_LT(gain.first, gain.second);
      ASSERT_NEAR(gain.beyond,
                  expected_at(table, both) - expected_at(table, first) -
                      expected_at(table, second) + expected_at(table, today),
                  kSame);
      ++pairs;
    }
  }
  EXPECT_GT(pairs, 2000U);
}

TEST(Importance, IsTheSameForAnyOrderOfTheFile) {
  for (const DrawnNetwork& drawn : random_networks(300)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Importance one = analysis_of(drawn.network).importance;
    const Importance other = analysis_of(relisted(drawn.network)).importance;
    ASSERT_EQ(one.arrived, other.arrived);
    ASSERT_EQ(one.on_a_way, other.on_a_way);
    ASSERT_EQ(one.elements.size(), other.elements.size());
    for (std::size_t e = 0; e < one.elements.size(); ++e) {
      ASSERT_EQ(one.elements[e]->derivative, other.elements[e]->derivative);
      ASSERT_EQ(one.elements[e]->gain_if_repaired, other.elements[e]->gain_if_repaired);
    }
    ASSERT_EQ(one.actors.size(), other.actors.size());
    for (std::size_t a = 0; a < one.actors.size(); ++a) {
      ASSERT_EQ(one.actors[a].loss_if_gone, other.actors[a].loss_if_gone);
    }
    ASSERT_EQ(one.joint_gains.size(), other.joint_gains.size());
    for (std::size_t g = 0; g < one.joint_gains.size(); ++g) {
      ASSERT_EQ(one.joint_gains[g].beyond, other.joint_gains[g].beyond);
    }
  }
}

TEST(Importance, StaysWithinATrillionthUnderOtherNames) {
  for (const DrawnNetwork& drawn : random_networks(300)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Analysis one = analysis_of(drawn.network);
    const Analysis other = analysis_of(renamed(drawn.network));
    ASSERT_NEAR(one.importance.arrived, other.importance.arrived, 1e-12);
    for (ElementIndex e = 0; e < one.graph.elements.size(); ++e) {
      const Element& element = one.graph.elements[e];
      if (element.sort != ElementSort::channel) continue;
      const auto same = find_element(other.graph, element.name);
      ASSERT_TRUE(same.has_value()) << element.name;
      ASSERT_NEAR(one.importance.elements[e]->derivative,
                  other.importance.elements[*same]->derivative, 1e-12);
    }
  }
}

// Reach rises in every likelihood: so do all three of its bounds.
TEST(Importance, NeverSpeaksForALowerLikelihood) {
  for (const DrawnNetwork& drawn : random_networks(300)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Analysis before = analysis_of(drawn.network);
    for (const auto& importance : before.importance.elements) {
      ASSERT_GE(importance->derivative, -1e-15);
    }
    Network raised = drawn.network;
    Channel& channel = raised.channels[drawn.seed % raised.channels.size()];
    LikelihoodRange& range = channel.carries.begin()->second.range;
    range = {Likelihood{(range.low.value() + 1) / 2}, Likelihood{(range.best.value() + 1) / 2},
             Likelihood{(range.high.value() + 1) / 2}};
    Channel more = channel;
    more.id.text = "zz";
    more.from = raised.channels.front().from;
    more.status = Status::working;
    raised.channels.push_back(more);
    const Analysis after = analysis_of(raised);
    for (std::size_t r = 0; r < before.reach.bearers.size(); ++r) {
      const auto& low = before.reach.bearers[r].probability;
      const auto& high = after.reach.bearers[r].probability;
      ASSERT_EQ(low.has_value(), high.has_value());
      if (!low) continue;
      ASSERT_LE(low->low, high->low + 1e-14);
      ASSERT_LE(low->best, high->best + 1e-14);
      ASSERT_LE(low->high, high->high + 1e-14);
    }
  }
}

TEST(Importance, OfNothingIsNothing) {
  const Analysis empty = analysis_of(Network{});
  EXPECT_EQ(empty.importance.arrived, 0.0);
  EXPECT_TRUE(empty.importance.elements.empty());
  EXPECT_TRUE(empty.importance.actors.empty());
  EXPECT_TRUE(empty.importance.joint_gains.empty());
}

}  // namespace
}  // namespace sideflow::engine::testing
