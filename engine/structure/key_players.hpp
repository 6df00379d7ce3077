// Key players: the few actors on whom most depends, and the few whose training would help most.
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "engine/flow/reach.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sideflow::engine {

struct KeyPlayerOptions {
  std::size_t largest = 3;      ///< sets of 1 to so many actors, at most 3
  std::size_t listed = 5;       ///< sets of each size
  std::size_t exhaustive = 60;  ///< with more candidates sets are built up actor by actor
  /// Diagram nodes, or arcs in a world, looked at for removal, and as many for training.
  std::uint64_t most_steps = 5'000'000'000;
  DiagramBudget budget;
  SamplingChoice sampling;
};

/// Some actors together, and what that changes in the expected number of rows that arrive.
struct PlayerSet {
  std::vector<std::uint32_t> actors;  ///< positions in Network::actors, ascending
  double change = 0;                  ///< lost, or gained; above 0
  double standard_error = 0;          ///< 0: exact
};

/// The best sets of each size.
struct PlayerRanking {
  /// Position 0: single actors. The largest change first, equal ones (to 12 decimals) by id. Only sets each of
  /// whose members adds to it: a second actor that changes nothing makes no pair. Such a size is empty.
  std::vector<std::vector<PlayerSet>> by_size;
  std::size_t candidates = 0;  ///< actors that could matter
  std::size_t left_out = 0;    ///< of these, not looked at, as too much work
  bool exhaustive = true;  ///< every set of candidates was looked at; else a better one may exist
};

struct KeyPlayers {
  double arrived = 0;  ///< expected number of rows that arrive today
  /// If they neither pass on nor collect any more: what the others lose; their own pieces do not count.
  PlayerRanking removal;
  /// If they always recognise and pass on, and nothing inside them hinders it: what is gained. Barriers
  /// that are drawn once for the whole network stay as they are.
  PlayerRanking training;
  bool exact = true;  ///< else sampled, with standard errors
};

/// The key players of `network`, from which `graph` must be compiled (docs/methods/key-players.md; after
/// Borgatti 2006, Computational & Mathematical Organization Theory 12, with arrival as the aim). Exact
/// from one diagram in which every actor can fall away; where that does not come out within the budget,
/// from possible worlds. Cost: one evaluation for each set of candidates, at most 36,000 for 60 of them; beyond
/// that the best sets of a size are extended by every candidate. Deterministic for any number of threads.
[[nodiscard]] KeyPlayers key_players(const Network& network, const FlowGraph& graph,
                                     const KeyPlayerOptions& options = {});

}  // namespace sideflow::engine
