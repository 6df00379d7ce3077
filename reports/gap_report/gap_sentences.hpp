// The catalogue of fixed sentences of the gap report. Whoever wants it in another language
// writes this file again, and reports/sentences.cpp.
#pragma once

#include "engine/analysis.hpp"
#include "reports/evidence.hpp"
#include "reports/sentences.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sideflow::reports {

// ---- headings and columns -----------------------------------------------------------------------

namespace heading {
inline constexpr const char* kRestsOn = "What this rests on";
inline constexpr const char* kInBrief = "In brief";
inline constexpr const char* kMap = "The map";
inline constexpr const char* kAllRows = "Who holds what, and whether it arrives";
inline constexpr const char* kComesBack = "Who should be told what";
inline constexpr const char* kFindings = "What was found in meetings and interviews";
inline constexpr const char* kNotKnown = "What this report does not know";
inline constexpr const char* kPassages = "What the sources say";
inline constexpr const char* kNotes = "The author's notes on barriers";
inline constexpr const char* kScale = "The words for likelihoods";
}  // namespace heading

/// The heading of the rows of one fate: "What does not arrive".
[[nodiscard]] std::string fate_heading(Fate fate);

// ---- opening ------------------------------------------------------------------------------------

[[nodiscard]] std::string strengths_sentence(const StrengthCounts& counts);
[[nodiscard]] std::string not_asked_sentence(std::size_t not_asked, std::size_t working);
/// What the edition keeps back; "" when nothing.
[[nodiscard]] std::string withheld_sentence(const Withheld& kept_back);

/// What the report is about, in front of everything.
[[nodiscard]] std::string subject_sentence();
/// What the totals count.
[[nodiscard]] std::string pairs_sentence(std::size_t rows, const std::string& where);
/// The total under the assumption bounds; "" where they agree.
[[nodiscard]] std::string assumed_total_sentence(const engine::Total& total);
/// "Rarely arrives: A (b), C (d)."
[[nodiscard]] std::string fate_sentence(Fate fate, const std::vector<std::string>& rows);
[[nodiscard]] std::string no_rows_sentence();
[[nodiscard]] std::string map_description(const std::string& title);

// ---- rows ---------------------------------------------------------------------------------------

/// "Of such pieces, about 3 in 10 can be expected to arrive at X (0.30, range 0.10 to 0.50; in
/// words: rarely to sometimes) [sources]."
[[nodiscard]] std::string arrival_sentence(const engine::ReachRow& row, const std::string& words,
                                           const std::string& where, const std::string& sources);
[[nodiscard]] std::string blocked_sentence(const std::vector<std::string>& elements);
[[nodiscard]] std::string at_home_sentence(Aim aim);
/// Of a row that was sampled and lies too close to the threshold.
[[nodiscard]] std::string undecided_sentence(const engine::ReachRow& row);
/// In front of a closed set of several pairs.
[[nodiscard]] std::string closed_set_intro(Aim aim);

enum class Asked : std::uint8_t { no, yes };

/// Why nothing is known to lead on from a pair; `leaving`: the gaps there, in words. Without a
/// capital and a full stop.
[[nodiscard]] std::string silence_clause(engine::Silence silence,
                                         const std::vector<std::string>& leaving, Asked asked);
/// Gaps in words, and who says so: "a source says that the lines to X and Y do not exist (No
/// reporting system)".
[[nodiscard]] std::string gap_clause(Status status, const std::vector<std::string>& to,
                                     const std::vector<std::string>& absences, Basis basis);
/// Said under a row, after the names of those that it holds for; without a capital.
[[nodiscard]] std::string remaining_sentence(const std::vector<std::string>& barriers);
/// What a barrier does that touches quality alone.
[[nodiscard]] std::string quality_words();
[[nodiscard]] std::string passages_sentence(const std::string& marks);
[[nodiscard]] std::string note_sentence(const std::string& about, const std::string& note);
/// Scenarios that would answer a finding, by name.
[[nodiscard]] std::string answers_sentence(const std::vector<std::string>& scenarios);
/// In front of a way that has the likelihood of the whole row.
[[nodiscard]] std::string likeliest_way_words();
[[nodiscard]] std::string route_sentence(const engine::Bounds& likelihood);
[[nodiscard]] std::string cut_short_sentence();
[[nodiscard]] std::string assumption_sentence(const engine::ReachRow& row);
[[nodiscard]] std::string assumed_holding_sentence();

// ---- closing ------------------------------------------------------------------------------------

[[nodiscard]] std::string nothing_comes_back_sentence();
[[nodiscard]] std::string recognises_sentence(std::size_t recognises, std::size_t forwards,
                                              std::size_t working);
[[nodiscard]] std::string unknown_channel_sentence(const std::string& from, const std::string& to,
                                                   const std::vector<std::string>& kinds);
[[nodiscard]] std::string disputed_sentence(const std::string& element,
                                            const std::vector<std::string>& accounts);
[[nodiscard]] std::string not_known_rows_sentence(const std::vector<std::string>& rows);
[[nodiscard]] std::string not_asked_actors_sentence(const std::vector<std::string>& actors);
[[nodiscard]] std::string nothing_unknown_sentence();
/// How the numbers came about. `estimates` says what sampled ones rest on; "" where all are exact.
[[nodiscard]] std::string method_text(double threshold, const std::string& estimates);

}  // namespace sideflow::reports
