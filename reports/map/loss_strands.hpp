// What the parts of the loss map are composed from, and the view that grows out of them.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/loss_places.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/map_view.hpp"
#include "reports/map/strands.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace sideflow::reports {

struct LossMaterial {
  const Network& network;
  const engine::Analysis& analysis;
  bool flows_known = false;  ///< else lines have no share
  MapSelection selection;
  Strands lines;
  std::vector<LossPlace> places;  ///< the largest first
  double widest = 0;              ///< expected pieces of the widest line
};

/// A view with all its actors, and where each of them stands in it.
struct LossDrawing {
  MapView view;
  std::map<std::uint32_t, std::size_t> box_of_actor;  ///< by position in Network::actors
};

/// Adds lines, barriers and gaps of all strands.
void draw_strands(LossDrawing& drawing, const LossMaterial& material);

}  // namespace sideflow::reports
