// The gatekeeper map: what passes only here.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/map_view.hpp"

namespace sideflow::reports {

/// The map of those without whom something does not arrive: gatekeepers and single points of
/// collection with the number of groups that hang on them, the ways that lead through them wide and
/// blue, all other working lines thin. `analysis` must be that of `network`, with gatekeepers. A
/// network without actors gives a map with a title alone. Linear in rows times channels.
[[nodiscard]] MapView compose_gatekeeper_map(const Network& network,
                                             const engine::Analysis& analysis,
                                             const MapOptions& options = {});

}  // namespace sideflow::reports
