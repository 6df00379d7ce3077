// Cuts against every set of actors and of channels taken out, and links taken out one by one.
#include "engine/structure/cuts.hpp"

#include "small_networks.hpp"

#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

using Labels = std::vector<std::uint32_t>;

bool lets_through(const FlowGraph& graph, ArcIndex arc) {
  bool open = graph.arcs[arc].status == Status::working;
  for (const ElementIndex element : graph.numbers.needs(arc)) {
    open = open && graph.elements[element].today.best.value() > 0;
  }
  return open;
}

bool has(const Labels& labels, std::uint32_t label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// By vertex: whether a way leads there, in the plainest way, without these actors and channels.
std::vector<std::uint8_t> come_to(const FlowGraph& graph, VertexIndex start, const Labels& actors,
                                  const Labels& channels) {
  std::vector<std::uint8_t> reached(graph.vertices.size(), 0);
  reached[start] = 1;
  for (bool grown = true; grown;) {
    grown = false;
    for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
      const VertexIndex head = graph.numbers.heads[arc];
      if (reached[graph.numbers.tails[arc]] == 0 || reached[head] != 0) continue;
      if (!lets_through(graph, arc) || has(actors, graph.vertices[head].actor)) continue;
      if (graph.arcs[arc].channel != Arc::kNoChannel && has(channels, graph.arcs[arc].channel)) {
        continue;
      }
      reached[head] = 1;
      grown = true;
    }
  }
  return reached;
}

bool arrives(const FlowGraph& graph, const Row& row, const Labels& actors, const Labels& channels) {
  const auto reached = come_to(graph, row.vertex, actors, channels);
  return std::any_of(graph.collectors.begin(), graph.collectors.end(),
                     [&](VertexIndex v) { return reached[v] != 0; });
}

/// The smallest of all subsets of `candidates` that `separates`; none where all of them do not.
std::vector<Labels> smallest_subsets(const Labels& candidates,
                                     const std::function<bool(const Labels&)>& separates) {
  std::vector<Labels> found;
  std::size_t least = candidates.size() + 1;
  for (std::uint32_t number = 0; number < (std::uint32_t{1} << candidates.size()); ++number) {
    Labels subset;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if ((number >> i & 1U) != 0) subset.push_back(candidates[i]);
    }
    if (subset.size() > least || !separates(subset)) continue;
    if (subset.size() < least) found.clear();
    least = subset.size();
    found.push_back(subset);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Labels cuttable_actors(const Network& network, const FlowGraph& graph, const Row& row) {
  const auto reached = come_to(graph, row.vertex, {}, {});
  std::set<std::uint32_t> uncut{graph.vertices[row.vertex].actor};
  for (const VertexIndex v : graph.collectors) {
    if (reached[v] != 0) uncut.insert(graph.vertices[v].actor);
  }
  Labels actors;
  for (std::uint32_t a = 0; a < network.actors.size(); ++a) {
    if (!uncut.contains(a)) actors.push_back(a);
  }
  return actors;
}

Labels all_channels(const Network& network) {
  Labels channels;
  for (std::uint32_t c = 0; c < network.channels.size(); ++c) channels.push_back(c);
  return channels;
}

/// The labels of every way from `vertex` to a collector that comes to no vertex twice.
void list_ways(const FlowGraph& graph, const std::function<void(ArcIndex, Labels&)>& add_label,
               VertexIndex vertex, const Labels& labels, std::vector<std::uint8_t>& passed,
               std::set<Labels>& ways) {
  if (std::binary_search(graph.collectors.begin(), graph.collectors.end(), vertex)) {
    ways.insert(labels);
    return;
  }
  passed[vertex] = 1;
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    const VertexIndex head = graph.numbers.heads[arc];
    if (graph.numbers.tails[arc] != vertex || passed[head] != 0) continue;
    if (!lets_through(graph, arc)) continue;
    Labels longer = labels;
    add_label(arc, longer);
    list_ways(graph, add_label, head, longer, passed, ways);
  }
  passed[vertex] = 0;
}

bool share_any(const Labels& a, const Labels& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t label) { return has(b, label); });
}

/// The most of `ways` of which no two share a label; those that share one with `taken` do not count.
std::size_t most_disjoint(const std::vector<Labels>& ways, std::size_t from, const Labels& taken) {
  std::size_t most = 0;
  for (std::size_t i = from; i < ways.size(); ++i) {
    if (share_any(ways[i], taken)) continue;
    Labels more = taken;
    more.insert(more.end(), ways[i].begin(), ways[i].end());
    most = std::max(most, 1 + most_disjoint(ways, i + 1, more));
  }
  return most;
}

