#include "engine/analysis.hpp"

namespace sideflow::engine {

Analysis analyse(const Network& network, const AnalysisOptions& options) {
  Analysis analysis;
  analysis.threshold = options.threshold.value_or(network.threshold);
  analysis.with_external = options.with_external;
  analysis.graph = compile_flow_graph(network, {.with_external = options.with_external});
  analysis.reach =
      reach(network, analysis.graph, {.threshold = analysis.threshold, .budget = options.budget});
  return analysis;
}

}  // namespace sideflow::engine
