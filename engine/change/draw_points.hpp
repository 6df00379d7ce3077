// Draws as the passes of a diagram take them: kPoints at a time.
#pragma once

#include "engine/core/diagram_passes.hpp"
#include "engine/flow/flow_graph.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sideflow::engine {

/// Draws of the likelihoods, by draw and element.
using Draws = std::vector<std::vector<double>>;

/// What lets pieces through today in a draw: what does not work lets nothing through. By element.
[[nodiscard]] std::vector<double> today_in(const FlowGraph& graph, std::span<const double> draw);

/// The draws from `first` on, kPoints of them, as today; behind the last draw the last one again.
[[nodiscard]] std::vector<AtPoints> draw_points(const FlowGraph& graph, const Draws& draws,
                                                std::size_t first);

}  // namespace sideflow::engine
