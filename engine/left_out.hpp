// What an analysis does not tell because it would have been too much work.
#pragma once

#include "engine/analysis.hpp"

#include <vector>

namespace sideflow::engine {

/// One note for each sort of number of `analysis` that is missing, coarser than asked for, or rests on
/// fewer draws; none where all is as asked. Code SF205.
[[nodiscard]] std::vector<ReachNote> left_out_notes(const Analysis& analysis);

}  // namespace sideflow::engine
