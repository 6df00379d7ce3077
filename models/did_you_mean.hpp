// The nearest word to a misspelt one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

/// The candidate nearest to `word` (Damerau-Levenshtein distance at most a third of its length, at
/// least 1; ties by the alphabet), else one that begins with it or has it as a whole part between
/// hyphens, else "". Capitals and accents make no difference. Cost: candidates times lengths,
/// banded.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string>& candidates);

}  // namespace sideflow
