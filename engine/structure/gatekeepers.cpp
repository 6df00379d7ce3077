#include "engine/structure/gatekeepers.hpp"

#include "engine/flow/lanes.hpp"
#include "engine/flow/search_side.hpp"
#include "engine/flow/totals.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <span>
#include <tuple>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>

namespace sideflow::engine {

namespace {

constexpr ArcIndex kNoArc = 0xffffffff;

/// The bearers' way to the collectors, along arcs that let anything through.
struct Ways {
  SearchSide side;
  ArcFlags open;
  ArcLists entering;
  std::vector<std::uint8_t> leads_on;   // by vertex
  std::vector<std::uint8_t> is_target;  // by vertex
  std::vector<ArcIndex> next;           // by vertex: first arc of a shortest way; kNoArc: none
};

/// By vertex the first arc of its shortest way to a target; the smallest arc of those.
std::vector<ArcIndex> shortest_ways(const Ways& ways) {
  const NumberedGraph& graph = ways.side.graph;
  std::vector<ArcIndex> next(graph.vertices, kNoArc);
  std::vector<VertexIndex> level = ways.side.targets;
  std::vector<VertexIndex> further;
  std::vector<std::uint8_t> known = ways.is_target;
  while (!level.empty()) {
    further.clear();
    for (const VertexIndex vertex : level) {
      for (const ArcIndex arc : ways.entering.at(vertex)) {
        const VertexIndex tail = graph.tails[arc];
        if (ways.open[arc] == 0 || known[tail] != 0) continue;
        if (next[tail] == kNoArc) further.push_back(tail);
        next[tail] = std::min(next[tail], arc);
      }
    }
    for (const VertexIndex vertex : further) known[vertex] = 1;
    std::swap(level, further);
  }
  return next;
}

Ways ways_of(const FlowGraph& graph) {
  Ways ways{bearer_side(graph), passable_arcs(graph), arcs_by_head(graph.numbers), {}, {}, {}};
  ways.leads_on = leads_to_target(ways.side, ways.open);
  ways.is_target.assign(graph.vertices.size(), 0);
  for (const VertexIndex target : ways.side.targets) ways.is_target[target] = 1;
  ways.next = shortest_ways(ways);
  return ways;
}

bool arrives(const Ways& ways, const Row& row) {
  return !row.at_home && ways.leads_on[row.vertex] != 0;
}

/// By kind: whether it turns into another one anywhere. What does not stays the same kind on all ways.
std::vector<std::uint8_t> turning_kinds(const Network& network, const FlowGraph& graph,
                                        const ArcFlags& open) {
  std::vector<std::uint8_t> turns(network.kinds.size(), 0);
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    const bool is_turn = graph.arcs[arc].channel == Arc::kNoChannel;
    if (is_turn && open[arc] != 0) turns[graph.arcs[arc].kind] = 1;
  }
  return turns;
}

// ---- where no kind turns -------------------------------------------------------------------------

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

/// The vertices that all ways from a vertex to the collectors pass: its dominators, seen from one vertex
/// beyond the last that stands for all collectors, with every arc turned round.
class Gates {
 public:
  explicit Gates(const Ways& ways) : own_(ways.leads_on.size(), 0) {
    // Boost's tree is wrong where vertices that the root does not reach lead into those that it does.
    for (VertexIndex v = 0; v < own_.size(); ++v) {
      if (ways.leads_on[v] == 0) continue;
      own_[v] = static_cast<std::uint32_t>(vertices_.size());
      vertices_.push_back(v);
    }
    tree_ = tree(ways);
  }

  /// Those of `vertex`, which must lead to a collector, in order; itself left out.
  [[nodiscard]] std::vector<VertexIndex> after(VertexIndex vertex) const {
    std::vector<VertexIndex> gates;
    for (std::size_t v = tree_[own_[vertex]]; v != vertices_.size(); v = tree_[v]) {
      gates.push_back(vertices_[v]);
    }
    return gates;
  }

