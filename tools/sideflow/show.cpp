// sideflow show: one table on the terminal.
#include "models/did_you_mean.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/reach_table.hpp"
#include "reports/tables/results_json.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"

namespace sideflow::tools {

namespace {

std::string reach_text(const Network& network, const ShowRequest& request,
                       const std::vector<Diagnostic>& diagnostics) {
  std::optional<KindId> kind;
  if (!request.kind.empty()) kind = kind_value(network, request.kind);
  const engine::Analysis analysis = analysis_of(network, request.how);
  if (request.json) {
    return reports::results_json(network, analysis, diagnostics,
                                 {.reach_only = true, .kind = kind});
  }
  return reports::finding_title(network, analysis) + "\n\n" +
         reports::table_text(reports::reach_table(network, analysis, kind));
}

}  // namespace

ExitCode show(const ShowRequest& request, const Console& console) {
  static_cast<void>(one_of("a table", request.what, {"reach"}));
  const LoadResult result = read_file(request.file).result;
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return code_of(result);
  print(reach_text(*result.network, request, result.diagnostics));
  return ExitCode::fine;
}

}  // namespace sideflow::tools
