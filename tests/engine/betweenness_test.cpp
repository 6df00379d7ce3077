#include "engine/structure/betweenness.hpp"

#include "tests/engine/every_way.hpp"
#include "tests/engine/link_graphs.hpp"
#include "tests/engine/small_networks.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <gtest/gtest.h>

namespace sideflow::engine {
namespace {

using testing::all_pairs;
using testing::by_every_way;
using testing::NetworkBuilder;
using testing::Pairs;

/// The graph of these links, which need not be sorted; of a pair that comes again the first.
ActorGraph linked(std::uint32_t size, std::vector<ActorLink> links) {
  ActorGraph graph;
  graph.actors.resize(size);
  std::iota(graph.actors.begin(), graph.actors.end(), 0U);
  const auto ends = [](const ActorLink& link) { return std::pair(link.from, link.to); };
  std::stable_sort(links.begin(), links.end(),
                   [&](const ActorLink& a, const ActorLink& b) { return ends(a) < ends(b); });
  const auto again =
      std::unique(links.begin(), links.end(),
                  [&](const ActorLink& a, const ActorLink& b) { return ends(a) == ends(b); });
  links.erase(again, links.end());
  std::erase_if(links, [](const ActorLink& link) { return link.from == link.to; });
  graph.links = std::move(links);
  graph.first_out.assign(size + 1, 0);
  for (const ActorLink& link : graph.links) ++graph.first_out[link.from + 1];
  std::partial_sum(graph.first_out.begin(), graph.first_out.end(), graph.first_out.begin());
  return graph;
}

/// Likelihoods and days of few sizes, so that many ways are equally long.
ActorGraph random_graph(std::uint32_t seed, std::uint32_t size, std::uint32_t links) {
  std::mt19937 source(seed);
  const auto below = [&](std::uint32_t count) {
    return static_cast<std::uint32_t>(source() % count);
  };
  const std::vector<double> likelihoods{1, 1, 0.5, 0.25, 0.2, 0.1, 0.7, 0.35, 0.02, 0};
  std::vector<ActorLink> drawn;
  for (std::uint32_t l = 0; l < links; ++l) {
    drawn.push_back({below(size), below(size), likelihoods[below(10)],
                     static_cast<double>(below(4)) / 2, true});
  }
  return linked(size, drawn);
}

void expect_same(const std::vector<double>& found, const std::vector<double>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t v = 0; v < found.size(); ++v) {
    EXPECT_NEAR(found[v], expected[v], 1e-9 * std::max(1.0, expected[v])) << "vertex " << v;
  }
}

const std::vector<LinkLength> kAllLengths{LinkLength::steps, LinkLength::likely, LinkLength::fast};

constexpr std::uint32_t kA = 0;
constexpr std::uint32_t kB = 1;
constexpr std::uint32_t kC = 2;
constexpr std::uint32_t kD = 3;
constexpr std::uint32_t kE = 4;

/// The example of docs/methods/betweenness.md:   a > b > d > e,  a > c > d
ActorGraph two_ways_round() {
  return linked(5, {{kA, kB, 0.5, 1, true},
                    {kB, kD, 0.5, 1, true},
                    {kA, kC, 0.8, 3, true},
                    {kC, kD, 0.8, 3, true},
                    {kD, kE, 0.9, 1, true}});
}

TEST(Betweenness, SharesAPairAmongItsShortestWays) {
  const Betweenness result = betweenness(two_ways_round());
  EXPECT_EQ(result.values, (std::vector<double>{0, 1, 1, 3, 0}));
  EXPECT_TRUE(result.exact());
  EXPECT_EQ(result.of_sources, 4u);  // nothing leads on from e
  EXPECT_TRUE(result.standard_errors.empty());
}

TEST(Betweenness, TakesTheLikeliestOrTheFastestWayWhereThatIsAsked) {
  EXPECT_EQ(betweenness(two_ways_round(), {.lengths = LinkLength::likely}).values,
            (std::vector<double>{0, 0, 2, 3, 0}));
  EXPECT_EQ(betweenness(two_ways_round(), {.lengths = LinkLength::fast}).values,
            (std::vector<double>{0, 2, 0, 3, 0}));
}

TEST(Betweenness, OfNothingIsNothing) {
  EXPECT_TRUE(betweenness(ActorGraph{}).values.empty());
  const Betweenness alone = betweenness(linked(3, {}), {.sources = 1});
  EXPECT_EQ(alone.values, (std::vector<double>{0, 0, 0}));
  EXPECT_TRUE(alone.exact());
}

TEST(Betweenness, CountsOfEquallyLikelyWaysThoseWithFewestLinks) {
  // Three links of likelihood 1 in a ring, and one across: all lengths are 0.
  const ActorGraph sure =
      linked(4, {{0, 1, 1, 0, true}, {1, 2, 1, 0, true}, {2, 0, 1, 0, true}, {0, 2, 1, 0, true}});
  EXPECT_EQ(betweenness(sure, {.lengths = LinkLength::likely}).values,
            (std::vector<double>{1, 0, 1, 0}));  // 2 to 1, 1 to 0; 0 to 2 goes straight
  const ActorGraph half =
      linked(3, {{0, 1, 0.5, 0, false}, {1, 2, 0.5, 0, false}, {0, 2, 0.25, 0, false}});
  EXPECT_EQ(betweenness(half, {.lengths = LinkLength::likely}).values,
            (std::vector<double>{0, 0, 0}));
}

TEST(Betweenness, SharesAPairAmongWaysThatDifferByRoundingOnly) {
  // .04 * .32 and .08 * .16 are the same number, but not as sums of logarithms.
  const ActorGraph graph = linked(4, {{0, 1, 0.04, 0, false},
                                      {1, 3, 0.32, 0, false},
                                      {0, 2, 0.08, 0, false},
                                      {2, 3, 0.16, 0, false}});
  EXPECT_EQ(betweenness(graph, {.lengths = LinkLength::likely}).values,
            (std::vector<double>{0, 0.5, 0.5, 0}));
}

TEST(Betweenness, DoesNotWalkLinksOfLikelihood0WhereLikelihoodCounts) {
  const ActorGraph graph = linked(3, {{0, 1, 0, 0, false}, {1, 2, 0.5, 0, false}});
  EXPECT_EQ(betweenness(graph).values[1], 1);
  const Betweenness likely = betweenness(graph, {.lengths = LinkLength::likely});
  EXPECT_EQ(likely.values[1], 0);
  EXPECT_EQ(likely.of_sources, 1u);
}

TEST(Betweenness, IsWhatLookingAtEveryWayFinds) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const ActorGraph graph = random_graph(seed, 3 + seed % 5, 4 + seed % 17);
    for (const LinkLength lengths : kAllLengths) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", lengths " +
                   std::to_string(static_cast<int>(lengths)));
      expect_same(betweenness(graph, {.lengths = lengths}).values,
                  by_every_way(graph, all_pairs(graph), lengths));
    }
  }
}

