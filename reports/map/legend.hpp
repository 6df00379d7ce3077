// The legend: what the signs on a map mean, of those signs that are really drawn.
#pragma once

#include "reports/map/map_view.hpp"

#include <vector>

namespace sideflow::reports {

/// The entries for what `view` draws, the most important first; none for an empty map.
[[nodiscard]] std::vector<LegendEntry> legend(const MapView& view);

}  // namespace sideflow::reports
