#include "engine/flow/way_back.hpp"

#include <bit>
#include <functional>
#include <queue>
#include <utility>

namespace sideflow::engine {

std::uint64_t rounded_cost(double value) {
  constexpr std::uint64_t kLastBits = 13;
  return (std::bit_cast<std::uint64_t>(value) + (std::uint64_t{1} << (kLastBits - 1))) >> kLastBits;
}

WayKey way_key(CostSort sort, double cost, std::uint32_t channels, std::uint32_t steps) {
  const std::uint64_t rounded = rounded_cost(cost);
  return {sort == CostSort::likelihood ? ~rounded : rounded, channels, steps};
}

std::vector<WayBack> ways_back(const FlowGraph& graph, const SearchSide& side, const ArcFlags& open,
                               const std::vector<double>& costs, CostSort sort) {
  using Waiting = std::pair<WayKey, VertexIndex>;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
  std::vector<WayBack> ways(side.graph.vertices);
  std::vector<std::uint8_t> settled(side.graph.vertices, 0);
  for (const VertexIndex target : side.targets) {
    ways[target] = {.known = true, .cost = sort == CostSort::likelihood ? 1.0 : 0.0};
    waiting.push({ways[target].key(sort), target});
  }
  const ArcLists entering = arcs_by_head(side.graph);
  while (!waiting.empty()) {
    const VertexIndex head = waiting.top().second;
    waiting.pop();
    if (std::exchange(settled[head], std::uint8_t{1}) != 0) continue;
    for (const ArcIndex arc : entering.at(head)) {
      const VertexIndex tail = side.graph.tails[arc];
      if (open[arc] == 0 || settled[tail] != 0) continue;
      const WayBack& on = ways[head];
      const bool channel = graph.arcs[arc].channel != Arc::kNoChannel;
      const WayBack way{true, arc,
                        sort == CostSort::likelihood ? costs[arc] * on.cost : costs[arc] + on.cost,
                        on.channels + (channel ? 1U : 0U), on.steps + 1};
      WayBack& known = ways[tail];
      const auto order =
          known.known ? way.key(sort) <=> known.key(sort) : std::strong_ordering::less;
      if (order > 0) continue;
      if (order == 0 && graph.arcs[known.first].element <= graph.arcs[arc].element) continue;
      known = way;
      waiting.push({way.key(sort), tail});
    }
  }
  return ways;
}

std::vector<ArcIndex> follow(const SearchSide& side, const std::vector<WayBack>& ways,
                             VertexIndex vertex) {
  std::vector<ArcIndex> arcs;
  while (ways[vertex].first != WayBack::kNone) {
    arcs.push_back(ways[vertex].first);
    vertex = side.graph.heads[arcs.back()];
  }
  return arcs;
}

}  // namespace sideflow::engine
