// The map in the DOT language, for the layout: what stands in which column, how large it is and
// what is joined to what.
#pragma once

#include "reports/map/arrangement.hpp"
#include "reports/map/map_view.hpp"
#include "reports/map/positions.hpp"

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
  double between_columns = 0.27;  ///< inches that two columns stay apart at least
};

/// The graph for the layout: nodes n0, n1, ... in the order of the view's boxes, late ones left out, by
/// their id the lines that are drawn. Nothing is computed that the view and its arrangement do not say.
[[nodiscard]] std::string layout_dot(const MapView& view, const Arrangement& arrangement,
                                     const LayoutWishes& wishes = {});

/// The graph for the ways of all other lines: every box at its place, so that lines go around it. "" when
/// there is no such line.
[[nodiscard]] std::string route_dot(const MapView& view, const Positions& positions);

}  // namespace sideflow::reports
