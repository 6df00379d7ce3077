// The catalogue of fixed sentences of the gap report. Whoever wants it in another language
// writes this file again, and reports/sentences.cpp.
#pragma once

#include "engine/analysis.hpp"
#include "reports/evidence.hpp"
#include "reports/sentences.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sideflow::reports {

// ---- headings and columns -----------------------------------------------------------------------

namespace heading {
inline constexpr const char* kRestsOn = "What this rests on";
inline constexpr const char* kInBrief = "In brief";
inline constexpr const char* kMap = "The map";
inline constexpr const char* kAllRows = "Who holds what, and whether it arrives";
inline constexpr const char* kComesBack = "What should come back";
inline constexpr const char* kFindings = "What was found in meetings and interviews";
inline constexpr const char* kNotKnown = "What this report does not know";
inline constexpr const char* kScale = "Annex: the words for likelihoods";
inline constexpr const char* kTerms = "Annex: words that this report avoids";
inline constexpr const char* kMethod = "Annex: method";
}  // namespace heading

/// The heading of the rows of one fate: "What does not arrive".
[[nodiscard]] std::string fate_heading(Fate fate);

// ---- opening ------------------------------------------------------------------------------------

[[nodiscard]] std::string strengths_sentence(const StrengthCounts& counts);
[[nodiscard]] std::string not_asked_sentence(std::size_t not_asked, std::size_t working);
/// What the edition keeps back; "" when nothing.
[[nodiscard]] std::string withheld_sentence(const Withheld& kept_back);
[[nodiscard]] std::string withheld_citations(std::size_t number);

/// What the report is about, in front of everything.
[[nodiscard]] std::string subject_sentence();
/// The total with share, range and assumption bounds: "Of the 15 sorts of information that 12
/// groups hold, 3.1 can be expected to arrive at the Contact Point if each counts once (range
/// 1.2 to 4.9): ..."
[[nodiscard]] std::string total_sentence(const engine::Total& total, std::size_t groups,
                                         const std::string& where, const std::string& sources);
/// "Rarely arrives: A (b), C (d)."
[[nodiscard]] std::string fate_sentence(Fate fate, const std::vector<std::string>& rows);
[[nodiscard]] std::string no_rows_sentence();
[[nodiscard]] std::string map_description(const std::string& title);

// ---- rows ---------------------------------------------------------------------------------------

/// "Of such pieces, about 3 in 10 can be expected to arrive at X (0.30, range 0.10 to 0.50; in
/// words: rarely to sometimes) [sources]."
[[nodiscard]] std::string arrival_sentence(const engine::Bounds& bounds, const std::string& words,
                                           const std::string& where, const std::string& sources);
[[nodiscard]] std::string blocked_sentence(const std::vector<std::string>& elements);
[[nodiscard]] std::string at_home_sentence(Aim aim);
[[nodiscard]] std::string undecided_sentence();
/// What a closed set says: nothing leads on from the actor that holds a kind to be collected;
/// nothing leads to the actor that needs a kind that informs.
[[nodiscard]] std::string closed_set_sentence(const std::string& actor, Aim aim, engine::Why why);
/// Why nothing is known to lead on from a pair; `leaving`: the gaps there, in words.
[[nodiscard]] std::string silence_sentence(const std::string& pair, engine::Silence silence,
                                           const std::vector<std::string>& leaving);
/// Gaps in words: "the channels to X and Y do not exist (No reporting system)".
[[nodiscard]] std::string gap_clause(Status status, const std::vector<std::string>& to,
                                     const std::vector<std::string>& absences);
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
[[nodiscard]] std::string method_text(double threshold);

/// A source as citations name it: "TITLE (DATE)".
[[nodiscard]] std::string cited_source_words(const Citation& citation);
/// What a citation says and where: "SAYS (WHERE)".
[[nodiscard]] std::string citation_words(const Citation& citation);

}  // namespace sideflow::reports
