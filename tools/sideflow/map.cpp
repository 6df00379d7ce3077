// sideflow map: one map of a network, and where that is too full the maps to take instead.
#include "reports/map/region_map.hpp"
#include "reports/wording.hpp"
#include "tools/sideflow/commands.hpp"
#include "tools/sideflow/maps.hpp"
#include "tools/sideflow/option_values.hpp"
#include "tools/sideflow/reading.hpp"

#include <filesystem>

namespace sideflow::tools {

namespace {

using reports::MapFormat;
using reports::StructureSize;

constexpr std::uint64_t kUsualDepth = 2;

MapSort sort_value(const std::string& text) {
  const std::string word =
      one_of("a view", text, {"loss", "structure", "gatekeepers", "change", "overview"});
  if (word == "structure") return MapSort::structure;
  if (word == "gatekeepers") return MapSort::gatekeepers;
  if (word == "change") return MapSort::change;
  return word == "overview" ? MapSort::overview : MapSort::loss;
}

StructureSize size_value(const std::string& text) {
  std::vector<std::string> words;
  for (const StructureSize size : reports::kStructureSizes) words.emplace_back(word(size));
  const std::string chosen = one_of("a size", text, words);
  for (const StructureSize size : reports::kStructureSizes) {
    if (chosen == word(size)) return size;
  }
  return StructureSize::delivery_betweenness;
}

reports::PngSize png_size_value(const std::string& text) {
  if (text.empty()) return reports::PngSize::screen;
  return one_of("a size of pictures", text, {"screen", "print"}) == "print"
             ? reports::PngSize::print
             : reports::PngSize::screen;
}

std::optional<reports::MapFocus> focus_value(const Network& network, const MapRequest& request) {
  if (request.focus.empty()) {
    if (request.depth) throw WrongUsage("--depth goes with --focus ACTOR");
    return std::nullopt;
  }
  return reports::MapFocus{actor_value(network, request.focus),
                           request.depth.value_or(kUsualDepth)};
}

/// The scenario that is named, or the only one there is; none where none is needed.
const Scenario* scenario_value(const Network& network, const MapRequest& request, MapSort sort) {
  if (!request.scenario.empty()) {
    if (sort != MapSort::change && sort != MapSort::loss)
      throw WrongUsage("--scenario goes with --view change or loss");
    return &scenario_called(network, request.scenario);
  }
  if (sort != MapSort::change) return nullptr;
  if (network.scenarios.size() == 1) return &network.scenarios.front();
  if (network.scenarios.empty())
    throw WrongUsage("--view change compares with a scenario, and this network has none");
  return &scenario_called(network, "");
}

MapSort sort_of(const Network& network, const MapRequest& request) {
  if (!request.view.empty()) return sort_value(request.view);
  const bool part = !request.focus.empty() || !request.scenario.empty();
  return part ? MapSort::loss : usual_map(network).sort;
}

MapQuestion question_of(const Network& network, const MapRequest& request) {
  MapQuestion question{.sort = sort_of(network, request)};
  question.options.edition = edition_value(request.edition);
  question.options.focus = focus_value(network, request);
  if (!request.kind.empty()) question.options.kind = kind_value(network, request.kind);
  if (!request.size.empty()) {
    if (question.sort != MapSort::structure) throw WrongUsage("--size goes with --view structure");
    question.size = size_value(request.size);
  }
  question.scenario = scenario_value(network, request, question.sort);
  if (question.sort == MapSort::overview) {
    if (!reports::is_joined(network))
      throw WrongUsage("--view overview is for networks joined from several files");
    if (question.options.focus) throw WrongUsage("--focus does not go with --view overview");
  }
  return question;
}

/// "map.svg" and "suspicion" make "map-suspicion.svg".
std::string beside(const std::string& out, const std::string& part) {
  const std::filesystem::path path(out);
  return (path.parent_path() / (path.stem().string() + "-" + part + path.extension().string()))
      .string();
}

void write_picture(const std::string& out, const reports::MapPictures& pictures) {
  reports::write_whole(out, pictures.pictures.front().bytes);
  say("wrote " + out + " " + text_size_words(pictures));
}

/// Everything that one call draws.
struct Drawing {
  const Network& network;
  const engine::Analysis& analysis;
  const MapRequest& request;
  MapQuestion question;
  reports::PictureWishes wishes;
};

void write_maps_of_kinds(const Drawing& drawing, const std::vector<KindMap>& maps) {
  for (const KindMap& each : maps) {
    const reports::MapPictures pictures = drawn(drawing.network.id, each.map, drawing.wishes);
    say_notes(drawing.network.id + " (" + each.kind.text + ")", pictures);
    write_picture(beside(drawing.request.out, each.kind.text), pictures);
  }
}

void draw(const Drawing& drawing) {
  const ComposedMap map =
      composed_map(drawing.network, drawing.analysis, drawing.request.how, drawing.question);
  if (is_hopeless(map)) throw WrongUsage(hopeless_words(map));
  const bool full = is_too_full(map, drawing.question) && drawing.request.out != "-";
  if (full) {
    const std::vector<KindMap> better =
        maps_of_kinds(drawing.network, drawing.analysis, drawing.request.how, drawing.question);
    say_too_full(drawing.network, map, better);
    write_maps_of_kinds(drawing, better);
  }
  const reports::MapPictures pictures = drawn(drawing.network.id, map, drawing.wishes);
  say_notes(drawing.network.id, pictures);
  if (drawing.request.out == "-") {
    print(pictures.pictures.front().bytes);
  } else {
    write_picture(drawing.request.out, pictures);
  }
}

}  // namespace

ExitCode map(const MapRequest& request, const Console& console) {
  const std::string format =
      format_value(request.out, request.format, {"svg", "png", "pdf", "dot"});
  const reports::PictureWishes wishes{{map_format(format)}, png_size_value(request.png_size)};
  if (!request.png_size.empty() && format != "png") throw WrongUsage("--png goes with x.png");
  refuse_missing_folder(request.out);
  const LoadResult result = read_file(request.file).result;
  say_diagnostics(console, result.diagnostics);
  if (!result.network) return code_of(result);
  const Network& network = *result.network;
  const MapQuestion question = question_of(network, request);
  const engine::Analysis analysis = analysis_for_maps(network, request.how, question.options.kind);
  draw({network, analysis, request, question, wishes});
  return ExitCode::fine;
}

}  // namespace sideflow::tools
