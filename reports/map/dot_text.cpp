#include "reports/map/dot_text.hpp"

#include "reports/map/dot_marks.hpp"

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

void put_layout_line(Pen& pen, const Arrangement& arrangement, const Line& line) {
  if (line.sort == LineSort::gap_end) return;  // nothing leads to a hollow end: it needs no room
  const long weight = 1 + std::lround(8 * line.share.value_or(0.0));
  const Head head = line.ends ? Head::filled : Head::none;
  const std::string look =
      line.sort == LineSort::flow ? flow_look(pen, line, line.share, head) : loss_look(pen, line);
  put(pen, "  {} -> {} [id=\"{}\", weight={}, {}, {}];\n", node_name(line.from), node_name(line.to),
      line.id, weight, ports(pen.view, arrangement, line), look);
}

/// Boxes of one column under one another, the columns side by side.
void put_columns(Pen& pen, const Arrangement& arrangement) {
  for (std::size_t column = 0; column < arrangement.columns; ++column) {
    put(pen, "  {{rank=same; c{};", column);
    for (std::size_t box = 0; box < pen.view.boxes.size(); ++box) {
      if (arrangement.column[box] == column) put(pen, " {};", node_name(box));
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
      "digraph map {{\n  graph [rankdir=LR, newrank=true, ratio={}, nodesep=0.12, ranksep=0.27, "
      "{}];\n",
      dot_number(wishes.ratio), effort_text(wishes.effort));
  put(pen, "  node [fontname=\"Arial\", fontsize={}, style=filled, width=0, height=0];\n",
      kLayoutFontSize);
  for (std::size_t column = 0; column < arrangement.columns; ++column) {
    put(pen, "  c{} [shape=point, style=invis, width=0.01, height=0.01];\n", column);
  }
  for (std::size_t box = 0; box < view.boxes.size(); ++box) pen.text += box_statement(pen, box, "");
  put_columns(pen, arrangement);
  put_neighbours(pen, arrangement);
  for (const Line& line : view.lines) put_layout_line(pen, arrangement, line);
  return std::move(pen.text) + "}\n";
}

}  // namespace sideflow::reports
