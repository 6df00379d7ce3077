// The loss ledger summed up by place, barrier, barrier type, sector pair, level step and setting.
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "engine/flow/ledger.hpp"
#include "models/network.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sideflow::engine {

/// What is lost, and what waits for a line, under one heading.
struct LedgerGroup {
  std::string name;
  double lost = 0;
  double gaps = 0;
};

/// Each list is sorted by name and adds up to all that is lost and in gaps; `settings` to that of the
/// rows that are listed. Names with a blank are no ids: "no barrier".
struct LedgerGroups {
  /// "channel:ID" for what stands on one channel, "actor:ID" for what stands inside an actor or on several
  /// of its channels, "whole network" for barriers that are drawn for all at once.
  std::vector<LedgerGroup> places;
  std::vector<LedgerGroup> barriers;       ///< by id; "no barrier"
  std::vector<LedgerGroup> barrier_types;  ///< by id; "no barrier"
  /// "FROM/TO" by sector; "SECTOR" within one actor, "several pairs" where the channels differ.
  std::vector<LedgerGroup> sector_pairs;
  /// "up", "down", "same level", "not known"; "several steps" where the channels differ.
  std::vector<LedgerGroup> level_steps;
  std::vector<LedgerGroup> settings;     ///< of the bearer, by id; "no setting"
  std::size_t rows_not_in_settings = 0;  ///< rows that the ledger sums, but does not list
};

/// The groups of a `ledger` of `network` and `graph`. Without losses and gaps all lists are empty.
/// Cost: linear in the arcs' elements, the ledger's entries and the barriers on channels.
[[nodiscard]] LedgerGroups ledger_groups(const Network& network, const FlowGraph& graph,
                                         const Ledger& ledger);

}  // namespace sideflow::engine
