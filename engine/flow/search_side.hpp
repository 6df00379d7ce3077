// The flow graph seen from one question: who starts, who is to be reached, and which arcs count.
#pragma once

#include "engine/core/strong_components.hpp"
#include "engine/flow/flow_graph.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

/// The five ways in which likelihoods are looked at.
enum class Lens : std::uint8_t { best, low, high, pessimistic, optimistic };
inline constexpr std::array kLenses{Lens::best, Lens::low, Lens::high, Lens::pessimistic,
                                    Lens::optimistic};

/// By element: what it lets through today, seen through `lens`.
[[nodiscard]] std::vector<double> likelihoods(const FlowGraph& graph, Lens lens);

/// By arc, 1 or 0.
using ArcFlags = std::vector<std::uint8_t>;

/// Arcs of working channels and turns; under the pessimistic lens without those that are assumed.
[[nodiscard]] ArcFlags working_arcs(const FlowGraph& graph, Lens lens = Lens::best);

/// Those of working_arcs() all of whose elements have a likelihood above 0 through `lens`.
[[nodiscard]] ArcFlags passable_arcs(const FlowGraph& graph, Lens lens = Lens::best);

/// Rows that share their targets. For bearers the graph as it is; for the audience of a kind the graph
/// turned round, so that there too the rows' own vertices are where the search starts.
struct SearchSide {
  NumberedGraph graph;  ///< arcs and elements as in FlowGraph::numbers
  ArcLists leaving;
  std::vector<VertexIndex> targets;  ///< sorted
  std::vector<Row> rows;
  std::vector<std::size_t> places;  ///< by row: its position in FlowGraph::bearers or audiences
  bool turned_round = false;
};

/// Bearers on their way to the collectors.
[[nodiscard]] SearchSide bearer_side(const FlowGraph& graph);
/// For each kind that is needed, ascending: its audience on the way back to its holders.
[[nodiscard]] std::vector<SearchSide> audience_sides(const FlowGraph& graph);

/// Whether a way along `arcs` leads from each vertex to a target. Linear.
[[nodiscard]] std::vector<std::uint8_t> leads_to_target(const SearchSide& side,
                                                        const ArcFlags& arcs);

inline constexpr VertexIndex kNoTail = 0xffffffff;
inline constexpr VertexIndex kManyTails = 0xfffffffe;

/// By element: the only tail of `arcs` that need it, kNoTail where none does, kManyTails where a way
/// may meet it at more than one vertex. Linear.
[[nodiscard]] std::vector<VertexIndex> sole_tails(const NumberedGraph& graph, const ArcFlags& arcs);

}  // namespace sideflow::engine
