// Which column of the map each box stands in: lanes from left to right, a lane in as many columns
// as its height asks for, and the boxes of barriers and gaps in columns of their own behind their
// senders.
#pragma once

#include "reports/map/map_view.hpp"

#include <cstddef>
#include <vector>

namespace sideflow::reports {

/// Columns from `first` to `last`, of actors and of what stands between them inside the lane.
struct LaneColumns {
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const LaneColumns&, const LaneColumns&) = default;
};

struct Arrangement {
  std::vector<std::size_t> column;  ///< by box
  std::size_t columns = 0;
  std::vector<LaneColumns> lanes;  ///< by lane

  friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

/// Columns for all boxes. A lane is split when its boxes are higher than `height` (in lines of
/// text); those without a line go to the left, so that no line need pass between them.
/// Deterministic.
[[nodiscard]] Arrangement arrange(const MapView& view, double height);

/// How high the box is, in lines of text.
[[nodiscard]] double height_of(const Box& box);

}  // namespace sideflow::reports
