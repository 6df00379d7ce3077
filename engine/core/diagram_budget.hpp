// How far a decision diagram may grow before its maker gives up.
#pragma once

#include <cstddef>

namespace sideflow::engine {

/// Counted in nodes, bytes and steps, never in seconds, so that the same input always takes the same
/// way on every machine.
struct DiagramBudget {
  std::size_t nodes = 4'000'000;  ///< made in one attempt, those later dropped included
  std::size_t bytes = std::size_t{480} << 20;  ///< held at any one time by one attempt
  std::size_t steps = 30'000'000;  ///< pairs of nodes looked at, all but a few first ones
};

}  // namespace sideflow::engine
