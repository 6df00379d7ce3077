// Questions of reach, and the independent pieces that they fall into.
#pragma once

#include "engine/core/numbered_graph.hpp"

#include <cstddef>
#include <vector>

namespace sideflow::engine {

/// One or several sources asked about the same targets. The answer for a source is true in the worlds
/// in which an open way leads from it to some target; a source that is a target is always true.
struct ReachQuestion {
  std::vector<VertexIndex> sources;
  std::vector<VertexIndex> targets;
};

/// A part of a question whose answers depend on no vertex of another part: what lies on a way from
/// a source to a target, all targets being one.
struct ReachPiece {
  NumberedGraph graph;               ///< numbers of its own; the last vertex is the target
  std::vector<VertexIndex> sources;  ///< in its own numbers
  std::vector<std::size_t> answers;  ///< by source: its position among the sources of the question
  std::vector<ElementIndex> elements;  ///< by own number, ascending: the number in the whole graph

  [[nodiscard]] VertexIndex target() const { return graph.vertices - 1; }
};

/// A question taken apart. Sources that stand in no piece are decided: true if they are targets, else
/// false, as no way leads from them to one.
struct SplitQuestion {
  std::vector<std::uint8_t> decided_true;  ///< by source of the question
  std::vector<ReachPiece> pieces;          ///< by their smallest vertex
};

/// The pieces of `question` on `graph`. Sorting apart, linear in the graph.
[[nodiscard]] SplitQuestion split(const NumberedGraph& graph, const ReachQuestion& question);

}  // namespace sideflow::engine
