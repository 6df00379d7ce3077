// Grammar and numbers: the small change that every sentence is paid with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow::reports {

/// The number with the form of the word that it asks for: "1 actor", "0 actors", "12 actors".
[[nodiscard]] std::string counted(std::size_t number, std::string_view one, std::string_view many);

/// The form of a word that a number asks for: "was" for 1, "were" for all others.
[[nodiscard]] std::string form(std::size_t number, std::string_view one, std::string_view many);

/// The names as a list in a sentence: "a", "a and b", "a, b and c"; past `limit` names "a, b and 4
/// more"; "" for none. A limit of 0 means no limit.
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t limit = 0);

/// Each text in quotation marks.
[[nodiscard]] std::vector<std::string> quoted(std::vector<std::string> texts);

/// The number, or the whole number from 1 upwards that it differs from by no more than `rounding`: what adding
/// up in some order does to what is certain. 0 is exact as it is.
[[nodiscard]] double without_rounding(double number, double rounding);

/// The name of an institution as it stands in a sentence: "the National Contact Point", "the
/// Ministry of Justice". Names that are no English institution stay as they are: "Caritas".
[[nodiscard]] std::string with_article(std::string_view name);

/// The text with its first letter raised, if it is one of a to z.
[[nodiscard]] std::string capitalised(std::string_view text);

/// The text as one line: line breaks and runs of blanks become one blank, none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

/// The text without the full stops and blanks at its end, to go on after it.
[[nodiscard]] std::string without_full_stop(std::string_view text);

/// Columns that a terminal gives to valid UTF-8: wide East Asian characters and emoji take two,
/// combining marks and joiners none.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

}  // namespace sideflow::reports
