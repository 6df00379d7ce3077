// Where everything on a map stands: asks the layout program for several arrangements and takes the one
// that can be read from farthest away.
#pragma once

#include "reports/map/arrangement.hpp"
#include "reports/map/layout_client.hpp"
#include "reports/map/map_ground.hpp"
#include "reports/map/positions.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

/// Where everything on a ground stands.
struct MapLayout {
  Arrangement arrangement;
  Positions positions;             ///< in points of the canvas
  double font = 0;                 ///< size of labels, in points
  std::string problem;             ///< why there is no layout; empty when all went well
  std::vector<std::string> notes;  ///< what the user should know: simpler lines, a missing font
};

/// The layout of a ground: of several arrangements the one with the largest letters. When a layout
/// does not end in time the map is tried once more with simpler lines, which a note says. The same ground
/// gives the same layout, unless the clock decides which of the two is had. Cost: nearly all of it
/// Graphviz; the limit holds for each run of the program.
[[nodiscard]] MapLayout lay_out_map(const MapGround& ground, const LayoutProgram& program);

}  // namespace sideflow::reports
