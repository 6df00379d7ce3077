#include "engine/structure/centrality.hpp"

#include "engine/structure/harmonic.hpp"
#include "engine/structure/leading_vector.hpp"
#include "models/expects.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <new>
#include <numeric>
#include <utility>

#include <igraph/igraph.h>

namespace sideflow::engine {

namespace {

// ---- igraph ----------------------------------------------------------------------------------------

/// Debian's igraph keeps its handlers and its list of what to free in globals.
std::mutex& igraph_is_used() {
  static std::mutex used;
  return used;
}

/// While it lives igraph belongs to this thread, and reports errors by code alone: its own handlers end
/// the process or write to stderr.
class IgraphTurn {
 public:
  IgraphTurn()
      : lock_(igraph_is_used()),
        on_error_(igraph_set_error_handler(igraph_error_handler_ignore)),
        on_warning_(igraph_set_warning_handler(igraph_warning_handler_ignore)) {}
  ~IgraphTurn() {
    igraph_set_error_handler(on_error_);
    igraph_set_warning_handler(on_warning_);
  }
  IgraphTurn(const IgraphTurn&) = delete;
  IgraphTurn& operator=(const IgraphTurn&) = delete;

 private:
  std::lock_guard<std::mutex> lock_;
  igraph_error_handler_t* on_error_;
  igraph_warning_handler_t* on_warning_;
};

void check(igraph_error_t code) {
  if (code == IGRAPH_ENOMEM) throw std::bad_alloc();
  expects(code == IGRAPH_SUCCESS, igraph_strerror(code));
}

template <class Value, auto kDestroy>
class Owned {
 public:
  template <class Make>
  explicit Owned(const Make& make) {
    check(make(&value_));
  }
  ~Owned() { kDestroy(&value_); }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  Value* raw() { return &value_; }

