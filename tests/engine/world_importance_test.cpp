#include "engine/core/world_importance.hpp"

#include "drawn_worlds.hpp"
#include "engine/core/world_search.hpp"
#include "engine/flow/parallel_blocks.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

/// The sources that depend on the world, in their order.
std::vector<VertexIndex> sources_in_turn(const SampledCase& of, const PossibleWorlds& worlds) {
  std::vector<VertexIndex> sources;
  for (std::size_t s = 0; s < of.question.sources.size(); ++s) {
    const std::uint32_t place = worlds.places()[s];
    if (place != PossibleWorlds::kNowhere && place != PossibleWorlds::kTarget) {
      sources.push_back(of.question.sources[s]);
    }
  }
  return sources;
}

bool arrives(const SampledCase& of, VertexIndex source, const World& world) {
  return arrivals(of.graph, {{source}, of.question.targets}, world)[0] != 0;
}

/// Makes each element that is down true, one at a time, and looks whether that helps the source.
std::vector<std::uint64_t> plainly_wanting(const SampledCase& of, const PossibleWorlds& worlds,
                                           std::uint64_t seed, BlockRange blocks) {
  std::vector<std::uint64_t> wanting(of.graph.elements, 0);
  const auto sources = sources_in_turn(of, worlds);
  if (sources.empty()) return wanting;
  for (std::uint64_t number = 64 * blocks.first; number < 64 * blocks.last; ++number) {
    const VertexIndex source = sources[number % sources.size()];
    World world = drawn_world(of.likelihoods, seed, number);
    if (arrives(of, source, world)) continue;
    for (ElementIndex e = 0; e < of.graph.elements; ++e) {
      if (world[e] != 0) continue;
      world[e] = 1;
      wanting[e] += arrives(of, source, world) ? 1 : 0;
      world[e] = 0;
    }
  }
  return wanting;
}

/// The sum of reach over all sources, by full enumeration.
double exact_total(const SampledCase& of, const std::vector<double>& likelihoods) {
  double total = 0.0;
  for_every_world(of.graph, {likelihoods}, [&](const World& world, const auto& weights) {
    for (const auto arrived : arrivals(of.graph, of.question, world)) total += arrived * weights[0];
  });
  return total;
}

double exact_derivative(const SampledCase& of, ElementIndex element) {
  auto likelihoods = of.likelihoods;
  likelihoods[element] = 1.0;
  const double repaired = exact_total(of, likelihoods);
  likelihoods[element] = 0.0;
  return repaired - exact_total(of, likelihoods);
}

/// Elements with one tail are the ones that are served: most of these cases have many.
SampledCase importance_case(std::uint32_t seed) {
  return random_case(seed, 4 + seed % 7, 4 + seed % 15, 8 + seed % 9);
}

TEST(WorldImportance, IsCountedAsIfEachElementWereRepairedInEachWorldByEveryKernel) {
  std::uint64_t events = 0;
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const SampledCase of = importance_case(seed);
    const PossibleWorlds worlds(of.graph, of.question);
    const BlockRange blocks{seed % 4, seed % 4 + 1 + seed % 37};
    const auto expected = plainly_wanting(of, worlds, seed, blocks);
    const auto reach = count_reach(worlds, of.likelihoods, seed, blocks);
    for (const WorldKernel& kernel : kernels_here()) {
      const auto counts = count_importance_by(kernel, worlds, of.likelihoods, seed, blocks);
      EXPECT_EQ(counts.reach, reach);
      for (ElementIndex e = 0; e < of.graph.elements; ++e) {
        if (counts.served[e] == 0) continue;
        EXPECT_EQ(counts.wanting[e], expected[e]) << "element " << e;
        events += counts.wanting[e];
      }
    }
  }
  EXPECT_GT(events, 10'000U);
}

TEST(WorldImportance, OfALargerNetworkIsCountedAsIfEachElementWereRepaired) {
  for (const std::uint32_t seed : {5U, 6U}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const SampledCase of = random_case(seed, 60, 150, 130);
    const PossibleWorlds worlds(of.graph, of.question);
    const BlockRange blocks{7, 9};
    const auto expected = plainly_wanting(of, worlds, seed, blocks);
    for (const WorldKernel& kernel : kernels_here()) {
      const auto counts = count_importance_by(kernel, worlds, of.likelihoods, seed, blocks);
      for (ElementIndex e = 0; e < of.graph.elements; ++e) {
        if (counts.served[e] != 0) {
          EXPECT_EQ(counts.wanting[e], expected[e]) << "element " << e;
        }
      }
    }
  }
}

