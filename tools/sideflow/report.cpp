// sideflow report: the gap report of one network.
#include "reports/document/markdown.hpp"
#include "reports/gap_report/compose_gap_report.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"

namespace sideflow::tools {

ExitCode report(const ReportRequest& request, const Console& console) {
  const std::string format = request.out == "-" && request.format.empty() ? "md" : request.format;
  static_cast<void>(format_value(request.out, format, {"md"}));
  refuse_missing_folder(request.out);
  const LoadResult result = read_file(request.file).result;
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return code_of(result);
  const engine::Analysis analysis = analysis_of(*result.network, request.how);
  const std::string text =
      reports::markdown(reports::compose_gap_report(*result.network, analysis));
  if (request.out == "-") {
    print(text);
  } else {
    reports::write_whole(request.out, text);
    say("wrote " + request.out);
  }
  return ExitCode::fine;
}

}  // namespace sideflow::tools
