#include "reports/tables/reach_table.hpp"

#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>

namespace sideflow::reports {

namespace {

using engine::ReachRow;

// Columns that give way on a narrow terminal.
constexpr std::size_t kWords = 3;
constexpr std::size_t kStamps = 5;

std::string assumption_note(const ReachRow& row) {
  if (row.row.assumed) return "assumed that it is held";
  return hangs_on_an_assumption(row) ? "hangs on an assumption" : "";
}

/// What nobody was asked about has no number, although nothing is computed to arrive.
bool has_number(const ReachRow& row) {
  return row.probability && (!is_not_known(row) || row.verdict == engine::Verdict::undecided);
}

/// Where there is no way, no word of the scale is said.
std::string likelihood_cell(const Network& network, const ReachRow& row) {
  if (!has_number(row)) return "-";
  if (row.verdict == engine::Verdict::no_route) return "no way";
  return scale_words(network, *row.probability);
}

std::string told_words(const ReachRow& row) {
  return row.verdict == engine::Verdict::at_home ? audience_words(row) : short_verdict(row);
}

using Certainties = std::vector<std::optional<engine::RowCertainty>>;

/// That something is not known is no finding that could be solid.
std::string stamp_cell(const ReachRow& row, const Certainties& certainties, std::size_t position) {
  if (is_not_known(row) || position >= certainties.size() || !certainties[position]) return "";
  return engine::word(certainties[position]->stamp);
}

/// Bearers, or audiences: their rows, and what is said before their verdicts.
struct Side {
  const std::vector<ReachRow>& rows;
  const Certainties& certainties;
  std::string (*verdict)(const ReachRow&);
};

std::vector<std::string> line_of(const Network& network, const engine::Vertex& pair,
                                 const Side& side, std::size_t position) {
  const ReachRow& row = side.rows[position];
  return {one_line(network.actors[pair.actor].name.shown()),
          one_line(network.kinds[pair.kind].name.shown()),
          side.verdict(row),
          likelihood_cell(network, row),
          has_number(row) ? unbroken(reach_number(row)) : "-",
          stamp_cell(row, side.certainties, position),
          assumption_note(row)};
}

}  // namespace

TerminalTable reach_table(const Network& network, const engine::Analysis& analysis,
                          const std::optional<KindId>& kind) {
  TerminalTable table{
      {"Who", "What", "Verdict", "In words", "Probability", "How sure", "Note"}, {}, {}};
  const Side sides[] = {{analysis.reach.bearers, analysis.certainty.bearers, short_verdict},
                        {analysis.reach.audiences, analysis.certainty.audiences,
                         [](const ReachRow& row) { return "should be told: " + told_words(row); }}};
  for (const Side& side : sides) {
    for (std::size_t i = 0; i < side.rows.size(); ++i) {
      const engine::Vertex& pair = analysis.graph.vertices[side.rows[i].row.vertex];
      if (!kind || network.kinds[pair.kind].id == *kind)
        table.rows.push_back(line_of(network, pair, side, i));
    }
  }
  table.dispensable = {kWords, kStamps};
  return without_empty_columns(table);
}

}  // namespace sideflow::reports
