// Annexes: evidence, all rows and parts, the ledger, method.
#include "reports/description/network_tables.hpp"
#include "reports/element_words.hpp"
#include "reports/gap_report/gap_matter.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/ledger_sentences.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/ledger_table.hpp"
#include "reports/tables/terminal_table.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Element;
using engine::ElementIndex;

/// Headings of a section that stands in an annex, one level lower.
Blocks one_level_lower(Blocks blocks) {
  for (Block& block : blocks) {
    if (auto* heading = std::get_if<Heading>(&block)) heading->level = 3;
  }
  return blocks;
}

// ---- A: evidence ----------------------------------------------------------------------------------

Blocks evidence_annex(const GapMatter& matter) {
  Blocks blocks = {Heading{2, heading::kEvidence}};
  const Table sources = table_of_sources(matter);
  if (!sources.rows.empty()) blocks.emplace_back(sources);
  const Citations passages =
      all_passages(matter.network, named_marks(matter.network, matter.edition), matter.edition);
  append(blocks, {Heading{3, heading::kPassages}, passages});
  append(blocks, one_level_lower(findings(matter)));
  const Bullets notes = notes_on_barriers(matter);
  if (!notes.items.empty()) append(blocks, {Heading{3, heading::kNotes}, notes});
  return blocks;
}

// More rows than this nobody reads on paper.
constexpr std::size_t kMostRows = 400;

// ---- B: all rows and parts ------------------------------------------------------------------------

/// By element.
std::vector<double> amounts(const engine::FlowGraph& graph,
                            const std::vector<engine::ElementLoss>& losses) {
  std::vector<double> by_element(graph.elements.size(), 0.0);
  for (const engine::ElementLoss& loss : losses) by_element[loss.element] = loss.amount;
  return by_element;
}

std::string gain_cell(const engine::Analysis& analysis, ElementIndex element) {
  const std::optional<engine::Bounds> gain = gain_of(analysis, element);
  return gain ? number_then_range(*gain) : "not worked out";
}

Table table_of_elements(const GapMatter& matter) {
  const engine::FlowGraph& graph = matter.analysis.graph;
  const std::vector<double> lost = amounts(graph, matter.analysis.ledger.lost);
  const std::vector<double> waiting = amounts(graph, matter.analysis.ledger.gaps);
  Table table{element_heads(), {}};
  for (ElementIndex index = 0; index < graph.elements.size(); ++index) {
    const Element& element = graph.elements[index];
    table.rows.push_back({capitalised(element_words(matter.network, element)), word(element.status),
                          strength_words(matter.network, element), word(element.existence),
                          two_digits(lost[index]), two_digits(waiting[index]),
                          gain_cell(matter.analysis, index)});
  }
  return table;
}

Table table_of_actors(const GapMatter& matter) {
  Table table{actor_loss_heads(), {}};
  for (const engine::ActorImportance& importance : matter.analysis.importance.actors) {
    const Actor& actor = matter.network.actors[importance.actor];
    table.rows.push_back({actor_name(matter.network, actor.id), word(actor.stage),
                          two_digits(importance.loss_if_gone)});
  }
  return table;
}

/// Tables with no more rows than somebody reads; of the others it is said how many are left out.
Blocks shortened(Blocks blocks) {
  Blocks shorter;
  for (Block& block : blocks) {
    std::size_t left_out = 0;
    if (auto* table = std::get_if<Table>(&block); table && table->rows.size() > kMostRows) {
      left_out = table->rows.size() - kMostRows;
      table->rows.resize(kMostRows);
    }
    shorter.push_back(std::move(block));
    if (left_out > 0) shorter.emplace_back(Paragraph{"", rows_left_out_sentence(left_out)});
  }
  return shorter;
}

Blocks row_by_row(const GapMatter& matter) {
  const engine::Reach& reach = matter.analysis.reach;
  if (reach.bearers.size() + reach.audiences.size() > kMostRows)
    return {Paragraph{"", too_many_rows_sentence(reach.bearers.size())}};
  Blocks blocks = one_level_lower(row_sections(matter));
  append(blocks, one_level_lower(what_comes_back(matter)));
  return blocks;
}

Blocks all_parts_annex(const GapMatter& matter) {
  Blocks blocks = {Heading{2, heading::kAllParts}};
  append(blocks, one_level_lower(table_of_rows(matter)));
  append(blocks, row_by_row(matter));
  append(blocks, one_level_lower(scenario_blocks(matter)));
  const Table elements = table_of_elements(matter);
  if (!elements.rows.empty()) append(blocks, {Heading{3, heading::kElements}, elements});
  const Table actors = table_of_actors(matter);
  if (!actors.rows.empty()) append(blocks, {Heading{3, heading::kActors}, actors});
  return blocks;
}

// ---- C: the ledger --------------------------------------------------------------------------------

Balance balance_of(const engine::Analysis& analysis) {
  const engine::Ledger& ledger = analysis.ledger;
  Balance balance{.pieces = ledger.amount,
                  .arrived = ledger.arrived,
                  .unmapped = ledger.unmapped,
                  .arrived_range = std::nullopt,
                  .exact = ledger.exact};
  if (ledger.left_out == 0) balance.arrived_range = analysis.reach.total.arrived;
  for (const engine::ElementLoss& loss : ledger.lost) balance.lost += loss.amount;
  for (const engine::ElementLoss& gap : ledger.gaps) {
    const bool unknown = analysis.graph.elements[gap.element].status == Status::unknown;
    (unknown ? balance.unknown_line : balance.no_line) += gap.amount;
  }
  return balance;
}

Table as_table(const TerminalTable& lines) {
  Table table{lines.heads, lines.rows};
  for (std::vector<std::string>& row : table.rows) {
    for (std::string& cell : row) cell = broken_anywhere(cell);
  }
  return table;
}

Blocks ledger_annex(const GapMatter& matter) {
  Blocks blocks = {Heading{2, heading::kLedger}};
  const engine::Ledger& ledger = matter.analysis.ledger;
  if (ledger.amount == 0) {
    blocks.emplace_back(Paragraph{"", no_ledger_sentence()});
    return blocks;
  }
  const std::vector<std::string> lines = balance_lines(balance_of(matter.analysis));
  blocks.emplace_back(Paragraph{"", lines.front()});
  Bullets parts;
  for (std::size_t at = 1; at < lines.size(); ++at) parts.items.push_back(one_line(lines[at]));
  blocks.emplace_back(parts);
  for (const TerminalTable& table : ledger_tables(matter.network, matter.analysis)) {
    if (!table.rows.empty()) blocks.emplace_back(as_table(table));
  }
  blocks.emplace_back(Paragraph{"", two_columns_sentence() + " " + gaps_sentence()});
  const std::string missing = missing_rows_sentence(ledger.summed_only, ledger.left_out);
  if (!missing.empty()) blocks.emplace_back(Paragraph{"", missing});
  return blocks;
}

// ---- D: method ------------------------------------------------------------------------------------

Blocks method_annex(const GapMatter& matter) {
  return {Heading{2, heading::kMethodTerms},
          Paragraph{
              "", method_text(matter.analysis.threshold, estimate_sentence(matter.analysis.reach))},
          Bullets{term_sentences()}, Heading{3, heading::kScale}, table_of_scale(matter.network)};
}

}  // namespace

Blocks gap_annexes(const GapMatter& matter) {
  Blocks blocks = evidence_annex(matter);
  append(blocks, all_parts_annex(matter));
  append(blocks, ledger_annex(matter));
  append(blocks, method_annex(matter));
  return shortened(std::move(blocks));
}

}  // namespace sideflow::reports
