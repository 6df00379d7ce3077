// Actors and links that alone hold the actor graph together, against taking each away.
#include "engine/structure/cuts.hpp"
#include "tests/engine/small_networks.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>
namespace sideflow::engine::testing {
namespace {
using Labels = std::vector<std::uint32_t>;

/// Actors with lines between them drawn by chance; some to themselves, some actors without any.
Network drawn_links(std::uint32_t seed, std::uint32_t actors, std::uint32_t channels) {
  std::mt19937 dice(seed);
  const auto someone = [&] { return "a" + std::to_string(dice() % actors); };
  NetworkBuilder builder;
  builder.kind("k");
  for (std::uint32_t a = 0; a < actors; ++a) builder.actor("a" + std::to_string(a));
  for (std::uint32_t c = 0; c < channels; ++c) {
    const std::string from = someone(), to = someone();
    builder.channel(from, to, "k", .5).id.text = "c" + std::to_string(100 + c);
  }
  return builder.network();
}

struct Undirected {
  std::size_t vertices = 0;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
};

Undirected undirected(const ActorGraph& graph) {
  Undirected plain{graph.size(), {}};
  for (const ActorLink& link : graph.links) {
    plain.pairs.insert({std::min(link.from, link.to), std::max(link.from, link.to)});
  }
  return plain;
}

/// By vertex: the smallest vertex that it hangs together with.
Labels parts(const Undirected& graph) {
  Labels part(graph.vertices);
  for (std::uint32_t v = 0; v < part.size(); ++v) part[v] = v;
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [a, b] : graph.pairs) {
      const std::uint32_t least = std::min(part[a], part[b]);
      changed = changed || part[a] != part[b];
      part[a] = part[b] = least;
    }
  }
  return part;
}

/// In how many parts the neighbours of `vertex` stand without it.
std::size_t pieces_without(const Undirected& graph, std::uint32_t vertex) {
  Undirected without{graph.vertices, {}};
  std::set<std::uint32_t> neighbours;
  for (const auto& [a, b] : graph.pairs) {
    if (a == vertex) neighbours.insert(b);
    if (b == vertex) neighbours.insert(a);
    if (a != vertex && b != vertex) without.pairs.insert({a, b});
  }
  const Labels part = parts(without);
  std::set<std::uint32_t> pieces;
  for (const std::uint32_t neighbour : neighbours) pieces.insert(part[neighbour]);
  return pieces.size();
}

TEST(WeakPoints, AreThoseWithoutWhichTheNetworkFallsApart) {
  std::size_t joints = 0;
  std::size_t bridges = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = drawn_links(seed, 4 + seed % 9, 3 + seed % 14);
    const ActorGraph graph = actor_graph(network, compile_flow_graph(network));
    const WeakPoints found = weak_points(graph);
    const Undirected plain = undirected(graph);
    std::vector<std::pair<std::uint32_t, std::size_t>> expected;
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      if (pieces_without(plain, v) > 1) expected.push_back({v, pieces_without(plain, v)});
    }
    std::vector<std::pair<std::uint32_t, std::size_t>> known;
    for (const Joint& joint : found.joints) known.push_back({joint.vertex, joint.pieces});
    EXPECT_EQ(known, expected);
    std::set<std::pair<std::uint32_t, std::uint32_t>> cutting;
    for (const auto& pair : plain.pairs) {
      Undirected without = plain;
      without.pairs.erase(pair);
      const Labels part = parts(without);
      if (part[pair.first] != part[pair.second]) cutting.insert(pair);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> listed;
    for (const Bridge& bridge : found.bridges) listed.insert({bridge.first, bridge.second});
    EXPECT_EQ(listed, cutting);
    joints += expected.size();
    bridges += cutting.size();
  }
  EXPECT_GT(joints, 100U);
  EXPECT_GT(bridges, 100U);
}

TEST(WeakPoints, TakeTwoActorsWhoTellEachOtherForOneLink) {
  NetworkBuilder builder;
  builder.kind("k");
  for (const char* id : {"a", "b", "c", "lonely"}) builder.actor(id);
  builder.channel("a", "b", "k", .5);
  builder.channel("b", "a", "k", .5);
  builder.channel("b", "c", "k", .5);
  builder.channel("c", "c", "k", .5);
  const Network network = builder.network();
  const WeakPoints found = weak_points(actor_graph(network, compile_flow_graph(network)));
  ASSERT_EQ(found.joints.size(), 1U);
  EXPECT_EQ(found.joints[0].vertex, 1U);
  EXPECT_EQ(found.joints[0].pieces, 2U);
  ASSERT_EQ(found.bridges.size(), 2U);
  EXPECT_TRUE(found.bridges[0].two_way);
  EXPECT_FALSE(found.bridges[1].two_way);
}

TEST(WeakPoints, OfActorsWithoutLinksAreNone) {
  NetworkBuilder builder;
  builder.actor("alone");
  const Network network = builder.network();
  EXPECT_TRUE(weak_points(actor_graph(network, compile_flow_graph(network))).joints.empty());
  EXPECT_TRUE(weak_points(ActorGraph{}).bridges.empty());
}

}  // namespace
}  // namespace sideflow::engine::testing