std::size_t disjoint_ways(const FlowGraph& graph, const Row& row,
                          const std::function<void(ArcIndex, Labels&)>& add_label) {
  std::vector<std::uint8_t> passed(graph.vertices.size(), 0);
  std::set<Labels> ways;
  list_ways(graph, add_label, row.vertex, {}, passed, ways);
  return most_disjoint({ways.begin(), ways.end()}, 0, {});
}

void expect_disjoint(const SmallestCut& found, const FlowGraph& graph, const Row& row,
                     const std::function<void(ArcIndex, Labels&)>& add_label) {
  if (!found.size) return;
  const std::size_t ways = disjoint_ways(graph, row, add_label);
  EXPECT_GE(*found.disjoint_ways, ways);
  if (!found.ways_at_most) {
    EXPECT_EQ(*found.disjoint_ways, ways);
  }
}

/// How often each outcome came up, so that a test can say that it looked at all of them.
struct Seen {
  std::size_t without_cut = 0;
  std::size_t up_to_three = 0;
  std::size_t larger = 0;
  std::size_t at_most = 0;
};

void expect_smallest(const SmallestCut& found, const std::vector<Labels>& expected, Seen& seen) {
  ASSERT_EQ(found.size.has_value(), !expected.empty());
  if (expected.empty()) {
    ++seen.without_cut;
    EXPECT_TRUE(found.sets.empty());
    EXPECT_FALSE(found.disjoint_ways.has_value());
    return;
  }
  const std::size_t least = expected.front().size();
  if (found.size_at_most) {
    ++seen.at_most;
    EXPECT_GE(*found.size, least);
    EXPECT_GT(least, 3U);
    return;
  }
  EXPECT_EQ(*found.size, least);
  if (least <= 3) {
    ++seen.up_to_three;
    EXPECT_EQ(found.sets, expected);
  } else {
    ++seen.larger;
    ASSERT_EQ(found.sets.size(), 1U);
    EXPECT_TRUE(std::find(expected.begin(), expected.end(), found.sets[0]) != expected.end());
  }
}

Network drawn_network(std::uint32_t seed, std::uint32_t actors, std::uint32_t channels,
                      bool with_turns) {
  std::mt19937 dice(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(dice() % n); };
  const std::vector<std::string> kinds{"k", "l"};
  NetworkBuilder builder;
  for (const std::string& kind : kinds) builder.kind(kind);
  builder.barrier("fear", 0.0, Drawn::network);
  builder.bearer("b", "k");
  builder.collector("z", "k").collects.push_back({"l"});
  for (std::uint32_t a = 0; a < actors; ++a) {
    Actor& actor = builder.actor("a" + std::to_string(a));
    if (below(12) == 0) actor.collects.push_back({"l"});
    if (with_turns && below(2) == 0) {
      actor.turns.push_back({.from = {"k"}, .into = {"l"}, .likelihood = judged(.5)});
    }
  }
  const auto someone = [&] { return "a" + std::to_string(below(actors)); };
  for (std::uint32_t c = 0; c < channels; ++c) {
    const std::uint32_t place = below(4);
    const std::string from = place == 0 ? "b" : someone();
    const std::string to = place == 1 ? "z" : someone();
    const bool both = with_turns && below(2) == 0;
    Channel& channel = builder.channel(from, to, with_turns && !both ? kinds[below(2)] : "k", .5);
    channel.id.text = "c" + std::to_string(100 + c);
    if (both) channel.carries.insert({{"l"}, judged(.5)});
    if (below(10) == 0) channel.barriers.push_back({"fear"});
  }
  return builder.network();
}

