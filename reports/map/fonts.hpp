// Whether the font of the maps is there.
#pragma once

#include <string>

namespace sideflow::reports {

/// What is wrong with the fonts of this machine, in one sentence; "" when Arial, or Liberation
/// Sans, which has the same widths, is there. Without either, text may not fit its box.
[[nodiscard]] std::string font_problem();

/// The same about the family that stands in for Arial here ("" when there is no font at all).
[[nodiscard]] std::string font_problem_of(const std::string& family);

/// Which letters of `text` (valid UTF-8) no font of this machine can show, in one sentence: "no font here
/// shows U+4E2D ..."; "" when all can be shown. Cost: a look into all fonts for each letter beyond those
/// of European languages.
[[nodiscard]] std::string missing_letters(const std::string& text);

}  // namespace sideflow::reports