 private:
  Value value_;
};

class Reals : public Owned<igraph_vector_t, igraph_vector_destroy> {
 public:
  Reals() : Owned([](igraph_vector_t* made) { return igraph_vector_init(made, 0); }) {}
  double operator[](std::size_t i) { return VECTOR(*raw())[i]; }
};

class Integers : public Owned<igraph_vector_int_t, igraph_vector_int_destroy> {
 public:
  explicit Integers(std::size_t size = 0)
      : Owned([size](igraph_vector_int_t* made) {
          return igraph_vector_int_init(made, static_cast<igraph_integer_t>(size));
        }) {}
  igraph_integer_t& operator[](std::size_t i) { return VECTOR(*raw())[i]; }
};

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

class Graph : public Owned<igraph_t, igraph_destroy> {
 public:
  Graph(std::size_t vertices, const Pairs& links, igraph_bool_t directed)
      : Owned([&](igraph_t* made) {
          Integers ends(2 * links.size());
          for (std::size_t i = 0; i < links.size(); ++i) {
            ends[2 * i] = links[i].first;
            ends[2 * i + 1] = links[i].second;
          }
          return igraph_create(made, ends.raw(), static_cast<igraph_integer_t>(vertices), directed);
        }) {}
};

Pairs links_of(const ActorGraph& graph) {
  Pairs links;
  for (const ActorLink& link : graph.links) links.emplace_back(link.from, link.to);
  return links;
}

/// Each two neighbours once.
Pairs neighbours_in(const ActorGraph& graph) {
  Pairs ties;
  for (const ActorLink& link : graph.links) ties.push_back(std::minmax({link.from, link.to}));
  std::sort(ties.begin(), ties.end());
  ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
  return ties;
}

std::optional<double> if_defined(double value) {
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

struct Components {
  std::uint32_t count = 0;
  std::vector<std::uint32_t> of;  // by vertex
};

Components components(Graph& graph, std::size_t vertices, igraph_connectedness_t connectedness) {
  Integers found;
  check(igraph_connected_components(graph.raw(), found.raw(), nullptr, nullptr, connectedness));
  constexpr std::uint32_t kNone = 0xffffffff;
  std::vector<std::uint32_t> number(vertices, kNone);  // igraph's own order says nothing
  Components result{0, std::vector<std::uint32_t>(vertices)};
  for (std::size_t v = 0; v < vertices; ++v) {
    std::uint32_t& known = number[static_cast<std::size_t>(found[v])];
    if (known == kNone) known = result.count++;
    result.of[v] = known;
  }
  return result;
}

void add_directed(const ActorGraph& graph, Centrality& result) {
  Graph links(graph.size(), links_of(graph), true);
  Integers in;
  Integers out;
  check(igraph_degree(links.raw(), in.raw(), igraph_vss_all(), IGRAPH_IN, true));
  check(igraph_degree(links.raw(), out.raw(), igraph_vss_all(), IGRAPH_OUT, true));
  igraph_real_t reciprocity = 0;
  check(igraph_reciprocity(links.raw(), &reciprocity, true, IGRAPH_RECIPROCITY_DEFAULT));
  result.reciprocity = if_defined(reciprocity);
  const Components weak = components(links, graph.size(), IGRAPH_WEAK);
  const Components strong = components(links, graph.size(), IGRAPH_STRONG);
  result.weak_components = weak.count;
  result.strong_components = strong.count;
  for (std::size_t v = 0; v < graph.size(); ++v) {
    ActorCentrality& actor = result.actors[v];
    actor.in_degree = static_cast<std::uint32_t>(in[v]);
    actor.out_degree = static_cast<std::uint32_t>(out[v]);
    actor.weak_component = weak.of[v];
    actor.strong_component = strong.of[v];
  }
}

void add_undirected(const ActorGraph& graph, Centrality& result) {
  Graph ties(graph.size(), neighbours_in(graph), false);
  Integers cores;
  Reals constraint;
  Reals clustering;
  check(igraph_coreness(ties.raw(), cores.raw(), IGRAPH_ALL));
  check(igraph_constraint(ties.raw(), constraint.raw(), igraph_vss_all(), nullptr));
  check(igraph_transitivity_local_undirected(ties.raw(), clustering.raw(), igraph_vss_all(),
                                             IGRAPH_TRANSITIVITY_NAN));
  for (std::size_t v = 0; v < graph.size(); ++v) {
    result.actors[v].coreness = static_cast<std::uint32_t>(cores[v]);
    result.actors[v].constraint = if_defined(constraint[v]);
    result.actors[v].clustering = if_defined(clustering[v]);
  }
}

// ---- closeness ---------------------------------------------------------------------------------------

double length_of(const ActorLink& link, LinkLength length) {
  if (length == LinkLength::likely) return link.likelihood < 1 ? -std::log(link.likelihood) : 0;
  return link.days;
}

bool can_be_walked(const ActorLink& link, LinkLength length) {
  return length != LinkLength::likely || link.likelihood > 0;
}

void add_link(LinkRows& rows, const ActorLink& link, std::uint32_t end, LinkLength length) {
  if (!can_be_walked(link, length)) return;
  rows.ends.push_back(end);
  if (length != LinkLength::steps) rows.lengths.push_back(length_of(link, length));
}

LinkRows rows_along(const ActorGraph& graph, LinkLength length) {
  LinkRows rows;
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    rows.first.push_back(static_cast<std::uint32_t>(rows.ends.size()));
    for (const ActorLink& link : graph.out(v)) add_link(rows, link, link.to, length);
  }
  rows.first.push_back(static_cast<std::uint32_t>(rows.ends.size()));
  return rows;
}

LinkRows rows_against(const ActorGraph& graph, LinkLength length) {
  LinkRows rows;
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    rows.first.push_back(static_cast<std::uint32_t>(rows.ends.size()));
    for (const std::uint32_t i : graph.in(v))
      add_link(rows, graph.links[i], graph.links[i].from, length);
  }
  rows.first.push_back(static_cast<std::uint32_t>(rows.ends.size()));
  return rows;
}

/// A source with lengths takes a queue: some 30 times the work. Enough of a big graph is 512 sources: the
/// standard error is a few hundredths.
std::size_t sources_allowed(const ActorGraph& graph, const CentralityOptions& options) {
  const double factor = options.length == LinkLength::steps ? 1 : 30;
  const double each = factor * static_cast<double>(graph.size() + graph.links.size());
  const double allowed = options.most_steps / each;
  if (allowed >= static_cast<double>(graph.size())) return graph.size();
  return std::min(graph.size(), static_cast<std::size_t>(std::clamp(allowed, 64.0, 512.0)));
}

void add_closeness(const ActorGraph& graph, const CentralityOptions& options, Centrality& result) {
  const std::vector<std::uint32_t> sources =
      drawn_sources(graph.size(), sources_allowed(graph, options), options.seed);
  const EstimatedNearness in =
      scaled_up(nearness(rows_along(graph, options.length), sources), sources.size());
  const EstimatedNearness out =
      scaled_up(nearness(rows_against(graph, options.length), sources), sources.size());
  result.closeness_from = sources.size();
  result.closeness_error = std::max(in.error, out.error);
  for (std::size_t v = 0; v < graph.size(); ++v) {
    result.actors[v].harmonic_in = in.sum[v];
    result.actors[v].harmonic_out = out.sum[v];
  }
  if (options.length == LinkLength::steps) return;
  for (const ActorLink& link : graph.links) {  // a way of length 0 begins and ends with such a link
    if (!can_be_walked(link, options.length) || length_of(link, options.length) > 0) continue;
    result.actors[link.from].harmonic_out.reset();
    result.actors[link.to].harmonic_in.reset();
  }
}

// ---- what flows round ----------------------------------------------------------------------------------

void add_strength(const ActorGraph& graph, Centrality& result) {
  for (const ActorLink& link : graph.links) {
    result.actors[link.from].out_strength += link.likelihood;
    result.actors[link.to].in_strength += link.likelihood;
    if (!link.is_timed) ++result.untimed_links;
  }
}

constexpr double kDamping = 0.85;

/// One step of the reader who follows links, or starts anew anywhere, which it must without links.
std::vector<double> stepped(const ActorGraph& graph, const std::vector<double>& rank) {
  const auto vertices = static_cast<double>(graph.size());
  double anew = 0;
  std::vector<double> next(graph.size(), 0);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    const auto links = graph.out(v);
    if (links.empty()) anew += rank[v];
    for (const ActorLink& link : links)
      next[link.to] += rank[v] / static_cast<double>(links.size());
  }
  for (double& share : next)
    share = (1 - kDamping) / vertices + kDamping * (share + anew / vertices);
  return next;
}

