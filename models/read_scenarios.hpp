// Findings and scenarios: what a seminar found, and changes to try.
#pragma once

#include "models/reading.hpp"

namespace sideflow {

/// Reads the section `findings` into reading.network, in the order of the file.
void read_findings(Reading& reading, const YamlNode* section);

/// Reads the section `scenarios` into reading.network. All else must have been read.
void read_scenarios(Reading& reading, const YamlNode* section);

}  // namespace sideflow
