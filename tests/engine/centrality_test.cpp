#include "engine/structure/centrality.hpp"

#include "tests/engine/link_graphs.hpp"
#include "tests/engine/naive_centrality.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/strong_components.hpp>
#include <gtest/gtest.h>

namespace sideflow::engine {
namespace {

using testing::adjacency;
using testing::boost_distances;
using testing::boost_ties;
using testing::BoostLinks;
using testing::BoostTies;
using testing::graph_of;
using testing::kFar;
using testing::Line;
using testing::make_largest_one;
using testing::Matrix;
using testing::NetworkBuilder;
using testing::random_lines;
using testing::symmetric;
using testing::times;
using testing::turned;

constexpr std::uint32_t kSeeds = 40;
constexpr std::uint32_t kActors = 18;

void expect_closeness_as_of_boost(const ActorGraph& graph, LinkLength how) {
  const Matrix distances = boost_distances(graph, how);
  const Centrality found = centrality(graph, {.length = how});
  for (std::size_t v = 0; v < graph.size(); ++v) {
    double in = 0;
    double out = 0;
    for (std::size_t u = 0; u < graph.size(); ++u) {
      if (u == v) continue;
      if (distances[u][v] < kFar) in += 1 / distances[u][v];
      if (distances[v][u] < kFar) out += 1 / distances[v][u];
    }
    EXPECT_NEAR(found.actors[v].harmonic_in.value(), in, 1e-9);
    EXPECT_NEAR(found.actors[v].harmonic_out.value(), out, 1e-9);
  }
}

template <class Member>
auto all(const Centrality& found, Member member) {
  std::vector<std::decay_t<decltype(found.actors[0].*member)>> values;
  for (const ActorCentrality& actor : found.actors) values.push_back(actor.*member);
  return values;
}

using Counts = std::vector<std::uint32_t>;

TEST(Centrality, OfKrackhardtsKiteHasDegreesAndCoresAsPublished) {
  const Centrality found = centrality(testing::kite());
  EXPECT_EQ(all(found, &ActorCentrality::out_degree), (Counts{4, 4, 3, 6, 3, 5, 5, 3, 2, 1}));
  EXPECT_EQ(all(found, &ActorCentrality::in_degree), (Counts{4, 4, 3, 6, 3, 5, 5, 3, 2, 1}));
  EXPECT_EQ(all(found, &ActorCentrality::coreness), (Counts{3, 3, 3, 3, 3, 3, 3, 2, 1, 1}));
  EXPECT_DOUBLE_EQ(found.reciprocity.value(), 1);
  EXPECT_EQ(found.strong_components, 1u);
}

TEST(Centrality, OfKrackhardtsKiteHasTheHarmonicClosenessWorkedOutByHand) {
  const Centrality found = centrality(testing::kite());
  // Fernando: five at 1, three at 2, Jane at 3. Jane: Ike 1, Heather 2, two at 3, five and Diane at 4.
  EXPECT_NEAR(found.actors[5].harmonic_out.value(), 5 + 3.0 / 2 + 1.0 / 3, 1e-12);
  EXPECT_NEAR(found.actors[9].harmonic_in.value(), 1 + 1.0 / 2 + 2.0 / 3 + 5.0 / 4, 1e-12);
  // Diane: six at 1, Heather at 2, Ike at 3, Jane at 4.
  EXPECT_NEAR(found.actors[3].harmonic_out.value(), 6 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4, 1e-12);
}

TEST(Centrality, OfFlorencePutsTheMediciFirst) {
  const Centrality found = centrality(testing::florence());
  EXPECT_EQ(found.actors[testing::medici].out_degree, 6u);
  EXPECT_EQ(found.actors[testing::strozzi].out_degree, 4u);
  EXPECT_EQ(found.actors[testing::guadagni].out_degree, 4u);
  // Jackson 2008, Social and Economic Networks, 1.2.1, for the degrees.
  EXPECT_DOUBLE_EQ(found.actors[testing::medici].eigenvector.value(), 1);
  // Three triangles: Castellani, Peruzzi, Strozzi; Peruzzi, Strozzi, Bischeri; Medici, Ridolfi, Tornabuoni.
  EXPECT_DOUBLE_EQ(found.actors[testing::castellani].clustering.value(), 1.0 / 3);
  EXPECT_DOUBLE_EQ(found.actors[testing::strozzi].clustering.value(), 2.0 / 6);
  EXPECT_DOUBLE_EQ(found.actors[testing::medici].clustering.value(), 1.0 / 15);
  EXPECT_DOUBLE_EQ(found.actors[testing::peruzzi].clustering.value(), 2.0 / 3);
  EXPECT_FALSE(found.actors[testing::pazzi].clustering.has_value());
}

TEST(Centrality, OfZacharysClubHasDegreesCoresTrianglesAndGrowthAsPublished) {
  const ActorGraph graph = testing::club();
  ASSERT_EQ(graph.links.size(), 2u * 78);
  const Centrality found = centrality(graph);
  EXPECT_EQ(found.actors[33].out_degree, 17u);
  EXPECT_EQ(found.actors[0].out_degree, 16u);
  EXPECT_EQ(found.actors[32].out_degree, 12u);
  const Counts cores = all(found, &ActorCentrality::coreness);
  EXPECT_EQ(*std::max_element(cores.begin(), cores.end()), 4u);
  EXPECT_EQ(std::count(cores.begin(), cores.end(), 4u), 10);
  // The Koblenz Network Collection (Kunegis 2013) counts 45 triangles and a spectral norm of 6.72570.
  double corners = 0;
  double around_the_last = 0;
  for (const ActorCentrality& actor : found.actors)
    corners += actor.clustering.value_or(0) * actor.out_degree * (actor.out_degree - 1.0) / 2;
  EXPECT_NEAR(corners, 3 * 45, 1e-9);
  for (const ActorLink& link : graph.out(33))
    around_the_last += found.actors[link.to].eigenvector.value();
  EXPECT_NEAR(around_the_last / found.actors[33].eigenvector.value(), 6.72570, 5e-6);
}

TEST(Centrality, OfTheDeskIsAsWorkedOutByHand) {
  // docs/methods/centrality.md
  enum : std::uint32_t { desk, doctor, ministry, police, ward };
  const Centrality found = centrality(graph_of(
      5, {{ward, desk}, {doctor, desk}, {desk, police}, {police, desk}, {police, ministry}}));
  const auto near = [](const std::optional<double>& value, double expected) {
    EXPECT_NEAR(value.value(), expected, 1e-12);
  };
  near(found.actors[desk].harmonic_in, 3);
  near(found.actors[ministry].harmonic_in, 13.0 / 6);
  near(found.actors[ward].harmonic_out, 11.0 / 6);
  near(found.actors[desk].constraint, 1.0 / 3);
  near(found.actors[police].constraint, 1.0 / 2);
  near(found.actors[ward].hub, std::sqrt(0.5));
  near(found.actors[police].hub, 1);
  near(found.actors[desk].hub, 0);
  near(found.actors[ministry].authority, std::sqrt(2) - 1);
  near(found.actors[ministry].eigenvector, 1);
  near(found.actors[ward].eigenvector, 0);
  near(found.reciprocity, 2.0 / 5);
  EXPECT_EQ(found.strong_components, 4u);
  const double unit = 0.03 / (1 - 0.17 * (1 + 0.425 * (1 + 0.85 * 3.125 / 0.63875)));
  near(found.actors[ward].pagerank, unit);
  near(found.actors[desk].pagerank, unit * 3.125 / 0.63875);
}

// ---- other methods ---------------------------------------------------------------------------------------

TEST(Centrality, HasTheComponentsOfBoost) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const ActorGraph graph = graph_of(kActors, random_lines(seed, kActors));
    const Centrality found = centrality(graph);
    BoostLinks links(graph.size());
    for (const ActorLink& link : graph.links) add_edge(link.from, link.to, links);
    std::vector<std::uint32_t> strong(graph.size());
    EXPECT_EQ(found.strong_components, boost::strong_components(links, strong.data()));
    std::vector<std::uint32_t> weak(graph.size());
    EXPECT_EQ(found.weak_components, boost::connected_components(boost_ties(graph), weak.data()));
    for (std::size_t a = 0; a < graph.size(); ++a) {
      for (std::size_t b = 0; b < graph.size(); ++b) {
        EXPECT_EQ(strong[a] == strong[b],
                  found.actors[a].strong_component == found.actors[b].strong_component);
        EXPECT_EQ(weak[a] == weak[b],
                  found.actors[a].weak_component == found.actors[b].weak_component);
      }
    }
  }
}