/// Each step leaves at most 0.85 of the error: after 240 it is below what a double can show.
void add_pagerank(const ActorGraph& graph, Centrality& result) {
  std::vector<double> rank(graph.size(), 1 / static_cast<double>(graph.size()));
  for (int i = 0; i < 240; ++i) rank = stepped(graph, rank);
  const double sum = std::accumulate(rank.begin(), rank.end(), 0.0);
  for (std::size_t v = 0; v < graph.size(); ++v) result.actors[v].pagerank = rank[v] / sum;
}

std::vector<double> along(const Pairs& links, const std::vector<double>& from) {
  std::vector<double> to(from.size(), 0);
  for (const auto& [tail, head] : links) to[head] += from[tail];
  return to;
}

std::vector<double> against(const Pairs& links, const std::vector<double>& from) {
  std::vector<double> to(from.size(), 0);
  for (const auto& [tail, head] : links) to[tail] += from[head];
  return to;
}

void add_hubs(const ActorGraph& graph, Centrality& result) {
  if (graph.links.empty()) return;
  const Pairs links = links_of(graph);
  const auto there_and_back = [&](const std::vector<double>& hubs) {
    return against(links, along(links, hubs));
  };
  const auto hubs =
      leading_vector(there_and_back(std::vector<double>(graph.size(), 1)), there_and_back);
  if (!hubs) return;
  const std::vector<double> authorities =
      leading_detail::with_largest_one(along(links, hubs->entries));
  for (std::size_t v = 0; v < graph.size(); ++v) {
    result.actors[v].hub = hubs->entries[v];
    result.actors[v].authority = authorities[v];
  }
}

/// A part of the graph with vertices numbered anew.
struct Part {
  std::size_t size = 0;
  Pairs links;
};

std::optional<LeadingVector> leading_in(const Part& part) {
  return leading_vector(std::vector<double>(part.size, 1),
                        [&](const std::vector<double>& from) { return along(part.links, from); });
}

