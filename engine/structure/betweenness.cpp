#include "engine/structure/betweenness.hpp"

#include "engine/core/random_words.hpp"
#include "engine/flow/parallel_blocks.hpp"
#include "engine/structure/shortest_ways.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <numeric>
#include <set>
#include <utility>

namespace sideflow::engine {

namespace {

/// Sources are dealt out to so many lanes, each summed up on its own, then one lane after the other:
/// the order of the additions is the same for any number of threads.
constexpr std::size_t kLanes = 16;

/// In vertices and links looked at. A search with lengths counts several times, as it takes so long.
constexpr std::uint64_t kExactWork = std::uint64_t{1} << 32U;
constexpr std::uint64_t kSampledWork = std::uint64_t{1} << 29U;
constexpr std::uint64_t kWorkWithLengths = 8;
constexpr std::uint64_t kFewestSources = 64;

constexpr std::uint64_t kSampleStream = 0xbe73;

/// Over the sources of a lane, by number of the rows.
struct Sums {
  std::vector<double> once;
  std::vector<double> squared;
};

/// Where searches start, and whom they are to find.
struct Errands {
  std::vector<std::uint32_t> sources;  ///< numbers of the rows, ascending
  /// By number: groups of goals; empty: every vertex is a goal.
  std::vector<std::vector<std::uint32_t>> groups_of;
  std::vector<std::vector<std::uint32_t>> goals;  ///< by group: numbers of the rows
  bool is_sampled = false;                        ///< these sources stand for more
};

/// Searches from one source after the other and adds up what they find.
template <class Search>
class LaneOfSources {
 public:
  LaneOfSources(const WayRows& rows, const Errands& errands)
      : errands_(errands), search_(rows), worth_(rows.size(), 1.0) {
    sums_.once.resize(rows.size());
    sums_.squared.resize(rows.size());
  }

  void add(std::uint32_t source) {
    const ShortestWays& ways = search_.from(source);
    if (!errands_.groups_of.empty()) mark_goals(source, ways);
    const std::span<const double> shares = shares_of(ways);
    for (std::uint32_t p = 1; p < ways.reached; ++p) sums_.once[ways.order[p]] += shares[p];
    if (!errands_.is_sampled) return;
    for (std::uint32_t p = 1; p < ways.reached; ++p) {
      sums_.squared[ways.order[p]] += shares[p] * shares[p];
    }
  }
  Sums sums() && { return std::move(sums_); }

 private:
  void mark_goals(std::uint32_t source, const ShortestWays& ways) {
    std::fill_n(worth_.begin(), ways.reached, 0.0);
    for (const std::uint32_t group : errands_.groups_of[source]) {
      for (const std::uint32_t goal : errands_.goals[group]) {
        if (search_.found(goal)) worth_[search_.position(goal)] = 1;
      }
    }
  }
  std::span<const double> shares_of(const ShortestWays& ways) {
    if (few_.count(ways)) return few_.shares(ways, worth_);
    (void)many_.count(ways);
    return many_.shares(ways, worth_);
  }

  const Errands& errands_;
  Search search_;
  std::vector<double> worth_;  ///< by position: 1 for a goal
  WayCounts<double> few_;
  WayCounts<WideNumber> many_;
  Sums sums_;
};

template <class Search>
Sums sums_of_lane(const WayRows& rows, const Errands& errands, std::size_t lane) {
  LaneOfSources<Search> sources(rows, errands);
  for (std::size_t s = lane; s < errands.sources.size(); s += kLanes) {
    sources.add(errands.sources[s]);
  }
  return std::move(sources).sums();
}

Sums sums_of_lane(const WayRows& rows, const Errands& errands, std::size_t lane) {
  return rows.lengths.empty() ? sums_of_lane<StepSearch>(rows, errands, lane)
                              : sums_of_lane<LengthSearch>(rows, errands, lane);
}

void add(std::vector<double>& sum, const std::vector<double>& more) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
}

Sums sums_of_lanes(const WayRows& rows, const Errands& errands, unsigned threads) {
  std::vector<Sums> lanes(std::min(kLanes, errands.sources.size()));
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t lane = 0; (lane = next++) < lanes.size();) {
      lanes[lane] = sums_of_lane(rows, errands, lane);
    }
  };
  std::vector<std::future<void>> others;
  for (std::size_t t = 1; t < std::min<std::size_t>(threads_to_use(threads), lanes.size()); ++t) {
    others.push_back(std::async(std::launch::async, work));
  }
  work();
  for (std::future<void>& other : others) other.get();
  Sums all{std::vector<double>(rows.size()), std::vector<double>(rows.size())};
  for (const Sums& lane : lanes) {
    add(all.once, lane.once);
    add(all.squared, lane.squared);
  }
  return all;
}

