#include "engine/structure/key_players.hpp"

#include "engine/core/diagram_passes.hpp"
#include "engine/flow/flow_elements.hpp"
#include "engine/flow/parallel_blocks.hpp"
#include "engine/flow/search_side.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::uint64_t kFewestWorlds = 512;
constexpr std::uint64_t kMostWorlds = std::uint64_t{1} << 17U;
constexpr std::uint64_t kWorldsForTotal = 4096;
constexpr std::uint64_t kGrain = 16;  // blocks
using Actors = std::vector<std::uint32_t>;

/// What can be done to actors: the elements of each that change, and to what.
struct Plan {
  std::map<std::uint32_t, std::vector<ElementIndex>> elements;  // by candidate
  double becomes = 0;
  std::uint64_t most_steps = 0;
  std::vector<std::size_t> rows;  // by actor: on whose shortest way it is, for a first look
};

/// Whether the rows of an actor count that is itself among the changed.
bool own_rows_count(const Plan& plan) { return plan.becomes > 0; }

// ---- the question --------------------------------------------------------------------------------

/// The flow graph with one vertex more, where all collecting ends, and an element more for each actor
/// that collects: so that an actor can stop collecting as it can stop passing on.
struct Question {
  NumberedGraph graph;
  ReachQuestion question;
  std::vector<std::uint32_t> bearers;                // by source: whose row it is
  std::map<std::uint32_t, ElementIndex> collecting;  // by actor
  std::vector<double> today;                         // by element
  std::size_t actors = 0;                            // of the network
};

/// What is always certain is left away, but for the channels and turns themselves.
void add_arcs(const FlowGraph& graph, Question& asked) {
  const ArcFlags working = working_arcs(graph);
  std::vector<ElementIndex> needs;
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    if (working[arc] == 0) continue;
    needs.clear();
    for (const ElementIndex element : graph.numbers.needs(arc)) {
      const bool is_own = element == graph.arcs[arc].element;
      if (is_own || asked.today[element] != 1.0) needs.push_back(element);
    }
    asked.graph.add_arc(graph.numbers.tails[arc], graph.numbers.heads[arc], needs);
  }
}

Question question_of(const Network& network, const FlowGraph& graph) {
  Question asked;
  asked.actors = network.actors.size();
  asked.today = likelihoods(graph, Lens::best);
  asked.graph.vertices = static_cast<VertexIndex>(graph.vertices.size() + 1);
  add_arcs(graph, asked);
  for (const VertexIndex target : graph.collectors) {
    const std::uint32_t actor = graph.vertices[target].actor;
    const auto next = static_cast<ElementIndex>(asked.today.size());
    const auto [collects, is_new] = asked.collecting.insert({actor, next});
    if (is_new) asked.today.push_back(1.0);
    asked.graph.add_arc(target, asked.graph.vertices - 1, std::span(&collects->second, 1));
  }
  asked.graph.elements = static_cast<ElementIndex>(asked.today.size());
  asked.question.targets = {asked.graph.vertices - 1};
  for (const Row& row : graph.bearers) {
    if (row.at_home) continue;
    asked.question.sources.push_back(row.vertex);
    asked.bearers.push_back(graph.vertices[row.vertex].actor);
  }
  return asked;
}

/// By arc of `asked`: whether it lies on a way of a row, arcs with an element at 0 being closed unless
/// `with_zeros` lists that element.
ArcFlags arcs_on_ways(const Question& asked, const std::set<ElementIndex>& with_zeros) {
  const NumberedGraph& graph = asked.graph;
  ArcFlags open(graph.arcs(), 1);
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    for (const ElementIndex element : graph.needs(arc)) {
      if (asked.today[element] == 0.0 && !with_zeros.contains(element)) open[arc] = 0;
    }
  }
  const auto from = reachable(graph, arcs_by_tail(graph), asked.question.sources, open);
  const NumberedGraph back = reversed(graph);
  const auto to = reachable(back, arcs_by_tail(back), asked.question.targets, open);
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    if (from[graph.tails[arc]] == 0 || to[graph.heads[arc]] == 0) open[arc] = 0;
  }
  return open;
}

