// Strongly connected components, from the sinks upwards.
#pragma once

#include "engine/core/numbered_graph.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

/// The strongly connected components of a graph, numbered so that every arc leads to its own
/// component or to one with a smaller number (reverse topological order).
struct StrongComponents {
  std::vector<std::uint32_t> of;         ///< by vertex: its component
  std::vector<std::uint32_t> starts{0};  ///< by component and one more: range in vertices
  std::vector<VertexIndex> vertices;     ///< by component; ascending within one

  [[nodiscard]] std::uint32_t count() const {
    return static_cast<std::uint32_t>(starts.size() - 1);
  }
  [[nodiscard]] std::span<const VertexIndex> at(std::uint32_t component) const {
    return {vertices.data() + starts[component], starts[component + 1] - starts[component]};
  }
};

/// The components of `graph` along arcs for which `open` is not 0; no vertices, no components.
/// Linear, iterative. Tarjan 1972, SIAM Journal on Computing 1.
[[nodiscard]] StrongComponents strong_components(const NumberedGraph& graph,
                                                 const ArcLists& leaving,
                                                 std::span<const std::uint8_t> open);

}  // namespace sideflow::engine
