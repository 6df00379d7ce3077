// A section for each set of rows of which the same is to be said: verdict, route or certificate in
// words, assumption, barriers that would remain, notes, marks.
#include "reports/element_words.hpp"
#include "reports/gap_report/certificate.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sections.hpp"
#include "reports/gap_report/row_evidence.hpp"
#include "reports/gap_report/row_route.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <array>
#include <set>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ReachRow;
using engine::Verdict;

constexpr std::array kFatesInOrder = {Fate::does_not_arrive, Fate::rarely_arrives, Fate::not_known,
                                      Fate::arrives, Fate::at_home};

std::string actor_at(const ReportMatter& matter, engine::VertexIndex vertex) {
  return actor_name(matter.network, matter.analysis.graph, vertex);
}

std::string pair_at(const ReportMatter& matter, engine::VertexIndex vertex) {
  return fmt::format("{} ({})", actor_at(matter, vertex),
                     kind_name(matter.network, matter.analysis.graph, vertex));
}

Aim aim_of(const ReportMatter& matter, const ReachRow& row) {
  return matter.network.kinds[matter.analysis.graph.vertices[row.row.vertex].kind].aim;
}

// ---- where it arrives ---------------------------------------------------------------------------

/// The collectors that the row can arrive at; the unit that would collect it where there are none.
std::string where_it_arrives(const ReportMatter& matter, const ReachRow& row) {
  std::set<std::string> names;
  if (!row.collectors) return collecting_unit(matter.network, matter.analysis);
  for (const engine::CollectorReach& collector : *row.collectors)
    names.insert(with_article(actor_at(matter, collector.vertex)));
  if (names.empty()) return collecting_unit(matter.network, matter.analysis);
  if (names.size() == 1) return *names.begin();
  return "one at least of " + listed({names.begin(), names.end()}, 6);
}

// ---- the certificate ----------------------------------------------------------------------------

/// The closed set of one pair in a sentence; the row's own name need not be said again.
std::string only_pair_sentence(const ReportMatter& matter, const ReachRow& row) {
  const engine::ClosedPair& pair = row.closed_set.front();
  const std::string clause = closed_pair_clause(matter, pair) + ".";
  if (pair.vertex == row.row.vertex) return capitalised(clause);
  return fmt::format("Held by {}: {}", with_article(actor_at(matter, pair.vertex)), clause);
}

Blocks closed_set_blocks(const ReportMatter& matter, const ReachRow& row) {
  if (row.closed_set.size() < 2) return {};
  Bullets pairs;
  for (const engine::ClosedPair& pair : row.closed_set)
    pairs.items.push_back(
        fmt::format("{}: {}.", pair_at(matter, pair.vertex), closed_pair_clause(matter, pair)));
  return {Paragraph{"", closed_set_intro(aim_of(matter, row))}, pairs};
}

// ---- a row --------------------------------------------------------------------------------------

std::string verdict_text(const ReportMatter& matter, const ReachRow& row,
                         const std::string& where) {
  if (row.verdict == Verdict::at_home) return at_home_sentence(aim_of(matter, row));
  if (row.verdict == Verdict::undecided) return undecided_sentence(row);
  if (row.verdict == Verdict::no_route) {
    return row.closed_set.size() == 1 ? only_pair_sentence(matter, row) : "";
  }
  return arrival_sentence(row, scale_words(matter.network, *row.probability), where, "");
}

Blocks explanation(const ReportMatter& matter, const ReachRow& row) {
  if (row.verdict == Verdict::no_route) return closed_set_blocks(matter, row);
  if (row.verdict == Verdict::blocked) return {Paragraph{"", cut_words(matter, row)}};
  return row.likeliest_route ? route_blocks(matter, row) : Blocks{};
}

Blocks assumption_blocks(const ReachRow& row) {
  Blocks blocks;
  if (row.row.assumed) blocks.emplace_back(Paragraph{"", assumed_holding_sentence()});
  if (hangs_on_an_assumption(row)) blocks.emplace_back(Paragraph{"", assumption_sentence(row)});
  return blocks;
}