// ---- the candidates ------------------------------------------------------------------------------

/// By actor: how many rows have it on their shortest way along these arcs, their bearer included.
std::vector<std::size_t> rows_by_actor(const FlowGraph& graph, const Question& asked,
                                       const ArcFlags& open) {
  constexpr VertexIndex kNone = 0xffffffff;
  const ArcLists entering = arcs_by_head(asked.graph);
  const VertexIndex end = asked.graph.vertices - 1;
  std::vector<VertexIndex> next(asked.graph.vertices, kNone);
  std::vector<VertexIndex> order{end};
  next[end] = end;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (const ArcIndex arc : entering.at(order[i])) {
      const VertexIndex tail = asked.graph.tails[arc];
      if (open[arc] == 0 || next[tail] != kNone) continue;
      next[tail] = order[i];
      order.push_back(tail);
    }
  }
  std::vector<std::size_t> rows(asked.graph.vertices, 0);
  for (const VertexIndex source : asked.question.sources) ++rows[source];
  std::vector<std::size_t> of_actor(asked.actors, 0);
  for (std::size_t i = order.size(); i-- > 1;) {
    rows[next[order[i]]] += rows[order[i]];
    of_actor[graph.vertices[order[i]].actor] += rows[order[i]];
  }
  return of_actor;
}

/// Actors to whom the pieces of somebody come on their way.
Plan removal_plan(const FlowGraph& graph, const Question& asked) {
  Plan plan;
  const ArcFlags on_way = arcs_on_ways(asked, {});
  plan.rows = rows_by_actor(graph, asked, on_way);
  for (ArcIndex arc = 0; arc < asked.graph.arcs(); ++arc) {
    const VertexIndex head = asked.graph.heads[arc];
    const bool is_last = head + 1 == asked.graph.vertices;
    if (on_way[arc] != 0 && !is_last) plan.elements[graph.vertices[head].actor];
  }
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    const auto candidate = plan.elements.find(graph.vertices[graph.numbers.tails[arc]].actor);
    if (candidate != plan.elements.end()) candidate->second.push_back(graph.arcs[arc].element);
  }
  for (const auto& [actor, element] : asked.collecting) {
    const auto candidate = plan.elements.find(actor);
    if (candidate != plan.elements.end()) candidate->second.push_back(element);
  }
  return plan;
}

/// Elements inside actors that training can move: by actor, those below 1.
std::map<std::uint32_t, std::vector<ElementIndex>> trainable(const Network& network,
                                                             const FlowGraph& graph) {
  std::map<std::uint32_t, std::vector<ElementIndex>> inside;
  for (std::uint32_t a = 0; a < network.actors.size(); ++a) {
    const Actor& actor = network.actors[a];
    std::set<ElementIndex> own;
    const auto add = [&](const std::string& name) {
      const auto element = find_element(graph, name);
      if (element && graph.elements[*element].today.best.value() < 1.0) own.insert(*element);
    };
    for (const Kind& kind : network.kinds) {
      add("recognises:" + actor.id.text + ":" + kind.id.text);
      add("forwards:" + actor.id.text + ":" + kind.id.text);
    }
    for (const auto* hindering : {&actor.hinder_recognises, &actor.hinder_forwards}) {
      for (const BarrierId& id : *hindering) {
        const Barrier* barrier = find_barrier(network, id);
        if (barrier == nullptr || barrier->drawn == Drawn::network) continue;
        add(barrier_element_name(*barrier, actor.id, nullptr));
      }
    }
    if (!own.empty()) inside[a].assign(own.begin(), own.end());
  }
  return inside;
}

