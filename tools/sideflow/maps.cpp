#include "tools/sideflow/maps.hpp"

#include "engine/change/scenario.hpp"
#include "engine/flow/channel_flow.hpp"
#include "models/expects.hpp"
#include "reports/map/change_map.hpp"
#include "reports/map/gatekeeper_map.hpp"
#include "reports/map/loss_map.hpp"
#include "reports/map/region_map.hpp"
#include "reports/whole_file.hpp"
#include "tools/sideflow/reading.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace sideflow::tools {

namespace {

// A map with more actors than this is not drawn in the place of another one.
constexpr std::size_t kNotBetter = 2 * kMostActors;
// A map with more actors than this is not drawn at all: letters would be lower than two pixels.
constexpr std::size_t kHopeless = 10 * kMostActors;
constexpr const char* kLayoutProgram = "sideflow-layout";

bool can_be_run(const std::string& path) {
  std::error_code unseen;
  return std::filesystem::is_regular_file(path, unseen) && ::access(path.c_str(), X_OK) == 0;
}

/// The folder of the running program; "" when the system does not tell.
std::string own_folder() {
  std::error_code error;
  const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? "" : own.parent_path().string();
}

std::vector<std::string> folders_of_path() {
  std::vector<std::string> folders;
  const char* path = std::getenv("PATH");
  std::istringstream all(path == nullptr ? "" : path);
  for (std::string folder; std::getline(all, folder, ':');) {
    // An empty entry is the current folder: no program is taken from there.
    if (!folder.empty()) folders.push_back(folder);
  }
  return folders;
}

/// A state of a network: today, or after a scenario.
struct State {
  Network network;
  engine::Analysis analysis;
  reports::MapView view;
};

reports::MapView loss_view(const Network& network, const engine::Analysis& analysis,
                           const reports::MapOptions& options) {
  return reports::compose_loss_map(network, analysis, engine::flows(network, analysis.graph),
                                   options);
}

/// Only what the loss map shows.
engine::Analysis analysis_of_flow(const Network& network, AnalysisRequest how) {
  how.draws = 0;
  return analysis_of(network, how, {.centrality = false, .gatekeepers = false, .hand_over = false});
}

State after(const Network& network, const Scenario& scenario, const AnalysisRequest& how,
            const reports::MapOptions& options) {
  State state{engine::changed(network, scenario.changes), {}, {}};
  state.analysis = analysis_of_flow(state.network, how);
  state.view = loss_view(state.network, state.analysis, options);
  state.view.title = reports::scenario_title(scenario.name.shown(), state.view.title);
  return state;
}

reports::MapView change_view(const Network& network, const engine::Analysis& analysis,
                             const reports::MapView& today, const State& state,
                             const Scenario& scenario, const std::optional<KindId>& kind) {
  const std::string title = reports::change_title(
      {network, analysis}, {state.network, state.analysis}, scenario.name.shown(), kind);
  return reports::compose_change_map(today, state.view, title);
}

/// The loss map of today and of each scenario, and what each changes: all on one ground.
ComposedMap on_common_ground(const Network& network, const engine::Analysis& analysis,
                             const AnalysisRequest& how, const MapQuestion& question) {
  const reports::MapView today = loss_view(network, analysis, question.options);
  std::vector<reports::MapView> views{today};
  ComposedMap map{.view = today};
  for (const Scenario& scenario : network.scenarios) {
    State state = after(network, scenario, how, question.options);
    reports::MapView change =
        change_view(network, analysis, today, state, scenario, question.options.kind);
    if (&scenario == question.scenario)
      map.view = question.sort == MapSort::change ? change : state.view;
    views.push_back(std::move(state.view));
    views.push_back(std::move(change));
  }
  map.ground = reports::common_ground(views);
  return map;
}

std::size_t actors_on(const reports::MapView& view) {
  return static_cast<std::size_t>(
      std::count_if(view.boxes.begin(), view.boxes.end(),
                    [](const reports::Box& box) { return box.sort == reports::BoxSort::actor; }));
}

/// The kinds to be collected that a bearer holds.
std::set<KindId> kinds_held(const Network& network, const engine::Analysis& analysis) {
  std::set<KindId> held;
  for (const engine::ReachRow& row : analysis.reach.bearers)
    held.insert(network.kinds[analysis.graph.vertices[row.row.vertex].kind].id);
  return held;
}

ComposedMap standing_alone(reports::MapView view) {
  ComposedMap map{.view = std::move(view)};
  map.ground = reports::common_ground({map.view});
  return map;
}

}  // namespace

reports::LayoutProgram layout_program() {
  std::vector<std::string> folders = folders_of_path();
  folders.insert(folders.begin(), own_folder());
  for (const std::string& folder : folders) {
    const std::string path = folder + "/" + kLayoutProgram;
    if (!folder.empty() && can_be_run(path)) return {.path = path};
  }
  throw ProgramMissing(
      fmt::format("{} is missing, the program that lays out maps: it is built along with sideflow "
                  "(it needs the packages "
                  "libgraphviz-dev and fonts-liberation) and should stand beside it or on the PATH",
                  kLayoutProgram));
}

