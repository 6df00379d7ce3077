// Times and what is made of them.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>
#include <vector>

namespace sideflow::tools {

/// How long `action` takes, in seconds.
template <class Action>
[[nodiscard]] double seconds_of(Action&& action) {
  const auto start = std::chrono::steady_clock::now();
  std::forward<Action>(action)();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The middle one of `numbers`, of an even count the mean of the two; at least one is needed.
[[nodiscard]] inline double median(std::vector<double> numbers) {
  std::sort(numbers.begin(), numbers.end());
  const std::size_t middle = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
}

/// The median of numerators[i] / denominators[i]: pairs were measured one right after the other, so
/// what slows the machine for a while slows both.
[[nodiscard]] inline double median_ratio(const std::vector<double>& numerators,
                                         const std::vector<double>& denominators) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < numerators.size(); ++i) {
    ratios.push_back(numerators[i] / denominators[i]);
  }
  return median(std::move(ratios));
}

}  // namespace sideflow::tools
