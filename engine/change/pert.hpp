// PERT distributions: how a range with a likeliest value is drawn from. The only user of Boost.Math.
#pragma once

#include "models/likelihood.hpp"

#include <span>
#include <vector>

namespace sideflow::engine {

/// The quantiles of the PERT distribution from low to high with mode best, at `levels` in (0, 1): a Beta
/// distribution with shapes 1 + 4 (best - low) / (high - low) and 1 + 4 (high - best) / (high - low)
/// (Malcolm et al. 1959, Operations Research 7). A range of no width gives best at every level. To 1e-9.
[[nodiscard]] std::vector<double> pert_quantiles(const LikelihoodRange& range,
                                                 std::span<const double> levels);

}  // namespace sideflow::engine
