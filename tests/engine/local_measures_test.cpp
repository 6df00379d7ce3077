#include "engine/structure/local_measures.hpp"

#include "tests/engine/small_networks.hpp"

#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace sideflow::engine {
namespace {

using testing::NetworkBuilder;
using testing::random_network;

LocalMeasures measured(const Network& network, std::vector<std::uint32_t> kinds = {}) {
  const FlowGraph flow = compile_flow_graph(network);
  return local_measures(network, flow, actor_graph(network, flow, std::move(kinds)));
}

/// One of the actors a, b, ... of sorts 's', 't' (sectors) and '1', '2' (levels); '-': none.
void add_actor(NetworkBuilder& builder, const std::string& id, char sector, char level) {
  Actor& actor = builder.actor(id);
  if (sector != '-') actor.sector = SectorId{std::string(1, sector)};
  if (level != '-') actor.level = LevelId{std::string("l") + level};
}

Network with_groups(const NetworkBuilder& builder) {
  Network network = builder.network();
  network.sectors = {{.id = {"s"}}, {.id = {"t"}}};
  network.levels = {{.id = {"l1"}, .order = 1}, {.id = {"l2"}, .order = 2}};
  return network;
}

/// The example of docs/methods/local-measures.md: e passes signs between a and b, who know each other,
/// and c; d has no sector.
///
///   a <-> b,  a -> e,  b -> e,  e -> c,  e -> d
Network desk() {
  NetworkBuilder builder;
  builder.kind("case");
  builder.kind("sign");
  add_actor(builder, "a", 's', '1');
  add_actor(builder, "b", 's', '1');
  add_actor(builder, "c", 't', '2');
  add_actor(builder, "d", '-', '1');
  add_actor(builder, "e", 's', '2');
  builder.channel("a", "b", "sign", 0.5);
  builder.channel("b", "a", "sign", 0.5);
  builder.channel("a", "e", "sign", 0.5);
  builder.channel("b", "e", "sign", 0.5);
  builder.channel("e", "c", "sign", 0.5);
  builder.channel("e", "c", "case", 0.5).id = {"second"};
  builder.channel("e", "d", "case", 0.5);
  return with_groups(builder);
}

enum : std::size_t { a, b, c, d, e };

TEST(LocalMeasures, OfTheDeskHaveTheEffectiveSizesWorkedOutByHand) {
  const LocalMeasures found = measured(desk());
  EXPECT_DOUBLE_EQ(found.actors[e].effective_size.value(), 4 - 2 * 1.0 / 4);
  EXPECT_DOUBLE_EQ(found.actors[a].effective_size.value(), 2 - 2 * 1.0 / 2);
  EXPECT_DOUBLE_EQ(found.actors[c].effective_size.value(), 1);
}

TEST(LocalMeasures, OfTheDeskCountLinksBetweenSectorsAndLevels) {
  const LocalMeasures found = measured(desk());
  ASSERT_EQ(found.sectors.groups, 3u);
  EXPECT_EQ(found.sectors.links, (std::vector<std::uint32_t>{4, 1, 1, 0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(found.sectors.unplaced, 1u);
  EXPECT_DOUBLE_EQ(found.sectors.ei_index.value(), (1.0 - 4) / 5);
  EXPECT_EQ(found.levels.links, (std::vector<std::uint32_t>{2, 2, 0, 1, 1, 0, 0, 0, 0}));
  EXPECT_EQ(found.levels.unplaced, 0u);
  EXPECT_DOUBLE_EQ(found.levels.ei_index.value(), (3.0 - 3) / 6);
}

TEST(LocalMeasures, OfTheDeskSayHowFarEachKeepsToItsOwn) {
  const LocalMeasures found = measured(desk());
  EXPECT_DOUBLE_EQ(found.actors[a].ei_sector.value(), -1);
  EXPECT_DOUBLE_EQ(found.actors[c].ei_sector.value(), 1);
  EXPECT_FALSE(found.actors[d].ei_sector.has_value());
  EXPECT_DOUBLE_EQ(found.actors[e].ei_sector.value(), (1.0 - 2) / 3);
  EXPECT_DOUBLE_EQ(found.actors[e].ei_level.value(), (3.0 - 1) / 4);
  EXPECT_DOUBLE_EQ(found.actors[d].ei_level.value(), 1);
}

TEST(LocalMeasures, OfTheDeskCountEachKindOfAChannelForActivity) {
  const LocalMeasures found = measured(desk());
  EXPECT_DOUBLE_EQ(found.actors[e].activity.value(), 5.0 / 7);
  EXPECT_DOUBLE_EQ(found.actors[a].activity.value(), 3.0 / 7);
  EXPECT_DOUBLE_EQ(found.actors[c].activity.value(), 2.0 / 7);
  EXPECT_DOUBLE_EQ(found.actors[d].activity.value(), 1.0 / 7);
}

TEST(LocalMeasures, OfTheDeskGiveWhatNobodyElseSendsItsFullWeight) {
  // Cases are sent by e alone; signs by a, b and e.
  const LocalMeasures found = measured(desk());
  EXPECT_NEAR(found.actors[e].exclusivity.value(), (1 + std::exp(-2.0)) / 2, 1e-15);
  EXPECT_NEAR(found.actors[a].exclusivity.value(), std::exp(-2.0) / 2, 1e-15);
  EXPECT_EQ(found.actors[c].exclusivity, 0.0);
}

TEST(LocalMeasures, CountWhatIsHeldAsInHandWithoutAChannel) {
  Network network = desk();
  network.actors[d].holds.push_back({.kind = {"case"}});
  const LocalMeasures found = measured(network);
  EXPECT_NEAR(found.actors[d].exclusivity.value(), std::exp(-1.0) / 2, 1e-15);
  EXPECT_NEAR(found.actors[e].exclusivity.value(), (std::exp(-1.0) + std::exp(-2.0)) / 2, 1e-15);
}

TEST(LocalMeasures, AreOfTheKindsThatTheGraphWasAskedFor) {
  Network network = desk();
  network.actors[a].holds.push_back({.kind = {"sign"}});
  const LocalMeasures found = measured(network, {0});  // cases
  EXPECT_DOUBLE_EQ(found.actors[e].activity.value(), 1);
  EXPECT_EQ(found.actors[a].activity, 0.0);
  EXPECT_DOUBLE_EQ(found.actors[e].exclusivity.value(), 1);
  EXPECT_EQ(found.actors[a].exclusivity, 0.0);
  EXPECT_FALSE(found.actors[a].effective_size.has_value());
}

// ---- against the definitions ---------------------------------------------------------------------------

/// 15 actors, few links, some without a sector or level, parallel channels, links to oneself, channels
/// that do not work or let nothing through.
Network drawn(std::uint32_t seed) {
  std::mt19937 dice(seed);
  NetworkBuilder builder;
  builder.kind("case");
  builder.kind("sign");
  const std::string ids = "abcdefghijklmno";
  for (const char id : ids)
    add_actor(builder, std::string(1, id), "sstt-"[dice() % 5], "112-"[dice() % 4]);
  for (int i = 0; i < 45; ++i) {
    const auto actor = [&] { return std::string(1, ids[dice() % (ids.size() - 1)]); };
    Channel& channel = builder.channel(actor(), actor(), dice() % 2 ? "sign" : "case",
                                       static_cast<double>(dice() % 8) / 8);
    channel.id = {"c" + std::to_string(100 + i)};
    if (dice() % 10 == 0) channel.status = Status::missing;
  }
  Network network = with_groups(builder);
  for (Actor& actor : network.actors)
    if (dice() % 4 == 0) actor.holds.push_back({.kind = {"sign"}});
  return network;
}

bool has_link(const ActorGraph& graph, std::uint32_t from, std::uint32_t to) {
  for (const ActorLink& link : graph.links)
    if (link.from == from && link.to == to) return true;
  return false;
}

bool are_near(const ActorGraph& graph, std::uint32_t x, std::uint32_t y) {
  return has_link(graph, x, y) || has_link(graph, y, x);
}

/// Neighbours, less the mean number of ties of a neighbour to the others (Burt 1992).
std::optional<double> naive_effective_size(const ActorGraph& graph, std::uint32_t v) {
  double neighbours = 0;
  double ends_of_ties = 0;
  for (std::uint32_t x = 0; x < graph.size(); ++x) {
    if (!are_near(graph, v, x)) continue;
    ++neighbours;
    for (std::uint32_t y = 0; y < graph.size(); ++y)
      if (are_near(graph, v, y) && are_near(graph, x, y)) ++ends_of_ties;
  }
  if (neighbours == 0) return std::nullopt;
  return neighbours - ends_of_ties / neighbours;
}

void expect_same(const std::optional<double>& found, const std::optional<double>& expected) {
  ASSERT_EQ(found.has_value(), expected.has_value());
  EXPECT_NEAR(found.value_or(0), expected.value_or(0), 1e-12);
}

TEST(LocalMeasures, HaveTheEffectiveSizeOfBurtsDefinition) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const Network network = drawn(seed);
    const FlowGraph flow = compile_flow_graph(network);
    const ActorGraph graph = actor_graph(network, flow);
    const LocalMeasures found = local_measures(network, flow, graph);
    for (std::uint32_t v = 0; v < graph.size(); ++v)
      expect_same(found.actors[v].effective_size, naive_effective_size(graph, v));
  }
}

template <class Group>
std::optional<double> naive_index(const Network& network, const ActorGraph& graph, Group group,
                                  std::optional<std::uint32_t> of) {
  double outside = 0;
  double inside = 0;
  for (const ActorLink& link : graph.links) {
    if (of && link.from != *of && link.to != *of) continue;
    const auto from = group(network.actors[graph.actors[link.from]]);
    const auto to = group(network.actors[graph.actors[link.to]]);
    if (!from || !to) continue;
    (*from == *to ? inside : outside) += 1;
  }
  if (outside + inside == 0) return std::nullopt;
  return (outside - inside) / (outside + inside);
}

TEST(LocalMeasures, HaveTheIndexOfKrackhardtAndSternsDefinition) {
  const auto sector = [](const Actor& actor) { return actor.sector; };
  const auto level = [](const Actor& actor) { return actor.level; };
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const Network network = drawn(seed);
    const FlowGraph flow = compile_flow_graph(network);
    const ActorGraph graph = actor_graph(network, flow);
    const LocalMeasures found = local_measures(network, flow, graph);
    expect_same(found.sectors.ei_index, naive_index(network, graph, sector, std::nullopt));
    expect_same(found.levels.ei_index, naive_index(network, graph, level, std::nullopt));
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
      expect_same(found.actors[v].ei_sector, naive_index(network, graph, sector, v));
      expect_same(found.actors[v].ei_level, naive_index(network, graph, level, v));
    }
  }
}

