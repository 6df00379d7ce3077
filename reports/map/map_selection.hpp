// Which part of a network a map shows: all of it, what concerns one kind of information, or what lies
// around one actor. Numbers are those of the whole network, whatever is shown.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/evidence.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace sideflow::reports {

/// Only what is at most `depth` channels away from `actor`, in either direction, whatever their status.
struct MapFocus {
  ActorId actor;
  std::size_t depth = 2;
};

struct MapOptions {
  Edition edition;  ///< whose sources the source line may name
  std::optional<KindId>
      kind;  ///< only information of this kind; none: of all kinds to be collected
  std::optional<MapFocus> focus;
};

/// The part of a network that a map shows.
struct MapSelection {
  std::vector<bool> actors;  ///< by position in Network::actors
  std::vector<bool> kinds;   ///< by position in Network::kinds: those whose flow the map speaks of
  std::size_t left_out = 0;  ///< actors that the focus leaves out
  std::size_t without_part = 0;  ///< actors that the kind leaves out: it never gets to them

  [[nodiscard]] bool shows(const Network& network, const KindId& kind) const;
  [[nodiscard]] bool shows(const Network& network, const ActorId& actor) const;
};

/// What `options` ask for. Without a kind: all kinds that are to be collected. With one that is
/// to be collected: only actors who hold it, collect it, turn something into it, or to whom channels of
/// whatever status lead it. Actors known from outside
/// the sources are in it only where the analysis counts them. Preconditions: kind and actor of the
/// options are the network's. Linear in channels times depth.
[[nodiscard]] MapSelection map_selection(const Network& network, const engine::Analysis& analysis,
                                         const MapOptions& options);

}  // namespace sideflow::reports
