#include "engine/flow/closed_set.hpp"

#include "engine/flow/lanes.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

/// What the sources say about a pair by itself; none: nothing.
std::optional<Silence> said_about(const Network& network, const Vertex& vertex) {
  const Actor& actor = network.actors[vertex.actor];
  const KindId& kind = network.kinds[vertex.kind].id;
  if (actor.dead_end) {
    const auto& kinds = actor.dead_end->kinds;
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return Silence::dead_end;
  }
  if (!actor.asked.empty()) return Silence::asked;
  return std::nullopt;
}

/// The closed sets of up to kLanes starts, by lane.
class Batch {
 public:
  Batch(const Network& network, const FlowGraph& graph, const ArcLists& leaving,
        std::vector<LaneSet> reached)
      : network_(network), graph_(graph), leaving_(leaving), reached_(std::move(reached)) {}

  void measure() {
    for (VertexIndex vertex = 0; vertex < reached_.size(); ++vertex) {
      if (reached_[vertex] == 0) continue;
      sizes_.add(reached_[vertex]);
      note_silence(vertex);
    }
  }

  [[nodiscard]] std::size_t size(std::size_t lane) const { return sizes_.of(lane); }

  [[nodiscard]] Why why(std::size_t lane) const {
    if (size(lane) == 0) return Why::not_asked;  // nobody is known to hold it: nothing is said
    if ((open_ >> lane & 1U) != 0) return Why::open;
    return (not_asked_ >> lane & 1U) != 0 ? Why::not_asked : Why::said;
  }

  /// Lists the pairs of the lanes in `wanted`.
  void list(LaneSet wanted, std::span<Closed> sets) const {
    for (VertexIndex vertex = 0; vertex < reached_.size(); ++vertex) {
      for_each_lane(reached_[vertex] & wanted, [&](std::size_t lane) {
        sets[lane].pairs.push_back(pair_at(vertex, LaneSet{1} << lane));
      });
    }
  }

 private:
  [[nodiscard]] bool leads_nowhere_today(ArcIndex arc) const {
    return graph_.arcs[arc].status != Status::working &&
           graph_.arcs[arc].channel != Arc::kNoChannel;
  }

  void note_silence(VertexIndex vertex) {
    const LaneSet here = reached_[vertex];
    LaneSet silent = said_about(network_, graph_.vertices[vertex]) ? 0 : here;
    for (const ArcIndex arc : leaving_.at(vertex)) {
      if (!leads_nowhere_today(arc)) continue;
      const LaneSet leaves = here & ~reached_[graph_.numbers.heads[arc]];
      if (graph_.arcs[arc].status == Status::unknown) {
        open_ |= leaves;
      } else {
        silent &= ~leaves;
      }
    }
    not_asked_ |= silent;
  }

  [[nodiscard]] ClosedPair pair_at(VertexIndex vertex, LaneSet lane) const {
    ClosedPair pair{vertex, Silence::not_asked, {}};
    bool open = false;
    for (const ArcIndex arc : leaving_.at(vertex)) {
      if (!leads_nowhere_today(arc) || (reached_[graph_.numbers.heads[arc]] & lane) != 0) continue;
      pair.leaving.push_back(arc);
      open = open || graph_.arcs[arc].status == Status::unknown;
    }
    if (!pair.leaving.empty()) pair.silence = Silence::named_gap;
    if (const auto said = said_about(network_, graph_.vertices[vertex])) pair.silence = *said;
    if (open) pair.silence = Silence::open;
    return pair;
  }

  const Network& network_;
  const FlowGraph& graph_;
  const ArcLists& leaving_;
  std::vector<LaneSet> reached_;
  LaneCounts sizes_;
  LaneSet open_ = 0;
  LaneSet not_asked_ = 0;
};

/// The search for closed sets, batch by batch: measured first, listed when all lengths are known.
class ClosedSetSearch {
 public:
  ClosedSetSearch(const Network& network, const FlowGraph& graph,
                  const std::vector<std::vector<VertexIndex>>& starts)
      : network_(network),
        graph_(graph),
        starts_(starts),
        leaving_(arcs_by_tail(graph.numbers)),
        working_(working_arcs(graph)),
        search_(graph.numbers, leaving_, working_) {
    found_.sets.resize(starts.size());
  }

