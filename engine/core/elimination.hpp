// Reach of every vertex of a piece as a Boolean function, by elimination.
#pragma once

#include "engine/core/diagram_budget.hpp"
#include "engine/core/piece_diagram.hpp"
#include "engine/core/reach_question.hpp"
#include "engine/core/variable_order.hpp"

#include <cstdint>

namespace sideflow::engine {

/// Which vertex of a strongly connected component is eliminated next.
enum class EliminationOrder : std::uint8_t {
  by_row,           ///< as the vertices stand in the variable order
  smallest_degree,  ///< the one with the fewest pairs of arcs in and out
};

/// The diagram of `piece` in this order. Solves x = A x + b over the Boolean semiring, strongly
/// connected component by component from the target upwards, inside a component by Gaussian
/// elimination with a* = true and back substitution of what is asked for (Backhouse and Carré 1975,
/// Journal of the Institute of Mathematics and its Applications 15).
[[nodiscard]] PieceAttempt solve_reach(const ReachPiece& piece, const VariableOrder& order,
                                       EliminationOrder elimination, const DiagramBudget& budget);

}  // namespace sideflow::engine
