// Data tables of who holds what, whether it arrives, where, and where it is lost.
#include "reports/element_words.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/ledger_json.hpp"
#include "reports/tables/reach_json.hpp"
#include "reports/tables/workbook_parts.hpp"

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::ReachRow;

// ---- columns of rows ----------------------------------------------------------------------------

constexpr Measure kWhole = Measure::whole;
constexpr Measure kNumber = Measure::number;
constexpr Measure kChance = Measure::probability;
constexpr Measure kText = Measure::text;

constexpr Field kReachFields[] = {
    {"/actor_name", "Who", kText, "Who notices it, or should be told it."},
    {"/kind_name", "What", kText, "The kind of information."},
    {"/verdict_words", "Verdict", kText,
     "What may be said. Where nobody was asked, or it is open whether there is a way, it is not "
     "known: that is "
     "no finding that nothing arrives."},
    {"/known", "Known", kText,
     "yes; no: nobody was asked, it is open, or an estimate cannot decide. Set the filter to "
     "\"yes\" before averaging probabilities."},
    {"/in_words", "In words", kText,
     "The range of the probability in words of the scale (see the sheet \"scale\"); nothing where "
     "it is not "
     "known, or there is no way."},
    {"/probability/best", "Probability, best", kChance,
     "That a piece arrives, at best likelihoods. Nothing where no way is known and nobody was "
     "asked, or "
     "where it is at home already."},
    {"/probability/low", "Probability, low", kChance, "With every likelihood at its lowest."},
    {"/probability/high", "Probability, high", kChance, "With every likelihood at its highest."},
    {"/stamp", "Stamp", kText,
     "How it may be quoted that it arrives, or does not: solid, tentative, do not quote. Nothing "
     "where that is not known."},
    {"/stamp_share", "Share of draws", kChance,
     "In which the row is of this class. Each draw takes all likelihoods anew from their ranges."},
    {"/why", "Why there is no way", kText,
     "said: a source says so; open: it is open whether a line exists; not-asked: nobody was "
     "asked."},
    {"/likeliest_words", "Likeliest way", kText, "Step by step."},
    {"/likeliest_route/likelihood", "Likelihood of this way", kChance,
     "That this one way is open from end to end."},
    {"/likeliest_route/approximate", "Another may be likelier", kText,
     "yes: the search was cut short."},
    {"/fastest_words", "Fastest way", kText, "Of the ways on which any step has a time."},
    {"/fastest_route/days", "Days by the fastest way", kNumber,
     "Best estimate; steps without a time count as 0 days."},
    {"/fastest_route/untimed_steps", "Steps without a time", kWhole, "On the fastest way."},
    {"/stops_words", "Known to come as far as", kText,
     "Where there is no way: all to whom it can come by working lines, none of whom collects it. "
     "Where it is "
     "blocked: the elements that let nothing through."},
    {"/amount", "Amount", kNumber, "How much is held, best estimate."},
    {"/unit", "Per", kText},
    {"/of", "Of what", kText, "What the amount counts."},
    {"/assumed", "Assumed", kText, "yes: it is assumed that it is held, or needed, there."},
    {"/assumption_bounds/pessimistic", "If assumptions fail", kChance,
     "The best probability with all that is assumed counted against it."},
    {"/assumption_bounds/optimistic", "If assumptions hold", kChance,
     "The best probability with all that is assumed counted for it."},
    {"/verdict", "Verdict (code)", kText,
     "reached, faint (below the threshold), blocked, no-route, at-home, undecided."},
    {"/verdict_low", "Verdict at low", kText, "With every likelihood at its lowest."},
    {"/verdict_high", "Verdict at high", kText, "With every likelihood at its highest."},
    {"/probability/method", "Method", kText, "exact, or sampled from possible worlds."},
    {"/probability/standard_error", "Standard error", kNumber,
     "Of the best probability; 0 where it is exact."},
    {"/probability/worlds", "Worlds", kWhole, "How many were drawn; 0 where it is exact."},
    {"/actor", "Who (id)"},
    {"/kind", "What (id)"},
};

constexpr Field kArrivalFields[] = {
    {"/row/actor_name", "Who", kText, "Who notices it."},
    {"/row/kind_name", "What"},
    {"/collector_name", "Arrives at"},
    {"/collected_name", "As", kText, "The kind as which it arrives; others turn it on its way."},
    {"/entry/probability", "Probability", kChance,
     "That a way to this collector is open, ways through other collectors counted."},
    {"/row/actor", "Who (id)"},
    {"/row/kind", "What (id)"},
    {"/entry/actor", "Arrives at (id)"},
    {"/entry/kind", "As (id)"},
};

