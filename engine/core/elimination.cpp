#include "engine/core/elimination.hpp"

#include "engine/core/decision_table.hpp"
#include "engine/core/strong_components.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

/// What a piece may take from one vertex to another of the same component.
struct Coefficient {
  VertexIndex head;
  NodeIndex label;
};

class Solver {
 public:
  Solver(const ReachPiece& piece, const VariableOrder& order, EliminationOrder elimination,
         DecisionTable& table)
      : piece_(piece),
        graph_(piece.graph),
        elimination_(elimination),
        table_(table),
        target_(piece.target()),
        leaving_(arcs_by_tail(graph_)),
        row_position_(graph_.vertices, 0),
        level_(graph_.elements, 0),
        reach_(graph_.vertices, kFalse),
        eliminated_(graph_.vertices, 0),
        live_heads_(graph_.vertices, 0),
        live_tails_(graph_.vertices, 0),
        rows_(graph_.vertices),
        entering_(graph_.vertices) {
    reach_[target_] = kTrue;
    for (std::size_t i = 0; i < order.vertices.size(); ++i) {
      row_position_[order.vertices[i]] = static_cast<std::uint32_t>(i);
    }
    for (std::size_t i = 0; i < order.by_level.size(); ++i) {
      level_[order.by_level[i]] = static_cast<Level>(i);
    }
  }

  std::vector<NodeIndex> solve() && {
    const std::vector<std::uint8_t> all(graph_.arcs(), 1);
    components_ = strong_components(graph_, leaving_, all);
    find_wanted();
    for (std::uint32_t c = 0; c < components_.count() && !table_.exhausted(); ++c) {
      solve_component(components_.at(c));
    }
    std::vector<NodeIndex> answers;
    for (const VertexIndex source : piece_.sources) answers.push_back(reach_[source]);
    return answers;
  }

 private:
  // What is asked about, and what other components lead to.
  void find_wanted() {
    wanted_.assign(graph_.vertices, 0);
    for (const VertexIndex source : piece_.sources) wanted_[source] = 1;
    for (ArcIndex arc = 0; arc < graph_.arcs(); ++arc) {
      const VertexIndex head = graph_.heads[arc];
      if (components_.of[graph_.tails[arc]] != components_.of[head]) wanted_[head] = 1;
    }
  }

  void solve_component(std::span<const VertexIndex> component) {
    if (component.front() == target_) return;
    for (const VertexIndex vertex : component) read_equation(vertex);
    if (component.size() == 1) return;
    const std::vector<VertexIndex> eliminated = eliminate(component);
    substitute(eliminated);
  }

  // x(vertex) = the arcs that stay in the component (row) or what is already solved behind the others.
  void read_equation(VertexIndex vertex) {
    NodeIndex outside = kFalse;
    for (const ArcIndex arc : leaving_.at(vertex)) {
      const VertexIndex head = graph_.heads[arc];
      if (components_.of[head] == components_.of[vertex]) {
        add(vertex, head, conjunction(arc, kTrue));
      } else {
        outside = table_.either(outside, conjunction(arc, reach_[head]));
      }
    }
    reach_[vertex] = outside;
  }

  // From the last level upwards: every step then puts one node on top.
  NodeIndex conjunction(ArcIndex arc, NodeIndex beyond) {
    levels_.clear();
    for (const ElementIndex element : graph_.needs(arc)) levels_.push_back(level_[element]);
    std::sort(levels_.begin(), levels_.end(), std::greater<>());
    NodeIndex all = beyond;
    for (const Level level : levels_) all = table_.both(table_.literal(level), all);
    return all;
  }

  std::vector<Coefficient>::iterator place_of(VertexIndex tail, VertexIndex head) {
    return std::lower_bound(
        rows_[tail].begin(), rows_[tail].end(), head,
        [](const Coefficient& known, VertexIndex wanted) { return known.head < wanted; });
  }

  void add(VertexIndex tail, VertexIndex head, NodeIndex label) {
    const auto place = place_of(tail, head);
    if (place != rows_[tail].end() && place->head == head) {
      place->label = table_.either(place->label, label);
      return;
    }
    rows_[tail].insert(place, {head, label});
    entering_[head].push_back(tail);
    ++live_heads_[tail];
    ++live_tails_[head];
  }