  ClosedSets search() && {
    std::vector<std::size_t> sizes;
    each_batch([&](Batch& batch, std::size_t first, std::size_t count) {
      batch.measure();
      for (std::size_t lane = 0; lane < count; ++lane) {
        found_.sets[first + lane].why = batch.why(lane);
        sizes.push_back(batch.size(lane));
      }
    });
    const std::size_t longest = longest_within(sizes, kMostListed);
    each_batch([&](Batch& batch, std::size_t first, std::size_t count) {
      LaneSet wanted = 0;
      for (std::size_t lane = 0; lane < count; ++lane) {
        if (sizes[first + lane] <= longest) wanted |= LaneSet{1} << lane;
      }
      batch.list(wanted, std::span(found_.sets).subspan(first, count));
    });
    for (const std::size_t size : sizes) found_.left_out += size > longest ? 1 : 0;
    return std::move(found_);
  }

 private:
  template <class Visit>
  void each_batch(Visit visit) {
    for (std::size_t first = 0; first < starts_.size(); first += kLanes) {
      const std::size_t count = std::min(kLanes, starts_.size() - first);
      Batch batch(network_, graph_, leaving_,
                  search_.reached_from(std::span(starts_).subspan(first, count)));
      visit(batch, first, count);
    }
  }

  const Network& network_;
  const FlowGraph& graph_;
  const std::vector<std::vector<VertexIndex>>& starts_;
  ArcLists leaving_;
  ArcFlags working_;
  LaneSearch search_;
  ClosedSets found_;
};

/// An arc that stops pieces today although its channel works.
struct StoppedArc {
  VertexIndex tail;
  VertexIndex head;
  std::vector<ElementIndex> at_zero;
};

std::vector<StoppedArc> stopped_arcs(const FlowGraph& graph, const SearchSide& side) {
  const auto values = likelihoods(graph, Lens::best);
  const ArcFlags working = working_arcs(graph);
  const auto leads_on = leads_to_target(side, working);
  std::vector<StoppedArc> stopped;
  for (ArcIndex arc = 0; arc < side.graph.arcs(); ++arc) {
    if (working[arc] == 0 || leads_on[side.graph.heads[arc]] == 0) continue;
    StoppedArc candidate{side.graph.tails[arc], side.graph.heads[arc], {}};
    for (const ElementIndex element : side.graph.needs(arc)) {
      if (values[element] == 0.0) candidate.at_zero.push_back(element);
    }
    if (!candidate.at_zero.empty()) stopped.push_back(std::move(candidate));
  }
  return stopped;
}

std::size_t drop_longest(std::vector<std::vector<ElementIndex>>& lists) {
  std::vector<std::size_t> sizes;
  for (const auto& list : lists) sizes.push_back(list.size());
  const std::size_t longest = longest_within(sizes, kMostListed);
  std::size_t dropped = 0;
  for (auto& list : lists) {
    if (list.size() <= longest) continue;
    list = {};
    ++dropped;
  }
  return dropped;
}

}  // namespace

ClosedSets closed_sets(const Network& network, const FlowGraph& graph,
                       const std::vector<std::vector<VertexIndex>>& starts) {
  return ClosedSetSearch(network, graph, starts).search();
}

Cuts cuts(const FlowGraph& graph, const SearchSide& side, const std::vector<std::size_t>& rows) {
  const ArcFlags open = passable_arcs(graph);
  const LaneSearch search(side.graph, side.leaving, open);
  const auto stopped = stopped_arcs(graph, side);
  Cuts found;
  found.by_row.resize(rows.size());
  for (std::size_t first = 0; first < rows.size(); first += kLanes) {
    const std::size_t count = std::min(kLanes, rows.size() - first);
    std::vector<std::vector<VertexIndex>> starts;
    for (std::size_t i = 0; i < count; ++i) starts.push_back({side.rows[rows[first + i]].vertex});
    const auto reached = search.reached_from(starts);
    for (const StoppedArc& arc : stopped) {
      for_each_lane(reached[arc.tail] & ~reached[arc.head], [&](std::size_t lane) {
        auto& cut = found.by_row[first + lane];
        cut.insert(cut.end(), arc.at_zero.begin(), arc.at_zero.end());
      });
    }
  }
  for (auto& cut : found.by_row) {
    std::sort(cut.begin(), cut.end());
    cut.erase(std::unique(cut.begin(), cut.end()), cut.end());
  }
  found.left_out = drop_longest(found.by_row);
  return found;
}

}  // namespace sideflow::engine
