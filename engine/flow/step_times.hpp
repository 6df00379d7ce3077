// How long each step of a way takes.
#pragma once

#include "engine/flow/flow_graph.hpp"

#include <vector>

namespace sideflow::engine {

struct StepTime {
  double days = 0;     ///< best estimates; 0 where nobody says how long
  bool known = false;  ///< somebody says how long a part of it takes
};

/// By arc of `graph`: the time until the sender passes on, that of the channel, and that of the barriers
/// which delay it, inside the sender and on the channel, each once. A turn takes no time: it happens at
/// the desk. Linear in arcs times barriers on a channel.
[[nodiscard]] std::vector<StepTime> step_times(const Network& network, const FlowGraph& graph);

}  // namespace sideflow::engine
