// Fans: lines that end at the same side of a box, spread along it, so that none hides another.
#pragma once

#include "reports/map/map_view.hpp"
#include "reports/map/positions.hpp"

namespace sideflow::reports {

/// The positions with the ends of lines spread along the sides of their boxes, in the order in which they
/// come from above to below; boxes stay where they are. `font`: size of labels, in the unit of the
/// positions. A side with one line is left as it is. Deterministic.
[[nodiscard]] Positions fanned(const MapView& view, Positions positions, double font);

}  // namespace sideflow::reports
