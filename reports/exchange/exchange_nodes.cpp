// The nodes of an exchange graph: actors, with what they hold and where they stand.
#include "reports/element_words.hpp"
#include "reports/exchange/exchange_parts.hpp"
#include "reports/sentences.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ReachRow;

/// What a node is made from.
struct Standing {
  const Network& network;
  const engine::Analysis& analysis;
  const Edition& edition;
  const Actor& actor;
  std::vector<const ReachRow*> held;
  std::vector<const ReachRow*> needed;
  std::size_t edges_in = 0;
  std::size_t edges_out = 0;
  std::optional<std::uint32_t> vertex;  ///< of the actor graph, where measures were computed
};

// ---- the parts of an actor ----------------------------------------------------------------------

template <class Entity, class Id>
std::string name_of(const std::vector<Entity>& entities, const std::optional<Id>& id) {
  for (const Entity& entity : entities) {
    if (id && entity.id == *id) return entity.name.shown().empty() ? id->text : entity.name.shown();
  }
  return id ? id->text : "";
}

std::string role_name(const Standing& node) {
  const Role* role = find_role(node.network, node.actor.role);
  return role == nullptr || role->name.shown().empty() ? node.actor.role.text : role->name.shown();
}

MaybeValue level_order(const Standing& node) {
  for (const Level& level : node.network.levels) {
    if (level.id == node.actor.level) return std::int64_t{level.order};
  }
  return std::nullopt;
}

std::vector<KindId> held_kinds(const Actor& actor) {
  std::vector<KindId> kinds;
  for (const Holding& holding : actor.holds) kinds.push_back(holding.kind);
  return kinds;
}

NamedSources named_sources_of(const Standing& node) {
  std::vector<SourceId> sources = node.actor.asked;
  for (const Evidence& piece : node.actor.evidence) sources.push_back(piece.source);
  for (const Holding& holding : node.actor.holds) {
    for (const Evidence& piece : holding.evidence) sources.push_back(piece.source);
  }
  if (node.actor.dead_end) {
    for (const Evidence& piece : node.actor.dead_end->evidence) sources.push_back(piece.source);
  }
  return named_sources(node.network, node.edition, sources);
}

/// A note may speak of any source of the actor: unless all of them are shown, it is not.
std::string note_of(const Standing& node) {
  return named_sources_of(node).withheld > 0 ? "" : node.actor.note;
}

// ---- verdicts -----------------------------------------------------------------------------------

const KindId& kind_of(const Standing& node, const ReachRow& row) {
  return node.network.kinds[node.analysis.graph.vertices[row.row.vertex].kind].id;
}

/// "suspicion: no-route (said)": by the words of results.json.
std::vector<std::string> verdicts(const Standing& node, const std::vector<const ReachRow*>& rows) {
  std::vector<std::string> texts;
  for (const ReachRow* row : rows) {
    const std::string why =
        row->why == engine::Why::none ? "" : fmt::format(" ({})", engine::word(row->why));
    texts.push_back(
        fmt::format("{}: {}{}", kind_of(node, *row).text, engine::word(row->verdict), why));
  }
  return texts;
}

/// The same in words, short enough for a list.
std::vector<std::string> verdict_texts(const Standing& node,
                                       const std::vector<const ReachRow*>& rows,
                                       std::string (*in_words)(const ReachRow&)) {
  std::vector<std::string> texts;
  for (const ReachRow* row : rows)
    texts.push_back(
        fmt::format("{}: {}", kind_name(node.network, kind_of(node, *row)), in_words(*row)));
  return texts;
}

std::string short_audience_words(const ReachRow& row) {
  return row.verdict == engine::Verdict::at_home ? audience_words(row) : short_verdict(row);
}

// ---- measures -----------------------------------------------------------------------------------

using engine::ActorCentrality;
using engine::ActorLocalMeasures;
using engine::BrokerRole;

template <auto member>
MaybeValue place_number(const Standing& node) {
  if (!node.vertex || !node.analysis.centrality) return std::nullopt;
  return maybe_number(std::optional(node.analysis.centrality->actors[*node.vertex].*member));
}
/// The same for measures that may be undefined.
template <auto member>
MaybeValue place_measure(const Standing& node) {
  if (!node.vertex || !node.analysis.centrality) return std::nullopt;
  return maybe_number(node.analysis.centrality->actors[*node.vertex].*member);
}
template <auto member>
MaybeValue place_count(const Standing& node) {
  if (!node.vertex || !node.analysis.centrality) return std::nullopt;
  return whole(node.analysis.centrality->actors[*node.vertex].*member);
}
template <auto member>
MaybeValue local_measure(const Standing& node) {
  if (!node.vertex || !node.analysis.local_measures) return std::nullopt;
  return maybe_number(node.analysis.local_measures->actors[*node.vertex].*member);
}
template <auto member>
MaybeValue betweenness_of(const Standing& node) {
  const auto& found = node.analysis.*member;
  return node.vertex && found ? MaybeValue(found->values[*node.vertex]) : std::nullopt;
}
template <auto member>
MaybeValue betweenness_error_of(const Standing& node) {
  const auto& found = node.analysis.*member;
  if (!node.vertex || !found || found->exact()) return std::nullopt;
  return found->standard_errors[*node.vertex];
}
template <BrokerRole role>
MaybeValue brokered_ways(const Standing& node) {
  if (!node.vertex || !node.analysis.brokerage) return std::nullopt;
  return whole(node.analysis.brokerage->actors[*node.vertex].ways[static_cast<std::size_t>(role)]);
}

