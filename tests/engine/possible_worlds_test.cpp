#include "engine/core/possible_worlds.hpp"

#include "drawn_worlds.hpp"
#include "engine/core/world_search.hpp"
#include "engine/flow/parallel_blocks.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

/// v0 -> v1 -> ... -> target; one element an arc.
SampledCase chain(const std::vector<double>& likelihoods) {
  SampledCase made;
  made.likelihoods = likelihoods;
  made.graph.vertices = static_cast<VertexIndex>(likelihoods.size()) + 1;
  for (VertexIndex v = 0; v + 1 < made.graph.vertices; ++v) {
    const ElementIndex element = made.graph.elements++;
    made.graph.add_arc(v, v + 1, std::span(&element, 1));
  }
  made.question = {{0}, {made.graph.vertices - 1}};
  return made;
}

// --- random words --------------------------------------------------------------------------------

/// By bit: how often it is 1 in the words of word(0), word(1), ...
template <class WordOf>
std::array<double, 64> ones_by_bit(std::uint64_t words, const WordOf& word) {
  std::array<double, 64> ones{};
  for (std::uint64_t i = 0; i < words; ++i) {
    const std::uint64_t drawn = word(i);
    for (std::size_t bit = 0; bit < 64; ++bit) ones[bit] += static_cast<double>(drawn >> bit & 1);
  }
  return ones;
}

/// The most standard deviations by which any bit differs from a fair coin. Of 64 fair ones it is
/// above 5 once in 27,000 times.
template <class WordOf>
double worst_bias(const WordOf& word) {
  constexpr std::uint64_t kWords = 1U << 14U;
  double worst = 0.0;
  for (const double ones : ones_by_bit(kWords, word)) {
    worst = std::max(worst, std::abs(ones - kWords / 2.0) / std::sqrt(kWords / 4.0));
  }
  return worst;
}

TEST(RandomWords, HaveNoBitThatIsMoreOftenOneThanNot) {
  EXPECT_LT(worst_bias([](std::uint64_t i) { return random_word(1, i, 0, 0); }), 5.0);
  EXPECT_LT(worst_bias([](std::uint64_t i) { return random_word(1, 0, i, 0); }), 5.0);
  EXPECT_LT(worst_bias([](std::uint64_t i) { return random_word(i, 0, 0, 0); }), 5.0);
  EXPECT_LT(worst_bias([](std::uint64_t i) { return random_word(1, i / 64, 7, i % 64); }), 5.0);
}

/// The words of i and of its neighbour, bit for bit and turned by every number of places.
template <class WordOf, class NeighbourOf>
double worst_likeness(const WordOf& word, const NeighbourOf& neighbour) {
  double worst = 0.0;
  for (int turn = 0; turn < 64; turn += 7) {
    worst = std::max(worst, worst_bias([&](std::uint64_t i) {
                       return word(i) ^ std::rotl(neighbour(i), turn);
                     }));
  }
  return worst;
}

TEST(RandomWords, OfNeighboursHaveNothingToDoWithOneAnother) {
  const auto word = [](std::uint64_t i) { return random_word(3, i, 5, 2); };
  EXPECT_LT(worst_likeness(word, [](auto i) { return random_word(3, i + 1, 5, 2); }), 5.5);
  EXPECT_LT(worst_likeness(word, [](auto i) { return random_word(3, i, 6, 2); }), 5.5);
  EXPECT_LT(worst_likeness(word, [](auto i) { return random_word(3, i, 5, 3); }), 5.5);
  EXPECT_LT(worst_likeness(word, [](auto i) { return random_word(4, i, 5, 2); }), 5.5);
  EXPECT_LT(worst_likeness(word, [](auto i) { return random_word(stream_seed(3, 1), i, 5, 2); }),
            5.5);
}

TEST(RandomWords, OfAllPairsOfEarlyRoundsHaveNothingToDoWithOneAnother) {
  for (std::uint64_t a = 0; a < 10; ++a) {
    for (std::uint64_t b = a + 1; b < 10; ++b) {
      const auto both = [&](std::uint64_t i) {
        return random_word(9, i, 1, a) ^ random_word(9, i, 1, b);
      };
      EXPECT_LT(worst_bias(both), 5.5) << a << " and " << b;
    }
  }
}

TEST(RandomWords, HaveNoPairOfLanesThatAgreeMoreOftenThanNot) {
  for (int turn = 1; turn <= 32; ++turn) {
    const auto against_itself = [&](std::uint64_t i) {
      const std::uint64_t word = random_word(11, i, 3, 0);
      return word ^ std::rotl(word, turn);
    };
    EXPECT_LT(worst_bias(against_itself), 5.5) << turn;
  }
}

