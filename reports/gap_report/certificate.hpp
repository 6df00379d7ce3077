// Why a row does not arrive, in words that a reader can check: the closed set, or the cut.
#pragma once

#include "reports/gap_report/report_sections.hpp"

#include <string>

namespace sideflow::reports {

/// Why nothing is known to lead on from a pair of a closed set; without a capital and a full stop.
[[nodiscard]] std::string closed_pair_clause(const ReportMatter& matter,
                                             const engine::ClosedPair& pair);

/// What every way passes that is judged to let nothing through; a whole sentence.
[[nodiscard]] std::string cut_words(const ReportMatter& matter, const engine::ReachRow& row);

}  // namespace sideflow::reports
