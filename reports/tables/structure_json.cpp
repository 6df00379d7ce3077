#include "reports/tables/structure_json.hpp"

namespace sideflow::reports {

namespace {

using engine::ActorGraph;
using engine::Analysis;

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// ---- centrality ---------------------------------------------------------------------------------

constexpr const char* kRoleKeys[engine::kBrokerRoles] = {"coordinator", "consultant", "gatekeeper",
                                                         "representative", "liaison"};

Json brokerage_json(const engine::ActorBrokerage& brokerage) {
  Json roles = Json::object();
  for (std::size_t role = 0; role < engine::kBrokerRoles; ++role)
    roles[kRoleKeys[role]] = {{"ways", brokerage.ways[role]}, {"flow", brokerage.flow[role]}};
  return roles;
}

void add_betweenness(Json& row, const char* key, const std::optional<engine::Betweenness>& found,
                     std::size_t vertex) {
  if (!found) return;
  row[key] = found->values[vertex];
  if (!found->exact()) row[std::string(key) + "_error"] = found->standard_errors[vertex];
}

Json centrality_row(const Network& network, const Analysis& analysis, std::size_t vertex) {
  const engine::ActorCentrality& place = analysis.centrality->actors[vertex];
  Json row = {{"actor", network.actors[analysis.actor_graph.actors[vertex]].id.text},
              {"in_degree", place.in_degree},
              {"out_degree", place.out_degree}};
  add_betweenness(row, "betweenness", analysis.betweenness, vertex);
  add_betweenness(row, "delivery_betweenness", analysis.delivery_betweenness, vertex);
  row["harmonic_in"] = or_null(place.harmonic_in);
  row["harmonic_out"] = or_null(place.harmonic_out);
  row["pagerank"] = place.pagerank;
  row["eigenvector"] = or_null(place.eigenvector);
  row["hub"] = or_null(place.hub);
  row["authority"] = or_null(place.authority);
  row["coreness"] = place.coreness;
  row["constraint"] = or_null(place.constraint);
  const engine::ActorLocalMeasures& local = analysis.local_measures->actors[vertex];
  row["effective_size"] = or_null(local.effective_size);
  row["in_strength"] = place.in_strength;
  row["out_strength"] = place.out_strength;
  row["clustering"] = or_null(place.clustering);
  row["activity"] = or_null(local.activity);
  row["exclusivity"] = or_null(local.exclusivity);
  row["ei_sector"] = or_null(local.ei_sector);
  row["ei_level"] = or_null(local.ei_level);
  row["weak_component"] = place.weak_component;
  row["strong_component"] = place.strong_component;
  row["brokerage"] = brokerage_json(analysis.brokerage->actors[vertex]);
  return row;
}

template <class Group>
Json mixing_json(const engine::Mixing& mixing, const std::vector<Group>& groups) {
  const auto name = [&](std::uint32_t group) {
    return group < groups.size() ? Json(groups[group].id.text) : Json(nullptr);
  };
  Json links = Json::array();
  for (std::uint32_t from = 0; from < mixing.groups; ++from) {
    for (std::uint32_t to = 0; to < mixing.groups; ++to) {
      if (mixing.at(from, to) > 0)
        links.push_back({{"from", name(from)}, {"to", name(to)}, {"links", mixing.at(from, to)}});
    }
  }
  return {{"ei_index", or_null(mixing.ei_index)}, {"links", links}};
}

const char* length_word(engine::LinkLength length) {
  switch (length) {
    case engine::LinkLength::steps: return "steps";
    case engine::LinkLength::likely: return "likely";
    case engine::LinkLength::fast: return "fast";
  }
  return "";
}

Json sampling_json(const std::optional<engine::Betweenness>& found) {
  if (!found) return nullptr;
  return {{"method", found->exact() ? "exact" : "sampled"},
          {"sources", found->sources},
          {"of_sources", found->of_sources}};
}

// ---- gatekeepers --------------------------------------------------------------------------------

/// The rows of this kind, of those in which an actor is needed.
std::vector<std::uint32_t> rows_of(const Network& network, const Analysis& analysis,
                                   const std::vector<std::uint32_t>& rows,
                                   const std::optional<KindId>& kind) {
  std::vector<std::uint32_t> chosen;
  for (const std::uint32_t row : rows) {
    if (is_of_kind(network, analysis.graph, analysis.graph.bearers[row].vertex, kind))
      chosen.push_back(row);
  }
  return chosen;
}

Json pairs_json(const Network& network, const Analysis& analysis,
                const std::vector<std::uint32_t>& rows) {
  Json pairs = Json::array();
  for (const std::uint32_t row : rows)
    pairs.push_back(pair_json(network, analysis.graph, analysis.graph.bearers[row].vertex));
  return pairs;
}

Json amounts_json(const std::vector<engine::HangingAmount>& amounts) {
  Json list = Json::array();
  for (const engine::HangingAmount& amount : amounts) {
    Json entry = {
        {"of", text_or_null(amount.of)}, {"unit", unit_json(amount.per)}, {"rows", amount.rows}};
    entry.update(bounds_json(amount.amount));
    list.push_back(entry);
  }
  return list;
}

enum class Listed : std::uint8_t { with_rows, counted };

Json keepers_json(const Network& network, const Analysis& analysis,
                  const std::vector<engine::Gatekeeper>& keepers, const std::optional<KindId>& kind,
                  Listed listed) {
  Json list = Json::array();
  for (const engine::Gatekeeper& keeper : keepers) {
    const auto rows = rows_of(network, analysis, keeper.rows, kind);
    if (rows.empty()) continue;
    Json entry = {{"actor", network.actors[keeper.actor].id.text}, {"depends", rows.size()}};
    if (listed == Listed::with_rows) entry["rows"] = pairs_json(network, analysis, rows);
    if (!kind && !keeper.amounts.empty()) entry["amounts"] = amounts_json(keeper.amounts);
    list.push_back(entry);
  }
  return list;
}

// ---- cuts and key players -----------------------------------------------------------------------

template <class Entity>
Json cut_json(const engine::SmallestCut& cut, const std::vector<Entity>& entities) {
  Json sets = Json::array();
  for (const std::vector<std::uint32_t>& set : cut.sets) {
    Json ids = Json::array();
    for (const std::uint32_t member : set) ids.push_back(entities[member].id.text);
    sets.push_back(ids);
  }
  return {{"size", or_null(cut.size)},
          {"size_at_most", cut.size_at_most},
          {"sets", sets},
          {"sets_left_out", cut.sets_left_out},
          {"one_example", cut.one_example},
          {"disjoint_ways", or_null(cut.disjoint_ways)},
          {"ways_at_most", cut.ways_at_most}};
}

Json ranking_json(const Network& network, const engine::PlayerRanking& ranking) {
  Json sets = Json::array();
  for (const std::vector<engine::PlayerSet>& size : ranking.by_size) {
    for (const engine::PlayerSet& set : size)
      sets.push_back({{"actors", actor_ids(network, set.actors)},
                      {"change", set.change},
                      {"standard_error", set.standard_error}});
  }
  return {{"candidates", ranking.candidates},
          {"exhaustive", ranking.exhaustive},
          {"left_out", ranking.left_out},
          {"sets", sets}};
}

}  // namespace

Json centrality_json(const Network& network, const Analysis& analysis) {
  Json rows = Json::array();
  if (!analysis.centrality) return rows;
  for (std::size_t v = 0; v < analysis.actor_graph.size(); ++v)
    rows.push_back(centrality_row(network, analysis, v));
  return rows;
}

Json actor_graph_json(const Network& network, const Analysis& analysis) {
  if (!analysis.centrality) return nullptr;
  const ActorGraph& graph = analysis.actor_graph;
  Json kinds = Json::array();
  for (const std::uint32_t kind : graph.kinds) kinds.push_back(network.kinds[kind].id.text);
  return {{"kinds", graph.kinds.empty() ? Json("all") : kinds},
          {"actors", graph.size()},
          {"links", graph.links.size()},
          {"merged", graph.merged},
          {"self_loops", graph.self_loops},
          {"shut", graph.shut},
          {"length", length_word(analysis.asked.length)},
          {"untimed_links", analysis.centrality->untimed_links},
          {"reciprocity", or_null(analysis.centrality->reciprocity)},
          {"closeness_from", analysis.centrality->closeness_from},
          {"closeness_error", analysis.centrality->closeness_error},
          {"betweenness", sampling_json(analysis.betweenness)},
          {"delivery_betweenness", sampling_json(analysis.delivery_betweenness)},
          {"sectors", mixing_json(analysis.local_measures->sectors, network.sectors)},
          {"levels", mixing_json(analysis.local_measures->levels, network.levels)}};
}

Json components_json(const Analysis& analysis) {
  if (!analysis.centrality) return nullptr;
  return {{"weak", analysis.centrality->weak_components},
          {"strong", analysis.centrality->strong_components}};
}

Json gatekeepers_json(const Network& network, const Analysis& analysis,
                      const std::optional<KindId>& kind) {
  if (!analysis.gatekeepers) return Json::array();
  return keepers_json(network, analysis, analysis.gatekeepers->gatekeepers, kind,
                      Listed::with_rows);
}

Json single_collectors_json(const Network& network, const Analysis& analysis,
                            const std::optional<KindId>& kind) {
  if (!analysis.gatekeepers) return Json::array();
  return keepers_json(network, analysis, analysis.gatekeepers->single_collectors, kind,
                      Listed::counted);
}

Json smallest_cuts_json(const Network& network, const Analysis& analysis,
                        const std::optional<KindId>& kind) {
  Json rows = Json::array();
  if (!analysis.smallest_cuts) return rows;
  for (const engine::RowCuts& row : analysis.smallest_cuts->rows) {
    const engine::VertexIndex vertex = analysis.graph.bearers[row.row].vertex;
    if (!is_of_kind(network, analysis.graph, vertex, kind)) continue;
    Json entry = pair_json(network, analysis.graph, vertex);
    if (analysis.gatekeepers)
      entry["gatekeepers"] = actor_ids(network, analysis.gatekeepers->chains[row.row].gatekeepers);
    entry["actors"] = cut_json(row.actors, network.actors);
    entry["channels"] = cut_json(row.channels, network.channels);
    rows.push_back(entry);
  }
  return rows;
}

Json weak_points_json(const Network& network, const Analysis& analysis) {
  if (!analysis.weak_points) return nullptr;
  const auto id = [&](std::uint32_t vertex) {
    return network.actors[analysis.actor_graph.actors[vertex]].id.text;
  };
  Json joints = Json::array();
  for (const engine::Joint& joint : analysis.weak_points->joints)
    joints.push_back({{"actor", id(joint.vertex)}, {"pieces", joint.pieces}});
  Json bridges = Json::array();
  for (const engine::Bridge& bridge : analysis.weak_points->bridges)
    bridges.push_back(
        {{"actors", {id(bridge.first), id(bridge.second)}}, {"two_way", bridge.two_way}});
  return {{"joints", joints}, {"bridges", bridges}};
}

Json key_players_json(const Network& network, const Analysis& analysis) {
  if (!analysis.key_players) return nullptr;
  const engine::KeyPlayers& players = *analysis.key_players;
  return {{"arrived", players.arrived},
          {"method", players.exact ? "exact" : "sampled"},
          {"removal", ranking_json(network, players.removal)},
          {"training", ranking_json(network, players.training)}};
}

}  // namespace sideflow::reports
