#include "tools/sideflow/report_files.hpp"

#include "engine/change/scenario.hpp"
#include "models/expects.hpp"
#include "reports/document/markdown.hpp"
#include "reports/document/office.hpp"
#include "reports/whole_file.hpp"
#include "tools/sideflow/maps.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

// Ranges of gains need fewer draws than stamps: two digits of a range, not the share of a statement.
constexpr std::size_t kMostScenarioDraws = 300;

reports::MapPictures map_of(const Network& network, const engine::Analysis& analysis,
                            const AnalysisRequest& how, const reports::Edition& edition,
                            reports::MapFormat format) {
  MapQuestion question = usual_map(network);
  question.options.edition = edition;
  const ComposedMap map = composed_map(network, analysis, how, question);
  if (is_hopeless(map)) return {};
  return drawn(network.id, map, {{format}, reports::PngSize::print});
}

void add_map(ComposedReport& report, const Network& network, const engine::Analysis& analysis,
             const AnalysisRequest& how, const reports::Edition& edition,
             const std::string& map_file) {
  const auto format =
      map_file.ends_with(".png") ? reports::MapFormat::png : reports::MapFormat::svg;
  try {
    const reports::MapPictures drawn = map_of(network, analysis, how, edition, format);
    if (!drawn.pictures.empty()) report.pictures[map_file] = drawn.pictures.front().bytes;
  } catch (const ProgramMissing& missing) {
    report.no_map_because = missing.what();
    report.code = ExitCode::program_missing;
  } catch (const reports::WorldError& problem) {
    report.no_map_because = problem.what();
    report.code = ExitCode::cannot_read_or_write;
  }
}

std::string bytes_of(const reports::OfficeReply& reply) {
  if (reply.outcome == reports::OfficeOutcome::missing) throw ProgramMissing(reply.problem);
  if (reply.outcome != reports::OfficeOutcome::done) throw reports::WorldError(reply.problem);
  return reply.bytes;
}

std::string office_bytes(const std::string& format, const reports::Document& document,
                         const reports::Pictures& pictures, const std::string& reference_doc) {
  reports::OfficeOptions options{.pictures = pictures, .reference_doc = reference_doc};
  options.date = file_date(options.date);
  try {
    return bytes_of(format == "pdf" ? reports::pdf(document, options)
                                    : reports::docx(document, options));
  } catch (const std::system_error& problem) {
    throw reports::WorldError(problem.what());
  }
}

}  // namespace

std::vector<reports::ScenarioOutcome> scenario_outcomes(const Network& network,
                                                        const AnalysisRequest& how) {
  AnalysisRequest fewer = how;
  fewer.draws = std::min(how.draws.value_or(kMostScenarioDraws), kMostScenarioDraws);
  std::vector<reports::ScenarioOutcome> outcomes;
  for (const Scenario& scenario : network.scenarios) {
    Network after = engine::changed(network, scenario.changes);
    engine::Analysis analysis =
        analysis_of(after, fewer, {.centrality = false, .gatekeepers = false, .hand_over = false});
    outcomes.push_back({scenario, std::move(after), std::move(analysis)});
  }
  return outcomes;
}

ComposedReport composed_report(const Network& network, const engine::Analysis& analysis,
                               const AnalysisRequest& how, const ReportWishes& wishes,
                               const std::string& map_file) {
  ComposedReport report;
  if (!map_file.empty()) add_map(report, network, analysis, how, wishes.edition, map_file);
  const auto outcomes = scenario_outcomes(network, how);
  report.document =
      reports::compose_gap_report(network, analysis,
                                  {.edition = wishes.edition,
                                   .map_file = report.pictures.contains(map_file) ? map_file : "",
                                   .length = wishes.length,
                                   .scenarios = outcomes});
  return report;
}

std::string document_bytes(const std::string& format, const reports::Document& document,
                           const reports::Pictures& pictures, const std::string& reference_doc) {
  if (format == "md") return reports::markdown(document);
  if (format == "html") return reports::html(document, {.pictures = pictures});
  expects(format == "pdf" || format == "docx", "only formats of reports are asked for");
  return office_bytes(format, document, pictures, reference_doc);
}

}  // namespace sideflow::tools
