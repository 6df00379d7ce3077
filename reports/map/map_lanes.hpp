// What all maps of one network have in common: lanes, the box that every actor begins with, and the
// pairs of actors that no line is drawn for.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/map_view.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sideflow::reports {

/// By position in Network::actors: from, to.
using ActorPair = std::pair<std::uint32_t, std::uint32_t>;

/// Whether the actor holds, collects, needs, sends or gets any of these kinds (by position in
/// Network::kinds), whatever the status of its channels. Linear in channels.
[[nodiscard]] bool takes_part(const Network& network, const std::vector<bool>& kinds,
                              std::uint32_t actor);

/// Those of `actors` that a map of these kinds draws: all but those that take part in other kinds
/// only.
[[nodiscard]] std::vector<bool> actors_with_part(const Network& network,
                                                 const std::vector<bool>& actors,
                                                 const std::vector<bool>& kinds);

/// The boxes of actors that are drawn, with the lanes that they stand in.
struct ActorBoxes {
  std::vector<Lane> lanes;  ///< only those that have an actor
  std::vector<Box> boxes;   ///< sorted by id
  std::map<std::uint32_t, std::size_t> box_of_actor;
};

/// Boxes with name, lane, whether the actor collects any of `kinds`, and what is said of those that
/// do not work; of the others nothing is said yet.
[[nodiscard]] ActorBoxes actor_boxes(const Network& network, const std::vector<bool>& drawn,
                                     const std::vector<bool>& kinds);

/// "police_contact-point".
[[nodiscard]] std::string pair_id(const Network& network, const ActorPair& pair);

/// The working channels for any of these kinds between a pair.
struct JoinedPair {
  bool assumed = true;  ///< all of them are
  std::set<KindId> kinds;
};

/// Every pair of actors with a working channel for any of these kinds that the analysis counts;
/// none to itself. Linear in channels times kinds, but for sorting.
[[nodiscard]] std::map<ActorPair, JoinedPair> joined_pairs(const Network& network,
                                                           const engine::Analysis& analysis,
                                                           const std::vector<bool>& kinds);

/// Pairs among the actors drawn that have channels for these kinds but no line, by the state of
/// their channels (working where any of them is). Cost as joined_pairs().
[[nodiscard]] std::map<Status, std::size_t> pairs_without_line(const Network& network,
                                                               const engine::Analysis& analysis,
                                                               const std::vector<bool>& kinds,
                                                               const std::vector<bool>& drawn,
                                                               const std::set<ActorPair>& lines);

/// Gives the entry for `sign`, if the legend has one, another text.
void reword(std::vector<LegendEntry>& legend, LegendSign sign, const std::string& text);

}  // namespace sideflow::reports
