// Random pieces for the tests of the methods that solve them, and what a solution says.
#pragma once

#include "engine/core/piece_diagram.hpp"
#include "engine/core/reach_question.hpp"
#include "engine/core/variable_order.hpp"

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace sideflow::engine::testing {

inline std::uint32_t below(std::mt19937& source, std::uint32_t count) {
  return static_cast<std::uint32_t>(source() % count);
}

/// How a random graph is to look. Arcs may be parallel or loops.
struct GraphShape {
  std::uint32_t vertices;
  std::uint32_t arcs;
  std::uint32_t shared = 0;  ///< elements that any arc may need
  std::uint32_t one_in = 4;  ///< an arc needs a shared element with this chance
  bool own_elements = true;  ///< whether most arcs have an element that nothing else needs
};

inline NumberedGraph random_graph(std::mt19937& source, const GraphShape& shape) {
  NumberedGraph graph;
  graph.vertices = shape.vertices;
  graph.elements = shape.shared;
  for (std::uint32_t a = 0; a < shape.arcs; ++a) {
    std::vector<ElementIndex> needs;
    for (ElementIndex e = 0; e < shape.shared; ++e) {
      if (below(source, shape.one_in) == 0) needs.push_back(e);
    }
    if (shape.own_elements && below(source, 8) != 0) needs.push_back(graph.elements++);
    graph.add_arc(below(source, shape.vertices), below(source, shape.vertices), needs);
  }
  return graph;
}

/// The pieces of the question how all vertices come to one of the first `targets`.
inline std::vector<ReachPiece> pieces_of(const NumberedGraph& graph, VertexIndex targets) {
  ReachQuestion question;
  for (VertexIndex v = 0; v < graph.vertices; ++v) {
    question.sources.push_back(v);
    if (v < targets) question.targets.push_back(v);
  }
  return split(graph, question).pieces;
}

/// Any order will do: it decides the size alone.
inline VariableOrder shuffled_order(std::mt19937& source, VariableOrder order) {
  for (std::size_t i = order.by_level.size(); i-- > 1;) {
    const auto j = below(source, static_cast<std::uint32_t>(i + 1));
    std::swap(order.by_level[i], order.by_level[j]);
  }
  return order;
}

/// What the diagram says of a source in a world, by walking down from its node.
inline bool says(const PieceDiagram& diagram, const VariableOrder& order, std::size_t source,
                 const std::vector<std::uint8_t>& world) {
  NodeIndex at = diagram.sources[source];
  while (at > kTrue) {
    const auto& node = diagram.nodes[at];
    at = world[order.by_level[node.level]] != 0 ? node.high : node.low;
  }
  return at == kTrue;
}

}  // namespace sideflow::engine::testing
