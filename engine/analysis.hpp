// The analysis of one network: everything that maps, reports and results are made from.
#pragma once

#include "engine/change/certainty.hpp"
#include "engine/flow/channel_flow.hpp"
#include "engine/flow/flow_graph.hpp"
#include "engine/flow/hand_over.hpp"
#include "engine/flow/importance.hpp"
#include "engine/flow/ledger.hpp"
#include "engine/flow/reach.hpp"
#include "engine/structure/actor_graph.hpp"
#include "engine/structure/betweenness.hpp"
#include "engine/structure/brokerage.hpp"
#include "engine/structure/centrality.hpp"
#include "engine/structure/cuts.hpp"
#include "engine/structure/gatekeepers.hpp"
#include "engine/structure/key_players.hpp"
#include "engine/structure/local_measures.hpp"
#include "engine/structure/meeting.hpp"
#include "models/network.hpp"

#include <cstdint>
#include <optional>

namespace sideflow::engine {

/// What is looked at. What is left out is empty, or nothing, in Analysis.
struct AnalysisParts {
  bool reach = true;       ///< with importance, the ledger and certainty
  bool centrality = true;  ///< with betweenness, brokerage and local measures
  bool gatekeepers = true;
  bool hand_over = true;
  bool cuts = false;  ///< smallest cuts, joints and bridges
  bool key_players = false;
  bool meeting = false;
};

struct AnalysisOptions {
  std::optional<double> threshold;  ///< default: the vocabulary's
  bool with_external = false;
  DiagramBudget budget;
  std::size_t draws = 1000;  ///< of all likelihoods; 0: no ranges by draws, no stamps
  SamplingChoice sampling;   ///< its seed is that of the draws, too
  AnalysisParts parts;
  std::optional<KindId> structure_kind;   ///< of the actor graph; none: all kinds
  LinkLength length = LinkLength::steps;  ///< of its links, for closeness and betweenness
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

  ActorGraph actor_graph;
  std::optional<Centrality> centrality;
  std::optional<Betweenness> betweenness;
  std::optional<Betweenness> delivery_betweenness;
  std::optional<LocalMeasures> local_measures;  ///< in results.json as effective_size
  std::optional<Brokerage> brokerage;
  std::optional<Gatekeepers> gatekeepers;
  std::optional<WeakPoints> weak_points;
  std::optional<SmallestCuts> smallest_cuts;
  std::optional<KeyPlayers> key_players;
  std::optional<HandOver> hand_over;
  std::optional<Meeting> meeting;
};

/// The analysis of `network`. An empty network gives an analysis without rows. Deterministic. Throws
/// InternalError when the loss ledger does not balance.
[[nodiscard]] Analysis analyse(const Network& network, const AnalysisOptions& options = {});

}  // namespace sideflow::engine
