#include "reports/tables/hand_over_json.hpp"

namespace sideflow::reports {

namespace {

using engine::CaseEnd;
using engine::CaseLoss;
using engine::FlowGraph;
using engine::HandOver;
using engine::HandOverRow;
using engine::Silence;

/// In the words of a reach row's `why`.
const char* why_word(Silence silence) {
  switch (silence) {
    case Silence::dead_end:
    case Silence::asked:
    case Silence::named_gap: return engine::word(engine::Why::said);
    case Silence::open: return engine::word(engine::Why::open);
    case Silence::not_asked: return engine::word(engine::Why::not_asked);
  }
  return "";
}

Json ends_json(const engine::CaseEnds& ends) {
  Json causes = Json::object();
  for (std::size_t end = 0; end < engine::kCaseEnds; ++end)
    causes[engine::word(static_cast<CaseEnd>(end))] = ends[end];
  return causes;
}

Json loss_json(const Network& network, const FlowGraph& graph, const CaseLoss& loss) {
  Json json = pair_json(network, graph, loss.vertex);
  json["cause"] = engine::word(loss.end);
  json["element"] = loss.element ? Json(graph.elements[*loss.element].name) : Json(nullptr);
  json["why"] = loss.end == CaseEnd::no_way ? Json(why_word(loss.silence)) : Json(nullptr);
  json["amount"] = loss.amount;
  return json;
}

Json losses_json(const Network& network, const FlowGraph& graph,
                 const std::vector<CaseLoss>& losses) {
  Json list = Json::array();
  for (const CaseLoss& loss : losses) list.push_back(loss_json(network, graph, loss));
  return list;
}

Json collectors_json(const Network& network, const FlowGraph& graph, const HandOverRow& row) {
  if (!row.collectors) return nullptr;
  Json list = Json::array();
  for (const engine::CollectorReach& collector : *row.collectors) {
    Json entry = pair_json(network, graph, collector.vertex);
    entry["probability"] = collector.probability;
    list.push_back(entry);
  }
  return list;
}

Json journey_json(const std::optional<engine::CaseJourney>& journey) {
  if (!journey) return nullptr;
  return {
      {"hand_overs", journey->hand_overs}, {"days", journey->days}, {"untimed", journey->untimed}};
}

Json row_json(const Network& network, const FlowGraph& graph, const HandOverRow& row) {
  Json json = pair_json(network, graph, graph.bearers[row.row].vertex);
  json["arrived"] = row.arrived;
  json["collectors"] = collectors_json(network, graph, row);
  json["stations"] = row.stations;
  json["hand_overs"] = row.hand_overs;
  json["if_arrived"] = journey_json(row.if_arrived);
  json["causes"] = ends_json(row.lost);
  json["lost"] = row.losses ? losses_json(network, graph, *row.losses) : Json(nullptr);
  json["balance"] = row.balance;
  return json;
}

Json load_json(const Network& network, const HandOver& found) {
  Json list = Json::array();
  for (std::size_t actor = 0; actor < found.load.size(); ++actor) {
    if (found.load[actor] == 0.0) continue;
    list.push_back({{"actor", network.actors[actor].id.text}, {"cases", found.load[actor]}});
  }
  return list;
}

Json circles_json(const Network& network, const FlowGraph& graph, const HandOver& found) {
  Json list = Json::array();
  for (const std::vector<engine::VertexIndex>& circle : found.circles) {
    Json pairs = Json::array();
    for (const engine::VertexIndex vertex : circle)
      pairs.push_back(pair_json(network, graph, vertex));
    list.push_back(pairs);
  }
  return list;
}

}  // namespace

Json hand_over_json(const Network& network, const FlowGraph& graph, const HandOver& found,
                    const std::optional<KindId>& kind) {
  Json rows = Json::array();
  for (const HandOverRow& row : found.rows) {
    if (is_of_kind(network, graph, graph.bearers[row.row].vertex, kind))
      rows.push_back(row_json(network, graph, row));
  }
  return rows;
}

Json hand_over_total_json(const Network& network, const FlowGraph& graph, const HandOver& found) {
  return {{"amount", found.amount},
          {"arrived", found.arrived},
          {"causes", ends_json(found.lost)},
          {"lost", losses_json(network, graph, found.losses)},
          {"balance", found.balance},
          {"load", load_json(network, found)},
          {"circles", circles_json(network, graph, found)},
          {"rows_without_collectors", found.rows_without_collectors},
          {"rows_without_losses", found.rows_without_losses},
          {"method", found.direct ? "direct" : "iterated"},
          {"states", found.states},
          {"iterations", found.iterations},
          {"residual", found.residual},
          {"converged", found.converged}};
}

}  // namespace sideflow::reports