// ---- what is said under a row -------------------------------------------------------------------

/// Something that is said of a row; the same for several rows is said once.
struct Said {
  std::vector<std::string> who;
  std::string clause;
};

/// Rows of one kind of which the same is to be said.
struct RowSection {
  std::string what;
  std::vector<std::string> who;
  Blocks blocks;
  std::vector<Said> under;
};

std::vector<std::string> clauses_under(const ReportMatter& matter, const ReachRow& row) {
  std::vector<std::string> clauses;
  const std::vector<std::string> barriers = remaining_barriers(matter, row);
  if (!barriers.empty()) clauses.push_back(remaining_sentence(barriers));
  for (const std::string& note : notes_on(matter, row)) clauses.push_back(note);
  const std::string marks =
      marks_of(matter.network, matter.marks, row_evidence(matter.network, matter.analysis, row),
               matter.edition);
  if (!marks.empty()) clauses.push_back(passages_sentence(marks));
  return clauses;
}

void say_under(RowSection& section, const std::string& who, const std::string& clause) {
  for (Said& said : section.under) {
    if (said.clause == clause) {
      said.who.push_back(who);
      return;
    }
  }
  section.under.push_back({{who}, clause});
}

RowSection& section_for(std::vector<RowSection>& sections, const std::string& what,
                        const Blocks& blocks) {
  for (RowSection& section : sections) {
    if (section.what == what && section.blocks == blocks) return section;
  }
  return sections.emplace_back(RowSection{what, {}, blocks, {}});
}

void add_row(std::vector<RowSection>& sections, const ReportMatter& matter, const ReachRow& row,
             const std::string& words, const std::string& where) {
  Blocks blocks = {Paragraph{capitalised(words) + ".", verdict_text(matter, row, where)}};
  append(blocks, explanation(matter, row));
  append(blocks, assumption_blocks(row));
  const std::string who = actor_at(matter, row.row.vertex);
  RowSection& section = section_for(
      sections, kind_name(matter.network, matter.analysis.graph, row.row.vertex), blocks);
  section.who.push_back(who);
  for (const std::string& clause : clauses_under(matter, row)) say_under(section, who, clause);
}

std::string said_words(const RowSection& section, const Said& said) {
  if (said.who.size() == section.who.size()) return capitalised(said.clause);
  return fmt::format("{}: {}", listed(said.who), said.clause);
}

Blocks blocks_of(const std::vector<RowSection>& sections) {
  Blocks blocks;
  for (const RowSection& section : sections) {
    blocks.emplace_back(Heading{3, fmt::format("{}: {}", listed(section.who), section.what)});
    append(blocks, section.blocks);
    Bullets under;
    for (const Said& said : section.under) under.items.push_back(said_words(section, said));
    if (!under.items.empty()) blocks.emplace_back(under);
  }
  return blocks;
}

}  // namespace

Blocks row_sections(const ReportMatter& matter) {
  Blocks blocks;
  for (const Fate fate_meant : kFatesInOrder) {
    std::vector<RowSection> sections;
    for (const ReachRow& row : matter.analysis.reach.bearers) {
      if (fate(row) == fate_meant)
        add_row(sections, matter, row, verdict_words(row), where_it_arrives(matter, row));
    }
    if (!sections.empty()) blocks.emplace_back(Heading{2, fate_heading(fate_meant)});
    append(blocks, blocks_of(sections));
  }
  return blocks;
}

Blocks what_comes_back(const ReportMatter& matter) {
  Blocks blocks = {Heading{2, heading::kComesBack}};
  if (matter.analysis.reach.audiences.empty())
    blocks.emplace_back(Paragraph{"", nothing_comes_back_sentence()});
  std::vector<RowSection> sections;
  for (const ReachRow& row : matter.analysis.reach.audiences) {
    const std::string where = with_article(actor_at(matter, row.row.vertex));
    add_row(sections, matter, row, audience_words(row), where);
  }
  append(blocks, blocks_of(sections));
  return blocks;
}

}  // namespace sideflow::reports
