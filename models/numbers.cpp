#include "models/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::size_t count_digits(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  return static_cast<std::size_t>(end - text.begin());
}

/// Whether `text` has the shape of a number: from_chars alone takes "inf", "01" and ".5" too.
bool is_number_shaped(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  if (whole == 0 || (whole > 1 && text[0] == '0')) return false;
  text.remove_prefix(whole);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::size_t fraction = count_digits(text);
    if (fraction == 0) return false;
    text.remove_prefix(fraction);
  }
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return !text.empty() && count_digits(text) == text.size();
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// The number of exactly `digits` digits at the start of `text`, which is cut off.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
  if (text.size() < digits || count_digits(text.substr(0, digits)) != digits) return std::nullopt;
  int number = 0;
  for (const char byte : text.substr(0, digits)) number = number * 10 + (byte - '0');
  text.remove_prefix(digits);
  return number;
}

std::string without_blanks(std::string_view text) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
               [](char byte) { return byte != ' '; });
  return kept;
}

/// "0,5" as "0.5", "0.2..0,5" likewise; "" when there is no comma between digits.
std::string with_points(std::string text) {
  bool changed = false;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != ',' || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) continue;
    text[i] = '.';
    changed = true;
  }
  return changed ? text : std::string{};
}

/// "0.2-0.5", "0.2 to 0.5" and "0.2...0.5" as "0.2..0.5".
std::string with_range_dots(std::string_view text) {
  using namespace std::string_view_literals;
  for (const std::string_view dash : {"-"sv, "\u2013"sv, "\u2026"sv, "..."sv, "to"sv}) {
    const std::size_t at = text.find(dash);
    if (at == std::string_view::npos || at == 0) continue;
    std::string dotted =
        std::string(text.substr(0, at)) + ".." + std::string(text.substr(at + dash.size()));
    if (parse_range(dotted)) return dotted;
  }
  return {};
}

std::string per_cent_as_number(std::string_view text) {
  if (!text.ends_with('%')) return {};
  text.remove_suffix(1);
  const std::string pointed = with_points(std::string(text));
  const auto number = parse_number(pointed.empty() ? text : std::string_view(pointed));
  return number && *number >= 0 && *number <= 100 ? fmt::format("{}", *number / 100)
                                                  : std::string{};
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  if (!is_number_shaped(text)) return std::nullopt;
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
    return std::nullopt;
  return number;
}

std::optional<NumberRange> parse_range(std::string_view text) {
  std::array<double, 3> numbers{};
  std::size_t count = 0;
  while (count < numbers.size()) {
    const std::size_t dots = text.find("..");
    const auto number = parse_number(text.substr(0, dots));
    if (!number) return std::nullopt;
    numbers[count++] = *number;
    if (dots == std::string_view::npos) break;
    if (count == numbers.size()) return std::nullopt;
    text.remove_prefix(dots + 2);
  }
  if (count == 1) return NumberRange{numbers[0], numbers[0], numbers[0]};
  if (count == 2) return NumberRange{numbers[0], (numbers[0] + numbers[1]) / 2, numbers[1]};
  return NumberRange{numbers[0], numbers[1], numbers[2]};
}

bool is_date(std::string_view text) {
  const auto year = take_digits(text, 4);
  if (!year || *year == 0) return false;
  if (text.empty()) return true;
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  const auto month = take_digits(text, 2);
  if (!month || *month < 1 || *month > 12) return false;
  if (text.empty()) return true;
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  const auto day = take_digits(text, 2);
  return day && *day >= 1 && *day <= days_in(*year, *month) && text.empty();
}

bool is_rough_date(std::string_view text) {
  if (text == "unknown") return true;
  for (const std::string_view roughly : {"before ", "about "}) {
    if (text.starts_with(roughly)) return is_date(text.substr(roughly.size()));
  }
  return is_date(text);
}

std::optional<double> days_of_unit(std::string_view unit) {
  if (unit.ends_with('s')) unit.remove_suffix(1);
  constexpr std::array<std::pair<std::string_view, double>, 5> kUnits = {
      {{"hour", 1.0 / 24}, {"day", 1}, {"week", 7}, {"month", 30}, {"year", 365}}};
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(),
                                   [unit](const auto& known) { return known.first == unit; });
  return found == kUnits.end() ? std::nullopt : std::optional<double>(found->second);
}

std::optional<Period> parse_period(std::string_view text) {
  if (text == "week") return Period::week;
  if (text == "month") return Period::month;
  if (text == "year") return Period::year;
  return std::nullopt;
}

std::string right_spelling(std::string_view raw) {
  if (raw.size() > 60) return {};
  const std::string text = without_blanks(raw);
  if (const std::string number = per_cent_as_number(text); !number.empty()) return number;
  if (const std::string pointed = with_points(text); parse_range(pointed)) return pointed;
  if (text.starts_with('.') && parse_number("0" + text)) return "0" + text;
  if (text.starts_with('+') && parse_number(text.substr(1))) return text.substr(1);
  if (text != raw && parse_range(text)) return text;
  return with_range_dots(text);
}

}  // namespace sideflow
