// Key players against every set of actors in every possible world.
#include "engine/structure/key_players.hpp"

#include "engine/flow/search_side.hpp"
#include "every_world.hpp"
#include "small_networks.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

using Actors = std::vector<std::uint32_t>;
using Changes = std::map<Actors, double>;

constexpr double kSame = 1e-10;

bool has(const Actors& actors, std::uint32_t actor) {
  return std::find(actors.begin(), actors.end(), actor) != actors.end();
}

/// How many rows arrive in `world`, those of `gone` aside, when `gone` neither pass on nor collect.
double rows_that_arrive(const FlowGraph& graph, const World& world, const Actors& gone) {
  NumberedGraph left = graph.numbers;
  World open = world;
  open.push_back(0);
  for (ArcIndex arc = 0; arc < left.arcs(); ++arc) {
    if (!has(gone, graph.vertices[left.tails[arc]].actor)) continue;
    left.heads[arc] = left.tails[arc];  // leads nowhere
  }
  double rows = 0;
  for (const Row& row : graph.bearers) {
    if (row.at_home || has(gone, graph.vertices[row.vertex].actor)) continue;
    const auto reached = open_from(left, open, row.vertex);
    rows += std::any_of(graph.collectors.begin(), graph.collectors.end(), [&](VertexIndex v) {
      return reached[v] != 0 && !has(gone, graph.vertices[v].actor);
    });
  }
  return rows;
}

/// The same today, whoever is gone: the rows of the others.
double others_that_arrive(const FlowGraph& graph, const World& world, const Actors& gone) {
  double rows = 0;
  for (const Row& row : graph.bearers) {
    if (row.at_home || has(gone, graph.vertices[row.vertex].actor)) continue;
    const auto reached = open_from(graph.numbers, world, row.vertex);
    rows += std::any_of(graph.collectors.begin(), graph.collectors.end(),
                        [&](VertexIndex v) { return reached[v] != 0; });
  }
  return rows;
}

double expected(const FlowGraph& graph, const std::function<double(const World&)>& rows) {
  double sum = 0;
  for_every_world(
      graph.numbers, {likelihoods(graph, Lens::best)},
      [&](const World& world, const auto& weights) { sum += weights[0] * rows(world); });
  return sum;
}

/// Every set of 1 to 3 of so many actors.
std::vector<Actors> all_sets(std::size_t actors) {
  std::vector<Actors> sets;
  for (std::uint32_t number = 1; number < (std::uint32_t{1} << actors); ++number) {
    Actors set;
    for (std::uint32_t a = 0; a < actors; ++a) {
      if ((number >> a & 1U) != 0) set.push_back(a);
    }
    if (set.size() <= 3) sets.push_back(set);
  }
  return sets;
}

Changes losses(const Network& network, const FlowGraph& graph) {
  Changes found;
  for (const Actors& set : all_sets(network.actors.size())) {
    found[set] = expected(graph, [&](const World& world) {
      return others_that_arrive(graph, world, set) - rows_that_arrive(graph, world, set);
    });
  }
  return found;
}

/// The network in which these actors do all that they should; a barrier that is drawn for the whole
/// network is not theirs. One that is drawn for them stands on their channels, too.
Network trained(Network network, const Actors& actors) {
  for (const std::uint32_t a : actors) {
    Actor& actor = network.actors[a];
    for (auto* by_kind : {&actor.recognises, &actor.forwards}) {
      for (auto& [kind, likelihood] : *by_kind) likelihood = judged(1.0);
    }
    for (auto* hindering : {&actor.hinder_recognises, &actor.hinder_forwards}) {
      std::vector<BarrierId> stay;
      for (const BarrierId& id : *hindering) {
        const Drawn drawn = find_barrier(network, id)->drawn;
        if (drawn == Drawn::network) stay.push_back(id);
        for (Channel& channel : network.channels) {
          if (channel.from == actor.id && drawn == Drawn::sender) std::erase(channel.barriers, id);
        }
      }
      *hindering = stay;
    }
  }
  return network;
}

double arrival(const Network& network) {
  const FlowGraph graph = compile_flow_graph(network);
  return expected(graph, [&](const World& world) { return others_that_arrive(graph, world, {}); });
}

Changes gains(const Network& network) {
  Changes found;
  const double today = arrival(network);
  for (const Actors& set : all_sets(network.actors.size())) {
    found[set] = arrival(trained(network, set)) - today;
  }
  return found;
}

/// The changes of the best sets of a size, each of whose members adds to them.
std::vector<double> best_changes(const Changes& all, std::size_t size, std::size_t listed) {
  std::vector<double> changes;
  for (const auto& [set, change] : all) {
    bool counts = set.size() == size && change > kSame;
    for (std::size_t i = 0; counts && size > 1 && i < size; ++i) {
      Actors fewer = set;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      counts = all.at(fewer) + kSame < change;
    }
    if (counts) changes.push_back(change);
  }
  std::sort(changes.rbegin(), changes.rend());
  changes.resize(std::min(changes.size(), listed));
  return changes;
}