/// How many of `available` sources are searched from.
std::size_t sources_wanted(const WayRows& rows, std::size_t available,
                           const BetweennessOptions& options) {
  if (options.sources) return std::min<std::size_t>(*options.sources, available);
  const std::uint64_t factor = rows.lengths.empty() ? 1 : kWorkWithLengths;
  const std::uint64_t each = factor * (rows.size() + rows.heads.size());
  if (available == 0 || each <= kExactWork / available) return available;
  return std::min<std::size_t>(std::max(kSampledWork / each, kFewestSources), available);
}

/// So many of the sources by chance, which depends on the seed and the vertex alone.
std::vector<std::uint32_t> sampled(const WayRows& rows, std::vector<std::uint32_t> sources,
                                   std::size_t count, std::uint64_t seed) {
  const std::uint64_t stream = stream_seed(seed, kSampleStream);
  const auto rank = [&](std::uint32_t number) {
    const std::uint32_t vertex = rows.vertices[number];
    return std::pair(random_word(stream, 0, vertex, 0), vertex);
  };
  const auto end = sources.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(sources.begin(), end, sources.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
  sources.erase(end, sources.end());
  std::sort(sources.begin(), sources.end());
  return sources;
}

/// Of the estimated sum over `all` sources, `count` of which were drawn without putting back (Cochran
/// 1977, Sampling Techniques, 2.6).
double standard_error(double sum, double squared, double count, double all) {
  const double spread = std::max(0.0, squared - sum * sum / count) / (count - 1);
  return all * std::sqrt((1 - count / all) * spread / count);
}

void estimate(Betweenness& result, const WayRows& rows, const Sums& sums) {
  const double count = result.sources;
  const double all = result.of_sources;
  result.standard_errors.resize(rows.size());
  for (std::uint32_t number = 0; number < rows.size(); ++number) {
    const std::uint32_t vertex = rows.vertices[number];
    result.values[vertex] *= all / count;
    result.standard_errors[vertex] =
        standard_error(sums.once[number], sums.squared[number], count, all);
  }
}

Betweenness searched(const WayRows& rows, Errands errands, const BetweennessOptions& options) {
  std::erase_if(errands.sources, [&](std::uint32_t source) { return rows.out(source).empty(); });
  const std::size_t all = errands.sources.size();
  // A standard error needs two.
  const std::size_t wanted =
      std::max(sources_wanted(rows, all, options), std::min<std::size_t>(all, 2));
  Betweenness result{.values = std::vector<double>(rows.size()),
                     .standard_errors = {},
                     .lengths = options.lengths,
                     .sources = static_cast<std::uint32_t>(wanted),
                     .of_sources = static_cast<std::uint32_t>(all)};
  errands.is_sampled = wanted < all;
  if (errands.is_sampled) {
    errands.sources = sampled(rows, std::move(errands.sources), wanted, options.seed);
  }
  const Sums sums = sums_of_lanes(rows, errands, options.threads);
  for (std::uint32_t number = 0; number < rows.size(); ++number) {
    result.values[rows.vertices[number]] = sums.once[number];
  }
  if (!result.exact()) estimate(result, rows, sums);
  return result;
}

/// A link as the search is to see it; none where it cannot be walked.
std::optional<WayLink> way_link(const ActorLink& link, LinkLength lengths) {
  if (lengths == LinkLength::steps) return WayLink{link.from, link.to, 0};
  if (lengths == LinkLength::fast) return WayLink{link.from, link.to, way_length(link.days)};
  if (link.likelihood == 0) return std::nullopt;
  return WayLink{link.from, link.to, way_length(-std::log(link.likelihood))};
}

std::vector<WayLink> way_links(const ActorGraph& graph, LinkLength lengths) {
  std::vector<WayLink> links;
  for (const ActorLink& link : graph.links) {
    if (const auto walked = way_link(link, lengths)) links.push_back(*walked);
  }
  return links;
}

WayRows rows_of(const ActorGraph& graph, std::vector<WayLink> links, LinkLength lengths) {
  return way_rows(static_cast<std::uint32_t>(graph.size()), std::move(links),
                  lengths == LinkLength::steps ? WayMeasure::links : WayMeasure::lengths);
}

/// Somebody who holds a kind, or collects it.
struct Party {
  std::uint32_t vertex;  ///< of the actor graph
  std::uint32_t kind;
};

/// The vertices of the flow graph that the actor graph has, for a kind that it has.
std::vector<Party> parties(const FlowGraph& flow, const ActorGraph& graph,
                           const std::vector<VertexIndex>& vertices) {
  std::vector<Party> found;
  for (const VertexIndex v : vertices) {
    const auto [actor, kind] = flow.vertices[v];
    const auto vertex = vertex_of_actor(graph, actor);
    const bool is_asked = graph.kinds.empty() || std::find(graph.kinds.begin(), graph.kinds.end(),
                                                           kind) != graph.kinds.end();
    if (vertex && is_asked) found.push_back({*vertex, kind});
  }
  return found;
}

std::vector<VertexIndex> bearers_abroad(const FlowGraph& flow) {
  std::vector<VertexIndex> bearers;
  for (const Row& row : flow.bearers) {
    if (!row.at_home) bearers.push_back(row.vertex);
  }
  return bearers;
}

std::size_t actors_among(const std::vector<Party>& some) {
  std::set<std::uint32_t> actors;
  for (const Party& party : some) actors.insert(party.vertex);
  return actors.size();
}

std::size_t kinds_among(const std::vector<Party>& some) {
  std::size_t kinds = 0;
  for (const Party& party : some) kinds = std::max<std::size_t>(kinds, party.kind + 1);
  return kinds;
}

/// From each of `from` to those of `to` that have to do with the same kind.
Errands errands_between(const WayRows& rows, const std::vector<Party>& from,
                        const std::vector<Party>& to) {
  Errands errands;
  errands.groups_of.resize(rows.size());
  errands.goals.resize(std::max(kinds_among(from), kinds_among(to)));
  for (const Party& party : from) {
    errands.groups_of[rows.numbers[party.vertex]].push_back(party.kind);
  }
  for (const Party& party : to) errands.goals[party.kind].push_back(rows.numbers[party.vertex]);
  for (std::uint32_t number = 0; number < rows.size(); ++number) {
    if (!errands.groups_of[number].empty()) errands.sources.push_back(number);
  }
  return errands;
}

}  // namespace

Betweenness betweenness(const ActorGraph& graph, const BetweennessOptions& options) {
  const WayRows rows = rows_of(graph, way_links(graph, options.lengths), options.lengths);
  Errands errands;
  errands.sources.resize(rows.size());
  std::iota(errands.sources.begin(), errands.sources.end(), 0U);
  return searched(rows, std::move(errands), options);
}

Betweenness delivery_betweenness(const FlowGraph& flow, const ActorGraph& graph,
                                 const BetweennessOptions& options) {
  std::vector<Party> from = parties(flow, graph, bearers_abroad(flow));
  std::vector<Party> to = parties(flow, graph, flow.collectors);
  std::vector<WayLink> links = way_links(graph, options.lengths);
  if (actors_among(to) < actors_among(from)) {
    std::swap(from, to);
    for (WayLink& link : links) std::swap(link.from, link.to);
  }
  const WayRows rows = rows_of(graph, std::move(links), options.lengths);
  return searched(rows, errands_between(rows, from, to), options);
}

}  // namespace sideflow::engine