Plan training_plan(const Network& network, const FlowGraph& graph, const Question& asked) {
  Plan plan{.elements = trainable(network, graph), .becomes = 1};
  std::set<ElementIndex> movable;
  for (const auto& [actor, elements] : plan.elements) {
    movable.insert(elements.begin(), elements.end());
  }
  const ArcFlags on_way = arcs_on_ways(asked, movable);
  plan.rows = rows_by_actor(graph, asked, on_way);
  std::set<ElementIndex> counts;
  for (ArcIndex arc = 0; arc < asked.graph.arcs(); ++arc) {
    if (on_way[arc] == 0) continue;
    for (const ElementIndex element : asked.graph.needs(arc)) counts.insert(element);
  }
  std::erase_if(plan.elements, [&](const auto& candidate) {
    return std::none_of(candidate.second.begin(), candidate.second.end(),
                        [&](ElementIndex element) { return counts.contains(element); });
  });
  return plan;
}

// ---- what a set changes --------------------------------------------------------------------------

/// Tells what the sets of a plan change: exactly, or from the same worlds for all.
class Arrival {
 public:
  Arrival(const Question& asked, const KeyPlayerOptions& options)
      : asked_(asked),
        sampling_(options.sampling),
        diagram_(ReachDiagram::compile(asked.graph, std::span(&asked.question, 1), options.budget)),
        worlds_(asked.graph, asked.question),
        points_(asked.today.size()) {
    for (std::size_t e = 0; e < points_.size(); ++e) {
      std::fill(std::begin(points_[e].at), std::end(points_[e].at), asked.today[e]);
    }
    if (is_exact()) rows_ = diagram_.evaluate(asked.today);
  }

  [[nodiscard]] bool is_exact() const { return diagram_.complete(); }

  /// Steps that one set costs at the least.
  [[nodiscard]] std::uint64_t steps() const {
    if (is_exact()) return std::max<std::uint64_t>(diagram_.nodes(), 1);
    return 2 * kFewestWorlds * std::max<std::uint64_t>(worlds_.arcs(), 1);
  }

  [[nodiscard]] double total() const {
    double sum = 0;
    for (const double row : rows_) sum += row;
    if (is_exact()) return sum;
    return total_estimate(counted_in_parallel(
        BlockRange{0, kWorldsForTotal / kWorldsPerBlock}, kGrain, sampling_.threads,
        [&](BlockRange part) { return count_reach(worlds_, asked_.today, sampling_.seed, part); }));
  }

  /// In the order of `sets`. At most `worlds` worlds where it is sampled.
  std::vector<PlayerSet> changes(const Plan& plan, std::span<const Actors> sets,
                                 std::uint64_t worlds) {
    std::vector<PlayerSet> found;
    if (!is_exact()) {
      for (const Actors& set : sets) found.push_back(sampled(plan, set, worlds));
      return found;
    }
    for (std::size_t first = 0; first < sets.size(); first += kPoints) {
      exact(plan, sets.subspan(first, std::min(kPoints, sets.size() - first)), found);
    }
    return found;
  }

 private:
  [[nodiscard]] bool counts(const Plan& plan, const Actors& set, std::size_t row) const {
    return own_rows_count(plan) || !std::binary_search(set.begin(), set.end(), asked_.bearers[row]);
  }

  template <class Visit>
  static void each_element(const Plan& plan, const Actors& set, Visit visit) {
    for (const std::uint32_t actor : set) {
      for (const ElementIndex element : plan.elements.at(actor)) visit(element);
    }
  }

