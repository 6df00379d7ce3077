// The hand-over blocks of results.json: what becomes of a case that is referred, row by row and in
// all.
#pragma once

#include "engine/flow/hand_over.hpp"
#include "models/network.hpp"
#include "reports/tables/json_parts.hpp"

#include <optional>

namespace sideflow::reports {

/// `hand_over`: a row for each bearer and kind that is not at home, in the order of the graph; of
/// one kind alone if given. `collectors` and `lost` are null where they were too many to be worked
/// out.
[[nodiscard]] Json hand_over_json(const Network& network, const engine::FlowGraph& graph,
                                  const engine::HandOver& found,
                                  const std::optional<KindId>& kind = std::nullopt);

/// `hand_over_total`: all rows together, the load of desks, and how the numbers came about.
[[nodiscard]] Json hand_over_total_json(const Network& network, const engine::FlowGraph& graph,
                                        const engine::HandOver& found);

}  // namespace sideflow::reports