// --- likelihoods ---------------------------------------------------------------------------------

TEST(BinaryLikelihood, HoldsEveryBit) {
  std::mt19937_64 source(5);
  for (int i = 0; i < 1000; ++i) {
    const double likelihood =
        std::ldexp(static_cast<double>(source() >> 11U), -53 - static_cast<int>(source() % 200));
    const BinaryLikelihood digits = binary_likelihood(likelihood);
    EXPECT_EQ(std::ldexp(static_cast<double>(digits.digits), -static_cast<int>(digits.rounds)),
              likelihood);
    EXPECT_EQ(digits.certain, 0U);
  }
}

TEST(BinaryLikelihood, IsShortForShortNumbersAndCertainAtTheEnds) {
  EXPECT_EQ(binary_likelihood(0.5).rounds, 1U);
  EXPECT_EQ(binary_likelihood(0.75).rounds, 2U);
  EXPECT_EQ(binary_likelihood(0x1p-1074).rounds, 1074U);
  EXPECT_EQ(binary_likelihood(1.0).certain, 1U);
  EXPECT_EQ(binary_likelihood(1.0).rounds, 0U);
  EXPECT_EQ(binary_likelihood(0.0).rounds, 0U);
  EXPECT_EQ(binary_likelihood(0.0).certain, 0U);
}

// --- reach ---------------------------------------------------------------------------------------

void expect_same_counts(const ReachCounts& counts, const ReachCounts& expected) {
  EXPECT_EQ(counts.worlds, expected.worlds);
  EXPECT_EQ(counts.reached, expected.reached);
  EXPECT_EQ(counts.pairs, expected.pairs);
  EXPECT_EQ(counts.pairs_squared, expected.pairs_squared);
}

TEST(PossibleWorlds, AreCountedAsIfTheyWereSearchedOneByOneByEveryKernel) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const SampledCase of = random_case(seed, 3 + seed % 9, 2 + seed % 23, 1 + seed % 14);
    const PossibleWorlds worlds(of.graph, of.question);
    const BlockRange blocks{seed % 5, seed % 5 + seed % 41};
    const auto expected = plainly_counted(of, seed, blocks);
    for (const WorldKernel& kernel : kernels_here()) {
      expect_same_counts(count_reach_by(kernel, worlds, of.likelihoods, seed, blocks), expected);
    }
    expect_same_counts(count_reach(worlds, of.likelihoods, seed, blocks), expected);
  }
}

TEST(PossibleWorlds, OfLargerNetworksAreCountedAsIfTheyWereSearchedOneByOne) {
  for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    SampledCase of = random_case(seed, 150, 420, seed % 2 == 0 ? 60 : 400);
    if (seed == 3) of.question.sources = {7, 31};  // most worlds are decided early
    const PossibleWorlds worlds(of.graph, of.question);
    const BlockRange blocks{10, 13};
    const auto expected = plainly_counted(of, seed, blocks);
    for (const WorldKernel& kernel : kernels_here()) {
      expect_same_counts(count_reach_by(kernel, worlds, of.likelihoods, seed, blocks), expected);
    }
  }
}

TEST(PossibleWorlds, AgreeWithEveryWorldOnRandomGraphs) {
  constexpr std::uint64_t kBlocks = 256;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const SampledCase of = random_case(1000 + seed, 3 + seed % 6, 3 + seed % 13, 1 + seed % 9);
    std::vector<double> exact(of.question.sources.size(), 0.0);
    double expected_total = 0.0;
    for_every_world(of.graph, {of.likelihoods}, [&](const World& world, const auto& weights) {
      const auto arrived = arrivals(of.graph, of.question, world);
      for (std::size_t s = 0; s < exact.size(); ++s) exact[s] += arrived[s] * weights[0];
    });
    const auto counts =
        count_reach(PossibleWorlds(of.graph, of.question), of.likelihoods, seed, {0, kBlocks});
    for (std::size_t s = 0; s < exact.size(); ++s) {
      expected_total += exact[s];
      EXPECT_NEAR(reach_estimate(counts, s), exact[s], 5.0 * reach_error(counts, s) + 1e-12);
    }
    EXPECT_NEAR(total_estimate(counts), expected_total, 5.0 * total_error(counts) + 1e-12);
  }
}

TEST(PossibleWorlds, TellTheErrorOfATotalWhoseSourcesShareTheirFortune) {
  // Two sources behind one channel: the number that arrives is 0 or 2.
  SampledCase of = chain({1.0, 0.5});
  of.question.sources = {0, 1};
  const auto counts =
      count_reach(PossibleWorlds(of.graph, of.question), of.likelihoods, 1, {0, 4096});
  const double expected = 2.0 * 0.5 / std::sqrt(4096.0 * 64.0);
  EXPECT_NEAR(total_error(counts), expected, 0.06 * expected);
}

