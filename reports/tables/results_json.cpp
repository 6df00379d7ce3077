#include "reports/tables/results_json.hpp"

#include "reports/version.hpp"

#include <set>

#include <nlohmann/json.hpp>

namespace sideflow::reports {

namespace {

using Json = nlohmann::ordered_json;
using engine::Analysis;
using engine::Bounds;
using engine::ReachRow;

// ---- small parts --------------------------------------------------------------------------------

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json bounds_json(const Bounds& bounds) {
  return {{"best", bounds.best}, {"low", bounds.low}, {"high", bounds.high}};
}

Json bounds_or_null(const std::optional<Bounds>& bounds) {
  return bounds ? bounds_json(*bounds) : Json(nullptr);
}

Json unit_json(Period per) {
  switch (per) {
    case Period::none: return nullptr;
    case Period::week: return "per week";
    case Period::month: return "per month";
    case Period::year: return "per year";
  }
  return nullptr;
}

Json pair_json(const Network& network, const Analysis& analysis, engine::VertexIndex vertex) {
  const engine::Vertex& pair = analysis.graph.vertices[vertex];
  return {{"actor", network.actors[pair.actor].id.text},
          {"kind", network.kinds[pair.kind].id.text}};
}

// ---- head ---------------------------------------------------------------------------------------

Json network_json(const Network& network) {
  return {{"id", network.id},
          {"name", network.name.shown()},
          {"as_of", network.as_of},
          {"actors", network.actors.size()},
          {"channels", network.channels.size()},
          {"kinds", kinds_in_use(network)}};
}

Json scale_json(const Network& network) {
  Json scale = Json::object();
  for (const ScaleWord& word : network.scale) {
    const LikelihoodRange& range = word.range;
    scale[word.word] = {range.low.value(), range.best.value(), range.high.value()};
  }
  return scale;
}

Json options_json(const Network& network, const Analysis& analysis) {
  return {{"threshold", analysis.threshold},
          {"seed", nullptr},
          {"draws", 0},
          {"with_external", analysis.with_external},
          {"scenario", nullptr},
          {"scale", scale_json(network)}};
}

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

Json probability_json(const std::optional<Bounds>& bounds) {
  if (!bounds) return nullptr;
  Json probability = bounds_json(*bounds);
  probability["method"] = "exact";
  probability["standard_error"] = 0.0;
  probability["worlds"] = 0;
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
    Json entry = pair_json(network, analysis, collector.vertex);
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
    pairs.push_back(pair_json(network, analysis, pair.vertex));
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

Json row_json(const Network& network, const Analysis& analysis, const ReachRow& row) {
  Json json = pair_json(network, analysis, row.row.vertex);
  add_amount(json, holding_of(network, analysis.graph.vertices[row.row.vertex]));
  json["assumed"] = row.row.assumed;
  json["probability"] = probability_json(row.probability);
  json["assumption_bounds"] = assumption_bounds_json(row);
  json["verdict"] = engine::word(row.verdict);
  json["why"] = why_json(row.why);
  json["verdict_low"] = engine::word(row.verdict_low);
  json["verdict_high"] = engine::word(row.verdict_high);
  json["stamp"] = nullptr;
  json["collectors"] = collectors_json(network, analysis, row);
  json["likeliest_route"] = likeliest_json(analysis, row);
  json["fastest_route"] = fastest_json(analysis, row);
  json["certificate"] = certificate_json(network, analysis, row);
  return json;
}

Json rows_json(const Network& network, const Analysis& analysis, const std::vector<ReachRow>& rows,
               const std::optional<KindId>& kind) {
  Json all = Json::array();
  for (const ReachRow& row : rows) {
    const std::uint32_t of = analysis.graph.vertices[row.row.vertex].kind;
    if (!kind || network.kinds[of].id == *kind) all.push_back(row_json(network, analysis, row));
  }
  return all;
}

// ---- total and warnings -------------------------------------------------------------------------

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

Json total_json(const engine::Total& total) {
  Json weighted = Json::array();
  for (const engine::WeightedTotal& part : total.weighted) weighted.push_back(weighted_json(part));
  const Json assumption = {{"pessimistic", total.pessimistic}, {"optimistic", total.optimistic}};
  return {{"rows", total.rows},
          {"arrived", bounds_or_null(total.arrived)},
          {"share", bounds_or_null(total.share)},
          {"assumption_bounds", total.arrived ? assumption : Json(nullptr)},
          {"verdicts", verdicts_json(total)},
          {"weighted", weighted}};
}

Json warnings_json(const Analysis& analysis, const std::vector<Diagnostic>& diagnostics) {
  Json warnings = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity != Severity::warning) continue;
    warnings.push_back(
        {{"code", diagnostic.code}, {"place", place_text(diagnostic)}, {"text", diagnostic.text}});
  }
  for (const engine::ReachNote& note : analysis.reach.notes)
    warnings.push_back({{"code", note.code}, {"place", nullptr}, {"text", note.text}});
  return warnings;
}

}  // namespace

std::string results_json(const Network& network, const Analysis& analysis,
                         const std::vector<Diagnostic>& diagnostics,
                         const ResultsOptions& options) {
  Json results = {{"format", "sideflow-results/1"},
                  {"sideflow", version()},
                  {"network", network_json(network)},
                  {"options", options_json(network, analysis)},
                  {"reach", rows_json(network, analysis, analysis.reach.bearers, options.kind)}};
  if (!options.reach_only) {
    results["inform"] = rows_json(network, analysis, analysis.reach.audiences, options.kind);
    results["total"] = total_json(analysis.reach.total);
    results["warnings"] = warnings_json(analysis, diagnostics);
  }
  // A file name may be no UTF-8; nothing else can be.
  return results.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::size_t kinds_in_use(const Network& network) {
  std::set<KindId> kinds;
  for (const Actor& actor : network.actors) {
    for (const Holding& holding : actor.holds) kinds.insert(holding.kind);
    for (const Turn& turn : actor.turns) kinds.insert({turn.from, turn.into});
    kinds.insert(actor.needs.begin(), actor.needs.end());
  }
  for (const Channel& channel : network.channels) {
    for (const auto& [kind, passes] : channel.carries) kinds.insert(kind);
  }
  return kinds.size();
}

}  // namespace sideflow::reports
