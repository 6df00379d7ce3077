#include "engine/analysis.hpp"

#include "engine/flow/sampled_ledger.hpp"
#include "engine/left_out.hpp"

namespace sideflow::engine {

namespace {

/// The kind as a list of its position; empty for all kinds.
std::vector<std::uint32_t> chosen_kinds(const Network& network, const std::optional<KindId>& kind) {
  std::vector<std::uint32_t> kinds;
  for (std::uint32_t k = 0; kind && k < network.kinds.size(); ++k) {
    if (network.kinds[k].id == *kind) kinds.push_back(k);
  }
  return kinds;
}

void add_centrality(Analysis& analysis, const Network& network) {
  const ActorGraph& graph = analysis.actor_graph;
  const SamplingChoice& sampling = analysis.asked.sampling;
  const LinkLength length = analysis.asked.length;
  const BetweennessOptions between{
      .lengths = length, .seed = sampling.seed, .threads = sampling.threads};
  analysis.centrality = centrality(graph, {.length = length, .seed = sampling.seed});
  analysis.betweenness = betweenness(graph, between);
  analysis.delivery_betweenness = delivery_betweenness(analysis.graph, graph, between);
  analysis.local_measures = local_measures(network, analysis.graph, graph);
  analysis.brokerage = brokerage(network, graph);
}

/// Who sits where, as far as it was asked for.
void add_structure(Analysis& analysis, const Network& network) {
  const AnalysisOptions& asked = analysis.asked;
  const AnalysisParts& parts = asked.parts;
  analysis.actor_graph =
      actor_graph(network, analysis.graph, chosen_kinds(network, asked.structure_kind));
  if (parts.centrality) add_centrality(analysis, network);
  if (parts.gatekeepers) analysis.gatekeepers = gatekeepers(network, analysis.graph);
  if (parts.cuts) {
    analysis.weak_points = weak_points(analysis.actor_graph);
    analysis.smallest_cuts = smallest_cuts(analysis.graph);
  }
  if (parts.key_players)
    analysis.key_players =
        key_players(network, analysis.graph, {.budget = asked.budget, .sampling = asked.sampling});
  if (parts.hand_over) analysis.hand_over = hand_over(network, analysis.graph);
  if (parts.meeting)
    analysis.meeting =
        meeting(network, analysis.graph, {.budget = asked.budget, .sampling = asked.sampling});
}

/// What reaches whom, where the rest is lost, how sure that is, and what of it was too much work.
void add_reach(Analysis& analysis, const Network& network) {
  const AnalysisOptions& asked = analysis.asked;
  analysis.forms = compile_forms(analysis.graph, FormUse::everything, asked.budget);
  analysis.reach =
      reach(network, analysis.graph, analysis.forms,
            {.threshold = analysis.threshold, .budget = asked.budget, .sampling = asked.sampling});
  analysis.importance =
      importance(analysis.graph, analysis.forms.bearers, asked.budget, asked.sampling);
  analysis.ledger = with_sampled_rows(ledger(analysis.graph, analysis.forms.bearers, asked.budget),
                                      analysis.graph, analysis.reach, asked.sampling);
  analysis.certainty =
      certainty(network, analysis.graph, analysis.forms, analysis.reach, analysis.ledger,
                analysis.threshold, {.draws = asked.draws, .seed = asked.sampling.seed});
  const std::vector<ReachNote> left_out = left_out_notes(analysis);
  analysis.reach.notes.insert(analysis.reach.notes.end(), left_out.begin(), left_out.end());
}

}  // namespace

Analysis analyse(const Network& network, const AnalysisOptions& options) {
  Analysis analysis;
  analysis.threshold = options.threshold.value_or(network.threshold);
  analysis.with_external = options.with_external;
  analysis.asked = options;
  analysis.graph = compile_flow_graph(network, {.with_external = options.with_external});
  if (options.parts.reach) add_reach(analysis, network);
  add_structure(analysis, network);
  return analysis;
}

}  // namespace sideflow::engine
