// The catalogue of fixed sentences of the gap report's main part: what it rests on, where it is lost, what
// to do, what works, what to ask. Whoever wants it in another language writes this file again.
#pragma once

#include "engine/analysis.hpp"
#include "reports/evidence.hpp"
#include "reports/gap_report/compose_gap_report.hpp"
#include "reports/loss_places.hpp"
#include "reports/sentences.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sideflow::reports {

// ---- headings -------------------------------------------------------------------------------------

namespace heading {
inline constexpr const char* kWhereLost = "Where it is lost";
inline constexpr const char* kLargestLosses = "The three largest losses";
inline constexpr const char* kToDo = "What to do";
inline constexpr const char* kWorks = "What works already";
inline constexpr const char* kQuestions = "Next questions";
inline constexpr const char* kEvidence = "Annex A: evidence";
inline constexpr const char* kAllParts = "Annex B: all rows, channels and actors";
inline constexpr const char* kLedger = "Annex C: the ledger of losses";
inline constexpr const char* kElements = "All channels, barriers and desks";
inline constexpr const char* kActors = "Actors that pass on or collect";
inline constexpr const char* kMethodTerms = "Annex D: method, terms, words for likelihoods";
}  // namespace heading

// ---- what it rests on -----------------------------------------------------------------------------

/// "Of its 3 sources, 1 is an interview."
[[nodiscard]] std::string interviews_sentence(std::size_t sources, std::size_t interviews);
/// "Edition: public."
[[nodiscard]] std::string edition_sentence(const Edition& edition);
/// Findings that rest on withheld sources; "" for none.
[[nodiscard]] std::string withheld_findings_sentence(std::size_t findings);
/// Where the marks of evidence lead.
[[nodiscard]] std::string marks_sentence();

/// "2.1 (range 1.5 to 2.6)", for the middle of a sentence; "2.1" where the range is that number.
[[nodiscard]] std::string number_and_range(const engine::Bounds& bounds);

// ---- in brief -------------------------------------------------------------------------------------

/// How much arrives of how many, with range and words of the scale.
[[nodiscard]] std::string brief_arrival_sentence(const engine::Total& total,
                                                 const std::string& where,
                                                 const std::string& words);
/// "This is tentative": how the rows of a sentence may be quoted; "" where nothing is known of that.
[[nodiscard]] std::string stamps_words(const std::vector<engine::Stamp>& stamps);
[[nodiscard]] std::string map_reading_sentence(std::size_t numbered);

// ---- where it is lost -----------------------------------------------------------------------------

[[nodiscard]] std::vector<std::string> loss_heads();
/// The place in a narrow cell: "no line: No reporting system", "Distrust", "the line itself".
[[nodiscard]] std::string loss_cause_words(LossSort sort, Status status,
                                           const std::string& barriers);

/// What a sentence about a loss is made from, all in words.
struct LossWords {
  std::string from;
  std::string to;     ///< "" inside an actor, and where there are several
  std::string cause;  ///< name of the barrier, or the reasons of a gap; "" for none
  std::string amount;
  std::string of;  ///< "13 pieces"
  bool has_range = false;
  std::string gain;       ///< "" where it was not worked out
  std::size_t parts = 1;  ///< how many elements
  std::string stamp;      ///< "" when not among the first three
  bool assumed = false;   ///< that it is there is assumed
  std::string marks;
  ReportLength length = ReportLength::full;
};
/// The sentence about the place that is 1 on the map, with that said.
[[nodiscard]] std::string largest_loss_sentence(const std::string& sentence);
[[nodiscard]] std::string loss_sentence(LossSort sort, Status status, const LossWords& words);

/// What stands below the table of losses.
[[nodiscard]] std::string rank_sentence(std::size_t shown, std::size_t in_all);
[[nodiscard]] std::string loss_range_sentence();
[[nodiscard]] std::string no_place_sentence();
[[nodiscard]] std::string nothing_lost_sentence();
[[nodiscard]] std::string gain_of_parts(const std::string& gain, std::size_t parts);

// ---- who is not reached ---------------------------------------------------------------------------

[[nodiscard]] std::string unreached_intro();
/// "no working channel leads on from there; ..."
[[nodiscard]] std::string nothing_leads_on(const std::string& clause);
[[nodiscard]] std::string as_far_as(const std::vector<std::string>& actors,
                                    const std::vector<std::string>& clauses);
[[nodiscard]] std::string faint_clause(const engine::ReachRow& row, const std::string& words,
                                       const std::string& way);
[[nodiscard]] std::string hangs_clause();
[[nodiscard]] std::string by_way_of(const std::vector<std::string>& actors);
[[nodiscard]] std::string more_in_annex(std::size_t number);

// ---- what works, what is not known ----------------------------------------------------------------

[[nodiscard]] std::vector<std::string> works_heads();
[[nodiscard]] std::string nothing_works_sentence();
[[nodiscard]] std::string comes_back_intro();
[[nodiscard]] std::string not_asked_where_sentence(const std::vector<std::string>& actors,
                                                   std::size_t working);
[[nodiscard]] std::string unknown_lines_sentence(std::size_t lines);
[[nodiscard]] std::string line_question(const std::vector<std::string>& from, const std::string& to,
                                        const std::vector<std::string>& kinds);
[[nodiscard]] std::string way_question(const std::vector<std::string>& who,
                                       const std::string& kind);
[[nodiscard]] std::string strength_question(const std::string& from, const std::string& to,
                                            const std::string& kind);
[[nodiscard]] std::string barrier_question(const std::string& from, const std::string& barrier);
[[nodiscard]] std::string recognising_question();

/// What a mark of the one page stands for.
[[nodiscard]] std::string source_key(const std::string& id, const std::string& title);

// ---- annexes --------------------------------------------------------------------------------------

[[nodiscard]] std::vector<std::string> element_heads();
[[nodiscard]] std::vector<std::string> actor_loss_heads();
[[nodiscard]] std::vector<std::string> term_sentences();

/// For the head of every page: "Public edition", "For partners only", "Internal: do not pass on".
[[nodiscard]] std::string edition_head(const Edition& edition);

/// "As of 2010-03".
[[nodiscard]] std::string as_of_words(const Network& network);

/// "Denmark: where information is lost": for the head of every page.
[[nodiscard]] std::string running_title(const Network& network);

/// Below a table that is cut: "1600 more are in the workbook and in results.json."
[[nodiscard]] std::string rows_left_out_sentence(std::size_t rows);

/// In the place of what would be said row by row.
[[nodiscard]] std::string too_many_rows_sentence(std::size_t rows);

/// "1 on the map: ".
[[nodiscard]] std::string number_on_map_words(std::size_t number);

}  // namespace sideflow::reports
