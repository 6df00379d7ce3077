#include "engine/core/variable_order.hpp"

#include "engine/core/row_search.hpp"
#include "engine/core/vertex_row.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr VertexIndex kMostVerticesForSmallestBoundary = 1500;

RowEffort row_effort(Effort effort) {
  switch (effort) {
    case Effort::brief: return {.looks = 200'000};
    case Effort::usual: return {.looks = 2'000'000};
    case Effort::thorough: break;
  }
  return {.looks = 10'000'000, .kicks = 20};
}

/// The variables of a piece in the order of their places.
std::vector<ElementIndex> levels_by_row(const ReachPiece& piece, const VertexRow& row) {
  using Place =
      std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // at whom, rank, other end
  constexpr std::uint32_t kUnplaced = 0xffffffff;
  const NumberedGraph& graph = piece.graph;
  std::vector<std::uint32_t> position(graph.vertices, kUnplaced - 1);
  for (std::size_t i = 0; i < row.size(); ++i) position[row[i]] = static_cast<std::uint32_t>(i);
  const auto tails = tails_by_element(graph);
  std::vector<Place> places(graph.elements, Place{kUnplaced, 0, 0});
  std::vector<std::uint32_t> uses(graph.elements, 0);
  for (const ElementIndex element : graph.arc_elements) ++uses[element];
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    const std::uint32_t tail = position[graph.tails[arc]];
    const auto [first, last] = std::minmax(tail, position[graph.heads[arc]]);
    for (const ElementIndex element : graph.needs(arc)) {
      Place place{first, 1, last};
      // What gates a whole vertex is asked there; what several vertices share, where it first counts.
      if (uses[element] > 1) place = {tails[element].size() == 1 ? tail : first, 0, 0};
      places[element] = std::min(places[element], place);
    }
  }
  std::vector<ElementIndex> by_level(graph.elements);
  std::iota(by_level.begin(), by_level.end(), ElementIndex{0});
  std::stable_sort(by_level.begin(), by_level.end(),
                   [&](ElementIndex a, ElementIndex b) { return places[a] < places[b]; });
  return by_level;
}

}  // namespace

std::vector<VariableOrder> variable_orders(const ReachPiece& piece, Effort effort) {
  const Neighbourhood around = neighbourhood(piece);
  std::vector<VertexRow> starts{depth_first_row(piece), breadth_first_row(piece)};
  if (effort == Effort::thorough && around.vertices <= kMostVerticesForSmallestBoundary) {
    starts.push_back(smallest_boundary_row(around, starts[1]));
  }
  std::vector<VariableOrder> orders;
  for (VertexRow& start : starts) {
    ImprovedRow improved = improved_row(around, std::move(start), row_effort(effort));
    std::vector<ElementIndex> levels = levels_by_row(piece, improved.row);
    orders.push_back({std::move(improved.row), std::move(levels), improved.cost});
  }
  std::stable_sort(orders.begin(), orders.end(),
                   [](const VariableOrder& a, const VariableOrder& b) { return a.cost < b.cost; });
  return orders;
}

bool may_be_narrower(const ReachPiece& piece, const VariableOrder& usual) {
  return usual.cost <= kBeyondHelp || piece.target() <= kMostVerticesForSmallestBoundary;
}

}  // namespace sideflow::engine
