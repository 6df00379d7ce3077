#include "engine/structure/cuts.hpp"

#include "engine/flow/search_side.hpp"
#include "models/expects.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

namespace sideflow::engine {

namespace {

using Label = std::uint32_t;  // of an actor or of a channel
constexpr Label kUncut = 0xffffffff;
constexpr std::uint32_t kNowhere = 0xffffffff;
constexpr std::size_t kExhaustive = 3;
constexpr std::uint64_t kFlowSearches = 30;  // that a flow comes to, roughly
using LabelSet = std::vector<Label>;

/// What lies on the ways of one row, with what can be cut. Place 0 is the bearer's.
struct RowGraph {
  struct Step {
    std::uint32_t from;
    std::uint32_t to;
    Label actor;    ///< whom it leads to; kUncut: the bearer or a collector of what arrives
    Label channel;  ///< kUncut: a turn
  };
  std::uint32_t places = 0;
  std::vector<std::uint8_t> is_end;  ///< by place: what comes here has arrived
  std::vector<Step> steps;           ///< sorted by `from`
  std::vector<std::uint32_t> first;  ///< by place, and one more
};

enum class Sort : std::uint8_t { actors, channels };

Label label(const RowGraph::Step& step, Sort sort) {
  return sort == Sort::actors ? step.actor : step.channel;
}

// ---- the ways of a row -----------------------------------------------------------------------------

/// Lays out row after row.
class RowGraphs {
 public:
  explicit RowGraphs(const FlowGraph& graph)
      : graph_(graph),
        side_(bearer_side(graph)),
        open_(passable_arcs(graph)),
        leads_on_(leads_to_target(side_, open_)),
        is_target_(graph.vertices.size(), 0) {
    for (const VertexIndex target : side_.targets) is_target_[target] = 1;
  }

  [[nodiscard]] bool arrives(const Row& row) const {
    return !row.at_home && leads_on_[row.vertex] != 0;
  }

  [[nodiscard]] RowGraph of(const Row& row) const {
    const std::set<std::uint32_t> uncut = uncut_actors(row);
    std::vector<std::uint32_t> place(graph_.vertices.size(), kNowhere);
    std::vector<VertexIndex> order{row.vertex};
    place[row.vertex] = 0;
    RowGraph ways;
    for (std::size_t i = 0; i < order.size(); ++i) {
      ways.first.push_back(static_cast<std::uint32_t>(ways.steps.size()));
      ways.is_end.push_back(is_target_[order[i]]);
      if (is_target_[order[i]] != 0) continue;
      for (const ArcIndex arc : side_.leaving.at(order[i])) {
        const VertexIndex head = graph_.numbers.heads[arc];
        if (open_[arc] == 0 || leads_on_[head] == 0) continue;
        if (place[head] == kNowhere) {
          place[head] = static_cast<std::uint32_t>(order.size());
          order.push_back(head);
        }
        const std::uint32_t actor = graph_.vertices[head].actor;
        ways.steps.push_back({static_cast<std::uint32_t>(i), place[head],
                              uncut.contains(actor) ? kUncut : actor, graph_.arcs[arc].channel});
      }
    }
    ways.first.push_back(static_cast<std::uint32_t>(ways.steps.size()));
    ways.places = static_cast<std::uint32_t>(order.size());
    return ways;
  }

 private:
  [[nodiscard]] std::set<std::uint32_t> uncut_actors(const Row& row) const {
    const std::vector<VertexIndex> start{row.vertex};
    const auto reached = reachable(graph_.numbers, side_.leaving, start, open_);
    std::set<std::uint32_t> actors{graph_.vertices[row.vertex].actor};
    for (const VertexIndex target : side_.targets) {
      if (reached[target] != 0) actors.insert(graph_.vertices[target].actor);
    }
    return actors;
  }