Seen compare_all(std::uint32_t actors, std::uint32_t channels, bool with_turns) {
  Seen seen;
  for (std::uint32_t seed = 1; seed <= 120; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = drawn_network(seed, actors, channels, with_turns);
    const FlowGraph graph = compile_flow_graph(network);
    const SmallestCuts found = smallest_cuts(graph, {.most_listed = 10'000});
    const Row& row = graph.bearers.at(0);
    EXPECT_EQ(found.rows.size(), arrives(graph, row, {}, {}) ? 1U : 0U);
    if (found.rows.empty()) continue;
    expect_smallest(
        found.rows[0].actors,
        smallest_subsets(cuttable_actors(network, graph, row),
                         [&](const Labels& cut) { return !arrives(graph, row, cut, {}); }),
        seen);
    expect_smallest(
        found.rows[0].channels,
        smallest_subsets(all_channels(network),
                         [&](const Labels& cut) { return !arrives(graph, row, {}, cut); }),
        seen);
    const Labels cuttable = cuttable_actors(network, graph, row);
    expect_disjoint(found.rows[0].actors, graph, row, [&](ArcIndex arc, Labels& labels) {
      const std::uint32_t actor = graph.vertices[graph.numbers.heads[arc]].actor;
      if (has(cuttable, actor) && !has(labels, actor)) labels.push_back(actor);
    });
    expect_disjoint(found.rows[0].channels, graph, row, [&](ArcIndex arc, Labels& labels) {
      const std::uint32_t channel = graph.arcs[arc].channel;
      if (channel != Arc::kNoChannel && !has(labels, channel)) labels.push_back(channel);
    });
  }
  return seen;
}

TEST(SmallestCuts, AreTheSmallestOfAllSetsWhereNoKindTurns) {
  const Seen few = compare_all(6, 12, false);
  EXPECT_GT(few.up_to_three, 50U);
  EXPECT_EQ(few.at_most, 0U);
}

TEST(SmallestCuts, AreTheSmallestOfAllSetsWhereActorsAndChannelsServeSeveralKinds) {
  const Seen seen = compare_all(7, 13, true);
  EXPECT_GT(seen.up_to_three, 50U);
  EXPECT_GT(seen.without_cut, 0U);
}

/// b -> a0 ... a(n-1) -> z.
NetworkBuilder fan(std::uint32_t width) {
  NetworkBuilder builder;
  builder.kind("k");
  builder.kind("l");
  builder.bearer("b", "k");
  builder.collector("z", "k").collects.push_back({"l"});
  for (std::uint32_t a = 0; a < width; ++a) {
    const std::string id = "a" + std::to_string(a);
    builder.actor(id);
    builder.channel("b", id, "k", .5);
    builder.channel(id, "z", "k", .5);
  }
  return builder;
}

RowCuts only_row(const Network& network, const CutOptions& options = {}) {
  const SmallestCuts found = smallest_cuts(compile_flow_graph(network), options);
  EXPECT_EQ(found.rows.size(), 1U);
  return found.rows.at(0);
}

TEST(SmallestCuts, BeyondThreeComeFromFlowWithOneExample) {
  const RowCuts found = only_row(fan(5).network());
  EXPECT_EQ(found.actors.size, 5U);
  EXPECT_FALSE(found.actors.size_at_most);
  EXPECT_EQ(found.actors.sets, (std::vector<Labels>{{0, 1, 2, 3, 4}}));
  EXPECT_EQ(found.actors.disjoint_ways, 5U);
  EXPECT_FALSE(found.actors.ways_at_most);
  EXPECT_EQ(found.channels.size, 5U);
  EXPECT_EQ(found.channels.sets.size(), 1U);
}

/// b -> a(i) -> w(i), which turns it -> a(i+1) -> z, round a ring: a(i) stands on two ways, for one kind each.
Network ring(std::uint32_t size) {
  NetworkBuilder builder;
  builder.kind("k");
  builder.kind("l");
  builder.bearer("b", "k");
  builder.collector("z", "l");
  const auto a = [&](std::uint32_t i) { return "a" + std::to_string(100 + i % size); };
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::string turning = "w" + std::to_string(100 + i);
    builder.actor(a(i));
    builder.actor(turning).turns.push_back(
        {.from = {"k"}, .into = {"l"}, .likelihood = judged(.5)});
    builder.channel("b", a(i), "k", .5);
    builder.channel(a(i), turning, "k", .5);
    builder.channel(turning, a(i + 1), "l", .5);
    builder.channel(a(i), "z", "l", .5);
  }
  return builder.network();
}

TEST(SmallestCuts, WhereAnActorServesSeveralKindsMayBeLargerThanTheNumberOfDisjointWays) {
  const RowCuts found =
      only_row(ring(5));  // a ring of 5 needs 3 to touch all sides; 2 sides are apart
  EXPECT_EQ(found.actors.size, 3U);
  EXPECT_FALSE(found.actors.size_at_most);
  EXPECT_EQ(found.actors.sets.size(),
            5U + 5U);  // three of the ring; two apart and who turns on the last side
  EXPECT_EQ(found.actors.disjoint_ways, 3U);
  EXPECT_TRUE(found.actors.ways_at_most);
}

TEST(SmallestCuts, BeyondFourAreAtMostWhereAnActorServesSeveralKinds) {
  const Network network = ring(11);
  const RowCuts found = only_row(network);
  EXPECT_TRUE(found.actors.size_at_most);
  EXPECT_GE(found.actors.size, 6U);  // no fewer touch all sides of a ring of 11
  EXPECT_LE(found.actors.size, 11U);
  EXPECT_TRUE(found.actors.ways_at_most);
  const FlowGraph graph = compile_flow_graph(network);
  ASSERT_EQ(found.actors.sets.size(), 1U);
  EXPECT_EQ(found.actors.sets[0].size(), found.actors.size);
  EXPECT_FALSE(arrives(graph, graph.bearers.at(0), found.actors.sets[0], {}));
}

TEST(SmallestCuts, OfTheWorkedExampleAreOfTwoActorsOrTwoChannels) {
  NetworkBuilder builder;
  builder.kind("k");
  builder.bearer("doctor", "k");
  for (const char* id : {"desk", "nurse", "ward"}) builder.actor(id);
  builder.collector("register", "k");
  for (const char* id : {"desk", "ward"}) {
    builder.channel("doctor", id, "k", .5);
    builder.channel(id, "nurse", "k", .5);
  }
  builder.channel("nurse", "register", "k", .5);
  builder.channel("desk", "register", "k", .5);
  const Network network = builder.network();  // desk 0, doctor 1, nurse 2, register 3, ward 4
  const RowCuts found = only_row(network);
  EXPECT_EQ(found.actors.size, 2U);
  EXPECT_EQ(found.actors.sets, (std::vector<Labels>{{0, 2}, {0, 4}}));
  EXPECT_EQ(found.actors.disjoint_ways, 2U);
  EXPECT_EQ(found.channels.size, 2U);
  EXPECT_EQ(found.channels.disjoint_ways, 2U);
  const std::set<Labels> sets(found.channels.sets.begin(), found.channels.sets.end());
  const auto at = [&](const char* id) {
    return static_cast<std::uint32_t>(find_channel(network, {id}) - network.channels.data());
  };
  const auto both = [&](const char* a, const char* b) {
    Labels pair{at(a), at(b)};
    std::sort(pair.begin(), pair.end());
    return pair;
  };
  EXPECT_EQ(sets,
            (std::set<Labels>{both("doctor/desk", "doctor/ward"), both("doctor/desk", "ward/nurse"),
                              both("doctor/desk", "nurse/register"),
                              both("desk/register", "nurse/register")}));
}

TEST(SmallestCuts, OfActorsAreNoneWhereABearerReachesACollectorItself) {
  NetworkBuilder builder = fan(1);
  builder.channel("b", "z", "k", .5);
  const RowCuts found = only_row(builder.network());
  EXPECT_FALSE(found.actors.size.has_value());
  EXPECT_FALSE(found.actors.disjoint_ways.has_value());
  EXPECT_EQ(found.channels.size, 2U);
}

TEST(SmallestCuts, BeyondTheListAreCounted) {
  const RowCuts found = only_row(fan(3).network(), {.most_listed = 2});
  EXPECT_EQ(found.channels.size, 3U);
  EXPECT_EQ(found.channels.sets.size(), 2U);
  EXPECT_EQ(found.channels.sets_left_out, 6U);  // 2^3 ways to cut three ways of two channels
}

TEST(SmallestCuts, ThatAreTooMuchWorkAreLeftOutAndCounted) {
  NetworkBuilder builder = fan(2);
  builder.bearer("c", "k");
  builder.channel("c", "a0", "k", .5);
  const SmallestCuts found =
      smallest_cuts(compile_flow_graph(builder.network()), {.most_steps = 1});
  EXPECT_EQ(found.rows.size(), 1U);
  EXPECT_EQ(found.left_out, 1U);
}

TEST(SmallestCuts, OfNothingAreNone) {
  EXPECT_TRUE(smallest_cuts(compile_flow_graph(Network{})).rows.empty());
}

}  // namespace
}  // namespace sideflow::engine::testing
