#include "reports/map/dot_marks.hpp"

#include "reports/map/label_lines.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/palette.hpp"

#include <algorithm>
#include <cmath>

namespace sideflow::reports {

namespace {

// Lengths in parts of the font size.
constexpr double kWidestLine = 0.78;
constexpr double kThinnestLine = 0.06;
constexpr double kUnknownWidth = 0.14;  // of lines whose flow is not computed
constexpr double kStubWidth = 0.16;
constexpr double kBoxPadding = 0.55;  // left and right of a name together
constexpr double kGoalHeight = 6;
constexpr LineBreaks kWordsBreaks{.characters = 19, .lines = 4};

double widest_text(const Box& box) {
  double width = text_width(box.words, Weight::bold) + kBoxPadding;
  const Weight weight = box.goal ? Weight::bold : Weight::regular;
  for (const std::string& line : box.name) {
    width = std::max(width, text_width(line, weight) + kBoxPadding);
  }
  for (const InnerLoss& loss : box.losses) {
    for (const std::string& line : loss.lines) {
      width = std::max(width, text_width(line, loss_weight(loss.degree)) * kLossSize + kBoxPadding);
    }
  }
  return width;
}

double actor_width(const MapView& view, double font) {
  double widest = 0;
  for (const Box& box : view.boxes) {
    if (box.sort == BoxSort::actor) widest = std::max(widest, widest_text(box));
  }
  return widest * font;
}

std::string joined_html(const std::vector<std::string>& lines) {
  std::string html;
  for (const std::string& line : lines) html += (html.empty() ? "" : "<BR/>") + html_text(line);
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
double name_height(const Box& box) { return box.goal ? kGoalHeight : 1.3; }

/// What is lost inside an actor: a strip each, the stronger the more is lost.
std::string loss_rows(const Pen& pen, const Box& box) {
  std::string rows;
  for (const InnerLoss& loss : box.losses) {
    const LossColours colours = colours_of(loss.degree);
    const std::string words = joined_html(loss.lines);
    const std::string weighted =
        loss_weight(loss.degree) == Weight::bold ? "<B>" + words + "</B>" : words;
    rows += row_html(pen, 1.2, colours.strip, colours.words,
                     fmt::format("<FONT POINT-SIZE=\"{}\">{}</FONT>",
                                 std::lround(kLossSize * pen.font), weighted));
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
    rows += row_html(pen, 1.3, colours.strip, colours.words, "<B>" + html_text(box.words) + "</B>");
  }
  rows += loss_rows(pen, box);
  return fmt::format(
      "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"{}\">{}</TABLE>>",
      static_cast<long>(pen.font * 0.09), rows);
}

/// Barriers one below the other, their crosses in a column.
std::string stack_label(const Box& box) {
  std::string html;
  for (const std::string& line : box.name) html += html_text(line) + "<BR ALIGN=\"LEFT\"/>";
  return fmt::format("<<FONT COLOR=\"{}\"><B>{}</B></FONT>>", colours_of(box).name, html);
}

/// The box of barriers or of a gap: a gap's name has a cross, barriers bring their own.
std::string barrier_label(const Box& box) {
  if (box.sort == BoxSort::flow_barrier) return stack_label(box);
  const std::string mark = box.sort == BoxSort::gap ? loss_mark() : "";
  std::string html = "<B>" + mark + joined_html(box.name) + "</B>";
  if (!box.words.empty()) {
    const std::string words = joined_html(label_lines(box.words, kWordsBreaks));
    html +=
        "<BR/>" + (box.sort == BoxSort::gap ? "<B>" + words + "</B>" : words);  // white on colour
  }
  return fmt::format("<<FONT COLOR=\"{}\">{}</FONT>>", colours_of(box).name, html);
}

std::string shape_of(const Box& box) {
  switch (box.sort) {
    case BoxSort::actor: return box.goal ? "shape=box, peripheries=2" : "shape=box";
    case BoxSort::flow_barrier:
    case BoxSort::gap: return "shape=box";
    case BoxSort::delay_barrier: return "shape=ellipse";
    case BoxSort::quality_barrier: return "shape=hexagon";
  }
  return "";
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

double pen_width(const Pen& pen, std::optional<double> share) {
  if (!share) return kUnknownWidth * pen.font;
  if (*share == 0.0) return kStubWidth * pen.font;  // dotted: as thin as can be seen from afar
  return std::max(*share * kWidestLine, kThinnestLine) * pen.font;
}

/// ", style=..." of a line that is not solid: Graphviz grumbles about a style that is the usual
/// one.
const char* style_of(const Line& line, std::optional<double> share) {
  if (share == 0.0) return ", style=dotted";
  return line.assumed ? ", style=dashed" : "";
}

double arrow_size(const Pen& pen, double width) {
  return (0.036 + 0.018 * width / pen.font) * pen.font;
}

}  // namespace

Pen pen_for(const MapView& view, double font) { return {view, font, actor_width(view, font), {}}; }

std::string box_statement(const Pen& pen, std::size_t number, std::string_view place) {
  const Box& box = pen.view.boxes[number];
  const BoxColours colours = colours_of(box);
  const bool actor = box.sort == BoxSort::actor;
  return fmt::format(
      "  {} [id=\"{}\", class=\"{}\", {}, margin=\"{}\", color=\"{}\", fillcolor=\"{}\", "
      "penwidth={}{}, label={}{}];\n",
      node_name(number), box.id, class_of(box), shape_of(box),
      actor ? "0,0"
            : fmt::format("{},{}", dot_number(pen.font * 0.005), dot_number(pen.font * 0.003)),
      colours.outline, colours.fill, dot_number(colours.outline_width * pen.font),
      box.assumed ? ", style=\"filled,dashed\"" : "",
      actor ? actor_label(pen, box) : barrier_label(box), place);
}

std::string flow_look(const Pen& pen, const Line& line, std::optional<double> share, Head head) {
  const double width = pen_width(pen, share);
  return fmt::format("color=\"{}\", penwidth={}{}, arrowhead={}, arrowsize={}", kFlowColour,
                     dot_number(width), style_of(line, share),
                     head == Head::filled ? "normal" : "none", dot_number(arrow_size(pen, width)));
}

std::string loss_look(const Pen& pen, const Line& line) {
  return fmt::format("color=\"{}\", penwidth={}{}, arrowhead=none", kLossColour,
                     dot_number(kStubWidth * pen.font), style_of(line, std::nullopt));
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

std::string html_text(std::string_view text) {
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
