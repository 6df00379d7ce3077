#include "reports/map/line_fans.hpp"

#include "reports/map/dot_marks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace sideflow::reports {

namespace {

constexpr double kBetween = 0.22;   // of the font size: between two lines
constexpr double kUsedSide = 0.78;  // of a box's side that a fan may take

enum class Side : std::uint8_t { out, in };

/// One line at one side of a box.
struct LineEnd {
  std::string line;
  double width = 0;  ///< of the line there, in points
  double comes = 0;  ///< height from where it comes, or to where it goes
};

using Fans = std::map<std::pair<std::size_t, Side>, std::vector<LineEnd>>;

bool runs_forward(const Positions& positions, const Line& line) {
  const auto from = positions.nodes.find(node_name(line.from));
  const auto to = positions.nodes.find(node_name(line.to));
  return from != positions.nodes.end() && to != positions.nodes.end() &&
         from->second.centre.x + from->second.width / 2 <
             to->second.centre.x - to->second.width / 2;
}

/// Height of the far part of a path, seen from one of its ends.
double far_height(const EdgePath& path, Side side) {
  const std::size_t last = path.points.size() - 1;
  const std::size_t step = std::min<std::size_t>(last, 3);
  return side == Side::out ? path.points[step].y : path.points[last - step].y;
}

double width_at(const Line& line, Side side, double font) {
  return line_width(side == Side::out ? line.share : line.share_at_end, font);
}

void add_end(Fans& fans, const Line& line, Side side, const EdgePath& path, double font) {
  const std::size_t box = side == Side::out ? line.from : line.to;
  fans[{box, side}].push_back({line.id, width_at(line, side, font), far_height(path, side)});
}

Fans fans_of(const MapView& view, const Positions& positions, double font) {
  Fans fans;
  for (const Line& line : view.lines) {
    const auto path = positions.edges.find(line.id);
    if (line.sort == LineSort::gap_end || !runs_forward(positions, line) ||
        path == positions.edges.end() || path->second.points.size() < 4)
      continue;
    if (line.starts) add_end(fans, line, Side::out, path->second, font);
    if (line.ends && !view.boxes[line.to].goal) add_end(fans, line, Side::in, path->second, font);
  }
  return fans;
}

void move(EdgePath& path, Side side, double up) {
  const std::size_t last = path.points.size() - 1;
  if (side == Side::out) {
    path.points[0].y += up;
    path.points[1].y += up;
    return;
  }
  path.points[last].y += up;
  path.points[last - 1].y += up;
  if (path.tip) path.tip->y += up;
}

double width_of(const std::vector<LineEnd>& ends, double between) {
  double width = between * static_cast<double>(ends.size() - 1);
  for (const LineEnd& end : ends) width += end.width;
  return width;
}

/// Spreads the ends around the middle of the side, no further than the side allows.
void spread(Positions& positions, const NodePlace& place, Side side, std::vector<LineEnd> ends,
            double font) {
  std::stable_sort(ends.begin(), ends.end(),
                   [](const LineEnd& a, const LineEnd& b) { return a.comes > b.comes; });
  const double wanted = width_of(ends, kBetween * font);
  const double squeeze = std::min(1.0, kUsedSide * place.height / wanted);
  double top = wanted * squeeze / 2;
  for (const LineEnd& end : ends) {
    const double half = end.width * squeeze / 2;
    EdgePath& path = positions.edges.find(end.line)->second;
    move(path, side,
         place.centre.y + top - half -
             (side == Side::out ? path.points.front().y : path.points.back().y));
    top -= 2 * half + kBetween * font * squeeze;
  }
}

}  // namespace

Positions fanned(const MapView& view, Positions positions, double font) {
  for (auto& [at, ends] : fans_of(view, positions, font)) {
    const auto place = positions.nodes.find(node_name(at.first));
    if (ends.size() > 1 && place != positions.nodes.end())
      spread(positions, place->second, at.second, std::move(ends), font);
  }
  return positions;
}

}  // namespace sideflow::reports
