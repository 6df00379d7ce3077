// Actors: who holds, recognises, passes on and collects.
#pragma once

#include "models/reading.hpp"

#include <optional>
#include <vector>

namespace sideflow {

/// Reads the section `actors` into reading.network.
void read_actors(Reading& reading, const YamlNode* section);

/// The actor that a scenario adds; it brings its id along.
[[nodiscard]] std::optional<Actor> read_added_actor(Reading& reading, const YamlNode& node);

/// The turns of one actor, sorted: a mapping kind -> {into, likelihood}, or a list of such.
[[nodiscard]] std::vector<Turn> read_turns(Reading& reading, const YamlNode& node);

/// What an actor collects, sorted: a kind, a list, or `all`.
[[nodiscard]] std::vector<KindId> read_collected(Reading& reading, const YamlNode& node);

}  // namespace sideflow