TEST(Centrality, NumbersComponentsByTheirFirstActors) {
  const Centrality found = centrality(graph_of(5, {{3, 4}, {4, 3}, {2, 0}}));
  EXPECT_EQ(all(found, &ActorCentrality::weak_component), (Counts{0, 1, 0, 2, 2}));
  EXPECT_EQ(all(found, &ActorCentrality::strong_component), (Counts{0, 1, 2, 3, 3}));
}

TEST(Centrality, HasTheCoreNumbersOfBoost) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const ActorGraph graph = graph_of(kActors, random_lines(seed, kActors));
    const BoostTies ties = boost_ties(graph);
    Counts cores(graph.size());
    boost::core_numbers(ties, boost::make_iterator_property_map(
                                  cores.begin(), boost::get(boost::vertex_index, ties)));
    EXPECT_EQ(all(centrality(graph), &ActorCentrality::coreness), cores);
  }
}

TEST(Centrality, HasTheClosenessThatFollowsFromDistancesOfBoost) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const ActorGraph graph = graph_of(kActors, random_lines(seed, kActors));
    for (const LinkLength how : {LinkLength::steps, LinkLength::likely, LinkLength::fast})
      expect_closeness_as_of_boost(graph, how);
  }
}

TEST(Centrality, HasTheSameClosenessBeyondOneWordOfSources) {
  expect_closeness_as_of_boost(graph_of(150, random_lines(7, 150)), LinkLength::steps);
}

