#include "reports/map/map_words.hpp"

#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>

namespace sideflow::reports {

namespace {

using Rows = std::vector<const engine::ReachRow*>;

/// "does not arrive" of all rows, or "1 of 3 does not arrive".
std::string of_rows(std::size_t some, std::size_t all, const std::string& one,
                    const std::string& many) {
  if (some == all) return one;
  return std::to_string(some) + " of " + std::to_string(all) + " " + (some == 1 ? one : many);
}

std::size_t count_fate(const Rows& rows, Fate wanted) {
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [&](const engine::ReachRow* row) { return fate(*row) == wanted; }));
}

bool nobody_asked(const Rows& rows) {
  return std::all_of(rows.begin(), rows.end(), [](const engine::ReachRow* row) {
    return fate(*row) != Fate::not_known || row->why == engine::Why::not_asked;
  });
}

/// "almost never arrives" where that holds for all of them, else "rarely arrives".
std::string faint_words(const Rows& rows, std::size_t some) {
  const std::string first = verdict_words(*rows.front());
  const bool alike = std::all_of(rows.begin(), rows.end(), [&](const engine::ReachRow* row) {
    return verdict_words(*row) == first;
  });
  return alike ? first : of_rows(some, rows.size(), "rarely arrives", "rarely arrive");
}

}  // namespace

std::string lane_heading(Stage stage) {
  switch (stage) {
    case Stage::notices: return "Sees the signs";
    case Stage::assesses: return "Assesses";
    case Stage::decides: return "Decides";
    case Stage::policy: return "Policy and region";
  }
  return "";
}

Fortune fortune(const Rows& rows) {
  Rows travelling;
  for (const engine::ReachRow* row : rows) {
    if (fate(*row) != Fate::at_home) travelling.push_back(row);
  }
  const std::size_t all = travelling.size();
  const std::size_t lost = count_fate(travelling, Fate::does_not_arrive);
  const std::size_t faint = count_fate(travelling, Fate::rarely_arrives);
  const std::size_t unknown = count_fate(travelling, Fate::not_known);
  const bool question = unknown > 0;
  if (all == 0) return {};
  if (lost > 0) {
    return {Tone::does_not_arrive, of_rows(lost, all, "does not arrive", "do not arrive"),
            question};
  }
  if (faint > 0) return {Tone::rarely_arrives, faint_words(travelling, faint), question};
  if (unknown > 0) {
    const std::string words = nobody_asked(travelling) ? "not asked" : "not known";
    return {Tone::not_known, of_rows(unknown, all, words, words), question};
  }
  return {Tone::arrives, "arrives", false};
}

std::string goal_words() { return "should arrive here"; }

std::string not_working_words(Status status) {
  switch (status) {
    case Status::working: return "";
    case Status::planned: return "planned";
    case Status::missing: return "does not exist";
    case Status::unknown: return "not known if it exists";
  }
  return "";
}

std::string gap_words(Status status, const std::vector<std::string>& reasons) {
  const std::string state = status == Status::planned ? "planned" : "does not exist";
  if (reasons.empty()) return status == Status::planned ? "only planned" : "no line";
  return status == Status::planned ? listed(reasons) + " (" + state + ")" : listed(reasons);
}

std::string gap_addressee_words(const std::string& addressee) { return "\u2192 " + addressee; }

std::string not_recognised_words() { return "not recognised"; }

std::string not_passed_on_words() { return "not passed on"; }

std::string kinds_words(std::size_t kinds) { return counted(kinds, "kind", "kinds"); }

std::string legend_words(LegendSign sign) {
  switch (sign) {
    case LegendSign::width: return "the wider, the more information";
    case LegendSign::barrier: return "barrier: the line thins to what gets through";
    case LegendSign::dotted: return "nothing gets through";
    case LegendSign::delay: return "takes time, loses nothing";
    case LegendSign::quality: return "gets through, cannot be joined up";
    case LegendSign::gap: return "no channel: nothing gets there";
    case LegendSign::inner_loss: return "lost inside";
    case LegendSign::question: return "nobody has asked, or nobody knows";
    case LegendSign::assumed: return "assumed to exist";
    case LegendSign::idle: return "holds nothing, gets nothing";
    case LegendSign::note: return "";
  }
  return "";
}

std::string not_drawn_words(std::size_t lines, std::size_t actors) {
  std::string words =
      "Not drawn: " + counted(lines, "line that carries", "lines that carry") + " guidance";
  if (actors > 0) {
    words +=
        ", " + counted(actors, "actor that only takes", "actors that only take") + " part in that";
  }
  return words + ".";
}

}  // namespace sideflow::reports
