// Who ranks first by gain if repaired, in every draw.
#pragma once

#include "engine/change/draw_points.hpp"
#include "engine/flow/importance.hpp"

#include <cstddef>
#include <vector>

namespace sideflow::engine {

/// How the gain of an element spreads over the draws, and how often it is among the largest.
struct GainRank {
  std::vector<double> gains;    ///< by draw
  std::size_t first = 0;        ///< draws in which no other gain is larger
  std::size_t first_three = 0;  ///< draws in which at most two are
};

/// By element. Gains of 0 are never among the first; gains that differ by less than one part in 10^12 tie.
/// The forms must all be whole. One downward pass for kPoints draws.
[[nodiscard]] std::vector<GainRank> gain_ranks(const FlowGraph& graph, const ReachForms& forms,
                                               const Draws& draws);

/// By element: 1 if its gain is among the first three of `gains`.
[[nodiscard]] std::vector<std::uint8_t> among_first_three(const std::vector<double>& gains);

/// By element: gain if repaired when likelihoods are as in `today`, repaired means `repaired`, and rows count
/// by `weights`.
[[nodiscard]] std::vector<double> gains_at(const ReachForms& forms,
                                           const std::vector<double>& weights,
                                           const std::vector<double>& today,
                                           const std::vector<double>& repaired);

}  // namespace sideflow::engine