/// By Boost, with lengths that are whole numbers above 0, or none.
std::vector<double> by_boost(const ActorGraph& graph, LinkLength lengths) {
  using Graph =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                            boost::property<boost::edge_weight_t, int>>;
  Graph copy(graph.size());
  for (const ActorLink& link : graph.links) {
    boost::add_edge(link.from, link.to, static_cast<int>(link.days), copy);
  }
  std::vector<double> values(graph.size());
  const auto centrality =
      boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, copy));
  if (lengths == LinkLength::steps) {
    boost::brandes_betweenness_centrality(copy, boost::centrality_map(centrality));
  } else {
    boost::brandes_betweenness_centrality(
        copy, boost::centrality_map(centrality).weight_map(boost::get(boost::edge_weight, copy)));
  }
  return values;
}

TEST(Betweenness, IsWhatBoostFindsOnLargerGraphs) {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    ActorGraph graph = random_graph(seed, 120, 150 * seed);
    // With lengths of 1000 to 3000 and 1 a link, a way with fewer links is shorter for Boost as well.
    for (ActorLink& link : graph.links) link.days = 1001 + 1000 * std::floor(link.days * 2);
    expect_same(betweenness(graph).values, by_boost(graph, LinkLength::steps));
    std::vector<double> expected = by_boost(graph, LinkLength::fast);
    for (ActorLink& link : graph.links) link.days -= 1;
    expect_same(betweenness(graph, {.lengths = LinkLength::fast}).values, expected);
  }
}

