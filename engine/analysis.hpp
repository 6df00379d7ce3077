// The analysis of one network: everything that maps, reports and results are made from.
#pragma once

#include "engine/flow/channel_flow.hpp"
#include "engine/flow/flow_graph.hpp"
#include "engine/flow/reach.hpp"
#include "models/network.hpp"

#include <optional>

namespace sideflow::engine {

struct AnalysisOptions {
  std::optional<double> threshold;  ///< default: the vocabulary's
  bool with_external = false;
  DiagramBudget budget;
};

struct Analysis {
  double threshold = 0.2;  ///< the one that was used
  bool with_external = false;
  FlowGraph graph;
  Reach reach;
};

/// The analysis of `network`. An empty network gives an analysis without rows. Deterministic.
[[nodiscard]] Analysis analyse(const Network& network, const AnalysisOptions& options = {});

}  // namespace sideflow::engine
