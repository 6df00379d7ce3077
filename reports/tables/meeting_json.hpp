// The block `meeting` of results.json: where pieces meet, what figures leave out, what comes back,
// what lasts.
#pragma once

#include "engine/structure/meeting.hpp"
#include "models/network.hpp"
#include "reports/tables/json_parts.hpp"

#include <optional>

namespace sideflow::reports {

/// `places`, `uncounted`, `feedback` and `lasting`, lists in the order of the analysis; `uncounted`
/// and `feedback` are null where they were left out. With a kind: places to which it belongs, and
/// its rows alone; the sums of `lasting` speak of all.
[[nodiscard]] Json meeting_json(const Network& network, const engine::FlowGraph& graph,
                                const engine::Meeting& found,
                                const std::optional<KindId>& kind = std::nullopt);

}  // namespace sideflow::reports