 private:
  [[nodiscard]] std::vector<std::size_t> tree(const Ways& ways) const {
    const std::size_t root = vertices_.size();
    BoostGraph back(root + 1);
    for (const VertexIndex target : ways.side.targets) boost::add_edge(root, own_[target], back);
    for (ArcIndex arc = 0; arc < ways.open.size(); ++arc) {
      const VertexIndex tail = ways.side.graph.tails[arc];
      const VertexIndex head = ways.side.graph.heads[arc];
      const bool counts =
          ways.open[arc] != 0 && ways.leads_on[tail] != 0 && ways.leads_on[head] != 0;
      if (counts) boost::add_edge(own_[head], own_[tail], back);
    }
    std::vector<std::size_t> parents(root + 1, root);
    boost::lengauer_tarjan_dominator_tree(
        back, root,
        boost::make_iterator_property_map(parents.begin(), boost::get(boost::vertex_index, back)));
    return parents;
  }

  std::vector<std::uint32_t> own_;     // by vertex: its number here
  std::vector<VertexIndex> vertices_;  // by number here
  std::vector<std::size_t> tree_;      // by number here
};

void add_by_tree(const FlowGraph& graph, const Ways& ways, const std::vector<std::uint32_t>& rows,
                 Gatekeepers& found) {
  if (rows.empty()) return;
  const Gates gates(ways);
  for (const std::uint32_t r : rows) {
    for (const VertexIndex gate : gates.after(graph.bearers[r].vertex)) {
      const std::uint32_t actor = graph.vertices[gate].actor;
      if (ways.is_target[gate] != 0) {
        found.chains[r].single_collectors.push_back(actor);
      } else {
        found.chains[r].gatekeepers.push_back(actor);
      }
    }
  }
}

// ---- where kinds turn ----------------------------------------------------------------------------

/// An actor on the shortest way of a row; `step` says where.
struct Candidate {
  std::uint32_t actor;
  std::uint32_t row;
  std::size_t step;
};

/// The actors that the row's shortest way comes to, without its bearer, in order.
std::vector<std::uint32_t> actors_on_way(const FlowGraph& graph, const Ways& ways,
                                         VertexIndex start) {
  const std::uint32_t bearer = graph.vertices[start].actor;
  std::vector<std::uint32_t> actors;
  for (VertexIndex v = start; ways.next[v] != kNoArc;) {
    v = graph.numbers.heads[ways.next[v]];
    const std::uint32_t actor = graph.vertices[v].actor;
    const bool is_new = std::find(actors.begin(), actors.end(), actor) == actors.end();
    if (actor != bearer && is_new) actors.push_back(actor);
  }
  return actors;
}

/// Candidates by actor, those of the actors on most ways first.
std::vector<std::vector<Candidate>> candidates_of(const FlowGraph& graph, const Ways& ways,
                                                  const std::vector<std::uint32_t>& rows) {
  std::map<std::uint32_t, std::vector<Candidate>> by_actor;
  for (const std::uint32_t r : rows) {
    const auto actors = actors_on_way(graph, ways, graph.bearers[r].vertex);
    for (std::size_t i = 0; i < actors.size(); ++i) {
      by_actor[actors[i]].push_back({actors[i], r, i});
    }
  }
  std::vector<std::vector<Candidate>> candidates;
  for (auto& [actor, list] : by_actor) candidates.push_back(std::move(list));
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return candidates;
}

/// As many lanes as fit into a line of the cache: the search waits for memory, not for arithmetic.
using WideSet = std::array<LaneSet, 8>;
constexpr std::size_t kWideLanes = kLanes * std::tuple_size_v<WideSet>;

bool holds(const WideSet& set, std::size_t lane) {
  return (set[lane / kLanes] >> lane % kLanes & 1U) != 0;
}

/// Searches back from the collectors with another actor deleted in each lane.
class Deletion {
 public:
  Deletion(const FlowGraph& graph, const Ways& ways, const std::vector<std::uint32_t>& rows)
      : graph_(graph), ways_(ways), gone_(graph.vertices.back().actor + std::size_t{1}) {
    std::vector<VertexIndex> starts;
    for (const std::uint32_t r : rows) starts.push_back(graph.bearers[r].vertex);
    wanted_ = reachable(graph.numbers, ways.side.leaving, starts, ways.open);
    is_waiting_.assign(wanted_.size(), 0);
  }

