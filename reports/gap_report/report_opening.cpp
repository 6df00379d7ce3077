// What the report rests on, and the table of all rows.
#include "reports/element_words.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sections.hpp"
#include "reports/gap_report/row_evidence.hpp"
#include "reports/gap_report/row_route.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ReachRow;

/// "held: stated; that the lines are missing: implied; 2 of 3 likelihoods not graded by a source
/// [tartu]".
std::string rests_on(const ReportMatter& matter, const ReachRow& row) {
  std::string text = "held: " + basis_of_holding(matter, row);
  const std::string lines = bases_of_lines(matter, row);
  if (!lines.empty()) text += row.likeliest_route ? "; the lines: " + lines : "; the gap: " + lines;
  const auto way = elements_on_the_way(matter.analysis.graph, row);
  const auto assumed = std::count_if(way.begin(), way.end(), [&](engine::ElementIndex element) {
    return matter.analysis.graph.elements[element].strength == Basis::assumed;
  });
  if (!way.empty())
    text += fmt::format("; on the likeliest way {} of {} not graded by a source", assumed,
                        counted(way.size(), "likelihood", "likelihoods"));
  if (hangs_on_an_assumption(row)) text += "; hangs on an assumption";
  const std::string sources = source_ids(
      matter.network, row_evidence(matter.network, matter.analysis, row), matter.edition);
  return sources.empty() ? text : fmt::format("{} [{}]", text, sources);
}

std::string probability_cell(const ReportMatter& matter, const ReachRow& row) {
  if (!row.probability) return row.row.at_home ? "in no total" : "not decided";
  if (row.verdict == engine::Verdict::undecided) return "not decided: " + reach_number(row);
  if (is_not_known(row)) return "not known";
  if (row.verdict == engine::Verdict::no_route) return "no way";
  return fmt::format("{}: {}", scale_words(matter.network, *row.probability), reach_number(row));
}

}  // namespace

Table table_of_sources(const ReportMatter& matter) {
  Table table{{"Source", "Title", "Kind", "Date"}, {}};
  for (const SourceId& id : cited_sources(matter.network)) {
    if (!shows(matter.edition, matter.network, id)) continue;
    const Source& source = *find_source(matter.network, id);
    table.rows.push_back({id.text, source.title, word(source.kind), source.date});
  }
  return table;
}

std::size_t working_actors(const Network& network) {
  return static_cast<std::size_t>(
      std::count_if(network.actors.begin(), network.actors.end(),
                    [](const Actor& actor) { return actor.status == Status::working; }));
}

std::string row_name(const ReportMatter& matter, const ReachRow& row) {
  const engine::FlowGraph& graph = matter.analysis.graph;
  return fmt::format("{} ({})", actor_name(matter.network, graph, row.row.vertex),
                     kind_name(matter.network, graph, row.row.vertex));
}

Blocks what_it_rests_on(const ReportMatter& matter) {
  const Network& network = matter.network;
  Blocks blocks = {Heading{2, heading::kRestsOn},
                   Paragraph{"", source_line(network, matter.edition)}};
  const Table sources = table_of_sources(matter);
  if (!sources.rows.empty()) blocks.emplace_back(sources);
  blocks.emplace_back(Paragraph{"", strengths_sentence(strength_counts(network))});
  blocks.emplace_back(
      Paragraph{"", not_asked_sentence(actors_not_asked(network).size(), working_actors(network))});
  const std::string kept_back = withheld_sentence(withheld(network, matter.edition));
  if (!kept_back.empty()) blocks.emplace_back(Paragraph{"", kept_back});
  return blocks;
}

Blocks table_of_rows(const ReportMatter& matter) {
  Table table{{"Who", "What", "Verdict", "Probability", "Rests on"}, {}};
  const engine::FlowGraph& graph = matter.analysis.graph;
  for (const ReachRow& row : matter.analysis.reach.bearers) {
    table.rows.push_back({actor_name(matter.network, graph, row.row.vertex),
                          kind_name(matter.network, graph, row.row.vertex), short_verdict(row),
                          probability_cell(matter, row), rests_on(matter, row)});
  }
  if (table.rows.empty()) return {};
  return {Heading{2, heading::kAllRows}, table};
}

}  // namespace sideflow::reports
