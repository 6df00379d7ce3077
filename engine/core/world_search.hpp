// The kernels at work: choice of one, memory for it, and one step after the other.
#pragma once

#include "engine/core/possible_worlds.hpp"
#include "engine/core/world_kernel.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace sideflow::engine {

/// `likelihood` by binary digits. 0 and below, and what is no number, is never true; 1 and above
/// always.
[[nodiscard]] BinaryLikelihood binary_likelihood(double likelihood);

/// The kernel for so many vertices, elements and blocks: the best instructions that this machine has,
/// and rows as wide as the blocks fill and 256 MB of rows allow. The choice changes no result.
[[nodiscard]] const WorldKernel& fitting_kernel(const WorldRows& rows, std::uint64_t blocks);

/// One question at one vector of likelihoods, searched step by step. Memory: two rows a vertex and one
/// an element, doubled for vertices that lead on forwards.
class WorldSearch {
 public:
  WorldSearch(const PossibleWorlds& worlds, std::span<const double> likelihoods,
              const WorldKernel& kernel);

  [[nodiscard]] std::uint32_t words() const { return kernel_.words; }
  [[nodiscard]] const WorldKernel& kernel() const { return kernel_; }
  [[nodiscard]] std::size_t sources() const { return worlds_.sources(); }

  /// Decides every source in `blocks` worlds from block `first` on; at most words() blocks.
  void search(std::uint64_t seed, std::uint64_t first, std::uint32_t blocks);
  /// By source of the question after a search: a row with its lanes. Null where none is ever set.
  [[nodiscard]] const std::uint64_t* row_of(std::size_t source) const;

  /// After a search: counts the events of world_importance.hpp in the same worlds.
  void trace();
  /// By element of the question's own graph: events counted so far.
  [[nodiscard]] std::span<const std::uint64_t> events() const { return event_counts_; }

 private:
  struct alignas(64) Line {
    std::uint64_t words[8];
  };
  struct Room {
    std::vector<Line> lines;

    [[nodiscard]] std::uint64_t* rows(std::size_t count, std::uint32_t words);
  };

  struct Front {
    Room reached, passed;
    std::vector<std::uint8_t> is_met;
    std::vector<std::uint32_t> met;

    [[nodiscard]] WorldFront of(std::uint32_t vertices, std::uint32_t words);
  };

  const PossibleWorlds& worlds_;
  const WorldKernel& kernel_;
  std::vector<WorldElement> draws_;
  WorldRows rows_;
  Front back_, forward_;
  Room keys_, pending_, words_, events_;
  std::vector<std::uint8_t> drawn_;
  std::vector<std::uint64_t> waiting_;
  std::vector<std::uint64_t> event_counts_;
  WorldScratch scratch_;
  std::uint64_t first_ = 0;
  std::uint32_t blocks_ = 0;
};

/// Adds up the lanes of one step after the other.
class WorldTally {
 public:
  WorldTally(const WorldKernel& kernel, std::vector<Fate> fates);

  /// The lanes of `source`, or those in which its two rows differ; a null row has none.
  void add(std::size_t source, const std::uint64_t* row, const std::uint64_t* other = nullptr);
  void end_step(std::uint32_t blocks);
  [[nodiscard]] ReachCounts counts() && { return std::move(counts_); }

 private:
  const WorldKernel& kernel_;
  ReachCounts counts_;
  std::vector<std::uint64_t> totals_;  // of the step, by block
};

/// Calls step(first block, number of blocks) for at most `words` blocks at a time.
template <class Step>
void for_each_step(BlockRange blocks, std::uint32_t words, const Step& step) {
  for (std::uint64_t first = blocks.first; first < blocks.last; first += words) {
    step(first, static_cast<std::uint32_t>(std::min<std::uint64_t>(words, blocks.last - first)));
  }
}

/// Counts reach, with `after_each` called after each step of `search`.
template <class After>
[[nodiscard]] ReachCounts count_steps(WorldSearch& search, std::vector<Fate> fates,
                                      std::uint64_t seed, BlockRange blocks,
                                      const After& after_each) {
  WorldTally tally(search.kernel(), std::move(fates));
  for_each_step(blocks, search.words(), [&](std::uint64_t first, std::uint32_t count) {
    search.search(seed, first, count);
    for (std::size_t s = 0; s < search.sources(); ++s) tally.add(s, search.row_of(s));
    tally.end_step(count);
    after_each();
  });
  return std::move(tally).counts();
}

struct ImportanceCounts;

/// count_reach() and its like by a kernel of the caller's choice, for tests and measurements.
[[nodiscard]] ReachCounts count_reach_by(const WorldKernel& kernel, const PossibleWorlds& worlds,
                                         std::span<const double> likelihoods, std::uint64_t seed,
                                         BlockRange blocks);
[[nodiscard]] ChangeCounts count_change_by(const WorldKernel& kernel, const PossibleWorlds& from,
                                           std::span<const double> likelihoods_from,
                                           const PossibleWorlds& to,
                                           std::span<const double> likelihoods_to,
                                           std::uint64_t seed, BlockRange blocks);
[[nodiscard]] ImportanceCounts count_importance_by(const WorldKernel& kernel,
                                                   const PossibleWorlds& worlds,
                                                   std::span<const double> likelihoods,
                                                   std::uint64_t seed, BlockRange blocks);

}  // namespace sideflow::engine
