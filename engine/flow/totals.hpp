// Totals over the rows of reach.
#pragma once

#include "engine/flow/reach.hpp"
#include "models/network.hpp"

#include <vector>

namespace sideflow::engine {

/// The total of `rows`; no rows give a total without a share. Rows at home count among the verdicts
/// only. A total that an undecided row belongs to is left out.
[[nodiscard]] Total total_of(const Network& network, const FlowGraph& graph,
                             const std::vector<ReachRow>& rows);

/// What the actor of `row` says about how it holds the kind of the row; nullptr for an audience.
[[nodiscard]] const Holding* holding_of(const Network& network, const FlowGraph& graph,
                                        const Row& row);

}  // namespace sideflow::engine
