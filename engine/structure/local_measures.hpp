// What an actor's own neighbourhood looks like: how redundant its neighbours are, how far it keeps to its
// own sector and level, and how much of the flow, and what that nobody else has, it takes part in.
#pragma once

#include "engine/structure/actor_graph.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// Links between groups, and how far they lead out of them.
struct Mixing {
  std::uint32_t groups = 0;          ///< as many as the network has, and last those without one
  std::vector<std::uint32_t> links;  ///< by group of the sender, then group of the receiver
  std::uint32_t unplaced = 0;        ///< links with an end without a group
  /// (E - I) / (E + I) over the links whose ends have groups; -1: all inside; nothing without any.
  std::optional<double> ei_index;

  [[nodiscard]] std::uint32_t at(std::uint32_t from, std::uint32_t to) const {
    return links[from * groups + to];
  }
};

/// Of one vertex of the actor graph.
struct ActorLocalMeasures {
  std::optional<double> effective_size;  ///< Burt's; nothing without neighbours
  std::optional<double> ei_sector;  ///< of its links in and out; nothing where none has two sectors
  std::optional<double> ei_level;
  /// Share of all channels, each counted for every kind that it carries, that begin or end here;
  /// nothing where there are none.
  std::optional<double> activity;
  /// Sum over the kinds that it sends or holds of exp(1 - n), n actors doing so, by all such kinds;
  /// nothing where there are none.
  std::optional<double> exclusivity;
};

struct LocalMeasures {
  std::vector<ActorLocalMeasures> actors;  ///< by vertex of the actor graph
  Mixing sectors;                          ///< groups: positions in Network::sectors
  Mixing levels;                           ///< groups: positions in Network::levels
};

/// Local measures of every vertex of `graph`, which must be made from `network` and `flow`
/// (docs/methods/local-measures.md). Kinds are those of `graph`. A graph without vertices gives matrices
/// of zeros. Linear in links and channels, but for effective size: links times the root of links.
[[nodiscard]] LocalMeasures local_measures(const Network& network, const FlowGraph& flow,
                                           const ActorGraph& graph);

}  // namespace sideflow::engine
