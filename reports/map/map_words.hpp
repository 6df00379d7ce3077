// The map's own short words: what stands on boxes, headings and in the legend. Findings themselves
// are worded in reports/sentences; both files together are what another language translates.
#pragma once

#include "engine/flow/reach.hpp"
#include "reports/map/map_view.hpp"

#include <cstddef>
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
[[nodiscard]] Fortune fortune(const std::vector<const engine::ReachRow*>& rows);

/// "should arrive here": of an actor that collects.
[[nodiscard]] std::string goal_words();

/// "planned", "does not exist", "not known if it exists": of an actor that is not working.
[[nodiscard]] std::string not_working_words(Status status);

/// Why a channel does not work: the barrier's name and, when planned, that too.
[[nodiscard]] std::string gap_words(Status status, const std::vector<std::string>& reasons);

/// "→ National Contact Point": to whom no channel leads.
[[nodiscard]] std::string gap_addressee_words(const std::string& addressee);

/// "not recognised" and "not passed on": what is lost inside an actor.
[[nodiscard]] std::string not_recognised_words();
[[nodiscard]] std::string not_passed_on_words();

/// "3 kinds".
[[nodiscard]] std::string kinds_words(std::size_t kinds);

/// What a sign means; the sign `note` has no fixed meaning.
[[nodiscard]] std::string legend_words(LegendSign sign);

/// "Not drawn: 3 lines that carry guidance, 2 actors that only take part in that."
[[nodiscard]] std::string not_drawn_words(std::size_t lines, std::size_t actors);

}  // namespace sideflow::reports
