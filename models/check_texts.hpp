// What holds for every text of a file, wherever it stands: keys, ids and paths as well.
#pragma once

#include "models/reading.hpp"

namespace sideflow {

/// Reports texts that are too long, and personal data.
void check_texts(Reading& reading, const YamlNode& root);

}  // namespace sideflow