// Facts of the literature, for ties without a direction: each pair counts once there, here twice.

TEST(Betweenness, OfKrackhardtsKiteIsThePublishedOne) {
  // Krackhardt 1990, Administrative Science Quarterly 35: Heather, the eighth, has 14 of 36 pairs.
  const double andre = 5.0 / 6;
  expect_same(betweenness(testing::kite()).values, {2 * andre, 2 * andre, 0, 2 * 11.0 / 3, 0,
                                                    2 * 25.0 / 3, 2 * 25.0 / 3, 2 * 14, 2 * 8, 0});
}

TEST(Betweenness, OfTheFlorentineFamiliesPutsTheMediciFirst) {
  // Shares of the 91 pairs as in Jackson 2008, Social and Economic Networks, 2.1.
  const std::vector<double> values = betweenness(testing::florence()).values;
  EXPECT_NEAR(values[testing::medici] / 182, 0.522, 0.0005);
  EXPECT_NEAR(values[testing::guadagni] / 182, 0.255, 0.0005);
  EXPECT_NEAR(values[testing::strozzi] / 182, 0.103, 0.0005);
}

TEST(Betweenness, OfZacharysClubPutsTheInstructorFirst) {
  // As in the examples of networkx; the first is the instructor, the last the administrator.
  const std::vector<double> values = betweenness(testing::club()).values;
  EXPECT_NEAR(values[0] / 2, 231.0714, 0.00005);
  EXPECT_NEAR(values[33] / 2, 160.5516, 0.00005);
  EXPECT_NEAR(values[32] / 2, 76.6905, 0.00005);
}

TEST(Betweenness, CountsMoreWaysThanADoubleHolds) {
  // A chain of diamonds: 2^1200 ways from end to end. Joints are 0, 3, 6, ...
  const std::uint32_t diamonds = 1200;
  std::vector<ActorLink> links;
  for (std::uint32_t joint = 0; joint < 3 * diamonds; joint += 3) {
    for (const std::uint32_t side : {joint + 1, joint + 2}) {
      links.push_back({joint, side, 1, 0, false});
      links.push_back({side, joint + 3, 1, 0, false});
    }
  }
  const Betweenness result = betweenness(linked(3 * diamonds + 1, links));
  for (std::uint32_t d = 0; d < diamonds; ++d) {
    const double before = 3.0 * d;
    const double after = 3.0 * (diamonds - d);
    EXPECT_DOUBLE_EQ(result.values[3 * d], before * after);
    EXPECT_DOUBLE_EQ(result.values[3 * d + 1], (before + 1) * (after - 2) / 2);
    EXPECT_DOUBLE_EQ(result.values[3 * d + 2], (before + 1) * (after - 2) / 2);
  }
}

TEST(Betweenness, HasTheSameDigitsForAnyNumberOfThreads) {
  const ActorGraph graph = random_graph(3, 200, 900);
  for (const LinkLength lengths : kAllLengths) {
    for (const std::optional<std::uint32_t> sources : {std::optional<std::uint32_t>{}, {50}}) {
      const Betweenness one =
          betweenness(graph, {.lengths = lengths, .sources = sources, .threads = 1});
      for (const unsigned threads : {2U, 3U, 8U}) {
        const Betweenness more =
            betweenness(graph, {.lengths = lengths, .sources = sources, .threads = threads});
        EXPECT_EQ(one.values, more.values);
        EXPECT_EQ(one.standard_errors, more.standard_errors);
      }
    }
  }
}

TEST(SampledBetweenness, OfAllSourcesIsTheExactOne) {
  const ActorGraph graph = random_graph(4, 60, 200);
  const Betweenness exact = betweenness(graph);
  const Betweenness all = betweenness(graph, {.sources = 1000});
  EXPECT_TRUE(all.exact());
  EXPECT_EQ(all.values, exact.values);
  EXPECT_TRUE(all.standard_errors.empty());
}

