#include "engine/flow/flow_graph.hpp"

#include "engine/flow/flow_elements.hpp"
#include "models/expects.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace sideflow::engine {

namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // actor, kind: positions in the network

/// An arc while elements still go by name.
struct DraftArc {
  Pair tail;
  Pair head;
  Arc arc;
  std::vector<std::string> needs;  ///< its own first
};

template <class Entity, class Id>
std::uint32_t position(const std::vector<Entity>& entities, const Id& id) {
  const auto found =
      std::lower_bound(entities.begin(), entities.end(), id,
                       [](const Entity& entity, const Id& wanted) { return entity.id < wanted; });
  expects(found != entities.end() && found->id == id, "a network names only what it has");
  return static_cast<std::uint32_t>(found - entities.begin());
}

class Compiler {
 public:
  Compiler(const Network& network, const FlowOptions& options)
      : network_(network), options_(options), register_(network, options) {}

  FlowGraph compile() && {
    graph_.with_external = options_.with_external;
    for (std::uint32_t c = 0; c < network_.channels.size(); ++c) draft_channel(c);
    for (std::uint32_t a = 0; a < network_.actors.size(); ++a) draft_actor(a);
    number_vertices();
    number_elements();
    number_arcs();
    list_rows();
    return std::move(graph_);
  }

 private:
  [[nodiscard]] bool there(const Actor& actor) const { return is_there(actor.basis, options_); }
  [[nodiscard]] std::uint32_t kind(const KindId& id) const { return position(network_.kinds, id); }
  [[nodiscard]] Aim aim(const KindId& id) const { return network_.kinds[kind(id)].aim; }

  void draft_channel(std::uint32_t index) {
    const Channel& channel = network_.channels[index];
    const std::uint32_t from = position(network_.actors, channel.from);
    const std::uint32_t to = position(network_.actors, channel.to);
    const bool ends_there = there(network_.actors[from]) && there(network_.actors[to]);
    if (!is_there(channel.basis, options_) || !ends_there) return;
    if (from == to) {
      ++graph_.self_loops;
      return;
    }
    for (const auto& [id, passes] : channel.carries) {
      const std::uint32_t k = kind(id);
      drafts_.push_back({{from, k},
                         {to, k},
                         {.channel = index, .kind = k},
                         register_.for_channel(channel, id, passes)});
    }
  }

  void draft_actor(std::uint32_t index) {
    const Actor& actor = network_.actors[index];
    if (!there(actor)) return;
    for (const Turn& turn : actor.turns) {
      if (!is_there(turn.basis, options_) || turn.from == turn.into) continue;
      const std::uint32_t from = kind(turn.from);
      drafts_.push_back({{index, from},
                         {index, kind(turn.into)},
                         {.kind = from},
                         register_.for_turn(actor, turn)});
    }
    for (const Holding& holding : actor.holds) {
      if (is_there(holding.basis, options_)) pairs_.insert({index, kind(holding.kind)});
    }
    for (const KindId& id : actor.collects) pairs_.insert({index, kind(id)});
    for (const KindId& id : actor.needs) pairs_.insert({index, kind(id)});
  }

  void number_vertices() {
    for (const DraftArc& draft : drafts_) {
      pairs_.insert(draft.tail);
      pairs_.insert(draft.head);
    }
    for (const auto& [actor, kind] : pairs_) graph_.vertices.push_back({actor, kind});
    graph_.numbers.vertices = static_cast<VertexIndex>(graph_.vertices.size());
  }

  void number_elements() {
    for (const auto& [name, element] : register_.elements()) graph_.elements.push_back(element);
    graph_.numbers.elements = static_cast<ElementIndex>(graph_.elements.size());
  }

