// The loss ledger by sampling: Shapley values from the moment at which a way opens.
#pragma once

#include "engine/core/possible_worlds.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

/// The stream of random words that losses are drawn from: stream_seed(seed, kLossStream).
inline constexpr std::uint64_t kLossStream = 1;

/// What becomes of an element while all likelihoods rise to 1.
enum class Opening : std::uint8_t {
  rises,  ///< a player: from its likelihood to 1
  fixed,  ///< true from the start, whatever its likelihood
  never   ///< never true
};

/// Worlds by number, `last` not included.
struct WorldRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

/// Where each source's piece was lost. For every source, arrived + unreachable + its part of lost is
/// the number of worlds. Integers: counts of disjoint ranges add up.
struct LossCounts {
  std::uint64_t worlds = 0;
  std::vector<std::uint64_t> arrived;      ///< by source: worlds in which it arrives as things are
  std::vector<std::uint64_t> unreachable;  ///< by source: worlds without any way, all players at 1
  std::vector<std::uint64_t> lost;         ///< by element: (source, world) pairs lost at it
  std::vector<WideSum> lost_squared;       ///< by element: the square of a world's pairs, summed
  /// By detailed source, then by element: worlds in which it was lost there.
  std::vector<std::uint32_t> lost_of_source;

  void add(const LossCounts& other);
  friend bool operator==(const LossCounts&, const LossCounts&) = default;
};

/// Expected loss at an element, summed over the sources: its Shapley value.
[[nodiscard]] double loss_estimate(const LossCounts& counts, ElementIndex element);
/// Standard error of that, from the spread between worlds; where nothing was lost in any world,
/// Wilson's half-width for one source. 1/2 with fewer than two worlds.
[[nodiscard]] double loss_error(const LossCounts& counts, ElementIndex element);

/// The losses in `worlds`. A player of likelihood p opens at 0 if its uniform number u is below p,
/// else at (u - p) / (1 - p); a source is lost at the player that opens last on the way that opens
/// first (docs/methods/possible-worlds.md). `openings` by element; empty: every element rises.
/// `detailed`: positions of sources whose losses are kept apart. The uniform numbers are those of
/// a stream of their own. Cost: one search a world with a heap, about linear in what is not reached
/// at 0.
[[nodiscard]] LossCounts count_losses(const PossibleWorlds& question,
                                      std::span<const double> likelihoods,
                                      std::span<const Opening> openings,
                                      std::span<const std::size_t> detailed, std::uint64_t seed,
                                      WorldRange worlds);

}  // namespace sideflow::engine
