// The passages that the comparison cites, numbered over all countries.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/gap_report/comparison_lines.hpp"
#include "reports/gap_report/report_sections.hpp"
#include "reports/passages.hpp"

#include <vector>

namespace sideflow::reports {

/// What a line rests on: that it is there, or not, and what passes.
[[nodiscard]] std::vector<Evidence> evidence_of_line(const ReportMatter& country,
                                                     engine::ArcIndex arc);

struct CitedPassages {
  std::vector<PassageMarks>
      marks;            ///< by country: "E07" for each cited passage that the edition shows
  Citations citations;  ///< each passage once, whatever number of files tells it
};

/// The passages of the lines that are listed, numbered source by source in the order of the
/// countries.
[[nodiscard]] CitedPassages cited_passages(const std::vector<ReportMatter>& countries,
                                           const std::vector<RoleLine>& lines);

}  // namespace sideflow::reports