// ---- the attributes -----------------------------------------------------------------------------

constexpr ExchangeColumn<Standing> kColumns[] = {
    {"role", ValueType::text,
     [](const Standing& node) { return maybe_text(node.actor.role.text); }},
    {"role_name", ValueType::text,
     [](const Standing& node) { return maybe_text(role_name(node)); }},
    {"sector", ValueType::text, [](const Standing& node) { return maybe_id(node.actor.sector); }},
    {"sector_name", ValueType::text,
     [](const Standing& node) {
       return maybe_text(name_of(node.network.sectors, node.actor.sector));
     }},
    {"level", ValueType::text, [](const Standing& node) { return maybe_id(node.actor.level); }},
    {"level_name", ValueType::text,
     [](const Standing& node) {
       return maybe_text(name_of(node.network.levels, node.actor.level));
     }},
    {"level_order", ValueType::whole, &level_order},
    {"setting", ValueType::text, [](const Standing& node) { return maybe_id(node.actor.setting); }},
    {"setting_name", ValueType::text,
     [](const Standing& node) {
       return maybe_text(name_of(node.network.settings, node.actor.setting));
     }},
    {"stage", ValueType::text,
     [](const Standing& node) { return maybe_text(word(node.actor.stage)); }},
    {"status", ValueType::text,
     [](const Standing& node) { return maybe_text(word(node.actor.status)); }},
    {"basis", ValueType::text,
     [](const Standing& node) { return maybe_text(word(node.actor.basis)); }},
    {"holds", ValueType::list,
     [](const Standing& node) { return maybe_ids(held_kinds(node.actor)); }},
    {"collects", ValueType::list,
     [](const Standing& node) { return maybe_ids(node.actor.collects); }},
    {"needs", ValueType::list, [](const Standing& node) { return maybe_ids(node.actor.needs); }},
    {"asked", ValueType::truth,
     [](const Standing& node) -> MaybeValue { return !node.actor.asked.empty(); }},
    {"dead_end", ValueType::list,
     [](const Standing& node) {
       return node.actor.dead_end ? maybe_ids(node.actor.dead_end->kinds) : std::nullopt;
     }},
    {"holds_verdict", ValueType::list,
     [](const Standing& node) { return maybe_list(verdicts(node, node.held)); }},
    {"holds_words", ValueType::list,
     [](const Standing& node) {
       return maybe_list(verdict_texts(node, node.held, &short_verdict));
     }},
    {"needs_verdict", ValueType::list,
     [](const Standing& node) { return maybe_list(verdicts(node, node.needed)); }},
    {"needs_words", ValueType::list,
     [](const Standing& node) {
       return maybe_list(verdict_texts(node, node.needed, &short_audience_words));
     }},
    {"days_low", ValueType::number,
     [](const Standing& node) { return maybe_days(node.actor.takes, Estimate::low); }},
    {"days_best", ValueType::number,
     [](const Standing& node) { return maybe_days(node.actor.takes, Estimate::best); }},
    {"days_high", ValueType::number,
     [](const Standing& node) { return maybe_days(node.actor.takes, Estimate::high); }},
    {"edges_in", ValueType::whole, [](const Standing& node) { return whole(node.edges_in); }},
    {"edges_out", ValueType::whole, [](const Standing& node) { return whole(node.edges_out); }},
    {"in_degree", ValueType::whole, &place_count<&ActorCentrality::in_degree>},
    {"out_degree", ValueType::whole, &place_count<&ActorCentrality::out_degree>},
    {"in_strength", ValueType::number, &place_number<&ActorCentrality::in_strength>},
    {"out_strength", ValueType::number, &place_number<&ActorCentrality::out_strength>},
    {"betweenness", ValueType::number, &betweenness_of<&engine::Analysis::betweenness>},
    {"betweenness_error", ValueType::number, &betweenness_error_of<&engine::Analysis::betweenness>},
    {"delivery_betweenness", ValueType::number,
     &betweenness_of<&engine::Analysis::delivery_betweenness>},
    {"delivery_betweenness_error", ValueType::number,
     &betweenness_error_of<&engine::Analysis::delivery_betweenness>},
    {"harmonic_in", ValueType::number, &place_measure<&ActorCentrality::harmonic_in>},
    {"harmonic_out", ValueType::number, &place_measure<&ActorCentrality::harmonic_out>},
    {"pagerank", ValueType::number, &place_number<&ActorCentrality::pagerank>},
    {"eigenvector", ValueType::number, &place_measure<&ActorCentrality::eigenvector>},
    {"hub", ValueType::number, &place_measure<&ActorCentrality::hub>},
    {"authority", ValueType::number, &place_measure<&ActorCentrality::authority>},
    {"coreness", ValueType::whole, &place_count<&ActorCentrality::coreness>},
    {"constraint", ValueType::number, &place_measure<&ActorCentrality::constraint>},
    {"effective_size", ValueType::number, &local_measure<&ActorLocalMeasures::effective_size>},
    {"clustering", ValueType::number, &place_measure<&ActorCentrality::clustering>},
    {"activity", ValueType::number, &local_measure<&ActorLocalMeasures::activity>},
    {"exclusivity", ValueType::number, &local_measure<&ActorLocalMeasures::exclusivity>},
    {"ei_sector", ValueType::number, &local_measure<&ActorLocalMeasures::ei_sector>},
    {"ei_level", ValueType::number, &local_measure<&ActorLocalMeasures::ei_level>},
    {"weak_component", ValueType::whole, &place_count<&ActorCentrality::weak_component>},
    {"strong_component", ValueType::whole, &place_count<&ActorCentrality::strong_component>},
    {"coordinator_ways", ValueType::whole, &brokered_ways<BrokerRole::coordinator>},
    {"consultant_ways", ValueType::whole, &brokered_ways<BrokerRole::consultant>},
    {"gatekeeper_ways", ValueType::whole, &brokered_ways<BrokerRole::gatekeeper>},
    {"representative_ways", ValueType::whole, &brokered_ways<BrokerRole::representative>},
    {"liaison_ways", ValueType::whole, &brokered_ways<BrokerRole::liaison>},
    {"note", ValueType::text, [](const Standing& node) { return maybe_text(note_of(node)); }},
    {"sources", ValueType::list,
     [](const Standing& node) { return maybe_list(named_sources_of(node).shown); }},
    {"sources_withheld", ValueType::whole,
     [](const Standing& node) { return whole(named_sources_of(node).withheld); }},
};

