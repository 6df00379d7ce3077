// Why groups are not reached: certificates in words, grouped where the same is to be said.
#include "reports/element_words.hpp"
#include "reports/gap_report/certificate.hpp"
#include "reports/gap_report/gap_matter.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/gap_report/row_evidence.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ReachRow;
using engine::Verdict;

constexpr std::size_t kMostGroups = 8;

/// Rows of which the same is to be said.
struct Group {
  std::string verdict;
  std::string clause;
  std::string stamp;
  std::vector<std::string> who;
  std::vector<std::string> what;
  std::vector<Evidence> evidence;
};

std::string closed_set_clause(const ReportMatter& matter, const ReachRow& row) {
  std::vector<std::string> reached, clauses;
  for (const engine::ClosedPair& pair : row.closed_set) {
    const std::string clause = closed_pair_clause(matter, pair);
    if (pair.vertex == row.row.vertex) {
      clauses.insert(clauses.begin(), clause);
      continue;
    }
    const std::string name =
        with_article(actor_name(matter.network, matter.analysis.graph, pair.vertex));
    reached.push_back(name);
    clauses.push_back(fmt::format("{}: {}", name, clause));
  }
  if (clauses.size() == 1 && reached.empty()) return nothing_leads_on(clauses.front());
  return as_far_as(reached, clauses);
}

std::string clause_of(const ReportMatter& matter, const ReachRow& row) {
  std::string clause;
  if (row.verdict == Verdict::no_route) {
    clause = closed_set_clause(matter, row);
  } else if (row.verdict == Verdict::blocked) {
    clause = without_full_stop(cut_words(matter, row));
    clause[0] = clause[0] == 'E' ? 'e' : clause[0];
  } else {
    clause = faint_clause(row, scale_words(matter.network, *row.probability),
                          by_way_of(way_between(matter, row)));
  }
  return hangs_on_an_assumption(row) ? clause + "; " + hangs_clause() : clause;
}

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

void add(std::vector<Evidence>& pieces, const std::vector<Evidence>& more) {
  for (const Evidence& piece : more) {
    if (std::find(pieces.begin(), pieces.end(), piece) == pieces.end()) pieces.push_back(piece);
  }
}

void add_row(std::vector<Group>& groups, const GapMatter& matter, std::size_t at) {
  const ReachRow& row = matter.analysis.reach.bearers[at];
  const std::optional<engine::Stamp> stamp = stamp_of(matter.analysis, at);
  const Group one{verdict_words(row),
                  clause_of(matter, row),
                  stamp ? engine::word(*stamp) : "",
                  {with_article(actor_name(matter.network, matter.analysis.graph, row.row.vertex))},
                  {kind_name(matter.network, matter.analysis.graph, row.row.vertex)},
                  row_evidence(matter.network, matter.analysis, row)};
  for (Group& group : groups) {
    const bool same_row_parts = group.who == one.who || group.what == one.what;
    if (group.verdict != one.verdict || group.clause != one.clause || group.stamp != one.stamp ||
        !same_row_parts)
      continue;
    add_once(group.who, one.who.front());
    add_once(group.what, one.what.front());
    add(group.evidence, one.evidence);
    return;
  }
  groups.push_back(one);
}

std::string group_sentence(const GapMatter& matter, const Group& group) {
  const std::string stamp = group.stamp.empty() ? "" : fmt::format(" ({})", group.stamp);
  const std::string text = fmt::format("{} ({}): {}{}: {}", capitalised(listed(group.who, 8)),
                                       listed(group.what, 4), group.verdict, stamp, group.clause);
  const std::string marks = short_marks(matter, group.evidence);
  return marks.empty() ? text + "." : fmt::format("{} {}.", text, marks);
}

}  // namespace

Blocks why_not_reached(const GapMatter& matter) {
  std::vector<Group> groups;
  for (const Fate meant : {Fate::does_not_arrive, Fate::rarely_arrives}) {
    for (std::size_t at = 0; at < matter.analysis.reach.bearers.size(); ++at) {
      if (fate(matter.analysis.reach.bearers[at]) == meant) add_row(groups, matter, at);
    }
  }
  if (groups.empty()) return {};
  Bullets bullets;
  for (std::size_t at = 0; at < std::min(kMostGroups, groups.size()); ++at)
    bullets.items.push_back(group_sentence(matter, groups[at]));
  if (groups.size() > kMostGroups)
    bullets.items.push_back(more_in_annex(groups.size() - kMostGroups));
  return {Paragraph{"", unreached_intro()}, bullets};
}

}  // namespace sideflow::reports
