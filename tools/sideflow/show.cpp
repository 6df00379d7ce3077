// sideflow show: one table on the terminal.
#include "engine/flow/totals.hpp"
#include "reports/sentences.hpp"
#include "reports/tables/bottleneck_table.hpp"
#include "reports/tables/centrality_table.hpp"
#include "reports/tables/csv.hpp"
#include "reports/tables/hand_over_table.hpp"
#include "reports/tables/ledger_table.hpp"
#include "reports/tables/meeting_table.hpp"
#include "reports/tables/reach_table.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/tables/workbook_tables.hpp"
#include "reports/tables/xlsx.hpp"
#include "reports/whole_file.hpp"
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

std::string centrality_text(const Table& table) {
  return reports::centrality_text(table.network, table.analysis, line_width());
}

std::string bottleneck_text(const Table& table) {
  return reports::bottleneck_text(table.network, table.analysis, table.kind, line_width());
}

std::string hand_over_text(const Table& table) {
  return reports::hand_over_text(table.network, table.analysis.graph, *table.analysis.hand_over,
                                 line_width(), table.kind);
}

std::string meeting_text(const Table& table) {
  return reports::meeting_text(table.network, table.analysis.graph, *table.analysis.meeting,
                               line_width(), table.kind);
}

using Tables = std::vector<reports::TerminalTable>;

Tables reach_tables(const Table& table) {
  return {reports::reach_table(table.network, table.analysis, table.kind)};
}

Tables ledger_tables(const Table& table) {
  return reports::ledger_tables(table.network, table.analysis, table.kind);
}

Tables centrality_tables(const Table& table) {
  return {reports::centrality_table(table.network, table.analysis)};
}

Tables bottleneck_tables(const Table& table) {
  return {reports::gatekeeper_table(table.network, table.analysis, table.kind),
          reports::cut_table(table.network, table.analysis, table.kind),
          reports::key_player_table(table.network, table.analysis)};
}

Tables hand_over_tables(const Table& table) {
  return reports::hand_over_tables(table.network, table.analysis.graph, *table.analysis.hand_over,
                                   table.kind);
}

Tables meeting_tables(const Table& table) {
  return reports::meeting_tables(table.network, table.analysis.graph, *table.analysis.meeting,
                                 table.kind);
}

// ---- what there is ------------------------------------------------------------------------------

constexpr engine::AnalysisParts kReach{
    .centrality = false, .gatekeepers = false, .hand_over = false};
constexpr engine::AnalysisParts kCentrality{
    .reach = false, .gatekeepers = false, .hand_over = false};
constexpr engine::AnalysisParts kBottlenecks{
    .reach = false, .centrality = false, .hand_over = false, .cuts = true, .key_players = true};
constexpr engine::AnalysisParts kMeeting{
    .reach = false, .centrality = false, .gatekeepers = false, .hand_over = false, .meeting = true};
constexpr engine::AnalysisParts kHandOver{
    .reach = false, .centrality = false, .gatekeepers = false};

/// A table that can be shown: its name, what has to be analysed, its text, the same as plain tables, and
/// its blocks of results.json.
struct Showable {
  const char* name;
  engine::AnalysisParts parts;
  std::string (*text)(const Table&);
  Tables (*tables)(const Table&);
  reports::ResultsBlocks blocks;
};

constexpr std::array kShowables = {
    Showable{"reach", kReach, reach_text, reach_tables, reports::ResultsBlocks::reach},
    Showable{"ledger", kReach, ledger_text, ledger_tables, reports::ResultsBlocks::ledger},
    Showable{"bottlenecks", kBottlenecks, bottleneck_text, bottleneck_tables,
             reports::ResultsBlocks::bottlenecks},
    Showable{"centrality", kCentrality, centrality_text, centrality_tables,
             reports::ResultsBlocks::centrality},
    Showable{"handover", kHandOver, hand_over_text, hand_over_tables,
             reports::ResultsBlocks::hand_over},
    Showable{"meeting", kMeeting, meeting_text, meeting_tables, reports::ResultsBlocks::meeting}};

const Showable& showable(const std::string& what) {
  const std::string name = one_of("a table", what, showable_tables());
  return *std::find_if(kShowables.begin(), kShowables.end(),
                       [&](const Showable& table) { return table.name == name; });
}

/// In which form the table leaves the program.
enum class Form : std::uint8_t { text, json, csv, xlsx };

Form form_of(const ShowRequest& request) {
  if (request.out.empty()) return request.json ? Form::json : Form::text;
  if (request.out == "-") return request.json ? Form::json : Form::csv;
  const std::string format =
      format_value(request.out, request.json ? "json" : "", {"csv", "xlsx", "json"});
  if (format == "xlsx") return Form::xlsx;
  return format == "csv" ? Form::csv : Form::json;
}

/// What can be asked for together.
void refuse_what_makes_no_sense(const Showable& what, const ShowRequest& request) {
  const Form form = form_of(request);
  if (!request.delimiter.empty() && form != Form::csv)
    throw WrongUsage("--delimiter goes with -o x.csv");
  if (form == Form::xlsx && what.blocks == reports::ResultsBlocks::meeting)
    throw WrongUsage("meeting has no workbook; -o x.csv or x.json writes it");
}

std::string csv_text(const Showable& what, const Table& table,
                     const std::vector<reports::DataTable>& data) {
  const reports::Delimiter delimiter = delimiter_value(table.request.delimiter);
  return data.empty() ? reports::csv(what.tables(table), delimiter)
                      : reports::data_csv(data, delimiter);
}

std::string shown(const Showable& what, const Network& network, const ShowRequest& request,
                  const std::vector<Diagnostic>& diagnostics) {
  std::optional<KindId> kind;
  if (!request.kind.empty()) kind = kind_value(network, request.kind);
  const engine::Analysis analysis = analysis_of(network, request.how, what.parts, kind);
  const Table table{network, analysis, kind, request};
  const auto data = [&] {
    return reports::data_tables(network, analysis, what.blocks, kind,
                                edition_value(request.edition));
  };
  switch (form_of(request)) {
    case Form::text: return what.text(table);
    case Form::csv: return csv_text(what, table, data());
    case Form::xlsx: return reports::xlsx(data(), workbook_options(network));
    case Form::json: break;
  }
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
  refuse_what_makes_no_sense(what, request);
  if (!request.out.empty()) refuse_missing_folder(request.out);
  const LoadResult result = read_file(request.file).result;
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return code_of(result);
  const std::string text = shown(what, *result.network, request, result.diagnostics);
  if (request.out.empty() || request.out == "-") {
    print(text);
  } else {
    reports::write_whole(request.out, text);
    say("wrote " + request.out);
  }
  return ExitCode::fine;
}

}  // namespace sideflow::tools
