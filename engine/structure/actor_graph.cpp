#include "engine/structure/actor_graph.hpp"

#include "engine/flow/flow_elements.hpp"
#include "engine/flow/step_times.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sideflow::engine {

namespace {

bool counts(const std::vector<std::uint32_t>& kinds, std::uint32_t kind) {
  return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// That a piece at the tail of an arc passes it, all that it needs at its best.
double passing(const FlowGraph& graph, ArcIndex arc) {
  double likelihood = 1;
  for (const ElementIndex element : graph.numbers.needs(arc))
    likelihood *= graph.elements[element].today.best.value();
  return likelihood;
}

/// Untimed channels take no known time: they count as the fastest.
bool is_slower(const ActorLink& a, const ActorLink& b) {
  return std::pair(a.days, a.is_timed) > std::pair(b.days, b.is_timed);
}

/// Links that stand between the same two as one, sorted.
void merge_parallel(ActorGraph& graph) {
  std::sort(graph.links.begin(), graph.links.end(), [](const ActorLink& a, const ActorLink& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  std::vector<ActorLink> merged;
  for (const ActorLink& link : graph.links) {
    const bool is_new =
        merged.empty() || merged.back().from != link.from || merged.back().to != link.to;
    if (is_new) {
      merged.push_back(link);
      continue;
    }
    ++graph.merged;
    ActorLink& known = merged.back();
    known.likelihood = std::max(known.likelihood, link.likelihood);
    if (is_slower(known, link))
      std::tie(known.days, known.is_timed) = std::tie(link.days, link.is_timed);
  }
  graph.links = std::move(merged);
}

/// By vertex, and one more: how many of the links that `end` sorts stand before it.
template <class End>
std::vector<std::uint32_t> firsts(const ActorGraph& graph, End end) {
  std::vector<std::uint32_t> first(graph.size() + 1, 0);
  for (const ActorLink& link : graph.links) ++first[end(link) + 1];
  for (std::size_t v = 0; v < graph.size(); ++v) first[v + 1] += first[v];
  return first;
}

void index_links(ActorGraph& graph) {
  graph.first_out = firsts(graph, [](const ActorLink& link) { return link.from; });
  graph.first_in = firsts(graph, [](const ActorLink& link) { return link.to; });
  graph.in_links.resize(graph.links.size());
  std::vector<std::uint32_t> next = graph.first_in;
  for (std::uint32_t i = 0; i < graph.links.size(); ++i)
    graph.in_links[next[graph.links[i].to]++] = i;
}

void add_vertices(ActorGraph& graph, const Network& network, bool with_external) {
  for (std::uint32_t a = 0; a < network.actors.size(); ++a) {
    const Actor& actor = network.actors[a];
    if (actor.status == Status::working && is_there(actor.basis, {with_external}))
      graph.actors.push_back(a);
  }
}

/// Working channels from an actor to itself, each for every kind that counts.
std::uint32_t self_loops(const Network& network, const ActorGraph& graph, bool with_external) {
  std::uint32_t loops = 0;
  for (const Channel& channel : network.channels) {
    const bool is_loop = channel.from == channel.to && is_there(channel.basis, {with_external}) &&
                         effective_status(network, channel) == Status::working;
    if (!is_loop) continue;
    for (std::uint32_t k = 0; k < network.kinds.size(); ++k) {
      if (counts(graph.kinds, k) && channel.carries.contains(network.kinds[k].id)) ++loops;
    }
  }
  return loops;
}

}  // namespace

ActorGraph actor_graph(const Network& network, const FlowGraph& flow,
                       std::vector<std::uint32_t> kinds) {
  ActorGraph graph;
  graph.kinds = std::move(kinds);
  add_vertices(graph, network, flow.with_external);
  graph.self_loops = self_loops(network, graph, flow.with_external);
  const std::vector<StepTime> times = step_times(network, flow);
  for (ArcIndex a = 0; a < flow.arcs.size(); ++a) {
    const Arc& arc = flow.arcs[a];
    const bool is_used = arc.channel != Arc::kNoChannel && arc.status == Status::working;
    if (!is_used || !counts(graph.kinds, arc.kind)) continue;
    if (flow.elements[arc.element].today.best.value() == 0) {
      ++graph.shut;
      continue;
    }
    const auto end = [&](VertexIndex vertex) {
      return *vertex_of_actor(graph, flow.vertices[vertex].actor);
    };
    graph.links.push_back({end(flow.numbers.tails[a]), end(flow.numbers.heads[a]), passing(flow, a),
                           times[a].days, times[a].known});
  }
  merge_parallel(graph);
  index_links(graph);
  return graph;
}

std::optional<std::uint32_t> vertex_of_actor(const ActorGraph& graph, std::uint32_t actor) {
  const auto found = std::lower_bound(graph.actors.begin(), graph.actors.end(), actor);
  if (found == graph.actors.end() || *found != actor) return std::nullopt;
  return static_cast<std::uint32_t>(found - graph.actors.begin());
}

}  // namespace sideflow::engine
