// The gap report of one network.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/evidence.hpp"
#include "reports/gap_report/gap_report_view.hpp"

#include <string>

namespace sideflow::reports {

struct GapReportOptions {
  Edition edition;
  std::string map_file;  ///< of the loss map, beside the report; "": none is shown
};

/// The report of what arrives, what does not, and what nobody was asked about: title, what it
/// rests on, in brief, a table of all rows, a section a row with its route or certificate and
/// its evidence, what should come back, findings, what the report does not know, scale, terms
/// and method. An empty network gives a report that says so. Deterministic; cost linear in
/// rows, routes and evidence.
[[nodiscard]] GapReport compose_gap_report(const Network& network, const engine::Analysis& analysis,
                                           const GapReportOptions& options = {});

}  // namespace sideflow::reports
