#include "engine/change/draw_points.hpp"

#include <algorithm>

namespace sideflow::engine {

std::vector<double> today_in(const FlowGraph& graph, std::span<const double> draw) {
  std::vector<double> today(draw.begin(), draw.end());
  for (ElementIndex e = 0; e < today.size(); ++e) {
    if (graph.elements[e].status != Status::working) today[e] = 0.0;
  }
  return today;
}

std::vector<AtPoints> draw_points(const FlowGraph& graph, const Draws& draws, std::size_t first) {
  std::vector<AtPoints> points(graph.elements.size());
  for (std::size_t p = 0; p < kPoints; ++p) {
    const std::vector<double>& draw = draws[std::min(first + p, draws.size() - 1)];
    for (ElementIndex e = 0; e < points.size(); ++e) {
      const bool works = graph.elements[e].status == Status::working;
      points[e].at[p] = works ? draw[e] : 0.0;
    }
  }
  return points;
}

}  // namespace sideflow::engine
