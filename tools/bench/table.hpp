// The table of results, and the line that says on what machine they came about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sideflow::tools {

/// What is wished for: a number that is to be at least, or at most, so large.
struct Aim {
  enum class Side : std::uint8_t { at_least, at_most };
  Side side;
  double wanted;
  std::string unit;
};

/// One line of the table. Texts are ready to print; the number is what the aim speaks of.
struct BenchRow {
  std::string what;
  std::string on;
  std::string ours;
  std::string peer;
  double number = 0;
  std::string unit;
  std::optional<Aim> aim;
  std::string check;  ///< how the peer's answer was compared with ours, and whether it agreed
  std::size_t repetitions = 0;
};

/// "met", "missed: 48 of 60 times", or "" without an aim.
[[nodiscard]] std::string verdict(const BenchRow& row);

/// The rows as a Markdown table, with its head.
[[nodiscard]] std::string markdown(const std::vector<BenchRow>& rows);

/// Processor, number of cores, compiler.
[[nodiscard]] std::string machine_line();

/// Three significant digits, with k, M, G behind large ones.
[[nodiscard]] std::string short_number(double number);
/// In s, ms or us, three significant digits.
[[nodiscard]] std::string short_time(double seconds);

}  // namespace sideflow::tools