  void number_arcs() {
    std::sort(drafts_.begin(), drafts_.end(), [](const DraftArc& a, const DraftArc& b) {
      return std::tie(a.tail, a.head, a.needs) < std::tie(b.tail, b.head, b.needs);
    });
    std::vector<ElementIndex> needs;
    for (DraftArc& draft : drafts_) {
      needs.clear();
      for (const std::string& name : draft.needs) needs.push_back(*find_element(graph_, name));
      draft.arc.element = needs.front();
      draft.arc.status = graph_.elements[needs.front()].status;
      draft.arc.assumed = graph_.elements[needs.front()].existence == Basis::assumed;
      std::sort(needs.begin(), needs.end());
      graph_.numbers.add_arc(vertex(draft.tail), vertex(draft.head), needs);
      graph_.arcs.push_back(draft.arc);
    }
  }

  [[nodiscard]] VertexIndex vertex(const Pair& pair) const {
    return *find_vertex(graph_, pair.first, pair.second);
  }

  void list_rows() {
    for (std::uint32_t a = 0; a < network_.actors.size(); ++a) {
      const Actor& actor = network_.actors[a];
      if (!there(actor) || actor.status != Status::working) continue;
      for (const Holding& holding : actor.holds) list_holding(a, holding);
      for (const KindId& id : actor.needs) list_need(a, id);
      for (const KindId& id : actor.collects) graph_.collectors.push_back(vertex({a, kind(id)}));
    }
    for (auto* rows : {&graph_.bearers, &graph_.audiences}) {
      std::sort(rows->begin(), rows->end(),
                [](const Row& a, const Row& b) { return a.vertex < b.vertex; });
    }
    for (auto* vertices : {&graph_.collectors, &graph_.informers}) {
      std::sort(vertices->begin(), vertices->end());
      vertices->erase(std::unique(vertices->begin(), vertices->end()), vertices->end());
    }
  }

  void list_holding(std::uint32_t actor, const Holding& holding) {
    if (!is_there(holding.basis, options_)) return;
    const VertexIndex place = vertex({actor, kind(holding.kind)});
    if (aim(holding.kind) == Aim::inform) {
      graph_.informers.push_back(place);
      return;
    }
    const Actor& bearer = network_.actors[actor];
    const bool assumed = bearer.basis == Basis::assumed || holding.basis == Basis::assumed;
    const auto& collects = bearer.collects;
    const bool at_home =
        std::find(collects.begin(), collects.end(), holding.kind) != collects.end();
    graph_.bearers.push_back({place, assumed, at_home});
  }

  void list_need(std::uint32_t actor, const KindId& id) {
    if (aim(id) != Aim::inform) return;
    const Actor& audience = network_.actors[actor];
    const bool at_home =
        std::any_of(audience.holds.begin(), audience.holds.end(), [&](const Holding& holding) {
          return holding.kind == id && is_there(holding.basis, options_);
        });
    graph_.audiences.push_back(
        {vertex({actor, kind(id)}), audience.basis == Basis::assumed, at_home});
  }

  const Network& network_;
  FlowOptions options_;
  ElementRegister register_;
  std::vector<DraftArc> drafts_;
  std::set<Pair> pairs_;
  FlowGraph graph_;
};

}  // namespace

FlowGraph compile_flow_graph(const Network& network, const FlowOptions& options) {
  return Compiler(network, options).compile();
}

std::optional<VertexIndex> find_vertex(const FlowGraph& graph, std::uint32_t actor,
                                       std::uint32_t kind) {
  const auto found =
      std::lower_bound(graph.vertices.begin(), graph.vertices.end(), Pair{actor, kind},
                       [](const Vertex& known, const Pair& wanted) {
                         return Pair{known.actor, known.kind} < wanted;
                       });
  if (found == graph.vertices.end() || found->actor != actor || found->kind != kind) {
    return std::nullopt;
  }
  return static_cast<VertexIndex>(found - graph.vertices.begin());
}

std::optional<ElementIndex> find_element(const FlowGraph& graph, std::string_view name) {
  const auto found = std::lower_bound(
      graph.elements.begin(), graph.elements.end(), name,
      [](const Element& known, std::string_view wanted) { return known.name < wanted; });
  if (found == graph.elements.end() || found->name != name) return std::nullopt;
  return static_cast<ElementIndex>(found - graph.elements.begin());
}

}  // namespace sideflow::engine
