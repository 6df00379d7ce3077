#include "reports/map/picture_text.hpp"

#include "reports/map/dot_marks.hpp"
#include "reports/map/frame_text.hpp"
#include "reports/map/label_lines.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/palette.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

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

/// A line that carries less at its end than at its start, in pieces that thin step by step.
void put_tapered(Pen& pen, const Line& line, const EdgePath& path) {
  // Dashes would start anew in every piece.
  const std::vector<EdgePath> parts = pieces(path, line.assumed ? 2 : kTaperPieces);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(parts.size() - 1);
    const double share = *line.share + (*line.share_at_end - *line.share) * t;
    put_edge(pen, line, i == 0 ? line.id : line.id + "." + std::to_string(i), "flow", parts[i],
             flow_look(pen, line, share,
                       line.ends && i + 1 == parts.size() ? Head::filled : Head::none));
  }
}

/// A hollow head at the lower left of an addressee: nothing leads to it.
void put_hollow_end(Pen& pen, const Line& line, const Positions& positions) {
  const auto found = positions.nodes.find(node_name(line.to));
  if (found == positions.nodes.end()) return;
  const NodePlace& place = found->second;
  const Point tip{place.centre.x - place.width / 2,
                  place.centre.y - place.height / 2 + pen.font * 0.8};
  const auto at = [&](double back) { return Point{tip.x - back * pen.font, tip.y}; };
  put_edge(pen, line, line.id, "gap-end", {{at(1.45), at(1.45), at(1.2), at(1.2)}, tip},
           fmt::format("color=\"{}\", penwidth={}, arrowhead=onormal, arrowsize={}", kLossColour,
                       dot_number(pen.font * 0.12), dot_number(pen.font * 0.12)));
}

void put_picture_line(Pen& pen, const Line& line, const Positions& positions) {
  if (line.sort == LineSort::gap_end) return put_hollow_end(pen, line, positions);
  const auto found = positions.edges.find(line.id);
  if (found == positions.edges.end() || found->second.points.size() < 4) return;
  const EdgePath& path = found->second;
  switch (line.sort) {
    case LineSort::gap_stub:
      return put_edge(pen, line, line.id, "gap-stub", path, loss_look(pen, line));
    case LineSort::gap_end:
    case LineSort::flow: break;
  }
  if (line.share && line.share_at_end && *line.share_at_end < *line.share) {
    return put_tapered(pen, line, path);
  }
  put_edge(pen, line, line.id, "flow", path,
           flow_look(pen, line, line.share, line.ends ? Head::filled : Head::none));
}

std::string place_text(const NodePlace& place) {
  return fmt::format(", pos=\"{}\", width={}, height={}", point_text(place.centre),
                     dot_number(place.width / 72), dot_number(place.height / 72));
}

void put_question_mark(Pen& pen, const std::string& name, const std::string& id, Point centre) {
  const std::string size = dot_number(pen.font * 1.25 / 72);
  put(pen,
      "  {} [id=\"{}\", class=\"question\", shape=circle, fixedsize=true, pos=\"{}\", width={}, "
      "height={}, margin=0, color=\"{}\", fillcolor=\"{}\", penwidth={}, label=\"?\"];\n",
      name, id, point_text(centre), size, size, kBlack, kWhite, dot_number(pen.font * 0.11));
}

/// Whether a count has room on its line: on a short one it would hide the boxes at its ends.
bool has_room(const Pen& pen, const EdgePath& path) {
  return std::abs(path.points.back().x - path.points.front().x) > 3 * pen.font;
}

/// How many kinds a line carries, in the middle of the line.
void put_count(Pen& pen, std::size_t number, const Line& line, const Positions& positions) {
  const auto found = positions.edges.find(line.id);
  if (line.kinds < 2 || !line.starts || found == positions.edges.end()) return;
  const std::vector<EdgePath> parts = pieces(found->second, 4);
  if (parts.empty() || !has_room(pen, found->second)) return;
  put(pen,
      "  k{} [id=\"count-{}\", class=\"count\", shape=box, style=\"filled,rounded\", "
      "margin=\"0.02,0\", "
      "width=0, height=0, penwidth=0, fontsize={}, fillcolor=\"{}\", pos=\"{}\", label=<{}>];\n",
      number, line.id, dot_number(pen.font * 0.8), kWhite, point_text(parts[2].points.front()),
      html_text(kinds_words(line.kinds)));
}

void put_boxes(Pen& pen, const Positions& positions) {
  for (std::size_t box = 0; box < pen.view.boxes.size(); ++box) {
    const auto found = positions.nodes.find(node_name(box));
    if (found == positions.nodes.end()) continue;
    const NodePlace& place = found->second;
    pen.text += box_statement(pen, box, place_text(place));
    if (!pen.view.boxes[box].question) continue;
    put_question_mark(pen, "q" + std::to_string(box), "question-" + pen.view.boxes[box].id,
                      {place.centre.x + place.width / 2 + pen.font * 0.35,
                       place.centre.y + place.height / 2 - pen.font * 0.3});
  }
}

/// The lane's room: as wide as its boxes, as high as the map.
Rectangle lane_room(const Pen& pen, const Arrangement& arrangement, const Positions& positions,
                    std::size_t lane, const Rectangle& map) {
  Rectangle room{map.right, map.bottom, map.left, map.top};
  for (std::size_t box = 0; box < pen.view.boxes.size(); ++box) {
    const auto found = positions.nodes.find(node_name(box));
    const LaneColumns& columns = arrangement.lanes[lane];
    const std::size_t column = arrangement.column[box];
    if (found == positions.nodes.end() || column < columns.first || column > columns.last) continue;
    const NodePlace& place = found->second;
    room.left = std::min(room.left, place.centre.x - place.width / 2);
    room.right = std::max(room.right, place.centre.x + place.width / 2);
  }
  const double border = pen.font * 0.6;
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
      html_text(drawn.heading), point_text(heading),
      dot_number(text_width(drawn.heading, Weight::bold) * heading_size / 72),
      dot_number(heading_size * 1.2 / 72));
}

}  // namespace

std::string picture_dot(const MapView& view, const Arrangement& arrangement,
                        const Positions& positions, double font, const Frame& frame) {
  Pen pen = pen_for(view, font);
  pen.actor_width -= kInset;
  put(pen,
      "digraph map {{\n  graph [bb=\"0,0,{},{}\", pad=0, margin=0, fontname=\"Arial\", "
      "bgcolor=\"{}\"];\n",
      kCanvasWidth, kCanvasHeight, kWhite);
  put(pen, "  node [fontname=\"Arial\", fontsize={}, style=filled];\n", dot_number(font));
  put_canvas(pen);
  for (std::size_t lane = 0; lane < view.lanes.size(); ++lane) {
    put_lane(pen, lane, lane_room(pen, arrangement, positions, lane, frame.map_room),
             frame.heading_size);
  }
  for (const Line& line : view.lines) put_picture_line(pen, line, positions);
  put_boxes(pen, positions);
  for (std::size_t i = 0; i < view.lines.size(); ++i) put_count(pen, i, view.lines[i], positions);
  put_frame(pen, frame);
  return std::move(pen.text) + "}\n";
}

}  // namespace sideflow::reports