  const FlowGraph& graph_;
  SearchSide side_;
  ArcFlags open_;
  std::vector<std::uint8_t> leads_on_;
  std::vector<std::uint8_t> is_target_;
};

static_assert(kUncut == Arc::kNoChannel);  // a turn is no channel that can be cut

/// The labels on a shortest way without those of `cut`, both sorted; none: nothing arrives.
std::optional<LabelSet> labels_of_way(const RowGraph& ways, Sort sort, const LabelSet& cut) {
  std::vector<std::uint32_t> by(ways.places, kNowhere);  // the step that came here first
  std::vector<std::uint32_t> order{0};
  std::vector<std::uint8_t> seen(ways.places, 0);
  seen[0] = 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t place = order[i];
    if (ways.is_end[place] != 0) {
      LabelSet labels;
      for (std::uint32_t at = place; by[at] != kNowhere; at = ways.steps[by[at]].from) {
        const Label one = label(ways.steps[by[at]], sort);
        if (one != kUncut) labels.push_back(one);
      }
      std::sort(labels.begin(), labels.end());
      labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
      return labels;
    }
    for (std::uint32_t s = ways.first[place]; s < ways.first[place + 1]; ++s) {
      const RowGraph::Step& step = ways.steps[s];
      const Label one = label(step, sort);
      if (seen[step.to] != 0 || std::binary_search(cut.begin(), cut.end(), one)) continue;
      seen[step.to] = 1;
      by[step.to] = s;
      order.push_back(step.to);
    }
  }
  return std::nullopt;
}

/// Whether a way leads to a collector along steps without any label.
bool has_uncut_way(const RowGraph& ways, Sort sort) {
  std::vector<std::uint8_t> seen(ways.places, 0);
  std::vector<std::uint32_t> order{0};
  seen[0] = 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (ways.is_end[order[i]] != 0) return true;
    for (std::uint32_t s = ways.first[order[i]]; s < ways.first[order[i] + 1]; ++s) {
      const RowGraph::Step& step = ways.steps[s];
      if (label(step, sort) != kUncut || seen[step.to] != 0) continue;
      seen[step.to] = 1;
      order.push_back(step.to);
    }
  }
  return false;
}

