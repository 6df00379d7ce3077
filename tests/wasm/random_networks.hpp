// Seeded random networks of all sizes that an exact answer is quick for.
#pragma once

#include "engine/core/wasm/flat_network.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sideflow::engine::testing {

/// A network, what is asked, how likely its elements are, and how many nodes its diagram may have.
struct AskedCase {
  AskedNetwork asked;
  std::vector<double> likelihoods;
  std::size_t most_nodes;
};

/// The case of this seed: 3 to 32 vertices with cycles, self-loops and parallel arcs, one to three
/// questions, shared elements, likelihoods with all their bits, some of them 0 and 1. Every tenth has
/// a budget that may not suffice.
[[nodiscard]] AskedCase random_case(std::uint32_t seed);

}  // namespace sideflow::engine::testing