TEST(Centrality, HasTheConstraintOfBurtsFormula) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const ActorGraph graph = graph_of(kActors, random_lines(seed, kActors));
    const Matrix near = symmetric(adjacency(graph));
    const Centrality found = centrality(graph);
    for (std::size_t v = 0; v < graph.size(); ++v) {
      const bool is_alone = std::accumulate(near[v].begin(), near[v].end(), 0.0) == 0;
      ASSERT_EQ(found.actors[v].constraint.has_value(), !is_alone);
      if (is_alone) continue;
      EXPECT_NEAR(*found.actors[v].constraint, testing::naive_constraint(near, v), 1e-12);
    }
  }
}

TEST(Centrality, HasTheClusteringAndReciprocityOfTheirDefinitions) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const ActorGraph graph = graph_of(kActors, random_lines(seed, kActors));
    const Matrix links = adjacency(graph);
    const Matrix near = symmetric(links);
    const Centrality found = centrality(graph);
    double answered = 0;
    for (std::size_t v = 0; v < graph.size(); ++v) {
      double neighbours = 0;
      double closed = 0;
      for (std::size_t a = 0; a < graph.size(); ++a) {
        neighbours += near[v][a];
        answered += links[v][a] * links[a][v];
        for (std::size_t b = 0; b < a; ++b) closed += near[v][a] * near[v][b] * near[a][b];
      }
      ASSERT_EQ(found.actors[v].clustering.has_value(), neighbours >= 2);
      if (neighbours < 2) continue;
      EXPECT_NEAR(*found.actors[v].clustering, 2 * closed / neighbours / (neighbours - 1), 1e-12);
    }
    EXPECT_NEAR(found.reciprocity.value(), answered / static_cast<double>(graph.links.size()),
                1e-12);
  }
}

