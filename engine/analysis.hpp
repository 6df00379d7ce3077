// The analysis of one network: everything that maps, reports and results are made from.
#pragma once

#include "engine/change/certainty.hpp"
#include "engine/flow/channel_flow.hpp"
#include "engine/flow/flow_graph.hpp"
#include "engine/flow/importance.hpp"
#include "engine/flow/ledger.hpp"
#include "engine/flow/reach.hpp"
#include "models/network.hpp"

#include <cstdint>
#include <optional>

namespace sideflow::engine {

struct AnalysisOptions {
  std::optional<double> threshold;  ///< default: the vocabulary's
  bool with_external = false;
  DiagramBudget budget;
  std::size_t draws = 1000;  ///< of all likelihoods; 0: no ranges by draws, no stamps
  SamplingChoice sampling;   ///< its seed is that of the draws, too
};

struct Analysis {
  AnalysisOptions asked;   ///< as it was called
  double threshold = 0.2;  ///< the one that was used
  bool with_external = false;
  FlowGraph graph;
  NetworkForms forms;
  Reach reach;
  Importance importance;
  Ledger ledger;
  Certainty certainty;  ///< in results.json as stamp
};

/// The analysis of `network`. An empty network gives an analysis without rows. Deterministic. Throws
/// InternalError when the loss ledger does not balance.
[[nodiscard]] Analysis analyse(const Network& network, const AnalysisOptions& options = {});

}  // namespace sideflow::engine