TEST(LocalMeasures, CountEveryLinkOnceInTheMixingMatrices) {
  const std::map<std::optional<SectorId>, std::uint32_t> place{
      {SectorId{"s"}, 0}, {SectorId{"t"}, 1}, {std::nullopt, 2}};
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const Network network = drawn(seed);
    const FlowGraph flow = compile_flow_graph(network);
    const ActorGraph graph = actor_graph(network, flow);
    const Mixing found = local_measures(network, flow, graph).sectors;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> expected;
    for (const ActorLink& link : graph.links) {
      const auto of = [&](std::uint32_t v) {
        return place.at(network.actors[graph.actors[v]].sector);
      };
      ++expected[{of(link.from), of(link.to)}];
    }
    for (std::uint32_t from = 0; from < 3; ++from)
      for (std::uint32_t to = 0; to < 3; ++to)
        EXPECT_EQ(found.at(from, to), (expected[{from, to}]));
  }
}

/// A channel that can carry something of one kind today, straight from the file.
template <class Visit>
void for_each_use(const Network& network, const Visit& visit) {
  for (const Channel& channel : network.channels) {
    if (channel.status != Status::working || channel.from == channel.to) continue;
    for (const auto& [kind, passes] : channel.carries)
      if (passes.range.best.value() > 0) visit(channel, kind);
  }
}

