// The gap report as files: its scenarios analysed, its map drawn, its writers called.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/document/html.hpp"
#include "reports/gap_report/compose_gap_report.hpp"
#include "tools/sideflow/commands.hpp"

#include <string>
#include <vector>

namespace sideflow::tools {

/// Every scenario of the network, with what would be after it; analysed with fewer draws than today is.
[[nodiscard]] std::vector<reports::ScenarioOutcome> scenario_outcomes(const Network& network,
                                                                      const AnalysisRequest& how);

/// What a report is asked to be.
struct ReportWishes {
  reports::Edition edition;
  reports::ReportLength length = reports::ReportLength::full;
  std::string reference_doc;  ///< whose styles a DOCX takes; "": our own
};

/// A report and the pictures that stand in it.
struct ComposedReport {
  reports::Document document;
  reports::Pictures pictures;  ///< by the name that the document calls them
  std::string no_map_because;  ///< "" when there is one
  ExitCode code = ExitCode::fine;
};

/// The report of a network with its map as `map_file` (x.svg or x.png); without a map where none can be
/// drawn, which is worth having too.
[[nodiscard]] ComposedReport composed_report(const Network& network,
                                             const engine::Analysis& analysis,
                                             const AnalysisRequest& how, const ReportWishes& wishes,
                                             const std::string& map_file);

/// The bytes of a document as "md", "html", "pdf" or "docx". Throws ProgramMissing when the program that
/// makes PDF or DOCX is not installed, WorldError when it gives nothing.
[[nodiscard]] std::string document_bytes(const std::string& format,
                                         const reports::Document& document,
                                         const reports::Pictures& pictures,
                                         const std::string& reference_doc);

}  // namespace sideflow::tools