engine::Analysis analysis_for_maps(const Network& network, const AnalysisRequest& how,
                                   const std::optional<KindId>& kind) {
  AnalysisRequest without_draws = how;
  without_draws.draws = 0;
  return analysis_of(network, without_draws, {.hand_over = false}, kind);
}

ComposedMap composed_map(const Network& network, const engine::Analysis& analysis,
                         const AnalysisRequest& how, const MapQuestion& question) {
  switch (question.sort) {
    case MapSort::structure:
      return standing_alone(
          reports::compose_structure_map(network, analysis, question.size, question.options));
    case MapSort::gatekeepers:
      return standing_alone(reports::compose_gatekeeper_map(network, analysis, question.options));
    case MapSort::overview:
      return standing_alone(reports::compose_region_map(
          network, analysis, engine::flows(network, analysis.graph), question.options));
    case MapSort::loss:
    case MapSort::change: break;
  }
  return on_common_ground(network, analysis, how, question);
}

MapQuestion usual_map(const Network& network) {
  return {.sort = reports::is_joined(network) ? MapSort::overview : MapSort::loss};
}

reports::MapPictures drawn(const std::string& id, const ComposedMap& map,
                           const reports::PictureWishes& wishes) {
  const reports::LayoutProgram program = layout_program();
  const reports::MapLayout layout = reports::lay_out_map(map.ground, program);
  const std::string words = fmt::format("cannot draw the map of {}: ", id);
  if (!layout.problem.empty()) throw reports::WorldError(words + layout.problem);
  reports::MapPictures pictures = reports::draw_map(map.view, map.ground, layout, program, wishes);
  if (!pictures.problem.empty()) throw reports::WorldError(words + pictures.problem);
  return pictures;
}

bool is_too_full(const ComposedMap& map, const MapQuestion& question) {
  const bool whole = !question.options.kind && !question.options.focus;
  return whole && question.sort != MapSort::overview && actors_on(map.view) > kMostActors;
}

bool is_hopeless(const ComposedMap& map) { return actors_on(map.view) > kHopeless; }

std::string hopeless_words(const ComposedMap& map) {
  return fmt::format("{} actors do not fit one picture; --focus ACTOR and --kind KIND draw less",
                     actors_on(map.view));
}

std::vector<KindMap> maps_of_kinds(const Network& network, const engine::Analysis& analysis,
                                   const AnalysisRequest& how, const MapQuestion& question) {
  std::vector<KindMap> maps;
  const std::set<KindId> kinds = kinds_held(network, analysis);
  if (kinds.size() < 2) return maps;
  for (const KindId& kind : kinds) {
    MapQuestion of_kind = question;
    of_kind.options.kind = kind;
    ComposedMap map = composed_map(network, analysis, how, of_kind);
    if (actors_on(map.view) <= kNotBetter) maps.push_back({kind, std::move(map)});
  }
  return maps;
}

void say_too_full(const Network& network, const ComposedMap& map,
                  const std::vector<KindMap>& better) {
  const char* which = better.empty() ? "better is --focus ACTOR --depth 1"
                                     : "better are the maps of one kind each that are written "
                                       "beside it, or --focus ACTOR --depth 1";
  say(fmt::format("{}: note: {} actors are too many for one map; {}{}", network.id,
                  actors_on(map.view), which,
                  reports::is_joined(network) ? ", or --view overview" : ""));
}

std::string word(reports::MapFormat format) {
  switch (format) {
    case reports::MapFormat::dot: return "dot";
    case reports::MapFormat::svg: return "svg";
    case reports::MapFormat::png: return "png";
    case reports::MapFormat::pdf: return "pdf";
  }
  return "";
}

reports::MapFormat map_format(const std::string& wanted) {
  for (const reports::MapFormat format : {reports::MapFormat::dot, reports::MapFormat::svg,
                                          reports::MapFormat::png, reports::MapFormat::pdf}) {
    if (word(format) == wanted) return format;
  }
  expects(false, "only formats of maps are asked for");
  return reports::MapFormat::svg;
}

std::string text_size_words(const reports::MapPictures& pictures) {
  return fmt::format("(map text {:.0f} px)", pictures.label_pixels);
}

void say_notes(const std::string& network, const reports::MapPictures& pictures) {
  for (const std::string& note : pictures.notes) say(fmt::format("{}: note: {}", network, note));
  if (pictures.label_pixels < reports::kSmallestLabelPixels) {
    say(fmt::format(
        "{}: warning: the text of the map is {:.0f} px high on a 1080p screen; below {:.0f} px it "
        "cannot be read from the back of a room (--kind KIND and --focus ACTOR draw less)",
        network, pictures.label_pixels, reports::kSmallestLabelPixels));
  }
}

}  // namespace sideflow::tools
