// The block `model` of results.json: all that a checker needs to compute the results anew.
#pragma once

#include "reports/tables/json_parts.hpp"

namespace sideflow::reports {

/// Elements with their likelihoods after all defaults, arcs with the elements that they need, who
/// collects, who holds what, and the same for what informs.
[[nodiscard]] Json model_json(const Network& network, const engine::FlowGraph& graph);

}  // namespace sideflow::reports
