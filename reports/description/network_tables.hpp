// The parts of a country's page that say what its file says: one table a subject, every entry with
// what it rests on. Notes and laws that rest on withheld sources are left out.
#pragma once

#include "reports/document/document.hpp"
#include "reports/gap_report/report_sections.hpp"

namespace sideflow::reports {

/// Who is there: a table for each lane of the map that has actors.
[[nodiscard]] Blocks actor_blocks(const ReportMatter& matter);

/// Where things go: a table for each status that channels have, working ones first. A line of a table is
/// what the file has as one entry with one status.
[[nodiscard]] Blocks channel_blocks(const ReportMatter& matter);

/// What stands in the way, what it does, where it stands, and who could lift it.
[[nodiscard]] Blocks barrier_blocks(const ReportMatter& matter);

/// The changes that the file proposes to try, each in words.
[[nodiscard]] Blocks scenario_blocks(const ReportMatter& matter);

/// "implied [vilnius.pools]": the basis where it is not a source's own word, and the marks of the
/// evidence.
[[nodiscard]] std::string basis_and_marks(const ReportMatter& matter, Basis basis,
                                          const std::vector<Evidence>& evidence);

/// The note, where the edition shows what it rests on.
[[nodiscard]] std::string shown_note(const ReportMatter& matter, const std::string& note,
                                     const std::vector<Evidence>& evidence);

}  // namespace sideflow::reports