// ---- all actors ---------------------------------------------------------------------------------

/// Nodes without values yet, by actor.
std::vector<Standing> standings(const Network& network, const engine::Analysis& analysis,
                                const Edition& edition) {
  std::vector<Standing> nodes;
  nodes.reserve(network.actors.size());
  for (const Actor& actor : network.actors)
    nodes.push_back({network, analysis, edition, actor, {}, {}});
  for (const ReachRow& row : analysis.reach.bearers)
    nodes[analysis.graph.vertices[row.row.vertex].actor].held.push_back(&row);
  for (const ReachRow& row : analysis.reach.audiences)
    nodes[analysis.graph.vertices[row.row.vertex].actor].needed.push_back(&row);
  for (std::uint32_t vertex = 0; vertex < analysis.actor_graph.size(); ++vertex)
    nodes[analysis.actor_graph.actors[vertex]].vertex = vertex;
  return nodes;
}

struct Degree {
  std::size_t in = 0;
  std::size_t out = 0;
};

std::map<std::string, Degree> degrees(const std::vector<ExchangeEdge>& edges) {
  std::map<std::string, Degree> by_actor;
  for (const ExchangeEdge& edge : edges) {
    ++by_actor[edge.source].out;
    ++by_actor[edge.target].in;
  }
  return by_actor;
}

}  // namespace

std::vector<ExchangeAttribute> exchange_node_attributes() { return attributes_of(kColumns); }

std::vector<ExchangeNode> exchange_nodes(const Network& network, const engine::Analysis& analysis,
                                         const Edition& edition,
                                         const std::vector<ExchangeEdge>& edges) {
  const std::map<std::string, Degree> by_actor = degrees(edges);
  std::vector<ExchangeNode> nodes;
  for (Standing& node : standings(network, analysis, edition)) {
    const auto found = by_actor.find(node.actor.id.text);
    const Degree degree = found == by_actor.end() ? Degree{} : found->second;
    node.edges_in = degree.in;
    node.edges_out = degree.out;
    nodes.push_back({node.actor.id.text, exchange_text(actor_name(network, node.actor.id)),
                     values_of(kColumns, node)});
  }
  return nodes;
}

}  // namespace sideflow::reports
