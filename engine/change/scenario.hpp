// What if: a network as it would be after changes.
#pragma once

#include "models/network.hpp"

#include <vector>

namespace sideflow::engine {

/// `network` after `changes`, one after another; everything else as it was, places in the file
/// too. No changes: an equal network. What each change means: docs/methods/scenario.md. Relies on what
/// reading checks: throws InternalError when a change names what is not there, or adds what is. Linear
/// in actors and channels for each change.
[[nodiscard]] Network changed(const Network& network, const std::vector<Change>& changes);

}  // namespace sideflow::engine
