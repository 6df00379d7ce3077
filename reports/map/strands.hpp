// Strands: the channels of a network as a map draws them, one line for all that runs between the
// same two actors in the same way.
#pragma once

#include "engine/analysis.hpp"
#include "engine/flow/channel_flow.hpp"
#include "models/network.hpp"
#include "reports/map/map_selection.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace sideflow::reports {

/// What stands on a strand.
struct StrandBarrier {
  std::uint32_t barrier = 0;  ///< position in Network::barriers
  double after = 0;           ///< expected pieces behind it
};

/// Channels with the same ends, status, basis (assumed or not) and barriers.
struct Strand {
  std::uint32_t from = 0;  ///< positions in Network::actors
  std::uint32_t to = 0;
  Status status = Status::working;
  bool assumed = false;
  std::vector<std::uint32_t> channels;  ///< positions in Network::channels, ascending; never empty
  std::vector<StrandBarrier> barriers;  ///< in the order of the channel; absences are its reasons
  std::set<KindId> kinds;               ///< never empty; only those that the map speaks of
  double put_in = 0;                    ///< expected pieces before the first barrier
  double comes_out = 0;
};

struct Strands {
  std::vector<Strand> drawn;  ///< sorted by from, to, status, ...
  /// Pairs of actors between which only kinds that inform run, counted by the state of their
  /// channels (working where any of them is).
  std::map<Status, std::size_t> guidance;
};

/// The strands of what `selection` shows: channels from an actor to itself and, unless the analysis
/// counts them, those known from outside the sources are left out. Numbers are 0 where `flows` is not
/// complete.
[[nodiscard]] Strands strands(const Network& network, const engine::Analysis& analysis,
                              const engine::Flows& flows, const MapSelection& selection);

/// Whether the analysis counts an element of this basis.
[[nodiscard]] bool counts(const engine::Analysis& analysis, Basis basis);

/// Position of an entity in its list, which is sorted by id. Precondition: it is there.
[[nodiscard]] std::uint32_t actor_position(const Network& network, const ActorId& id);

}  // namespace sideflow::reports