  /// By vertex: the lanes in which it still leads to a collector; at most kWideLanes actors.
  std::vector<WideSet> leading_without(std::span<const std::uint32_t> actors) {
    for (std::size_t lane = 0; lane < actors.size(); ++lane) {
      gone_[actors[lane]][lane / kLanes] |= LaneSet{1} << lane % kLanes;
    }
    std::vector<WideSet> leading(graph_.vertices.size(), WideSet{});
    WideSet all;
    all.fill(~LaneSet{0});
    for (const VertexIndex target : ways_.side.targets) {
      if (wanted_[target] != 0) add(leading, target, all);
    }
    while (!waiting_.empty()) {
      const VertexIndex vertex = waiting_.front();
      waiting_.pop_front();
      is_waiting_[vertex] = 0;
      const WideSet lanes = leading[vertex];
      for (const ArcIndex arc : ways_.entering.at(vertex)) {
        const VertexIndex tail = graph_.numbers.tails[arc];
        if (ways_.open[arc] != 0 && wanted_[tail] != 0) add(leading, tail, lanes);
      }
    }
    for (const std::uint32_t actor : actors) gone_[actor] = {};
    return leading;
  }

 private:
  void add(std::vector<WideSet>& leading, VertexIndex vertex, const WideSet& lanes) {
    const WideSet& gone = gone_[graph_.vertices[vertex].actor];
    WideSet& known = leading[vertex];
    LaneSet news = 0;
    for (std::size_t w = 0; w < known.size(); ++w) {
      const LaneSet more = lanes[w] & ~gone[w] & ~known[w];
      known[w] |= more;
      news |= more;
    }
    if (news == 0 || is_waiting_[vertex] != 0) return;
    is_waiting_[vertex] = 1;
    waiting_.push_back(vertex);
  }

