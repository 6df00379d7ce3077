// Between how many actors a way is mapped at all: what the numbers of the structure map are so many
// of.
#pragma once

#include "engine/structure/actor_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace sideflow::reports {

/// From one vertex of the actor graph to another.
using Journey = std::pair<std::uint32_t, std::uint32_t>;

/// How many ordered pairs of different vertices have a way along the links that can be walked when
/// these are measured by `length`. Vertices / 64 times links.
[[nodiscard]] std::size_t pairs_with_a_way(const engine::ActorGraph& graph,
                                           engine::LinkLength length);

/// How many of `journeys`, each counted once and those from a vertex to itself left out, have a
/// way. Starts / 64 times links, but for sorting.
[[nodiscard]] std::size_t journeys_with_a_way(const engine::ActorGraph& graph,
                                              engine::LinkLength length,
                                              std::vector<Journey> journeys);

/// The journeys from every bearer to every collector of a kind that it holds, of the kinds of
/// `graph`; what is at home makes none. Sorted, each once.
[[nodiscard]] std::vector<Journey> deliveries(const engine::FlowGraph& flow,
                                              const engine::ActorGraph& graph);

}  // namespace sideflow::reports
