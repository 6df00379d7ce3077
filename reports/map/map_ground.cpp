#include "reports/map/map_ground.hpp"

#include "models/expects.hpp"
#include "reports/map/dot_marks.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace sideflow::reports {

namespace {

using PlaceById = std::map<std::string, std::size_t>;

template <class Things>
PlaceById places_of(const Things& things) {
  PlaceById places;
  for (std::size_t at = 0; at < things.size(); ++at) places.emplace(things[at].id, at);
  return places;
}

/// The lanes of all views, in the order in which information should travel: a lane that a view adds
/// stands before the one that follows it there.
std::vector<Lane> all_lanes(const std::vector<MapView>& views) {
  std::vector<Lane> all;
  for (const MapView& view : views) {
    auto before = all.end();
    for (auto lane = view.lanes.rbegin(); lane != view.lanes.rend(); ++lane) {
      const auto known = std::find_if(all.begin(), all.end(),
                                      [&](const Lane& each) { return each.id == lane->id; });
      before = known != all.end() ? known : all.insert(before, *lane);
    }
  }
  return all;
}

/// Room for what either of them says.
void make_room(Box& box, const Box& other) {
  const BoxSize size = box_size(box), wanted = box_size(other);
  if (wanted.width > size.width) box.width = wanted.width;
  if (wanted.height > size.height) box.height = wanted.height;
  box.goal = box.goal || other.goal;
  box.size = std::max(box.size, other.size);
  box.question = box.question || other.question;
}

void add_boxes(MapView& all, PlaceById& place, const MapView& view, const MapView* first) {
  const PlaceById lane_of = places_of(all.lanes);
  for (Box box : view.boxes) {
    box.lane = lane_of.at(view.lanes[box.lane].id);
    const auto [found, is_new] = place.emplace(box.id, all.boxes.size());
    if (is_new) {
      box.drawn = &view == first;
      all.boxes.push_back(std::move(box));
    } else {
      make_room(all.boxes[found->second], box);
    }
  }
}

/// A line of the ground is as wide as the widest of its kind, at both ends.
void make_room(Line& line, const Line& other) {
  line.share = std::max(line.share, other.share);
  line.share_at_end = std::max(line.share_at_end, other.share_at_end);
}

/// Lines of `view`; only those of the first view are drawn, and decide where boxes stand.
void add_lines(MapView& all, PlaceById& place, const PlaceById& box_of, const MapView& view,
               const MapView* first) {
  for (Line line : view.lines) {
    line.from = box_of.at(view.boxes[line.from].id);
    line.to = box_of.at(view.boxes[line.to].id);
    const auto [found, is_new] = place.emplace(line.id, all.lines.size());
    if (is_new) {
      line.drawn = &view == first;
      all.lines.push_back(std::move(line));
    } else {
      make_room(all.lines[found->second], line);
    }
  }
}

Rectangle shared_room(const std::vector<MapView>& views) {
  Rectangle room = frame_of(views.front()).map_room;
  for (const MapView& view : views) {
    const Rectangle next = frame_of(view).map_room;
    room.left = std::max(room.left, next.left);
    room.bottom = std::max(room.bottom, next.bottom);
    room.top = std::min(room.top, next.top);
  }
  return room;
}

}  // namespace

MapGround common_ground(const std::vector<MapView>& views) {
  expects(!views.empty(), "a ground is that of at least one map");
  MapGround ground;
  ground.all.id = views.front().id;
  ground.all.rows = views.front().rows;
  ground.all.lanes = all_lanes(views);
  PlaceById boxes, lines;
  for (const MapView& view : views) add_boxes(ground.all, boxes, view, &views.front());
  for (const MapView& view : views) add_lines(ground.all, lines, boxes, view, &views.front());
  ground.room = shared_room(views);
  return ground;
}

MapView on_ground(const MapView& view, const MapGround& ground) {
  MapView placed = view;
  placed.lanes = ground.all.lanes;
  placed.boxes = ground.all.boxes;
  placed.lines = ground.all.lines;
  for (Box& box : placed.boxes) box.drawn = false;
  for (Line& line : placed.lines) line.drawn = false;
  const PlaceById box_of = places_of(ground.all.boxes);
  const PlaceById line_of = places_of(ground.all.lines);
  for (const Box& box : view.boxes) {
    Box& there = placed.boxes[box_of.at(box.id)];
    const BoxSize least = box_size(there);
    const std::size_t lane = there.lane;
    there = box;
    there.lane = lane;
    there.width = least.width;
    there.height = least.height;
  }
  for (const Line& line : view.lines) {
    Line& there = placed.lines[line_of.at(line.id)];
    const std::size_t from = there.from, to = there.to;
    there = line;
    there.from = from;
    there.to = to;
  }
  return placed;
}

}  // namespace sideflow::reports
