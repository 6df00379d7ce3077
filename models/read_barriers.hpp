// Barriers: what stands on channels and inside actors.
#pragma once

#include "models/reading.hpp"

namespace sideflow {

/// Reads the section `barriers` into reading.network.
void read_barriers(Reading& reading, const YamlNode* section);

}  // namespace sideflow
