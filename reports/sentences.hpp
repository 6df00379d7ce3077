// The catalogue of fixed sentences: every word that maps, reports and tables say about a finding. One
// place, so that they cannot disagree and another language is another file.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"

#include <string>

namespace sideflow::reports {

/// The finding as one sentence with its numbers, for titles: "What 9 of 12 groups notice does not
/// arrive at the Contact Point; 3 more were not asked". Never worded against the open world: "does not
/// arrive" counts only no-route said, and blocked where verdict_high is blocked too.
[[nodiscard]] std::string finding_title(const Network& network, const engine::Analysis& analysis);

/// What a row's verdict may be called: "arrives", "rarely arrives", "almost never arrives",
/// "does not arrive", "no way is known; it has not been asked whether there is one",
/// "stays where it is collected", "cannot be decided within the budget".
[[nodiscard]] std::string verdict_words(const engine::ReachRow& row);

/// Whether the row may be worded "does not arrive".
[[nodiscard]] bool does_not_arrive(const engine::ReachRow& row);

/// Whether nobody knows about the row: no-route open or not-asked, or undecided.
[[nodiscard]] bool is_not_known(const engine::ReachRow& row);

/// "Source: TITLE (DATE), TITLE (DATE). As of 2010-03." The sources that evidence is taken from.
[[nodiscard]] std::string source_line(const Network& network);

/// A probability in words and number for people: "about 3 in 10 (0.30)", two significant digits.
/// Exactly 0 and 1 are said as that; smaller than 0.01 as "less than 1 in 100".
[[nodiscard]] std::string likelihood_words(double probability);

/// Two significant digits: "0.34", "0.070", "12", "1200".
[[nodiscard]] std::string two_digits(double number);

}  // namespace sideflow::reports
