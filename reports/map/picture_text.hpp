// The finished picture in the DOT language: every box and line at its place, the frame around them.
// The same text is the map's .dot file; `neato -n2` draws it without moving anything.
#pragma once

#include "reports/map/arrangement.hpp"
#include "reports/map/frame.hpp"
#include "reports/map/map_view.hpp"
#include "reports/map/positions.hpp"

#include <string>

namespace sideflow::reports {

/// The finished picture: the map at `positions`, which are those of layout_dot() scaled to a font
/// of `font` points and moved into the frame's room.
[[nodiscard]] std::string picture_dot(const MapView& view, const Arrangement& arrangement,
                                      const Positions& positions, double font, const Frame& frame);

}  // namespace sideflow::reports