TEST(WorldImportance, AgreesWithExactDerivatives) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const SampledCase of = random_case(500 + seed, 4 + seed % 5, 4 + seed % 9, 8);
    const auto counts =
        count_importance(PossibleWorlds(of.graph, of.question), of.likelihoods, seed, {0, 512});
    for (ElementIndex e = 0; e < of.graph.elements; ++e) {
      if (counts.served[e] == 0) continue;
      const Estimate estimate = derivative(counts, e, of.likelihoods[e]);
      EXPECT_NEAR(estimate.value, exact_derivative(of, e), 5.0 * estimate.error + 1e-12)
          << "element " << e;
    }
  }
}

TEST(WorldImportance, ServesElementsOfOneTailThatAreDownOftenEnough) {
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const SampledCase of = importance_case(seed);
    const auto counts =
        count_importance(PossibleWorlds(of.graph, of.question), of.likelihoods, seed, {0, 1});
    for (ElementIndex e = 0; e < of.graph.elements; ++e) {
      std::set<VertexIndex> tails;
      for (ArcIndex arc = 0; arc < of.graph.arcs(); ++arc) {
        const auto needs = of.graph.needs(arc);
        if (std::count(needs.begin(), needs.end(), e) != 0) tails.insert(of.graph.tails[arc]);
      }
      // Arcs that lie on no way do not count, so that more may be served than this, never fewer.
      if (tails.size() == 1 && of.likelihoods[e] <= kHighestServedLikelihood) {
        EXPECT_EQ(counts.served[e], 1) << "element " << e;
      }
      if (counts.stands[e] != 0 && of.likelihoods[e] > kHighestServedLikelihood) {
        EXPECT_EQ(counts.served[e], 0) << "element " << e;
      }
    }
  }
}

TEST(WorldImportance, ScoresAMissingChannelThatWouldBeTheOnlyWay) {
  SampledCase of;
  of.graph.vertices = 2;
  of.graph.elements = 1;
  const ElementIndex missing = 0;
  of.graph.add_arc(0, 1, std::span(&missing, 1));
  of.question = {{0}, {1}};
  of.likelihoods = {0.0};
  const auto counts =
      count_importance(PossibleWorlds(of.graph, of.question), of.likelihoods, 1, {0, 10});
  const Estimate estimate = derivative(counts, 0, 0.0);
  EXPECT_EQ(estimate.value, 1.0);
  EXPECT_GT(estimate.error, 0.0);
}

TEST(WorldImportance, OfAnElementOnNoWayIsExactlyZero) {
  SampledCase of;
  of.graph.vertices = 3;
  of.graph.elements = 2;
  const ElementIndex elements[] = {0, 1};
  of.graph.add_arc(0, 1, std::span(elements, 1));
  of.graph.add_arc(1, 2, std::span(elements + 1, 1));
  of.question = {{0}, {1}};
  of.likelihoods = {0.5, 0.5};
  const auto counts =
      count_importance(PossibleWorlds(of.graph, of.question), of.likelihoods, 1, {0, 10});
  EXPECT_EQ(derivative(counts, 1, 0.5).value, 0.0);
  EXPECT_EQ(derivative(counts, 1, 0.5).error, 0.0);
  EXPECT_GT(derivative(counts, 0, 0.5).value, 0.0);
}

TEST(WorldImportance, OfNothingIsNothing) {
  const auto none = count_importance(PossibleWorlds(NumberedGraph{}, {}), {}, 1, {0, 4});
  EXPECT_TRUE(none.wanting.empty());
  const SampledCase of = importance_case(3);
  const auto without_blocks =
      count_importance(PossibleWorlds(of.graph, of.question), of.likelihoods, 1, {4, 4});
  EXPECT_EQ(without_blocks.wanting, std::vector<std::uint64_t>(of.graph.elements, 0));
  EXPECT_EQ(without_blocks.reach.worlds, 0U);
}

TEST(WorldImportance, IsTheSameOnAnyNumberOfThreads) {
  const SampledCase of = random_case(8, 30, 80, 70);
  const PossibleWorlds worlds(of.graph, of.question);
  const BlockRange blocks{1, 500};
  const auto count = [&](BlockRange part) {
    return count_importance(worlds, of.likelihoods, 5, part);
  };
  const auto expected = count(blocks);
  for (const unsigned threads : {2U, 3U, 7U}) {
    EXPECT_EQ(counted_in_parallel(blocks, 32, threads, count), expected) << threads;
  }
}

}  // namespace
}  // namespace sideflow::engine::testing
