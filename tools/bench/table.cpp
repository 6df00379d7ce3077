#include "tools/bench/table.hpp"

#include <array>
#include <fstream>
#include <thread>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

std::string digits(double number) {
  if (number >= 100) return fmt::format("{:.0f}", number);
  return number >= 10 ? fmt::format("{:.1f}", number) : fmt::format("{:.3g}", number);
}

std::string with_unit(double number, const std::string& unit) {
  return unit.empty() ? short_number(number) : short_number(number) + " " + unit;
}

std::string words(const Aim& aim) {
  return (aim.side == Aim::Side::at_least ? "at least " : "at most ") +
         with_unit(aim.wanted, aim.unit);
}

std::string processor() {
  std::ifstream lines("/proc/cpuinfo");
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown processor";
}

}  // namespace

std::string verdict(const BenchRow& row) {
  if (!row.aim) return "";
  const bool met = row.aim->side == Aim::Side::at_least ? row.number >= row.aim->wanted
                                                        : row.number <= row.aim->wanted;
  if (met) return "met";
  return fmt::format("missed: {} of {}", short_number(row.number),
                     with_unit(row.aim->wanted, row.aim->unit));
}

std::string markdown(const std::vector<BenchRow>& rows) {
  std::string text =
      "| what | on | sideflow | peer | result | aim | verdict | same answer | runs |\n"
      "|---|---|---|---|---|---|---|---|---|\n";
  for (const BenchRow& row : rows) {
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", row.what, row.on,
                        row.ours, row.peer, with_unit(row.number, row.unit),
                        row.aim ? words(*row.aim) : "", verdict(row), row.check, row.repetitions);
  }
  return text;
}

std::string machine_line() {
  return fmt::format("{}, {} cores, g++ {}", processor(), std::thread::hardware_concurrency(),
                     __VERSION__);
}

std::string short_number(double number) {
  constexpr std::array<const char*, 4> kSuffixes{"", "k", "M", "G"};
  std::size_t thousands = 0;
  for (; number >= 10'000 && thousands + 1 < kSuffixes.size(); ++thousands) number /= 1000;
  return digits(number) + kSuffixes[thousands];
}

std::string short_time(double seconds) {
  if (seconds >= 1) return digits(seconds) + " s";
  return seconds >= 1e-3 ? digits(seconds * 1e3) + " ms" : digits(seconds * 1e6) + " us";
}

}  // namespace sideflow::tools
