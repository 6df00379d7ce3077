#include "engine/structure/local_measures.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace sideflow::engine {

namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

// ---- effective size ----------------------------------------------------------------------------------

/// By vertex, those that it has a link with, in either direction; sorted, each once.
Lists neighbours(const ActorGraph& graph) {
  Lists lists(graph.size());
  for (const ActorLink& link : graph.links) {
    lists[link.from].push_back(link.to);
    lists[link.to].push_back(link.from);
  }
  for (std::vector<std::uint32_t>& list : lists) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return lists;
}

/// Of each two neighbours, the one with more neighbours in the list of the other: so that the lists stay
/// short beside hubs.
Lists towards_hubs(const Lists& near) {
  const auto rank = [&](std::uint32_t v) { return std::pair(near[v].size(), v); };
  Lists lists(near.size());
  for (std::uint32_t v = 0; v < near.size(); ++v)
    for (const std::uint32_t other : near[v])
      if (rank(v) < rank(other)) lists[v].push_back(other);
  return lists;
}

/// By vertex, how many pairs of its neighbours are neighbours.
std::vector<std::uint64_t> ties_among_neighbours(const Lists& near) {
  const Lists up = towards_hubs(near);
  std::vector<std::uint64_t> ties(near.size(), 0);
  std::vector<char> is_above(near.size(), 0);
  for (std::uint32_t a = 0; a < up.size(); ++a) {
    for (const std::uint32_t b : up[a]) is_above[b] = 1;
    for (const std::uint32_t b : up[a]) {
      for (const std::uint32_t c : up[b]) {
        if (!is_above[c]) continue;
        for (const std::uint32_t corner : {a, b, c}) ++ties[corner];
      }
    }
    for (const std::uint32_t b : up[a]) is_above[b] = 0;
  }
  return ties;
}

void add_effective_sizes(const ActorGraph& graph, LocalMeasures& result) {
  const Lists near = neighbours(graph);
  const std::vector<std::uint64_t> ties = ties_among_neighbours(near);
  for (std::size_t v = 0; v < near.size(); ++v) {
    if (near[v].empty()) continue;
    const auto count = static_cast<double>(near[v].size());
    result.actors[v].effective_size = count - 2 * static_cast<double>(ties[v]) / count;
  }
}

// ---- sectors and levels -------------------------------------------------------------------------------

/// By vertex its group, `groups` of them; those without one last.
struct Grouping {
  std::uint32_t groups = 0;
  std::vector<std::uint32_t> of;

  [[nodiscard]] bool is_placed(std::uint32_t vertex) const { return of[vertex] + 1 < groups; }
};

template <class Entity, class Id>
Grouping grouping(const Network& network, const ActorGraph& graph,
                  const std::vector<Entity>& entities, const std::optional<Id> Actor::*member) {
  Grouping result{static_cast<std::uint32_t>(entities.size()) + 1, {}};
  for (const std::uint32_t actor : graph.actors) {
    const std::optional<Id>& id = network.actors[actor].*member;
    const auto found = std::find_if(entities.begin(), entities.end(),
                                    [&](const Entity& entity) { return id && entity.id == *id; });
    result.of.push_back(static_cast<std::uint32_t>(found - entities.begin()));
  }
  return result;
}

/// External and internal links.
struct Ties {
  double outside = 0;
  double inside = 0;

  void add(bool stays) { (stays ? inside : outside) += 1; }
  [[nodiscard]] std::optional<double> index() const {
    if (outside + inside == 0) return std::nullopt;
    return (outside - inside) / (outside + inside);
  }
};

Mixing mixing(const ActorGraph& graph, const Grouping& groups) {
  Mixing result{groups.groups, {}, 0, std::nullopt};
  result.links.resize(std::size_t{groups.groups} * groups.groups);
  Ties ties;
  for (const ActorLink& link : graph.links) {
    ++result.links[groups.of[link.from] * groups.groups + groups.of[link.to]];
    const bool is_placed = groups.is_placed(link.from) && groups.is_placed(link.to);
    if (is_placed) ties.add(groups.of[link.from] == groups.of[link.to]);
    if (!is_placed) ++result.unplaced;
  }
  result.ei_index = ties.index();
  return result;
}

/// By vertex, of its links in and out whose ends both have groups.
std::vector<Ties> ties_of_actors(const ActorGraph& graph, const Grouping& groups) {
  std::vector<Ties> ties(graph.size());
  for (const ActorLink& link : graph.links) {
    if (!groups.is_placed(link.from) || !groups.is_placed(link.to)) continue;
    for (const std::uint32_t end : {link.from, link.to})
      ties[end].add(groups.of[link.from] == groups.of[link.to]);
  }
  return ties;
}

