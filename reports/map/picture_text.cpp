#include "reports/map/picture_text.hpp"

#include "reports/map/dot_marks.hpp"
#include "reports/map/frame_text.hpp"
#include "reports/map/label_lines.hpp"
#include "reports/map/late_boxes.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/palette.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace sideflow::reports {

namespace {

constexpr std::size_t kTaperPieces = 16;
constexpr double kInset = 2;  // points by which strips are narrower than boxes: outlines stay whole

std::string path_text(const EdgePath& path) {
  std::string text = path.tip ? "e," + point_text(*path.tip) : "";
  for (const Point& point : path.points) text += (text.empty() ? "" : " ") + point_text(point);
  return text;
}

void put_edge(Pen& pen, const Line& line, const std::string& id, const std::string& kind,
              const EdgePath& path, const std::string& look) {
  put(pen, "  {} -> {} [id=\"{}\", class=\"{}\", pos=\"{}\", {}];\n", node_name(line.from),
      node_name(line.to), id, kind, path_text(path), look);
}

/// What one stroke of a line shows: how much at its start and its end, in which colour.
struct Stroke {
  std::string id;
  const char* colour = kFlowColour;
  std::optional<double> share;
  std::optional<double> share_at_end;
};

bool tapers(const Stroke& stroke) {
  return stroke.share && stroke.share_at_end && *stroke.share_at_end != *stroke.share;
}

/// A stroke that is thinner at its end than at its start, in pieces that thin step by step.
void put_tapered(Pen& pen, const Line& line, const EdgePath& path, const Stroke& stroke) {
  // Dashes would start anew in every piece.
  const std::vector<EdgePath> parts = pieces(path, line.assumed ? 2 : kTaperPieces);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(parts.size() - 1);
    const double share = *stroke.share + (*stroke.share_at_end - *stroke.share) * t;
    put_edge(pen, line, i == 0 ? stroke.id : stroke.id + "." + std::to_string(i), "flow", parts[i],
             flow_look(pen, line, {share, stroke.colour},
                       line.ends && i + 1 == parts.size() ? Head::filled : Head::none));
  }
}

void put_stroke(Pen& pen, const Line& line, const EdgePath& path, const Stroke& stroke) {
  if (tapers(stroke)) return put_tapered(pen, line, path, stroke);
  put_edge(
      pen, line, stroke.id, "flow", path,
      flow_look(pen, line, {stroke.share, stroke.colour}, line.ends ? Head::filled : Head::none));
}

/// Of a line that compares: what is gained or taken away below, what stays on top of it.
void put_compared(Pen& pen, const Line& line, const EdgePath& path) {
  const std::optional<double> before = line.share_before.value_or(0);
  const std::optional<double> before_at_end = line.share_at_end_before.value_or(0);
  put_stroke(pen, line, path,
             {line.id, colour_of(line.novelty), std::max(line.share, before),
              std::max(line.share_at_end, before_at_end)});
  const Stroke kept{line.id + "-kept", kFlowColour, std::min(line.share, before),
                    std::min(line.share_at_end, before_at_end)};
  if (kept.share > 0.0) put_stroke(pen, line, path, kept);
}

void put_flow(Pen& pen, const Line& line, const EdgePath& path) {
  if (line.novelty != Novelty::same) return put_compared(pen, line, path);
  put_stroke(pen, line, path, {line.id, kFlowColour, line.share, line.share_at_end});
}

/// A disc with a number, as reports name the largest losses.
void put_number(Pen& pen, const std::string& id, std::size_t number, Point centre) {
  const std::string size = dot_number(pen.font * 1.25 / 72);
  put(pen,
      "  \"{}\" [id=\"{}\", class=\"number\", shape=circle, fixedsize=true, pos=\"{}\", width={}, "
      "height={}, margin=0, color=\"{}\", fillcolor=\"{}\", penwidth={}, fontcolor=\"{}\", "
      "label=\"{}\"];\n",
      id, id, point_text(centre), size, size, kWhite, kBlack, dot_number(pen.font * 0.09), kWhite,
      number);
}

