#include "engine/core/quadrature.hpp"

namespace sideflow::engine {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kNewtonSteps = 8;

/// Of an angle from 0 to pi / 2, by its power series: good for a first guess.
double cosine(double angle) {
  double term = 1.0;
  double sum = 1.0;
  for (int i = 1; i <= 12; ++i) {
    term *= -angle * angle / static_cast<double>((2 * i - 1) * 2 * i);
    sum += term;
  }
  return sum;
}

struct Legendre {
  double value;
  double slope;
};

/// The Legendre polynomial of degree `degree` at x, |x| < 1, by its three-term recurrence.
Legendre legendre(std::size_t degree, double x) {
  double before = 1.0;
  double value = x;
  for (std::size_t k = 2; k <= degree; ++k) {
    const auto n = static_cast<double>(k);
    const double next = ((2.0 * n - 1.0) * x * value - (n - 1.0) * before) / n;
    before = value;
    value = next;
  }
  const auto n = static_cast<double>(degree);
  return {value, n * (x * value - before) / (x * x - 1.0)};
}

}  // namespace

Quadrature gauss_legendre(std::size_t places) {
  Quadrature rule;
  rule.places.resize(places);
  rule.weights.resize(places);
  const auto n = static_cast<double>(places);
  for (std::size_t i = 0; i < (places + 1) / 2; ++i) {
    double x = cosine(kPi * (static_cast<double>(i) + 0.75) / (n + 0.5));
    if (2 * i + 1 == places) x = 0.0;  // the root in the middle
    for (int step = 0; step < kNewtonSteps; ++step) {
      const Legendre at = legendre(places, x);
      x -= at.value / at.slope;
    }
    const double slope = legendre(places, x).slope;
    const double weight = 1.0 / ((1.0 - x * x) * slope * slope);
    rule.places[i] = (1.0 - x) / 2.0;
    rule.places[places - 1 - i] = (1.0 + x) / 2.0;
    rule.weights[i] = rule.weights[places - 1 - i] = weight;
  }
  return rule;
}

}  // namespace sideflow::engine
