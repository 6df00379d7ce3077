// Ranges of the loss ledger by draws.
#pragma once

#include "engine/change/draw_points.hpp"
#include "engine/flow/ledger.hpp"

#include <vector>

namespace sideflow::engine {

/// What the elements of a ledger lose in every draw.
struct LedgerDraws {
  std::size_t draws =
      0;  ///< how many of the draws: the first ones, where all would be too much work
  /// In the order of Ledger::lost, then by draw; empty where it would be too much work.
  std::vector<std::vector<double>> total;
  /// In the order of Ledger::rows and their `lost`, then by draw; empty likewise.
  std::vector<std::vector<std::vector<double>>> rows;
};

/// The losses of `ledger` in every draw, all rows of which must have a form. Work is bounded by diagram nodes
/// times places of the quadrature times rows times draws: single rows are left out first, then draws,
/// and all where fewer than a hundred would be left.
[[nodiscard]] LedgerDraws ledger_draws(const FlowGraph& graph, const ReachForms& forms,
                                       const Ledger& ledger, const Draws& draws);

}  // namespace sideflow::engine
