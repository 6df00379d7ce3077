// What stands around the map, in the DOT language: title, legend, source line.
#pragma once

#include "reports/map/dot_marks.hpp"
#include "reports/map/frame.hpp"

#include <string>

namespace sideflow::reports {

/// The canvas, so that the picture is never smaller or larger than it.
void put_canvas(Pen& pen);

/// Title, legend and source line.
void put_frame(Pen& pen, const Frame& frame);

/// "10,20,300,400": left, bottom, right, top.
[[nodiscard]] std::string rectangle_text(const Rectangle& room);

}  // namespace sideflow::reports
