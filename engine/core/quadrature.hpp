// Gauss-Legendre quadrature: exact integrals of polynomials.
#pragma once

#include <cstddef>
#include <vector>

namespace sideflow::engine {

/// Places in [0, 1] and their weights, which add up to 1.
struct Quadrature {
  std::vector<double> places;  ///< ascending
  std::vector<double> weights;
};

/// The rule with `places` places, 1 to 512: the integral over [0, 1] is exact for polynomials up to degree
/// 2 * places - 1. Quadratic in `places`. Roots by Newton's method from the usual first guess (Davis and
/// Rabinowitz 1984, Methods of Numerical Integration).
[[nodiscard]] Quadrature gauss_legendre(std::size_t places);

}  // namespace sideflow::engine
