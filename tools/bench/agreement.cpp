#include "tools/bench/agreement.hpp"

#include <algorithm>
#include <cmath>

namespace sideflow::tools {

namespace {

constexpr double kMost = 38;  // beyond, a normal tail is below the smallest double

double log_choose(double of, double chosen) {
  return std::lgamma(of + 1) - std::lgamma(chosen + 1) - std::lgamma(of - chosen + 1);
}

/// Of both shares taken together, those that fell into one: hypergeometric given the sums.
struct Split {
  double all, hits, drawn;

  [[nodiscard]] double log_probability(double found) const {
    return log_choose(hits, found) + log_choose(all - hits, drawn - found) - log_choose(all, drawn);
  }
  /// The probability of one more hit, relative to that of `found`.
  [[nodiscard]] double growth(double found) const {
    return (hits - found) * (drawn - found) / ((found + 1) * (all - hits - drawn + found + 1));
  }
};

/// The probability of `found` or more hits.
double upper_tail(const Split& split, double found) {
  double term = 1;
  double sum = 1;
  for (double more = found; term > sum * 1e-12; ++more) {
    term *= split.growth(more);
    sum += term;
  }
  return std::min(1.0, std::exp(split.log_probability(found)) * sum);
}

/// Where a normal distribution has this upper tail; by halving, since the tail falls.
double normal_quantile(double tail) {
  double low = 0;
  double high = kMost;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (std::erfc(middle / std::sqrt(2.0)) / 2 > tail ? low : high) = middle;
  }
  return low;
}

}  // namespace

double standard_errors_apart(Share one, Share other) {
  // The side with more hits than its share of the worlds is the one whose upper tail is looked at.
  const auto rate = [](Share share) {
    return static_cast<double>(share.count) / static_cast<double>(share.worlds);
  };
  if (rate(one) < rate(other)) std::swap(one, other);
  const Split split{static_cast<double>(one.worlds + other.worlds),
                    static_cast<double>(one.count + other.count), static_cast<double>(one.worlds)};
  return normal_quantile(upper_tail(split, static_cast<double>(one.count)));
}

}  // namespace sideflow::tools