constexpr Field kAmountFields[] = {
    {"/of", "Of what", kText, "What the amounts count."},
    {"/unit", "Per"},
    {"/rows", "Rows", kWhole, "Of the sheet \"bearers\" with an amount of this."},
    {"/amount", "Amount", kNumber, "All of them, best estimates."},
    {"/arrived/best", "Arrives, best", kNumber, "Amounts times probabilities."},
    {"/arrived/low", "Arrives, low", kNumber, "Best amounts times low probabilities."},
    {"/arrived/high", "Arrives, high", kNumber, "Best amounts times high probabilities."},
};

// ---- words of rows ------------------------------------------------------------------------------

std::string way_words(const TableMatter& matter, const std::vector<engine::ArcIndex>& arcs) {
  std::vector<std::string> steps;
  for (const engine::ArcIndex arc : arcs)
    steps.push_back(arc_words(matter.network, matter.analysis.graph, arc));
  return in_one_cell(steps);
}

std::string closed_set_words(const TableMatter& matter, const ReachRow& row) {
  const engine::FlowGraph& graph = matter.analysis.graph;
  std::vector<std::string> pairs;
  for (const engine::ClosedPair& pair : row.closed_set)
    pairs.push_back(fmt::format("{} ({})", actor_name(matter.network, graph, pair.vertex),
                                kind_name(matter.network, graph, pair.vertex)));
  return in_one_cell(pairs);
}

std::string cut_words(const TableMatter& matter, const ReachRow& row) {
  std::vector<std::string> elements;
  for (const engine::ElementIndex element : row.cut)
    elements.push_back(element_words(matter.network, matter.analysis.graph.elements[element]));
  return in_one_cell(elements);
}

bool has_words(const ReachRow& row) {
  return row.probability && !is_not_known(row) && row.verdict != engine::Verdict::no_route;
}

/// What is said of a row in words, beside its numbers.
Json row_words(const TableMatter& matter, const ReachRow& row) {
  Json words = {{"known", !is_not_known(row)}};
  if (has_words(row)) words["in_words"] = scale_words(matter.network, *row.probability);
  if (row.likeliest_route) words["likeliest_words"] = way_words(matter, row.likeliest_route->arcs);
  if (row.fastest_route) words["fastest_words"] = way_words(matter, row.fastest_route->arcs);
  if (row.verdict == engine::Verdict::no_route)
    words["stops_words"] = closed_set_words(matter, row);
  if (row.verdict == engine::Verdict::blocked) words["stops_words"] = cut_words(matter, row);
  return words;
}

/// That something is not known is no finding that could be solid; and where no way is known because
/// nobody was asked, the 0 of the ways that are known is no probability that anybody should average.
void leave_open(Json& row, const ReachRow& source) {
  row["stamp"] = nullptr;
  row["stamp_share"] = nullptr;
  if (source.verdict != engine::Verdict::no_route) return;
  for (const char* bound : {"best", "low", "high"}) row["probability"][bound] = nullptr;
  for (const char* bound : {"pessimistic", "optimistic"}) row["assumption_bounds"][bound] = nullptr;
}

using Verdicts = std::string (*)(const ReachRow&);

/// `rows` with their words; `sources` are what they were made from, in the same order.
Json with_words(const TableMatter& matter, Json rows, const std::vector<ReachRow>& sources,
                Verdicts verdict) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    rows[i].update(row_words(matter, sources[i]));
    rows[i]["verdict_words"] = verdict(sources[i]);
    if (is_not_known(sources[i])) leave_open(rows[i], sources[i]);
  }
  return with_names(matter.network, std::move(rows));
}

Json of_the_kind(const TableMatter& matter, const Json& rows) {
  if (!matter.kind) return rows;
  Json chosen = Json::array();
  for (const Json& row : rows) {
    if (row["kind"] == matter.kind->text) chosen.push_back(row);
  }
  return chosen;
}

Json bearer_rows(const TableMatter& matter) {
  Json rows = reach_json(matter.network, matter.analysis, std::nullopt);
  return of_the_kind(
      matter, with_words(matter, std::move(rows), matter.analysis.reach.bearers, verdict_words));
}

Json audience_rows(const TableMatter& matter) {
  Json rows = inform_json(matter.network, matter.analysis, std::nullopt);
  return of_the_kind(
      matter, with_words(matter, std::move(rows), matter.analysis.reach.audiences, audience_words));
}

Json arrival_rows(const TableMatter& matter, const Json& rows) {
  Json entries = unfolded(rows, "collectors");
  for (Json& entry : entries) {
    const ActorId at{entry["entry"]["actor"].get<std::string>()};
    const KindId as{entry["entry"]["kind"].get<std::string>()};
    entry["collector_name"] = actor_name(matter.network, at);
    entry["collected_name"] = kind_name(matter.network, as);
  }
  return entries;
}

// ---- the ledger ---------------------------------------------------------------------------------

