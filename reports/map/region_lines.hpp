// What the overview of a region is composed from and grows into, and its lines.
#pragma once

#include "engine/analysis.hpp"
#include "engine/flow/channel_flow.hpp"
#include "models/network.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/map_view.hpp"
#include "reports/map/region_rows.hpp"
#include "reports/map/strands.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace sideflow::reports {

/// What the pieces of the map are composed from.
struct RegionMaterial {
  const Network& network;
  const engine::Analysis& analysis;
  const engine::Flows& flows;
  const MapOptions& options;
  MapSelection selection;
  Places places;
  std::vector<const engine::ReachRow*> rows;
  std::vector<Strand> between;  ///< of the kinds shown: between countries, or with the region's own
  std::vector<Strand>
      told;  ///< the same of kinds that inform, where the map does not speak of them
};

/// A view that grows, with where actors stand in it: a country's collectors share a box.
struct RegionDrawing {
  MapView view;
  std::map<std::size_t, std::size_t> groups_of_place;
  std::map<std::size_t, std::size_t> collectors_of_place;
  std::map<std::uint32_t, std::size_t> box_of_actor;

  std::size_t add(Box box) {
    box.lane = view.lanes.size() - 1;
    view.boxes.push_back(std::move(box));
    return view.boxes.size() - 1;
  }
};

/// Whether a strand has a line: between collectors and the region's own actors, or two of these. What
/// runs straight from country to country is many-to-many, and is counted.
[[nodiscard]] bool is_drawn(const RegionMaterial& material, const Strand& strand);

/// The lines of what arrives at collectors and of what flows between countries; where nothing is known to
/// arrive one that does not show, so that a country stays one row.
[[nodiscard]] RegionDrawing with_lines(RegionDrawing drawing, const RegionMaterial& material);

/// The missing and planned lines between countries, those from one lane to one box for one reason in
/// one.
[[nodiscard]] RegionDrawing with_gaps(RegionDrawing drawing, const RegionMaterial& material);

}  // namespace sideflow::reports
