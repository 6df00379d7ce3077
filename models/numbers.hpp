// Numbers, dates and quantities as the format spells them. Nothing here reports: what does not
// parse is nothing.
#pragma once

#include "models/network.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sideflow {

/// The number that the whole of `text` spells: digits, perhaps a point and digits, perhaps an
/// exponent; a minus in front. Nothing for a plus, a leading or trailing point, a zero before other
/// digits, hexadecimal, inf, nan, blanks and what is too large to be finite.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// Up to three numbers, "1", "1..3" or "1..2..3".
struct NumberRange {
  double low = 0;
  double best = 0;  ///< of two numbers the middle
  double high = 0;
};

/// The range that the whole of `text` spells, in whatever order its numbers stand.
[[nodiscard]] std::optional<NumberRange> parse_range(std::string_view text);

[[nodiscard]] inline bool is_ordered(const NumberRange& range) {
  return range.low <= range.best && range.best <= range.high;
}

/// Whether `text` is a date of the calendar: "2010", "2010-03" or "2010-03-25".
[[nodiscard]] bool is_date(std::string_view text);

/// The same with "before " or "about " in front, or "unknown": what a source's date may be.
[[nodiscard]] bool is_rough_date(std::string_view text);

/// The days of one "hour(s)", "day(s)", "week(s)", "month(s)" (30 days), "year(s)" (365 days).
[[nodiscard]] std::optional<double> days_of_unit(std::string_view unit);

[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

/// `text` as its author probably meant it, where only the spelling is wrong: "0,5" as "0.5", "10 %"
/// as "0.1", ".5" as "0.5", "0.2-0.5" as "0.2..0.5"; else "".
[[nodiscard]] std::string right_spelling(std::string_view text);

}  // namespace sideflow
