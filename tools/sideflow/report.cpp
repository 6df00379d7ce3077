// sideflow report: the gap report of one network.
#include "reports/whole_file.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"
#include "tools/sideflow/report_files.hpp"

#include <array>
#include <filesystem>
#include <fstream>

namespace sideflow::tools {

namespace {

std::string format_of(const ReportRequest& request) {
  const std::string format = request.out == "-" && request.format.empty() ? "md" : request.format;
  const std::string chosen = format_value(request.out, format, {"md", "html", "pdf", "docx"});
  if (!request.reference_doc.empty() && chosen != "docx")
    throw WrongUsage("--reference-doc goes with x.docx");
  return chosen;
}

/// A document of a word processor begins as any packed file.
void refuse_no_document(const std::string& path) {
  if (path.empty()) return;
  std::ifstream file(path, std::ios::binary);
  std::array<char, 2> start{};
  file.read(start.data(), start.size());
  if (!file) throw reports::WorldError("cannot read " + path);
  if (start != std::array{'P', 'K'}) throw reports::WorldError(path + " is no DOCX");
}

/// How the report's map is called: Markdown has it beside itself, the others inside.
std::string map_file(const ReportRequest& request, const std::string& format) {
  if (format == "docx") return "map.png";
  if (format != "md") return "map.svg";
  if (request.out == "-") return "";
  return std::filesystem::path(request.out).stem().string() + "-map.svg";
}

ReportWishes wishes_of(const ReportRequest& request) {
  return {edition_value(request.edition),
          request.brief ? reports::ReportLength::brief : reports::ReportLength::full,
          request.reference_doc};
}

void write(const ReportRequest& request, const std::string& format, const ComposedReport& report) {
  const std::string bytes =
      document_bytes(format, report.document, report.pictures, request.reference_doc);
  if (request.out == "-") return print(bytes);
  if (format == "md") {
    const auto folder = std::filesystem::path(request.out).parent_path();
    for (const auto& [name, picture] : report.pictures)
      reports::write_whole((folder / name).string(), picture);
  }
  reports::write_whole(request.out, bytes);
  say("wrote " + request.out);
}

}  // namespace

ExitCode report(const ReportRequest& request, const Console& console) {
  const std::string format = format_of(request);
  const ReportWishes wishes = wishes_of(request);
  refuse_missing_folder(request.out);
  refuse_no_document(request.reference_doc);
  const LoadResult result = read_file(request.file).result;
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return code_of(result);
  const engine::Analysis analysis = analysis_of(*result.network, request.how);
  const ComposedReport composed =
      composed_report(*result.network, analysis, request.how, wishes, map_file(request, format));
  write(request, format, composed);
  if (!composed.no_map_because.empty()) say_error(console, composed.no_map_because);
  return composed.code;
}

}  // namespace sideflow::tools
