// The Python side: one child process that draws worlds with libraries of others.
#pragma once

#include <string>

namespace sideflow::tools {

/// Asks tools/bench/peers.py, started at the first question from the top of the tree and kept for all
/// later ones. Returns the answer's line; throws std::runtime_error when there is none.
[[nodiscard]] std::string ask_python(const std::string& question);

}  // namespace sideflow::tools
