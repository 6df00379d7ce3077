#include "reports/map/dot_marks.hpp"

#include "reports/map/label_lines.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/palette.hpp"

#include <algorithm>
#include <cmath>

namespace sideflow::reports {

namespace {

// Lengths in parts of the font size.
constexpr double kWidestLine = 0.62;
constexpr double kThinnestLine = 0.06;
constexpr double kUnknownWidth = 0.14;  // of lines whose flow is not computed
constexpr double kStubWidth = 0.16;
constexpr double kBoxPadding = 0.55;  // left and right of a name together
constexpr double kGoalHeight = 6;
constexpr double kLineHeight = 1.2;      // of text
constexpr double kWordsHeight = 1.3;     // of the cell with words, at least
constexpr double kLossHeight = 1.2;      // of the cell with a loss, at least
constexpr double kCellPadding = 0.15;    // of a cell, above and below together
constexpr double kBarrierPadding = 0.9;  // of a barrier's box, both sides together
constexpr double kNumberWidth = 1.4;     // of the cell with the number of a loss
constexpr LineBreaks kAddresseeBreaks{.characters = 16, .lines = 4};
constexpr LineBreaks kWordsBreaks{.characters = 22, .lines = 4};

std::vector<std::string> words_of(const Box& box) {
  return label_lines(box.words, box.sort == BoxSort::gap ? kAddresseeBreaks : kWordsBreaks);
}

/// Whether a change makes the loss smaller.
bool gets_less(const InnerLoss& loss) {
  return loss.novelty == Novelty::opened || loss.novelty == Novelty::stronger;
}

/// White letters on a strong colour are bold.
Weight weight_of(const InnerLoss& loss) {
  return gets_less(loss) ? Weight::bold : loss_weight(loss.degree);
}

double widest_text(const Box& box) {
  double width = 0;
  for (const std::string& line : words_of(box))
    width = std::max(width, text_width(line, Weight::bold) + kBoxPadding);
  width = std::max(width, box.width);
  const Weight weight = box.goal ? Weight::bold : Weight::regular;
  for (const std::string& line : box.name) {
    width = std::max(width, text_width(line, weight) + kBoxPadding);
  }
  for (const InnerLoss& loss : box.losses) {
    for (const std::string& line : loss.lines) {
      width = std::max(width, text_width(line, weight_of(loss)) * kLossSize + kBoxPadding +
                                  (loss.number ? kNumberWidth : 0.0));
    }
  }
  return width;
}

/// Height of `lines` of text in a cell, `least` or more. Lines of another size than the label's stand
/// closer.
double cell_height(std::size_t lines, double size, double least) {
  return std::max(static_cast<double>(lines) * kLineHeight * size + kCellPadding, least);
}

BoxSize actor_size(const Box& box) {
  double height = box.goal ? kGoalHeight : cell_height(box.name.size(), 1, 0);
  if (!box.words.empty()) height += cell_height(words_of(box).size(), 1, kWordsHeight);
  for (const InnerLoss& loss : box.losses) {
    height += cell_height(loss.lines.size(), kLossSize / kLineHeight,
                          loss.number ? kLineHeight + 2 * kCellPadding : kLossHeight);
  }
  return {widest_text(box), height};
}

/// How much larger than its text a shape is, in either direction.
double around_text(BoxSort sort) {
  switch (sort) {
    case BoxSort::delay_barrier: return 1.45;  // an ellipse: the root of 2
    case BoxSort::quality_barrier:
      return 1.65;  // a hexagon: the root of 2 by the cosine of 30 degrees
    case BoxSort::actor:
    case BoxSort::flow_barrier:
    case BoxSort::gap: break;
  }
  return 1;
}

/// Of a barrier or a gap: all of its text is bold.
BoxSize barrier_size(const Box& box) {
  const double mark = box.sort == BoxSort::gap ? text_width(loss_mark(), Weight::bold) : 0;
  std::vector<std::string> lines = box.name;
  if (!box.words.empty()) {
    for (std::string& line : words_of(box)) lines.push_back(std::move(line));
  }
  double width = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    width = std::max(width, text_width(lines[i], Weight::bold) + (i == 0 ? mark : 0.0));
  const double around = around_text(box.sort);
  return {(width + kBarrierPadding) * around,
          (static_cast<double>(lines.size()) * kLineHeight + kBarrierPadding / 2) * around};
}

double actor_width(const MapView& view, double font) {
  double widest = 0;
  for (const Box& box : view.boxes) {
    if (box.sort == BoxSort::actor && !box.group) widest = std::max(widest, widest_text(box));
  }
  return widest * font;
}

/// Boxes of groups are as large as what they say, at their own size; all others equally wide.
Pen pen_of_box(const Pen& pen, const Box& box) {
  if (!box.group) return pen;
  const double font = pen.font * box.size;
  return {pen.view, font, widest_text(box) * font, {}};
}

std::string joined_html(const std::vector<std::string>& lines) {
  std::string html;
  for (const std::string& line : lines) html += (html.empty() ? "" : "<BR/>") + label_html(line);
  return html;
}

/// A row of the table that is an actor's label, as wide as the box and at least `height` high.
std::string row_html(const Pen& pen, double height, const char* fill, const char* letters,
                     const std::string& html) {
  const std::string background = *fill == '\0' ? "" : fmt::format(" BGCOLOR=\"{}\"", fill);
  return fmt::format("<TR><TD WIDTH=\"{}\" HEIGHT=\"{}\"{}><FONT COLOR=\"{}\">{}</FONT></TD></TR>",
                     static_cast<long>(pen.actor_width), static_cast<long>(height * pen.font),
                     background, letters, html);
}

/// Room for a name, in parts of the font size: a goal is high, as many lines end at its side.
/// What the box has to fill beyond its own text goes to the name.
double name_height(const Box& box) {
  const double spare = std::max(0.0, box.height - actor_size(box).height);
  return (box.goal ? kGoalHeight : 1.15 * static_cast<double>(box.name.size()) + 0.15) + spare;
}

/// A number as a cell beside what it stands at.
std::string numbered_html(const InnerLoss& loss, const std::string& html) {
  if (!loss.number) return html;
  return fmt::format(
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\"><TR><TD "
      "BGCOLOR=\"{}\"><FONT COLOR=\"{}\"><B>&nbsp;{}&nbsp;</B></FONT></TD><TD>{}</TD></TR></TABLE>",
      kBlack, kWhite, *loss.number, html);
}

LossColours colours_of(const InnerLoss& loss) {
  return gets_less(loss) ? LossColours{kDeepGreen, kWhite} : colours_of(loss.degree);
}

/// What is lost inside an actor: a strip each, the stronger the more is lost.
std::string loss_rows(const Pen& pen, const Box& box) {
  std::string rows;
  for (const InnerLoss& loss : box.losses) {
    const LossColours colours = colours_of(loss);
    const std::string words = joined_html(loss.lines);
    const std::string weighted = weight_of(loss) == Weight::bold ? "<B>" + words + "</B>" : words;
    rows += row_html(pen, 1.2, colours.strip, colours.words,
                     numbered_html(loss, fmt::format("<FONT POINT-SIZE=\"{}\">{}</FONT>",
                                                     std::lround(kLossSize * pen.font), weighted)));
  }
  return rows;
}

/// The name, and below it the words and what is lost inside on strips.
std::string actor_label(const Pen& pen, const Box& box) {
  const BoxColours colours = colours_of(box);
  const std::string name = joined_html(box.name);
  std::string rows =
      row_html(pen, name_height(box), "", colours.name, box.goal ? "<B>" + name + "</B>" : name);
  if (!box.words.empty()) {
    rows += row_html(pen, 1.3, colours.strip, colours.words,
                     "<B>" + joined_html(words_of(box)) + "</B>");
  }
  rows += loss_rows(pen, box);
  return fmt::format(
      "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"{}\">{}</TABLE>>",
      static_cast<long>(pen.font * 0.09), rows);
}

/// Barriers one below the other, their crosses in a column.
std::string stack_label(const Box& box) {
  std::string html;
  for (const std::string& line : box.name) html += label_html(line) + "<BR ALIGN=\"LEFT\"/>";
  return fmt::format("<<FONT COLOR=\"{}\"><B>{}</B></FONT>>", colours_of(box).name, html);
}

/// The box of barriers or of a gap: a gap's name has a cross, barriers bring their own.
std::string barrier_label(const Box& box) {
  if (box.sort == BoxSort::flow_barrier) return stack_label(box);
  const std::string mark = box.sort == BoxSort::gap ? loss_mark() : "";
  std::string html = "<B>" + mark + joined_html(box.name) + "</B>";
  if (!box.words.empty()) {
    const std::string words = joined_html(words_of(box));
    html +=
        "<BR/>" + (box.sort == BoxSort::gap ? "<B>" + words + "</B>" : words);  // white on colour
  }
  return fmt::format("<<FONT COLOR=\"{}\">{}</FONT>>", colours_of(box).name, html);
}

std::string shape_of(const Box& box) {
  switch (box.sort) {
    case BoxSort::actor:
      if (box.group) return std::string("shape=") + look_of_group(*box.group).shape;
      return box.goal ? "shape=box, peripheries=2" : "shape=box";
    case BoxSort::flow_barrier:
    case BoxSort::gap: return "shape=box";
    case BoxSort::delay_barrier: return "shape=ellipse";
    case BoxSort::quality_barrier: return "shape=hexagon";
  }
  return "";
}

/// ", style=..." of a box that is not just filled.
std::string style_of(const Box& box) {
  const std::string style = box.group ? look_of_group(*box.group).style : "filled";
  if (box.assumed) return fmt::format(", style=\"{},dashed\"", style);
  return style == "filled" ? "" : fmt::format(", style=\"{}\"", style);
}

const char* class_of(Tone tone) {
  switch (tone) {
    case Tone::plain: return "plain";
    case Tone::arrives: return "arrives";
    case Tone::rarely_arrives: return "rarely-arrives";
    case Tone::does_not_arrive: return "does-not-arrive";
    case Tone::not_known: return "not-known";
    case Tone::not_working: return "not-working";
    case Tone::idle: return "idle";
    case Tone::gatekeeper: return "gatekeeper";
    case Tone::only_collector: return "only-collector";
  }
  return "";
}

std::string class_of(const Box& box) {
  switch (box.sort) {
    case BoxSort::actor:
      return std::string("actor ") + class_of(box.tone) + (box.goal ? " goal" : "");
    case BoxSort::flow_barrier: return "barrier";
    case BoxSort::gap: return "gap";
    case BoxSort::delay_barrier: return "delay";
    case BoxSort::quality_barrier: return "quality";
  }
  return "";
}

/// ", style=..." of a line that is not solid: Graphviz grumbles about a style that is the usual
/// one.
const char* style_of(const Line& line, std::optional<double> share) {
  if (share == 0.0) return ", style=dotted";
  return line.assumed ? ", style=dashed" : "";
}

/// ", width=..., height=...": what a barrier's box fills at least.
std::string least_size(const Pen& pen, const Box& box) {
  return fmt::format(", width={}, height={}", dot_number(box.width * pen.font / 72),
                     dot_number(box.height * pen.font / 72));
}

double arrow_size(const Pen& pen, double width) {
  return (0.036 + 0.011 * width / pen.font) * pen.font;
}

}  // namespace

BoxSize box_size(const Box& box) {
  const BoxSize own = box.sort == BoxSort::actor ? actor_size(box) : barrier_size(box);
  return {std::max(own.width, box.width), std::max(own.height, box.height)};
}

Pen pen_for(const MapView& view, double font) { return {view, font, actor_width(view, font), {}}; }

/// Room around a label, in inches; more where the shape has tabs and corners of its own.
std::string margin_of(const Pen& pen, const Box& box) {
  if (box.sort != BoxSort::actor)
    return fmt::format("{},{}", dot_number(pen.font * 0.005), dot_number(pen.font * 0.003));
  return box.group ? "0.11,0.05" : "0,0";
}

std::string box_statement(const Pen& pen, std::size_t number, std::string_view place) {
  if (place.empty() && pen.view.boxes[number].sort != BoxSort::actor) {
    const Box& box = pen.view.boxes[number];
    if (box.width > 0 || box.height > 0) return box_statement(pen, number, least_size(pen, box));
  }
  const Box& box = pen.view.boxes[number];
  const BoxColours colours = colours_of(box);
  const bool actor = box.sort == BoxSort::actor;
  const Pen own = pen_of_box(pen, box);
  return fmt::format(
      "  {} [id=\"{}\", class=\"{}\", {}, margin=\"{}\", color=\"{}\", fillcolor=\"{}\", "
      "penwidth={}{}{}, label={}{}];\n",
      node_name(number), box.id, class_of(box), shape_of(box), margin_of(pen, box), colours.outline,
      colours.fill, dot_number(colours.outline_width * pen.font), style_of(box),
      box.size > 1 ? ", fontsize=" + dot_number(own.font) : "",
      actor ? actor_label(own, box) : barrier_label(box), place);
}

double line_width(const std::optional<double>& share, double font) {
  if (!share) return kUnknownWidth * font;
  if (*share == 0.0) return kStubWidth * font;  // dotted: as thin as can be seen from afar
  return std::max(*share * kWidestLine, kThinnestLine) * font;
}

std::string flow_look(const Pen& pen, const Line& line, const FlowLook& look, Head head) {
  const double width = line_width(look.share, pen.font);
  return fmt::format("color=\"{}\", penwidth={}{}, arrowhead={}, arrowsize={}", look.colour,
                     dot_number(width), style_of(line, look.share),
                     head == Head::filled ? "normal" : "none", dot_number(arrow_size(pen, width)));
}

std::string loss_look(const Pen& pen, const Line& line) {
  return fmt::format("color=\"{}\", penwidth={}{}, arrowhead=none", kLossColour,
                     dot_number(kStubWidth * pen.font), style_of(line, std::nullopt));
}

std::string link_look(const Pen& pen, const Line& line) {
  const double width = kThinnestLine * pen.font;
  return fmt::format("color=\"{}\", penwidth={}{}, arrowhead=normal, arrowsize={}", kBlack,
                     dot_number(width), style_of(line, std::nullopt),
                     dot_number(arrow_size(pen, width)));
}

std::string node_name(std::size_t box) { return "n" + std::to_string(box); }

std::string xml_text(std::string_view text) {
  std::string xml;
  for (const char letter : text) {
    switch (letter) {
      case '&': xml += "&amp;"; break;
      case '<': xml += "&lt;"; break;
      case '>': xml += "&gt;"; break;
      case '"': xml += "&quot;"; break;
      default: xml += letter;
    }
  }
  return xml;
}

std::string label_html(std::string_view text) {
  std::string html;
  for (const char letter : xml_text(text)) {
    html += letter;
    if (letter == '\\') html += letter;  // "\N" would be the node's name, here too
  }
  return html;
}

std::string dot_number(double value) {
  std::string text = fmt::format("{:.3f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string point_text(Point point) { return dot_number(point.x) + "," + dot_number(point.y); }

}  // namespace sideflow::reports
