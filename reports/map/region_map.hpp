// The overview of several countries: one row a country, its groups, its contact point, and the lines
// between countries.
#pragma once

#include "engine/analysis.hpp"
#include "engine/flow/channel_flow.hpp"
#include "models/network.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/map_view.hpp"

namespace sideflow::reports {

/// Whether `network` is joined from several files, so that it has an overview.
[[nodiscard]] bool is_joined(const Network& network);

/// The overview of a joined network: for each country a box with how many groups' information
/// arrives, does not arrive, or is not known; its contact points; actors of the region; strands of what
/// runs between countries. `analysis` and `flows` must be those of `network`. Precondition:
/// is_joined(). Linear in rows and channels.
[[nodiscard]] MapView compose_region_map(const Network& network, const engine::Analysis& analysis,
                                         const engine::Flows& flows,
                                         const MapOptions& options = {});

}  // namespace sideflow::reports