TEST(PossibleWorlds, KeepWhatIsTrueAtAHigherLikelihood) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const SampledCase of = random_case(2000 + seed, 8, 20, 12);
    std::mt19937 source(seed);
    auto higher = of.likelihoods;
    for (double& likelihood : higher) {
      likelihood += (1.0 - likelihood) * static_cast<double>(source() % 5) / 4.0;
    }
    const PossibleWorlds worlds(of.graph, of.question);
    const BlockRange blocks{0, 35};
    const auto low = count_reach(worlds, of.likelihoods, seed, blocks);
    const auto high = count_reach(worlds, higher, seed, blocks);
    const auto change = count_change(worlds, of.likelihoods, worlds, higher, seed, blocks);
    for (std::size_t s = 0; s < low.reached.size(); ++s) {
      EXPECT_EQ(low.reached[s] + change.reached[s], high.reached[s]);
    }
    EXPECT_EQ(low.pairs + change.pairs, high.pairs);
  }
}

TEST(PossibleWorlds, CountChangesOfTargetsAsIfTheyWereSearchedOneByOne) {
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const SampledCase of = random_case(3000 + seed, 9, 22, 13);
    SampledCase fewer = of;
    fewer.question.targets.pop_back();
    fewer.likelihoods[seed % 13] = 0.0;
    const BlockRange blocks{2, 39};
    std::vector<std::uint64_t> differ(of.question.sources.size(), 0);
    std::uint64_t squares = 0;
    for (std::uint64_t block = blocks.first; block < blocks.last; ++block) {
      std::uint64_t pairs = 0;
      for (std::uint64_t world = 64 * block; world < 64 * block + 64; ++world) {
        const auto a = arrivals(of.graph, of.question, drawn_world(of.likelihoods, 9, world));
        const auto b = arrivals(of.graph, fewer.question, drawn_world(fewer.likelihoods, 9, world));
        for (std::size_t s = 0; s < a.size(); ++s) {
          differ[s] += a[s] != b[s] ? 1 : 0;
          pairs += a[s] != b[s] ? 1 : 0;
        }
      }
      squares += pairs * pairs;
    }
    const PossibleWorlds from(of.graph, of.question);
    const PossibleWorlds to(fewer.graph, fewer.question);
    for (const WorldKernel& kernel : kernels_here()) {
      const auto counts =
          count_change_by(kernel, from, of.likelihoods, to, fewer.likelihoods, 9, blocks);
      EXPECT_EQ(counts.reached, differ);
      EXPECT_EQ(counts.pairs_squared.low, squares);
    }
  }
}

TEST(PossibleWorlds, KnowTheFateOfSourcesThatDependOnNothing) {
  SampledCase of = chain({0.5, 0.0, 1.0, 0.25, 1.0});
  of.question.sources = {0, 1, 2, 3, 4, 5};
  const PossibleWorlds worlds(of.graph, of.question);
  EXPECT_EQ(worlds.fates(of.likelihoods),
            (std::vector<Fate>{Fate::never, Fate::never, Fate::sometimes, Fate::sometimes,
                               Fate::always, Fate::always}));
  const auto counts = count_reach(worlds, of.likelihoods, 1, {0, 3});
  EXPECT_EQ(counts.reached[0], 0U);
  EXPECT_EQ(counts.reached[2], counts.reached[3]);
  EXPECT_EQ(counts.reached[4], 192U);
  EXPECT_EQ(counts.reached[5], 192U);
  EXPECT_EQ(reach_error(counts, 0), 0.0);
  EXPECT_GT(reach_error(counts, 2), 0.0);
  EXPECT_EQ(reach_error(counts, 4), 0.0);
}

TEST(PossibleWorlds, OfNothingAreNothing) {
  const NumberedGraph empty;
  const auto none = count_reach(PossibleWorlds(empty, {}), {}, 1, {0, 4});
  EXPECT_EQ(none.worlds, 256U);
  EXPECT_TRUE(none.reached.empty());
  NumberedGraph graph;
  graph.vertices = 3;
  const auto without_arcs = count_reach(PossibleWorlds(graph, {{0, 1, 2}, {1}}), {}, 1, {0, 2});
  EXPECT_EQ(without_arcs.reached, (std::vector<std::uint64_t>{0, 128, 0}));
  const auto without_targets = count_reach(PossibleWorlds(graph, {{0}, {}}), {}, 1, {0, 2});
  EXPECT_EQ(without_targets.reached, std::vector<std::uint64_t>{0});
  const SampledCase of = chain({0.5});
  const PossibleWorlds worlds(of.graph, of.question);
  const auto without_blocks = count_reach(worlds, of.likelihoods, 1, {5, 5});
  EXPECT_EQ(without_blocks.worlds, 0U);
  EXPECT_EQ(without_blocks.reached, std::vector<std::uint64_t>{0});
  EXPECT_EQ(reach_error(without_blocks, 0), 0.5);
  EXPECT_EQ(count_change(worlds, of.likelihoods, worlds, of.likelihoods, 1, {0, 9}).pairs, 0U);
}

