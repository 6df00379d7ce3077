// Likelihoods: how likely a piece of information gets through, with its range.
#pragma once

#include "models/expects.hpp"

#include <compare>

namespace sideflow {

/// A probability, always finite and from 0 to 1. Throws InternalError when made from anything else:
/// what a file says is checked, and reported to its author, before it becomes a Likelihood.
class Likelihood {
 public:
  constexpr Likelihood() = default;
  constexpr explicit Likelihood(double value) : value_(value) {
    if (!(value >= 0.0 && value <= 1.0)) expects(false, "a likelihood lies between 0 and 1");
  }

  [[nodiscard]] constexpr double value() const { return value_; }
  friend auto operator<=>(const Likelihood&, const Likelihood&) = default;
  friend bool operator==(const Likelihood&, const Likelihood&) = default;

 private:
  double value_ = 0.0;
};

/// A likelihood as a person can honestly give it: low <= best <= high.
struct LikelihoodRange {
  Likelihood low;
  Likelihood best;
  Likelihood high;

  friend bool operator==(const LikelihoodRange&, const LikelihoodRange&) = default;
};

inline constexpr LikelihoodRange kCertain{Likelihood{1.0}, Likelihood{1.0}, Likelihood{1.0}};
inline constexpr LikelihoodRange kImpossible{};

}  // namespace sideflow
