// Over which pairs of actors the ways lead of what hangs on a single actor.
#pragma once

#include "engine/analysis.hpp"
#include "reports/map/map_lanes.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace sideflow::reports {

/// Pairs of different actors, of which one can pass something of these kinds on to the other: along
/// arcs that let anything through at best likelihoods. Linear in arcs, but for sorting.
[[nodiscard]] std::set<ActorPair> open_pairs(const engine::FlowGraph& graph,
                                             const std::vector<bool>& kinds);

/// Which of `rows` (positions in FlowGraph::bearers) have a way over a pair, without turning back;
/// pairs without any are left out. Rows times arcs; where circles stand within circles some times
/// as much.
[[nodiscard]] std::map<ActorPair, std::vector<std::uint32_t>> rows_over_pairs(
    const engine::FlowGraph& graph, const std::vector<std::uint32_t>& rows);

}  // namespace sideflow::reports
