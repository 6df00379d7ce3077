// Labels: text broken into lines, and how wide a line is when Arial (or Liberation Sans, which has
// the same widths) shows it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow::reports {

struct LineBreaks {
  std::size_t characters = 15;  ///< that a line should not exceed
  std::size_t lines = 4;        ///< then the rest is left out, with a sign that says so
};

/// `text` in lines, broken between words; a word that is far too long is broken anywhere.
/// Characters are counted, not bytes; what is no valid UTF-8 or cannot be shown becomes U+FFFD;
/// line breaks and blanks are one blank. Text without any sign gives one empty line.
[[nodiscard]] std::vector<std::string> label_lines(std::string_view text,
                                                   const LineBreaks& breaks = {});

/// Size of what is said of losses inside an actor, in parts of the size of its name.
inline constexpr double kLossSize = 0.85;

enum class Weight : std::uint8_t { regular, bold };

/// Width of a line in Arial, in parts of the font size (an M of some 0.83). Letters without a known
/// width count as wide ones.
[[nodiscard]] double text_width(std::string_view line, Weight weight = Weight::regular);

/// `text` broken between words into lines no wider than `width` (in parts of the font size).
[[nodiscard]] std::vector<std::string> lines_within(std::string_view text, double width,
                                                    Weight weight = Weight::regular);

}  // namespace sideflow::reports
