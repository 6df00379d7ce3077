#include "engine/core/frontier_plan.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::uint32_t kNever = 0xffffffff;
constexpr std::uint64_t kMostPlanning = 30'000'000;  // levels times arcs

/// From the first level at which something matters to the last.
struct Span {
  std::uint32_t first = kNever;
  std::uint32_t last = 0;

  void meet(std::uint32_t level) {
    first = std::min(first, level);
    last = std::max(last, level);
  }
  [[nodiscard]] bool used() const { return first != kNever; }
};

class Planner {
 public:
  Planner(const ReachPiece& piece, const VariableOrder& order)
      : piece_(piece),
        graph_(piece.graph),
        level_(graph_.elements, 0),
        ready_(graph_.arcs(), kNever),
        life_(graph_.vertices),
        needed_(graph_.elements),
        place_(graph_.vertices, kNoPlace),
        memory_(graph_.elements, kNoMemory),
        levels_(graph_.elements) {
    for (std::size_t i = 0; i < order.by_level.size(); ++i) {
      level_[order.by_level[i]] = static_cast<std::uint32_t>(i);
    }
    by_level_ = &order.by_level;
  }

  std::optional<FrontierPlan> plan() && {
    if (levels_ == 0) return std::nullopt;
    if (std::uint64_t{graph_.arcs()} * graph_.elements > kMostPlanning) return std::nullopt;
    time_arcs();
    time_vertices_and_elements();
    start_sources();
    plan_.levels.resize(levels_);
    place_[piece_.target()] = 0;
    for (std::uint32_t level = 0; level < levels_; ++level) {
      if (!pass(level)) return std::nullopt;
    }
    return std::move(plan_);
  }

 private:
  // An arc is decided with its last element; one without elements when one of its ends is first met.
  void time_arcs() {
    std::vector<std::uint32_t> met(graph_.vertices, kNever);
    for (ArcIndex arc = 0; arc < graph_.arcs(); ++arc) {
      if (graph_.needs(arc).empty()) continue;
      ready_[arc] = 0;
      for (const ElementIndex e : graph_.needs(arc)) ready_[arc] = std::max(ready_[arc], level_[e]);
      for (const VertexIndex v : {graph_.tails[arc], graph_.heads[arc]}) {
        met[v] = std::min(met[v], ready_[arc]);
      }
    }
    for (ArcIndex arc = 0; arc < graph_.arcs(); ++arc) {
      if (ready_[arc] != kNever) continue;
      const std::uint32_t first = std::min(met[graph_.tails[arc]], met[graph_.heads[arc]]);
      ready_[arc] = first == kNever ? 0 : first;
    }
  }

  void time_vertices_and_elements() {
    arcs_at_.resize(levels_);
    for (ArcIndex arc = 0; arc < graph_.arcs(); ++arc) {
      arcs_at_[ready_[arc]].push_back(arc);
      life_[graph_.tails[arc]].meet(ready_[arc]);
      life_[graph_.heads[arc]].meet(ready_[arc]);
      for (const ElementIndex e : graph_.needs(arc)) needed_[e].meet(ready_[arc]);
    }
  }

  // Nothing matters to a source before the first question on an arc that it can come to.
  void start_sources() {
    const ArcLists leaving = arcs_by_tail(graph_);
    const std::vector<std::uint8_t> all(graph_.arcs(), 1);
    start_.assign(piece_.sources.size(), kNever);
    for (std::size_t s = 0; s < piece_.sources.size(); ++s) {
      const VertexIndex source = piece_.sources[s];
      ahead_.push_back(reachable(graph_, leaving, std::span(&source, 1), all));
      for (ArcIndex arc = 0; arc < graph_.arcs(); ++arc) {
        if (ahead_[s][graph_.tails[arc]] == 0) continue;
        start_[s] = std::min(start_[s], ready_[arc]);
        for (const ElementIndex e : graph_.needs(arc)) start_[s] = std::min(start_[s], level_[e]);
      }
    }
  }

  bool pass(std::uint32_t level) {
    FrontierLevel& at = plan_.levels[level];
    for (std::uint32_t s = 0; s < start_.size(); ++s) {
      if (start_[s] == level) at.starting.push_back({s, place_[piece_.sources[s]]});
    }
    if (!let_in(level, at) || !remember(level, at)) return false;
    for (const ArcIndex arc : arcs_at_[level]) at.arcs.push_back(ready_arc(arc, level));
    for (std::uint32_t s = 0; s < start_.size(); ++s) {
      const VertexIndex source = piece_.sources[s];
      if (life_[source].first == level) at.met.push_back({s, place_[source]});
    }
    let_out(level);
    forget(level);
    look_ahead(level, at);
    return true;
  }

  bool let_in(std::uint32_t level, const FrontierLevel& /*at*/) {
    for (const ArcIndex arc : arcs_at_[level]) {
      for (const VertexIndex v : {graph_.tails[arc], graph_.heads[arc]}) {
        if (place_[v] != kNoPlace) continue;
        const std::uint32_t free = lowest_free(places_in_use_);
        if (free >= kMostPlaces) return false;
        places_in_use_ |= std::uint64_t{1} << free;
        place_[v] = free;
        standing_.push_back(v);
        plan_.places = std::max(plan_.places, free + 1);
      }
    }
    return true;
  }

  void let_out(std::uint32_t level) {
    std::erase_if(standing_, [&](VertexIndex v) {
      if (life_[v].last > level) return false;
      places_in_use_ &= ~(std::uint64_t{1} << place_[v]);
      place_[v] = kNoPlace;
      return true;
    });
  }

