#include "reports/tables/results_json.hpp"

#include "reports/tables/elements_json.hpp"
#include "reports/tables/hand_over_json.hpp"
#include "reports/tables/ledger_json.hpp"
#include "reports/tables/meeting_json.hpp"
#include "reports/tables/model_json.hpp"
#include "reports/tables/reach_json.hpp"
#include "reports/tables/structure_json.hpp"
#include "reports/version.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace sideflow::reports {

namespace {

using engine::Analysis;

// ---- head ---------------------------------------------------------------------------------------

Json network_json(const Network& network) {
  return {{"id", network.id},
          {"name", network.name.shown()},
          {"as_of", network.as_of},
          {"actors", network.actors.size()},
          {"channels", network.channels.size()},
          {"kinds", kinds_in_use(network)}};
}

Json scale_json(const Network& network) {
  Json scale = Json::object();
  for (const ScaleWord& word : network.scale) {
    const LikelihoodRange& range = word.range;
    scale[word.word] = {range.low.value(), range.best.value(), range.high.value()};
  }
  return scale;
}

Json options_json(const Network& network, const Analysis& analysis) {
  return {{"threshold", analysis.threshold},
          {"seed", analysis.asked.sampling.seed},
          {"draws", analysis.asked.draws},
          {"error", analysis.asked.sampling.error},
          {"diagram_budget", analysis.asked.budget.nodes},
          {"with_external", analysis.with_external},
          {"scenario", nullptr},
          {"scale", scale_json(network)}};
}

// ---- warnings -----------------------------------------------------------------------------------

std::vector<Diagnostic> warnings_of(std::vector<Diagnostic> diagnostics) {
  std::erase_if(diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.severity != Severity::warning;
  });
  const auto place = [](const Diagnostic& d) {
    return std::tie(d.file, d.line, d.column, d.code, d.text);
  };
  std::sort(diagnostics.begin(), diagnostics.end(),
            [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  return diagnostics;
}

std::vector<engine::ReachNote> sorted(std::vector<engine::ReachNote> notes) {
  std::sort(notes.begin(), notes.end(), [](const auto& a, const auto& b) {
    return std::tie(a.code, a.text) < std::tie(b.code, b.text);
  });
  return notes;
}

Json warnings_json(const Analysis& analysis, const std::vector<Diagnostic>& diagnostics) {
  Json warnings = Json::array();
  for (const Diagnostic& diagnostic : warnings_of(diagnostics)) {
    warnings.push_back(
        {{"code", diagnostic.code}, {"place", place_text(diagnostic)}, {"text", diagnostic.text}});
  }
  for (const engine::ReachNote& note : sorted(analysis.reach.notes))
    warnings.push_back({{"code", note.code}, {"place", nullptr}, {"text", note.text}});
  return warnings;
}

// ---- all of it ----------------------------------------------------------------------------------

Json head_json(const Network& network, const Analysis& analysis) {
  return {{"format", "sideflow-results/1"},
          {"sideflow", version()},
          {"network", network_json(network)},
          {"options", options_json(network, analysis)}};
}

void add_centrality(Json& results, const Network& network, const Analysis& analysis) {
  if (!analysis.centrality) return;
  results["centrality"] = centrality_json(network, analysis);
  results["components"] = components_json(analysis);
  results["actor_graph"] = actor_graph_json(network, analysis);
}

void add_gatekeepers(Json& results, const Network& network, const Analysis& analysis,
                     const ResultsOptions& options) {
  if (!analysis.gatekeepers) return;
  results["gatekeepers"] = gatekeepers_json(network, analysis, options.kind);
  results["single_collectors"] = single_collectors_json(network, analysis, options.kind);
  if (analysis.gatekeepers->left_out > 0)
    results["actors_not_tried"] = analysis.gatekeepers->left_out;
}

void add_bottlenecks(Json& results, const Network& network, const Analysis& analysis,
                     const ResultsOptions& options) {
  add_gatekeepers(results, network, analysis, options);
  results["smallest_cuts"] = smallest_cuts_json(network, analysis, options.kind);
  results["rows_without_cuts"] = analysis.smallest_cuts ? analysis.smallest_cuts->left_out : 0;
  results["weak_points"] = weak_points_json(network, analysis);
  results["key_players"] = key_players_json(network, analysis);
}

void add_hand_over(Json& results, const Network& network, const Analysis& analysis,
                   const ResultsOptions& options) {
  if (!analysis.hand_over) return;
  results["hand_over"] = hand_over_json(network, analysis.graph, *analysis.hand_over, options.kind);
  results["hand_over_total"] = hand_over_total_json(network, analysis.graph, *analysis.hand_over);
}

void add_everything(Json& results, const Network& network, const Analysis& analysis,
                    const ResultsOptions& options) {
  results["reach"] = reach_json(network, analysis, options.kind);
  results["inform"] = inform_json(network, analysis, options.kind);
  results["total"] = total_json(analysis.reach.total);
  results["ledger"] = ledger_json(network, analysis, options.kind);
  results["ledger_total"] = ledger_total_json(network, analysis);
  results["elements"] = elements_json(network, analysis, options.elements);
  results["joint_gains"] = joint_gains_json(analysis);
  add_gatekeepers(results, network, analysis, options);
  add_centrality(results, network, analysis);
  add_hand_over(results, network, analysis, options);
  if (options.with_model) results["model"] = model_json(network, analysis.graph);
}

void add_blocks(Json& results, const Network& network, const Analysis& analysis,
                const ResultsOptions& options) {
  switch (options.blocks) {
    case ResultsBlocks::all: return add_everything(results, network, analysis, options);
    case ResultsBlocks::reach:
      results["reach"] = reach_json(network, analysis, options.kind);
      return;
    case ResultsBlocks::ledger:
      results["ledger"] = ledger_json(network, analysis, options.kind);
      results["ledger_total"] = ledger_total_json(network, analysis);
      return;
    case ResultsBlocks::centrality: return add_centrality(results, network, analysis);
    case ResultsBlocks::bottlenecks: return add_bottlenecks(results, network, analysis, options);
    case ResultsBlocks::hand_over: return add_hand_over(results, network, analysis, options);
    case ResultsBlocks::meeting:
      if (analysis.meeting)
        results["meeting"] = meeting_json(network, analysis.graph, *analysis.meeting, options.kind);
      return;
  }
}

}  // namespace

std::string results_json(const Network& network, const Analysis& analysis,
                         const std::vector<Diagnostic>& diagnostics,
                         const ResultsOptions& options) {
  Json results = head_json(network, analysis);
  add_blocks(results, network, analysis, options);
  if (options.blocks == ResultsBlocks::all)
    results["warnings"] = warnings_json(analysis, diagnostics);
  // A file name may be no UTF-8; nothing else can be.
  return results.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::size_t kinds_in_use(const Network& network) {
  std::set<KindId> kinds;
  for (const Actor& actor : network.actors) {
    for (const Holding& holding : actor.holds) kinds.insert(holding.kind);
    for (const Turn& turn : actor.turns) kinds.insert({turn.from, turn.into});
    kinds.insert(actor.needs.begin(), actor.needs.end());
  }
  for (const Channel& channel : network.channels) {
    for (const auto& [kind, passes] : channel.carries) kinds.insert(kind);
  }
  return kinds.size();
}

}  // namespace sideflow::reports
