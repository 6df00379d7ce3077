// How far a decision diagram may grow before its maker gives up.
#pragma once

#include <algorithm>
#include <cstddef>

namespace sideflow::engine {

/// Counted in nodes, bytes and steps, never in seconds, so that the same input always takes the same
/// way on every machine.
struct DiagramBudget {
  std::size_t nodes = 4'000'000;  ///< made in one attempt, those later dropped included
  std::size_t bytes = std::size_t{480} << 20;  ///< held at any one time by one attempt
  std::size_t steps = 30'000'000;  ///< pairs of nodes looked at, all but a few first ones
};

/// The default budget with room for `wanted` nodes instead, at most what 32 bits number; bytes and
/// steps grow in proportion.
[[nodiscard]] constexpr DiagramBudget budget_for(std::size_t wanted) {
  constexpr DiagramBudget usual;
  const std::size_t nodes = std::min<std::size_t>(wanted, 0xffffffff);
  return {.nodes = nodes,
          .bytes = std::max(usual.bytes, nodes * (usual.bytes / usual.nodes)),
          .steps = std::max(usual.steps, nodes * (usual.steps / usual.nodes))};
}

}  // namespace sideflow::engine
