// The frame of a map: a 16:9 canvas with the title above, the legend and the source line below, and
// the room in between that the map itself may fill.
#pragma once

#include "reports/map/map_view.hpp"
#include "reports/map/positions.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sideflow::reports {

/// The canvas in points; half a point is a pixel of a screen 1920 wide and 1080 high.
inline constexpr double kCanvasWidth = 960;
inline constexpr double kCanvasHeight = 540;
inline constexpr double kPixelsPerPoint = 2;

struct Rectangle {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return top - bottom; }
};

/// A legend entry and the place of its sign; its text stands to the right of it.
struct PlacedEntry {
  LegendEntry entry;
  Rectangle sign;
  double text_width = 0;
};

struct Frame {
  std::vector<std::string> title;  ///< lines
  double title_size = 0;           ///< font sizes in points
  double heading_size = 0;
  double legend_size = 0;
  double source_size = 0;
  std::vector<std::string> source;  ///< lines
  Rectangle title_room;
  Rectangle map_room;  ///< headings of the lanes stand above it
  Rectangle source_room;
  std::vector<PlacedEntry> legend;
};

/// The frame that the view's title, legend and source line ask for.
[[nodiscard]] Frame frame_of(const MapView& view);

}  // namespace sideflow::reports
