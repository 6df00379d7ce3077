// Verdicts: what a row's reach means in one word.
#pragma once

#include "engine/flow/reach.hpp"
#include "engine/flow/search_side.hpp"

#include <vector>

namespace sideflow::engine {

/// The parts of a verdict that are decided on the graph, through one lens.
struct WaysOut {
  std::vector<std::uint8_t> way;  ///< by vertex: a way through working channels leads to a target
  std::vector<std::uint8_t> passable;  ///< by vertex: one without elements whose likelihood is 0
};

[[nodiscard]] WaysOut ways_out(const FlowGraph& graph, const SearchSide& side, Lens lens);

/// The verdict on `row` (docs/methods/reach.md): on the graph where it decides, else by
/// `probability`; undecided without one.
[[nodiscard]] Verdict verdict_on(const Row& row, const WaysOut& ways,
                                 const std::optional<double>& probability, double threshold);

}  // namespace sideflow::engine
