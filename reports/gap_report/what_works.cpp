// What arrives already, with its ways; and what is told in return.
#include "reports/element_words.hpp"
#include "reports/gap_report/gap_matter.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/gap_report/row_evidence.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ReachRow;

constexpr std::size_t kMostRows = 10;
constexpr std::size_t kMostTold = 5;

std::vector<std::size_t> rows_that_arrive(const engine::Analysis& analysis) {
  std::vector<std::size_t> rows;
  const auto& bearers = analysis.reach.bearers;
  for (std::size_t at = 0; at < bearers.size(); ++at) {
    if (fate(bearers[at]) == Fate::arrives && bearers[at].probability) rows.push_back(at);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return bearers[a].probability->best > bearers[b].probability->best;
  });
  return rows;
}

std::string likelihood_cell(const GapMatter& matter, const ReachRow& row) {
  const std::string hangs = hangs_on_an_assumption(row) ? "; " + hangs_clause() : "";
  return fmt::format("{}: {}{}", scale_words(matter.network, *row.probability), reach_number(row),
                     hangs);
}

std::vector<std::string> table_row(const GapMatter& matter, std::size_t at) {
  const ReachRow& row = matter.analysis.reach.bearers[at];
  const engine::FlowGraph& graph = matter.analysis.graph;
  const std::optional<engine::Stamp> stamp = stamp_of(matter.analysis, at);
  return {actor_name(matter.network, graph, row.row.vertex),
          kind_name(matter.network, graph, row.row.vertex),
          likelihood_cell(matter, row),
          by_way_of(way_between(matter, row)),
          short_marks(matter, row_evidence(matter.network, matter.analysis, row)),
          stamp ? engine::word(*stamp) : ""};
}

std::vector<std::string> told_rows(const GapMatter& matter) {
  std::vector<std::string> sentences;
  const engine::FlowGraph& graph = matter.analysis.graph;
  const auto& audiences = matter.analysis.reach.audiences;
  const auto& certainties = matter.analysis.certainty.audiences;
  for (std::size_t at = 0; at < audiences.size(); ++at) {
    const ReachRow& row = audiences[at];
    if (fate(row) != Fate::arrives || !row.probability) continue;
    const std::string marks =
        short_marks(matter, row_evidence(matter.network, matter.analysis, row));
    const bool stamped = at < certainties.size() && certainties[at].has_value();
    const std::string stamp =
        stamped ? fmt::format("; {}", engine::word(certainties[at]->stamp)) : "";
    sentences.push_back(
        fmt::format("{}: {} ({}{}){}.", actor_name(matter.network, graph, row.row.vertex),
                    kind_name(matter.network, graph, row.row.vertex), likelihood_cell(matter, row),
                    stamp, marks.empty() ? "" : " " + marks));
  }
  return sentences;
}

Bullets first_ones(std::vector<std::string> sentences, std::size_t most) {
  const std::size_t more = sentences.size() > most ? sentences.size() - most : 0;
  sentences.resize(sentences.size() - more);
  if (more > 0) sentences.push_back(more_in_annex(more));
  return {std::move(sentences)};
}

}  // namespace

Blocks what_works(const GapMatter& matter) {
  Blocks blocks = {Heading{2, heading::kWorks}};
  const std::vector<std::size_t> rows = rows_that_arrive(matter.analysis);
  Table table{works_heads(), {}};
  for (std::size_t at = 0; at < std::min(kMostRows, rows.size()); ++at)
    table.rows.push_back(table_row(matter, rows[at]));
  if (rows.empty()) blocks.emplace_back(Paragraph{"", nothing_works_sentence()});
  if (!rows.empty()) blocks.emplace_back(table);
  if (rows.size() > kMostRows)
    blocks.emplace_back(Paragraph{"", more_in_annex(rows.size() - kMostRows)});
  const Bullets told = first_ones(told_rows(matter), kMostTold);
  if (!told.items.empty()) append(blocks, {Paragraph{"", comes_back_intro()}, told});
  return blocks;
}

}  // namespace sideflow::reports
