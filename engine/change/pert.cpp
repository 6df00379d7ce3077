#include "engine/change/pert.hpp"

#include <algorithm>

#include <boost/math/distributions/beta.hpp>

namespace sideflow::engine {

std::vector<double> pert_quantiles(const LikelihoodRange& range, std::span<const double> levels) {
  const double low = range.low.value();
  const double width = range.high.value() - low;
  if (!(width > 0.0)) return std::vector<double>(levels.size(), range.best.value());
  const double rise = (range.best.value() - low) / width;
  const boost::math::beta_distribution<double> beta(1.0 + 4.0 * rise, 1.0 + 4.0 * (1.0 - rise));
  std::vector<double> quantiles;
  quantiles.reserve(levels.size());
  for (const double level : levels) {
    const double at = low + width * boost::math::quantile(beta, level);
    quantiles.push_back(std::clamp(at, low, range.high.value()));
  }
  return quantiles;
}

}  // namespace sideflow::engine
