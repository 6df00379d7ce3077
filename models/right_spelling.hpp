// Ids and dates as their authors probably meant them, for hints.
#pragma once

#include <string>
#include <string_view>

namespace sideflow {

/// `text` in small letters, without the accents and strokes of the Latin alphabet. Linear.
[[nodiscard]] std::string folded(std::string_view text);

/// The id that `text` comes nearest to: folded, with "-" for blanks, points and underscores; ""
/// when that is no id either.
[[nodiscard]] std::string right_identifier(std::string_view text);

/// "25.3.2010", "2010/3/25" and the like as "2010-03-25", "3.2010" as "2010-03"; "" when no date
/// comes of it. Day and month in front of a slash are not told apart, so that nothing is offered.
[[nodiscard]] std::string right_date(std::string_view text);

}  // namespace sideflow