TEST(SampledBetweenness, IsRightOnAverageAndSaysHowFarItIsOff) {
  const ActorGraph graph = random_graph(5, 40, 160);
  const std::vector<double> exact = betweenness(graph).values;
  constexpr int kSamples = 4000;
  std::vector<double> sums(graph.size(), 0);
  std::vector<double> squares(graph.size(), 0);
  std::vector<double> variances(graph.size(), 0);
  for (int s = 1; s <= kSamples; ++s) {
    const Betweenness sampled =
        betweenness(graph, {.sources = 12, .seed = static_cast<std::uint64_t>(s), .threads = 1});
    ASSERT_EQ(sampled.sources, 12u);
    ASSERT_FALSE(sampled.exact());
    for (std::size_t v = 0; v < exact.size(); ++v) {
      sums[v] += sampled.values[v];
      squares[v] += (sampled.values[v] - exact[v]) * (sampled.values[v] - exact[v]);
      variances[v] += sampled.standard_errors[v] * sampled.standard_errors[v];
    }
  }
  for (std::size_t v = 0; v < exact.size(); ++v) {
    const double error_of_mean = std::sqrt(squares[v]) / kSamples;
    EXPECT_LE(std::abs(sums[v] / kSamples - exact[v]), 5 * error_of_mean) << "vertex " << v;
    EXPECT_NEAR(variances[v], squares[v], 0.12 * squares[v]) << "vertex " << v;
  }
}

TEST(SampledBetweenness, DependsOnItsSeed) {
  const ActorGraph graph = random_graph(6, 60, 200);
  const auto values = [&](std::uint64_t seed) {
    return betweenness(graph, {.sources = 10, .seed = seed}).values;
  };
  EXPECT_EQ(values(1), values(1));
  EXPECT_NE(values(1), values(2));
}

TEST(SampledBetweenness, TakesAtLeastTwoSources) {
  const Betweenness result = betweenness(two_ways_round(), {.sources = 0});
  EXPECT_EQ(result.sources, 2u);
  EXPECT_EQ(result.standard_errors.size(), 5u);
}

