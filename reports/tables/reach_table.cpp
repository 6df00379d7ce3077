#include "reports/tables/reach_table.hpp"

#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>

namespace sideflow::reports {

namespace {

using engine::ReachRow;

std::string assumption_note(const ReachRow& row) {
  if (row.row.assumed) return "assumed that it is held";
  return hangs_on_an_assumption(row) ? "hangs on an assumption" : "";
}

/// What nobody was asked about has no number, although nothing is computed to arrive.
bool has_number(const ReachRow& row) { return row.probability && !is_not_known(row); }

/// Where there is no way, no word of the scale is said.
std::string likelihood_cell(const Network& network, const ReachRow& row) {
  if (!has_number(row)) return "-";
  if (row.verdict == engine::Verdict::no_route) return "no way";
  return scale_words(network, *row.probability);
}

std::string told_words(const ReachRow& row) {
  return row.verdict == engine::Verdict::at_home ? audience_words(row) : short_verdict(row);
}

/// A column in which nothing stands is left out.
void drop_empty_last_column(TerminalTable& table) {
  const auto is_empty = [](const std::vector<std::string>& row) { return row.back().empty(); };
  if (!std::all_of(table.rows.begin(), table.rows.end(), is_empty)) return;
  table.heads.pop_back();
  for (std::vector<std::string>& row : table.rows) row.pop_back();
}

std::vector<std::string> line_of(const Network& network, const engine::Vertex& pair,
                                 const ReachRow& row, const std::string& words) {
  return {one_line(network.actors[pair.actor].name.shown()),
          one_line(network.kinds[pair.kind].name.shown()),
          words,
          likelihood_cell(network, row),
          has_number(row) ? number_with_range(*row.probability) : "-",
          assumption_note(row)};
}

}  // namespace

TerminalTable reach_table(const Network& network, const engine::Analysis& analysis,
                          const std::optional<KindId>& kind) {
  TerminalTable table{{"Who", "What", "Verdict", "In words", "Probability", "Note"}, {}};
  const auto is_meant = [&](const engine::Vertex& pair) {
    return !kind || network.kinds[pair.kind].id == *kind;
  };
  for (const ReachRow& row : analysis.reach.bearers) {
    const engine::Vertex& pair = analysis.graph.vertices[row.row.vertex];
    if (is_meant(pair)) table.rows.push_back(line_of(network, pair, row, short_verdict(row)));
  }
  for (const ReachRow& row : analysis.reach.audiences) {
    const engine::Vertex& pair = analysis.graph.vertices[row.row.vertex];
    const std::string words = "should be told: " + told_words(row);
    if (is_meant(pair)) table.rows.push_back(line_of(network, pair, row, words));
  }
  drop_empty_last_column(table);
  return table;
}

}  // namespace sideflow::reports
