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
  std::vector<VertexIndex> tails;              ///< by arc
  std::vector<VertexIndex> heads;              ///< by arc
  std::vector<std::uint32_t> element_starts;   ///< by arc, one more than arcs: range in arc_elements
  std::vector<ElementIndex> arc_elements;      ///< sorted within an arc, each once

  [[nodiscard]] ArcIndex arcs() const { return static_cast<ArcIndex>(tails.size()); }
  [[nodiscard]] std::span<const ElementIndex> needs(ArcIndex arc) const {
    return {arc_elements.data() + element_starts[arc], element_starts[arc + 1] - element_starts[arc]};
  }
};

}  // namespace sideflow::engine
