// The sections of the gap report, each made on its own from the same analysis.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/evidence.hpp"
#include "reports/passages.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

/// What every section is made from. Refers to both; lives no longer than they do.
struct ReportMatter {
  const Network& network;
  const engine::Analysis& analysis;
  Edition edition;
  PassageMarks marks;
};

/// Sources, how much is assumed, whom nobody asked, what is withheld.
[[nodiscard]] Blocks what_it_rests_on(const ReportMatter& matter);
/// Three to five sentences: how much arrives, whose, whose not, of whom nobody knows.
[[nodiscard]] Blocks in_brief(const ReportMatter& matter);
/// One table of all rows.
[[nodiscard]] Blocks table_of_rows(const ReportMatter& matter);

/// A heading a fate and a section for the rows of a kind of which the same is to be said: verdict,
/// route or certificate, assumption, barriers that would remain, notes, marks.
[[nodiscard]] Blocks row_sections(const ReportMatter& matter);
/// Guidance and training that should be told to those who need it.
[[nodiscard]] Blocks what_comes_back(const ReportMatter& matter);

/// The three questions as meetings and interviews answered them; nothing when nobody did.
[[nodiscard]] Blocks findings(const ReportMatter& matter);
/// Everything that was not asked, is open or disputed.
[[nodiscard]] Blocks what_is_not_known(const ReportMatter& matter);
/// Passages, notes, scale, method.
[[nodiscard]] Blocks annexes(const ReportMatter& matter);

/// "Doctors (suspicion)": a row by its names.
[[nodiscard]] std::string row_name(const ReportMatter& matter, const engine::ReachRow& row);

}  // namespace sideflow::reports
