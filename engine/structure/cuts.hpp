// Cuts: where the network falls apart, and how few actors or channels keep a row from arriving.
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "engine/structure/actor_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace sideflow::engine {

// ---- the actor graph, directions aside -------------------------------------------------------------

/// An actor that alone holds parts of the network together.
struct Joint {
  std::uint32_t vertex = 0;  ///< of the actor graph
  std::size_t pieces = 0;    ///< that its neighbours stand in without it; at least 2
};

/// Two actors whose link alone holds parts of the network together.
struct Bridge {
  std::uint32_t first = 0;  ///< vertices of the actor graph, the smaller first
  std::uint32_t second = 0;
  bool two_way = false;  ///< there are links in both directions
};

struct WeakPoints {
  std::vector<Joint> joints;    ///< sorted
  std::vector<Bridge> bridges;  ///< sorted
};

/// The articulation points and bridges of the actor graph, directions aside and two links between the same
/// two actors as one. A graph without links has none. Linear but for sorting. Hopcroft and Tarjan 1973,
/// Communications of the ACM 16.
[[nodiscard]] WeakPoints weak_points(const ActorGraph& graph);

// ---- rows of the flow graph ------------------------------------------------------------------------

struct CutOptions {
  /// Along arcs, of all rows; rows that come too late are left out.
  std::uint64_t most_steps = 1'000'000'000;
  std::size_t most_listed = 20;  ///< cuts of one row and sort
};

/// The fewest actors, or channels, that keep a row from arriving.
struct SmallestCut {
  /// None where some way needs nothing of the sort: no actor stands between, or no channel is needed.
  std::optional<std::size_t> size;
  bool size_at_most = false;  ///< a smaller one may exist
  /// Positions in Network::actors, or channels; sorted. All of that size, or one example.
  std::vector<std::vector<std::uint32_t>> sets;
  bool one_example =
      false;  ///< there may be more of that size, as it is above 3 or the ways too long
  std::size_t sets_left_out = 0;  ///< of size 3 at most, beyond CutOptions::most_listed
  /// How many ways there are of which no two share anything of the sort; none where `size` is none.
  std::optional<std::size_t> disjoint_ways;
  bool ways_at_most = false;  ///< there may be fewer
};

struct RowCuts {
  std::uint32_t row = 0;  ///< position in FlowGraph::bearers
  SmallestCut actors;     ///< neither the bearer nor collectors of what arrives
  SmallestCut channels;
};

struct SmallestCuts {
  std::vector<RowCuts> rows;  ///< those that arrive, ascending
  std::size_t left_out = 0;   ///< rows that arrive and were not looked at, as too much work
};

/// The smallest cuts between each bearer's row and the collectors of what arrives, on the flow graph along
/// working arcs without elements at best 0 (docs/methods/cuts.md). An actor or a channel goes with all its
/// kinds. Rows at home, and those that do not arrive, are not among them. Up to size 3 exhaustively; beyond
/// by unit-capacity flow (Menger 1927; Goldberg and Tarjan 1988, Journal of the ACM 35), which is exact where
/// nothing stands on the ways of a row for several kinds, and else at most. Every set that is listed was
/// taken out and the row did not arrive. Where a row has too many sets of 3 to look at, flow answers, too. Cost for a row: s + s^2 + s^3 searches at most, where s is the
/// length of its ways, and one flow where its cuts are larger.
[[nodiscard]] SmallestCuts smallest_cuts(const FlowGraph& graph, const CutOptions& options = {});

}  // namespace sideflow::engine
