// sideflow export: the graph of one network, for other programs.
#include "models/expects.hpp"
#include "reports/exchange/edge_list.hpp"
#include "reports/exchange/exchange_graph.hpp"
#include "reports/exchange/gexf.hpp"
#include "reports/exchange/graphml.hpp"
#include "reports/exchange/kumu.hpp"
#include "reports/exchange/plain_dot.hpp"
#include "reports/tables/xlsx.hpp"
#include "reports/whole_file.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"

#include <algorithm>

namespace sideflow::tools {

namespace {

std::string kumu_workbook(const reports::ExchangeGraph& graph) {
  return reports::xlsx(reports::kumu_tables(graph));
}

/// A format, the extension that stands for it, and its writer.
struct ExchangeFormat {
  const char* name;
  const char* extension;  ///< "": only by name
  std::string (*text)(const reports::ExchangeGraph& graph);
};

constexpr ExchangeFormat kFormats[] = {
    {"graphml", "graphml", &reports::graphml}, {"gexf", "gexf", &reports::gexf},
    {"dot", "dot", &reports::plain_dot},       {"edges", "csv", &reports::edge_list},
    {"nodes", "", &reports::node_list},        {"kumu", "json", &reports::kumu},
    {"kumu", "xlsx", &kumu_workbook},
};

/// Names of all formats, or the extensions that stand for one; each once.
std::vector<std::string> format_words(const char* ExchangeFormat::*word) {
  std::vector<std::string> words;
  for (const ExchangeFormat& format : kFormats) {
    const std::string text = format.*word;
    if (!text.empty() && std::find(words.begin(), words.end(), text) == words.end())
      words.push_back(text);
  }
  return words;
}

/// The format that `-f` names (of two of that name, the one that `out` ends on, else the first) or,
/// without it, that the extension of `out` stands for.
const ExchangeFormat& format_of(const ExportRequest& request) {
  const bool named = !request.format.empty() || request.out == "-";
  const auto word = named ? &ExchangeFormat::name : &ExchangeFormat::extension;
  const std::string chosen = format_value(request.out, request.format, format_words(word));
  const ExchangeFormat* found = nullptr;
  for (const ExchangeFormat& format : kFormats) {
    if (chosen != format.*word) continue;
    if (found == nullptr || request.out.ends_with(std::string(".") + format.extension))
      found = &format;
  }
  expects(found != nullptr, "a format that was offered is there");
  return *found;
}

/// What a graph needs of an analysis: who is reached, and who sits where.
engine::Analysis analysis_for_exchange(const Network& network, AnalysisRequest how) {
  how.draws = 0;
  return analysis_of(network, how, {.gatekeepers = false, .hand_over = false});
}

}  // namespace

ExitCode export_network(const ExportRequest& request, const Console& console) {
  const ExchangeFormat& format = format_of(request);
  const reports::Edition edition = edition_value(request.edition);
  refuse_missing_folder(request.out);
  const LoadResult result = read_file(request.file).result;
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return code_of(result);
  const engine::Analysis analysis = analysis_for_exchange(*result.network, request.how);
  const std::string text = format.text(reports::exchange_graph(*result.network, analysis, edition));
  if (request.out == "-") {
    print(text);
  } else {
    reports::write_whole(request.out, text);
    say("wrote " + request.out);
  }
  return ExitCode::fine;
}

}  // namespace sideflow::tools
