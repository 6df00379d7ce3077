// Routes: the likeliest and the fastest way by which a row's information can arrive.
#pragma once

#include "engine/flow/reach.hpp"
#include "engine/flow/search_side.hpp"
#include "models/network.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// No more steps than this are listed for all rows of a side together.
inline constexpr std::size_t kMostSteps = 1'000'000;

template <class Found>
struct RoutesOf {
  std::vector<std::optional<Found>> by_row;  ///< of those asked for
  std::size_t left_out = 0;                  ///< rows whose route is too long to list for all
};

/// The likeliest route of each of `rows` (positions in side.rows). Every element that a route needs
/// counts once, however often it is met. Equally likely routes (to 12 digits): the one with the fewest
/// channels, then the one whose first different element has the smaller name, seen from where the
/// search starts. Best first over (vertex, shared elements already passed), led by how likely the rest
/// of the way would be if those were free (Hart, Nilsson and Raphael 1968, IEEE Transactions on
/// Systems Science and Cybernetics 4); cut short, and marked so, after a bounded number of states.
[[nodiscard]] RoutesOf<Route> likeliest_routes(const FlowGraph& graph, const SearchSide& side,
                                               const std::vector<std::size_t>& rows);

/// The fastest route of each of `rows` whose best likelihood is above 0, where at least one of its
/// steps has a time: best days of the sender, of the channel and of the barriers that delay there.
[[nodiscard]] RoutesOf<FastestRoute> fastest_routes(const Network& network, const FlowGraph& graph,
                                                    const SearchSide& side,
                                                    const std::vector<std::size_t>& rows);

}  // namespace sideflow::engine
