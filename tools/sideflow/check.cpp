// sideflow check: what is wrong in files, and what is thin.
#include "models/read_network.hpp"
#include "reports/evidence.hpp"
#include "reports/tables/diagnostics_json.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/wording.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/reading.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

using reports::CheckedFile;
using reports::counted;

/// What was read of a file: a network with what it holds, or a vocabulary.
struct Checked {
  CheckedFile file;
  std::string thin;  ///< how big the network is and what it leaves open; "" for others
};

std::vector<std::string> yaml_files_below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  std::filesystem::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::recursive_directory_iterator();
       entry.increment(error)) {
    std::error_code unseen;
    if (entry->path().extension() == ".yaml" && entry->is_regular_file(unseen))
      files.push_back(entry->path().string());
  }
  if (error)
    throw reports::WorldError(
        fmt::format("cannot read the folder {}: {}", folder, error.message()));
  if (files.empty()) throw reports::WorldError(fmt::format("no .yaml file below {}", folder));
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code unseen;
    const bool is_folder = std::filesystem::is_directory(path, unseen);
    const std::vector<std::string> more =
        is_folder ? yaml_files_below(path) : std::vector<std::string>{path};
    files.insert(files.end(), more.begin(), more.end());
  }
  return files;
}

std::string thin_words(const Network& network) {
  const reports::StrengthCounts strengths = reports::strength_counts(network);
  return fmt::format(
      "{}, {}, {}; not asked where they pass things on: {}; likelihoods not graded by a source: {} "
      "of {}",
      counted(network.actors.size(), "actor", "actors"),
      counted(network.channels.size(), "channel", "channels"),
      counted(reports::kinds_in_use(network), "kind", "kinds"),
      counted(reports::actors_not_asked(network).size(), "actor", "actors"), strengths.assumed,
      strengths.total());
}

Checked checked_vocabulary(const std::string& path) {
  const LoadResult result = read_vocabulary(path);
  return {{path, result.diagnostics, result.unreadable, {}}, ""};
}

Checked checked_network(const std::string& path) {
  const LoadResult result = read_network(path);
  if (!result.network) return {{path, result.diagnostics, result.unreadable, {}}, ""};
  return {{path, result.diagnostics, result.unreadable, thin_places(*result.network)},
          thin_words(*result.network)};
}

Checked checked(const std::string& path) {
  return path != "-" && is_vocabulary(path) ? checked_vocabulary(path) : checked_network(path);
}

std::size_t number_of(const CheckedFile& file, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(file.diagnostics.begin(), file.diagnostics.end(),
                    [severity](const Diagnostic& found) { return found.severity == severity; }));
}

ExitCode code_of(const CheckedFile& file, const CheckRequest& request) {
  if (file.unreadable) return ExitCode::cannot_read_or_write;
  if (has_errors(file.diagnostics)) return ExitCode::model_has_errors;
  const bool fails = request.strict && !file.diagnostics.empty();
  return fails ? ExitCode::model_has_errors : ExitCode::fine;
}

std::string line_of(const Checked& one) {
  const std::string name = one.file.path == "-" ? "standard input" : one.file.path;
  const std::size_t errors = number_of(one.file, Severity::error);
  const std::string warnings =
      counted(number_of(one.file, Severity::warning), "warning", "warnings");
  if (errors > 0)
    return fmt::format("{}: {}, {}\n", name, counted(errors, "error", "errors"), warnings);
  return fmt::format("{}: no errors, {}{}{}\n", name, warnings, one.thin.empty() ? "" : "; ",
                     one.thin);
}

void print_lines(const std::vector<Checked>& all, const Console& console) {
  std::vector<Diagnostic> diagnostics;
  for (const Checked& one : all)
    diagnostics.insert(diagnostics.end(), one.file.diagnostics.begin(), one.file.diagnostics.end());
  say_diagnostics(console, diagnostics);
  std::string lines;
  for (const Checked& one : all) lines += line_of(one);
  print(lines);
}

void print_json(const std::vector<Checked>& all) {
  std::vector<CheckedFile> files;
  for (const Checked& one : all) files.push_back(one.file);
  print(reports::check_json(files));
}

}  // namespace

ExitCode check(const CheckRequest& request, const Console& console) {
  refuse_reading_input_twice(request.paths);
  std::vector<Checked> all;
  for (const std::string& file : files_of(request.paths)) all.push_back(checked(file));
  if (request.json) {
    print_json(all);
  } else {
    print_lines(all, console);
  }
  ExitCode code = ExitCode::fine;
  for (const Checked& one : all) code = worse(code, code_of(one.file, request));
  return code;
}

}  // namespace sideflow::tools
