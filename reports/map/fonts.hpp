// Whether the font of the maps is there.
#pragma once

#include <string>

namespace sideflow::reports {

/// What is wrong with the fonts of this machine, in one sentence; "" when Arial, or Liberation
/// Sans, which has the same widths, is there. Without either, text may not fit its box.
[[nodiscard]] std::string font_problem();

/// The same about the family that stands in for Arial here ("" when there is no font at all).
[[nodiscard]] std::string font_problem_of(const std::string& family);

}  // namespace sideflow::reports
