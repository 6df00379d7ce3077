// Counting worlds on several threads, and how many worlds are enough.
#pragma once

#include "engine/core/possible_worlds.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <future>
#include <optional>
#include <span>
#include <thread>
#include <vector>

namespace sideflow::engine {

/// `threads`, at most four for each core, or as many as the machine runs at once where that is 0.
[[nodiscard]] unsigned threads_to_use(unsigned threads);

/// The counts of all of `range`: count(part) of disjoint parts, each a multiple of `grain` but the
/// last, on so many threads (0: as many as the machine has), added up. Counts are integers with
/// add(), so that the result is the same for any number of threads. What count() throws is thrown.
template <class Range, class Count>
[[nodiscard]] auto counted_in_parallel(Range range, std::uint64_t grain, unsigned threads,
                                       const Count& count) {
  const std::uint64_t size = range.last > range.first ? range.last - range.first : 0;
  const std::uint64_t grains = (size + grain - 1) / grain;
  const std::uint64_t workers = std::min<std::uint64_t>(threads_to_use(threads), grains);
  if (workers < 2) return count(range);
  const std::uint64_t part = (grains + 4 * workers - 1) / (4 * workers) * grain;
  std::atomic<std::uint64_t> next{range.first};
  const auto work = [&] {
    decltype(count(range)) sum;
    for (std::uint64_t first = 0; (first = next.fetch_add(part)) < range.last;) {
      sum.add(count(Range{first, std::min(first + part, range.last)}));
    }
    return sum;
  };
  std::vector<std::future<decltype(count(range))>> others;
  for (std::uint64_t w = 1; w < workers; ++w) {
    others.push_back(std::async(std::launch::async, work));
  }
  auto sum = work();
  for (auto& other : others) sum.add(other.get());
  return sum;
}

struct SamplingOptions {
  std::uint64_t seed = 1;
  double error = 0.002;  ///< wanted standard error of every source
  std::uint64_t first_worlds = 4096;
  std::uint64_t max_worlds = 1U << 20U;  ///< rounded up to whole blocks
  /// Where given, worlds are added as long as three standard errors of a source reach to both sides.
  std::optional<double> threshold;
  unsigned threads = 0;  ///< 0: as many as the machine has; changes no result
};

/// Whether three standard errors of a source's reach lie on both sides of `threshold`.
[[nodiscard]] bool straddles(const ReachCounts& counts, std::size_t source, double threshold);

/// Whether the worlds counted so far are enough for every source, max_worlds left aside.
[[nodiscard]] bool settled(const ReachCounts& counts, const SamplingOptions& options);

/// Reach at each of `likelihoods` (vectors by element) in the same worlds: from first_worlds on they
/// are doubled until all counts are settled or max_worlds is reached. No likelihoods, no counts.
[[nodiscard]] std::vector<ReachCounts> sampled_reach(
    const PossibleWorlds& worlds, std::span<const std::vector<double>> likelihoods,
    const SamplingOptions& options = {});

}  // namespace sideflow::engine