/// Heights at which lines come in at the left of a box.
std::vector<double> heights_of_lines(const Pen& pen, const Positions& positions, std::size_t box) {
  std::vector<double> heights;
  for (const Line& line : pen.view.lines) {
    const auto found = positions.edges.find(line.id);
    if (line.to != box || !line.drawn || line.sort == LineSort::gap_end ||
        found == positions.edges.end() || found->second.points.empty())
      continue;
    heights.push_back(found->second.points.back().y);
  }
  return heights;
}

/// A free height for a hollow end at the left of a box, from below; the lowest where none is free.
double free_height(const NodePlace& place, const std::vector<double>& taken, double font) {
  const double lowest = place.centre.y - place.height / 2 + font * 0.8;
  const double highest = place.centre.y + place.height / 2 - font * 0.6;
  for (double height = lowest; height <= highest; height += font * 0.45) {
    const bool free = std::all_of(taken.begin(), taken.end(), [&](double other) {
      return std::abs(other - height) > font * 1.8;
    });
    if (free) return height;
  }
  return lowest;
}

/// A hollow head at the left of an addressee: nothing leads to it.
void put_hollow_end(Pen& pen, const Line& line, Point tip) {
  const auto at = [&](double back) { return Point{tip.x - back * pen.font, tip.y}; };
  put_edge(pen, line, line.id, "gap-end", {{at(1.45), at(1.45), at(1.2), at(1.2)}, tip},
           fmt::format("color=\"{}\", penwidth={}, arrowhead=onormal, arrowsize={}", kLossColour,
                       dot_number(pen.font * 0.12), dot_number(pen.font * 0.12)));
  const std::optional<std::size_t> number = pen.view.boxes[line.from].number;
  if (number) put_number(pen, "number-" + line.id, *number, at(2.0));
}

/// One hollow end for all gaps of one number at one addressee; gaps without a number share one.
void put_hollow_ends(Pen& pen, const Positions& positions) {
  std::map<std::size_t, std::set<std::optional<std::size_t>>> ends;
  std::map<std::size_t, std::vector<double>> taken;
  for (const Line& line : pen.view.lines) {
    const auto found = positions.nodes.find(node_name(line.to));
    if (line.sort != LineSort::gap_end || !line.drawn || found == positions.nodes.end()) continue;
    if (!ends[line.to].insert(pen.view.boxes[line.from].number).second) continue;
    const NodePlace& place = found->second;
    if (!taken.contains(line.to)) taken[line.to] = heights_of_lines(pen, positions, line.to);
    const double height = free_height(place, taken[line.to], pen.font);
    taken[line.to].push_back(height);
    put_hollow_end(pen, line, {place.centre.x - place.width / 2, height});
  }
}

void put_line(Pen& pen, const Line& line, const EdgePath& path) {
  switch (line.sort) {
    case LineSort::gap_stub:
      return put_edge(pen, line, line.id, "gap-stub", path, loss_look(pen, line));
    case LineSort::link: return put_edge(pen, line, line.id, "link", path, link_look(pen, line));
    case LineSort::flow: return put_flow(pen, line, path);
    case LineSort::gap_end: return;
  }
}

void put_lines(Pen& pen, const Positions& positions) {
  for (const Line& line : pen.view.lines) {
    const auto found = positions.edges.find(line.id);
    if (!line.drawn || found == positions.edges.end() || found->second.points.size() < 4) continue;
    put_line(pen, line, found->second);
  }
}

/// Graphviz adds a second outline outside the size that it is given.
constexpr double kSecondOutline = 8;

std::string place_text(const Box& box, const NodePlace& place) {
  const double outlines = box.goal && !box.group ? kSecondOutline : 0;
  // As large as its ground says, whatever this map says in it; groups' letters differ in size.
  return fmt::format(", pos=\"{}\", width={}, height={}{}", point_text(place.centre),
                     dot_number((place.width - outlines) / 72),
                     dot_number((place.height - outlines) / 72),
                     box.group ? "" : ", fixedsize=true");
}