TEST(Centrality, AddsTheLikelihoodsOfLinksToStrengths) {
  const Centrality found = centrality(graph_of(3, {{0, 1, .5}, {0, 2, .25}, {1, 2, .125}}));
  EXPECT_EQ(all(found, &ActorCentrality::out_strength), (std::vector<double>{.75, .125, 0}));
  EXPECT_EQ(all(found, &ActorCentrality::in_strength), (std::vector<double>{0, .5, .375}));
}

// ---- PageRank, hubs, authorities, eigenvector ------------------------------------------------------------

TEST(Centrality, HasThePagerankThatSolvesItsEquation) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const ActorGraph graph = graph_of(kActors, random_lines(seed, kActors));
    const std::vector<double> rank = all(centrality(graph), &ActorCentrality::pagerank);
    EXPECT_NEAR(std::accumulate(rank.begin(), rank.end(), 0.0), 1, 1e-12);
    std::vector<double> expected(graph.size(), 0.15 / kActors);
    for (std::uint32_t u = 0; u < graph.size(); ++u) {
      for (std::uint32_t v = 0; v < graph.size(); ++v) {
        const auto links = graph.out(u);
        const auto leads_to = [v](const ActorLink& link) { return link.to == v; };
        const double followed =
            links.empty()
                ? 1.0 / kActors
                : static_cast<double>(std::count_if(links.begin(), links.end(), leads_to)) /
                      static_cast<double>(links.size());
        expected[v] += 0.85 * rank[u] * followed;
      }
    }
    for (std::size_t v = 0; v < graph.size(); ++v) EXPECT_NEAR(rank[v], expected[v], 1e-14);
  }
}

TEST(Centrality, HasTheHubsAndAuthoritiesOfKleinbergsIteration) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const ActorGraph graph = graph_of(kActors, random_lines(seed, kActors));
    const Matrix links = adjacency(graph);
    const std::vector<double> hubs = testing::naive_hubs(links);
    std::vector<double> authorities = times(turned(links), hubs);
    make_largest_one(authorities);
    const Centrality found = centrality(graph);
    for (std::size_t v = 0; v < graph.size(); ++v) {
      EXPECT_NEAR(found.actors[v].hub.value(), hubs[v], 1e-9);
      EXPECT_NEAR(found.actors[v].authority.value(), authorities[v], 1e-9);
    }
  }
}

TEST(Centrality, GivesTwoEqualStarsEqualHubs) {
  const Centrality found = centrality(graph_of(6, {{5, 0}, {5, 1}, {3, 2}, {3, 4}}));
  for (const std::uint32_t hub : {3, 5}) EXPECT_NEAR(found.actors[hub].hub.value(), 1, 1e-12);
  for (const std::uint32_t leaf : {0, 1, 2, 4}) {
    EXPECT_EQ(found.actors[leaf].hub, 0.0);
    EXPECT_NEAR(found.actors[leaf].authority.value(), 1, 1e-12);
  }
}

TEST(Centrality, HasTheEigenvectorOfPowersWhereOneLeads) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    std::vector<Line> lines = random_lines(seed, kActors);
    for (std::uint32_t v = 0; v < 6; ++v) lines.push_back({v, (v + 1) % 6});  // a ring for all
    for (std::uint32_t v = 0; v < 6; ++v) lines.push_back({(v + 2) % 6, v});
    const ActorGraph graph = graph_of(kActors, lines);
    Matrix step = turned(adjacency(graph));
    for (std::size_t v = 0; v < graph.size(); ++v) step[v][v] = 1;  // against swinging
    std::vector<double> expected(graph.size(), 1);
    for (int i = 0; i < 4000; ++i) {
      expected = times(step, expected);
      make_largest_one(expected);
    }
    const Centrality found = centrality(graph);
    for (std::size_t v = 0; v < graph.size(); ++v)
      EXPECT_NEAR(found.actors[v].eigenvector.value(), expected[v], 1e-9);
  }
}

void expect_no_eigenvector(const Centrality& found) {
  for (const ActorCentrality& actor : found.actors) EXPECT_FALSE(actor.eigenvector.has_value());
}