constexpr Field kLedgerFields[] = {
    {"/actor_name", "Who", kText, "Who notices it."},
    {"/kind_name", "What", kText, "The kind of information."},
    {"/part", "What becomes of it", kText,
     "arrived; lost: on ways that work; gap: it waits for a line that does not work; unmapped: "
     "nobody has "
     "named a way. The amounts of a row add up to 1."},
    {"/element_words", "Where", kText, "The element that takes it, or the line that it waits for."},
    {"/amount", "Amount", kChance,
     "Share of one piece; losses are shared out by the Shapley value."},
    {"/low", "Amount, low", kChance, "5 % point of the draws; gaps hang on no likelihood."},
    {"/high", "Amount, high", kChance, "95 % point of the draws."},
    {"/status", "Status of the line", kText,
     "Of gaps: planned, missing (a source says so), unknown (a question, not a finding)."},
    {"/method", "Method", kText, "exact, or sampled."},
    {"/standard_error", "Standard error", kNumber, "Of the amount, where it is sampled."},
    {"/balance", "Balance", kNumber, "How far the row's sum is from 1; said once a row."},
    {"/actor", "Who (id)"},
    {"/kind", "What (id)"},
    {"/element", "Where (id)"},
};

constexpr Field kLedgerTotalFields[] = {
    {"/part", "What becomes of it", kText, "arrived, lost, gap, unmapped; of all rows together."},
    {"/element_words", "Where"},
    {"/amount", "Pieces", kNumber, "One piece a row of the sheet \"bearers\" that is not at home."},
    {"/low", "Pieces, low", kNumber, "5 % point of the draws."},
    {"/high", "Pieces, high", kNumber, "95 % point of the draws."},
    {"/status", "Status of the line"},
    {"/standard_error", "Standard error", kNumber, "Of the amount, where it is sampled."},
    {"/element", "Where (id)"},
};

constexpr Field kLedgerGroupFields[] = {
    {"/grouping", "Grouped by", kText, "Every grouping adds up to all that is lost, and all gaps."},
    {"/name", "Group"},
    {"/lost", "Lost", kNumber, "Pieces, on ways that work."},
    {"/gaps", "In gaps", kNumber, "Pieces that wait for lines that do not work."},
};

/// What `row` gives of one part: `arrived` or `unmapped`.
Json plain_part(const Json& row, const char* key) {
  Json part = {{"part", key}, {"amount", row[key]}};
  if (row.contains("method")) part["method"] = row["method"];
  return part;
}

void append_parts(Json& parts, const Json& row, const char* list, const char* part) {
  for (const Json& entry : row[list]) {
    parts.push_back(entry);
    parts.back()["part"] = part;
    parts.back()["method"] = row["method"];
  }
}

/// Everything that becomes of what `row` is about: what arrives first, with the balance.
Json parts_of(const Json& row) {
  Json parts = Json::array({plain_part(row, "arrived")});
  if (row.contains("balance")) parts[0]["balance"] = row["balance"];
  append_parts(parts, row, "lost", "lost");
  append_parts(parts, row, "gaps", "gap");
  if (row["unmapped"] != 0.0) parts.push_back(plain_part(row, "unmapped"));
  return parts;
}

Json ledger_rows(const TableMatter& matter) {
  Json rows = Json::array();
  for (const Json& row : ledger_json(matter.network, matter.analysis, matter.kind)) {
    for (Json& part : parts_of(row)) {
      part["actor"] = row["actor"];
      part["kind"] = row["kind"];
      rows.push_back(std::move(part));
    }
  }
  return with_element_words(matter, with_names(matter.network, std::move(rows)));
}

Json group_rows(const Json& groups) {
  Json rows = Json::array();
  for (const auto& [grouping, list] : groups.items()) {
    for (const Json& group : list) {
      rows.push_back(group);
      rows.back()["grouping"] = grouping;
    }
  }
  return rows;
}

}  // namespace

DataTables reach_data(const TableMatter& matter) {
  if (!matter.analysis.asked.parts.reach) return {};
  const Json bearers = bearer_rows(matter);
  DataTables tables = {table_of("bearers", kReachFields, bearers),
                       table_of("audiences", kReachFields, audience_rows(matter)),
                       table_of("arrivals", kArrivalFields, arrival_rows(matter, bearers))};
  const Json weighted = total_json(matter.analysis.reach.total)["weighted"];
  if (!matter.kind && !weighted.empty())
    tables.push_back(table_of("amounts", kAmountFields, weighted));
  return tables;
}

DataTables ledger_data(const TableMatter& matter) {
  if (!matter.analysis.asked.parts.reach) return {};
  const Json total = ledger_total_json(matter.network, matter.analysis);
  return {table_of("ledger", kLedgerFields, ledger_rows(matter)),
          table_of("ledger total", kLedgerTotalFields, with_element_words(matter, parts_of(total))),
          table_of("ledger groups", kLedgerGroupFields, group_rows(total["groups"]))};
}

}  // namespace sideflow::reports
