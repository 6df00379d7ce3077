// The maps of a network as it is today and after each of its scenarios, for tests.
#pragma once

#include "engine/analysis.hpp"
#include "engine/change/scenario.hpp"
#include "models/read_network.hpp"
#include "reports/map/change_map.hpp"
#include "reports/map/loss_map.hpp"
#include "reports/map/map_ground.hpp"
#include "reports/map/map_picture.hpp"
#include "svg_picture.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow::reports::testing {

/// A network, what is computed of it, and its loss map.
struct MappedState {
  Network network;
  engine::Analysis analysis;
  engine::Flows flows;
  MapView view;
};

inline MappedState mapped(Network network, const MapOptions& options = {}) {
  MappedState state{.network = std::move(network)};
  engine::AnalysisOptions how;
  how.draws = 0;
  how.parts = {.centrality = false, .gatekeepers = false, .hand_over = false};
  state.analysis = engine::analyse(state.network, how);
  state.flows = engine::flows(state.network, state.analysis.graph);
  state.view = compose_loss_map(state.network, state.analysis, state.flows, options);
  return state;
}

struct MappedScenario {
  Scenario scenario;
  MappedState after;
  MapView change;
};

struct ScenarioMaps {
  MappedState today;
  std::vector<MappedScenario> scenarios;
  MapGround ground;
};

inline ScenarioMaps scenario_maps(const Network& network, const MapOptions& options = {}) {
  ScenarioMaps maps{.today = mapped(network, options)};
  std::vector<MapView> views{maps.today.view};
  for (const Scenario& scenario : network.scenarios) {
    MappedScenario made{scenario, mapped(engine::changed(network, scenario.changes), options), {}};
    const std::string title =
        change_title({network, maps.today.analysis}, {made.after.network, made.after.analysis},
                     scenario.name.shown());
    made.change = compose_change_map(maps.today.view, made.after.view, title);
    views.push_back(made.after.view);
    views.push_back(made.change);
    maps.scenarios.push_back(std::move(made));
  }
  maps.ground = common_ground(views);
  return maps;
}

inline Network network_in(const std::string& path) {
  const LoadResult result = read_network(path);
  if (!result.network) throw std::runtime_error(path + " cannot be read");
  return *result.network;
}

/// The files of all bundled countries, by name.
inline std::vector<std::string> country_files() {
  std::vector<std::string> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(SIDEFLOW_SOURCE_DIR "/data/countries")) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string svg_on_ground(const MapView& view, const MapGround& ground,
                                 const MapLayout& layout) {
  const LayoutProgram program{.path = SIDEFLOW_LAYOUT};
  const MapPictures drawn = draw_map(view, ground, layout, program, {{MapFormat::svg}});
  if (drawn.pictures.empty()) throw std::runtime_error(drawn.problem);
  return drawn.pictures[0].bytes;
}

inline std::vector<SvgElement> svg_elements(const std::string& svg) {
  auto elements = read_svg(svg);
  if (!elements) throw std::runtime_error("the picture is not well-formed");
  return *elements;
}

inline bool has_svg_class(const SvgElement& element, const std::string& wanted) {
  return (" " + element.group_class + " ").find(" " + wanted + " ") != std::string::npos;
}

/// The outline of every actor, barrier and gap, by id; of a goal the inner one.
inline std::map<std::string, Extent> box_outlines(const std::vector<SvgElement>& elements) {
  std::map<std::string, Extent> all;
  for (const SvgElement& element : elements) {
    const auto extent = extent_of(element);
    const bool box = has_svg_class(element, "actor") || has_svg_class(element, "barrier") ||
                     has_svg_class(element, "gap") || has_svg_class(element, "delay") ||
                     has_svg_class(element, "quality");
    if (!extent || !box || !has_svg_class(element, "node")) continue;
    all.try_emplace(element.group, *extent);  // the outline comes first, then strips within it
  }
  return all;
}

inline bool on_top_of(const Extent& a, const Extent& b) {
  constexpr double kTouch = 0.5;
  return a.left + kTouch < b.right && b.left + kTouch < a.right && a.top + kTouch < b.bottom &&
         b.top + kTouch < a.bottom;
}

/// The ids of groups that stand more than once in an SVG.
inline std::vector<std::string> ids_used_twice(const std::vector<SvgElement>& elements) {
  std::map<std::string, int> used;
  for (const SvgElement& element : elements) {
    if (element.attributes.count("id") > 0) ++used[element.attributes.at("id")];
  }
  std::vector<std::string> twice;
  for (const auto& [id, times] : used) {
    if (times > 1) twice.push_back(id);
  }
  return twice;
}

inline const Box* box_with_id(const MapView& view, const std::string& id) {
  const auto found = std::find_if(view.boxes.begin(), view.boxes.end(),
                                  [&](const Box& box) { return box.id == id; });
  return found == view.boxes.end() ? nullptr : &*found;
}

inline const Line* line_with_id(const MapView& view, const std::string& id) {
  const auto found = std::find_if(view.lines.begin(), view.lines.end(),
                                  [&](const Line& line) { return line.id == id; });
  return found == view.lines.end() ? nullptr : &*found;
}

inline bool explains_sign(const MapView& view, LegendSign sign) {
  return std::any_of(view.legend.begin(), view.legend.end(),
                     [&](const LegendEntry& entry) { return entry.sign == sign; });
}

}  // namespace sideflow::reports::testing
