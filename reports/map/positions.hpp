// Where everything stands: what a layout answers, in points, the origin at the lower left.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow::reports {

struct Point {
  double x = 0;
  double y = 0;
};

struct NodePlace {
  Point centre;
  double width = 0;
  double height = 0;
};

/// A line as cubic curves one after another: points 0..3, 3..6, 6..9, ...
struct EdgePath {
  std::vector<Point> points;
  std::optional<Point> tip;  ///< of the arrow head, beyond the last point
};

struct Positions {
  double width = 0;
  double height = 0;
  std::map<std::string, NodePlace, std::less<>> nodes;  ///< by the name of the node
  std::map<std::string, EdgePath, std::less<>> edges;   ///< by the id of the edge
};

/// The positions that `sideflow-layout ranks positions` wrote; none for any other text.
[[nodiscard]] std::optional<Positions> read_positions(std::string_view text);

/// The same, everything `factor` times as large, then moved by `shift`.
[[nodiscard]] Positions scaled(const Positions& positions, double factor, Point shift);

/// `count` paths that together are `path`, each a little longer than to where the next one starts;
/// the last one has the tip. An empty path gives none.
[[nodiscard]] std::vector<EdgePath> pieces(const EdgePath& path, std::size_t count);

}  // namespace sideflow::reports
