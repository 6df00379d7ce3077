// The marks of a map in the DOT language: boxes and what lines look like. Shared by the text for
// the layout and the text of the finished picture, so that what was measured is what is drawn.
#pragma once

#include "reports/map/map_view.hpp"
#include "reports/map/palette.hpp"
#include "reports/map/positions.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

/// Writes one text. Sizes follow the font.
struct Pen {
  const MapView& view;
  double font = 0;         ///< size of labels, in points
  double actor_width = 0;  ///< of all actors' boxes, in points
  std::string text;
};

/// A pen with an empty text, and with boxes as wide as the widest actor asks for.
[[nodiscard]] Pen pen_for(const MapView& view, double font);

/// How large a box becomes at most, in parts of the font size.
struct BoxSize {
  double width = 0;
  double height = 0;
};

/// The size that what is said in a box asks for; no less than the box fills at least.
[[nodiscard]] BoxSize box_size(const Box& box);

/// The statement that draws a box; `place` (", pos=...") is empty for the layout.
[[nodiscard]] std::string box_statement(const Pen& pen, std::size_t number, std::string_view place);

/// Width in points of a line that carries `share`; none: what flows is not computed.
[[nodiscard]] double line_width(const std::optional<double>& share, double font);

enum class Head : std::uint8_t { none, filled };

/// How wide and in which colour something flows; no share: what flows is not computed.
struct FlowLook {
  std::optional<double> share;
  const char* colour = kFlowColour;
};

/// The look of a line of information; dotted where exactly nothing flows.
[[nodiscard]] std::string flow_look(const Pen& pen, const Line& line, const FlowLook& look,
                                    Head head);

/// The look of a line that says only that there is a channel.
[[nodiscard]] std::string link_look(const Pen& pen, const Line& line);

/// The look of a stub at which pieces are lost.
[[nodiscard]] std::string loss_look(const Pen& pen, const Line& line);

/// Adds to the pen's text.
template <class... Values>
void put(Pen& pen, fmt::format_string<Values...> format, Values&&... values) {
  pen.text += fmt::format(format, std::forward<Values>(values)...);
}

/// "n7": the name of a box's node.
[[nodiscard]] std::string node_name(std::size_t box);

/// `text` inside an XML element.
[[nodiscard]] std::string xml_text(std::string_view text);

/// `text` for an HTML-like label, letter by letter.
[[nodiscard]] std::string label_html(std::string_view text);

/// The number as DOT reads it: at most three decimals, no trailing zeros.
[[nodiscard]] std::string dot_number(double value);

/// "12.5,40".
[[nodiscard]] std::string point_text(Point point);

}  // namespace sideflow::reports
