#include "reports/map/dot_text.hpp"

#include "reports/map/dot_marks.hpp"
#include "reports/map/late_boxes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace sideflow::reports {

namespace {

bool runs_forward(const Arrangement& arrangement, const Line& line) {
  return arrangement.column[line.from] < arrangement.column[line.to];
}

/// Ends of lines that run on: out at the right, in at the left. A goal takes them in all along its
/// side.
std::string ports(const MapView& view, const Arrangement& arrangement, const Line& line) {
  if (!runs_forward(arrangement, line)) return "constraint=false";
  return view.boxes[line.to].goal ? "tailport=e" : "tailport=e, headport=w";
}

std::string look_of(const Pen& pen, const Line& line, Head head) {
  switch (line.sort) {
    case LineSort::flow: return flow_look(pen, line, {line.share}, head);
    case LineSort::link: return link_look(pen, line);
    case LineSort::gap_stub:
    case LineSort::gap_end: break;
  }
  return loss_look(pen, line);
}

void put_layout_line(Pen& pen, const Arrangement& arrangement, const Line& line) {
  if (line.sort == LineSort::gap_end) return;  // nothing leads to a hollow end: it needs no room
  const long weight = 1 + std::lround(8 * line.share.value_or(0.0));
  const Head head = line.ends ? Head::filled : Head::none;
  const std::string look = look_of(pen, line, head);
  put(pen, "  {} -> {} [id=\"{}\", weight={}, {}, {}];\n", node_name(line.from), node_name(line.to),
      line.id, weight, ports(pen.view, arrangement, line), look);
}

/// Boxes of one column under one another, the columns side by side.
void put_columns(Pen& pen, const Arrangement& arrangement) {
  for (std::size_t column = 0; column < arrangement.columns; ++column) {
    put(pen, "  {{rank=same; c{};", column);
    for (std::size_t box = 0; box < pen.view.boxes.size(); ++box) {
      if (arrangement.column[box] == column && !is_late(pen.view.boxes[box]))
        put(pen, " {};", node_name(box));
    }
    put(pen, "}}\n");
  }
  for (std::size_t column = 1; column < arrangement.columns; ++column) {
    put(pen, "  c{} -> c{} [style=invis, weight=0];\n", column - 1, column);
  }
}

std::vector<std::size_t> actors_in(const Pen& pen, const Arrangement& arrangement,
                                   std::size_t column) {
  std::vector<std::size_t> actors;
  for (std::size_t box = 0; box < pen.view.boxes.size(); ++box) {
    const bool actor = pen.view.boxes[box].sort == BoxSort::actor;
    if (actor && arrangement.column[box] == column) actors.push_back(box);
  }
  return actors;
}

bool has_line(const MapView& view, std::size_t box) {
  return std::any_of(view.lines.begin(), view.lines.end(), [&](const Line& line) {
    return line.from == box || (line.to == box && line.sort != LineSort::gap_end);
  });
}

/// Draws actors without a line to the level of those right of them in their lane: left alone, they
/// would stand above or below everything and make the map higher.
void put_neighbours(Pen& pen, const Arrangement& arrangement) {
  for (const LaneColumns& lane : arrangement.lanes) {
    for (std::size_t column = lane.first; column < lane.last; ++column) {
      const std::vector<std::size_t> right = actors_in(pen, arrangement, column + 1);
      std::vector<std::size_t> alone = actors_in(pen, arrangement, column);
      std::erase_if(alone, [&](std::size_t box) { return has_line(pen.view, box); });
      for (std::size_t i = 0; i < alone.size() && !right.empty(); ++i) {
        put(pen, "  {} -> {} [style=invis, weight=2];\n", node_name(alone[i]),
            node_name(right[(2 * i + 1) * right.size() / (2 * alone.size())]));
      }
    }
  }
}

/// Boxes of a column one below the other in the order of the map.
void put_order(Pen& pen, const Arrangement& arrangement) {
  for (std::size_t column = 0; pen.view.rows && column < arrangement.columns; ++column) {
    const std::vector<std::size_t> actors = actors_in(pen, arrangement, column);
    for (std::size_t i = 1; i < actors.size(); ++i) {
      put(pen, "  {} -> {} [style=invis];\n", node_name(actors[i - 1]), node_name(actors[i]));
    }
  }
}

/// Few rounds of ordering, and lines without curves: quick, and still readable.
const char* effort_text(LayoutEffort effort) {
  return effort == LayoutEffort::full ? "splines=true, nslimit=20, nslimit1=20, mclimit=2"
                                      : "splines=polyline, nslimit=1, nslimit1=1, mclimit=0.1";
}

}  // namespace

std::string layout_dot(const MapView& view, const Arrangement& arrangement,
                       const LayoutWishes& wishes) {
  Pen pen = pen_for(view, kLayoutFontSize);
  put(pen,
      "digraph map {{\n  graph [rankdir=LR, newrank=true, ratio={}, nodesep=0.12, ranksep={}, "
      "{}];\n",
      dot_number(wishes.ratio), dot_number(wishes.between_columns), effort_text(wishes.effort));
  put(pen, "  node [fontname=\"Arial\", fontsize={}, style=filled, width=0, height=0];\n",
      kLayoutFontSize);
  for (std::size_t column = 0; column < arrangement.columns; ++column) {
    put(pen, "  c{} [shape=point, style=invis, width=0.01, height=0.01];\n", column);
  }
  for (std::size_t box = 0; box < view.boxes.size(); ++box) {
    if (!is_late(view.boxes[box])) pen.text += box_statement(pen, box, "");
  }
  put_columns(pen, arrangement);
  put_neighbours(pen, arrangement);
  put_order(pen, arrangement);
  for (const Line& line : view.lines) {
    if (line.drawn) put_layout_line(pen, arrangement, line);
  }
  return std::move(pen.text) + "}\n";
}

std::string route_dot(const MapView& view, const Positions& positions) {
  const bool all_drawn = std::all_of(view.lines.begin(), view.lines.end(),
                                     [](const Line& line) { return line.drawn; });
  if (all_drawn) return "";
  std::string text =
      "digraph map {\n  graph [splines=true, esep=\"+3\", notranslate=true];\n"
      "  node [shape=box, label=\"\", fixedsize=true];\n";
  for (std::size_t box = 0; box < view.boxes.size(); ++box) {
    const auto place = positions.nodes.find(node_name(box));
    if (place == positions.nodes.end()) continue;
    text += fmt::format("  {} [pos=\"{}\", width={}, height={}];\n", node_name(box),
                        point_text(place->second.centre), dot_number(place->second.width / 72),
                        dot_number(place->second.height / 72));
  }
  for (const Line& line : view.lines) {
    const bool placed = positions.nodes.contains(node_name(line.from)) &&
                        positions.nodes.contains(node_name(line.to));
    if (line.drawn || !placed || line.sort == LineSort::gap_end) continue;
    text += fmt::format("  {} -> {} [id=\"{}\"{}];\n", node_name(line.from), node_name(line.to),
                        line.id, line.ends ? "" : ", arrowhead=none");
  }
  return text + "}\n";
}

}  // namespace sideflow::reports
