// The finished picture in the DOT language: every box and line at its place, the frame around them.
// The same text is the map's .dot file; `neato -n2` draws it without moving anything.
#pragma once

#include "reports/map/frame.hpp"
#include "reports/map/map_ground.hpp"
#include "reports/map/map_layout.hpp"
#include "reports/map/map_view.hpp"

#include <string>

namespace sideflow::reports {

/// The finished picture of `view`, which stands on_ground(), at the places of `layout`, which is that of
/// the ground.
[[nodiscard]] std::string picture_dot(const MapView& view, const MapGround& ground,
                                      const MapLayout& layout, const Frame& frame);

}  // namespace sideflow::reports
