#include "reports/tables/meeting_table.hpp"

#include "reports/description/description_words.hpp"
#include "reports/element_words.hpp"
#include "reports/ledger_sentences.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/json_parts.hpp"
#include "reports/tables/meeting_words.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::FlowGraph;
using engine::Meeting;
using engine::MeetingPlace;
using engine::UncountedKind;
using engine::UncountedRow;

namespace words = meeting_words;

constexpr std::size_t kMostLines = 15;
constexpr std::size_t kMostNames = 4;
// Columns of places that give way on a narrow terminal.
constexpr std::size_t kKinds = 2;
constexpr std::size_t kGroups = 6;
constexpr std::size_t kSectors = 7;
constexpr double kRounding = 1e-12;  // of adding up what is certain

// ---- what is shown ------------------------------------------------------------------------------

struct Shown {
  const Network& network;
  const FlowGraph& graph;
  const Meeting& found;
  const std::optional<KindId>& kind;

  [[nodiscard]] std::string actor(std::uint32_t position) const {
    return actor_name(network, network.actors[position].id);
  }
  [[nodiscard]] std::string kind_of(std::uint32_t position) const {
    return kind_name(network, network.kinds[position].id);
  }
  [[nodiscard]] std::string bearer(std::size_t row) const {
    return actor_name(network, graph, graph.bearers[row].vertex);
  }
  [[nodiscard]] bool has(std::uint32_t position) const {
    return !kind || network.kinds[position].id == *kind;
  }
  [[nodiscard]] bool has_row(std::size_t row) const {
    return is_of_kind(network, graph, graph.bearers[row].vertex, kind);
  }
  [[nodiscard]] bool has_bearer(std::uint32_t actor) const {
    return std::any_of(graph.bearers.begin(), graph.bearers.end(), [&](const engine::Row& row) {
      return graph.vertices[row.vertex].actor == actor &&
             is_of_kind(network, graph, row.vertex, kind);
    });
  }
};

std::string number_cell(const engine::MeetingNumber& number) {
  return words::number(without_rounding(number.value, kRounding), number.sampled);
}

// ---- where pieces meet --------------------------------------------------------------------------

std::vector<const MeetingPlace*> places_of(const Shown& shown) {
  std::vector<const MeetingPlace*> places;
  for (const MeetingPlace& place : shown.found.places) {
    if (std::any_of(place.kinds.begin(), place.kinds.end(),
                    [&](std::uint32_t kind) { return shown.has(kind); }))
      places.push_back(&place);
  }
  const auto worth = [](const MeetingPlace* place) {
    return std::pair(place->at_least_two.value, place->expected_bearers.value);
  };
  std::stable_sort(places.begin(), places.end(), [&](const MeetingPlace* a, const MeetingPlace* b) {
    return worth(a) > worth(b);
  });
  return places;
}

std::string bearers_cell(const Shown& shown, const MeetingPlace& place) {
  std::vector<std::string> names;
  for (const std::uint32_t bearer : place.bearers) {
    if (bearer != place.actor) names.push_back(shown.actor(bearer));
  }
  if (!place.own) return listed(names, kMostNames);
  names.insert(names.begin(), words::kOwn);
  return listed(names, kMostNames);
}

std::string kinds_cell(const Shown& shown, const MeetingPlace& place) {
  std::vector<std::string> names;
  names.reserve(place.kinds.size());
  for (const std::uint32_t kind : place.kinds) names.push_back(shown.kind_of(kind));
  return listed(names, kMostNames);
}

std::string meets_cell(const Shown& shown, const MeetingPlace& place) {
  if (place.bearers.size() < 2) return words::kOneGroup;
  const double value = without_rounding(place.at_least_two.value, kRounding);
  if (place.at_least_two.sampled && value == 0) return words::kNeverDrawn;
  if (place.at_least_two.sampled && value == 1) return words::kAlwaysDrawn;
  return scale_word(shown.network, value);
}

/// Different sectors among the bearers; those without one aside.
std::size_t sectors_of(const Shown& shown, const MeetingPlace& place) {
  std::vector<SectorId> sectors;
  for (const std::uint32_t bearer : place.bearers) {
    const std::optional<SectorId>& sector = shown.network.actors[bearer].sector;
    if (sector && std::find(sectors.begin(), sectors.end(), *sector) == sectors.end())
      sectors.push_back(*sector);
  }
  return sectors.size();
}

