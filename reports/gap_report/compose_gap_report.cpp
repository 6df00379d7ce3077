#include "reports/gap_report/compose_gap_report.hpp"

#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sections.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

namespace sideflow::reports {

namespace {

Blocks map_blocks(const Document& report, const std::string& map_file) {
  if (map_file.empty()) return {};
  return {Heading{2, heading::kMap}, Picture{map_file, map_description(report.title)}};
}

}  // namespace

Document compose_gap_report(const Network& network, const engine::Analysis& analysis,
                            const GapReportOptions& options) {
  const ReportMatter matter{network, analysis, options.edition, passage_marks(network)};
  Document report{finding_title(network, analysis), {}};
  report.blocks.emplace_back(Paragraph{one_line(network.name.shown()) + ".", subject_sentence()});
  append(report.blocks, what_it_rests_on(matter));
  append(report.blocks, in_brief(matter));
  append(report.blocks, map_blocks(report, options.map_file));
  append(report.blocks, table_of_rows(matter));
  append(report.blocks, row_sections(matter));
  append(report.blocks, what_comes_back(matter));
  append(report.blocks, findings(matter));
  append(report.blocks, what_is_not_known(matter));
  append(report.blocks, annexes(matter));
  return report;
}

}  // namespace sideflow::reports
