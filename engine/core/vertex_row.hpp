// Vertices of a piece in a row, and what decides how wide the cuts of a row are.
#pragma once

#include "engine/core/reach_question.hpp"

#include <cstdint>
#include <vector>

namespace sideflow::engine {

using VertexRow = std::vector<VertexIndex>;  ///< all vertices but the target, first to last

/// What decides the width of a cut: who stands next to whom, and which variables several tails share.
struct Neighbourhood {
  VertexIndex vertices = 0;                          ///< without the target
  std::vector<std::vector<VertexIndex>> neighbours;  ///< by vertex; ascending, each once
  std::vector<std::vector<VertexIndex>> sharers;     ///< by shared variable: its tails, two or more
  std::vector<std::vector<std::uint32_t>> shared_at;  ///< by vertex: positions in sharers
};

/// By element of the piece: the tails of the arcs that need it, ascending, each once.
[[nodiscard]] std::vector<std::vector<VertexIndex>> tails_by_element(const NumberedGraph& graph);

/// The neighbourhood of `piece`. Sorting apart, linear.
[[nodiscard]] Neighbourhood neighbourhood(const ReachPiece& piece);

/// Depth first from the target against the arcs, each vertex behind all that lead to it: parts of
/// the network that meet late stand apart. Linear.
[[nodiscard]] VertexRow depth_first_row(const ReachPiece& piece);
/// Breadth first from the target, the farthest vertices first: layer by layer. Linear.
[[nodiscard]] VertexRow breadth_first_row(const ReachPiece& piece);
/// Always the vertex that leaves the smallest boundary; ties go to what stands first in `farthest`.
/// Quadratic.
[[nodiscard]] VertexRow smallest_boundary_row(const Neighbourhood& around,
                                              const VertexRow& farthest);

}  // namespace sideflow::engine
