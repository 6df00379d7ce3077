#include "reports/map/frame.hpp"

#include "reports/map/label_lines.hpp"

#include <algorithm>
#include <utility>

namespace sideflow::reports {

namespace {

constexpr double kMargin = 16;
constexpr double kLineHeight = 1.2;  // of the font size
constexpr double kTitleSize = 22;
constexpr double kSmallTitleSize = 17;  // where the title needs more than two lines
constexpr double kHeadingSize = 12;
constexpr double kLegendSize = 10;
constexpr double kSourceSize = 8;
constexpr double kSignWidth = 34;
constexpr double kEndsRoom = 26;
constexpr double kSignHeight = 12;
constexpr double kLegendRow = 17;
constexpr double kBetweenEntries = 18;
constexpr double kSignToText = 4;

double inner_width() { return kCanvasWidth - 2 * kMargin; }

/// The text in as few lines as fit, about equally long: no single word on a line of its own.
std::vector<std::string> balanced_lines(const std::string& text, double width) {
  constexpr double kStep = 0.97;
  std::vector<std::string> lines = lines_within(text, width, Weight::bold);
  for (double narrower = width * kStep; lines.size() > 1; narrower *= kStep) {
    std::vector<std::string> next = lines_within(text, narrower, Weight::bold);
    if (next.size() > lines.size() || narrower < width / 2) break;
    lines = std::move(next);
  }
  return lines;
}

void set_title(Frame& frame, const std::string& title) {
  frame.title_size = kTitleSize;
  frame.title = balanced_lines(title, inner_width() / kTitleSize);
  if (frame.title.size() > 2) {
    frame.title_size = kSmallTitleSize;
    frame.title = balanced_lines(title, inner_width() / kSmallTitleSize);
  }
  const double height = static_cast<double>(frame.title.size()) * frame.title_size * kLineHeight;
  const double top = kCanvasHeight - kMargin / 2;
  frame.title_room = {kMargin, top - height, kCanvasWidth - kMargin, top};
}

void set_source(Frame& frame, const std::string& text) {
  frame.source_size = kSourceSize;
  frame.source = lines_within(text, inner_width() / kSourceSize);
  const double height = static_cast<double>(frame.source.size()) * kSourceSize * kLineHeight;
  frame.source_room = {kMargin, kMargin / 2, kCanvasWidth - kMargin, kMargin / 2 + height};
}

bool has_sign(const LegendEntry& entry) { return entry.sign != LegendSign::note; }

/// Width of an entry, and where its sign stands in a row that starts at 0.
double entry_width(const LegendEntry& entry) {
  const double sign = has_sign(entry) ? kSignWidth + kSignToText : 0;
  return sign + text_width(entry.text) * kLegendSize * 1.03;  // renderers round letters up
}

/// Rows of entries from left to right, as many as fit.
std::vector<std::vector<LegendEntry>> rows_of(const std::vector<LegendEntry>& legend) {
  std::vector<std::vector<LegendEntry>> rows;
  double right = 0;
  for (const LegendEntry& entry : legend) {
    const double width = entry_width(entry);
    if (rows.empty() || right + width > inner_width()) {
      rows.emplace_back();
      right = 0;
    }
    rows.back().push_back(entry);
    right += width + kBetweenEntries;
  }
  return rows;
}

void place_row(Frame& frame, const std::vector<LegendEntry>& row, double bottom) {
  double left = kMargin;
  for (const LegendEntry& entry : row) {
    const double sign = has_sign(entry) ? kSignWidth : 0;
    const double gap = (kLegendRow - kSignHeight) / 2;
    const double width = entry_width(entry);
    frame.legend.push_back({entry,
                            {left, bottom + gap, left + sign, bottom + gap + kSignHeight},
                            width - (has_sign(entry) ? sign + kSignToText : 0)});
    left += width + kBetweenEntries;
  }
}

/// Places the legend above the source line; returns where it ends.
double set_legend(Frame& frame, const std::vector<LegendEntry>& legend) {
  frame.legend_size = kLegendSize;
  const auto rows = rows_of(legend);
  const double bottom = frame.source_room.top + 2;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    place_row(frame, rows[i], bottom + kLegendRow * static_cast<double>(rows.size() - 1 - i));
  }
  return bottom + kLegendRow * static_cast<double>(rows.size());
}

/// Hollow ends and their numbers stand left of the boxes.
double room_for_ends(const MapView& view) {
  const bool any = std::any_of(view.lines.begin(), view.lines.end(),
                               [](const Line& line) { return line.sort == LineSort::gap_end; });
  return any ? kEndsRoom : 0;
}

}  // namespace

Frame frame_of(const MapView& view) {
  Frame frame;
  frame.heading_size = kHeadingSize;
  set_title(frame, view.title);
  set_source(frame, view.source_line);
  const double legend_top = set_legend(frame, view.legend);
  const double headings = kHeadingSize * kLineHeight + 4;
  frame.map_room = {kMargin + room_for_ends(view), legend_top + 8, kCanvasWidth - kMargin,
                    std::max(frame.title_room.bottom - headings - 4, legend_top + 60)};
  return frame;
}

}  // namespace sideflow::reports
