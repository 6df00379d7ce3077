// Gatekeepers: the actors whom all that a bearer notices must pass on its way.
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "engine/flow/reach.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sideflow::engine {

struct GatekeeperOptions {
  /// Steps along arcs, for 512 actors at a time, that deleting actors may take; what goes beyond is left out.
  std::uint64_t most_steps = 1'000'000'000;
};

/// Amounts of the same unit and `of` that hang on an actor: what the bearers hold, not what arrives.
struct HangingAmount {
  std::string of;
  Period per = Period::none;
  std::size_t rows = 0;
  Bounds amount;
};

/// An actor without whom some rows do not arrive.
struct Gatekeeper {
  std::uint32_t actor = 0;             ///< position in Network::actors
  std::vector<std::uint32_t> rows;     ///< positions in FlowGraph::bearers, ascending; never empty
  std::vector<HangingAmount> amounts;  ///< of those rows that have any; sorted by (of, per)

  [[nodiscard]] std::size_t depends() const { return rows.size(); }
};

/// Whom one row cannot do without.
struct GatekeeperChain {
  bool arrives =
      false;  ///< a way without elements at 0 leads to a collector, and it is not at home
  /// From the bearer onwards, positions in Network::actors, in the order in which the row's shortest way
  /// first comes to them. Where kinds turn, another way may come to them in another order.
  std::vector<std::uint32_t> gatekeepers;
  /// Collectors of what arrives without whom nothing does: one, but for turns that come back to where all
  /// ways have passed already.
  std::vector<std::uint32_t> single_collectors;
  bool complete = true;  ///< every actor on its shortest way was looked at
};

struct Gatekeepers {
  std::vector<Gatekeeper> gatekeepers;        ///< sorted by actor
  std::vector<Gatekeeper> single_collectors;  ///< the same for collectors of what arrives
  std::vector<GatekeeperChain> chains;        ///< by row of FlowGraph::bearers
  std::size_t left_out = 0;                   ///< actors not looked at, as too much work
};

/// The gatekeepers of every bearer's row (docs/methods/gatekeepers.md): actors, neither the bearer nor a
/// collector of what arrives, through whom all ways along working arcs without elements at best 0 lead;
/// and the collectors without which a row no longer arrives. Without rows that arrive all is empty.
/// `graph` must be compiled from `network`. Decided on the flow graph: an actor goes with all its kinds.
/// Rows whose kind never turns: one dominator tree for all of them (Lengauer and Tarjan 1979, ACM TOPLAS
/// 1). Others: the actors on one way of each row are deleted, 512 at a time, each linear in the graph.
[[nodiscard]] Gatekeepers gatekeepers(const Network& network, const FlowGraph& graph,
                                      const GatekeeperOptions& options = {});

}  // namespace sideflow::engine
