#include "engine/change/support.hpp"

#include "engine/flow/lanes.hpp"

#include <algorithm>

namespace sideflow::engine {

namespace {

/// By arc: what a way takes on by using it.
std::vector<Support> supports_of_arcs(const Network& network, const FlowGraph& graph) {
  std::vector<Support> arcs(graph.arcs.size());
  for (ArcIndex arc = 0; arc < arcs.size(); ++arc) {
    const Vertex& tail = graph.vertices[graph.numbers.tails[arc]];
    const Actor& actor = network.actors[tail.actor];
    const KindId& kind = network.kinds[tail.kind].id;
    const bool turns = graph.arcs[arc].channel == Arc::kNoChannel;  // which takes no forwarding
    arcs[arc].unasked =
        !actor.recognises.contains(kind) || (!turns && !actor.forwards.contains(kind));
    for (const ElementIndex element : graph.numbers.needs(arc)) {
      arcs[arc].disputed = arcs[arc].disputed || graph.elements[element].disputed;
    }
  }
  return arcs;
}

/// Working arcs that a way can use: what has come to a target has arrived.
ArcFlags arcs_of_ways(const FlowGraph& graph, const SearchSide& side) {
  ArcFlags open = working_arcs(graph);
  for (ArcIndex arc = 0; arc < open.size(); ++arc) {
    const VertexIndex tail = side.graph.tails[arc];
    if (std::binary_search(side.targets.begin(), side.targets.end(), tail)) open[arc] = 0;
  }
  return open;
}

}  // namespace

std::vector<Support> supports(const Network& network, const FlowGraph& graph,
                              const SearchSide& side) {
  const ArcFlags open = arcs_of_ways(graph, side);
  const LaneSearch search(side.graph, side.leaving, open);
  const std::vector<std::uint8_t> leads_on = leads_to_target(side, open);
  const std::vector<Support> arcs = supports_of_arcs(network, graph);
  std::vector<Support> rows(side.rows.size());
  for (std::size_t first = 0; first < rows.size(); first += kLanes) {
    std::vector<std::vector<VertexIndex>> starts;
    for (std::size_t r = first; r < std::min(first + kLanes, rows.size()); ++r) {
      starts.push_back({side.rows[r].vertex});
    }
    const auto reached = search.reached_from(starts);
    LaneSet disputed = 0;
    LaneSet unasked = 0;
    for (ArcIndex arc = 0; arc < arcs.size(); ++arc) {
      if (open[arc] == 0 || leads_on[side.graph.heads[arc]] == 0) continue;
      if (arcs[arc].disputed) disputed |= reached[side.graph.tails[arc]];
      if (arcs[arc].unasked) unasked |= reached[side.graph.tails[arc]];
    }
    for_each_lane(disputed, [&](std::size_t lane) { rows[first + lane].disputed = true; });
    for_each_lane(unasked, [&](std::size_t lane) { rows[first + lane].unasked = true; });
  }
  return rows;
}

}  // namespace sideflow::engine