/// By strong component, how fast what goes round in it grows; nothing where one has not settled.
std::optional<std::vector<double>> growths(const ActorGraph& graph, const Centrality& result) {
  std::vector<Part> parts(result.strong_components);
  std::vector<std::uint32_t> number(graph.size());
  const auto part_of = [&](std::uint32_t v) { return result.actors[v].strong_component; };
  for (std::uint32_t v = 0; v < graph.size(); ++v)
    number[v] = static_cast<std::uint32_t>(parts[part_of(v)].size++);
  for (const ActorLink& link : graph.links)
    if (part_of(link.from) == part_of(link.to))
      parts[part_of(link.from)].links.emplace_back(number[link.from], number[link.to]);
  std::vector<double> found(parts.size(), 0);
  for (std::size_t c = 0; c < parts.size(); ++c) {
    if (parts[c].size < 2) continue;
    const std::optional<LeadingVector> leading = leading_in(parts[c]);
    if (!leading) return std::nullopt;
    found[c] = leading->value;
  }
  return found;
}

/// Marks what can be reached from the marked vertices; `step(v, visit)` visits the next ones.
template <class Step>
void spread(std::vector<char>& marked, const Step& step) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t v = 0; v < marked.size(); ++v)
    if (marked[v]) open.push_back(v);
  while (!open.empty()) {
    const std::uint32_t vertex = open.back();
    open.pop_back();
    step(vertex, [&](std::uint32_t next) {
      if (!std::exchange(marked[next], 1)) open.push_back(next);
    });
  }
}

/// The one strong component that grows fastest and does not feed another that grows as fast. Of several
/// none leads the others.
std::optional<std::uint32_t> leading_component(const ActorGraph& graph, const Centrality& result,
                                               const std::vector<double>& growth) {
  const double most = *std::max_element(growth.begin(), growth.end());
  if (most == 0) return std::nullopt;
  const auto part_of = [&](std::uint32_t v) { return result.actors[v].strong_component; };
  const auto grows_most = [&](std::uint32_t part) { return growth[part] >= most * (1 - 1e-9); };
  std::vector<char> feeds(graph.size());
  for (std::uint32_t v = 0; v < graph.size(); ++v) feeds[v] = grows_most(part_of(v));
  spread(feeds, [&](std::uint32_t v, const auto& visit) {
    for (const std::uint32_t i : graph.in(v)) visit(graph.links[i].from);
  });
  std::vector<char> is_last(growth.size());
  for (std::uint32_t part = 0; part < growth.size(); ++part) is_last[part] = grows_most(part);
  for (const ActorLink& link : graph.links)
    if (part_of(link.from) != part_of(link.to) && feeds[link.to]) is_last[part_of(link.from)] = 0;
  if (std::count(is_last.begin(), is_last.end(), 1) != 1) return std::nullopt;
  return static_cast<std::uint32_t>(std::find(is_last.begin(), is_last.end(), 1) - is_last.begin());
}

void add_eigenvector(const ActorGraph& graph, Centrality& result) {
  const std::optional<std::vector<double>> growth = growths(graph, result);
  if (!growth) return;
  const std::optional<std::uint32_t> leader = leading_component(graph, result, *growth);
  if (!leader) return;
  std::vector<char> fed(graph.size());
  for (std::size_t v = 0; v < fed.size(); ++v)
    fed[v] = result.actors[v].strong_component == *leader;
  spread(fed, [&](std::uint32_t v, const auto& visit) {
    for (const ActorLink& link : graph.out(v)) visit(link.to);
  });
  Part part;
  std::vector<std::uint32_t> number(graph.size());
  for (std::size_t v = 0; v < fed.size(); ++v)
    if (fed[v]) number[v] = static_cast<std::uint32_t>(part.size++);
  for (const ActorLink& link : graph.links)
    if (fed[link.from]) part.links.emplace_back(number[link.from], number[link.to]);
  const std::optional<LeadingVector> leading = leading_in(part);
  if (!leading) return;
  for (std::size_t v = 0; v < fed.size(); ++v)
    result.actors[v].eigenvector = fed[v] ? leading->entries[number[v]] : 0;
}

}  // namespace

Centrality centrality(const ActorGraph& graph, const CentralityOptions& options) {
  Centrality result;
  result.actors.resize(graph.size());
  if (graph.size() == 0) return result;
  {
    const IgraphTurn turn;
    add_directed(graph, result);
    add_undirected(graph, result);
  }
  add_strength(graph, result);
  add_closeness(graph, options, result);
  add_pagerank(graph, result);
  add_hubs(graph, result);
  add_eigenvector(graph, result);
  return result;
}

}  // namespace sideflow::engine