std::vector<std::string> line_of(const Shown& shown, const MeetingPlace& place) {
  const std::size_t sectors = sectors_of(shown, place);
  const bool alone = place.family.empty();
  return {shown.actor(place.actor),
          alone ? shown.kind_of(place.kinds.front()) : family_words(place.family),
          alone ? "" : kinds_cell(shown, place),
          bearers_cell(shown, place),
          meets_cell(shown, place),
          number_cell(place.at_least_two),
          words::expected(number_cell(place.expected_bearers), place.bearers.size()),
          sectors == 0 ? "" : words::expected(number_cell(place.expected_sectors), sectors)};
}

TerminalTable places_table(const Shown& shown) {
  TerminalTable table{words::place_heads(), {}, {kKinds, kSectors, kGroups}};
  for (const MeetingPlace* place : places_of(shown)) table.rows.push_back(line_of(shown, *place));
  return table;
}

// ---- what official figures leave out ------------------------------------------------------------

template <class Wanted>
std::string names_of(const Shown& shown, const UncountedKind& kind, Wanted wanted) {
  std::vector<std::string> names;
  for (const UncountedRow& row : kind.rows) {
    if (wanted(row)) names.push_back(shown.bearer(row.row));
  }
  return listed(names, kMostNames);
}

TerminalTable uncounted_table(const Shown& shown) {
  TerminalTable table{words::uncounted_heads(), {}, {}};
  for (const UncountedKind& kind : shown.found.uncounted) {
    if (!shown.has(kind.kind)) continue;
    table.rows.push_back(
        {shown.actor(kind.collector), shown.kind_of(kind.kind),
         names_of(shown, kind, [](const UncountedRow&) { return true; }),
         names_of(shown, kind, [](const UncountedRow& row) { return row.comes_to_desk; }),
         names_of(shown, kind, [](const UncountedRow& row) { return row.comes_as_other; }),
         words::asked_for_by(kind)});
  }
  return table;
}

std::string uncounted_note(const Shown& shown, const TerminalTable& table) {
  if (shown.found.uncounted_left_out) return words::kUncountedLeftOut;
  if (!table.rows.empty()) return words::kUncountedNote;
  return shown.graph.collectors.empty() ? words::kNoCollector : words::kAllCounted;
}

// ---- what comes back ----------------------------------------------------------------------------

std::vector<const engine::Feedback*> feedback_of(const Shown& shown) {
  std::vector<const engine::Feedback*> list;
  for (const engine::Feedback& feedback : shown.found.feedback) {
    if (shown.has_bearer(feedback.bearer)) list.push_back(&feedback);
  }
  return list;
}

TerminalTable feedback_table(const Shown& shown) {
  TerminalTable table{words::feedback_heads(), {}, {}};
  for (const engine::Feedback* feedback : feedback_of(shown)) {
    std::vector<std::string> channels;
    channels.reserve(feedback->by.size());
    for (const engine::ArcIndex arc : feedback->by)
      channels.push_back(arc_words(shown.network, shown.graph, arc));
    table.rows.push_back({shown.actor(feedback->bearer), words::comes_back(feedback->comes_back),
                          listed(channels, kMostNames)});
  }
  return table;
}

std::vector<std::string> feedback_notes(const Shown& shown) {
  if (shown.found.feedback_left_out) return {words::kFeedbackLeftOut};
  std::array<std::size_t, 5> answers{};
  const std::vector<const engine::Feedback*> list = feedback_of(shown);
  for (const engine::Feedback* feedback : list)
    ++answers[static_cast<std::size_t>(feedback->comes_back)];
  return {words::feedback_summary(list.size(), answers), words::kFeedbackNote};
}

// ---- what lasts ---------------------------------------------------------------------------------

/// Rows of which something arrives: of others there is nothing that could last.
TerminalTable lasting_table(const Shown& shown) {
  TerminalTable table{words::lasting_heads(), {}, {}};
  for (const engine::LastingRow& row : shown.found.lasting.rows) {
    if (!shown.has_row(row.row) || row.today <= 0) continue;
    const auto cell = [&](double value) {
      return words::number(without_rounding(value, kRounding), row.sampled);
    };
    const double today = without_rounding(row.today, kRounding);
    table.rows.push_back(
        {shown.bearer(row.row),
         kind_name(shown.network, shown.graph, shown.graph.bearers[row.row].vertex),
         scale_word(shown.network, today), cell(today), cell(row.permanent),
         cell(row.permanent_or_unknown)});
  }
  return table;
}

