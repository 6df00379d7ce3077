#include "engine/flow/routes.hpp"

#include "engine/flow/flow_elements.hpp"
#include "engine/flow/lanes.hpp"
#include "engine/flow/step_times.hpp"
#include "engine/flow/way_back.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <queue>
#include <set>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::size_t kMostStatesOfRow = 20'000;
constexpr std::size_t kMostStates = 2'000'000;

using ElementSet = std::vector<ElementIndex>;  // sorted

/// By element: stands on open arcs of two or more tails, so that a way may meet it again.
std::vector<std::uint8_t> recurring_elements(const FlowGraph& graph, const ArcFlags& open,
                                             const std::vector<double>& values) {
  const std::vector<VertexIndex> tails = sole_tails(graph.numbers, open);
  std::vector<std::uint8_t> recurring(tails.size(), 0);
  for (ElementIndex element = 0; element < tails.size(); ++element) {
    recurring[element] = tails[element] == kManyTails && values[element] < 1.0 ? 1 : 0;
  }
  return recurring;
}

/// What every search for a likeliest route of one side shares.
struct Ground {
  const FlowGraph& graph;
  const SearchSide& side;
  ArcFlags open;
  std::vector<double> values;           ///< by element
  std::vector<std::uint8_t> recurring;  ///< by element
  std::vector<double> own;              ///< by arc: its likelihood, recurring elements left out
  std::vector<WayBack> rest;            ///< by vertex: the likeliest rest if those were free
};

Ground ground_of(const FlowGraph& graph, const SearchSide& side) {
  Ground ground{graph, side, passable_arcs(graph), likelihoods(graph, Lens::best), {}, {}, {}};
  ground.recurring = recurring_elements(graph, ground.open, ground.values);
  ground.own.assign(graph.arcs.size(), 1.0);
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    for (const ElementIndex element : graph.numbers.needs(arc)) {
      if (ground.recurring[element] == 0) ground.own[arc] *= ground.values[element];
    }
  }
  ground.rest = ways_back(graph, side, ground.open, ground.own, CostSort::likelihood);
  return ground;
}

/// Best-first search for one row over (vertex, recurring elements already passed).
class LikeliestSearch {
 public:
  explicit LikeliestSearch(const Ground& ground) : ground_(ground) {}
  LikeliestSearch(const LikeliestSearch&) = delete;  // the queue points back here
  LikeliestSearch& operator=(const LikeliestSearch&) = delete;

