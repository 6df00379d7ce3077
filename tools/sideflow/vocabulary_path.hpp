// Where the vocabulary of a file that is to be written stands.
#pragma once

#include <string>

namespace sideflow::tools {

/// The path of the first vocabulary.yaml in `folder` or the folders above it; "" when there is none.
[[nodiscard]] std::string nearest_vocabulary(const std::string& folder);

/// How the file `out` ("-": one in this folder) names the vocabulary at `vocabulary`: beside or above it.
/// Throws WrongUsage when it is elsewhere.
[[nodiscard]] std::string vocabulary_path_for(const std::string& out,
                                              const std::string& vocabulary);

}  // namespace sideflow::tools
