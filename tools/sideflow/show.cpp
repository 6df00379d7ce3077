// sideflow show: one table on the terminal.
#include "engine/flow/totals.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/ledger_table.hpp"
#include "reports/tables/reach_table.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/wording.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"

#include <algorithm>
#include <array>

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

std::string finding_text(const Network& network, const engine::Analysis& analysis,
                         std::size_t width) {
  const std::string title = reports::paragraph(reports::finding_title(network, analysis), width);
  if (analysis.reach.total.rows == 0) return title;
  return title +
         reports::paragraph(reports::arrival_summary(analysis.reach.total,
                                                     reports::collecting_unit(network, analysis)),
                            width);
}

std::string only_words(const Network& network, const KindId& kind) {
  return "Only: " + reports::one_line(find_kind(network, kind)->name.shown());
}

/// What is found, of the chosen kind where one is chosen.
std::string header(const Network& network, const engine::Analysis& analysis,
                   const std::optional<KindId>& kind, std::size_t width) {
  if (!kind) return finding_text(network, analysis, width);
  const std::string only = reports::paragraph(only_words(network, *kind), width);
  const engine::Analysis chosen = narrowed(network, analysis, *kind);
  return chosen.reach.bearers.empty() ? only : only + finding_text(network, chosen, width);
}

/// What is to be shown, with all that its table needs.
struct Table {
  const Network& network;
  const engine::Analysis& analysis;
  std::optional<KindId> kind;
  const ShowRequest& request;
};

std::string reach_text(const Table& table) {
  const std::size_t width = line_width();
  const std::string estimates = reports::estimate_sentence(table.analysis.reach);
  const std::string text =
      header(table.network, table.analysis, table.kind, width) + "\n" +
      reports::table_text(reports::reach_table(table.network, table.analysis, table.kind), width);
  return estimates.empty() ? text : text + "\n" + reports::paragraph(estimates, width);
}

std::string ledger_text(const Table& table) {
  const std::size_t width = line_width();
  const auto elements =
      table.request.all ? reports::WhichElements::all : reports::WhichElements::on_a_way;
  const std::string title = table.kind ? only_words(table.network, *table.kind)
                                       : reports::finding_title(table.network, table.analysis);
  return reports::paragraph(title, width) + "\n" +
         reports::ledger_text(table.network, table.analysis,
                              {.kind = table.kind, .width = width, .elements = elements});
}

/// A table that can be shown: its name, its text, and its blocks of results.json.
struct Showable {
  const char* name;
  std::string (*text)(const Table&);
  reports::ResultsBlocks blocks;
};

constexpr std::array kShowables = {Showable{"reach", reach_text, reports::ResultsBlocks::reach},
                                   Showable{"ledger", ledger_text, reports::ResultsBlocks::ledger}};

const Showable& showable(const std::string& what) {
  const std::string name = one_of("a table", what, showable_tables());
  return *std::find_if(kShowables.begin(), kShowables.end(),
                       [&](const Showable& table) { return table.name == name; });
}

std::string shown(const Showable& what, const Network& network, const ShowRequest& request,
                  const std::vector<Diagnostic>& diagnostics) {
  std::optional<KindId> kind;
  if (!request.kind.empty()) kind = kind_value(network, request.kind);
  const engine::Analysis analysis = analysis_of(network, request.how);
  if (!request.json) return what.text({network, analysis, kind, request});
  return reports::results_json(network, analysis, diagnostics,
                               {.blocks = what.blocks, .kind = kind});
}

}  // namespace

std::vector<std::string> showable_tables() {
  std::vector<std::string> names;
  for (const Showable& table : kShowables) names.emplace_back(table.name);
  return names;
}

ExitCode show(const ShowRequest& request, const Console& console) {
  const Showable& what = showable(request.what);
  const LoadResult result = read_file(request.file).result;
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return code_of(result);
  print(shown(what, *result.network, request, result.diagnostics));
  return ExitCode::fine;
}

}  // namespace sideflow::tools
