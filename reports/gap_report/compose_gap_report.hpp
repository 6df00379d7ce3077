// The gap report of one network.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/evidence.hpp"
#include "reports/gap_report/scenario_outcome.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace sideflow::reports {

/// How long a report is: four pages and annexes, or one page.
enum class ReportLength : std::uint8_t { full, brief };

struct GapReportOptions {
  Edition edition;
  std::string map_file;  ///< of the loss map, beside the report; "": none is shown
  ReportLength length = ReportLength::full;
  std::span<const ScenarioOutcome> scenarios = {};  ///< must outlive the call; those left out are
                                                    ///< said to be not computed
};

/// The report of what arrives, what does not, and what nobody was asked about. In full: what it rests
/// on, in brief, the map, where it is lost (numbered as on the map), what to do, what works, what it does not
/// know; then annexes with the evidence, all rows, the ledger, and the method. Brief: in brief, the
/// map, the three largest losses, what to do. Sources that are narrower than the edition leave nothing but their number.
/// An empty network gives a report that says so. Deterministic; cost linear in rows, routes and
/// evidence, but for finding rows that are alike, and for the ranges of scenarios (scenario_gain()).
[[nodiscard]] Document compose_gap_report(const Network& network, const engine::Analysis& analysis,
                                          const GapReportOptions& options = {});

}  // namespace sideflow::reports
