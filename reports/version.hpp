// The version of the program, as everything that leaves it names it.
#pragma once

#include <string>

namespace sideflow::reports {

/// The version of the build: "0.1.0".
[[nodiscard]] std::string version();

}  // namespace sideflow::reports