/// Errors of single rows added up are more than that of their sum.
words::LastingSum lasting_sum(const Shown& shown) {
  words::LastingSum sum;
  for (const engine::LastingRow& row : shown.found.lasting.rows) {
    if (!shown.has_row(row.row)) continue;
    ++sum.rows;
    sum.today += row.today;
    sum.at_most += row.permanent_or_unknown;
    sum.at_least += row.permanent;
    sum.standard_error += row.sampled ? row.sampled->standard_error : 0.0;
  }
  return {sum.rows, without_rounding(sum.today, kRounding),
          without_rounding(sum.at_most, kRounding), without_rounding(sum.at_least, kRounding),
          shown.kind ? sum.standard_error : shown.found.lasting.standard_error};
}

std::vector<std::string> lasting_notes(const Shown& shown) {
  const words::LastingSum sum = lasting_sum(shown);
  if (sum.rows == 0) return {};
  if (sum.today <= 0) return {words::kNothingArrives};
  return {words::lasting_summary(sum), words::kLastingNote};
}

// ---- the text -----------------------------------------------------------------------------------

/// A heading, what there is to say, and the first rows of a table; "" for nothing.
std::string part_text(const std::string& heading, const std::vector<std::string>& notes,
                      TerminalTable table, std::size_t width) {
  std::string body;
  for (const std::string& note : notes) body += paragraph(note, width);
  if (!table.rows.empty())
    body += (body.empty() ? "" : "\n") +
            first_rows_text(without_empty_columns(std::move(table)), kMostLines, width);
  return body.empty() ? "" : "\n" + heading + "\n\n" + body;
}

bool has_estimates(const Meeting& found) {
  return std::any_of(found.places.begin(), found.places.end(),
                     [](const MeetingPlace& place) {
                       return place.expected_bearers.sampled || place.expected_sectors.sampled ||
                              place.at_least_two.sampled;
                     }) ||
         std::any_of(found.lasting.rows.begin(), found.lasting.rows.end(),
                     [](const engine::LastingRow& row) { return row.sampled.has_value(); });
}

std::vector<std::string> place_notes(const Shown& shown, const TerminalTable& table) {
  std::vector<std::string> notes;
  if (table.rows.empty() && shown.found.places_left_out == 0) notes.emplace_back(words::kNoPlace);
  if (shown.found.places_left_out > 0)
    notes.push_back(words::places_left_out(shown.found.places_left_out));
  return notes;
}

bool has_rows(const Shown& shown) {
  return std::any_of(shown.graph.bearers.begin(), shown.graph.bearers.end(),
                     [&](const engine::Row& row) {
                       return is_of_kind(shown.network, shown.graph, row.vertex, shown.kind);
                     });
}

}  // namespace

std::vector<TerminalTable> meeting_tables(const Network& network, const FlowGraph& graph,
                                          const Meeting& found, const std::optional<KindId>& kind) {
  const Shown shown{network, graph, found, kind};
  return {places_table(shown), uncounted_table(shown), feedback_table(shown), lasting_table(shown)};
}

std::string meeting_text(const Network& network, const FlowGraph& graph, const Meeting& found,
                         std::size_t width, const std::optional<KindId>& kind) {
  const Shown shown{network, graph, found, kind};
  if (!has_rows(shown)) return paragraph(no_ledger_sentence(), width);
  std::string text = paragraph(words::kWhatThisIs, width) + paragraph(words::kNoRanges, width);
  if (has_estimates(found)) text += paragraph(words::kEstimates, width);
  const TerminalTable places = places_table(shown);
  const TerminalTable uncounted = uncounted_table(shown);
  return text + part_text(words::kPlaces, place_notes(shown, places), places, width) +
         part_text(words::kUncounted, {uncounted_note(shown, uncounted)}, uncounted, width) +
         part_text(words::kFeedback, feedback_notes(shown), feedback_table(shown), width) +
         part_text(words::kLasting, lasting_notes(shown), lasting_table(shown), width);
}

}  // namespace sideflow::reports
