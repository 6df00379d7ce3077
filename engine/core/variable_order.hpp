// The order in which a diagram asks for its variables: it decides how large the diagram becomes.
#pragma once

#include "engine/core/reach_question.hpp"

#include <cstdint>
#include <vector>

namespace sideflow::engine {

/// An order of a piece: the vertices in a row, those that lie far from the target first, and with
/// every vertex the variables of the arcs between it and later ones.
struct VariableOrder {
  std::vector<VertexIndex> vertices;   ///< all but the target, first to last
  std::vector<ElementIndex> by_level;  ///< elements of the piece, the one asked first first
  double cost = 0;                     ///< sum of 2^width over the cuts of the row, at most 1e300
};

/// How much work goes into orders: little where there are many pieces, or where any order may do.
enum class Effort : std::uint8_t { brief, usual, thorough };

/// Orders of `piece` worth trying, the cheapest first, at least one. Starting rows (depth first from the
/// target, breadth first; thoroughly also by smallest boundary), each improved as row_search.hpp
/// says. Deterministic; the work is bounded, so that large pieces are improved less.
[[nodiscard]] std::vector<VariableOrder> variable_orders(const ReachPiece& piece, Effort effort);

/// Whether a thorough search may find anything better than `usual`, the cheapest of the usual orders.
[[nodiscard]] bool may_be_narrower(const ReachPiece& piece, const VariableOrder& usual);

}  // namespace sideflow::engine