TEST(WideSum, CarriesIntoItsUpperHalf) {
  WideSum sum;
  for (int i = 0; i < 3; ++i) sum.add(~std::uint64_t{0});
  EXPECT_EQ(sum.high, 2U);
  EXPECT_EQ(sum.low, ~std::uint64_t{0} - 2);
  WideSum twice = sum;
  twice.add(sum);
  EXPECT_EQ(twice.high, 5U);
  EXPECT_EQ(twice.low, ~std::uint64_t{0} - 5);
}

TEST(WilsonHalfWidth, IsAboveZeroWhereNothingWasSeen) {
  // z = 1, n = 4, nothing seen: 1/(1 + 1/4) * sqrt(1/64) = 0.1.
  EXPECT_DOUBLE_EQ(wilson_half_width(0, 4), 0.1);
  EXPECT_DOUBLE_EQ(wilson_half_width(4, 4), 0.1);
  EXPECT_EQ(wilson_half_width(0, 0), 0.5);
}

// --- threads and stopping ------------------------------------------------------------------------

TEST(ParallelBlocks, CountTheSameOnAnyNumberOfThreads) {
  const SampledCase of = random_case(77, 40, 100, 60);
  const PossibleWorlds worlds(of.graph, of.question);
  const BlockRange blocks{3, 1003};
  const auto count = [&](BlockRange part) { return count_reach(worlds, of.likelihoods, 5, part); };
  const auto expected = count(blocks);
  for (const unsigned threads : {1U, 2U, 3U, 7U}) {
    EXPECT_EQ(counted_in_parallel(blocks, 32, threads, count), expected) << threads;
    EXPECT_EQ(counted_in_parallel(blocks, 1, threads, count), expected) << threads;
  }
  EXPECT_EQ(counted_in_parallel(BlockRange{3, 3}, 32, 4, count).worlds, 0U);
}

TEST(SampledReach, DoublesTheWorldsUntilEveryErrorIsSmallEnough) {
  const SampledCase of = chain({0.5});
  const PossibleWorlds worlds(of.graph, of.question);
  const std::vector<std::vector<double>> likelihoods{of.likelihoods};
  // The standard error of one half is 1/2 over the root of the number of worlds.
  const auto counts = sampled_reach(worlds, likelihoods, {.seed = 1, .error = 0.003, .threads = 1});
  EXPECT_EQ(counts[0].worlds, 32768U);
  const auto at_once = sampled_reach(worlds, likelihoods, {.seed = 1, .error = 0.1, .threads = 3});
  EXPECT_EQ(at_once[0].worlds, 4096U);
  const auto capped = sampled_reach(worlds, likelihoods,
                                    {.seed = 1, .error = 0.0, .max_worlds = 5000, .threads = 2});
  EXPECT_EQ(capped[0].worlds, 5056U);
  expect_same_counts(capped[0], plainly_counted(of, 1, {0, 79}));
}

TEST(SampledReach, GoesOnWhileARowMayLieOnEitherSideOfTheThreshold) {
  const SampledCase of = chain({0.5});
  const PossibleWorlds worlds(of.graph, of.question);
  const std::vector<std::vector<double>> likelihoods{{0.2}, of.likelihoods};
  const auto counts = sampled_reach(
      worlds, likelihoods,
      {.seed = 1, .error = 0.1, .max_worlds = 1U << 16U, .threshold = 0.5, .threads = 1});
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].worlds, 1U << 16U);  // 0.5 is the threshold itself
  EXPECT_EQ(counts[1].worlds, 1U << 16U);
  EXPECT_TRUE(straddles(counts[1], 0, 0.5));
  EXPECT_FALSE(straddles(counts[0], 0, 0.5));
}

TEST(SampledReach, StopsAtOnceWhereNothingDependsOnTheWorld) {
  const SampledCase of = chain({1.0, 1.0});
  const std::vector<std::vector<double>> likelihoods{of.likelihoods};
  const auto counts = sampled_reach(PossibleWorlds(of.graph, of.question), likelihoods,
                                    {.error = 0.0, .threshold = 1.0});
  EXPECT_EQ(counts[0].worlds, 4096U);
  EXPECT_EQ(reach_estimate(counts[0], 0), 1.0);
}

}  // namespace
}  // namespace sideflow::engine::testing