TEST(SampledBetweenness, IsTakenByItselfWhereAllSourcesWouldBeTooMuch) {
  // Pairs that have nothing to do with one another: large, but soon searched.
  std::vector<ActorLink> links;
  for (std::uint32_t v = 0; v < 90'000; v += 2) links.push_back({v, v + 1, 1, 0, false});
  const Betweenness result = betweenness(linked(90'000, links));
  EXPECT_EQ(result.of_sources, 45'000u);
  EXPECT_LT(result.sources, result.of_sources);
  EXPECT_GE(result.sources, 64u);
}

// Delivery: from bearers to collectors of what they hold.

struct Delivered {
  Network network;
  FlowGraph flow;
  ActorGraph graph;

  explicit Delivered(Network of, std::vector<std::uint32_t> kinds = {})
      : network(std::move(of)),
        flow(compile_flow_graph(network)),
        graph(actor_graph(network, flow, std::move(kinds))) {}

  [[nodiscard]] Betweenness betweenness(const BetweennessOptions& options = {}) const {
    return delivery_betweenness(flow, graph, options);
  }
};

/// The example of docs/methods/betweenness.md: a and c hold signs, e collects them.
NetworkBuilder two_ways_to_a_collector() {
  NetworkBuilder builder;
  builder.kind("sign");
  builder.bearer("a", "sign");
  builder.actor("b");
  builder.bearer("c", "sign");
  builder.actor("d");
  builder.collector("e", "sign");
  for (const auto& [from, to] : std::vector<std::pair<const char*, const char*>>{
           {"a", "b"}, {"b", "d"}, {"a", "c"}, {"c", "d"}, {"d", "e"}}) {
    builder.channel(from, to, "sign", 0.5);
  }
  return builder;
}

TEST(DeliveryBetweenness, CountsOnlyPairsOfBearerAndCollector) {
  const Delivered delivered(two_ways_to_a_collector().network());
  const Betweenness result = delivered.betweenness();
  EXPECT_EQ(result.values, (std::vector<double>{0, 0.5, 0.5, 2, 0}));
  EXPECT_EQ(result.of_sources, 1u);  // searched from the collector, as there are fewer
}

TEST(DeliveryBetweenness, CountsAPairOnceHoweverManyKindsItShares) {
  NetworkBuilder builder = two_ways_to_a_collector();
  builder.kind("case");
  builder.channel("a", "b", "case", 0.5).id = {"second"};
  Network network = builder.network();
  network.actors[kA].holds.insert(network.actors[kA].holds.begin(), Holding{.kind = {"case"}});
  network.actors[kE].collects.insert(network.actors[kE].collects.begin(), KindId{"case"});
  EXPECT_EQ(Delivered(network).betweenness().values, (std::vector<double>{0, 0.5, 0.5, 2, 0}));
}

TEST(DeliveryBetweenness, LeavesOutWhatIsAtHome) {
  NetworkBuilder builder = two_ways_to_a_collector();
  Network network = builder.network();
  network.actors[kC].collects.push_back({"sign"});
  // a to c straight, a to e as before; c keeps its own.
  EXPECT_EQ(Delivered(network).betweenness().values, (std::vector<double>{0, 0.5, 0.5, 1, 0}));
}

TEST(DeliveryBetweenness, OfANetworkWithoutCollectorsIsNothing) {
  NetworkBuilder builder;
  builder.kind("sign");
  builder.bearer("a", "sign");
  const Betweenness result = Delivered(builder.network()).betweenness();
  EXPECT_EQ(result.values, std::vector<double>{0});
  EXPECT_TRUE(result.exact());
  EXPECT_TRUE(Delivered(Network{}).betweenness().values.empty());
}

bool collects(const Actor& actor, const KindId& kind) {
  return std::find(actor.collects.begin(), actor.collects.end(), kind) != actor.collects.end();
}

/// From the network itself, by ids: who bears what another collects.
Pairs pairs_of(const Network& network, const ActorGraph& graph) {
  Pairs pairs;
  for (std::uint32_t from = 0; from < graph.size(); ++from) {
    for (std::uint32_t to = 0; to < graph.size(); ++to) {
      const Actor& bearer = network.actors[graph.actors[from]];
      const Actor& collector = network.actors[graph.actors[to]];
      for (const Holding& held : bearer.holds) {
        const auto kind = std::find_if(network.kinds.begin(), network.kinds.end(),
                                       [&](const Kind& each) { return each.id == held.kind; });
        const auto number = static_cast<std::uint32_t>(kind - network.kinds.begin());
        const bool is_asked = graph.kinds.empty() || graph.kinds[0] == number;
        if (kind->aim == Aim::collect && is_asked && !collects(bearer, held.kind) &&
            collects(collector, held.kind)) {
          pairs.insert({from, to});
        }
      }
    }
  }
  return pairs;
}

TEST(DeliveryBetweenness, IsWhatLookingAtEveryWayOfEveryPairFinds) {
  std::size_t from_bearers = 0;
  std::size_t from_collectors = 0;
  double passed = 0;
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const Network network = testing::random_network(seed);
    for (const std::vector<std::uint32_t>& kinds :
         std::vector<std::vector<std::uint32_t>>{{}, {1}, {2}}) {
      const Delivered delivered(network, kinds);
      const Pairs pairs = pairs_of(network, delivered.graph);
      std::set<std::uint32_t> bearers;
      std::set<std::uint32_t> collectors;
      for (const auto& [from, to] : pairs) {
        bearers.insert(from);
        collectors.insert(to);
      }
      ++(bearers.size() <= collectors.size() ? from_bearers : from_collectors);
      for (const LinkLength lengths : kAllLengths) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", lengths " +
                     std::to_string(static_cast<int>(lengths)));
        const std::vector<double> expected = by_every_way(delivered.graph, pairs, lengths);
        expect_same(delivered.betweenness({.lengths = lengths}).values, expected);
        passed += std::accumulate(expected.begin(), expected.end(), 0.0);
      }
    }
  }
  EXPECT_GT(from_bearers, 20u);
  EXPECT_GT(from_collectors, 20u);
  EXPECT_GT(passed, 100);
}

TEST(DeliveryBetweenness, IsNeverAboveThatOfAllPairs) {
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Delivered delivered(testing::random_network(seed));
    const std::vector<double> all = betweenness(delivered.graph).values;
    const std::vector<double> some = delivered.betweenness().values;
    for (std::size_t v = 0; v < all.size(); ++v) EXPECT_LE(some[v], all[v] + 1e-9);
  }
}

}  // namespace
}  // namespace sideflow::engine
