// What keeps a piece from arriving: the closed set of a row without a route, the cut of a blocked one.
#pragma once

#include "engine/flow/reach.hpp"
#include "engine/flow/search_side.hpp"
#include "models/network.hpp"

#include <cstddef>
#include <vector>

namespace sideflow::engine {

/// No more pairs or elements than this are listed for all rows of a kind of certificate together.
inline constexpr std::size_t kMostListed = 1'000'000;

/// Why nothing is known to lead out of the places that a row's information can come to.
struct Closed {
  Why why = Why::not_asked;
  std::vector<ClosedPair> pairs;  ///< sorted by vertex; empty when left out
};

/// By set of starts.
struct ClosedSets {
  std::vector<Closed> sets;
  std::size_t left_out = 0;  ///< sets that are not listed because all together would be too long
};

/// For every set of starts the vertices that working channels and turns lead to, whatever their
/// likelihood, and why no more of them is known. The longest sets are left out when all together
/// would exceed kMostListed; their why is told all the same.
[[nodiscard]] ClosedSets closed_sets(const Network& network, const FlowGraph& graph,
                                     const std::vector<std::vector<VertexIndex>>& starts);

struct Cuts {
  std::vector<std::vector<ElementIndex>> by_row;  ///< sorted
  std::size_t left_out = 0;
};

/// For each of `rows` (positions in side.rows, all blocked): the elements whose best is exactly 0 on
/// working arcs that leave what the row reaches without such elements, and lead on to a target.
[[nodiscard]] Cuts cuts(const FlowGraph& graph, const SearchSide& side,
                        const std::vector<std::size_t>& rows);

}  // namespace sideflow::engine
