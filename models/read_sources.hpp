// Sources and their passages.
#pragma once

#include "models/reading.hpp"

namespace sideflow {

/// Reads the section `sources` into reading.network.
void read_sources(Reading& reading, const YamlNode* section);

}  // namespace sideflow
