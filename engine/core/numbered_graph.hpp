// The flow graph by numbers: all that the reach core needs to know of a network.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

using VertexIndex = std::uint32_t;   ///< an (actor, kind) at which a piece can be
using ArcIndex = std::uint32_t;      ///< a (channel, kind) or a turn
using ElementIndex = std::uint32_t;  ///< an independent Boolean variable: a channel, a barrier, ...

/// A directed graph whose arcs are open when all their elements are true. Elements may stand on
/// several arcs. Parallel arcs, self-loops and arcs without elements (always open) are allowed.
struct NumberedGraph {
  VertexIndex vertices = 0;
  ElementIndex elements = 0;
  std::vector<VertexIndex> tails;                ///< by arc
  std::vector<VertexIndex> heads;                ///< by arc
  std::vector<std::uint32_t> element_starts{0};  ///< by arc and one more: range in arc_elements
  std::vector<ElementIndex> arc_elements;        ///< sorted within an arc, each once

  [[nodiscard]] ArcIndex arcs() const { return static_cast<ArcIndex>(tails.size()); }
  [[nodiscard]] std::span<const ElementIndex> needs(ArcIndex arc) const {
    return {arc_elements.data() + element_starts[arc],
            element_starts[arc + 1] - element_starts[arc]};
  }

  /// Adds an arc that needs `needed`, which must be sorted, each once.
  void add_arc(VertexIndex tail, VertexIndex head, std::span<const ElementIndex> needed);
};

/// The arcs at each vertex, in compressed rows; arcs of one vertex ascend.
struct ArcLists {
  std::vector<std::uint32_t> starts;  ///< by vertex and one more
  std::vector<ArcIndex> arcs;

  [[nodiscard]] std::span<const ArcIndex> at(VertexIndex vertex) const {
    return {arcs.data() + starts[vertex], starts[vertex + 1] - starts[vertex]};
  }
};

/// The arcs that leave each vertex. Linear.
[[nodiscard]] ArcLists arcs_by_tail(const NumberedGraph& graph);
/// The arcs that enter each vertex. Linear.
[[nodiscard]] ArcLists arcs_by_head(const NumberedGraph& graph);

/// `graph` with every arc turned round; vertices, arcs and elements keep their numbers.
[[nodiscard]] NumberedGraph reversed(NumberedGraph graph);

/// Which vertices a way leads to from any of `starts`, themselves included, along arcs for which
/// `open` is not 0. Linear.
[[nodiscard]] std::vector<std::uint8_t> reachable(const NumberedGraph& graph,
                                                  const ArcLists& leaving,
                                                  std::span<const VertexIndex> starts,
                                                  std::span<const std::uint8_t> open);

}  // namespace sideflow::engine
