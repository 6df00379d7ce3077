#include "engine/core/loss_worlds.hpp"

#include "drawn_worlds.hpp"
#include "engine/flow/parallel_blocks.hpp"

#include <bit>
#include <cmath>
#include <numeric>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

struct LossCase {
  SampledCase of;
  std::vector<Opening> openings;
};

LossCase loss_case(std::uint32_t seed, VertexIndex vertices, std::uint32_t arcs,
                   ElementIndex elements) {
  LossCase made{random_case(seed, vertices, arcs, elements), {}};
  std::mt19937 source(seed + 1);
  for (ElementIndex e = 0; e < elements; ++e) {
    constexpr Opening kOpenings[] = {Opening::rises, Opening::rises, Opening::rises,
                                     Opening::rises, Opening::fixed, Opening::never};
    made.openings.push_back(kOpenings[source() % 6]);
  }
  return made;
}

/// When `element` opens in `world`; 2: never.
double opens_at(const LossCase& of, std::uint64_t seed, std::uint64_t world, ElementIndex element) {
  const double likelihood = of.of.likelihoods[element];
  if (of.openings[element] == Opening::never) return 2.0;
  if (of.openings[element] == Opening::fixed) return 0.0;
  const double u = uniform(random_word(stream_seed(seed, kLossStream), world, element, 0));
  return u < likelihood ? 0.0 : (u - likelihood) / (1.0 - likelihood);
}

/// Opens one element after the other and looks each time which sources have come to arrive.
void add_plainly(const LossCase& of, std::uint64_t seed, std::uint64_t number, LossCounts& counts) {
  std::vector<double> times;
  World world;
  for (ElementIndex e = 0; e < of.of.graph.elements; ++e) {
    times.push_back(opens_at(of, seed, number, e));
    world.push_back(times.back() == 0.0 ? 1 : 0);
  }
  std::vector<ElementIndex> order(times.size());
  std::iota(order.begin(), order.end(), ElementIndex{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return times[a] < times[b]; });
  auto arrived = arrivals(of.of.graph, of.of.question, world);
  for (std::size_t s = 0; s < arrived.size(); ++s) counts.arrived[s] += arrived[s];
  for (const ElementIndex e : order) {
    if (times[e] == 0.0 || times[e] == 2.0) continue;
    world[e] = 1;
    const auto now = arrivals(of.of.graph, of.of.question, world);
    std::uint64_t pairs = 0;
    for (std::size_t s = 0; s < now.size(); ++s) {
      if (now[s] == arrived[s]) continue;
      ++counts.lost_of_source[s * times.size() + e];
      ++pairs;
    }
    counts.lost[e] += pairs;
    counts.lost_squared[e].add(pairs * pairs);
    arrived = now;
  }
  for (std::size_t s = 0; s < arrived.size(); ++s) counts.unreachable[s] += 1U - arrived[s];
  ++counts.worlds;
}

std::vector<std::size_t> all_sources(const SampledCase& of) {
  std::vector<std::size_t> all(of.question.sources.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

LossCounts plainly_lost(const LossCase& of, std::uint64_t seed, WorldRange worlds) {
  LossCounts counts;
  const std::size_t sources = of.of.question.sources.size();
  counts.arrived.assign(sources, 0);
  counts.unreachable.assign(sources, 0);
  counts.lost.assign(of.of.graph.elements, 0);
  counts.lost_squared.assign(of.of.graph.elements, {});
  counts.lost_of_source.assign(sources * of.of.graph.elements, 0);
  for (std::uint64_t w = worlds.first; w < worlds.last; ++w) add_plainly(of, seed, w, counts);
  return counts;
}

TEST(LossWorlds, AreCountedAsIfElementsWereOpenedOneByOne) {
  for (std::uint32_t seed = 1; seed <= 80; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const LossCase of = loss_case(seed, 3 + seed % 12, 3 + seed % 30, 1 + seed % 17);
    const WorldRange worlds{seed, seed + 200};
    EXPECT_EQ(count_losses(PossibleWorlds(of.of.graph, of.of.question), of.of.likelihoods,
                           of.openings, all_sources(of.of), seed, worlds),
              plainly_lost(of, seed, worlds));
  }
}

TEST(LossWorlds, OfALargerNetworkAreCountedAsIfElementsWereOpenedOneByOne) {
  const LossCase of = loss_case(5, 80, 200, 150);
  EXPECT_EQ(count_losses(PossibleWorlds(of.of.graph, of.of.question), of.of.likelihoods,
                         of.openings, all_sources(of.of), 3, {10, 40}),
            plainly_lost(of, 3, {10, 40}));
}

TEST(LossWorlds, BalanceForEverySourceInEveryCount) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const LossCase of = loss_case(100 + seed, 40, 100, 90);
    const auto counts = count_losses(PossibleWorlds(of.of.graph, of.of.question), of.of.likelihoods,
                                     of.openings, all_sources(of.of), seed, {0, 300});
    for (std::size_t s = 0; s < counts.arrived.size(); ++s) {
      const auto first =
          counts.lost_of_source.begin() + static_cast<std::ptrdiff_t>(s * of.of.graph.elements);
      const auto lost = std::accumulate(first, first + of.of.graph.elements, std::uint64_t{0});
      EXPECT_EQ(counts.arrived[s] + lost + counts.unreachable[s], counts.worlds);
    }
  }
}

// --- Shapley values by their definition ----------------------------------------------------------