/// Whether some label stands at more than one place: an actor for several kinds, a channel for several.
bool has_repeated_label(const RowGraph& ways, Sort sort) {
  std::vector<std::pair<Label, std::uint32_t>> places;
  for (std::uint32_t s = 0; s < ways.steps.size(); ++s) {
    const Label one = label(ways.steps[s], sort);
    if (one != kUncut) places.push_back({one, sort == Sort::actors ? ways.steps[s].to : s});
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return std::adjacent_find(places.begin(), places.end(), [](const auto& a, const auto& b) {
           return a.first == b.first;
         }) != places.end();
}

// ---- up to size 3 ----------------------------------------------------------------------------------

void insert(LabelSet& set, Label one) {
  set.insert(std::lower_bound(set.begin(), set.end(), one), one);
}

constexpr std::uint64_t kMostEnumerated = 100'000'000;  // steps along the ways of one row

struct Enumerated {
  std::set<LabelSet> cuts;
  std::uint64_t searches = 0;
  bool given_up = false;  ///< too many sets to look at: nothing is known of this size
};

/// Searches along the ways of a row that its enumeration may take.
std::uint64_t most_searches(const RowGraph& ways) {
  return kMostEnumerated / std::max<std::uint64_t>(1, ways.steps.size() + ways.places);
}

/// All cuts of exactly `size` labels, when there is none of fewer: a cut has a label of every way that is
/// left, so that the labels of one way are all that can come next.
Enumerated cuts_of_size(const RowGraph& ways, Sort sort, std::size_t size) {
  Enumerated found{{{}}, 0, false};
  const std::uint64_t most = most_searches(ways);
  for (std::size_t s = 0; s < size; ++s) {
    std::set<LabelSet> next;
    for (const LabelSet& cut : found.cuts) {
      if (found.searches + next.size() > most) return {{}, found.searches, true};
      const auto labels = labels_of_way(ways, sort, cut);
      ++found.searches;
      if (!labels) continue;
      for (const Label one : *labels) {
        LabelSet longer = cut;
        insert(longer, one);
        next.insert(std::move(longer));
      }
    }
    found.cuts = std::move(next);
  }
  found.searches += found.cuts.size();
  std::erase_if(found.cuts,
                [&](const LabelSet& cut) { return labels_of_way(ways, sort, cut).has_value(); });
  return found;
}

/// So many ways that share no label are there at least: shortest first, each takes its labels away.
std::size_t disjoint_at_least(const RowGraph& ways, Sort sort) {
  LabelSet taken;
  std::size_t count = 0;
  for (auto labels = labels_of_way(ways, sort, taken); labels;
       labels = labels_of_way(ways, sort, taken)) {
    for (const Label one : *labels) insert(taken, one);
    ++count;
  }
  return count;
}

// ---- by flow ---------------------------------------------------------------------------------------

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using FlowNetwork = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<
        boost::edge_capacity_t, long,
        boost::property<boost::edge_residual_capacity_t, long,
                        boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

void add_pipe(FlowNetwork& flow, std::size_t from, std::size_t to, long capacity) {
  const auto forth = boost::add_edge(from, to, flow).first;
  const auto back = boost::add_edge(to, from, flow).first;
  boost::put(boost::edge_capacity, flow, forth, capacity);
  boost::put(boost::edge_capacity, flow, back, 0);
  boost::put(boost::edge_reverse, flow, forth, back);
  boost::put(boost::edge_reverse, flow, back, forth);
}

/// Whom each place belongs to: the label of the steps that lead there.
LabelSet place_labels(const RowGraph& ways) {
  LabelSet labels(ways.places, kUncut);
  for (const RowGraph::Step& step : ways.steps) labels[step.to] = step.actor;
  labels[0] = kUncut;
  return labels;
}

/// Place p comes in at 2p and goes on at 2p + 1; the last vertex stands for all ends. What can be cut
/// lets one way through, all else more than there can be.
FlowNetwork flow_network(const RowGraph& ways, Sort sort) {
  const auto unlimited = static_cast<long>(ways.steps.size()) + 1;
  const std::size_t end = 2 * std::size_t{ways.places};
  FlowNetwork flow(end + 1);
  const LabelSet actors = place_labels(ways);
  for (std::size_t p = 0; p < ways.places; ++p) {
    const bool is_cut = sort == Sort::actors && actors[p] != kUncut;
    add_pipe(flow, 2 * p, 2 * p + 1, is_cut ? 1 : unlimited);
    if (ways.is_end[p] != 0) add_pipe(flow, 2 * p + 1, end, unlimited);
  }
  for (const RowGraph::Step& step : ways.steps) {
    const bool is_cut = sort == Sort::channels && step.channel != kUncut;
    const std::size_t from = 2 * std::size_t{step.from} + 1;
    add_pipe(flow, from, 2 * std::size_t{step.to}, is_cut ? 1 : unlimited);
  }
  return flow;
}

/// By vertex of `flow`: whether more could still flow there from 0.
std::vector<std::uint8_t> before_the_cut(const FlowNetwork& flow) {
  std::vector<std::uint8_t> seen(boost::num_vertices(flow), 0);
  std::vector<std::size_t> waiting{0};
  seen[0] = 1;
  while (!waiting.empty()) {
    const std::size_t from = waiting.back();
    waiting.pop_back();
    for (auto [edge, last] = boost::out_edges(from, flow); edge != last; ++edge) {
      const std::size_t to = boost::target(*edge, flow);
      if (seen[to] != 0 || boost::get(boost::edge_residual_capacity, flow, *edge) == 0) continue;
      seen[to] = 1;
      waiting.push_back(to);
    }
  }
  return seen;
}

/// A cut of the fewest places, as labels, each once; nothing but labels stands on every way.
LabelSet cut_by_flow(const RowGraph& ways, Sort sort) {
  FlowNetwork flow = flow_network(ways, sort);
  const std::size_t end = 2 * std::size_t{ways.places};
  const long most = boost::push_relabel_max_flow(flow, 0, end);
  const auto before = before_the_cut(flow);
  std::set<Label> labels;
  std::size_t places = 0;
  const LabelSet actors = place_labels(ways);
  const auto add = [&](std::size_t from, std::size_t to, Label one) {
    if (one == kUncut || before[from] == 0 || before[to] != 0) return;
    labels.insert(one);
    ++places;
  };
  if (sort == Sort::actors) {
    for (std::size_t p = 0; p < ways.places; ++p) add(2 * p, 2 * p + 1, actors[p]);
  } else {
    for (const RowGraph::Step& step : ways.steps) {
      add(2 * std::size_t{step.from} + 1, 2 * std::size_t{step.to}, step.channel);
    }
  }
  expects(places == static_cast<std::size_t>(most), "a least cut is as large as the flow");
  return {labels.begin(), labels.end()};
}

/// `cut` without labels that it can do without.
LabelSet pruned(const RowGraph& ways, Sort sort, LabelSet cut) {
  for (std::size_t i = cut.size(); i-- > 0;) {
    LabelSet fewer = cut;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (!labels_of_way(ways, sort, fewer)) cut = std::move(fewer);
  }
  return cut;
}

// ---- both together ---------------------------------------------------------------------------------

void list(SmallestCut& found, std::set<LabelSet> cuts, std::size_t most) {
  for (auto& cut : cuts) {
    if (found.sets.size() < most) {
      found.sets.push_back(cut);
    } else {
      ++found.sets_left_out;
    }
  }
}

/// A smallest cut and the searches that it took, each along all steps of the row.
struct Answer {
  SmallestCut cut;
  std::uint64_t searches = 1;
};

/// Where no cut of up to kExhaustive labels exists: one by flow.
void add_by_flow(const RowGraph& ways, Sort sort, const CutOptions& options, Answer& answer) {
  const LabelSet by_flow = cut_by_flow(ways, sort);
  const LabelSet known = pruned(ways, sort, by_flow);
  expects(!labels_of_way(ways, sort, known), "nothing arrives past a cut");
  answer.cut.size = known.size();
  answer.searches += kFlowSearches + by_flow.size() + 1;
  if (options.most_listed > 0) answer.cut.sets = {known};
  answer.cut.one_example = true;
}

Answer smallest_cut(const RowGraph& ways, Sort sort, const CutOptions& options) {
  Answer answer;
  SmallestCut& found = answer.cut;
  if (has_uncut_way(ways, sort)) return answer;
  const std::size_t disjoint = disjoint_at_least(ways, sort);
  answer.searches += disjoint;
  std::size_t least = disjoint;  // no cut is smaller
  for (; least <= kExhaustive && !found.size; ++least) {
    Enumerated all = cuts_of_size(ways, sort, least);
    answer.searches += all.searches;
    if (all.given_up) break;
    if (all.cuts.empty()) continue;
    found.size = least;
    list(found, std::move(all.cuts), options.most_listed);
  }
  if (!found.size) {
    add_by_flow(ways, sort, options, answer);
    found.size_at_most = has_repeated_label(ways, sort) && *found.size > least;
  }
  found.disjoint_ways = found.size;
  found.ways_at_most = *found.size > disjoint && has_repeated_label(ways, sort);
  return answer;
}

}  // namespace

