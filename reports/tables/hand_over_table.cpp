#include "reports/tables/hand_over_table.hpp"

#include "engine/flow/closed_set.hpp"
#include "reports/element_words.hpp"
#include "reports/ledger_sentences.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/hand_over_words.hpp"
#include "reports/tables/json_parts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::CaseEnd;
using engine::CaseLoss;
using engine::FlowGraph;
using engine::HandOver;
using engine::HandOverRow;
using engine::VertexIndex;

namespace words = hand_over_words;

constexpr std::size_t kMostLines = 15;
constexpr std::size_t kHandOvers = 5;
constexpr std::size_t kDays = 6;
constexpr double kRounding = 1e-9;  // of the linear system

// ---- what is shown ------------------------------------------------------------------------------

/// What may be said of a row of which nothing arrives: as show reach says it.
struct NothingArrives {
  std::vector<std::uint8_t> leads_today;    ///< by vertex: there is a way, whatever it lets through
  std::vector<std::uint8_t> leads_at_high;  ///< something can come through at the highest
  std::map<VertexIndex, engine::Why> why;   ///< where no way is known

  [[nodiscard]] engine::ReachRow row(VertexIndex start) const {
    engine::ReachRow said;
    said.row.vertex = start;
    said.why = why.contains(start) ? why.at(start) : engine::Why::none;
    if (leads_today[start] == 0) return said;
    said.verdict = engine::Verdict::blocked;
    said.verdict_high =
        leads_at_high[start] != 0 ? engine::Verdict::reached : engine::Verdict::blocked;
    return said;
  }
};

/// The rows that are shown, and where their cases end.
struct Shown {
  const Network& network;
  const FlowGraph& graph;
  const HandOver& found;
  const std::optional<KindId>& kind;
  std::vector<const HandOverRow*> rows;
  std::optional<std::vector<CaseLoss>> losses;  ///< the largest first; none: not worked out
  NothingArrives nothing;

  [[nodiscard]] VertexIndex start(const HandOverRow& row) const {
    return graph.bearers[row.row].vertex;
  }
  [[nodiscard]] bool is_not_known(const HandOverRow& row) const {
    return row.arrived == 0 && reports::is_not_known(nothing.row(start(row)));
  }
};

using Where = std::tuple<VertexIndex, CaseEnd, std::optional<engine::ElementIndex>>;

std::vector<CaseLoss> largest_first(std::vector<CaseLoss> losses) {
  std::stable_sort(losses.begin(), losses.end(),
                   [](const CaseLoss& a, const CaseLoss& b) { return a.amount > b.amount; });
  return losses;
}

/// The losses of several rows, added up.
std::optional<std::vector<CaseLoss>> summed_losses(const std::vector<const HandOverRow*>& rows) {
  std::map<Where, CaseLoss> sums;
  for (const HandOverRow* row : rows) {
    if (!row->losses) return std::nullopt;
    for (const CaseLoss& loss : *row->losses) {
      const auto [place, is_new] = sums.try_emplace({loss.vertex, loss.end, loss.element}, loss);
      if (!is_new) place->second.amount += loss.amount;
    }
  }
  std::vector<CaseLoss> losses;
  losses.reserve(sums.size());
  for (const auto& [where, loss] : sums) losses.push_back(loss);
  return losses;
}

NothingArrives nothing_arrives(const Shown& shown) {
  const engine::SearchSide side = engine::bearer_side(shown.graph);
  NothingArrives nothing{leads_to_target(side, working_arcs(shown.graph)),
                         leads_to_target(side, passable_arcs(shown.graph, engine::Lens::high)),
                         {}};
  std::vector<std::vector<VertexIndex>> starts;
  for (const HandOverRow* row : shown.rows) {
    const VertexIndex start = shown.start(*row);
    if (row->arrived == 0 && nothing.leads_today[start] == 0) starts.push_back({start});
  }
  const engine::ClosedSets closed = closed_sets(shown.network, shown.graph, starts);
  for (std::size_t i = 0; i < starts.size(); ++i)
    nothing.why[starts[i].front()] = closed.sets[i].why;
  return nothing;
}

