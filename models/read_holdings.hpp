// What an actor holds, collects and needs, and where it says that it has nowhere to go.
#pragma once

#include "models/reading.hpp"

#include <optional>
#include <vector>

namespace sideflow {

/// What is held, sorted by kind: a kind, a list, or a mapping kind -> {} or {amount, of, ...}.
[[nodiscard]] std::vector<Holding> read_holdings(Reading& reading, const YamlNode& node);

/// Kinds that are to inform an actor, sorted.
[[nodiscard]] std::vector<KindId> read_needed(Reading& reading, const YamlNode& node);

/// A dead end as written: without kinds, those that the actor holds are to be filled in.
[[nodiscard]] std::optional<DeadEnd> read_dead_end(Reading& reading, const YamlEntry& entry);

/// Warns where a turn claims more than its evidence; the actor's own evidence is not its.
void warn_of_thin_turn(Reading& reading, const YamlNode& node, const YamlNode& key,
                       const Turn& turn);

}  // namespace sideflow
