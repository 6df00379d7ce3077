// sideflow describe: what a file says, in words.
#include "reports/description/codebook.hpp"
#include "reports/description/country_page.hpp"
#include "reports/description/coverage.hpp"
#include "reports/document/markdown.hpp"
#include "reports/whole_file.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/maps.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"

#include <filesystem>

namespace sideflow::tools {

namespace {

void write_document(const reports::Document& document, const std::string& out) {
  const std::string text = reports::markdown(document);
  if (out == "-") {
    print(text);
    return;
  }
  reports::write_whole(out, text);
  say("wrote " + out);
}

/// The page, and its map beside it; on standard output the page has none.
void write_page(const Network& network, const std::string& out) {
  const engine::Analysis analysis = analysis_of(network, {});
  if (out == "-") {
    write_document(reports::compose_country_page(network, analysis), out);
    return;
  }
  const std::filesystem::path map = std::filesystem::path(out).replace_extension(".svg");
  const reports::MapPictures pictures =
      drawn(network.id, composed_map(network, analysis, {}, usual_map(network)),
            {{reports::MapFormat::svg}});
  say_notes(network.id, pictures);
  reports::write_whole(map.string(), pictures.pictures.front().bytes);
  write_document(
      reports::compose_country_page(network, analysis, {.map_file = map.filename().string()}), out);
}

}  // namespace

ExitCode describe(const DescribeRequest& request, const Console& console) {
  const std::string format = request.out == "-" ? "md" : "";
  static_cast<void>(format_value(request.out, format, {"md"}));
  refuse_missing_folder(request.out);
  const bool is_codebook = request.file != "-" && is_vocabulary(request.file);
  const LoadResult result =
      is_codebook ? read_vocabulary(request.file) : read_file(request.file).result;
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return code_of(result);
  if (is_codebook) {
    write_document(reports::compose_codebook(*result.network), request.out);
  } else if (request.sources) {
    write_document(reports::compose_coverage(*result.network), request.out);
  } else {
    write_page(*result.network, request.out);
  }
  return ExitCode::fine;
}

}  // namespace sideflow::tools