  const FlowGraph& graph_;
  const Ways& ways_;
  std::vector<WideSet> gone_;         // by actor
  std::vector<std::uint8_t> wanted_;  // by vertex: what the rows come to
  std::deque<VertexIndex> waiting_;
  std::vector<std::uint8_t> is_waiting_;  // by vertex
};

/// Those candidates without whom their row does not arrive, by (row, step).
std::vector<Candidate> needed(const FlowGraph& graph, Deletion deletion,
                              std::span<const std::vector<Candidate>> candidates) {
  std::vector<Candidate> found;
  std::vector<std::uint32_t> actors;
  for (std::size_t first = 0; first < candidates.size(); first += kWideLanes) {
    const auto batch = candidates.subspan(first, std::min(kWideLanes, candidates.size() - first));
    actors.clear();
    for (const auto& of_actor : batch) actors.push_back(of_actor.front().actor);
    const std::vector<WideSet> leading = deletion.leading_without(actors);
    for (std::size_t lane = 0; lane < batch.size(); ++lane) {
      for (const Candidate& candidate : batch[lane]) {
        const WideSet& lanes = leading[graph.bearers[candidate.row].vertex];
        if (!holds(lanes, lane)) found.push_back(candidate);
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.row, a.step) < std::tie(b.row, b.step);
  });
  return found;
}

/// The pairs at which `actor` collects.
std::span<const VertexIndex> collects_at(const FlowGraph& graph, std::uint32_t actor) {
  const auto of = [&](VertexIndex vertex) { return graph.vertices[vertex].actor; };
  const auto first = std::lower_bound(
      graph.collectors.begin(), graph.collectors.end(), actor,
      [&](VertexIndex vertex, std::uint32_t wanted) { return of(vertex) < wanted; });
  auto last = first;
  while (last != graph.collectors.end() && of(*last) == actor) ++last;
  return {first, last};
}

/// Puts every needed actor where it belongs: collectors of what arrives stand apart.
void place(const FlowGraph& graph, const Ways& ways, const std::vector<Candidate>& needed,
           Gatekeepers& found) {
  const LaneSearch search(graph.numbers, ways.side.leaving, ways.open);
  for (std::size_t i = 0; i < needed.size();) {
    std::vector<std::vector<VertexIndex>> starts;
    std::vector<std::size_t> firsts;
    for (std::size_t j = i; j < needed.size(); ++j) {
      if (j > i && needed[j].row == needed[j - 1].row) continue;
      if (starts.size() == kLanes) break;
      starts.push_back({graph.bearers[needed[j].row].vertex});
      firsts.push_back(j);
    }
    const std::vector<LaneSet> reached = search.reached_from(starts);
    for (std::size_t lane = 0; lane < firsts.size(); ++lane) {
      const std::uint32_t row = needed[firsts[lane]].row;
      for (i = firsts[lane]; i < needed.size() && needed[i].row == row; ++i) {
        const auto pairs = collects_at(graph, needed[i].actor);
        const bool collects = std::any_of(pairs.begin(), pairs.end(), [&](VertexIndex pair) {
          return (reached[pair] >> lane & 1U) != 0;
        });
        GatekeeperChain& chain = found.chains[row];
        (collects ? chain.single_collectors : chain.gatekeepers).push_back(needed[i].actor);
      }
    }
  }
}

void add_by_deletion(const FlowGraph& graph, const Ways& ways,
                     const std::vector<std::uint32_t>& rows, const GatekeeperOptions& options,
                     Gatekeepers& found) {
  if (rows.empty()) return;
  const auto candidates = candidates_of(graph, ways, rows);
  const std::uint64_t one = std::max<std::uint64_t>(graph.arcs.size() + graph.vertices.size(), 1);
  const auto most = static_cast<std::size_t>(options.most_steps / one) * kWideLanes;
  const std::size_t taken = std::min(most, candidates.size());
  for (std::size_t c = taken; c < candidates.size(); ++c) {
    for (const Candidate& candidate : candidates[c]) found.chains[candidate.row].complete = false;
  }
  found.left_out = candidates.size() - taken;
  place(graph, ways, needed(graph, Deletion(graph, ways, rows), std::span(candidates).first(taken)),
        found);
}

// ---- by actor ------------------------------------------------------------------------------------

std::vector<HangingAmount> amounts_of(const Network& network, const FlowGraph& graph,
                                      const std::vector<std::uint32_t>& rows) {
  std::map<std::pair<std::string, Period>, HangingAmount> groups;
  for (const std::uint32_t r : rows) {
    const Holding* holding = holding_of(network, graph, graph.bearers[r]);
    if (holding == nullptr || !holding->amount) continue;
    const Amount& amount = *holding->amount;
    HangingAmount& group = groups[{holding->of, amount.per}];
    group.of = holding->of;
    group.per = amount.per;
    ++group.rows;
    group.amount.low += amount.low;
    group.amount.best += amount.best;
    group.amount.high += amount.high;
  }
  std::vector<HangingAmount> amounts;
  for (auto& [key, group] : groups) amounts.push_back(std::move(group));
  return amounts;
}

/// The rows that hang on each actor, who of a chain counts being what `of_chain` says.
template <class OfChain>
std::vector<Gatekeeper> by_actor(const Network& network, const FlowGraph& graph,
                                 const std::vector<GatekeeperChain>& chains, OfChain of_chain) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> rows;
  for (std::uint32_t r = 0; r < chains.size(); ++r) {
    for (const std::uint32_t actor : of_chain(chains[r])) rows[actor].push_back(r);
  }
  std::vector<Gatekeeper> list;
  for (auto& [actor, of_actor] : rows) {
    auto amounts = amounts_of(network, graph, of_actor);
    list.push_back({actor, std::move(of_actor), std::move(amounts)});
  }
  return list;
}

}  // namespace

Gatekeepers gatekeepers(const Network& network, const FlowGraph& graph,
                        const GatekeeperOptions& options) {
  const Ways ways = ways_of(graph);
  const std::vector<std::uint8_t> turns = turning_kinds(network, graph, ways.open);
  Gatekeepers found;
  found.chains.resize(graph.bearers.size());
  std::vector<std::uint32_t> steady_rows;
  std::vector<std::uint32_t> turning_rows;
  for (std::uint32_t r = 0; r < graph.bearers.size(); ++r) {
    const Row& row = graph.bearers[r];
    found.chains[r].arrives = arrives(ways, row);
    if (!found.chains[r].arrives) continue;
    (turns[graph.vertices[row.vertex].kind] != 0 ? turning_rows : steady_rows).push_back(r);
  }
  add_by_tree(graph, ways, steady_rows, found);
  add_by_deletion(graph, ways, turning_rows, options, found);
  found.gatekeepers = by_actor(network, graph, found.chains,
                               [](const GatekeeperChain& chain) { return chain.gatekeepers; });
  found.single_collectors =
      by_actor(network, graph, found.chains,
               [](const GatekeeperChain& chain) { return chain.single_collectors; });
  return found;
}

}  // namespace sideflow::engine
