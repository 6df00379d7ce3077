// The best way from every vertex of a side to a target, when every step has a cost of its own.
#pragma once

#include "engine/flow/search_side.hpp"

#include <compare>
#include <cstdint>
#include <vector>

namespace sideflow::engine {

/// How good a way is: smaller is better. Costs that differ only in the last bits, by the order in
/// which they were added or multiplied, are equal.
struct WayKey {
  std::uint64_t cost = 0;  ///< of rounded_cost()
  std::uint32_t channels = 0;
  std::uint32_t steps = 0;  ///< channels and turns

  friend auto operator<=>(const WayKey&, const WayKey&) = default;
};

/// A number that grows with `value` >= 0 and is equal for values equal to about 12 digits.
[[nodiscard]] std::uint64_t rounded_cost(double value);

/// Whether costs are likelihoods, multiplied from 1 and better when larger, or days, added from 0.
enum class CostSort : std::uint8_t { likelihood, days };

[[nodiscard]] WayKey way_key(CostSort sort, double cost, std::uint32_t channels,
                             std::uint32_t steps);

/// The best way from a vertex to a target.
struct WayBack {
  static constexpr ArcIndex kNone = 0xffffffff;
  bool known = false;      ///< some way leads to a target
  ArcIndex first = kNone;  ///< first arc of it; kNone at a target
  double cost = 0;
  std::uint32_t channels = 0;
  std::uint32_t steps = 0;

  [[nodiscard]] WayKey key(CostSort sort) const { return way_key(sort, cost, channels, steps); }
};

/// By vertex of `side`, along arcs for which `open` is not 0, each at its own `costs`. Ties: fewest
/// channels, fewest steps, then the first arc whose own element has the smaller name. Dijkstra from
/// the targets: arcs times their logarithm.
[[nodiscard]] std::vector<WayBack> ways_back(const FlowGraph& graph, const SearchSide& side,
                                             const ArcFlags& open, const std::vector<double>& costs,
                                             CostSort sort);

/// The arcs of the best way from `vertex`, in the direction of the search.
[[nodiscard]] std::vector<ArcIndex> follow(const SearchSide& side, const std::vector<WayBack>& ways,
                                           VertexIndex vertex);

}  // namespace sideflow::engine
