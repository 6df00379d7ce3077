#include "engine/analysis.hpp"

#include "engine/flow/sampled_ledger.hpp"
#include "engine/left_out.hpp"

namespace sideflow::engine {

Analysis analyse(const Network& network, const AnalysisOptions& options) {
  Analysis analysis;
  analysis.threshold = options.threshold.value_or(network.threshold);
  analysis.with_external = options.with_external;
  analysis.asked = options;
  analysis.graph = compile_flow_graph(network, {.with_external = options.with_external});
  analysis.forms = compile_forms(analysis.graph, FormUse::everything, options.budget);
  analysis.reach = reach(
      network, analysis.graph, analysis.forms,
      {.threshold = analysis.threshold, .budget = options.budget, .sampling = options.sampling});
  analysis.importance =
      importance(analysis.graph, analysis.forms.bearers, options.budget, options.sampling);
  analysis.ledger =
      with_sampled_rows(ledger(analysis.graph, analysis.forms.bearers, options.budget),
                        analysis.graph, analysis.reach, options.sampling);
  analysis.certainty =
      certainty(network, analysis.graph, analysis.forms, analysis.reach, analysis.ledger,
                analysis.threshold, {.draws = options.draws, .seed = options.sampling.seed});
  const std::vector<ReachNote> left_out = left_out_notes(analysis);
  analysis.reach.notes.insert(analysis.reach.notes.end(), left_out.begin(), left_out.end());
  return analysis;
}

}  // namespace sideflow::engine