SmallestCuts smallest_cuts(const FlowGraph& graph, const CutOptions& options) {
  const RowGraphs row_graphs(graph);
  SmallestCuts found;
  std::uint64_t steps = 0;
  for (std::uint32_t r = 0; r < graph.bearers.size(); ++r) {
    if (!row_graphs.arrives(graph.bearers[r])) continue;
    if (steps > options.most_steps) {
      ++found.left_out;
      continue;
    }
    const RowGraph ways = row_graphs.of(graph.bearers[r]);
    Answer actors = smallest_cut(ways, Sort::actors, options);
    Answer channels = smallest_cut(ways, Sort::channels, options);
    const std::uint64_t one = ways.steps.size() + ways.places;
    steps += graph.vertices.size() + one * (actors.searches + channels.searches);
    found.rows.push_back({r, std::move(actors.cut), std::move(channels.cut)});
  }
  return found;
}

// ---- the actor graph ---------------------------------------------------------------------------------

namespace {

using Undirected =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                          boost::property<boost::edge_index_t, std::size_t>>;

/// Each pair of linked actors once, the smaller first; whether both ways.
std::vector<Bridge> linked_pairs(const ActorGraph& graph) {
  std::vector<Bridge> pairs;
  for (const ActorLink& link : graph.links) {
    pairs.push_back({std::min(link.from, link.to), std::max(link.from, link.to), false});
  }
  const auto ends = [](const Bridge& pair) { return std::pair(pair.first, pair.second); };
  std::sort(pairs.begin(), pairs.end(),
            [&](const Bridge& a, const Bridge& b) { return ends(a) < ends(b); });
  std::vector<Bridge> once;
  for (const Bridge& pair : pairs) {
    if (!once.empty() && ends(once.back()) == ends(pair)) {
      once.back().two_way = true;
    } else {
      once.push_back(pair);
    }
  }
  return once;
}

/// By pair: the block that it lies in.
std::vector<std::size_t> blocks_of(const std::vector<Bridge>& pairs, std::size_t vertices) {
  Undirected graph(vertices);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    boost::add_edge(pairs[i].first, pairs[i].second, i, graph);
  }
  std::vector<std::size_t> blocks(pairs.size(), 0);
  boost::biconnected_components(graph, boost::make_iterator_property_map(
                                           blocks.begin(), boost::get(boost::edge_index, graph)));
  return blocks;
}

}  // namespace

WeakPoints weak_points(const ActorGraph& graph) {
  const std::vector<Bridge> pairs = linked_pairs(graph);
  WeakPoints found;
  if (pairs.empty()) return found;
  const std::vector<std::size_t> blocks = blocks_of(pairs, graph.size());
  std::vector<std::size_t> links_of_block(pairs.size(), 0);
  std::vector<std::pair<std::uint32_t, std::size_t>> in_block;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    ++links_of_block[blocks[i]];
    in_block.push_back({pairs[i].first, blocks[i]});
    in_block.push_back({pairs[i].second, blocks[i]});
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (links_of_block[blocks[i]] == 1) found.bridges.push_back(pairs[i]);
  }
  std::sort(in_block.begin(), in_block.end());
  in_block.erase(std::unique(in_block.begin(), in_block.end()), in_block.end());
  for (std::size_t i = 0; i < in_block.size();) {
    const std::size_t first = i;
    while (i < in_block.size() && in_block[i].first == in_block[first].first) ++i;
    if (i - first > 1) found.joints.push_back({in_block[first].first, i - first});
  }
  return found;
}

}  // namespace sideflow::engine
