// Which method and which order a piece is tried with.
#pragma once

#include "engine/core/diagram_budget.hpp"
#include "engine/core/piece_diagram.hpp"
#include "engine/core/reach_question.hpp"
#include "engine/core/variable_order.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// A piece that came out, or did not.
struct SolvedPiece {
  std::optional<PieceDiagram> diagram;
  std::vector<ElementIndex> by_level;  ///< numbers of the piece
  std::size_t steps = 0;               ///< of the budget; brief attempts are free
};

/// The diagram of `piece`, by elimination or by frontiers: short attempts of both before long ones, in
/// the narrowest rows. What will not fit is given up early, by a rule that depends on the piece and the
/// budget alone. Less than thorough: attempts under small caps only.
[[nodiscard]] SolvedPiece solve_piece(const ReachPiece& piece, const DiagramBudget& budget,
                                      Effort effort);

}  // namespace sideflow::engine
