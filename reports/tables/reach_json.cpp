#include "reports/tables/reach_json.hpp"

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::ReachRow;
using Certainties = std::vector<std::optional<engine::RowCertainty>>;

/// Rows with how sure they are, row by row.
struct Side {
  const std::vector<ReachRow>& rows;
  const Certainties& certainties;
};

// ---- rows ---------------------------------------------------------------------------------------

const Holding* holding_of(const Network& network, const engine::Vertex& pair) {
  for (const Holding& holding : network.actors[pair.actor].holds) {
    if (holding.kind == network.kinds[pair.kind].id) return &holding;
  }
  return nullptr;
}

void add_amount(Json& row, const Holding* holding) {
  const bool counted = holding != nullptr && holding->amount.has_value();
  row["amount"] = counted ? Json(holding->amount->best) : Json(nullptr);
  row["unit"] = counted ? unit_json(holding->amount->per) : Json(nullptr);
  row["of"] = holding != nullptr ? text_or_null(holding->of) : Json(nullptr);
}

Json probability_json(const ReachRow& row) {
  if (!row.probability) return nullptr;
  const engine::Sampled sampled = row.sampled.value_or(engine::Sampled{});
  Json probability = bounds_json(*row.probability);
  probability["method"] = row.sampled ? "sampled" : "exact";
  probability["standard_error"] = sampled.standard_error;
  probability["worlds"] = sampled.worlds;
  return probability;
}

Json assumption_bounds_json(const ReachRow& row) {
  if (!row.probability) return nullptr;
  return {{"pessimistic", row.pessimistic}, {"optimistic", row.optimistic}};
}

Json why_json(engine::Why why) {
  return why == engine::Why::none ? Json(nullptr) : Json(engine::word(why));
}

Json collectors_json(const Network& network, const Analysis& analysis, const ReachRow& row) {
  if (!row.collectors) return nullptr;
  Json collectors = Json::array();
  for (const engine::CollectorReach& collector : *row.collectors) {
    Json entry = pair_json(network, analysis.graph, collector.vertex);
    entry["probability"] = collector.probability;
    collectors.push_back(entry);
  }
  return collectors;
}

Json steps_json(const Analysis& analysis, const std::vector<engine::ArcIndex>& arcs) {
  Json steps = Json::array();
  for (const engine::ArcIndex arc : arcs) {
    const engine::ElementIndex element = analysis.graph.arcs[arc].element;
    steps.push_back({{"element", analysis.graph.elements[element].name}});
  }
  return steps;
}

Json likeliest_json(const Analysis& analysis, const ReachRow& row) {
  if (!row.likeliest_route) return nullptr;
  return {{"likelihood", row.likeliest_route->likelihood},
          {"steps", steps_json(analysis, row.likeliest_route->arcs)},
          {"approximate", row.likeliest_route->approximate}};
}

Json fastest_json(const Analysis& analysis, const ReachRow& row) {
  if (!row.fastest_route) return nullptr;
  return {{"days", row.fastest_route->days},
          {"steps", steps_json(analysis, row.fastest_route->arcs)},
          {"untimed_steps", row.fastest_route->untimed_steps}};
}

Json closed_set_json(const Network& network, const Analysis& analysis, const ReachRow& row) {
  Json pairs = Json::array();
  for (const engine::ClosedPair& pair : row.closed_set)
    pairs.push_back(pair_json(network, analysis.graph, pair.vertex));
  return pairs;
}

Json cut_json(const Analysis& analysis, const ReachRow& row) {
  Json cut = Json::array();
  for (const engine::ElementIndex index : row.cut) {
    const engine::Element& element = analysis.graph.elements[index];
    cut.push_back({{"element", element.name}, {"likelihood", element.today.best.value()}});
  }
  return cut;
}