  void exact(const Plan& plan, std::span<const Actors> sets, std::vector<PlayerSet>& found) {
    for (std::size_t p = 0; p < sets.size(); ++p) {
      each_element(plan, sets[p], [&](ElementIndex e) { points_[e].at[p] = plan.becomes; });
    }
    const DiagramPasses passes(diagram_, points_);
    for (std::size_t p = 0; p < sets.size(); ++p) {
      PlayerSet set{.actors = sets[p]};
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (!counts(plan, set.actors, row)) continue;
        set.change += std::abs(passes.answer(row).at[p] - rows_[row]);
      }
      found.push_back(std::move(set));
    }
    for (std::size_t p = 0; p < sets.size(); ++p) {
      each_element(plan, sets[p], [&](ElementIndex e) { points_[e].at[p] = asked_.today[e]; });
    }
  }

  // Its own pieces are no loss of others, but their spread is counted: the error is rather too large.
  [[nodiscard]] PlayerSet sampled(const Plan& plan, const Actors& actors,
                                  std::uint64_t worlds) const {
    std::vector<double> after = asked_.today;
    each_element(plan, actors, [&](ElementIndex e) { after[e] = plan.becomes; });
    const ChangeCounts differ = counted_in_parallel(
        BlockRange{0, worlds / kWorldsPerBlock}, kGrain, sampling_.threads, [&](BlockRange part) {
          return count_change(worlds_, asked_.today, worlds_, after, sampling_.seed, part);
        });
    PlayerSet set{.actors = actors, .standard_error = total_error(differ)};
    for (std::size_t row = 0; row < asked_.bearers.size(); ++row) {
      if (counts(plan, actors, row)) set.change += static_cast<double>(differ.reached[row]);
    }
    set.change /= static_cast<double>(differ.worlds);
    return set;
  }

  const Question& asked_;
  SamplingChoice sampling_;
  ReachDiagram diagram_;
  PossibleWorlds worlds_;
  std::vector<AtPoints> points_;  // by element; today's but within exact()
  std::vector<double> rows_;      // by source: today's reach
};

// ---- the search ----------------------------------------------------------------------------------

/// Equal to 12 decimals is equal.
double rounded(double change) { return std::round(change * 1e12); }

bool is_better(const PlayerSet& a, const PlayerSet& b) {
  if (rounded(a.change) != rounded(b.change)) return a.change > b.change;
  return a.actors < b.actors;
}

/// Those of `sets` with one of `candidates` more, each once, sorted.
std::vector<Actors> extended(const std::vector<Actors>& sets, const Actors& candidates) {
  std::set<Actors> longer;
  for (const Actors& set : sets) {
    for (const std::uint32_t actor : candidates) {
      const auto place = std::lower_bound(set.begin(), set.end(), actor);
      if (place != set.end() && *place == actor) continue;
      Actors more = set;
      more.insert(more.begin() + (place - set.begin()), actor);
      longer.insert(std::move(more));
    }
  }
  return {longer.begin(), longer.end()};
}

/// The changes of all sets looked at so far.
using Known = std::map<Actors, double>;

/// Whether it changes more than it does without any one of its actors, as far as that is known.
bool all_add(const PlayerSet& set, const Known& known) {
  if (rounded(set.change) <= 0) return false;
  for (std::size_t i = 0; i < set.actors.size(); ++i) {
    Actors fewer = set.actors;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    const auto found = known.find(fewer);
    if (found != known.end() && rounded(found->second) >= rounded(set.change)) return false;
  }
  return true;
}

std::uint64_t sets_up_to(std::uint64_t n, std::size_t size) {
  std::uint64_t sets = 0;
  std::uint64_t of_size = 1;
  for (std::uint64_t s = 1; s <= size && s <= n; ++s) {
    of_size = of_size * (n - s + 1) / s;
    sets += of_size;
  }
  return sets;
}

/// All candidates, or those on the shortest ways of most rows where not all can be looked at.
Actors candidates_of(const Plan& plan, std::size_t most) {
  Actors candidates;
  for (const auto& [actor, elements] : plan.elements) candidates.push_back(actor);
  if (candidates.size() <= most) return candidates;
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return plan.rows[a] > plan.rows[b]; });
  candidates.resize(most);
  std::sort(candidates.begin(), candidates.end());
  return candidates;
}