TEST(LocalMeasures, HaveTheActivityAndExclusivityOfTheirDefinitions) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const Network network = drawn(seed);
    double all = 0;
    std::map<ActorId, double> parts;
    std::map<KindId, std::set<ActorId>> in_hand;
    for_each_use(network, [&](const Channel& channel, const KindId& kind) {
      ++all;
      ++parts[channel.from];
      ++parts[channel.to];
      in_hand[kind].insert(channel.from);
    });
    for (const Actor& actor : network.actors)
      for (const Holding& holding : actor.holds) in_hand[holding.kind].insert(actor.id);
    const LocalMeasures found = measured(network);
    for (std::size_t v = 0; v < network.actors.size(); ++v) {
      const ActorId& id = network.actors[v].id;
      double exclusivity = 0;
      for (const auto& [kind, actors] : in_hand)
        if (actors.contains(id)) exclusivity += std::exp(1.0 - static_cast<double>(actors.size()));
      EXPECT_NEAR(found.actors[v].activity.value(), parts[id] / all, 1e-12);
      EXPECT_NEAR(found.actors[v].exclusivity.value(),
                  exclusivity / static_cast<double>(in_hand.size()), 1e-12);
    }
  }
}

TEST(LocalMeasures, OfNetworksOfAllSortsOfEntitiesAreInTheirBounds) {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE(seed);
    for (const ActorLocalMeasures& actor : measured(random_network(seed)).actors) {
      EXPECT_GE(actor.activity.value_or(0), 0);
      EXPECT_LE(actor.activity.value_or(0), 1);
      EXPECT_LE(actor.exclusivity.value_or(0), 1);
      EXPECT_GE(actor.effective_size.value_or(1), 1);
    }
  }
}

TEST(LocalMeasures, OfAnEmptyNetworkAreMatricesOfZeros) {
  const LocalMeasures found = measured(Network{});
  EXPECT_TRUE(found.actors.empty());
  EXPECT_EQ(found.sectors.links, std::vector<std::uint32_t>{0});
  EXPECT_FALSE(found.sectors.ei_index.has_value());
}

TEST(LocalMeasures, OfActorsWithoutChannelsAreUndefined) {
  NetworkBuilder builder;
  builder.kind("sign");
  add_actor(builder, "a", 's', '1');
  const LocalMeasures found = measured(with_groups(builder));
  ASSERT_EQ(found.actors.size(), 1u);
  const ActorLocalMeasures& alone = found.actors[0];
  EXPECT_FALSE(alone.effective_size || alone.ei_sector || alone.ei_level);
  EXPECT_FALSE(alone.activity || alone.exclusivity);
}

}  // namespace
}  // namespace sideflow::engine
