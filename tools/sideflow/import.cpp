// sideflow import: an interview sheet or a graph becomes a network file, or is added to one.
#include "models/graphml_network.hpp"
#include "models/identifier.hpp"
#include "models/interview_sheet.hpp"
#include "models/network_text.hpp"
#include "models/numbers.hpp"
#include "models/source_text.hpp"
#include "reports/whole_file.hpp"
#include "reports/wording.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"
#include "tools/sideflow/vocabulary_path.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

namespace fs = std::filesystem;

bool is_graph(const std::string& path) {
  const std::string extension = fs::path(path).extension().string();
  if (extension == ".graphml" || extension == ".xml") return true;
  if (extension != ".csv" && extension != ".tsv" && extension != ".xlsx")
    throw WrongUsage(
        fmt::format("\"{}\" is neither a sheet (.csv, .tsv, .xlsx) nor a graph (.graphml)", path));
  return false;
}

void refuse_wrong_values(const ImportRequest& request) {
  if (!request.id.empty() && !is_identifier(request.id))
    throw WrongUsage(
        fmt::format("--id is small letters, digits and hyphens, not \"{}\"", request.id));
  if (!request.as_of.empty() && !is_date(request.as_of))
    throw WrongUsage(fmt::format("--as-of is a date like 2010-03, not \"{}\"", request.as_of));
  const bool has_head = !request.id.empty() || !request.name.empty() || !request.as_of.empty() ||
                        !request.vocabulary.empty();
  std::error_code unseen;
  if (request.into.empty() && request.out != "-" && std::filesystem::exists(request.out, unseen))
    throw WrongUsage(fmt::format("{} is there already and would be lost; --into {} adds to it",
                                 request.out, request.out));
  if (!request.into.empty() && has_head)
    throw WrongUsage("--into adds to a network that has its id, name, date and vocabulary already");
}

ImportedDraft read_graph(const std::string& path, const SheetOptions& options) {
  FileBytes file = read_file_bytes(path);
  if (!file.diagnostics.empty()) return {{}, std::move(file.diagnostics)};
  return graphml_draft(file.bytes, path, options);
}

/// What the file says, and whether it could be read at all.
struct Imported {
  ImportedDraft content;
  bool unreadable = false;
};

Imported imported(const ImportRequest& request, const SheetOptions& options) {
  if (is_graph(request.file)) {
    ImportedDraft draft = read_graph(request.file, options);
    const bool unreadable = !draft.diagnostics.empty() && draft.diagnostics.front().code == "SF001";
    return {std::move(draft), unreadable};
  }
  const TableFile table = read_table_file(request.file);
  return {interview_draft(table, options), table.unreadable};
}

std::string folder_of(const std::string& out) {
  const std::string folder = out == "-" ? "" : fs::path(out).parent_path().string();
  return folder.empty() ? "." : folder;
}

/// Writes a text that the reader accepts. What it says against it is shown; an error then writes nothing.
ExitCode written(const ImportRequest& request, const std::string& text, const Console& console) {
  const LoadResult result = read_network_text(text, request.out, folder_of(request.out));
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return ExitCode::model_has_errors;
  if (request.out == "-") {
    print(text);
    return ExitCode::fine;
  }
  reports::write_whole(request.out, text);
  say(fmt::format("wrote {}: {}, {}", request.out,
                  reports::counted(result.network->actors.size(), "actor", "actors"),
                  reports::counted(result.network->channels.size(), "channel", "channels")));
  return ExitCode::fine;
}

ExitCode import_into(const ImportRequest& request, const Console& console) {
  const LoadResult base = read_file(request.into).result;
  if (!base.network) {
    say_diagnostics(console, base.diagnostics);
    return code_of(base);
  }
  const Imported file = imported(request, {.known = &*base.network, .adds_to_known = true});
  say_diagnostics(console, file.content.diagnostics);
  if (file.unreadable) return ExitCode::cannot_read_or_write;
  if (has_errors(file.content.diagnostics)) return ExitCode::model_has_errors;
  const SourceText text = read_source_text(request.into, request.into);
  const ExtendedText extended = network_text_with(text.text, request.into, file.content.draft);
  say_diagnostics(console, extended.diagnostics);
  if (has_errors(extended.diagnostics)) return ExitCode::model_has_errors;
  return written(request, extended.text, console);
}

ExitCode import_alone(const ImportRequest& request, const Console& console) {
  const std::string vocabulary =
      request.vocabulary.empty() ? nearest_vocabulary(folder_of(request.out)) : request.vocabulary;
  const LoadResult words = vocabulary.empty() ? LoadResult{} : read_vocabulary(vocabulary);
  say_diagnostics(console, words.diagnostics);
  if (!vocabulary.empty() && !words.network) return code_of(words);
  SheetOptions options{.id = request.id, .name = request.name, .as_of = request.as_of};
  if (words.network) options.known = &*words.network;
  if (words.network) options.vocabulary = vocabulary_path_for(request.out, vocabulary);
  Imported file = imported(request, options);
  say_diagnostics(console, file.content.diagnostics);
  if (file.unreadable) return ExitCode::cannot_read_or_write;
  if (has_errors(file.content.diagnostics)) return ExitCode::model_has_errors;
  std::vector<std::string>& remarks = file.content.draft.remarks;
  remarks.insert(
      remarks.begin(),
      {"Read from " + fs::path(request.file).filename().string() + " by sideflow import.",
       "What nobody said stands here as the value that claims least, with `ask:` behind it."});
  return written(request, network_text(file.content.draft), console);
}

}  // namespace

ExitCode import_network(const ImportRequest& request, const Console& console) {
  refuse_wrong_values(request);
  refuse_missing_folder(request.out);
  return request.into.empty() ? import_alone(request, console) : import_into(request, console);
}

}  // namespace sideflow::tools