  bool remember(std::uint32_t level, FrontierLevel& at) {
    const ElementIndex element = (*by_level_)[level];
    if (!needed_[element].used() || needed_[element].last <= level) return true;
    const std::uint32_t free = lowest_free(memory_in_use_);
    if (free >= 32) return false;
    memory_in_use_ |= std::uint64_t{1} << free;
    memory_[element] = at.remembered_at = free;
    remembered_.push_back(element);
    plan_.memory = std::max(plan_.memory, free + 1);
    return true;
  }

  void forget(std::uint32_t level) {
    std::erase_if(remembered_, [&](ElementIndex element) {
      if (needed_[element].last > level) return false;
      memory_in_use_ &= ~(std::uint64_t{1} << memory_[element]);
      memory_[element] = kNoMemory;
      return true;
    });
  }

  static std::uint32_t lowest_free(std::uint64_t in_use) {
    return static_cast<std::uint32_t>(std::countr_one(in_use));
  }

  ReadyArc ready_arc(ArcIndex arc, std::uint32_t level) const {
    ReadyArc ready{place_[graph_.tails[arc]], place_[graph_.heads[arc]], 0, false};
    for (const ElementIndex e : graph_.needs(arc)) {
      if (level_[e] == level) {
        ready.needs_asked = true;
      } else {
        ready.memory |= std::uint32_t{1} << memory_[e];
      }
    }
    return ready;
  }

  void look_ahead(std::uint32_t level, FrontierLevel& at) {
    at.onward.assign(kMostPlaces, 0);
    at.asking.assign(32, 0);
    at.source_asking.assign(piece_.sources.size(), 0);
    for (const VertexIndex v : standing_) at.standing |= PlaceSet{1} << place_[v];
    const std::vector<PlaceSet> onward = places_onward(level, at);
    for (std::size_t s = 0; s < piece_.sources.size(); ++s) {
      at.source_onward.push_back(onward[piece_.sources[s]]);
    }
    for (const VertexIndex v : standing_) at.onward[place_[v]] = onward[v];
    if (!remembered_.empty()) look_for_memory(level, at);
  }

  /// By vertex: the places that arcs behind `level` lead to without passing another place.
  std::vector<PlaceSet> places_onward(std::uint32_t level, FrontierLevel& at) const {
    std::vector<PlaceSet> onward(graph_.vertices, 0);
    const auto seen = [&](VertexIndex v) {
      return place_[v] != kNoPlace ? PlaceSet{1} << place_[v] : onward[v];
    };
    for (bool grown = true; grown;) {
      grown = false;
      for (std::size_t l = levels_; l-- > level + 1;) {
        for (const ArcIndex arc : arcs_at_[l]) {
          PlaceSet& known = onward[graph_.tails[arc]];
          const PlaceSet now = known | seen(graph_.heads[arc]);
          grown = grown || now != known;
          known = now;
        }
      }
    }
    for (std::size_t l = level + 1; l < levels_; ++l) {
      for (const ArcIndex arc : arcs_at_[l]) {
        if (place_[graph_.tails[arc]] != kNoPlace)
          at.left |= PlaceSet{1} << place_[graph_.tails[arc]];
        if (place_[graph_.heads[arc]] != kNoPlace) {
          at.entered |= PlaceSet{1} << place_[graph_.heads[arc]];
        }
      }
    }
    return onward;
  }

  void look_for_memory(std::uint32_t level, FrontierLevel& at) const {
    std::vector<PlaceSet> from(graph_.vertices, 0);
    for (const VertexIndex v : standing_) from[v] = PlaceSet{1} << place_[v];
    for (bool grown = true; grown;) {
      grown = false;
      for (std::size_t l = level + 1; l < levels_; ++l) {
        for (const ArcIndex arc : arcs_at_[l]) {
          const VertexIndex head = graph_.heads[arc];
          if (place_[head] != kNoPlace) continue;
          const PlaceSet now = from[head] | from[graph_.tails[arc]];
          grown = grown || now != from[head];
          from[head] = now;
        }
      }
    }
    for (std::size_t l = level + 1; l < levels_; ++l) {
      for (const ArcIndex arc : arcs_at_[l]) {
        for (const ElementIndex e : graph_.needs(arc)) {
          if (memory_[e] == kNoMemory) continue;
          at.asking[memory_[e]] |= from[graph_.tails[arc]];
          for (std::size_t s = 0; s < ahead_.size(); ++s) {
            if (ahead_[s][graph_.tails[arc]] != 0) {
              at.source_asking[s] |= std::uint32_t{1} << memory_[e];
            }
          }
        }
      }
    }
  }

  const ReachPiece& piece_;
  const NumberedGraph& graph_;
  const std::vector<ElementIndex>* by_level_ = nullptr;
  std::vector<std::uint32_t> level_;              // by element
  std::vector<std::uint32_t> ready_;              // by arc: the level at which it is decided
  std::vector<std::vector<ArcIndex>> arcs_at_;    // by level
  std::vector<Span> life_;                        // by vertex
  std::vector<Span> needed_;                      // by element: levels of its arcs
  std::vector<std::uint32_t> start_;              // by position of a source
  std::vector<std::vector<std::uint8_t>> ahead_;  // by position of a source: vertices it may reach
  std::vector<std::uint32_t> place_;              // by vertex
  std::vector<std::uint32_t> memory_;             // by element
  std::vector<VertexIndex> standing_;             // vertices with a place, the target aside
  std::vector<ElementIndex> remembered_;
  std::uint64_t places_in_use_ = 1;
  std::uint64_t memory_in_use_ = 0;
  std::uint32_t levels_;
  FrontierPlan plan_;
};

}  // namespace

std::optional<FrontierPlan> frontier_plan(const ReachPiece& piece, const VariableOrder& order) {
  return Planner(piece, order).plan();
}

}  // namespace sideflow::engine