Shown shown_of(const Network& network, const FlowGraph& graph, const HandOver& found,
               const std::optional<KindId>& kind) {
  Shown shown{network, graph, found, kind};
  for (const HandOverRow& row : found.rows) {
    if (is_of_kind(network, graph, shown.start(row), kind)) shown.rows.push_back(&row);
  }
  shown.losses = kind ? summed_losses(shown.rows) : found.losses;
  if (shown.losses) shown.losses = largest_first(*std::move(shown.losses));
  shown.nothing = nothing_arrives(shown);
  return shown;
}

// ---- rows ---------------------------------------------------------------------------------------

std::string place_of(const Shown& shown, const HandOverRow& row, const CaseLoss& loss) {
  std::string actor = actor_name(shown.network, shown.graph, loss.vertex);
  const auto kind_at = [&](VertexIndex vertex) { return shown.graph.vertices[vertex].kind; };
  if (kind_at(loss.vertex) == kind_at(shown.start(row))) return actor;
  return words::place_with_kind(actor, kind_name(shown.network, shown.graph, loss.vertex));
}

/// All that is lost at one place for one reason counts together, whatever keeps it.
std::string most_cell(const Shown& shown, const HandOverRow& row) {
  std::map<std::pair<VertexIndex, CaseEnd>, CaseLoss> ends;
  for (const CaseLoss& loss : row.losses.value_or(std::vector<CaseLoss>{})) {
    const auto [place, is_new] = ends.try_emplace({loss.vertex, loss.end}, loss);
    if (!is_new) place->second.amount += loss.amount;
  }
  const auto most = std::max_element(ends.begin(), ends.end(), [](const auto& a, const auto& b) {
    return a.second.amount < b.second.amount;
  });
  if (most == ends.end()) return "";
  CaseLoss loss = most->second;
  loss.amount = without_rounding(loss.amount, kRounding);
  return words::ends_at(place_of(shown, row, loss), loss);
}

std::string hand_overs_cell(const HandOverRow& row) {
  return row.if_arrived ? two_digits(without_rounding(row.if_arrived->hand_overs, kRounding)) : "";
}

bool has_time(const HandOverRow& row) {
  return row.if_arrived && row.if_arrived->untimed < row.if_arrived->hand_overs - kRounding;
}

bool is_partly_timed(const HandOverRow& row) {
  return has_time(row) && row.if_arrived->untimed > kRounding;
}

std::string days_cell(const HandOverRow& row) {
  if (!has_time(row)) return "";
  const std::string days = two_digits(without_rounding(row.if_arrived->days, kRounding));
  return is_partly_timed(row) ? words::at_least(days) : days;
}

std::vector<std::string> line_of(const Shown& shown, const HandOverRow& row) {
  const VertexIndex start = shown.start(row);
  const double arrived = without_rounding(row.arrived, kRounding);
  const bool arrives = arrived > 0;
  return {actor_name(shown.network, shown.graph, start),
          kind_name(shown.network, shown.graph, start),
          arrives ? scale_word(shown.network, arrived) : short_verdict(shown.nothing.row(start)),
          shown.is_not_known(row) ? "-" : two_digits(arrived),
          most_cell(shown, row),
          hand_overs_cell(row),
          days_cell(row)};
}

TerminalTable rows_table(const Shown& shown) {
  TerminalTable table{words::row_heads(), {}, {kDays, kHandOvers}};
  for (const HandOverRow* row : shown.rows) table.rows.push_back(line_of(shown, *row));
  return table;
}

// ---- ends and desks -----------------------------------------------------------------------------

std::vector<std::string> line_of(const Shown& shown, const CaseLoss& loss) {
  const Network& network = shown.network;
  return {actor_name(network, shown.graph, loss.vertex),
          kind_name(network, shown.graph, loss.vertex), words::why_it_ends(loss),
          loss.element ? place_words(network, shown.graph.elements[*loss.element], "") : "",
          two_digits(without_rounding(loss.amount, kRounding))};
}

TerminalTable ends_table(const Shown& shown) {
  TerminalTable table{words::end_heads(), {}, {}};
  if (!shown.losses) return table;
  for (const CaseLoss& loss : *shown.losses) table.rows.push_back(line_of(shown, loss));
  return table;
}

