// sideflow map: the loss map of one network.
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/loss_map.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"

namespace sideflow::tools {

ExitCode map(const MapRequest& request, const Console& console) {
  const std::string format =
      format_value(request.out, request.format, {"svg", "png", "pdf", "dot"});
  refuse_missing_folder(request.out);
  const LoadResult result = read_file(request.file).result;
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return code_of(result);
  const engine::Analysis analysis = analysis_of(*result.network, request.how);
  const reports::MapPictures drawn = loss_map(*result.network, analysis, {map_format(format)});
  say_notes(result.network->id, drawn);
  if (request.out == "-") {
    print(drawn.pictures.front().bytes);
  } else {
    reports::write_whole(request.out, drawn.pictures.front().bytes);
    say("wrote " + request.out + " " + text_size_words(drawn));
  }
  return ExitCode::fine;
}

}  // namespace sideflow::tools
