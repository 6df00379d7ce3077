// The gap report of one network.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/evidence.hpp"

#include <string>

namespace sideflow::reports {

struct GapReportOptions {
  Edition edition;
  std::string map_file;  ///< of the loss map, beside the report; "": none is shown
};

/// The report of what arrives, what does not, and what nobody was asked about: title, what it
/// rests on, in brief, a table of all rows, a section for the rows of which the same is to be said
/// with their route or certificate, who should be told what, findings, what the report does not
/// know; then, once each, the passages that marks point at, notes, scale and method. An empty
/// network gives a report that says so. Deterministic; cost linear in rows, routes and evidence,
/// but for finding rows that are alike.
[[nodiscard]] Document compose_gap_report(const Network& network, const engine::Analysis& analysis,
                                          const GapReportOptions& options = {});

}  // namespace sideflow::reports
