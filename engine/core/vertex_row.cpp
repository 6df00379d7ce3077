#include "engine/core/vertex_row.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace sideflow::engine {

namespace {

void sort_unique(std::vector<VertexIndex>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

std::vector<std::vector<VertexIndex>> tails_by_element(const NumberedGraph& graph) {
  std::vector<std::vector<VertexIndex>> tails(graph.elements);
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    for (const ElementIndex element : graph.needs(arc)) tails[element].push_back(graph.tails[arc]);
  }
  for (auto& list : tails) sort_unique(list);
  return tails;
}

Neighbourhood neighbourhood(const ReachPiece& piece) {
  const NumberedGraph& graph = piece.graph;
  Neighbourhood found;
  found.vertices = piece.target();
  found.neighbours.resize(found.vertices);
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    if (graph.heads[arc] == piece.target()) continue;
    found.neighbours[graph.tails[arc]].push_back(graph.heads[arc]);
    found.neighbours[graph.heads[arc]].push_back(graph.tails[arc]);
  }
  for (auto& list : found.neighbours) sort_unique(list);
  found.shared_at.resize(found.vertices);
  for (auto& tails : tails_by_element(graph)) {
    if (tails.size() < 2) continue;
    for (const VertexIndex tail : tails) {
      found.shared_at[tail].push_back(static_cast<std::uint32_t>(found.sharers.size()));
    }
    found.sharers.push_back(std::move(tails));
  }
  return found;
}

VertexRow depth_first_row(const ReachPiece& piece) {
  const ArcLists entering = arcs_by_head(piece.graph);
  std::vector<std::uint8_t> met(piece.graph.vertices, 0);
  std::vector<std::pair<VertexIndex, std::size_t>> way{{piece.target(), 0}};
  met[piece.target()] = 1;
  VertexRow row;
  while (!way.empty()) {
    auto& [vertex, next] = way.back();
    const auto arcs = entering.at(vertex);
    if (next == arcs.size()) {
      row.push_back(vertex);
      way.pop_back();
      continue;
    }
    const VertexIndex tail = piece.graph.tails[arcs[next++]];
    if (met[tail] == 0) way.push_back({tail, 0});
    met[tail] = 1;
  }
  row.pop_back();  // the target
  return row;
}

VertexRow breadth_first_row(const ReachPiece& piece) {
  const ArcLists entering = arcs_by_head(piece.graph);
  std::vector<std::uint8_t> met(piece.graph.vertices, 0);
  VertexRow row{piece.target()};
  met[piece.target()] = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    for (const ArcIndex arc : entering.at(row[i])) {
      const VertexIndex tail = piece.graph.tails[arc];
      if (met[tail] == 0) row.push_back(tail);
      met[tail] = 1;
    }
  }
  std::reverse(row.begin(), row.end());
  row.pop_back();
  return row;
}

VertexRow smallest_boundary_row(const Neighbourhood& around, const VertexRow& farthest) {
  std::vector<std::uint8_t> placed(around.vertices, 0);
  std::vector<std::uint8_t> touched(around.vertices, 0);
  const auto growth = [&](VertexIndex vertex) {
    int change = touched[vertex] != 0 ? -1 : 0;
    for (const VertexIndex next : around.neighbours[vertex]) {
      change += placed[next] == 0 && touched[next] == 0 ? 1 : 0;
    }
    return change;
  };
  VertexRow row;
  while (row.size() < farthest.size()) {
    std::pair<int, VertexIndex> best{std::numeric_limits<int>::max(), 0};
    for (const VertexIndex vertex : farthest) {
      if (placed[vertex] != 0) continue;
      if (const int change = growth(vertex); change < best.first) best = {change, vertex};
    }
    placed[best.second] = 1;
    row.push_back(best.second);
    for (const VertexIndex next : around.neighbours[best.second]) touched[next] = 1;
  }
  return row;
}

}  // namespace sideflow::engine
