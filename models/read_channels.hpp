// Channels: entries as authors write them, expanded into one channel for each way.
#pragma once

#include "models/reading.hpp"

#include <vector>

namespace sideflow {

/// Reads the section `channels` into reading.network and makes the ids of channels and entries
/// known.
void read_channels(Reading& reading, const YamlNode* section);

/// The channels that a scenario adds, all working; their ids are known for the rest of it.
[[nodiscard]] std::vector<Channel> read_added_channels(Reading& reading, const YamlNode& node);

}  // namespace sideflow