TerminalTable desks_table(const Shown& shown) {
  std::vector<std::pair<double, std::size_t>> desks;
  for (std::size_t actor = 0; actor < shown.found.load.size(); ++actor) {
    if (shown.found.load[actor] > 0) desks.emplace_back(shown.found.load[actor], actor);
  }
  std::stable_sort(desks.begin(), desks.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  TerminalTable table{words::desk_heads(), {}, {}};
  for (const auto& [cases, actor] : desks) {
    table.rows.push_back({actor_name(shown.network, shown.network.actors[actor].id),
                          two_digits(without_rounding(cases, kRounding))});
  }
  return table;
}

// ---- the text -----------------------------------------------------------------------------------

/// A heading, the first rows of a table, and what there is to say of it; "" for nothing.
std::string part_text(const std::string& heading, TerminalTable table, std::size_t most,
                      const std::vector<std::string>& notes, std::size_t width) {
  std::string body;
  if (!table.rows.empty())
    body += first_rows_text(without_empty_columns(std::move(table)), most, width);
  for (const std::string& note : notes) body += paragraph(note, width);
  return body.empty() ? "" : "\n" + heading + "\n\n" + body;
}

std::string opening(const Shown& shown, std::size_t width) {
  double arrived = 0;
  std::size_t not_known = 0;
  for (const HandOverRow* row : shown.rows) {
    arrived += row->arrived;
    not_known += shown.is_not_known(*row) ? 1U : 0U;
  }
  std::string text = paragraph(words::kWhatThisIs, width) + paragraph(words::kNoRanges, width);
  if (!shown.found.converged) text += paragraph(words::kNotConverged, width);
  return text + "\n" +
         paragraph(
             words::summary(shown.rows.size(), not_known, without_rounding(arrived, kRounding)),
             width);
}

std::vector<std::string> row_notes(const Shown& shown) {
  const auto any = [&](auto is_one) {
    return std::any_of(shown.rows.begin(), shown.rows.end(),
                       [&](const HandOverRow* row) { return is_one(*row); });
  };
  std::vector<std::string> notes;
  if (any([](const HandOverRow& row) { return row.if_arrived.has_value(); }))
    notes.emplace_back(words::kMeans);
  if (any(is_partly_timed)) notes.emplace_back(words::kOrMore);
  if (any([](const HandOverRow& row) { return !row.losses; })) notes.emplace_back(words::kTooMany);
  return notes;
}

/// Whether cases that are shown come to it; where that is not known, all are told.
bool is_shown(const Shown& shown, const std::vector<VertexIndex>& circle) {
  if (!shown.losses) return true;
  return std::any_of(shown.losses->begin(), shown.losses->end(), [&](const CaseLoss& loss) {
    return loss.end == CaseEnd::circles &&
           std::find(circle.begin(), circle.end(), loss.vertex) != circle.end();
  });
}

std::vector<std::string> end_notes(const Shown& shown) {
  std::vector<std::string> notes;
  for (const std::vector<VertexIndex>& circle : shown.found.circles) {
    if (!is_shown(shown, circle)) continue;
    std::vector<std::string> places;
    places.reserve(circle.size());
    for (const VertexIndex vertex : circle) {
      places.push_back(words::place_with_kind(actor_name(shown.network, shown.graph, vertex),
                                              kind_name(shown.network, shown.graph, vertex)));
    }
    notes.push_back(words::circle(places));
  }
  return notes;
}

std::vector<std::string> desk_notes(const Shown& shown) {
  std::vector<std::string> notes = {words::kDeskNote};
  if (shown.kind) notes.emplace_back(words::kDesksOfAllKinds);
  return notes;
}

}  // namespace

std::vector<TerminalTable> hand_over_tables(const Network& network, const FlowGraph& graph,
                                            const HandOver& found,
                                            const std::optional<KindId>& kind) {
  const Shown shown = shown_of(network, graph, found, kind);
  return {rows_table(shown), ends_table(shown), desks_table(shown)};
}

std::string hand_over_text(const Network& network, const FlowGraph& graph, const HandOver& found,
                           std::size_t width, const std::optional<KindId>& kind) {
  const Shown shown = shown_of(network, graph, found, kind);
  if (shown.rows.empty()) return paragraph(no_ledger_sentence(), width);
  return opening(shown, width) +
         part_text(words::kRows, rows_table(shown), shown.rows.size(), row_notes(shown), width) +
         part_text(words::kEnds, ends_table(shown), kMostLines, end_notes(shown), width) +
         part_text(words::kDesks, desks_table(shown), kMostLines, desk_notes(shown), width);
}

}  // namespace sideflow::reports
