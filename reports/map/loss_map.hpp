// The loss map: who notices, who should get it, and where on the way it is lost.
#pragma once

#include "engine/analysis.hpp"
#include "engine/flow/channel_flow.hpp"
#include "models/network.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/map_view.hpp"

namespace sideflow::reports {

/// The map of what is lost where: who notices, who should get it, every barrier on its line, every
/// gap with its reason, and what nobody was asked about. Only kinds that are to be collected; lines
/// that carry guidance back are left out and counted in the legend. `analysis` and `flows` must be
/// those of `network`. A network without actors gives a map with a title alone. Linear in channels
/// times kinds, times the logarithm of the actors.
[[nodiscard]] MapView compose_loss_map(const Network& network, const engine::Analysis& analysis,
                                       const engine::Flows& flows, const MapOptions& options = {});

}  // namespace sideflow::reports