  /// The arcs of the likeliest route from `start`; none when `most_states` did not suffice.
  std::optional<std::vector<ArcIndex>> search(VertexIndex start, std::size_t most_states) {
    push({1.0, 0, 0, start, kNone, WayBack::kNone, set_index({})});
    while (!waiting_.empty() && states_ < most_states) {
      const std::uint32_t at = waiting_.top();
      waiting_.pop();
      const Label label = labels_[at];
      if (ground_.rest[label.vertex].first == WayBack::kNone) return way_to(at);
      if (!settle(label)) continue;
      ++states_;
      for (const ArcIndex arc : ground_.side.leaving.at(label.vertex)) extend(at, arc);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t states() const { return states_; }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;

  struct Label {
    double likelihood;
    std::uint32_t channels;
    std::uint32_t steps;
    VertexIndex vertex;
    std::uint32_t before;  ///< the label that this one was made from
    ArcIndex arc;          ///< by which arc
    std::uint32_t passed;  ///< set of recurring elements
  };

  struct Later {
    const LikeliestSearch* search;
    bool operator()(std::uint32_t a, std::uint32_t b) const { return search->comes_after(a, b); }
  };

  [[nodiscard]] WayKey promise(std::uint32_t at) const {
    const Label& label = labels_[at];
    const WayBack& rest = ground_.rest[label.vertex];
    return way_key(CostSort::likelihood, label.likelihood * rest.cost,
                   label.channels + rest.channels, label.steps + rest.steps);
  }

  [[nodiscard]] bool comes_after(std::uint32_t a, std::uint32_t b) const {
    if (const auto order = promises_[a] <=> promises_[b]; order != 0) return order > 0;
    return elements_to(a) > elements_to(b);
  }

  [[nodiscard]] std::vector<ArcIndex> way_to(std::uint32_t at) const {
    std::vector<ArcIndex> arcs;
    for (; labels_[at].before != kNone; at = labels_[at].before) arcs.push_back(labels_[at].arc);
    std::reverse(arcs.begin(), arcs.end());
    return arcs;
  }

  [[nodiscard]] std::vector<ElementIndex> elements_to(std::uint32_t at) const {
    std::vector<ElementIndex> elements;
    for (const ArcIndex arc : way_to(at)) elements.push_back(ground_.graph.arcs[arc].element);
    return elements;
  }

  // A place where more has been passed, at least as likely, makes this label useless.
  bool settle(const Label& label) {
    auto& sets = settled_[label.vertex];
    const ElementSet& mine = *sets_[label.passed];
    for (const std::uint32_t known : sets) {
      const ElementSet& more = *sets_[known];
      if (std::includes(more.begin(), more.end(), mine.begin(), mine.end())) return false;
    }
    sets.push_back(label.passed);
    return true;
  }

  void extend(std::uint32_t at, ArcIndex arc) {
    const VertexIndex head = ground_.side.graph.heads[arc];
    if (ground_.open[arc] == 0 || !ground_.rest[head].known) return;
    Label next = labels_[at];
    ElementSet passed = *sets_[next.passed];
    next.likelihood *= ground_.own[arc];
    for (const ElementIndex element : ground_.graph.numbers.needs(arc)) {
      if (ground_.recurring[element] == 0) continue;
      const auto place = std::lower_bound(passed.begin(), passed.end(), element);
      if (place != passed.end() && *place == element) continue;
      passed.insert(place, element);
      next.likelihood *= ground_.values[element];
    }
    next.channels += ground_.graph.arcs[arc].channel != Arc::kNoChannel ? 1U : 0U;
    ++next.steps;
    next.vertex = head;
    next.before = at;
    next.arc = arc;
    next.passed = set_index(std::move(passed));
    push(next);
  }

  void push(const Label& label) {
    const auto at = static_cast<std::uint32_t>(labels_.size());
    labels_.push_back(label);
    promises_.push_back(promise(at));
    waiting_.push(at);
  }

  std::uint32_t set_index(ElementSet set) {
    const auto [place, added] =
        set_indexes_.emplace(std::move(set), static_cast<std::uint32_t>(sets_.size()));
    if (added) sets_.push_back(&place->first);
    return place->second;
  }

  const Ground& ground_;
  std::vector<Label> labels_;
  std::vector<WayKey> promises_;  // by label: the best that may come of it
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, Later> waiting_{Later{this}};
  std::map<VertexIndex, std::vector<std::uint32_t>> settled_;
  std::map<ElementSet, std::uint32_t> set_indexes_;
  std::vector<const ElementSet*> sets_;
  std::size_t states_ = 0;
};

/// The product over the elements of a way, each once.
double likelihood_of(const Ground& ground, const std::vector<ArcIndex>& arcs) {
  ElementSet passed;
  double likelihood = 1.0;
  for (const ArcIndex arc : arcs) {
    likelihood *= ground.own[arc];
    for (const ElementIndex element : ground.graph.numbers.needs(arc)) {
      if (ground.recurring[element] == 0) continue;
      const auto place = std::lower_bound(passed.begin(), passed.end(), element);
      if (place != passed.end() && *place == element) continue;
      passed.insert(place, element);
      likelihood *= ground.values[element];
    }
  }
  return likelihood;
}

bool meets_recurring(const Ground& ground, const std::vector<ArcIndex>& arcs) {
  for (const ArcIndex arc : arcs) {
    for (const ElementIndex element : ground.graph.numbers.needs(arc)) {
      if (ground.recurring[element] != 0) return true;
    }
  }
  return false;
}

// As the crow flies first: where that way meets nothing that recurs, no other can be likelier.
Route likeliest_route(const Ground& ground, VertexIndex start, std::size_t& states_left) {
  Route route;
  route.arcs = follow(ground.side, ground.rest, start);
  if (meets_recurring(ground, route.arcs)) {
    LikeliestSearch search(ground);
    auto found = search.search(start, std::min(kMostStatesOfRow, states_left));
    states_left -= search.states();
    route.approximate = !found.has_value();
    if (found) route.arcs = std::move(*found);
  }
  route.likelihood = likelihood_of(ground, route.arcs);
  if (ground.side.turned_round) std::reverse(route.arcs.begin(), route.arcs.end());
  return route;
}

std::size_t longest_listed(const SearchSide& side, const std::vector<WayBack>& ways,
                           const std::vector<std::size_t>& rows) {
  std::vector<std::size_t> lengths;
  for (const std::size_t row : rows) lengths.push_back(ways[side.rows[row].vertex].steps);
  return longest_within(std::move(lengths), kMostSteps);
}

// ---- time ------------------------------------------------------------------------------------------

std::optional<FastestRoute> fastest_route(const FlowGraph& graph, const SearchSide& side,
                                          const std::vector<WayBack>& ways,
                                          const std::vector<StepTime>& times, VertexIndex start) {
  FastestRoute route{ways[start].cost, 0, follow(side, ways, start)};
  std::size_t timed = 0;
  for (const ArcIndex arc : route.arcs) {
    if (graph.arcs[arc].channel == Arc::kNoChannel) continue;
    ++(times[arc].known ? timed : route.untimed_steps);
  }
  if (timed == 0) return std::nullopt;
  if (side.turned_round) std::reverse(route.arcs.begin(), route.arcs.end());
  return route;
}

}  // namespace

RoutesOf<Route> likeliest_routes(const FlowGraph& graph, const SearchSide& side,
                                 const std::vector<std::size_t>& rows) {
  const Ground ground = ground_of(graph, side);
  const std::size_t longest = longest_listed(side, ground.rest, rows);
  RoutesOf<Route> routes;
  std::size_t states_left = kMostStates;
  for (const std::size_t row : rows) {
    const VertexIndex start = side.rows[row].vertex;
    routes.by_row.emplace_back();
    if (ground.rest[start].steps > longest) {
      ++routes.left_out;
    } else {
      routes.by_row.back() = likeliest_route(ground, start, states_left);
    }
  }
  return routes;
}

RoutesOf<FastestRoute> fastest_routes(const Network& network, const FlowGraph& graph,
                                      const SearchSide& side,
                                      const std::vector<std::size_t>& rows) {
  const auto times = step_times(network, graph);
  std::vector<double> days;
  for (const StepTime& time : times) days.push_back(time.days);
  const auto ways = ways_back(graph, side, passable_arcs(graph), days, CostSort::days);
  const std::size_t longest = longest_listed(side, ways, rows);
  RoutesOf<FastestRoute> routes;
  for (const std::size_t row : rows) {
    const VertexIndex start = side.rows[row].vertex;
    routes.by_row.emplace_back();
    if (ways[start].steps > longest) {
      ++routes.left_out;
    } else {
      routes.by_row.back() = fastest_route(graph, side, ways, times, start);
    }
  }
  return routes;
}

}  // namespace sideflow::engine
