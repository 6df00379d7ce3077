#include "reports/map/gatekeeper_ways.hpp"

#include "engine/flow/search_side.hpp"

#include <set>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::ArcFlags;
using engine::ArcIndex;
using engine::FlowGraph;
using engine::VertexIndex;

ActorPair pair_of(const FlowGraph& graph, ArcIndex arc) {
  return {graph.vertices[graph.numbers.tails[arc]].actor,
          graph.vertices[graph.numbers.heads[arc]].actor};
}

constexpr std::uint32_t kUnreached = 0xffffffff;

/// A graph whose arcs are walked where they are open.
struct OpenGraph {
  engine::NumberedGraph graph;
  ArcFlags open;
  engine::ArcLists leaving, entering;

  OpenGraph(engine::NumberedGraph of, ArcFlags flags)
      : graph(std::move(of)),
        open(std::move(flags)),
        leaving(engine::arcs_by_tail(graph)),
        entering(engine::arcs_by_head(graph)) {}
};

/// Which vertices stand on all ways from a root to a vertex (Cooper, Harvey and Kennedy 2001, A
/// Simple, Fast Dominance Algorithm).
class Gates {
 public:
  Gates(const OpenGraph& of, VertexIndex root) : ranks_(of.graph.vertices, kUnreached) {
    visit(of, root);
    parents_.assign(of.graph.vertices, kUnreached);
    parents_[root] = root;
    while (settles_further(of)) continue;
  }

  [[nodiscard]] bool reaches(VertexIndex vertex) const { return ranks_[vertex] != kUnreached; }

  /// Whether all ways to `vertex`, which is reached, pass `gate`.
  [[nodiscard]] bool passes(VertexIndex gate, VertexIndex vertex) const {
    if (!reaches(gate)) return false;
    while (ranks_[vertex] < ranks_[gate]) vertex = parents_[vertex];
    return vertex == gate;
  }

 private:
  /// Ranks what is reached in the order in which a search in depth leaves it: the root comes last.
  void visit(const OpenGraph& of, VertexIndex root) {
    std::vector<std::uint8_t> seen(of.graph.vertices, 0);
    std::vector<std::pair<VertexIndex, std::size_t>> way{{root, 0}};  // with its next arc
    seen[root] = 1;
    while (!way.empty()) {
      auto& [vertex, next] = way.back();
      const auto arcs = of.leaving.at(vertex);
      if (next == arcs.size()) {
        ranks_[vertex] = static_cast<std::uint32_t>(left_.size());
        left_.push_back(vertex);
        way.pop_back();
        continue;
      }
      const ArcIndex arc = arcs[next++];
      const VertexIndex head = of.graph.heads[arc];
      if (of.open[arc] == 0 || seen[head] != 0) continue;
      seen[head] = 1;
      way.emplace_back(head, 0);
    }
  }

  [[nodiscard]] VertexIndex common(VertexIndex a, VertexIndex b) const {
    while (a != b) {
      VertexIndex& lower = ranks_[a] < ranks_[b] ? a : b;
      lower = parents_[lower];
    }
    return a;
  }

  [[nodiscard]] bool settles_further(const OpenGraph& of) {
    bool changed = false;
    for (std::size_t i = left_.size() - 1; i-- > 0;) {
      VertexIndex gate = kUnreached;
      for (const ArcIndex arc : of.entering.at(left_[i])) {
        const VertexIndex tail = of.graph.tails[arc];
        if (of.open[arc] == 0 || parents_[tail] == kUnreached) continue;
        gate = gate == kUnreached ? tail : common(tail, gate);
      }
      changed = changed || parents_[left_[i]] != gate;
      parents_[left_[i]] = gate;
    }
    return changed;
  }

  std::vector<std::uint32_t> ranks_;  // by vertex
  std::vector<VertexIndex> left_;     // by rank
  std::vector<VertexIndex> parents_;  // by vertex: the nearest that stands on all ways to it
};

/// The graph turned round, with one vertex more from which all collectors are reached.
OpenGraph back_from_collectors(const FlowGraph& graph, ArcFlags open) {
  engine::NumberedGraph back = engine::reversed(graph.numbers);
  const VertexIndex root = back.vertices++;
  for (const VertexIndex collector : graph.collectors) {
    back.add_arc(root, collector, {});
    open.push_back(1);
  }
  return {std::move(back), std::move(open)};
}

/// The ways of the bearers to the collectors.
class Ways {
 public:
  explicit Ways(const FlowGraph& graph)
      : graph_(graph),
        onward_(graph.numbers, engine::passable_arcs(graph)),
        back_(back_from_collectors(graph, onward_.open), graph.numbers.vertices) {}

  /// The pairs over which a way leads from `start`. An arc is on none where all ways to its tail
  /// pass its head already, or all ways from its head pass its tail.
  [[nodiscard]] std::set<ActorPair> pairs_from(VertexIndex start) const {
    const Gates gates(onward_, start);
    std::set<ActorPair> pairs;
    for (ArcIndex arc = 0; arc < onward_.open.size(); ++arc) {
      const VertexIndex tail = onward_.graph.tails[arc], head = onward_.graph.heads[arc];
      if (onward_.open[arc] == 0 || !gates.reaches(tail) || !back_.reaches(head)) continue;
      if (gates.passes(head, tail) || back_.passes(tail, head)) continue;
      const ActorPair pair = pair_of(graph_, arc);
      if (pair.first != pair.second) pairs.insert(pair);
    }
    return pairs;
  }

 private:
  const FlowGraph& graph_;
  OpenGraph onward_;
  Gates back_;
};

}  // namespace

std::set<ActorPair> open_pairs(const FlowGraph& graph, const std::vector<bool>& kinds) {
  const ArcFlags open = engine::passable_arcs(graph);
  std::set<ActorPair> pairs;
  for (ArcIndex arc = 0; arc < open.size(); ++arc) {
    const ActorPair pair = pair_of(graph, arc);
    if (open[arc] != 0 && kinds[graph.arcs[arc].kind] && pair.first != pair.second)
      pairs.insert(pair);
  }
  return pairs;
}

std::map<ActorPair, std::vector<std::uint32_t>> rows_over_pairs(
    const FlowGraph& graph, const std::vector<std::uint32_t>& rows) {
  std::map<ActorPair, std::vector<std::uint32_t>> over;
  if (rows.empty()) return over;
  const Ways ways(graph);
  for (const std::uint32_t row : rows) {
    for (const ActorPair& pair : ways.pairs_from(graph.bearers[row].vertex))
      over[pair].push_back(row);
  }
  return over;
}

}  // namespace sideflow::reports
