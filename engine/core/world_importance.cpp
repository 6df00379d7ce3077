#include "engine/core/world_importance.hpp"

#include "engine/core/world_search.hpp"

#include <algorithm>
#include <utility>

namespace sideflow::engine {

void ImportanceCounts::add(const ImportanceCounts& other) {
  reach.add(other.reach);
  if (served.empty()) served = other.served;
  if (stands.empty()) stands = other.stands;
  wanting.resize(std::max(wanting.size(), other.wanting.size()));
  for (std::size_t e = 0; e < other.wanting.size(); ++e) wanting[e] += other.wanting[e];
  turns = std::max(turns, other.turns);
}

Estimate derivative(const ImportanceCounts& counts, ElementIndex element, double likelihood) {
  if (counts.stands[element] == 0) return {};
  const std::uint64_t worlds = counts.reach.worlds;
  const double scale = static_cast<double>(counts.turns) / (1.0 - likelihood);
  const double share =
      worlds == 0 ? 0.0
                  : static_cast<double>(counts.wanting[element]) / static_cast<double>(worlds);
  return {scale * share, scale * wilson_half_width(counts.wanting[element], worlds)};
}

ImportanceCounts count_importance_by(const WorldKernel& kernel, const PossibleWorlds& worlds,
                                     std::span<const double> likelihoods, std::uint64_t seed,
                                     BlockRange blocks) {
  const WorldRows rows = worlds.rows();
  ImportanceCounts counts;
  counts.turns = rows.source_count;
  counts.wanting.assign(worlds.elements(), 0);
  counts.stands.assign(worlds.elements(), 0);
  counts.served.assign(worlds.elements(), 1);
  WorldSearch search(worlds, likelihoods, kernel);
  counts.reach =
      count_steps(search, worlds.fates(likelihoods), seed, blocks, [&] { search.trace(); });
  for (std::uint32_t e = 0; e < rows.elements; ++e) {
    const ElementIndex original = worlds.originals()[e];
    const bool one_tail = rows.only_tails[e] != kSeveralTails;
    counts.stands[original] = 1;
    counts.served[original] = one_tail && likelihoods[original] <= kHighestServedLikelihood;
    if (counts.served[original] != 0 && !search.events().empty()) {
      counts.wanting[original] = search.events()[e];
    }
  }
  return counts;
}

ImportanceCounts count_importance(const PossibleWorlds& worlds, std::span<const double> likelihoods,
                                  std::uint64_t seed, BlockRange blocks) {
  return count_importance_by(fitting_kernel(worlds.rows(), blocks.blocks()), worlds, likelihoods,
                             seed, blocks);
}

}  // namespace sideflow::engine