void put_question_mark(Pen& pen, const std::string& name, const std::string& id, Point centre) {
  const std::string size = dot_number(pen.font * 1.25 / 72);
  put(pen,
      "  {} [id=\"{}\", class=\"question\", shape=circle, fixedsize=true, pos=\"{}\", width={}, "
      "height={}, margin=0, color=\"{}\", fillcolor=\"{}\", penwidth={}, label=\"?\"];\n",
      name, id, point_text(centre), size, size, kBlack, kWhite, dot_number(pen.font * 0.11));
}

/// What stands on a line: what becomes of it, and how many kinds it carries where there are several.
std::string line_words(const Line& line) {
  const std::string words = novelty_words(line.novelty);
  if (line.kinds < 2) return words;
  return words + (words.empty() ? "" : ", ") + kinds_words(line.kinds);
}

void put_words_on_line(Pen& pen, std::size_t number, const Line& line, Point centre) {
  put(pen,
      "  k{} [id=\"count-{}\", class=\"count\", shape=box, style=\"filled,rounded\", "
      "margin=\"0.02,0\", "
      "width=0, height=0, penwidth=0, fontsize={}, fillcolor=\"{}\", pos=\"{}\", label=<{}>];\n",
      number, line.id, dot_number(pen.font * 0.8), kWhite, point_text(centre),
      label_html(line_words(line)));
}

/// Rooms that are taken: of boxes, and of words that stand already.
using TakenRooms = std::vector<Rectangle>;

bool is_free(const TakenRooms& taken, const Rectangle& room) {
  return std::none_of(taken.begin(), taken.end(), [&](const Rectangle& other) {
    return room.left < other.right && other.left < room.right && room.bottom < other.top &&
           other.bottom < room.top;
  });
}

Rectangle room_of_words(const Pen& pen, const Line& line, Point centre) {
  const double half = text_width(line_words(line)) * pen.font * 0.8 / 2 + pen.font * 0.1;
  const double high = pen.font * 0.5;
  return {centre.x - half, centre.y - high, centre.x + half, centre.y + high};
}

TakenRooms rooms_of_boxes(const Pen& pen, const Positions& positions) {
  TakenRooms taken;
  for (std::size_t box = 0; box < pen.view.boxes.size(); ++box) {
    const auto found = positions.nodes.find(node_name(box));
    if (!pen.view.boxes[box].drawn || found == positions.nodes.end()) continue;
    const NodePlace& place = found->second;
    taken.push_back({place.centre.x - place.width / 2, place.centre.y - place.height / 2,
                     place.centre.x + place.width / 2, place.centre.y + place.height / 2});
  }
  return taken;
}

/// A place on the line where its words cover nothing; none where there is no such place.
std::optional<Point> place_of_words(const Pen& pen, const Line& line,
                                    const std::vector<EdgePath>& parts, const TakenRooms& taken) {
  for (const std::size_t at : {4U, 3U, 5U, 2U, 6U, 1U, 7U}) {
    const Point centre = parts[at].points.front();
    if (is_free(taken, room_of_words(pen, line, centre))) return centre;
  }
  return std::nullopt;
}

/// Words and number on a line.
void put_on_line(Pen& pen, std::size_t number, const Line& line, const Positions& positions,
                 TakenRooms& taken) {
  const auto found = positions.edges.find(line.id);
  if (!line.drawn || line.sort != LineSort::flow || found == positions.edges.end()) return;
  const std::vector<EdgePath> parts = pieces(found->second, 8);
  if (parts.empty()) return;
  if (line.number) put_number(pen, "number-" + line.id, *line.number, parts[2].points.front());
  if (!line.starts || line_words(line).empty()) return;
  if (const auto centre = place_of_words(pen, line, parts, taken)) {
    put_words_on_line(pen, number, line, *centre);
    taken.push_back(room_of_words(pen, line, *centre));
  }
}

void put_boxes(Pen& pen, const Positions& positions) {
  for (std::size_t box = 0; box < pen.view.boxes.size(); ++box) {
    const auto found = positions.nodes.find(node_name(box));
    if (!pen.view.boxes[box].drawn || found == positions.nodes.end()) continue;
    const NodePlace& place = found->second;
    pen.text += box_statement(pen, box, place_text(pen.view.boxes[box], place));
    if (pen.view.boxes[box].number)
      put_number(pen, "number-" + pen.view.boxes[box].id, *pen.view.boxes[box].number,
                 {place.centre.x - place.width / 2 - pen.font * 0.55,
                  place.centre.y + place.height / 2 - pen.font * 0.2});
    if (!pen.view.boxes[box].question) continue;
    put_question_mark(pen, "q" + std::to_string(box), "question-" + pen.view.boxes[box].id,
                      {place.centre.x + place.width / 2 - pen.font * 0.05,
                       place.centre.y + place.height / 2 - pen.font * 0.3});
  }
}