TEST(Centrality, HasNoEigenvectorWhereNothingGoesRound) {
  const Centrality found = centrality(graph_of(4, {{0, 1}, {1, 2}, {0, 2}, {2, 3}}));
  expect_no_eigenvector(found);
  EXPECT_TRUE(found.actors[0].hub.has_value());
}

TEST(Centrality, HasNoEigenvectorWhereTwoCirclesLeadEqually) {
  expect_no_eigenvector(centrality(graph_of(5, {{0, 1}, {1, 0}, {2, 3}, {3, 2}, {3, 4}})));
}

TEST(Centrality, GivesTheEigenvectorToTheCircleThatIsFedByItsEqual) {
  // 0 <-> 1 -> 2 <-> 3 -> 4
  const Centrality found =
      centrality(graph_of(5, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 2}, {3, 4}}));
  const std::vector<double> expected{0, 0, 1, 1, 1};
  for (std::size_t v = 0; v < 5; ++v)
    EXPECT_NEAR(found.actors[v].eigenvector.value(), expected[v], 1e-12);
}

TEST(Centrality, SwingsInNoCircle) {
  // A circle of four and what it feeds: every second power is the same.
  const Centrality found =
      centrality(graph_of(6, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {0, 4}, {4, 5}}));
  for (const ActorCentrality& actor : found.actors)
    EXPECT_NEAR(actor.eigenvector.value(), 1, 1e-12);
}

// ---- what is not defined ----------------------------------------------------------------------------------

TEST(Centrality, OfAnEmptyGraphIsEmpty) {
  const Centrality found = centrality(graph_of(0, {}));
  EXPECT_TRUE(found.actors.empty());
  EXPECT_EQ(found.weak_components, 0u);
  EXPECT_FALSE(found.reciprocity.has_value());
}

TEST(Centrality, OfActorsWithoutLinksIsZeroOrUndefined) {
  for (const std::uint32_t actors : {1u, 3u}) {
    const Centrality found = centrality(graph_of(actors, {{0, 0}}));
    ASSERT_EQ(found.actors.size(), actors);
    EXPECT_EQ(found.weak_components, actors);
    EXPECT_EQ(found.strong_components, actors);
    EXPECT_FALSE(found.reciprocity.has_value());
    const ActorCentrality& alone = found.actors[0];
    EXPECT_EQ(alone.out_degree, 0u);
    EXPECT_EQ(alone.coreness, 0u);
    EXPECT_EQ(alone.harmonic_in, 0.0);
    EXPECT_DOUBLE_EQ(alone.pagerank, 1.0 / actors);
    EXPECT_FALSE(alone.eigenvector || alone.hub || alone.authority);
    EXPECT_FALSE(alone.constraint || alone.clustering);
  }
}

TEST(Centrality, HasNoClosenessWhereAWayHasNoLength) {
  // 0 -> 1 is certain: from 0 to 1, and to 1 from 0, is no way at all.
  const ActorGraph graph = graph_of(4, {{0, 1, 1, 0}, {1, 2, .5, 2}, {3, 0, .25, 4}});
  for (const LinkLength how : {LinkLength::likely, LinkLength::fast}) {
    const Centrality found = centrality(graph, {.length = how});
    EXPECT_FALSE(found.actors[0].harmonic_out.has_value());
    EXPECT_FALSE(found.actors[1].harmonic_in.has_value());
    EXPECT_TRUE(found.actors[0].harmonic_in.has_value());
    EXPECT_TRUE(found.actors[1].harmonic_out.has_value());
  }
  // From 3: 0 and 1 after 4 days, 2 after 6. To 2: 0 and 1 in 2 days, 3 in 6.
  const Centrality fast = centrality(graph, {.length = LinkLength::fast});
  EXPECT_NEAR(fast.actors[3].harmonic_out.value(), 1. / 4 + 1. / 4 + 1. / 6, 1e-12);
  EXPECT_NEAR(fast.actors[2].harmonic_in.value(), 1. / 2 + 1. / 2 + 1. / 6, 1e-12);
}

