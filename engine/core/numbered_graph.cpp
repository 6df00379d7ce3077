#include "engine/core/numbered_graph.hpp"

#include <utility>

namespace sideflow::engine {

namespace {

ArcLists arcs_at(const std::vector<VertexIndex>& ends, VertexIndex vertices) {
  ArcLists lists;
  lists.starts.assign(std::size_t{vertices} + 1, 0);
  for (const VertexIndex end : ends) ++lists.starts[end + 1];
  for (VertexIndex v = 0; v < vertices; ++v) lists.starts[v + 1] += lists.starts[v];
  std::vector<std::uint32_t> next(lists.starts.begin(), lists.starts.end() - 1);
  lists.arcs.resize(ends.size());
  for (ArcIndex arc = 0; arc < ends.size(); ++arc) lists.arcs[next[ends[arc]]++] = arc;
  return lists;
}

}  // namespace

void NumberedGraph::add_arc(VertexIndex tail, VertexIndex head,
                            std::span<const ElementIndex> needed) {
  tails.push_back(tail);
  heads.push_back(head);
  arc_elements.insert(arc_elements.end(), needed.begin(), needed.end());
  element_starts.push_back(static_cast<std::uint32_t>(arc_elements.size()));
}

ArcLists arcs_by_tail(const NumberedGraph& graph) { return arcs_at(graph.tails, graph.vertices); }
ArcLists arcs_by_head(const NumberedGraph& graph) { return arcs_at(graph.heads, graph.vertices); }

NumberedGraph reversed(NumberedGraph graph) {
  std::swap(graph.tails, graph.heads);
  return graph;
}

std::vector<std::uint8_t> reachable(const NumberedGraph& graph, const ArcLists& leaving,
                                    std::span<const VertexIndex> starts,
                                    std::span<const std::uint8_t> open) {
  std::vector<std::uint8_t> seen(graph.vertices, 0);
  std::vector<VertexIndex> waiting;
  const auto meet = [&](VertexIndex vertex) {
    if (seen[vertex] == 0) waiting.push_back(vertex);
    seen[vertex] = 1;
  };
  for (const VertexIndex start : starts) meet(start);
  while (!waiting.empty()) {
    const VertexIndex vertex = waiting.back();
    waiting.pop_back();
    for (const ArcIndex arc : leaving.at(vertex)) {
      if (open[arc] != 0) meet(graph.heads[arc]);
    }
  }
  return seen;
}

}  // namespace sideflow::engine