/// The lane's room: as wide as its boxes, as high as the map.
Rectangle lane_room(const MapGround& ground, const MapLayout& layout, std::size_t lane) {
  const Rectangle& map = ground.room;
  const Positions& positions = layout.positions;
  Rectangle room{map.right, map.bottom, map.left, map.top};
  for (std::size_t box = 0; box < ground.all.boxes.size(); ++box) {
    const auto found = positions.nodes.find(node_name(box));
    const LaneColumns& columns = layout.arrangement.lanes[lane];
    const std::size_t column = layout.arrangement.column[box];
    if (is_late(ground.all.boxes[box]) || found == positions.nodes.end() ||
        column < columns.first || column > columns.last)
      continue;
    const NodePlace& place = found->second;
    room.left = std::min(room.left, place.centre.x - place.width / 2);
    room.right = std::max(room.right, place.centre.x + place.width / 2);
  }
  const double border = layout.font * 0.6;
  return {room.left - border, room.bottom - border / 2, room.right + border, room.top + border / 2};
}

void put_lane(Pen& pen, std::size_t lane, const Rectangle& room, double heading_size) {
  const Lane& drawn = pen.view.lanes[lane];
  const Point heading{(room.left + room.right) / 2, room.top + heading_size * 0.75};
  put(pen,
      "  subgraph cluster_{} {{ id=\"{}\"; class=\"lane\"; bb=\"{}\"; style=filled; "
      "fillcolor=\"{}\"; "
      "penwidth=0; fontsize={}; label=<<B>{}</B>>; lp=\"{}\"; lwidth=\"{}\"; lheight=\"{}\"; }}\n",
      lane, drawn.id, rectangle_text(room), kLaneColour, dot_number(heading_size),
      label_html(drawn.heading), point_text(heading),
      dot_number(text_width(drawn.heading, Weight::bold) * heading_size / 72),
      dot_number(heading_size * 1.2 / 72));
}

/// The view with boxes as high as the layout made them, so that what they say fills them.
MapView as_high_as_placed(MapView view, const MapLayout& layout) {
  for (std::size_t at = 0; at < view.boxes.size(); ++at) {
    Box& box = view.boxes[at];
    const auto found = layout.positions.nodes.find(node_name(at));
    if (box.group || found == layout.positions.nodes.end()) continue;
    box.height = (found->second.height - (box.goal ? kSecondOutline : 0.0)) / layout.font;
  }
  return view;
}

}  // namespace

std::string picture_dot(const MapView& map, const MapGround& ground, const MapLayout& layout,
                        const Frame& frame) {
  const MapView view = as_high_as_placed(map, layout);
  Pen pen{view, layout.font, pen_for(ground.all, layout.font).actor_width - kInset, {}};
  put(pen,
      "digraph map {{\n  graph [bb=\"0,0,{},{}\", pad=0, margin=0, fontname=\"Arial\", "
      "bgcolor=\"{}\"];\n",
      kCanvasWidth, kCanvasHeight, kWhite);
  put(pen, "  node [fontname=\"Arial\", fontsize={}, style=filled];\n", dot_number(layout.font));
  put_canvas(pen);
  for (std::size_t lane = 0; lane < view.lanes.size(); ++lane) {
    put_lane(pen, lane, lane_room(ground, layout, lane), frame.heading_size);
  }
  put_lines(pen, layout.positions);
  put_boxes(pen, layout.positions);
  put_hollow_ends(pen, layout.positions);
  TakenRooms taken = rooms_of_boxes(pen, layout.positions);
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    put_on_line(pen, i, view.lines[i], layout.positions, taken);
  }
  put_frame(pen, frame);
  return std::move(pen.text) + "}\n";
}

}  // namespace sideflow::reports
