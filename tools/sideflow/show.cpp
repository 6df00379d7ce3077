// sideflow show: one table on the terminal.
#include "engine/flow/totals.hpp"
#include "models/did_you_mean.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/reach_table.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/wording.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"

namespace sideflow::tools {

namespace {

/// The analysis as if there were rows of this kind only.
engine::Analysis narrowed(const Network& network, engine::Analysis analysis, const KindId& kind) {
  std::erase_if(analysis.reach.bearers, [&](const engine::ReachRow& row) {
    return network.kinds[analysis.graph.vertices[row.row.vertex].kind].id != kind;
  });
  analysis.reach.total = engine::total_of(network, analysis.graph, analysis.reach.bearers);
  return analysis;
}

std::string finding_text(const Network& network, const engine::Analysis& analysis) {
  const std::string title = reports::finding_title(network, analysis) + "\n";
  if (analysis.reach.total.rows == 0) return title;
  return title +
         reports::arrival_summary(analysis.reach.total,
                                  reports::collecting_unit(network, analysis)) +
         "\n";
}

/// What is found, of the chosen kind where one is chosen.
std::string header(const Network& network, const engine::Analysis& analysis,
                   const std::optional<KindId>& kind) {
  if (!kind) return finding_text(network, analysis);
  const std::string only =
      "Only: " + reports::one_line(find_kind(network, *kind)->name.shown()) + "\n";
  const engine::Analysis chosen = narrowed(network, analysis, *kind);
  return chosen.reach.bearers.empty() ? only : only + finding_text(network, chosen);
}

std::string reach_text(const Network& network, const ShowRequest& request,
                       const std::vector<Diagnostic>& diagnostics) {
  std::optional<KindId> kind;
  if (!request.kind.empty()) kind = kind_value(network, request.kind);
  const engine::Analysis analysis = analysis_of(network, request.how);
  if (request.json) {
    return reports::results_json(network, analysis, diagnostics,
                                 {.reach_only = true, .kind = kind});
  }
  return header(network, analysis, kind) + "\n" +
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
