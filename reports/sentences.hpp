// The catalogue of fixed sentences about a finding: what maps, reports and tables say in words. One
// place, so that they cannot disagree and another language is another file.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/evidence.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace sideflow::reports {

/// The finding as one sentence with its numbers, for titles: "What 9 of 12 groups notice does
/// not arrive at the Contact Point; 3 more were not asked". Never worded against the open
/// world: "does not arrive" counts only no-route said, and blocked where verdict_high is
/// blocked too. Counts groups (bearers); where one of them holds kinds that fare differently,
/// things that groups notice, one for each group and kind. Of one `kind` alone: its name, a colon, and
/// the same.
[[nodiscard]] std::string finding_title(const Network& network, const engine::Analysis& analysis,
                                        const std::optional<KindId>& kind = {});

/// A title as it goes on after a colon: "what 4 of 13 groups notice ..."; names keep their capitals.
[[nodiscard]] std::string continued(const std::string& title);

/// What may be said of a row.
enum class Fate : std::uint8_t { arrives, rarely_arrives, does_not_arrive, not_known, at_home };

[[nodiscard]] Fate fate(const engine::ReachRow& row);

/// What a row's verdict may be called: "arrives", "rarely arrives", "almost never arrives",
/// "does not arrive", "no way is known; it has not been asked whether there is one",
/// "stays where it is collected", "arrives or rarely arrives; the estimate cannot tell which".
[[nodiscard]] std::string verdict_words(const engine::ReachRow& row);

/// The verdict for a narrow column: as verdict_words(), but "not known (not asked)", "not known
/// (open)", "not decided".
[[nodiscard]] std::string short_verdict(const engine::ReachRow& row);

/// The same as verdict_words() for a row of an audience; at home it is "held by those who need it".
[[nodiscard]] std::string audience_words(const engine::ReachRow& row);

/// Whether the row may be worded "does not arrive".
[[nodiscard]] bool does_not_arrive(const engine::ReachRow& row);

/// Whether nobody knows about the row: no-route open or not-asked, or undecided.
[[nodiscard]] bool is_not_known(const engine::ReachRow& row);

/// Whether the verdict is another one under the assumption bounds.
[[nodiscard]] bool hangs_on_an_assumption(const engine::ReachRow& row);

/// Who collects, as the end of a sentence: "the Contact Point" when one working actor does
/// and no other is planned or missing, else "a unit that collects it"; with nobody to collect "a unit that would collect it".
[[nodiscard]] std::string collecting_unit(const Network& network, const engine::Analysis& analysis);

/// "Source: TITLE (DATE), TITLE (DATE). As of 2010-03." The sources that evidence is taken
/// from, a document that several joined files describe once (same title and date); those that the
/// edition withholds are counted: "Sources: TITLE (DATE) and 2 that are not public."
[[nodiscard]] std::string source_line(const Network& network, const Edition& edition = {});

/// A probability as how many of so many: "about 3 in 10", "about 7 in 100"; "none" and "all"
/// only for exactly 0 and 1, else "less than 1 in 100" and "more than 99 in 100".
[[nodiscard]] std::string frequency_words(double probability);

/// A probability in words and number for people: "about 3 in 10 (0.30)", two significant digits.
/// Exactly 0 and 1 are said as that; smaller than 0.01 is "less than 1 in 100 (0.0042)".
[[nodiscard]] std::string likelihood_words(double probability);

/// Two significant digits: "0.34", "0.070", "12", "1200"; whole numbers from 0 to 99 as they
/// are. What would be rounded to certainty is "below 0.0001" or "above 0.99".
[[nodiscard]] std::string two_digits(double number);

/// "0.30, range 0.15 to 0.50"; "0.30" alone where the range is that number. The range is rounded
/// outward: its low down, its high up.
[[nodiscard]] std::string number_with_range(const engine::Bounds& bounds);

/// The same for a narrow column, whose head says that the range is in brackets: "0.30 (0.15 to 0.50)".
[[nodiscard]] std::string number_then_range(const engine::Bounds& bounds);

/// The probability of a row with its range; "about 0.30, range 0.15 to 0.50" where it is an estimate;
/// "" at home.
[[nodiscard]] std::string reach_number(const engine::ReachRow& row);

/// What the estimates among all rows rest on: number of worlds, largest standard error; "" where all are
/// exact.
[[nodiscard]] std::string estimate_sentence(const engine::Reach& reach);

/// How much of what groups notice arrives, each thing counted once, and of how many it is not
/// known: "Of the 8 of which something is known, 2.1 (range 1.5 to 2.6) can be expected to
/// arrive at X: 0.27, range 0.18 to 0.33. Of 5 more it is not known." Shares are of the known.
[[nodiscard]] std::string arrival_summary(const engine::Total& total, const std::string& where);

/// The word of the network's scale for a probability, the less likely one on a border. A word whose
/// best is exactly 0 (or 1) is given to that number alone: what may pass is never called "never".
[[nodiscard]] std::string scale_word(const Network& network, double probability);

/// The words of a range: "sometimes", or "rarely to usually". The range of a word is that word
/// alone.
[[nodiscard]] std::string scale_words(const Network& network, const engine::Bounds& bounds);

/// A source as citations name it: "TITLE (DATE)".
[[nodiscard]] std::string cited_source_words(const Citation& citation);
/// What a citation says and where: "SAYS (WHERE)".
[[nodiscard]] std::string citation_words(const Citation& citation);

/// Under a table that is cut short: "12 more; a table file (-o) lists them."; "" for none.
[[nodiscard]] std::string more_rows_sentence(std::size_t number);

/// Among marks: "2 passages that are not public".
[[nodiscard]] std::string withheld_passages(std::size_t number);
/// Under citations: "2 passages are withheld from sources that are not public."; "" for none.
[[nodiscard]] std::string withheld_citations(std::size_t number);

}  // namespace sideflow::reports
