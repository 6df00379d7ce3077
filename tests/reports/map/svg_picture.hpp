// Reads an SVG as tests need it: is it well-formed, what stands in it, and where.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow::reports::testing {

struct SvgElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;   ///< its own, entities resolved
  std::string group;  ///< id of the nearest group around it
  std::string group_class;
};

struct Extent {
  double left = 0, top = 0, right = 0, bottom = 0;
};

/// All elements in order; none when the text is not well-formed XML with one root.
[[nodiscard]] std::optional<std::vector<SvgElement>> read_svg(std::string_view text);

/// What a polygon, or an ellipse, covers; none for other elements.
[[nodiscard]] std::optional<Extent> extent_of(const SvgElement& element);

/// Contrast of two colours "#rrggbb" by WCAG 2: from 1 to 21.
[[nodiscard]] double contrast(const std::string& a, const std::string& b);

}  // namespace sideflow::reports::testing