  std::vector<VertexIndex> eliminate(std::span<const VertexIndex> component) {
    using Candidate = std::pair<std::uint64_t, VertexIndex>;  // smallest priority, then index
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> candidates;
    for (const VertexIndex vertex : component) candidates.push({priority(vertex), vertex});
    std::vector<VertexIndex> eliminated;
    while (eliminated.size() < component.size() && !table_.exhausted()) {
      const auto [known, vertex] = candidates.top();
      candidates.pop();
      if (eliminated_[vertex] != 0) continue;
      if (const std::uint64_t now = priority(vertex); now > known) {
        candidates.push({now, vertex});
        continue;
      }
      eliminate_vertex(vertex);
      eliminated.push_back(vertex);
      for (const VertexIndex tail : entering_[vertex]) {
        if (eliminated_[tail] == 0) candidates.push({priority(tail), tail});
      }
      for (const Coefficient& on : rows_[vertex]) {
        if (eliminated_[on.head] == 0) candidates.push({priority(on.head), on.head});
      }
    }
    return eliminated;
  }

  [[nodiscard]] std::uint64_t priority(VertexIndex vertex) const {
    if (elimination_ == EliminationOrder::by_row) return row_position_[vertex];
    return std::uint64_t{live_heads_[vertex]} * live_tails_[vertex];
  }

  // Every way tail -> vertex -> head becomes tail -> head; going round at `vertex` adds nothing.
  void eliminate_vertex(VertexIndex vertex) {
    eliminated_[vertex] = 1;
    for (const VertexIndex tail : entering_[vertex]) {
      if (eliminated_[tail] != 0) continue;
      bypass(tail, vertex);
      if (table_.exhausted()) return;
    }
    for (const Coefficient& on : rows_[vertex]) --live_tails_[on.head];
  }

  void bypass(VertexIndex tail, VertexIndex vertex) {
    const NodeIndex label = std::exchange(place_of(tail, vertex)->label, kFalse);
    --live_heads_[tail];
    reach_[tail] = table_.either(reach_[tail], table_.both(label, reach_[vertex]));
    for (const Coefficient& on : rows_[vertex]) {
      if (on.head == tail || eliminated_[on.head] != 0) continue;
      add(tail, on.head, table_.both(label, on.label));
    }
  }

  // Back from the vertex eliminated last; only for vertices that a wanted one stands on.
  void substitute(const std::vector<VertexIndex>& eliminated) {
    for (const VertexIndex vertex : eliminated) {
      if (wanted_[vertex] == 0) continue;
      for (const Coefficient& on : rows_[vertex]) {
        if (on.label != kFalse) wanted_[on.head] = 1;
      }
    }
    for (std::size_t i = eliminated.size(); i-- > 0;) {
      if (wanted_[eliminated[i]] != 0) substitute(eliminated[i]);
    }
  }

  void substitute(VertexIndex vertex) {
    for (const Coefficient& on : rows_[vertex]) {
      const NodeIndex behind = table_.both(on.label, reach_[on.head]);
      reach_[vertex] = table_.either(reach_[vertex], behind);
    }
  }

  const ReachPiece& piece_;
  const NumberedGraph& graph_;
  EliminationOrder elimination_;
  DecisionTable& table_;
  VertexIndex target_;
  ArcLists leaving_;
  StrongComponents components_;
  std::vector<std::uint32_t> row_position_;         // by vertex
  std::vector<Level> level_;                        // by element
  std::vector<Level> levels_;                       // of the arc at hand
  std::vector<NodeIndex> reach_;                    // by vertex: b of its equation, in the end x
  std::vector<std::uint8_t> eliminated_;            // by vertex
  std::vector<std::uint8_t> wanted_;                // by vertex: its x is needed, not only its row
  std::vector<std::uint32_t> live_heads_;           // by vertex: arcs to vertices not eliminated
  std::vector<std::uint32_t> live_tails_;           // by vertex: arcs from vertices not eliminated
  std::vector<std::vector<Coefficient>> rows_;      // by vertex: its row of A, sorted by head
  std::vector<std::vector<VertexIndex>> entering_;  // by vertex: whose rows have it
};

}  // namespace

PieceAttempt solve_reach(const ReachPiece& piece, const VariableOrder& order,
                         EliminationOrder elimination, const DiagramBudget& budget) {
  DecisionTable table(budget);
  std::vector<NodeIndex> sources = Solver(piece, order, elimination, table).solve();
  const std::size_t steps = table.steps();
  if (table.exhausted()) return {std::nullopt, steps, 0};
  return {PieceDiagram{std::move(table).take_nodes(), std::move(sources)}, steps, 0};
}

}  // namespace sideflow::engine