void add_groups(const Network& network, const ActorGraph& graph, LocalMeasures& result) {
  const Grouping sectors = grouping(network, graph, network.sectors, &Actor::sector);
  const Grouping levels = grouping(network, graph, network.levels, &Actor::level);
  result.sectors = mixing(graph, sectors);
  result.levels = mixing(graph, levels);
  const std::vector<Ties> by_sector = ties_of_actors(graph, sectors);
  const std::vector<Ties> by_level = ties_of_actors(graph, levels);
  for (std::size_t v = 0; v < graph.size(); ++v) {
    result.actors[v].ei_sector = by_sector[v].index();
    result.actors[v].ei_level = by_level[v].index();
  }
}

// ---- activity and exclusivity -------------------------------------------------------------------------

bool is_asked(const ActorGraph& graph, std::uint32_t kind) {
  return graph.kinds.empty() ||
         std::find(graph.kinds.begin(), graph.kinds.end(), kind) != graph.kinds.end();
}

/// A channel for one kind that the actor graph counts, too, before it merges them.
bool is_counted(const FlowGraph& flow, const ActorGraph& graph, const Arc& arc) {
  return arc.channel != Arc::kNoChannel && arc.status == Status::working &&
         is_asked(graph, arc.kind) && flow.elements[arc.element].today.best.value() > 0;
}

struct Use {
  std::uint32_t sender = 0;  // vertices of the actor graph
  std::uint32_t receiver = 0;
  std::uint32_t kind = 0;
};

std::vector<Use> uses(const FlowGraph& flow, const ActorGraph& graph) {
  std::vector<Use> found;
  for (ArcIndex a = 0; a < flow.arcs.size(); ++a) {
    if (!is_counted(flow, graph, flow.arcs[a])) continue;
    const auto end = [&](VertexIndex vertex) {
      return *vertex_of_actor(graph, flow.vertices[vertex].actor);
    };
    found.push_back({end(flow.numbers.tails[a]), end(flow.numbers.heads[a]), flow.arcs[a].kind});
  }
  return found;
}

void add_activity(const std::vector<Use>& found, LocalMeasures& result) {
  if (found.empty()) return;
  std::vector<double> parts(result.actors.size(), 0);
  for (const Use& use : found) {
    ++parts[use.sender];
    ++parts[use.receiver];
  }
  for (std::size_t v = 0; v < parts.size(); ++v)
    result.actors[v].activity = parts[v] / static_cast<double>(found.size());
}

using KindsOfActors = std::set<std::pair<std::uint32_t, std::uint32_t>>;  // (vertex, kind)

/// What each vertex sends or holds.
KindsOfActors kinds_in_hand(const Network& network, const ActorGraph& graph,
                            const std::vector<Use>& found) {
  KindsOfActors in_hand;
  for (const Use& use : found) in_hand.emplace(use.sender, use.kind);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    for (const Holding& holding : network.actors[graph.actors[v]].holds) {
      const Kind* kind = find_kind(network, holding.kind);
      if (kind == nullptr) continue;
      const auto position = static_cast<std::uint32_t>(kind - network.kinds.data());
      if (is_asked(graph, position)) in_hand.emplace(v, position);
    }
  }
  return in_hand;
}

void add_exclusivity(const Network& network, const KindsOfActors& in_hand, LocalMeasures& result) {
  std::vector<std::uint32_t> actors_with(network.kinds.size(), 0);
  for (const auto& [vertex, kind] : in_hand) ++actors_with[kind];
  const auto kinds = static_cast<double>(
      std::count_if(actors_with.begin(), actors_with.end(), [](auto n) { return n > 0; }));
  if (kinds == 0) return;
  for (ActorLocalMeasures& actor : result.actors) actor.exclusivity = 0;
  for (const auto& [vertex, kind] : in_hand)
    *result.actors[vertex].exclusivity += std::exp(1.0 - actors_with[kind]) / kinds;
}

}  // namespace

LocalMeasures local_measures(const Network& network, const FlowGraph& flow,
                             const ActorGraph& graph) {
  LocalMeasures result;
  result.actors.resize(graph.size());
  add_effective_sizes(graph, result);
  add_groups(network, graph, result);
  const std::vector<Use> found = uses(flow, graph);
  add_activity(found, result);
  add_exclusivity(network, kinds_in_hand(network, graph, found), result);
  return result;
}

}  // namespace sideflow::engine
