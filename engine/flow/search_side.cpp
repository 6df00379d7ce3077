#include "engine/flow/search_side.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sideflow::engine {

namespace {

Likelihood seen_through(const Element& element, Lens lens) {
  switch (lens) {
    case Lens::best: return element.today.best;
    case Lens::low: return element.today.low;
    case Lens::high: return element.today.high;
    case Lens::pessimistic: return element.pessimistic;
    case Lens::optimistic: return element.optimistic;
  }
  return {};
}

SearchSide side_of(NumberedGraph graph, std::vector<VertexIndex> targets, bool turned_round) {
  SearchSide side;
  side.leaving = arcs_by_tail(graph);
  side.graph = std::move(graph);
  side.targets = std::move(targets);
  side.turned_round = turned_round;
  return side;
}

void add_row(SearchSide& side, const Row& row, std::size_t place) {
  side.rows.push_back(row);
  side.places.push_back(place);
}

}  // namespace

std::vector<double> likelihoods(const FlowGraph& graph, Lens lens) {
  std::vector<double> values;
  values.reserve(graph.elements.size());
  for (const Element& element : graph.elements) {
    values.push_back(seen_through(element, lens).value());
  }
  return values;
}

ArcFlags working_arcs(const FlowGraph& graph, Lens lens) {
  ArcFlags flags;
  flags.reserve(graph.arcs.size());
  for (const Arc& arc : graph.arcs) {
    const bool there = lens != Lens::pessimistic || !arc.assumed;
    flags.push_back(arc.status == Status::working && there ? 1 : 0);
  }
  return flags;
}

ArcFlags passable_arcs(const FlowGraph& graph, Lens lens) {
  ArcFlags flags = working_arcs(graph, lens);
  const std::vector<double> values = likelihoods(graph, lens);
  for (ArcIndex arc = 0; arc < flags.size(); ++arc) {
    for (const ElementIndex element : graph.numbers.needs(arc)) {
      if (values[element] == 0.0) flags[arc] = 0;
    }
  }
  return flags;
}

SearchSide bearer_side(const FlowGraph& graph) {
  SearchSide side = side_of(graph.numbers, graph.collectors, false);
  for (std::size_t i = 0; i < graph.bearers.size(); ++i) add_row(side, graph.bearers[i], i);
  return side;
}

std::vector<SearchSide> audience_sides(const FlowGraph& graph) {
  std::map<std::uint32_t, std::vector<std::size_t>> rows_by_kind;
  for (std::size_t i = 0; i < graph.audiences.size(); ++i) {
    rows_by_kind[graph.vertices[graph.audiences[i].vertex].kind].push_back(i);
  }
  std::vector<SearchSide> sides;
  for (const auto& [kind, rows] : rows_by_kind) {
    std::vector<VertexIndex> holders;
    for (const VertexIndex informer : graph.informers) {
      if (graph.vertices[informer].kind == kind) holders.push_back(informer);
    }
    SearchSide side = side_of(reversed(graph.numbers), std::move(holders), true);
    for (const std::size_t row : rows) add_row(side, graph.audiences[row], row);
    sides.push_back(std::move(side));
  }
  return sides;
}

std::vector<std::uint8_t> leads_to_target(const SearchSide& side, const ArcFlags& arcs) {
  const NumberedGraph back = reversed(side.graph);
  return reachable(back, arcs_by_tail(back), side.targets, arcs);
}

std::vector<VertexIndex> sole_tails(const NumberedGraph& graph, const ArcFlags& arcs) {
  std::vector<VertexIndex> tails(graph.elements, kNoTail);
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    if (arcs[arc] == 0) continue;
    for (const ElementIndex element : graph.needs(arc)) {
      VertexIndex& tail = tails[element];
      tail = tail == kNoTail || tail == graph.tails[arc] ? graph.tails[arc] : kManyTails;
    }
  }
  return tails;
}

}  // namespace sideflow::engine
