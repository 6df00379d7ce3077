// Several networks as one: what a joined file brings carries its prefix.
#pragma once

#include "models/network.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace sideflow {

/// `part` with `prefix` and a point before every id of its own: actors, channels, barriers,
/// sources, scenarios, and the kinds, roles and so on that it does not have from the vocabulary
/// (the file at `vocabulary_file`). Barriers of the vocabulary count as its own, since no barrier
/// is shared between files. Names of actors are followed by that of `part` in brackets, where they do not
/// contain it: "Police (Estonia)". What stands only in the vocabulary is left out. `joined` of the result
/// names the part itself. Linear in the part.
[[nodiscard]] Network with_prefix(Network part, const std::string& prefix,
                                  std::optional<std::uint32_t> vocabulary_file);

/// `whole` with everything of `part` added; lists are not sorted yet.
[[nodiscard]] Network with_part(Network whole, Network part);

/// `network` with all its lists sorted by id.
[[nodiscard]] Network sorted_by_id(Network network);

}  // namespace sideflow
