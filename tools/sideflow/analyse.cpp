// sideflow analyse: the main job.
#include "reports/gap_report/compose_comparison.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/tables/workbook_tables.hpp"
#include "reports/tables/xlsx.hpp"
#include "reports/wording.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/maps.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"
#include "tools/sideflow/report_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <system_error>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

void refuse_what_makes_no_sense(const AnalyseRequest& request) {
  refuse_reading_input_twice(request.files);
  if (request.folder.empty() && request.json_out.empty())
    throw WrongUsage(
        "say where the results go: -o FOLDER, or --json FILE (\"-\": standard output)");
  if (!request.json_out.empty() && request.files.size() > 1)
    throw WrongUsage("--json writes the results of one network; for several use -o FOLDER");
  if (request.folder == "-")
    throw WrongUsage("-o names a folder here; for standard output use --json -");
}

/// Networks by id, each with the files that call themselves that.
using FilesById = std::map<std::string, std::vector<const ReadFile*>>;

FilesById files_by_id(const std::vector<ReadFile>& files) {
  FilesById by_id;
  for (const ReadFile& file : files) {
    if (file.result.network) by_id[file.result.network->id].push_back(&file);
  }
  return by_id;
}

/// Why nothing may be written for the files of one id; "" when all is well.
std::string refusal(const std::string& id, const std::vector<const ReadFile*>& files) {
  if (files.size() == 1) return "";
  std::vector<std::string> paths;
  for (const ReadFile* file : files) paths.push_back(file->path);
  return fmt::format("the network id \"{}\" stands in {}: nothing is written for it", id,
                     reports::listed(paths));
}

// ---- one network --------------------------------------------------------------------------------

/// What was written for a network, and what came in between.
struct Written {
  std::vector<std::string> names;
  std::string text_size;
  std::string no_map_because;  ///< "" when there is one
  reports::Pictures map;       ///< "map.svg", when there is one
  ExitCode code = ExitCode::fine;
};

void write_into(const std::string& folder, const std::string& name, const std::string& bytes,
                Written& written) {
  reports::write_whole(folder + "/" + name, bytes);
  written.names.push_back(name);
}

// A workbook of more bearers takes minutes, and no spreadsheet opens it gladly.
constexpr std::size_t kMostWorkbookRows = 2000;

constexpr std::array kMapFormats = {reports::MapFormat::png, reports::MapFormat::svg,
                                    reports::MapFormat::pdf, reports::MapFormat::dot};

/// A picture and the name of its file.
struct NamedPicture {
  std::string name;
  std::string bytes;
};

/// The pictures, or why there are none: results and report are worth having without a map.
struct DrawnMap {
  std::vector<NamedPicture> pictures;
  reports::MapPictures map;  ///< the usual one: its notes and sizes
  std::string problem;
  ExitCode code = ExitCode::fine;
};

void add_pictures(DrawnMap& all, const std::string& stem, const reports::MapPictures& map) {
  for (const reports::MapPicture& picture : map.pictures)
    all.pictures.push_back({stem + "." + word(picture.format), picture.bytes});
}

DrawnMap draw_maps(const Network& network, const engine::Analysis& analysis,
                   const AnalysisRequest& how, const reports::Edition& edition) {
  MapQuestion question = usual_map(network);
  question.options.edition = edition;
  const ComposedMap map = composed_map(network, analysis, how, question);
  DrawnMap all;
  if (is_hopeless(map)) {
    say(fmt::format("{}: note: there is no map: {}", network.id, hopeless_words(map)));
    return all;
  }
  all.map = drawn(network.id, map, {{kMapFormats.begin(), kMapFormats.end()}});
  add_pictures(all, "map", all.map);
  if (!is_too_full(map, question)) return all;
  const std::vector<KindMap> better = maps_of_kinds(network, analysis, how, question);
  say_too_full(network, map, better);
  for (const KindMap& each : better)
    add_pictures(all, "map-" + each.kind.text,
                 drawn(network.id, each.map, {{reports::MapFormat::png, reports::MapFormat::svg}}));
  return all;
}

DrawnMap drawn_map(const Network& network, const engine::Analysis& analysis,
                   const AnalysisRequest& how, const reports::Edition& edition) {
  DrawnMap none;
  try {
    return draw_maps(network, analysis, how, edition);
  } catch (const ProgramMissing& missing) {
    none.problem = missing.what();
    none.code = ExitCode::program_missing;
  } catch (const reports::WorldError& problem) {
    none.problem = problem.what();
    none.code = ExitCode::cannot_read_or_write;
  }
  return none;
}

bool is_format_of_maps(const std::string& extension) {
  return std::any_of(kMapFormats.begin(), kMapFormats.end(),
                     [&](reports::MapFormat format) { return extension == "." + word(format); });
}

/// Maps of an earlier run must not stand beside newer results.
void remove_old_maps(const std::string& folder) {
  std::error_code unseen;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unseen)) {
    const std::string name = entry.path().filename().string();
    const bool a_map = name.starts_with("map.") || name.starts_with("map-");
    if (a_map && is_format_of_maps(entry.path().extension().string()))
      std::filesystem::remove(entry.path(), unseen);
  }
}

Written write_map(const std::string& folder, const Network& network,
                  const engine::Analysis& analysis, const AnalyseRequest& request) {
  const DrawnMap map = drawn_map(network, analysis, request.how, edition_value(request.edition));
  Written written{.no_map_because = map.problem, .code = map.code};
  remove_old_maps(folder);
  for (const NamedPicture& picture : map.pictures) {
    write_into(folder, picture.name, picture.bytes, written);
    if (picture.name == "map.svg") written.map[picture.name] = picture.bytes;
  }
  if (!map.pictures.empty()) {
    say_notes(network.id, map.map);
    written.text_size = text_size_words(map.map);
  }
  return written;
}

