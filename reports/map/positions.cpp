#include "reports/map/positions.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace sideflow::reports {

namespace {

constexpr double kPointsPerInch = 72;
constexpr double kOverlap = 0.25;  // of a piece: else hair lines show between them

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(at, start), text.size());
    if (end > start) parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

std::optional<Point> point(std::string_view text) {
  const auto parts = split(text, ',');
  if (parts.size() != 2) return {};
  const auto x = number(parts[0]);
  const auto y = number(parts[1]);
  return x && y ? std::optional(Point{*x, *y}) : std::nullopt;
}

/// "pos width height" of a node, sizes in inches.
std::optional<NodePlace> node_place(const std::vector<std::string_view>& words) {
  if (words.size() != 5) return {};
  const auto centre = point(words[2]);
  const auto width = number(words[3]);
  const auto height = number(words[4]);
  if (!centre || !width || !height) return {};
  return NodePlace{*centre, *width * kPointsPerInch, *height * kPointsPerInch};
}

/// "e,x,y s,x,y x1,y1 ..." of an edge, from the third word on; Graphviz leaves it out altogether
/// for an edge that it did not route.
std::optional<EdgePath> edge_path(const std::vector<std::string_view>& words) {
  EdgePath path;
  for (std::size_t i = 2; i < words.size(); ++i) {
    const bool is_tip = words[i].starts_with("e,");
    if (words[i].starts_with("s,")) continue;
    const auto read = point(is_tip ? words[i].substr(2) : words[i]);
    if (!read) return {};
    if (is_tip) {
      path.tip = *read;
    } else {
      path.points.push_back(*read);
    }
  }
  return path;
}

bool read_box(Positions& positions, std::string_view corners) {
  const auto numbers = split(corners, ',');
  if (numbers.size() != 4) return false;
  const auto width = number(numbers[2]);
  const auto height = number(numbers[3]);
  if (!width || !height) return false;
  positions.width = *width;
  positions.height = *height;
  return true;
}

bool read_line(Positions& positions, std::string_view line) {
  const auto words = split(line, ' ');
  if (words.size() < 2) return line == "end";
  if (words[0] == "box") return read_box(positions, words[1]);
  if (words[0] == "node") {
    const auto place = node_place(words);
    if (place) positions.nodes.emplace(words[1], *place);
    return place.has_value();
  }
  const auto path = words[0] == "edge" ? edge_path(words) : std::nullopt;
  if (path) positions.edges.emplace(words[1], *path);
  return path.has_value();
}

Point between(Point a, Point b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }

using Curve = std::array<Point, 4>;

/// The part of a curve up to `t` (de Casteljau).
Curve head_of(const Curve& c, double t) {
  const Point ab = between(c[0], c[1], t), bc = between(c[1], c[2], t), cd = between(c[2], c[3], t);
  const Point abc = between(ab, bc, t), bcd = between(bc, cd, t);
  return {c[0], ab, abc, between(abc, bcd, t)};
}

Curve turned(const Curve& c) { return {c[3], c[2], c[1], c[0]}; }

/// The part of a curve from `from` to `to`.
Curve part_of(const Curve& curve, double from, double to) {
  const Curve head = head_of(curve, to);
  return to > 0 ? turned(head_of(turned(head), 1 - from / to)) : head;
}

/// The part of a path between two places counted in curves: 1.5 is the middle of the second curve.
EdgePath stretch(const EdgePath& path, double from, double to) {
  EdgePath part;
  const std::size_t curves = (path.points.size() - 1) / 3;
  for (std::size_t i = 0; i < curves; ++i) {
    const double low = std::max(from - static_cast<double>(i), 0.0);
    const double high = std::min(to - static_cast<double>(i), 1.0);
    if (low >= high) continue;
    const Point* p = &path.points[3 * i];
    const Curve curve = part_of({p[0], p[1], p[2], p[3]}, low, high);
    part.points.insert(part.points.end(), curve.begin() + (part.points.empty() ? 0 : 1),
                       curve.end());
  }
  return part;
}

}  // namespace

std::optional<Positions> read_positions(std::string_view text) {
  Positions positions;
  for (const std::string_view line : split(text, '\n')) {
    if (!read_line(positions, line)) return {};
  }
  return text.ends_with("end\n") ? std::optional(std::move(positions)) : std::nullopt;
}

Positions scaled(const Positions& positions, double factor, Point shift) {
  const auto moved = [&](Point p) { return Point{p.x * factor + shift.x, p.y * factor + shift.y}; };
  Positions all = positions;
  all.width *= factor;
  all.height *= factor;
  for (auto& [name, node] : all.nodes) {
    node = {moved(node.centre), node.width * factor, node.height * factor};
  }
  for (auto& [id, path] : all.edges) {
    std::transform(path.points.begin(), path.points.end(), path.points.begin(), moved);
    if (path.tip) path.tip = moved(*path.tip);
  }
  return all;
}

std::vector<EdgePath> pieces(const EdgePath& path, std::size_t count) {
  std::vector<EdgePath> all;
  if (path.points.size() < 4) return all;
  const double curves = static_cast<double>((path.points.size() - 1) / 3);
  for (std::size_t i = 0; i < count; ++i) {
    const double step = curves / static_cast<double>(count);
    const double end = std::min(step * (static_cast<double>(i) + 1 + kOverlap), curves);
    all.push_back(stretch(path, step * static_cast<double>(i), end));
  }
  all.back().tip = path.tip;
  return all;
}

}  // namespace sideflow::reports