std::size_t expect_same(const PlayerRanking& found, const Changes& all) {
  EXPECT_TRUE(found.exhaustive);
  EXPECT_EQ(found.left_out, 0U);
  EXPECT_EQ(found.by_size.size(), 3U);
  std::size_t listed = 0;
  for (std::size_t size = 1; size <= found.by_size.size(); ++size) {
    const std::vector<double> best = best_changes(all, size, 5);
    const auto& sets = found.by_size[size - 1];
    EXPECT_EQ(sets.size(), best.size()) << "size " << size;
    if (sets.size() != best.size()) continue;
    for (std::size_t i = 0; i < sets.size(); ++i) {
      EXPECT_NEAR(sets[i].change, best[i], kSame);
      EXPECT_NEAR(sets[i].change, all.at(sets[i].actors), kSame);
      EXPECT_EQ(sets[i].standard_error, 0.0);
    }
    listed += sets.size();
  }
  return listed;
}

/// Two bearers, four who pass on, two collectors; several ways round, so that pairs and triples matter.
Network drawn_relays(std::uint32_t seed) {
  std::mt19937 dice(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(dice() % n); };
  const auto relay = [&] { return "r" + std::to_string(below(4)); };
  NetworkBuilder builder;
  builder.kind("k");
  builder.barrier("fear", .25);
  builder.barrier("law", .75, Drawn::network);
  builder.bearer("s0", "k").hinder_forwards.push_back({"law"});
  builder.bearer("s1", "k").hinder_recognises.push_back({"fear"});
  for (std::uint32_t r = 0; r < 4; ++r) builder.actor("r" + std::to_string(r));
  builder.actor("r4").forwards[{"k"}] = judged(.5);
  builder.actor("r5").recognises[{"k"}] = judged(below(4) == 0 ? 0.0 : .75);
  builder.collector("z0", "k");
  builder.collector("z1", "k");
  for (std::uint32_t c = 0; c < 14; ++c) {
    const std::string bearer = "s" + std::to_string(c % 2);
    const std::string collector = "z" + std::to_string(below(2));
    const std::string relays[] = {relay(), relay(), "r4", "r5"};
    const std::string from[] = {bearer, bearer, relays[0], relays[1], "r4", "r5", relays[0]};
    const std::string to[] = {
        relays[1], relays[2 + below(2)], collector, relays[2 + below(2)], collector, collector,
        collector};
    Channel& channel = builder.channel(from[c % 7], to[c % 7], "k", c < 5 ? .5 : 1.0);
    channel.id.text = "c" + std::to_string(100 + c);
  }
  return builder.network();
}

/// How many sets of two and three are listed.
std::size_t larger_sets(const PlayerRanking& ranking) {
  return ranking.by_size.at(1).size() + ranking.by_size.at(2).size();
}

TEST(KeyPlayers, AreTheBestOfAllSetsWherePairsAndTriplesMatter) {
  std::size_t removed = 0;
  std::size_t trained_sets = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = drawn_relays(seed);
    const FlowGraph graph = compile_flow_graph(network);
    const KeyPlayers found = key_players(network, graph);
    expect_same(found.removal, losses(network, graph));
    expect_same(found.training, gains(network));
    removed += larger_sets(found.removal);
    trained_sets += larger_sets(found.training);
  }
  EXPECT_GT(removed, 100U);
  EXPECT_GT(trained_sets, 50U);
}

TEST(KeyPlayers, ForRemovalAreThoseWithoutWhomTheOthersLoseMostInAllWorlds) {
  std::size_t listed = 0;
  for (const DrawnNetwork& drawn : random_networks(120)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const FlowGraph graph = compile_flow_graph(drawn.network);
    const KeyPlayers found = key_players(drawn.network, graph);
    EXPECT_TRUE(found.exact);
    EXPECT_NEAR(found.arrived, arrival(drawn.network), kSame);
    listed += expect_same(found.removal, losses(drawn.network, graph));
  }
  EXPECT_GT(listed, 25U);
}

TEST(KeyPlayers, ForTrainingAreThoseWhoGainMostInAllWorlds) {
  std::size_t listed = 0;
  for (const DrawnNetwork& drawn : random_networks(250)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const FlowGraph graph = compile_flow_graph(drawn.network);
    const KeyPlayers found = key_players(drawn.network, graph);
    listed += expect_same(found.training, gains(drawn.network));
  }
  EXPECT_GT(listed, 25U);
}

