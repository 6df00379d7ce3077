#include "reports/map/frame_text.hpp"

#include "reports/map/label_lines.hpp"
#include "reports/map/palette.hpp"

namespace sideflow::reports {

namespace {

Point middle(const Rectangle& room) {
  return {(room.left + room.right) / 2, (room.bottom + room.top) / 2};
}

/// Lines of text from the left edge of a room.
void put_lines(Pen& pen, const std::string& name, const Rectangle& room, double size,
               const std::vector<std::string>& lines, Weight weight) {
  std::string html;
  for (const std::string& line : lines) html += label_html(line) + "<BR/>";
  if (weight == Weight::bold) html = "<B>" + html + "</B>";
  put(pen,
      "  {} [id=\"{}\", class=\"text\", shape=none, margin=0, style=\"\", fontsize={}, pos=\"{}\", "
      "width={}, height={}, label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" "
      "CELLPADDING=\"0\"><TR><TD WIDTH=\"{}\" ALIGN=\"LEFT\" "
      "BALIGN=\"LEFT\">{}</TD></TR></TABLE>>];\n",
      name, name, dot_number(size), point_text(middle(room)), dot_number(room.width() / 72),
      dot_number(room.height() / 72), static_cast<long>(room.width()), html);
}

/// A sign that is a small box.
void put_sign_box(Pen& pen, const std::string& name, const Rectangle& room, double width,
                  const std::string& look) {
  put(pen,
      "  {} [class=\"sign\", margin=0, fixedsize=true, fontsize=9, pos=\"{}\", width={}, "
      "height={}, {}];\n",
      name, point_text(middle(room)), dot_number(width / 72), dot_number(room.height() / 72), look);
}

std::string box_look(const char* outline, double pen_width, const char* fill,
                     const std::string& label, const char* letters) {
  return fmt::format(
      "shape=box, color=\"{}\", penwidth={}, fillcolor=\"{}\", fontcolor=\"{}\", label={}", outline,
      dot_number(pen_width), fill, letters, "\"" + label + "\"");
}

/// A sign that is a line from `left` to `right`, between two points that do not show.
void put_sign_line(Pen& pen, const std::string& name, Point left, Point right,
                   const std::string& look) {
  for (const auto& [end, at] : {std::pair{"a", left}, std::pair{"b", right}}) {
    put(pen, "  {}{} [shape=point, style=invis, width=0.01, height=0.01, pos=\"{}\"];\n", name, end,
        point_text(at));
  }
  put(pen, "  {}a -> {}b [class=\"sign\", arrowhead=none, pos=\"{} {} {} {}\", {}];\n", name, name,
      point_text(left), point_text(left), point_text(right), point_text(right), look);
}

std::string line_look(const char* colour, double width, const char* style) {
  return fmt::format("color=\"{}\", penwidth={}{}", colour, dot_number(width), style);
}

Rectangle inner_third(const Rectangle& room) {
  return {room.left + room.width() * 0.3, room.bottom, room.right - room.width() * 0.3, room.top};
}

/// A line that thins at a box.
void put_barrier_sign(Pen& pen, const std::string& name, const Rectangle& room) {
  const double y = middle(room).y;
  put_sign_line(pen, name + "l", {room.left, y}, {middle(room).x, y},
                line_look(kFlowColour, 5, ""));
  put_sign_line(pen, name + "r", {middle(room).x, y}, {room.right, y},
                line_look(kFlowColour, 1, ""));
  put_sign_box(pen, name, room, 13, box_look(kVermillion, 1.4, kPaleVermillion, "\u00D7", kBlack));
}

void put_gap_sign(Pen& pen, const std::string& name, const Rectangle& room) {
  const double y = middle(room).y;
  put_sign_line(pen, name + "l", {room.left, y}, {room.left + 10, y},
                line_look(kVermillion, 1.8, ""));
  put_sign_box(pen, name, {room.left + 7, room.bottom, room.left + 20, room.top}, 13,
               box_look(kDeepVermillion, 1, kDeepVermillion, "\u00D7", kWhite));
  put(pen,
      "  {}la -> {}lb [class=\"sign\", pos=\"e,{} {} {} {} {}\", color=\"{}\", arrowhead=onormal, "
      "arrowsize=0.8];\n",
      name, name, point_text({room.right, y}), point_text({room.right - 8.5, y}),
      point_text({room.right - 8.5, y}), point_text({room.right - 8, y}),
      point_text({room.right - 8, y}), kVermillion);
}

void put_width_sign(Pen& pen, const std::string& name, const Rectangle& room) {
  const double y = middle(room).y;
  put_sign_line(pen, name + "t", {room.left, y + 2}, {room.right, y + 2},
                line_look(kFlowColour, 5, ""));
  put_sign_line(pen, name + "n", {room.left, y - 4.5}, {room.right, y - 4.5},
                line_look(kFlowColour, 1, ""));
}

/// A box with a strip in its lower half.
void put_inner_loss_sign(Pen& pen, const std::string& name, const Rectangle& room) {
  put_sign_box(pen, name + "b", room, 28, box_look(kBlack, 1, kWhite, "", kBlack));
  put_sign_box(pen, name, {room.left, room.bottom + 1, room.right, middle(room).y}, 26,
               box_look(kMidVermillion, 0, kMidVermillion, "\u00D7", kBlack));
}

/// Two boxes, a large one and a small one.
void put_size_sign(Pen& pen, const std::string& name, const Rectangle& room) {
  put_sign_box(pen, name + "l", {room.left, room.bottom, room.left + 18, room.top}, 18,
               box_look(kBlack, 1, kWhite, "", kBlack));
  put_sign_box(pen, name, {room.left + 22, room.bottom + 3, room.right, room.top - 3}, 9,
               box_look(kBlack, 1, kWhite, "", kBlack));
}

/// A line as the map that compares draws it: what it is now on what it was before.
void put_novelty_sign(Pen& pen, const std::string& name, LegendSign sign, Point left, Point right) {
  const bool more = sign == LegendSign::opened || sign == LegendSign::stronger;
  put_sign_line(pen, name, left, right, line_look(more ? kGreen : kVermillion, 5, ""));
  if (sign == LegendSign::stronger || sign == LegendSign::weaker)
    put_sign_line(pen, name + "i", left, right, line_look(kBlue, 1.8, ""));
}

void put_sign(Pen& pen, const std::string& name, const LegendEntry& entry, const Rectangle& room) {
  const LegendSign sign = entry.sign;
  const Rectangle small = inner_third(room);
  const Point left{room.left, middle(room).y}, right{room.right, middle(room).y};
  switch (sign) {
    case LegendSign::width: return put_width_sign(pen, name, room);
    case LegendSign::barrier: return put_barrier_sign(pen, name, room);
    case LegendSign::dotted:
      return put_sign_line(pen, name, left, right, line_look(kFlowColour, 1.8, ", style=dotted"));
    case LegendSign::assumed:
      return put_sign_line(pen, name, left, right, line_look(kFlowColour, 1.8, ", style=dashed"));
    case LegendSign::delay:
      return put_sign_box(pen, name, room, 26,
                          box_look(kBlack, 1, kWhite, "", kBlack) + ", shape=ellipse");
    case LegendSign::quality:
      return put_sign_box(pen, name, room, 26,
                          box_look(kBlack, 1, kWhite, "", kBlack) + ", shape=hexagon");
    case LegendSign::gap: return put_gap_sign(pen, name, room);
    case LegendSign::inner_loss: return put_inner_loss_sign(pen, name, room);
    case LegendSign::goal:
      return put_sign_box(pen, name, {room.left + 4, room.bottom + 3, room.right - 4, room.top - 3},
                          22, box_look(kBlue, 1.4, kWhite, "", kBlack) + ", peripheries=2");
    case LegendSign::arrives:
      return put_sign_box(pen, name, room, 28, box_look(kGreen, 2, kWhite, "", kBlack));
    case LegendSign::question:
      return put_sign_box(pen, name, small, 12,
                          box_look(kBlack, 1.2, kWhite, "?", kBlack) + ", shape=circle");
    case LegendSign::idle:
      return put_sign_box(pen, name, room, 28, box_look(kGrey, 1, kPaleGrey, "", kBlack));
    case LegendSign::number:
      return put_sign_box(pen, name, small, 12,
                          box_look(kBlack, 0, kBlack, "1", kWhite) + ", shape=circle");
    case LegendSign::link: return put_sign_line(pen, name, left, right, line_look(kBlack, 1, ""));
    case LegendSign::group: {
      const GroupLook look = look_of_group(entry.group);
      return put_sign_box(pen, name, room, 28,
                          box_look(kBlack, 1, look.fill, "", kBlack) +
                              fmt::format(", shape={}, style=\"{}\"", look.shape, look.style));
    }
    case LegendSign::size: return put_size_sign(pen, name, room);
    case LegendSign::gatekeeper:
      return put_sign_box(pen, name, room, 28, box_look(kBlack, 2.6, kWhite, "", kBlack));
    case LegendSign::only_collector:
      return put_sign_box(pen, name, {room.left + 4, room.bottom + 3, room.right - 4, room.top - 3},
                          22, box_look(kBlue, 2, kWhite, "", kBlack) + ", peripheries=2");
    case LegendSign::opened:
    case LegendSign::stronger:
    case LegendSign::closed:
    case LegendSign::weaker: return put_novelty_sign(pen, name, sign, left, right);
    case LegendSign::note: return;
  }
}

void put_entry(Pen& pen, const PlacedEntry& placed, double size, std::size_t number) {
  const std::string name = "legend" + std::to_string(number);
  put_sign(pen, name, placed.entry, placed.sign);
  const double left = placed.sign.right + (placed.sign.width() > 0 ? 4 : 0);
  put_lines(pen, name + "text",
            {left, placed.sign.bottom, left + placed.text_width, placed.sign.top}, size,
            {placed.entry.text}, Weight::regular);
}

}  // namespace

std::string rectangle_text(const Rectangle& room) {
  return point_text({room.left, room.bottom}) + "," + point_text({room.right, room.top});
}

void put_canvas(Pen& pen) {
  put(pen, "  subgraph cluster_canvas {{ id=\"canvas\"; bb=\"{}\"; penwidth=0; label=\"\"; }}\n",
      rectangle_text({0, 0, kCanvasWidth, kCanvasHeight}));
}

void put_frame(Pen& pen, const Frame& frame) {
  put_lines(pen, "title", frame.title_room, frame.title_size, frame.title, Weight::bold);
  for (std::size_t i = 0; i < frame.legend.size(); ++i) {
    put_entry(pen, frame.legend[i], frame.legend_size, i);
  }
  put_lines(pen, "source", frame.source_room, frame.source_size, frame.source, Weight::regular);
}

}  // namespace sideflow::reports
