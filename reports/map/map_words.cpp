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

/// Whether what is noticed comes to other actors than the one that notices it.
bool goes_on(const engine::FlowGraph& graph, const engine::ReachRow& row) {
  const std::uint32_t bearer = graph.vertices[row.row.vertex].actor;
  return std::any_of(
      row.closed_set.begin(), row.closed_set.end(),
      [&](const engine::ClosedPair& pair) { return graph.vertices[pair.vertex].actor != bearer; });
}

/// Whether the question of how this goes on stands at the bearer itself.
bool ends_at_bearer(const engine::FlowGraph& graph, const engine::ReachRow& row) {
  return fate(row) == Fate::not_known && !goes_on(graph, row);
}

bool nobody_asked(const engine::FlowGraph& graph, const Rows& rows) {
  return std::all_of(rows.begin(), rows.end(), [&](const engine::ReachRow* row) {
    return fate(*row) != Fate::not_known ||
           (row->why == engine::Why::not_asked && !goes_on(graph, *row));
  });
}

const char* state_words(Status status) {
  switch (status) {
    case Status::working: return "working";
    case Status::planned: return "planned";
    case Status::missing: return "missing";
    case Status::unknown: return "not known";
  }
  return "";
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

Fortune fortune(const engine::FlowGraph& graph, const Rows& rows) {
  Rows travelling;
  for (const engine::ReachRow* row : rows) {
    if (fate(*row) != Fate::at_home) travelling.push_back(row);
  }
  const std::size_t all = travelling.size();
  const std::size_t lost = count_fate(travelling, Fate::does_not_arrive);
  const std::size_t faint = count_fate(travelling, Fate::rarely_arrives);
  const std::size_t unknown = count_fate(travelling, Fate::not_known);
  const bool question =
      std::any_of(travelling.begin(), travelling.end(),
                  [&](const engine::ReachRow* row) { return ends_at_bearer(graph, *row); });
  if (all == 0) return {};
  if (lost > 0) {
    return {Tone::does_not_arrive, of_rows(lost, all, "does not arrive", "do not arrive"),
            question};
  }
  if (faint > 0) return {Tone::rarely_arrives, faint_words(travelling, faint), question};
  if (unknown > 0) {
    const std::string words = nobody_asked(graph, travelling) ? not_asked_words() : "not known";
    return {Tone::not_known, of_rows(unknown, all, words, words), question};
  }
  return {Tone::arrives, "arrives", false};
}

std::string not_asked_words() { return "not asked"; }

std::string goal_words() { return "should arrive here"; }

std::string not_working_words(Status status) {
  switch (status) {
    case Status::working: return "";
    case Status::planned: return "planned";
    case Status::missing: return "missing";
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

Degree degree_of(double best, bool graded) {
  if (best >= 0.85) return Degree::none;
  if (!graded) return Degree::unknown;
  if (best >= 0.5) return Degree::sometimes;
  if (best >= 0.15) return Degree::mostly;
  return best > 0 ? Degree::hardly : Degree::all;
}

std::string inner_loss_words(Moment moment, Degree degree, Share share) {
  const std::string done = moment == Moment::recognises ? "recognised" : "passed on";
  const std::string what = share == Share::some_kinds ? "some kinds " : "";
  switch (degree) {
    case Degree::none: return "";
    case Degree::sometimes: return what + "sometimes not " + done;
    case Degree::unknown: return what + "not always " + done;
    case Degree::mostly: return what + "mostly not " + done;
    case Degree::hardly: return what + "hardly ever " + done;
    case Degree::all: return what + "not " + done;
  }
  return "";
}

std::string turning_loss_words(Degree degree) {
  switch (degree) {
    case Degree::none: return "";
    case Degree::sometimes: return "sometimes not turned into";
    case Degree::unknown: return "not always turned into";
    case Degree::mostly: return "mostly not turned into";
    case Degree::hardly: return "hardly ever turned into";
    case Degree::all: return "not turned into";
  }
  return "";
}

std::string dead_end_words() { return "nobody to tell"; }

std::string loss_mark() { return "\u00D7\u00A0"; }

std::string barrier_words(Effect effect, const std::string& name, bool shaped) {
  switch (effect) {
    case Effect::flow: return loss_mark() + name;
    case Effect::delay: return shaped ? name : "takes time: " + name;
    case Effect::quality: return shaped ? name : "only spoils counts: " + name;
  }
  return name;
}

std::string kinds_words(std::size_t kinds) { return counted(kinds, "kind", "kinds"); }

std::string legend_words(LegendSign sign) {
  switch (sign) {
    case LegendSign::goal: return "information should arrive here";
    case LegendSign::arrives: return "what it notices arrives";
    case LegendSign::width: return "the wider, the more information";
    case LegendSign::barrier: return "barrier: the line thins to what gets through";
    case LegendSign::dotted: return "nothing flows here";
    case LegendSign::delay: return "takes time, loses nothing";
    case LegendSign::quality: return "stops nothing, but spoils records or counts";
    case LegendSign::gap: return "no channel: nothing gets there";
    case LegendSign::inner_loss: return "lost inside this actor";
    case LegendSign::question: return "nobody has asked, or nobody knows";
    case LegendSign::assumed: return "assumed to exist";
    case LegendSign::idle: return "nothing is said of what it holds or gets";
    case LegendSign::number: return "the largest losses, numbered as in the report";
    case LegendSign::link: return "a working line to which nothing is known to come";
    case LegendSign::gatekeeper: return "all ways of others pass here";
    case LegendSign::only_collector: return "what others notice is collected only here";
    case LegendSign::opened: return "new";
    case LegendSign::closed: return "no longer there";
    case LegendSign::stronger: return "more gets through than today";
    case LegendSign::weaker: return "less gets through than today";
    case LegendSign::size:
    case LegendSign::group:
    case LegendSign::note: return "";
  }
  return "";
}

std::string new_words() { return "new"; }

std::string now_there_words() { return "now there"; }

std::string now_words(const std::string& words) { return words.empty() ? "" : "now " + words; }

std::string lifted_words() { return "lifted"; }

std::string no_longer_words() { return "no longer:"; }

std::string novelty_words(Novelty novelty) {
  switch (novelty) {
    case Novelty::same: return "";
    case Novelty::opened: return "new";
    case Novelty::closed: return "gone";
    case Novelty::stronger: return "more";
    case Novelty::weaker: return "less";
  }
  return "";
}

std::string other_kinds_words(std::size_t actors) {
  if (actors == 0) return "Only this kind is drawn.";
  return "Only this kind is drawn; " +
         counted(actors, "actor that has no part in it is", "actors that have no part in it are") +
         " left out.";
}

std::string out_of_focus_words(std::size_t actors) {
  return "Not drawn: " + counted(actors, "actor", "actors") +
         " further away, or without any line to here.";
}

std::string not_drawn_words(const std::map<Status, std::size_t>& lines, std::size_t actors) {
  std::size_t all = 0;
  std::string states;
  for (const auto& [status, number] : lines) {
    all += number;
    states += (states.empty() ? "" : ", ") + std::to_string(number) + " " + state_words(status);
  }
  std::string words = "Not drawn: what should come back or be told (" +
                      counted(all, "line", "lines") + ": " + states + ")";
  if (actors > 0) {
    words +=
        ", " + counted(actors, "actor that only takes", "actors that only take") + " part in that";
  }
  return words + ".";
}

std::string lines_not_drawn_words(const std::map<Status, std::size_t>& lines) {
  std::size_t all = 0;
  std::vector<std::string> parts;
  for (const auto& [status, number] : lines) {
    const bool works = status == Status::working;
    all += number;
    parts.push_back(std::to_string(number) + " " +
                    (works ? "letting nothing through" : state_words(status)));
  }
  if (all == 0) return "";
  return "Not drawn: " + counted(all, "line", "lines") + " (" + listed(parts) + ").";
}

std::string nobody_mapped_words(const std::string& network) {
  return network + ": nobody is mapped";
}

std::string around_words(const std::string& actor) {
  return "Around " + actor + " (numbers of the whole network): ";
}

}  // namespace sideflow::reports
