// What stands on the way of a row: the steps of its likeliest way, the barriers that would remain on
// lines that are missing, and the author's notes on what is only implied or assumed.
#pragma once

#include "reports/gap_report/report_sections.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

/// The likeliest way of a row that has one, step by step, with its likelihood.
[[nodiscard]] Blocks route_blocks(const ReportMatter& matter, const engine::ReachRow& row);

/// Barriers at the senders and on the missing or planned lines of a closed set, each once: "Distrust
/// (sometimes, assumed)". Empty for rows that have a way.
[[nodiscard]] std::vector<std::string> remaining_barriers(const ReportMatter& matter,
                                                          const engine::ReachRow& row);

/// The author's notes on implied or assumed holdings and lines that the verdict rests on, as far as
/// the edition shows what they are drawn from.
[[nodiscard]] std::vector<std::string> notes_on(const ReportMatter& matter,
                                                const engine::ReachRow& row);

/// The basis of the bearer's holding: "stated".
[[nodiscard]] std::string basis_of_holding(const ReportMatter& matter, const engine::ReachRow& row);

/// The bases of the lines on the likeliest way, or of the gaps of the closed set: "stated and
/// implied". "" without such lines.
[[nodiscard]] std::string bases_of_lines(const ReportMatter& matter, const engine::ReachRow& row);

}  // namespace sideflow::reports
