// Importance of every element at once, from the same possible worlds as reach.
#pragma once

#include "engine/core/possible_worlds.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

/// Above this likelihood an element is down too rarely to be judged by the worlds in which it is.
inline constexpr double kHighestServedLikelihood = 0.9;

/// Counts of worlds by element; counts of disjoint ranges add up.
struct ImportanceCounts {
  ReachCounts reach;  ///< of the same worlds, equal to count_reach()
  /// By element: the worlds in which it is down, the world's own source does not arrive, and would
  /// if it were not. The sources that depend on the world take turns: number w % m in world w, of m.
  std::vector<std::uint64_t> wanting;
  /// By element: 1 if wanting says its derivative, which it does when all its arcs that matter leave
  /// one vertex and its likelihood is at most kHighestServedLikelihood. Others: count_change().
  std::vector<std::uint8_t> served;
  std::vector<std::uint8_t> stands;  ///< by element: 1 if it stands on a way from source to target
  std::uint64_t turns = 0;           ///< m above

  void add(const ImportanceCounts& other);
  friend bool operator==(const ImportanceCounts&, const ImportanceCounts&) = default;
};

struct Estimate {
  double value = 0;
  double error = 0;  ///< standard error
};

/// The derivative of the sum of reach over all sources by the likelihood of a served element, which
/// is `likelihood`: exactly 0 where the element stands on no way; the error is above 0 everywhere
/// else. (1 - likelihood) times it is the gain if repaired, likelihood times it the loss if gone.
[[nodiscard]] Estimate derivative(const ImportanceCounts& counts, ElementIndex element,
                                  double likelihood);

/// One backward and one forward search over the worlds of `blocks`; see count_reach().
[[nodiscard]] ImportanceCounts count_importance(const PossibleWorlds& worlds,
                                                std::span<const double> likelihoods,
                                                std::uint64_t seed, BlockRange blocks);

}  // namespace sideflow::engine