std::uint64_t worlds_for(const Plan& plan, const Arrival& arrival, std::uint64_t sets) {
  const std::uint64_t all = plan.most_steps / arrival.steps() * kFewestWorlds;
  const std::uint64_t each = all / std::max<std::uint64_t>(sets, 1);
  return std::clamp(each, kFewestWorlds, kMostWorlds) / kWorldsPerBlock * kWorldsPerBlock;
}

/// How a search goes about it.
struct Extent {
  bool exhaustive = true;
  std::size_t singles = 0;     ///< candidates that are looked at alone
  std::size_t extensions = 0;  ///< of these, the best, that sets are extended by
  std::uint64_t worlds = 0;    ///< for each set, where it is sampled
};

/// Half of the steps for single actors where not all sets can be looked at, the rest for larger ones.
Extent extent_of(const Plan& plan, const Arrival& arrival, const KeyPlayerOptions& options) {
  const std::size_t all = plan.elements.size();
  const std::size_t largest = std::min<std::size_t>(options.largest, 3);
  const std::uint64_t bearable = plan.most_steps / arrival.steps();
  const std::uint64_t all_sets = sets_up_to(all, largest);
  if (all <= options.exhaustive && all_sets <= bearable) {
    return {true, all, all, worlds_for(plan, arrival, all_sets)};
  }
  const std::uint64_t times = std::max<std::uint64_t>(2 * options.listed, 1);
  const std::size_t singles = std::min<std::size_t>(all, bearable / 2);
  const std::size_t extensions = std::min<std::size_t>(singles, bearable / 2 / times);
  return {false, singles, extensions, worlds_for(plan, arrival, singles + times * extensions)};
}

/// The actors of the first `count` of these single ones, sorted.
Actors first_of(const std::vector<PlayerSet>& singles, std::size_t count) {
  Actors actors;
  for (std::size_t i = 0; i < std::min(count, singles.size()); ++i) {
    actors.push_back(singles[i].actors.front());
  }
  std::sort(actors.begin(), actors.end());
  return actors;
}

PlayerRanking ranking(const Plan& plan, Arrival& arrival, const KeyPlayerOptions& options) {
  const Extent extent = extent_of(plan, arrival, options);
  PlayerRanking found{.candidates = plan.elements.size(),
                      .left_out = plan.elements.size() - extent.singles,
                      .exhaustive = extent.exhaustive};
  Actors candidates = candidates_of(plan, extent.singles);
  Known known;
  std::vector<Actors> bases{{}};
  for (std::size_t size = 1; size <= std::min<std::size_t>(options.largest, 3); ++size) {
    std::vector<PlayerSet> looked_at =
        arrival.changes(plan, extended(bases, candidates), extent.worlds);
    for (const PlayerSet& set : looked_at) known[set.actors] = set.change;
    std::sort(looked_at.begin(), looked_at.end(), is_better);
    if (size == 1) candidates = first_of(looked_at, extent.extensions);
    bases.clear();
    for (const PlayerSet& set : looked_at) {
      if (extent.exhaustive || bases.size() < options.listed) bases.push_back(set.actors);
    }
    std::erase_if(looked_at, [&](const PlayerSet& set) { return !all_add(set, known); });
    looked_at.resize(std::min(looked_at.size(), options.listed));
    found.by_size.push_back(std::move(looked_at));
  }
  return found;
}

}  // namespace

KeyPlayers key_players(const Network& network, const FlowGraph& graph,
                       const KeyPlayerOptions& options) {
  const Question asked = question_of(network, graph);
  Arrival arrival(asked, options);
  KeyPlayers found{.arrived = arrival.total(), .exact = arrival.is_exact()};
  const auto rank = [&](Plan plan) {
    plan.most_steps = options.most_steps;
    return ranking(plan, arrival, options);
  };
  found.removal = rank(removal_plan(graph, asked));
  found.training = rank(training_plan(network, graph, asked));
  return found;
}

}  // namespace sideflow::engine
