// The catalogue of fixed sentences of the comparison. Whoever wants it in another language writes
// this file again.
#pragma once

#include "models/network.hpp"
#include "reports/gap_report/comparison_lines.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sideflow::reports {

namespace heading {
inline constexpr const char* kSideBySide = "Side by side";
inline constexpr const char* kByRole = "Role by role";
inline constexpr const char* kLending = "Who could learn what from whom";
inline constexpr const char* kNamed =
    "Named as missing or planned in one country, works in another";
inline constexpr const char* kToAsk = "Works in one country, not known in another: questions";
inline constexpr const char* kNowhere =
    "Named as missing or planned, and not known to work anywhere here";
inline constexpr const char* kBarrierTypes = "What stands in the way";
inline constexpr const char* kComparisonNotKnown = "What this comparison does not know";
inline constexpr const char* kCited = "Annex: the passages cited above";
}  // namespace heading

// ---- opening --------------------------------------------------------------------------------------

[[nodiscard]] std::string nothing_compared_title();
/// "In nine countries, of 57 things that groups notice, 9 arrive and 12 do not arrive; of 36 more
/// it is not known".
[[nodiscard]] std::string compared_title(std::size_t countries, std::size_t things,
                                         const std::vector<std::string>& fates,
                                         std::size_t not_known);
[[nodiscard]] std::string nothing_noticed_title(std::size_t countries);
[[nodiscard]] std::string comparison_subject();
/// Which countries a document speaks of: "TITLE (DATE): all nine countries".
[[nodiscard]] std::string document_sentence(const std::string& title,
                                            const std::vector<std::string>& countries,
                                            std::size_t of);
[[nodiscard]] std::string withheld_documents_sentence(
    const std::vector<std::string>& numbers_by_country);
[[nodiscard]] std::vector<std::string> rests_on_heads();
[[nodiscard]] std::string out_of(std::size_t number, std::size_t all);

// ---- side by side ---------------------------------------------------------------------------------

[[nodiscard]] std::vector<std::string> side_heads();
[[nodiscard]] std::string side_sentence();
/// What stands in the last column: "2.1 (1.5 to 2.6) of 8 known"; "" parts where nothing is known.
[[nodiscard]] std::string expected_words(const std::string& arrived, std::size_t known);
[[nodiscard]] std::string none_known_words();
[[nodiscard]] std::string not_computed_words();

[[nodiscard]] std::vector<std::string> role_heads();
[[nodiscard]] std::string role_sentence(std::size_t alone);
/// "Estonia (open)", "Estonia (1 open)": of what is not known there, some is left open by a source.
[[nodiscard]] std::string partly_open(const std::string& country, std::size_t open,
                                      std::size_t not_known);
/// Few countries by name, many as "the 5 others": those that stand nowhere else in the row.
[[nodiscard]] std::string others_words(const std::vector<std::string>& countries);
[[nodiscard]] std::string no_shared_role_sentence();

// ---- lines ----------------------------------------------------------------------------------------

[[nodiscard]] std::string lending_intro();
/// In front of the lists: how many lines stand in each.
[[nodiscard]] std::string lending_summary(std::size_t named, std::size_t to_ask,
                                          std::size_t nowhere);
/// "Records: Police to National contact point".
[[nodiscard]] std::string line_name(const std::string& family, const std::string& from,
                                    const std::string& to);
[[nodiscard]] std::vector<std::string> named_heads();
[[nodiscard]] std::vector<std::string> to_ask_heads();
[[nodiscard]] std::vector<std::string> nowhere_heads();
[[nodiscard]] std::string none_named_sentence();
[[nodiscard]] std::string none_to_ask_sentence();
[[nodiscard]] std::string none_nowhere_sentence();
[[nodiscard]] std::string to_ask_sentence();
[[nodiscard]] std::string nowhere_sentence();
[[nodiscard]] std::string alone_sentence(std::size_t alone, std::size_t open_nowhere);
/// "missing (No reporting system), stated": of a line that works, that it lets nothing through.
[[nodiscard]] std::string named_gap_words(Status status, const std::vector<std::string>& reasons,
                                          Basis basis);
[[nodiscard]] std::string asked_in_vain_words();
[[nodiscard]] std::string nobody_asked_words();
/// "usually: 0.70 (0.50 to 0.85), not graded by a source"; what is assumed of the line is said.
[[nodiscard]] std::string passing_words(const std::string& scale, const std::string& number,
                                        Basis strength, Basis existence);

// ---- barriers, and what is not known --------------------------------------------------------------

[[nodiscard]] std::vector<std::string> barrier_type_heads();
[[nodiscard]] std::string barrier_types_sentence();
[[nodiscard]] std::string no_barriers_sentence();
[[nodiscard]] std::string no_barriers_where_sentence(const std::vector<std::string>& countries);
/// What a barrier rests on where nobody says it.
[[nodiscard]] std::string ground_not_said();

[[nodiscard]] std::string depth_sentence(std::size_t fewest, std::size_t most);
[[nodiscard]] std::string templates_sentence(const std::vector<std::string>& countries);
[[nodiscard]] std::string asking_sentence();
[[nodiscard]] std::string likeness_sentence();
[[nodiscard]] std::string gain_not_known_sentence();
[[nodiscard]] std::string dates_sentence(const std::vector<std::string>& dates);

/// For the head of every page.
[[nodiscard]] std::string comparison_running();

}  // namespace sideflow::reports
