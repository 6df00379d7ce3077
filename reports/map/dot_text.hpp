// The map in the DOT language, for the layout: what stands in which column, how large it is and
// what is joined to what.
#pragma once

#include "reports/map/arrangement.hpp"
#include "reports/map/map_view.hpp"

#include <cstdint>
#include <string>

namespace sideflow::reports {

/// How hard the layout may try.
enum class LayoutEffort : std::uint8_t {
  full,   ///< curved lines
  simple  ///< broken lines and few rounds: for networks that take too long
};

/// Font size of labels in layout_dot(), in points; the picture's is this, scaled.
inline constexpr double kLayoutFontSize = 14;

struct LayoutWishes {
  double ratio = 0.45;  ///< height by width that the layout should fill
  LayoutEffort effort = LayoutEffort::full;
};

/// The graph for the layout: nodes n0, n1, ... in the order of the view's boxes, lines by their id.
/// Nothing is computed that the view and its arrangement do not say.
[[nodiscard]] std::string layout_dot(const MapView& view, const Arrangement& arrangement,
                                     const LayoutWishes& wishes = {});

}  // namespace sideflow::reports