/// school -> nurse, police -> office; each passes on half of what comes.
Network town() {
  NetworkBuilder builder;
  builder.kind("k");
  builder.bearer("school", "k");
  builder.collector("office", "k");
  for (const char* id : {"nurse", "police"}) {
    builder.actor(id).forwards[{"k"}] = judged(.5);
    builder.channel("school", id, "k", .5);
    builder.channel(id, "office", "k", 1);
  }
  return builder.network();  // nurse 0, office 1, police 2, school 3
}

void expect_set(const PlayerSet& set, const Actors& actors, double change) {
  EXPECT_EQ(set.actors, actors);
  EXPECT_NEAR(set.change, change, 1e-12);
}

TEST(KeyPlayers, OfTheWorkedExampleAreTheOfficeAndThenBothWhoTellIt) {
  const Network network = town();
  const KeyPlayers found = key_players(network, compile_flow_graph(network));
  EXPECT_NEAR(found.arrived, .4375, 1e-12);
  ASSERT_EQ(found.removal.by_size.at(0).size(), 3U);
  expect_set(found.removal.by_size[0][0], {1}, .4375);
  expect_set(found.removal.by_size[0][1], {0}, .1875);
  expect_set(found.removal.by_size[0][2], {2}, .1875);
  ASSERT_EQ(found.removal.by_size.at(1).size(), 1U);
  expect_set(found.removal.by_size[1][0], {0, 2}, .4375);
  EXPECT_TRUE(found.removal.by_size.at(2).empty());
  ASSERT_EQ(found.training.by_size.at(0).size(), 2U);
  expect_set(found.training.by_size[0][0], {0}, .1875);
  ASSERT_EQ(found.training.by_size.at(1).size(), 1U);
  expect_set(found.training.by_size[1][0], {0, 2}, .3125);
}

TEST(KeyPlayers, BuiltUpActorByActorSaySoAndStartFromTheSameSingles) {
  for (const DrawnNetwork& drawn : random_networks(100)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const FlowGraph graph = compile_flow_graph(drawn.network);
    const PlayerRanking all = key_players(drawn.network, graph).removal;
    const PlayerRanking built = key_players(drawn.network, graph, {.exhaustive = 0}).removal;
    EXPECT_EQ(built.exhaustive, built.candidates == 0);
    ASSERT_EQ(built.by_size[0].size(), all.by_size[0].size());
    for (std::size_t i = 0; i < all.by_size[0].size(); ++i) {
      EXPECT_EQ(built.by_size[0][i].actors, all.by_size[0][i].actors);
    }
    for (std::size_t size = 1; size < 3; ++size) {
      if (built.by_size[size].empty() || all.by_size[size].empty()) continue;
      EXPECT_LE(built.by_size[size][0].change, all.by_size[size][0].change + kSame);
    }
  }
}

TEST(KeyPlayers, ThatAreTooMuchWorkAreLeftOutAndCounted) {
  const Network network = town();
  const KeyPlayers found = key_players(network, compile_flow_graph(network), {.most_steps = 1});
  EXPECT_EQ(found.removal.candidates, 3U);
  EXPECT_EQ(found.removal.left_out, 3U);
  EXPECT_FALSE(found.removal.exhaustive);
  EXPECT_TRUE(found.removal.by_size[0].empty());
}

TEST(KeyPlayers, WithoutExactFormAreSampledWithTheirError) {
  const Network network = town();
  const FlowGraph graph = compile_flow_graph(network);
  const KeyPlayerOptions sampled{.budget = {.nodes = 2, .bytes = 64, .steps = 1}};
  const KeyPlayers exact = key_players(network, graph);
  const KeyPlayers found = key_players(network, graph, sampled);
  EXPECT_FALSE(found.exact);
  const Changes losses_of = losses(network, graph);
  const Changes gains_of = gains(network);
  const auto compare = [](const PlayerRanking& ranking, const Changes& all) {
    for (const auto& sets : ranking.by_size) {
      for (const PlayerSet& set : sets) {
        EXPECT_GT(set.standard_error, 0.0);
        EXPECT_NEAR(set.change, all.at(set.actors), 5 * set.standard_error);
      }
    }
  };
  ASSERT_FALSE(found.removal.by_size[0].empty());
  EXPECT_EQ(found.removal.by_size[0][0].actors, exact.removal.by_size[0][0].actors);
  compare(found.removal, losses_of);
  compare(found.training, gains_of);
}

TEST(KeyPlayers, OfNothingAreNone) {
  const KeyPlayers found = key_players(Network{}, compile_flow_graph(Network{}));
  EXPECT_EQ(found.arrived, 0.0);
  EXPECT_EQ(found.removal.candidates, 0U);
  EXPECT_TRUE(found.removal.by_size[0].empty());
  EXPECT_TRUE(found.training.by_size[0].empty());
}

}  // namespace
}  // namespace sideflow::engine::testing
