// Networks and questions as one row of numbers, as they cross into the WebAssembly module.
#pragma once

#include "engine/core/numbered_graph.hpp"
#include "engine/core/reach_question.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sideflow::engine {

/// A graph and what is asked about it.
struct AskedNetwork {
  NumberedGraph graph;
  std::vector<ReachQuestion> questions;
};

/// The network that `numbers` hold, or nothing when they do not: too short, too long, or a number
/// that names no vertex or element. The row is: vertices, elements, arcs, length of arc_elements,
/// number of questions; then tails, heads, element_starts (one more than arcs), arc_elements; then
/// for each question the numbers of its sources and of its targets, its sources, its targets.
/// Linear.
[[nodiscard]] std::optional<AskedNetwork> unflattened(std::span<const std::uint32_t> numbers);

/// The row of which unflattened() makes `network`. Linear.
[[nodiscard]] std::vector<std::uint32_t> flattened(const AskedNetwork& network);

}  // namespace sideflow::engine