/// The report in Markdown, beside the map, and as one page with the map inside.
void write_reports(const std::string& folder, const Network& network,
                   const engine::Analysis& analysis, const AnalyseRequest& request,
                   const reports::Pictures& pictures, Written& written) {
  const std::string map_file = pictures.empty() ? "" : pictures.begin()->first;
  const auto outcomes = scenario_outcomes(network, request.how);
  const reports::Document report = reports::compose_gap_report(
      network, analysis,
      {.edition = edition_value(request.edition), .map_file = map_file, .scenarios = outcomes});
  for (const char* format : {"md", "html"})
    write_into(folder, std::string("report.") + format,
               document_bytes(format, report, pictures, ""), written);
}

/// All tables in one workbook; where they are too large for one, a note says so.
void write_workbook(const std::string& folder, const Network& network,
                    const engine::Analysis& analysis, const AnalyseRequest& request,
                    Written& written) {
  if (analysis.reach.bearers.size() > kMostWorkbookRows) {
    say(fmt::format("{}: note: too large for a workbook; show WHAT -o x.csv writes its tables",
                    network.id));
    return;
  }
  const auto tables = reports::workbook_tables(network, analysis, edition_value(request.edition));
  write_into(folder, "tables.xlsx", reports::xlsx(tables, workbook_options(network)), written);
}

std::string success_line(const std::string& id, const std::string& folder, const Written& written) {
  std::string line = fmt::format("{}: {}/{}", id, folder, fmt::join(written.names, ", "));
  if (!written.text_size.empty()) line += " " + written.text_size;
  return line + "\n";
}

/// Success is data on standard output, unless the results themselves go there.
void tell_success(const AnalyseRequest& request, const std::string& line) {
  if (request.json_out == "-") {
    say(line.substr(0, line.size() - 1));
  } else {
    print(line);
  }
}

ExitCode write_folder(const AnalyseRequest& request, const ReadFile& file,
                      const engine::Analysis& analysis, const std::string& results,
                      const Console& console) {
  const Network& network = *file.result.network;
  const std::string folder = reports::folder_inside(request.folder, network.id);
  reports::make_folder(folder);
  Written written = write_map(folder, network, analysis, request);
  write_reports(folder, network, analysis, request, written.map, written);
  write_into(folder, "results.json", results, written);
  write_workbook(folder, network, analysis, request, written);
  tell_success(request, success_line(network.id, folder, written));
  if (!written.no_map_because.empty()) say_error(console, written.no_map_because);
  return written.code;
}

void write_json(const std::string& out, const std::string& results) {
  if (out == "-") {
    print(results);
  } else {
    reports::write_whole(out, results);
    say("wrote " + out);
  }
}

/// A network whose files are written, and its analysis.
struct Analysed {
  const Network* network = nullptr;
  engine::Analysis analysis;
  ExitCode code = ExitCode::fine;
};

Analysed write_network(const AnalyseRequest& request, const ReadFile& file,
                       const Console& console) {
  const Network& network = *file.result.network;
  Analysed analysed{&network, analysis_of(network, request.how), ExitCode::fine};
  const auto elements =
      request.all ? reports::WhichElements::all : reports::WhichElements::on_a_way;
  const std::string results =
      reports::results_json(network, analysed.analysis, file.result.diagnostics,
                            {.elements = elements, .with_model = request.with_model});
  if (!request.json_out.empty()) write_json(request.json_out, results);
  if (!request.folder.empty())
    analysed.code = write_folder(request, file, analysed.analysis, results, console);
  return analysed;
}

/// The networks side by side, where there are several.
void write_comparison(const AnalyseRequest& request, const std::vector<Analysed>& networks) {
  if (request.folder.empty() || networks.size() < 2) return;
  std::vector<reports::ComparedCountry> countries;
  for (const Analysed& each : networks) countries.push_back({*each.network, each.analysis});
  const reports::Document comparison =
      reports::compose_comparison(countries, {.edition = edition_value(request.edition)});
  const std::filesystem::path folder(request.folder);
  for (const char* format : {"md", "html"})
    reports::write_whole((folder / (std::string("comparison.") + format)).string(),
                         document_bytes(format, comparison, {}, ""));
  tell_success(request, fmt::format("comparison of {}: {}, comparison.html\n",
                                    reports::counted(countries.size(), "network", "networks"),
                                    (folder / "comparison.md").string()));
}

std::vector<ReadFile> read_all(const std::vector<std::string>& paths) {
  std::vector<ReadFile> files;
  for (const std::string& path : paths) files.push_back(read_file(path));
  return files;
}

}  // namespace

ExitCode analyse(const AnalyseRequest& request, const Console& console) {
  refuse_what_makes_no_sense(request);
  const std::vector<ReadFile> files = read_all(request.files);
  say_diagnostics(console, diagnostics_of(files));
  ExitCode code = ExitCode::fine;
  for (const ReadFile& file : files) code = worse(code, code_of(file.result));
  std::vector<Analysed> analysed;
  for (const auto& [id, same] : files_by_id(files)) {
    const std::string why_not = refusal(id, same);
    if (!why_not.empty()) say_error(console, why_not);
    if (!why_not.empty()) {
      code = worse(code, ExitCode::model_has_errors);
      continue;
    }
    analysed.push_back(write_network(request, *same.front(), console));
    code = worse(code, analysed.back().code);
  }
  write_comparison(request, analysed);
  return code;
}

}  // namespace sideflow::tools