TEST(Centrality, WalksNoLinkThatABarrierShutsWhereLikelihoodIsLength) {
  NetworkBuilder builder;
  builder.kind("sign");
  for (const char* id : {"a", "b"}) builder.actor(id);
  builder.barrier("wall", 0);
  builder.channel("a", "b", "sign", .5).barriers = {{"wall"}};
  const Network network = builder.network();
  const ActorGraph graph = actor_graph(network, compile_flow_graph(network));
  ASSERT_EQ(graph.links.size(), 1u);
  EXPECT_EQ(centrality(graph, {.length = LinkLength::likely}).actors[0].harmonic_out, 0.0);
  EXPECT_EQ(centrality(graph).actors[0].harmonic_out, 1.0);
}

TEST(Centrality, CountsLinksOfWhichNobodySaysHowLongTheyTake) {
  NetworkBuilder builder;
  builder.kind("sign");
  for (const char* id : {"a", "b", "c"}) builder.actor(id);
  builder.channel("a", "b", "sign", .5);
  builder.channel("b", "c", "sign", .5).takes = Duration{1, 1, 1, "1 day"};
  const Network network = builder.network();
  EXPECT_EQ(centrality(actor_graph(network, compile_flow_graph(network))).untimed_links, 1u);
}

// ---- many actors, and the same digits ----------------------------------------------------------------------

TEST(Centrality, EstimatesClosenessFromSomeActorsWithinItsError) {
  const ActorGraph graph = graph_of(400, random_lines(3, 400));
  const Centrality exact = centrality(graph);
  EXPECT_EQ(exact.closeness_from, 400u);
  EXPECT_EQ(exact.closeness_error, 0);
  const Centrality drawn =
      centrality(graph, {.most_steps = 150.0 * static_cast<double>(400 + graph.links.size())});
  EXPECT_EQ(drawn.closeness_from, 150u);
  EXPECT_GT(drawn.closeness_error, 0);
  for (std::size_t v = 0; v < graph.size(); ++v) {
    EXPECT_NEAR(*drawn.actors[v].harmonic_in, *exact.actors[v].harmonic_in,
                5 * drawn.closeness_error);
    EXPECT_NEAR(*drawn.actors[v].harmonic_out, *exact.actors[v].harmonic_out,
                5 * drawn.closeness_error);
  }
}

/// All numbers of an actor, so that they can be compared bit by bit.
std::vector<double> digits(const Centrality& found) {
  std::vector<double> values;
  for (const ActorCentrality& actor : found.actors) {
    values.push_back(actor.pagerank);
    for (const auto& value : {actor.harmonic_in, actor.harmonic_out, actor.eigenvector, actor.hub,
                              actor.authority, actor.constraint, actor.clustering})
      values.push_back(value.value_or(-1));
  }
  return values;
}

TEST(Centrality, HasTheSameDigitsEachTimeAndInSeveralThreads) {
  const ActorGraph graph = graph_of(300, random_lines(11, 300));
  const std::vector<double> once = digits(centrality(graph));
  std::vector<std::vector<double>> again(4);
  std::vector<std::thread> threads;
  for (std::vector<double>& place : again)
    threads.emplace_back([&] { place = digits(centrality(graph)); });
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<double>& found : again) EXPECT_EQ(found, once);
}

TEST(Centrality, GoesWithTheActorsWhenTheirNumbersChange) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const std::vector<Line> lines = random_lines(seed, kActors);
    std::vector<Line> turned_round = lines;
    for (Line& line : turned_round) {
      line.from = kActors - 1 - line.from;
      line.to = kActors - 1 - line.to;
    }
    Centrality other = centrality(graph_of(kActors, turned_round));
    std::reverse(other.actors.begin(), other.actors.end());
    const std::vector<double> expected = digits(centrality(graph_of(kActors, lines)));
    const std::vector<double> found = digits(other);
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1e-9);
  }
}

}  // namespace
}  // namespace sideflow::engine
