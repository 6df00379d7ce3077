// Late boxes: barriers and gaps that only other maps on the same ground draw. They take no room from
// the first map; each gets a free place on the way of its line.
#pragma once

#include "reports/map/map_view.hpp"
#include "reports/map/positions.hpp"

namespace sideflow::reports {

/// Whether the box is placed late: not drawn on the first map of the ground, and no actor.
[[nodiscard]] bool is_late(const Box& box);

/// The positions with a place for every late box: between the ends of its way, where it covers no other
/// box, else where it covers least. `font`: size of labels, in the unit of the positions. A box whose way
/// has no places stays without one. Cost: late boxes times all boxes.
[[nodiscard]] Positions with_late_boxes(const MapView& all, Positions positions, double font);

}  // namespace sideflow::reports
