#include "reports/map/late_boxes.hpp"

#include "reports/map/dot_marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace sideflow::reports {

namespace {

constexpr double kAround = 0.35;  // of the font size: kept free around a box

// Places that are tried: along the way, and so many heights of the box above or below it.
constexpr std::array kAlong{0.5, 0.38, 0.62, 0.26, 0.74, 0.16, 0.84};
constexpr std::array kBeside{0.0, 1.1, -1.1, 2.2, -2.2, 3.3, -3.3, 4.4, -4.4};

using NodePlaces = std::map<std::string, NodePlace, std::less<>>;

NodePlace size_of(const Box& box, double font) {
  const BoxSize size = box_size(box);
  return {{}, size.width * font, size.height * font};
}

double overlap(const NodePlace& a, const NodePlace& b, double around) {
  const auto covered = [around](double one, double other, double sizes) {
    return std::max(0.0, sizes / 2 + around - std::abs(one - other));
  };
  return covered(a.centre.x, b.centre.x, a.width + b.width) *
         covered(a.centre.y, b.centre.y, a.height + b.height);
}

double covered_by(const NodePlace& place, const NodePlaces& others, double around) {
  double all = 0;
  for (const auto& [name, other] : others) all += overlap(place, other, around);
  return all;
}

/// The actors at the two ends of the way on which the box stands.
struct Ends {
  std::optional<std::size_t> from, to;
};

Ends ends_of(const MapView& all, std::size_t box) {
  Ends ends;
  for (const Line& line : all.lines) {
    if (line.to == box && !ends.from) ends.from = line.from;
    if (line.from == box && !ends.to) ends.to = line.to;
  }
  return ends;
}

std::optional<NodePlace> place_of(const Positions& positions, std::optional<std::size_t> box) {
  if (!box) return std::nullopt;
  const auto found = positions.nodes.find(node_name(*box));
  return found == positions.nodes.end() ? std::nullopt : std::optional(found->second);
}

/// The points between which a box may stand: the sides of the two ends that face each other.
std::pair<Point, Point> way_between(const NodePlace& from, const NodePlace& to) {
  const double turn = from.centre.x <= to.centre.x ? 1 : -1;
  return {{from.centre.x + turn * from.width / 2, from.centre.y},
          {to.centre.x - turn * to.width / 2, to.centre.y}};
}

bool is_inside(const Positions& positions, const NodePlace& box) {
  return box.centre.x - box.width / 2 >= 0 && box.centre.y - box.height / 2 >= 0 &&
         box.centre.x + box.width / 2 <= positions.width &&
         box.centre.y + box.height / 2 <= positions.height;
}

/// Places on the way and near to it, the best first.
std::vector<Point> near_places(const NodePlace& box, const std::pair<Point, Point>& way) {
  std::vector<Point> places;
  for (const double beside : kBeside) {
    for (const double along : kAlong)
      places.push_back({way.first.x + (way.second.x - way.first.x) * along,
                        way.first.y + (way.second.y - way.first.y) * along + beside * box.height});
  }
  return places;
}

double square(double value) { return value * value; }

/// Places all over the map, those nearest to the middle of the way first.
std::vector<Point> far_places(const Positions& positions, const NodePlace& box,
                              const std::pair<Point, Point>& way) {
  const Point middle{(way.first.x + way.second.x) / 2, (way.first.y + way.second.y) / 2};
  std::vector<Point> places;
  for (double x = box.width / 2; x <= positions.width - box.width / 2; x += box.width / 4) {
    for (double y = box.height / 2; y <= positions.height - box.height / 2; y += box.height / 4)
      places.push_back({x, y});
  }
  const auto distance = [&](const Point& at) {
    return square(at.x - middle.x) + square(at.y - middle.y);
  };
  std::stable_sort(places.begin(), places.end(),
                   [&](const Point& a, const Point& b) { return distance(a) < distance(b); });
  return places;
}

/// The first of these places where the box covers least, and how much that is.
std::pair<NodePlace, double> best_of(const std::vector<Point>& places, const Positions& positions,
                                     NodePlace box, double around) {
  std::pair<NodePlace, double> best{box, std::numeric_limits<double>::infinity()};
  for (const Point& place : places) {
    box.centre = place;
    if (!is_inside(positions, box)) continue;
    const double covered = covered_by(box, positions.nodes, around);
    if (covered < best.second) best = {box, covered};
    if (covered == 0.0) break;
  }
  return best;
}

NodePlace free_place(const Positions& positions, NodePlace box, const std::pair<Point, Point>& way,
                     double around) {
  box.centre = {(way.first.x + way.second.x) / 2, (way.first.y + way.second.y) / 2};
  const auto near = best_of(near_places(box, way), positions, box, around);
  if (near.second == 0.0) return near.first;
  const auto far = best_of(far_places(positions, box, way), positions, box, around);
  return far.second < near.second ? far.first : near.first;
}

}  // namespace

bool is_late(const Box& box) { return !box.drawn && box.sort != BoxSort::actor; }

Positions with_late_boxes(const MapView& all, Positions positions, double font) {
  for (std::size_t box = 0; box < all.boxes.size(); ++box) {
    if (!is_late(all.boxes[box])) continue;
    const Ends ends = ends_of(all, box);
    const auto from = place_of(positions, ends.from), to = place_of(positions, ends.to);
    if (!from || !to) continue;
    positions.nodes[node_name(box)] = free_place(positions, size_of(all.boxes[box], font),
                                                 way_between(*from, *to), kAround * font);
  }
  return positions;
}

}  // namespace sideflow::reports
