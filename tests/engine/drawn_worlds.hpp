// The oracle for sampling: the very worlds that are drawn, one after the other, each searched in the
// plainest way.
#pragma once

#include "engine/core/possible_worlds.hpp"
#include "engine/core/random_words.hpp"
#include "engine/core/world_kernel.hpp"
#include "every_world.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace sideflow::engine::testing {

struct SampledCase {
  NumberedGraph graph;
  ReachQuestion question;
  std::vector<double> likelihoods;
};

/// A likelihood as files have them, or an awkward one.
inline double some_likelihood(std::mt19937& source) {
  constexpr double kAwkward[] = {0.0, 1.0, 0.5, 0.3, 0x1p-70, 1.0 - 0x1p-53, 0.1, 0.95};
  if (source() % 3 == 0) return kAwkward[source() % 8];
  return static_cast<double>(source()) / 4294967296.0;
}

/// Vertices in a random graph with cycles, parallel arcs, loops, and elements on several arcs.
inline SampledCase random_case(std::uint32_t seed, VertexIndex vertices, std::uint32_t arcs,
                               ElementIndex elements) {
  std::mt19937 source(seed);
  SampledCase made;
  made.graph.vertices = vertices;
  made.graph.elements = elements;
  for (std::uint32_t a = 0; a < arcs; ++a) {
    std::vector<ElementIndex> needs;
    for (auto n = source() % 3; n > 0; --n) {
      needs.push_back(static_cast<ElementIndex>(source() % elements));
    }
    if (needs.empty() && source() % 4 != 0) needs.push_back(a % elements);
    std::sort(needs.begin(), needs.end());
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
    const auto tail = static_cast<VertexIndex>(source() % vertices);
    made.graph.add_arc(tail, static_cast<VertexIndex>(source() % vertices), needs);
  }
  for (ElementIndex e = 0; e < elements; ++e) made.likelihoods.push_back(some_likelihood(source));
  for (VertexIndex v = 0; v < vertices; v += 1 + v % 3) made.question.sources.push_back(v);
  made.question.targets = {vertices - 1};
  if (vertices > 4) made.question.targets.push_back(vertices / 2);
  return made;
}

/// Compares a uniform number with `likelihood` digit by digit; doubling a double is exact.
inline bool drawn_true(std::uint64_t seed, std::uint64_t world, ElementIndex element,
                       double likelihood) {
  if (likelihood >= 1.0) return true;
  for (std::uint64_t round = 0; likelihood > 0.0; ++round) {
    likelihood *= 2.0;
    const bool digit = likelihood >= 1.0;
    if (digit) likelihood -= 1.0;
    const std::uint64_t word = random_word(seed, world / 64, element, round);
    if ((word >> world % 64 & 1) != (digit ? 1U : 0U)) return digit;
  }
  return false;
}

inline World drawn_world(const std::vector<double>& likelihoods, std::uint64_t seed,
                         std::uint64_t world) {
  World drawn;
  for (ElementIndex e = 0; e < likelihoods.size(); ++e) {
    drawn.push_back(drawn_true(seed, world, e, likelihoods[e]) ? 1 : 0);
  }
  return drawn;
}

/// By source: whether it reaches some target in `world`.
inline std::vector<std::uint8_t> arrivals(const NumberedGraph& graph, const ReachQuestion& question,
                                          const World& world) {
  const NumberedGraph back = reversed(graph);
  std::vector<std::uint8_t> arrived(question.sources.size(), 0);
  for (const VertexIndex target : question.targets) {
    const auto reached = open_from(back, world, target);
    for (std::size_t s = 0; s < arrived.size(); ++s) {
      if (reached[question.sources[s]] != 0) arrived[s] = 1;
    }
  }
  return arrived;
}

/// The same as count_reach(), fates left out.
inline ReachCounts plainly_counted(const SampledCase& of, std::uint64_t seed, BlockRange blocks) {
  ReachCounts counts;
  counts.reached.assign(of.question.sources.size(), 0);
  for (std::uint64_t block = blocks.first; block < blocks.last; ++block) {
    std::uint64_t pairs = 0;
    for (std::uint64_t lane = 0; lane < 64; ++lane) {
      const World world = drawn_world(of.likelihoods, seed, 64 * block + lane);
      const auto arrived = arrivals(of.graph, of.question, world);
      for (std::size_t s = 0; s < arrived.size(); ++s) {
        counts.reached[s] += arrived[s];
        pairs += arrived[s];
      }
    }
    counts.worlds += 64;
    counts.pairs += pairs;
    counts.pairs_squared.add(pairs * pairs);
  }
  return counts;
}

/// All kernels that this machine can run.
inline std::vector<WorldKernel> kernels_here() {
  std::vector<WorldKernel> kernels;
  for (const auto instructions : {WorldKernel::Instructions::plain, WorldKernel::Instructions::avx2,
                                  WorldKernel::Instructions::avx512}) {
    if (!runs_here(instructions)) continue;
    for (const WorldKernel& kernel : world_kernels(instructions)) kernels.push_back(kernel);
  }
  return kernels;
}

}  // namespace sideflow::engine::testing
