// The ground of several maps of one network: today, after each scenario, and what changes between
// them. It has a place for everything that any of them draws, so that turning from one to the next
// moves nothing.
#pragma once

#include "reports/map/frame.hpp"
#include "reports/map/map_view.hpp"

#include <vector>

namespace sideflow::reports {

struct MapGround {
  /// Boxes and lines of all maps, each once; as large as the largest of them. Those of the first map
  /// are drawn and decide where boxes stand; lines of the others find their way between them.
  MapView all;
  Rectangle room;  ///< that the map may fill: what title, legend and source of every map leave free
};

/// The ground for `views`, which are told apart by the ids of their boxes and lines. Of one view: that
/// view. Boxes stand in the order of the first view that has them. Precondition: there is a view.
[[nodiscard]] MapGround common_ground(const std::vector<MapView>& views);

/// `view` on the ground: with all boxes, lines and lanes of the ground, in the ground's order; those
/// that `view` does not have are not drawn. Precondition: the ground was made for `view` too.
[[nodiscard]] MapView on_ground(const MapView& view, const MapGround& ground);

}  // namespace sideflow::reports
