// What a scenario would change, in words.
#pragma once

#include "models/network.hpp"

#include <string>

namespace sideflow::reports {

/// "opens the line from Doctors to the contact point", "takes away the barrier Distrust", "Central
/// unit begins to exist": without a capital and a full stop.
[[nodiscard]] std::string change_words(const Network& network, const Change& change);

}  // namespace sideflow::reports
