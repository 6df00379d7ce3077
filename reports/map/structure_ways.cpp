#include "reports/map/structure_ways.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <span>

namespace sideflow::reports {

namespace {

using engine::ActorGraph;
using engine::ActorLink;
using engine::LinkLength;

constexpr std::size_t kAtOnce = 64;

/// Without likelihood a way can be walked by steps and by days, but is not likely at all.
bool can_be_walked(const ActorLink& link, LinkLength length) {
  return length != LinkLength::likely || link.likelihood > 0;
}

/// By vertex: a bit for each of `starts`, at most 64, from which a way leads there.
std::vector<std::uint64_t> reached(const ActorGraph& graph, LinkLength length,
                                   std::span<const std::uint32_t> starts) {
  std::vector<std::uint64_t> from(graph.size(), 0);
  std::vector<std::uint32_t> waiting(starts.begin(), starts.end());
  for (std::size_t i = 0; i < starts.size(); ++i) from[starts[i]] |= std::uint64_t{1} << i;
  while (!waiting.empty()) {
    const std::uint32_t vertex = waiting.back();
    waiting.pop_back();
    for (const ActorLink& link : graph.out(vertex)) {
      if (!can_be_walked(link, length) || (from[vertex] & ~from[link.to]) == 0) continue;
      from[link.to] |= from[vertex];
      waiting.push_back(link.to);
    }
  }
  return from;
}

std::vector<std::uint32_t> starts_of(const std::vector<Journey>& journeys) {
  std::vector<std::uint32_t> starts;
  for (const Journey& journey : journeys) {
    if (starts.empty() || starts.back() != journey.first) starts.push_back(journey.first);
  }
  return starts;
}

bool is_asked(const ActorGraph& graph, std::uint32_t kind) {
  return graph.kinds.empty() ||
         std::find(graph.kinds.begin(), graph.kinds.end(), kind) != graph.kinds.end();
}

}  // namespace

std::size_t pairs_with_a_way(const ActorGraph& graph, LinkLength length) {
  std::size_t pairs = 0;
  for (std::size_t first = 0; first < graph.size(); first += kAtOnce) {
    std::vector<std::uint32_t> starts;
    for (std::size_t v = first; v < std::min(first + kAtOnce, graph.size()); ++v)
      starts.push_back(static_cast<std::uint32_t>(v));
    for (const std::uint64_t bits : reached(graph, length, starts))
      pairs += static_cast<std::size_t>(std::popcount(bits));
    pairs -= starts.size();  // every vertex reaches itself
  }
  return pairs;
}

std::size_t journeys_with_a_way(const ActorGraph& graph, LinkLength length,
                                std::vector<Journey> journeys) {
  std::sort(journeys.begin(), journeys.end());
  journeys.erase(std::unique(journeys.begin(), journeys.end()), journeys.end());
  std::erase_if(journeys, [](const Journey& journey) { return journey.first == journey.second; });
  const std::vector<std::uint32_t> starts = starts_of(journeys);
  std::size_t found = 0;
  auto journey = journeys.begin();
  for (std::size_t first = 0; first < starts.size(); first += kAtOnce) {
    const auto some = std::span(starts).subspan(first, std::min(kAtOnce, starts.size() - first));
    const std::vector<std::uint64_t> from = reached(graph, length, some);
    for (std::size_t i = 0; i < some.size(); ++i) {
      for (; journey != journeys.end() && journey->first == some[i]; ++journey)
        found += (from[journey->second] >> i) & 1;
    }
  }
  return found;
}

std::vector<Journey> deliveries(const engine::FlowGraph& flow, const ActorGraph& graph) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> collectors_of;  // by kind
  for (const engine::VertexIndex vertex : flow.collectors) {
    const auto [actor, kind] = flow.vertices[vertex];
    const auto at = vertex_of_actor(graph, actor);
    if (at && is_asked(graph, kind)) collectors_of[kind].push_back(*at);
  }
  std::vector<Journey> all;
  for (const engine::Row& row : flow.bearers) {
    const auto [actor, kind] = flow.vertices[row.vertex];
    const auto at = vertex_of_actor(graph, actor);
    if (row.at_home || !at || !is_asked(graph, kind)) continue;
    for (const std::uint32_t collector : collectors_of[kind]) all.emplace_back(*at, collector);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace sideflow::reports
