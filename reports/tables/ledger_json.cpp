#include "reports/tables/ledger_json.hpp"

#include "engine/flow/ledger_groups.hpp"

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::ElementLoss;
using engine::Ledger;
using engine::LedgerGroup;
using engine::LedgerRow;
using Spreads = std::vector<engine::Spread>;

const char* method(bool exact) { return exact ? "exact" : "sampled"; }

/// Losses, or gaps, with how they came about.
struct Entries {
  const engine::FlowGraph& graph;
  const std::vector<ElementLoss>& list;
  bool exact;
};

Json entry_json(const Entries& entries, const ElementLoss& loss) {
  Json entry = {{"element", entries.graph.elements[loss.element].name}, {"amount", loss.amount}};
  if (!entries.exact) entry["standard_error"] = loss.standard_error;
  return entry;
}

/// `spreads` in the order of the list; empty where none were worked out.
Json lost_json(const Entries& entries, const Spreads& spreads) {
  const bool known = !spreads.empty() && spreads.size() == entries.list.size();
  Json lost = Json::array();
  for (std::size_t i = 0; i < entries.list.size(); ++i) {
    if (entries.list[i].amount == 0.0) continue;
    Json entry = entry_json(entries, entries.list[i]);
    entry["low"] = known ? Json(spreads[i].low) : Json(nullptr);
    entry["high"] = known ? Json(spreads[i].high) : Json(nullptr);
    lost.push_back(entry);
  }
  return lost;
}

Json gaps_json(const Entries& entries) {
  Json gaps = Json::array();
  for (const ElementLoss& gap : entries.list) {
    if (gap.amount == 0.0) continue;
    Json entry = entry_json(entries, gap);
    entry["status"] = word(entries.graph.elements[gap.element].status);
    gaps.push_back(entry);
  }
  return gaps;
}

Json row_json(const Network& network, const Analysis& analysis, std::size_t position) {
  const LedgerRow& row = analysis.ledger.rows[position];
  const auto& by_row = analysis.certainty.lost_by_row;
  Json json = pair_json(network, analysis.graph, analysis.graph.bearers[row.row].vertex);
  json["amount"] = 1.0;
  json["arrived"] = row.arrived;
  json["unmapped"] = row.unmapped;
  json["balance"] = row.balance;
  json["method"] = method(row.exact);
  json["lost"] = lost_json({analysis.graph, row.lost, row.exact},
                           position < by_row.size() ? by_row[position] : Spreads{});
  json["gaps"] = gaps_json({analysis.graph, row.gaps, row.exact});
  return json;
}

Json groups_json(const std::vector<LedgerGroup>& groups) {
  Json list = Json::array();
  for (const LedgerGroup& group : groups)
    list.push_back({{"name", group.name}, {"lost", group.lost}, {"gaps", group.gaps}});
  return list;
}

Json all_groups_json(const engine::LedgerGroups& groups) {
  return {{"place", groups_json(groups.places)},
          {"barrier", groups_json(groups.barriers)},
          {"barrier_type", groups_json(groups.barrier_types)},
          {"sector_pair", groups_json(groups.sector_pairs)},
          {"level_step", groups_json(groups.level_steps)},
          {"setting", groups_json(groups.settings)}};
}

}  // namespace

Json ledger_json(const Network& network, const Analysis& analysis,
                 const std::optional<KindId>& kind) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < analysis.ledger.rows.size(); ++i) {
    const engine::Row& row = analysis.graph.bearers[analysis.ledger.rows[i].row];
    if (is_of_kind(network, analysis.graph, row.vertex, kind))
      rows.push_back(row_json(network, analysis, i));
  }
  return rows;
}

Json ledger_total_json(const Network& network, const Analysis& analysis) {
  const Ledger& ledger = analysis.ledger;
  return {{"amount", ledger.amount},
          {"arrived", ledger.arrived},
          {"unmapped", ledger.unmapped},
          {"method", method(ledger.exact)},
          {"rows_summed_only", ledger.summed_only},
          {"rows_left_out", ledger.left_out},
          {"lost", lost_json({analysis.graph, ledger.lost, ledger.exact}, analysis.certainty.lost)},
          {"gaps", gaps_json({analysis.graph, ledger.gaps, ledger.exact})},
          {"groups", all_groups_json(engine::ledger_groups(network, analysis.graph, ledger))}};
}

}  // namespace sideflow::reports
