#include "engine/core/possible_worlds.hpp"
#include "engine/core/world_search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sideflow::engine {

void ReachCounts::add(const ReachCounts& other) {
  if (fates.empty()) fates = other.fates;
  reached.resize(std::max(reached.size(), other.reached.size()));
  for (std::size_t s = 0; s < other.reached.size(); ++s) reached[s] += other.reached[s];
  worlds += other.worlds;
  pairs += other.pairs;
  pairs_squared.add(other.pairs_squared);
}

double wilson_half_width(std::uint64_t count, std::uint64_t worlds) {
  if (worlds == 0) return 0.5;
  const auto n = static_cast<double>(worlds);
  const double share = static_cast<double>(count) / n;
  return std::sqrt(share * (1.0 - share) / n + 1.0 / (4.0 * n * n)) / (1.0 + 1.0 / n);
}

double reach_estimate(const ReachCounts& counts, std::size_t source) {
  if (counts.fates[source] != Fate::sometimes) return counts.fates[source] == Fate::always ? 1 : 0;
  if (counts.worlds == 0) return 0.0;
  return static_cast<double>(counts.reached[source]) / static_cast<double>(counts.worlds);
}

double reach_error(const ReachCounts& counts, std::size_t source) {
  if (counts.fates[source] != Fate::sometimes) return 0.0;
  return wilson_half_width(counts.reached[source], counts.worlds);
}

double total_estimate(const ReachCounts& counts) {
  double total = 0.0;
  for (std::size_t s = 0; s < counts.fates.size(); ++s) total += reach_estimate(counts, s);
  return total;
}

double total_error(const ReachCounts& counts) {
  double largest = 0.0;
  double sum = 0.0;
  for (std::size_t s = 0; s < counts.fates.size(); ++s) {
    largest = std::max(largest, reach_error(counts, s));
    sum += reach_error(counts, s);
  }
  const std::uint64_t blocks = counts.worlds / kWorldsPerBlock;
  if (blocks < 2) return sum;
  const auto n = static_cast<double>(blocks);
  const double mean = static_cast<double>(counts.pairs) / n;
  const double variance = std::max(0.0, counts.pairs_squared.value() / n - mean * mean);
  return std::max(largest, std::sqrt(variance / (n - 1.0)) / static_cast<double>(kWorldsPerBlock));
}

WorldTally::WorldTally(const WorldKernel& kernel, std::vector<Fate> fates)
    : kernel_(kernel), totals_(kernel.words) {
  counts_.reached.assign(fates.size(), 0);
  counts_.fates = std::move(fates);
}

void WorldTally::add(std::size_t source, const std::uint64_t* row, const std::uint64_t* other) {
  if (row == nullptr) std::swap(row, other);
  if (row != nullptr) counts_.reached[source] += kernel_.tally(row, other, totals_.data());
}

void WorldTally::end_step(std::uint32_t blocks) {
  counts_.worlds += blocks * kWorldsPerBlock;
  for (std::uint32_t b = 0; b < blocks; ++b) {
    counts_.pairs += totals_[b];
    counts_.pairs_squared.add(totals_[b] * totals_[b]);
  }
  std::fill(totals_.begin(), totals_.end(), 0);
}

namespace {

Fate fate_of_change(Fate from, Fate to) {
  if (from == Fate::sometimes || to == Fate::sometimes) return Fate::sometimes;
  return from == to ? Fate::never : Fate::always;
}

}  // namespace

ReachCounts count_reach_by(const WorldKernel& kernel, const PossibleWorlds& worlds,
                           std::span<const double> likelihoods, std::uint64_t seed,
                           BlockRange blocks) {
  WorldSearch search(worlds, likelihoods, kernel);
  return count_steps(search, worlds.fates(likelihoods), seed, blocks, [] {});
}

ChangeCounts count_change_by(const WorldKernel& kernel, const PossibleWorlds& from,
                             std::span<const double> likelihoods_from, const PossibleWorlds& to,
                             std::span<const double> likelihoods_to, std::uint64_t seed,
                             BlockRange blocks) {
  WorldSearch before(from, likelihoods_from, kernel);
  WorldSearch after(to, likelihoods_to, kernel);
  std::vector<Fate> fates = from.fates(likelihoods_from);
  const auto fates_to = to.fates(likelihoods_to);
  std::transform(fates.begin(), fates.end(), fates_to.begin(), fates.begin(), fate_of_change);
  WorldTally tally(kernel, std::move(fates));
  for_each_step(blocks, kernel.words, [&](std::uint64_t first, std::uint32_t count) {
    before.search(seed, first, count);
    after.search(seed, first, count);
    for (std::size_t s = 0; s < from.sources(); ++s) {
      tally.add(s, before.row_of(s), after.row_of(s));
    }
    tally.end_step(count);
  });
  return std::move(tally).counts();
}

ReachCounts count_reach(const PossibleWorlds& worlds, std::span<const double> likelihoods,
                        std::uint64_t seed, BlockRange blocks) {
  return count_reach_by(fitting_kernel(worlds.rows(), blocks.blocks()), worlds, likelihoods, seed,
                        blocks);
}

ChangeCounts count_change(const PossibleWorlds& from, std::span<const double> likelihoods_from,
                          const PossibleWorlds& to, std::span<const double> likelihoods_to,
                          std::uint64_t seed, BlockRange blocks) {
  return count_change_by(fitting_kernel(from.rows(), blocks.blocks()), from, likelihoods_from, to,
                         likelihoods_to, seed, blocks);
}

}  // namespace sideflow::engine
