// Reach of every vertex of a piece as a Boolean function, by elimination.
#pragma once

#include "engine/core/decision_table.hpp"
#include "engine/core/reach_question.hpp"
#include "engine/core/variable_order.hpp"

#include <cstdint>
#include <vector>

namespace sideflow::engine {

/// Which vertex of a strongly connected component is eliminated next.
enum class EliminationOrder : std::uint8_t {
  by_row,           ///< as the vertices stand in the variable order
  smallest_degree,  ///< the one with the fewest pairs of arcs in and out
};

/// By source of `piece`: the node in `table` that says in which worlds an open way leads from it to
/// the target. Solves x = A x + b over the Boolean semiring, strongly connected
/// component by component from the target upwards, inside a component by Gaussian elimination with
/// a* = true and back substitution of what is asked for (Backhouse and Carré 1975, Journal of the Institute of Mathematics
/// and its Applications 15). Means nothing when the table is exhausted afterwards.
[[nodiscard]] std::vector<NodeIndex> solve_reach(const ReachPiece& piece,
                                                 const VariableOrder& order,
                                                 EliminationOrder elimination,
                                                 DecisionTable& table);

}  // namespace sideflow::engine
