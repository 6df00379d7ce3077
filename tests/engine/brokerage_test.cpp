#include "engine/structure/brokerage.hpp"

#include "tests/engine/small_networks.hpp"

#include <numeric>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine {
namespace {

using testing::NetworkBuilder;

/// An actor in a sector; '-': in none.
void add_actor(NetworkBuilder& builder, const std::string& id, char sector) {
  Actor& actor = builder.actor(id);
  if (sector != '-') actor.sector = SectorId{std::string(1, sector)};
}

ActorGraph graph_of(const Network& network) {
  return actor_graph(network, compile_flow_graph(network));
}

Brokerage brokered(const Network& network) { return brokerage(network, graph_of(network)); }

using Ways = std::array<std::uint64_t, kBrokerRoles>;
using Flow = std::array<double, kBrokerRoles>;

/// a -> v -> b, of these sectors.
Network three(const char* sectors) {
  NetworkBuilder builder;
  builder.kind("sign");
  add_actor(builder, "a", sectors[0]);
  add_actor(builder, "b", sectors[2]);
  add_actor(builder, "v", sectors[1]);
  builder.channel("a", "v", "sign", 0.5);
  builder.channel("v", "b", "sign", 0.25);
  return builder.network();
}

TEST(Brokerage, NamesTheFiveRolesBySectors) {
  // coordinator, consultant, gatekeeper, representative, liaison
  EXPECT_EQ(brokered(three("sss")).actors[2].ways, (Ways{1, 0, 0, 0, 0}));
  EXPECT_EQ(brokered(three("sts")).actors[2].ways, (Ways{0, 1, 0, 0, 0}));
  EXPECT_EQ(brokered(three("stt")).actors[2].ways, (Ways{0, 0, 1, 0, 0}));
  EXPECT_EQ(brokered(three("sst")).actors[2].ways, (Ways{0, 0, 0, 1, 0}));
  EXPECT_EQ(brokered(three("stu")).actors[2].ways, (Ways{0, 0, 0, 0, 1}));
}

TEST(Brokerage, WeighsAWayByTheLikelihoodThatItIsPassed) {
  EXPECT_EQ(brokered(three("stu")).actors[2].flow, (Flow{0, 0, 0, 0, 0.125}));
}

TEST(Brokerage, LeavesOutAndCountsWaysWithoutASector) {
  for (const char* sectors : {"-ss", "s-s", "ss-"}) {
    const ActorBrokerage found = brokered(three(sectors)).actors[2];
    EXPECT_EQ(found.ways, (Ways{}));
    EXPECT_EQ(found.unplaced, 1u);
  }
}

TEST(Brokerage, IsNothingWhereTheTwoHaveALineOfTheirOwn) {
  Network network = three("stu");
  network.channels.insert(network.channels.begin(),
                          Channel{.id = {"a/b"},
                                  .from = {"a"},
                                  .to = {"b"},
                                  .carries = {{{"sign"}, testing::judged(0.1)}}});
  EXPECT_EQ(brokered(network).actors[2].ways, (Ways{}));
}

TEST(Brokerage, IsNotBetweenSomebodyAndItself) {
  NetworkBuilder builder;
  builder.kind("sign");
  add_actor(builder, "a", 's');
  add_actor(builder, "v", 't');
  builder.channel("a", "v", "sign", 0.5);
  builder.channel("v", "a", "sign", 0.5);
  for (const ActorBrokerage& actor : brokered(builder.network()).actors)
    EXPECT_EQ(actor.ways, (Ways{}));
}

TEST(Brokerage, OfTheDeskIsAsWorkedOutByHand) {
  // docs/methods/brokerage.md: two doctors and a nurse of sector s tell a desk of sector t, which tells
  // the police of t and an office of u; the nurse tells the police herself.
  NetworkBuilder builder;
  builder.kind("sign");
  add_actor(builder, "desk", 't');
  add_actor(builder, "doctor-a", 's');
  add_actor(builder, "doctor-b", 's');
  add_actor(builder, "nurse", 's');
  add_actor(builder, "office", 'u');
  add_actor(builder, "police", 't');
  builder.channel("doctor-a", "desk", "sign", 0.5);
  builder.channel("doctor-b", "desk", "sign", 0.25);
  builder.channel("nurse", "desk", "sign", 1);
  builder.channel("nurse", "police", "sign", 0.5);
  builder.channel("desk", "police", "sign", 0.5);
  builder.channel("desk", "office", "sign", 1);
  const Brokerage found = brokered(builder.network());
  EXPECT_EQ(found.actors[0].ways, (Ways{0, 0, 2, 0, 3}));
  EXPECT_EQ(found.actors[0].flow, (Flow{0, 0, 0.375, 0, 1.75}));
  EXPECT_EQ(found.ways, (Ways{0, 0, 2, 0, 3}));
}

// ---- against the definition ---------------------------------------------------------------------------

/// 14 actors, some without a sector, the last without a channel; links back, to oneself and side by side.
Network drawn(std::uint32_t seed) {
  std::mt19937 dice(seed);
  NetworkBuilder builder;
  builder.kind("sign");
  const std::string ids = "abcdefghijklmn";
  for (const char id : ids) add_actor(builder, std::string(1, id), "ssttuuv-"[dice() % 8]);
  for (int i = 0; i < 40; ++i) {
    const auto actor = [&] { return std::string(1, ids[dice() % (ids.size() - 1)]); };
    builder.channel(actor(), actor(), "sign", static_cast<double>(1 + dice() % 8) / 8).id = {
        "c" + std::to_string(100 + i)};
  }
  return builder.network();
}

/// Of every two actors, the likelihood of the link; -1 where there is none.
std::vector<std::vector<double>> table(const ActorGraph& graph) {
  std::vector<std::vector<double>> links(graph.size(), std::vector<double>(graph.size(), -1));
  for (const ActorLink& link : graph.links) links[link.from][link.to] = link.likelihood;
  return links;
}

struct Expected {
  Ways ways{};
  Flow flow{};
  std::uint64_t unplaced = 0;
};

/// Over all a and b, as the roles are told in words.
Expected naive(const Network& network, const ActorGraph& graph, std::size_t v) {
  const auto links = table(graph);
  const auto sector = [&](std::size_t vertex) {
    return network.actors[graph.actors[vertex]].sector;
  };
  Expected result;
  for (std::size_t a = 0; a < graph.size(); ++a) {
    for (std::size_t b = 0; b < graph.size(); ++b) {
      if (a == b || links[a][v] < 0 || links[v][b] < 0 || links[a][b] >= 0) continue;
      if (!sector(a) || !sector(v) || !sector(b)) {
        ++result.unplaced;
        continue;
      }
      const bool av = *sector(a) == *sector(v);
      const bool vb = *sector(v) == *sector(b);
      const bool ab = *sector(a) == *sector(b);
      const Ways is{av && vb, ab && !av, vb && !av, av && !vb, !av && !vb && !ab};
      for (std::size_t role = 0; role < kBrokerRoles; ++role) {
        result.ways[role] += is[role];
        result.flow[role] += static_cast<double>(is[role]) * links[a][v] * links[v][b];
      }
    }
  }
  return result;
}

TEST(Brokerage, IsThatOfGouldAndFernandezsDefinition) {
  for (std::uint32_t seed = 1; seed <= 80; ++seed) {
    SCOPED_TRACE(seed);
    const Network network = drawn(seed);
    const ActorGraph graph = graph_of(network);
    const Brokerage found = brokerage(network, graph);
    Ways all{};
    for (std::size_t v = 0; v < graph.size(); ++v) {
      const Expected expected = naive(network, graph, v);
      EXPECT_EQ(found.actors[v].ways, expected.ways);
      EXPECT_EQ(found.actors[v].unplaced, expected.unplaced);
      for (std::size_t role = 0; role < kBrokerRoles; ++role) {
        EXPECT_NEAR(found.actors[v].flow[role], expected.flow[role], 1e-12);
        all[role] += expected.ways[role];
      }
    }
    EXPECT_EQ(found.ways, all);
  }
}

TEST(Brokerage, SwapsGatekeepersAndRepresentativesWhenEveryLinkTurnsRound) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    const Network network = drawn(seed);
    Network turned = network;
    for (Channel& channel : turned.channels) std::swap(channel.from, channel.to);
    const Ways there = brokered(network).ways;
    const Ways back = brokered(turned).ways;
    EXPECT_EQ(back, (Ways{there[0], there[1], there[3], there[2], there[4]}));
  }
}

TEST(Brokerage, OfAnEmptyNetworkIsEmpty) {
  const Brokerage found = brokered(Network{});
  EXPECT_TRUE(found.actors.empty());
  EXPECT_EQ(found.ways, (Ways{}));
}

}  // namespace
}  // namespace sideflow::engine