Json certificate_json(const Network& network, const Analysis& analysis, const ReachRow& row) {
  switch (row.verdict) {
    case engine::Verdict::no_route:
      return {{"closed_set", closed_set_json(network, analysis, row)}, {"cut", nullptr}};
    case engine::Verdict::blocked:
      return {{"closed_set", nullptr}, {"cut", cut_json(analysis, row)}};
    default: return nullptr;
  }
}

void add_stamp(Json& row, const Certainties& certainties, std::size_t position) {
  const bool known = position < certainties.size() && certainties[position].has_value();
  row["stamp"] = known ? Json(engine::word(certainties[position]->stamp)) : Json(nullptr);
  row["stamp_share"] = known ? Json(certainties[position]->share) : Json(nullptr);
}

Json row_json(const Network& network, const Analysis& analysis, const Side& side,
              std::size_t position) {
  const ReachRow& row = side.rows[position];
  Json json = pair_json(network, analysis.graph, row.row.vertex);
  add_amount(json, holding_of(network, analysis.graph.vertices[row.row.vertex]));
  json["assumed"] = row.row.assumed;
  json["probability"] = probability_json(row);
  json["assumption_bounds"] = assumption_bounds_json(row);
  json["verdict"] = engine::word(row.verdict);
  json["why"] = why_json(row.why);
  json["verdict_low"] = engine::word(row.verdict_low);
  json["verdict_high"] = engine::word(row.verdict_high);
  add_stamp(json, side.certainties, position);
  json["collectors"] = collectors_json(network, analysis, row);
  json["likeliest_route"] = likeliest_json(analysis, row);
  json["fastest_route"] = fastest_json(analysis, row);
  json["certificate"] = certificate_json(network, analysis, row);
  return json;
}

Json rows_json(const Network& network, const Analysis& analysis, const Side& side,
               const std::optional<KindId>& kind) {
  Json all = Json::array();
  for (std::size_t i = 0; i < side.rows.size(); ++i) {
    if (is_of_kind(network, analysis.graph, side.rows[i].row.vertex, kind))
      all.push_back(row_json(network, analysis, side, i));
  }
  return all;
}

// ---- total --------------------------------------------------------------------------------------

Json verdicts_json(const engine::Total& total) {
  return {{"reached", total.reached},
          {"faint", total.faint},
          {"blocked", total.blocked},
          {"no-route-said", total.no_route_said},
          {"no-route-open", total.no_route_open},
          {"no-route-not-asked", total.no_route_not_asked},
          {"at-home", total.at_home},
          {"undecided", total.undecided}};
}

Json weighted_json(const engine::WeightedTotal& weighted) {
  return {{"of", text_or_null(weighted.of)},
          {"unit", unit_json(weighted.per)},
          {"rows", weighted.rows},
          {"amount", weighted.amount.best},
          {"arrived", bounds_json(weighted.arrived)}};
}

}  // namespace

Json reach_json(const Network& network, const Analysis& analysis,
                const std::optional<KindId>& kind) {
  return rows_json(network, analysis, {analysis.reach.bearers, analysis.certainty.bearers}, kind);
}

Json inform_json(const Network& network, const Analysis& analysis,
                 const std::optional<KindId>& kind) {
  return rows_json(network, analysis, {analysis.reach.audiences, analysis.certainty.audiences},
                   kind);
}

Json total_json(const engine::Total& total) {
  Json weighted = Json::array();
  for (const engine::WeightedTotal& part : total.weighted) weighted.push_back(weighted_json(part));
  const Json assumption = {{"pessimistic", total.pessimistic}, {"optimistic", total.optimistic}};
  return {{"rows", total.rows},
          {"arrived", bounds_json(total.arrived)},
          {"share", bounds_json(total.share)},
          {"standard_error", total.standard_error},
          {"assumption_bounds", total.arrived ? assumption : Json(nullptr)},
          {"verdicts", verdicts_json(total)},
          {"weighted", weighted}};
}

}  // namespace sideflow::reports