/// Players: elements that rise and are below 1.
std::vector<ElementIndex> players(const LossCase& of) {
  std::vector<ElementIndex> players;
  for (ElementIndex e = 0; e < of.of.graph.elements; ++e) {
    if (of.openings[e] == Opening::rises && of.of.likelihoods[e] < 1.0) players.push_back(e);
  }
  return players;
}

/// The sum of reach over all sources with the players in `perfect` at 1.
double worth(const LossCase& of, const std::vector<ElementIndex>& players, std::uint32_t perfect) {
  auto likelihoods = of.of.likelihoods;
  for (ElementIndex e = 0; e < likelihoods.size(); ++e) {
    if (of.openings[e] == Opening::never) likelihoods[e] = 0.0;
    if (of.openings[e] == Opening::fixed) likelihoods[e] = 1.0;
  }
  for (std::size_t p = 0; p < players.size(); ++p) {
    if ((perfect >> p & 1U) != 0) likelihoods[players[p]] = 1.0;
  }
  double total = 0.0;
  for_every_world(of.of.graph, {likelihoods}, [&](const World& world, const auto& weights) {
    for (const auto arrived : arrivals(of.of.graph, of.of.question, world)) {
      total += arrived * weights[0];
    }
  });
  return total;
}

/// By player: the mean of what it adds, over all orders in which players become perfect.
std::vector<double> shapley_values(const LossCase& of, const std::vector<ElementIndex>& players) {
  const auto n = static_cast<std::uint32_t>(players.size());
  std::vector<double> worths;
  for (std::uint32_t set = 0; set < 1U << n; ++set) worths.push_back(worth(of, players, set));
  std::vector<double> values(n, 0.0);
  for (std::uint32_t set = 0; set < 1U << n; ++set) {
    const auto size = static_cast<double>(std::popcount(set));
    for (std::uint32_t p = 0; p < n; ++p) {
      if ((set >> p & 1U) != 0) continue;
      const double orders = std::tgamma(size + 1.0) * std::tgamma(n - size) / std::tgamma(n + 1.0);
      values[p] += orders * (worths[set | 1U << p] - worths[set]);
    }
  }
  return values;
}

TEST(LossWorlds, AgreeWithShapleyValuesByTheirDefinition) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const LossCase of = loss_case(300 + seed, 4 + seed % 4, 5 + seed % 8, 5 + seed % 4);
    const auto rising = players(of);
    const auto expected = shapley_values(of, rising);
    const auto counts = count_losses(PossibleWorlds(of.of.graph, of.of.question), of.of.likelihoods,
                                     of.openings, {}, seed, {0, 20'000});
    for (std::size_t p = 0; p < rising.size(); ++p) {
      EXPECT_NEAR(loss_estimate(counts, rising[p]), expected[p],
                  5.0 * loss_error(counts, rising[p]))
          << "element " << rising[p];
    }
  }
}

TEST(LossWorlds, ShareALossEquallyBetweenTwoEqualElementsInARow) {
  LossCase of;
  of.of.graph.vertices = 3;
  of.of.graph.elements = 2;
  const ElementIndex elements[] = {0, 1};
  of.of.graph.add_arc(0, 1, std::span(elements, 1));
  of.of.graph.add_arc(1, 2, std::span(elements + 1, 1));
  of.of.question = {{0}, {2}};
  of.of.likelihoods = {0.5, 0.5};
  const auto counts = count_losses(PossibleWorlds(of.of.graph, of.of.question), of.of.likelihoods,
                                   {}, {}, 1, {0, 40'000});
  // 1/4 arrives; the other 3/4 are lost at one or the other alike.
  EXPECT_NEAR(loss_estimate(counts, 0), 0.375, 5.0 * loss_error(counts, 0));
  EXPECT_NEAR(loss_estimate(counts, 1), 0.375, 5.0 * loss_error(counts, 1));
  EXPECT_EQ(counts.arrived[0] + counts.lost[0] + counts.lost[1], counts.worlds);
}

TEST(LossWorlds, AddUpOverRangesOnAnyNumberOfThreads) {
  const LossCase of = loss_case(9, 30, 80, 60);
  const PossibleWorlds question(of.of.graph, of.of.question);
  const auto count = [&](WorldRange part) {
    return count_losses(question, of.of.likelihoods, of.openings, all_sources(of.of), 4, part);
  };
  const auto expected = count({17, 517});
  for (const unsigned threads : {1U, 2U, 3U, 7U}) {
    EXPECT_EQ(counted_in_parallel(WorldRange{17, 517}, 8, threads, count), expected) << threads;
  }
}

TEST(LossWorlds, OfNothingAreNothing) {
  const auto none = count_losses(PossibleWorlds(NumberedGraph{}, {}), {}, {}, {}, 1, {0, 10});
  EXPECT_EQ(none.worlds, 10U);
  EXPECT_TRUE(none.arrived.empty());
  NumberedGraph graph;
  graph.vertices = 2;
  const PossibleWorlds question(graph, {{0, 1}, {1}});
  const auto without_arcs = count_losses(question, {}, {}, {}, 1, {0, 10});
  EXPECT_EQ(without_arcs.arrived, (std::vector<std::uint64_t>{0, 10}));
  EXPECT_EQ(without_arcs.unreachable, (std::vector<std::uint64_t>{10, 0}));
  const auto without_worlds = count_losses(question, {}, {}, {}, 1, {3, 3});
  EXPECT_EQ(without_worlds.worlds, 0U);
  EXPECT_EQ(without_worlds.arrived, (std::vector<std::uint64_t>{0, 0}));
}

}  // namespace
}  // namespace sideflow::engine::testing
