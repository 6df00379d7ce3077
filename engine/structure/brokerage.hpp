// Who passes on between others that have no line of their own, and across which borders of sectors.
#pragma once

#include "engine/structure/actor_graph.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sideflow::engine {

/// Of v in a way a -> v -> b without a link a -> b, by the sectors of the three (Gould and Fernandez 1989).
enum class BrokerRole : std::uint8_t {
  coordinator,     ///< all in one sector
  consultant,      ///< a and b in one, v in another: the itinerant broker
  gatekeeper,      ///< v and b in one: lets in what comes from outside
  representative,  ///< a and v in one: carries out what comes from inside
  liaison,         ///< each in a sector of its own
};
constexpr std::size_t kBrokerRoles = 5;

/// Of one vertex of the actor graph.
struct ActorBrokerage {
  std::array<std::uint64_t, kBrokerRoles> ways{};  ///< by role: how many pairs it stands between
  std::array<double, kBrokerRoles>
      flow{};                  ///< by role: sums of the likelihoods that a way is passed
  std::uint64_t unplaced = 0;  ///< ways left out, as one of the three has no sector
};

struct Brokerage {
  std::vector<ActorBrokerage> actors;              ///< by vertex of the actor graph
  std::array<std::uint64_t, kBrokerRoles> ways{};  ///< of all actors together
};

/// Brokerage of every vertex of `graph`, which must be made from `network` (docs/methods/brokerage.md). A
/// graph without links gives zeros. Cost: for every actor the links to it times the links from it.
[[nodiscard]] Brokerage brokerage(const Network& network, const ActorGraph& graph);

}  // namespace sideflow::engine
