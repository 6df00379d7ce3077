// The leading vector of a matrix without negative entries: what all mixing by it tends to.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace sideflow::engine {

struct LeadingVector {
  double value = 0;             ///< its factor: the largest of the matrix
  std::vector<double> entries;  ///< largest 1, what is below 1e-12 exactly 0
};

namespace leading_detail {

constexpr std::size_t kLookedAt = 30;  // directions kept at once
constexpr int kRounds = 300;
constexpr double kMostSteps = 6e9;  // products of numbers, or so
constexpr double kSettled = 1e-13;  // relative to the value
constexpr int kSquarings = 40;

inline double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

inline void subtract(std::vector<double>& from, double factor, const std::vector<double>& what) {
  for (std::size_t i = 0; i < from.size(); ++i) from[i] -= factor * what[i];
}

inline void scale(std::vector<double>& vector, double factor) {
  for (double& entry : vector) entry *= factor;
}

/// A small full matrix, by rows.
struct Square {
  std::size_t size = 0;
  std::vector<double> entries;

  explicit Square(std::size_t n) : size(n), entries(n * n, 0) {}
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return entries[row * size + column];
  }
  double& at(std::size_t row, std::size_t column) { return entries[row * size + column]; }
};

inline Square squared(const Square& matrix) {
  Square product(matrix.size);
  for (std::size_t i = 0; i < matrix.size; ++i) {
    for (std::size_t k = 0; k < matrix.size; ++k) {
      const double factor = matrix.at(i, k);
      for (std::size_t j = 0; j < matrix.size; ++j) product.at(i, j) += factor * matrix.at(k, j);
    }
  }
  return product;
}

inline double largest(const std::vector<double>& entries) {
  double most = 0;
  for (const double entry : entries) most = std::max(most, std::abs(entry));
  return most;
}

/// The column of `matrix` with the largest entry.
inline std::vector<double> strongest_column(const Square& matrix) {
  const auto by_size = [](double a, double b) { return std::abs(a) < std::abs(b); };
  const auto place = std::max_element(matrix.entries.begin(), matrix.entries.end(), by_size);
  const auto column = static_cast<std::size_t>(place - matrix.entries.begin()) %
                      std::max<std::size_t>(matrix.size, 1);
  std::vector<double> entries(matrix.size);
  for (std::size_t row = 0; row < matrix.size; ++row) entries[row] = matrix.at(row, column);
  return entries;
}

/// What a small matrix turns everything into. The multiple of the identity that is added lets a factor of
/// the same size but another sign fall behind.
inline std::vector<double> leading_mix(Square matrix) {
  const double shift = largest(matrix.entries);
  if (shift == 0) return std::vector<double>(matrix.size, 1);
  for (std::size_t i = 0; i < matrix.size; ++i) matrix.at(i, i) += shift;
  for (int i = 0; i < kSquarings; ++i) {
    scale(matrix.entries, 1 / largest(matrix.entries));
    matrix = squared(matrix);
  }
  return strongest_column(matrix);
}

/// Takes what `next` has of the directions of `basis` out of it, and adds it to a column of `seen`.
inline void take_out(const std::vector<std::vector<double>>& basis, std::vector<double>& next,
                     Square& seen, std::size_t column) {
  for (std::size_t row = 0; row < basis.size(); ++row) {
    const double part = dot(basis[row], next);
    seen.at(row, column) += part;
    subtract(next, part, basis[row]);
  }
}

/// The rows and columns that were filled.
inline Square corner(const Square& matrix, std::size_t size) {
  Square part(size);
  for (std::size_t row = 0; row < size; ++row)
    for (std::size_t column = 0; column < size; ++column)
      part.at(row, column) = matrix.at(row, column);
  return part;
}

/// One round: the best approximation of the leading vector among mixtures of start, product(start),
/// product(product(start)), ... (Arnoldi 1951). `start` has length 1.
template <class Product>
std::vector<double> improved(const std::vector<double>& start, const Product& product) {
  const std::size_t most = std::min(kLookedAt, start.size());
  std::vector<std::vector<double>> basis{start};
  Square seen(most);
  while (true) {
    const std::size_t column = basis.size() - 1;
    std::vector<double> next = product(basis.back());
    const double length_before = std::sqrt(dot(next, next));
    for (int again = 0; again < 2; ++again)  // once leaves rounding errors
      take_out(basis, next, seen, column);
    const double length = std::sqrt(dot(next, next));
    if (basis.size() == most || length <= kSettled * length_before) break;
    seen.at(column + 1, column) = length;
    scale(next, 1 / length);
    basis.push_back(std::move(next));
  }
  const std::vector<double> mix = leading_mix(corner(seen, basis.size()));
  std::vector<double> better(start.size(), 0);
  for (std::size_t i = 0; i < basis.size(); ++i) subtract(better, -mix[i], basis[i]);
  return better;
}

/// As many as the time of a big matrix allows: most of it goes into keeping the directions apart.
inline int rounds_allowed(std::size_t size) {
  const auto each = static_cast<double>(2 * kLookedAt * kLookedAt * size);
  return static_cast<int>(std::clamp(kMostSteps / each, 10.0, static_cast<double>(kRounds)));
}

inline std::vector<double> with_largest_one(std::vector<double> entries) {
  const auto by_size = [](double a, double b) { return std::abs(a) < std::abs(b); };
  scale(entries, 1 / *std::max_element(entries.begin(), entries.end(), by_size));
  for (double& entry : entries)
    if (entry < 1e-12) entry = 0;
  return entries;
}

}  // namespace leading_detail

/// The leading vector of the matrix that `product` multiplies with, which must have no negative entry and
/// a largest factor above 0, as seen from `start`, which must not be 0: where several vectors lead
/// equally, the mixture of them that is in `start`. Nothing where it has not settled to 1e-13 after 300
/// rounds, fewer above 11,000 entries and at least 10, as when another factor comes too near. Needs no
/// random numbers. Cost: at most 30 products a round, and as many vectors in memory.
template <class Product>
[[nodiscard]] std::optional<LeadingVector> leading_vector(std::vector<double> start,
                                                          const Product& product) {
  using namespace leading_detail;
  const int rounds = rounds_allowed(start.size());
  for (int round = 0; round < rounds; ++round) {
    scale(start, 1 / std::sqrt(dot(start, start)));
    std::vector<double> rest = product(start);
    const double value = dot(start, rest);
    subtract(rest, value, start);
    if (value > 0 && largest(rest) <= kSettled * value * largest(start))
      return LeadingVector{value, with_largest_one(std::move(start))};
    start = improved(start, product);
  }
  return std::nullopt;
}

}  // namespace sideflow::engine
