#include "engine/flow/parallel_blocks.hpp"

namespace sideflow::engine {

namespace {

constexpr std::uint64_t kGrain = 32;  // blocks: the widest step of a kernel

constexpr unsigned kMostThreadsACore = 4;  // more only take memory

std::uint64_t blocks_for(std::uint64_t worlds) {
  return worlds / kWorldsPerBlock + (worlds % kWorldsPerBlock != 0 ? 1 : 0);
}

}  // namespace

unsigned threads_to_use(unsigned threads) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  return threads != 0 ? std::min(threads, kMostThreadsACore * cores) : cores;
}

bool straddles(const ReachCounts& counts, std::size_t source, double threshold) {
  const double reach = reach_estimate(counts, source);
  const double margin = 3.0 * reach_error(counts, source);
  return reach - margin < threshold && threshold < reach + margin;
}

bool settled(const ReachCounts& counts, const SamplingOptions& options) {
  for (std::size_t s = 0; s < counts.fates.size(); ++s) {
    if (reach_error(counts, s) > options.error) return false;
    if (options.threshold && straddles(counts, s, *options.threshold)) return false;
  }
  return true;
}

std::vector<ReachCounts> sampled_reach(const PossibleWorlds& worlds,
                                       std::span<const std::vector<double>> likelihoods,
                                       const SamplingOptions& options) {
  std::vector<ReachCounts> counts(likelihoods.size());
  const std::uint64_t most = blocks_for(options.max_worlds);
  std::uint64_t done = 0;
  std::uint64_t wanted =
      std::min(most, std::max<std::uint64_t>(1, blocks_for(options.first_worlds)));
  const auto enough = [&](const ReachCounts& each) { return settled(each, options); };
  do {
    for (std::size_t l = 0; l < likelihoods.size(); ++l) {
      counts[l].add(counted_in_parallel(
          BlockRange{done, wanted}, kGrain, options.threads, [&](BlockRange part) {
            return count_reach(worlds, likelihoods[l], options.seed, part);
          }));
    }
    done = wanted;
    wanted = std::min(most, 2 * wanted);
  } while (done < most && !std::all_of(counts.begin(), counts.end(), enough));
  return counts;
}

}  // namespace sideflow::engine
