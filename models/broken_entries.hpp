// Entries in which something is wrong: what can be relied on in them all the same, so that checks
// that need no more need not wait until they are mended.
#pragma once

#include "models/network.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sideflow {

struct Reading;
struct YamlEntry;

/// What is sound in entries that are not part of the network, by their ids.
struct BrokenEntries {
  std::map<std::string, Status, std::less<>> actors;    ///< those whose status is sound
  std::map<std::string, Status, std::less<>> channels;  ///< the same, with entries of several
  std::map<std::string, std::vector<KindId>, std::less<>> dead_ends;  ///< kinds of dead ends
  std::set<std::string, std::less<>> absences;  ///< barriers that say that a channel is missing
};

/// Keeps status and dead end of an actor that could not be read as a whole.
void keep_broken_actor(Reading& reading, const YamlEntry& entry);

/// Keeps whether a barrier that could not be read as a whole is an absence.
void keep_broken_barrier(Reading& reading, const YamlEntry& entry);

/// The kinds for which an actor is a dead end, whole or not; none where nothing is known.
[[nodiscard]] std::vector<KindId> dead_end_kinds(const Reading& reading, const ActorId& actor);

/// Whether a barrier, whole or not, is the absence of a channel.
[[nodiscard]] bool is_absence(const Reading& reading, const BarrierId& barrier);

/// Whether an actor exists, as far as that is known of one of the file or of a joined one.
[[nodiscard]] bool is_working_actor(const Reading& reading, const ActorId& actor);

}  // namespace sideflow
