// The map's own short words: what stands on boxes, headings and in the legend. Findings themselves
// are worded in reports/sentences; both files together are what another language translates.
#pragma once

#include "engine/flow/reach.hpp"
#include "reports/map/map_view.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sideflow::reports {

/// "Sees the signs", "Assesses", "Decides", "Policy and region".
[[nodiscard]] std::string lane_heading(Stage stage);

/// How a bearer's rows fare, summed up.
struct Fortune {
  Tone tone = Tone::plain;
  std::string words;      ///< "does not arrive", "1 of 3 does not arrive", "not asked", "arrives"
  bool question = false;  ///< nobody knows about at least one row
};

/// What is said of a bearer with these rows: the worst that is known, else that it is not known,
/// else that all arrives. Rows at home, and no rows at all, say nothing.
/// Where what is noticed comes to others and nobody knows how it goes on there, it is not known,
/// and the question stands at those others. `graph` is the one that the rows are of.
[[nodiscard]] Fortune fortune(const engine::FlowGraph& graph,
                              const std::vector<const engine::ReachRow*>& rows);

/// "not asked".
[[nodiscard]] std::string not_asked_words();

/// "should arrive here": of an actor that collects.
[[nodiscard]] std::string goal_words();

/// "planned", "does not exist", "not known if it exists": of an actor that is not working.
[[nodiscard]] std::string not_working_words(Status status);

/// Why a channel does not work: the barrier's name and, when planned, that too.
[[nodiscard]] std::string gap_words(Status status, const std::vector<std::string>& reasons);

/// "→ National Contact Point": to whom no channel leads.
[[nodiscard]] std::string gap_addressee_words(const std::string& addressee);

/// How much is lost where `best` gets through; `graded` is false where nobody knows how much.
[[nodiscard]] Degree degree_of(double best, bool graded);

/// Where inside an actor something is lost.
enum class Moment : std::uint8_t { recognises, forwards };
/// Of what this is said.
enum class Share : std::uint8_t { all_kinds, some_kinds };

/// "mostly not recognised", "hardly ever passed on", "some kinds not passed on"; "" where nothing
/// is lost.
[[nodiscard]] std::string inner_loss_words(Moment moment, Degree degree, Share share);

/// "mostly not turned into": before the names of what a piece has to become in order to go on.
[[nodiscard]] std::string turning_loss_words(Degree degree);

/// "nobody to tell": of an actor of which a source says that its information goes nowhere.
[[nodiscard]] std::string dead_end_words();

/// "× ": before what is lost; never parted from it by a new line.
[[nodiscard]] std::string loss_mark();

/// A barrier in the box of its line: "× Distrust"; what loses nothing says so unless the box's
/// shape does (`shaped`): "takes time: Paper post".
[[nodiscard]] std::string barrier_words(Effect effect, const std::string& name, bool shaped);

/// "3 kinds".
[[nodiscard]] std::string kinds_words(std::size_t kinds);

/// What a sign means; the signs `size`, `group` and `note` have no fixed meaning: "".
[[nodiscard]] std::string legend_words(LegendSign sign);

/// "Not drawn: what should come back or be told (3 lines: 2 working, 1 planned), 2 actors that only
/// take part in that."
[[nodiscard]] std::string not_drawn_words(const std::map<Status, std::size_t>& lines,
                                          std::size_t actors);

/// On the map that compares: "new", "now there", "now arrives", "lifted", "no longer:".
[[nodiscard]] std::string new_words();
[[nodiscard]] std::string now_there_words();
[[nodiscard]] std::string now_words(const std::string& words);
[[nodiscard]] std::string lifted_words();
[[nodiscard]] std::string no_longer_words();
/// On a line: "new", "gone", "more", "less"; "" for the same.
[[nodiscard]] std::string novelty_words(Novelty novelty);

/// "Only this kind is drawn; 5 actors have no part in it."
[[nodiscard]] std::string other_kinds_words(std::size_t actors);

/// "Not drawn: 12 actors further away, or without any line to here."
[[nodiscard]] std::string out_of_focus_words(std::size_t actors);

/// "Not drawn: 14 lines (12 missing and 2 not known).", of working ones that they let nothing
/// through; "" for none.
[[nodiscard]] std::string lines_not_drawn_words(const std::map<Status, std::size_t>& lines);

/// The title of a map without anybody: "Testland: nobody is mapped".
[[nodiscard]] std::string nobody_mapped_words(const std::string& network);

/// Before the title of a map of what lies around an actor: "Around Police (numbers of the whole
/// network): ".
[[nodiscard]] std::string around_words(const std::string& actor);

}  // namespace sideflow::reports
