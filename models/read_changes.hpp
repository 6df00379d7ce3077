// The changes of a scenario.
#pragma once

#include "models/reading.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sideflow {

/// The status that channels have (whole or not), by the ids of channels and of entries.
using StatusById = std::map<std::string, Status, std::less<>>;

[[nodiscard]] StatusById statuses_of_channels(const Reading& reading);

/// The changes of one scenario, in their order. Later ones may refer to actors and channels that
/// earlier ones add; these are forgotten afterwards.
[[nodiscard]] std::vector<Change> read_changes(Reading& reading, const YamlNode& node,
                                               const StatusById& statuses);

}  // namespace sideflow
