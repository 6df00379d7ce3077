#include "reports/map/map_picture.hpp"

#include "reports/map/arrangement.hpp"
#include "reports/map/dot_marks.hpp"
#include "reports/map/dot_text.hpp"
#include "reports/map/fonts.hpp"
#include "reports/map/frame.hpp"
#include "reports/map/picture_text.hpp"
#include "reports/map/positions.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

// Heights of a lane, in lines of text, at which it is split; tried in turn, the largest letters
// win.
constexpr std::array kLaneHeights{60.0, 40.0, 34.0, 29.0, 25.0, 21.0, 17.0};
constexpr double kUsualHeight = 25;
constexpr std::size_t kManyLines = 90;  // with more of them one split has to do
constexpr double kLargestFont = 15;     // in points: small maps need not shout
constexpr double kPngDots = 144;        // an inch: the canvas becomes 1920 by 1080

struct Layout {
  Arrangement arrangement;
  Positions positions;
  double scale = 0;  ///< that makes it fit the frame
};

/// A layout, or why there is none.
struct Attempt {
  std::optional<Layout> layout;
  LayoutReply reply;
};

double scale_into(const Rectangle& room, const Positions& positions) {
  return std::min({room.width() / std::max(positions.width, 1.0),
                   room.height() / std::max(positions.height, 1.0),
                   kLargestFont / kLayoutFontSize});
}

Attempt attempt(const MapView& view, const LayoutProgram& program, const Frame& frame,
                Arrangement arrangement, LayoutEffort effort) {
  const double ratio = frame.map_room.height() / frame.map_room.width();
  Attempt made;
  made.reply =
      ask_layout(program, LayoutJob::positions, layout_dot(view, arrangement, {ratio, effort}));
  if (made.reply.outcome != LayoutOutcome::done) return made;
  std::optional<Positions> positions = read_positions(made.reply.bytes);
  if (!positions) {
    made.reply = {LayoutOutcome::refused, "", "the layout program answered something else", {}};
    return made;
  }
  const double scale = scale_into(frame.map_room, *positions);
  made.layout = Layout{std::move(arrangement), std::move(*positions), scale};
  return made;
}

/// Different arrangements, from lanes in one column to lanes in many.
std::vector<Arrangement> arrangements(const MapView& view) {
  std::vector<Arrangement> all;
  for (const double height : kLaneHeights) {
    Arrangement next = arrange(view, height);
    if (all.empty() || !(next == all.back())) all.push_back(std::move(next));
  }
  return all;
}

/// The layout with the largest letters; the first failure ends the search.
Attempt best_attempt(const MapView& view, const LayoutProgram& program, const Frame& frame) {
  Attempt best;
  for (Arrangement& arrangement : arrangements(view)) {
    Attempt next = attempt(view, program, frame, std::move(arrangement), LayoutEffort::full);
    if (!next.layout) return next;
    if (!best.layout || next.layout->scale > best.layout->scale) best = std::move(next);
  }
  return best;
}

Attempt laid_out(const MapView& view, const LayoutProgram& program, const Frame& frame,
                 std::vector<std::string>& notes) {
  Attempt made =
      view.lines.size() <= kManyLines
          ? best_attempt(view, program, frame)
          : attempt(view, program, frame, arrange(view, kUsualHeight), LayoutEffort::full);
  if (made.reply.outcome != LayoutOutcome::timed_out) return made;
  notes.push_back(made.reply.problem + "; the map is drawn with simpler lines");
  return attempt(view, program, frame, arrange(view, kUsualHeight), LayoutEffort::simple);
}

/// Moves the layout into the middle of its room.
Positions in_room(const Layout& layout, const Rectangle& room) {
  const double left = room.left + (room.width() - layout.positions.width * layout.scale) / 2;
  const double bottom = room.bottom + (room.height() - layout.positions.height * layout.scale) / 2;
  return scaled(layout.positions, layout.scale, {left, bottom});
}

LayoutJob job_of(MapFormat format) {
  switch (format) {
    case MapFormat::dot:
    case MapFormat::svg: return LayoutJob::svg;
    case MapFormat::png: return LayoutJob::png;
    case MapFormat::pdf: return LayoutJob::pdf;
  }
  return LayoutJob::svg;
}

/// The picture's text for one format: only a PNG counts in dots.
std::string text_for(MapFormat format, std::string dot) {
  const std::string_view mark = "graph [";
  if (format == MapFormat::png)
    dot.insert(dot.find(mark) + mark.size(), fmt::format("dpi={}, ", kPngDots));
  return dot;
}

LayoutReply drawn(const MapView& view, const LayoutProgram& program, MapFormat format,
                  const std::string& dot) {
  if (format == MapFormat::dot) return {LayoutOutcome::done, dot, "", {}};
  LayoutReply reply = ask_layout(program, job_of(format), text_for(format, dot));
  if (format == MapFormat::svg) reply.bytes = accessible_svg(std::move(reply.bytes), view.title);
  return reply;
}

void draw_all(MapPictures& all, const MapView& view, const LayoutProgram& program,
              const std::vector<MapFormat>& formats, const std::string& dot) {
  for (const MapFormat format : formats) {
    LayoutReply reply = drawn(view, program, format, dot);
    if (reply.outcome != LayoutOutcome::done) {
      all.problem = reply.problem;
      all.pictures.clear();
      return;
    }
    all.pictures.push_back({format, std::move(reply.bytes)});
  }
}

}  // namespace

MapPictures draw_map(const MapView& view, const LayoutProgram& program,
                     const std::vector<MapFormat>& formats) {
  MapPictures all;
  if (const std::string problem = font_problem(); !problem.empty()) all.notes.push_back(problem);
  const Frame frame = frame_of(view);
  const Attempt made = laid_out(view, program, frame, all.notes);
  if (!made.layout) {
    all.problem = made.reply.problem;
    return all;
  }
  const double font = kLayoutFontSize * made.layout->scale;
  all.label_pixels = font * kPixelsPerPoint;
  const std::string dot = picture_dot(view, made.layout->arrangement,
                                      in_room(*made.layout, frame.map_room), font, frame);
  draw_all(all, view, program, formats, dot);
  return all;
}

std::string accessible_svg(std::string svg, const std::string& title) {
  const std::string_view start = "<svg ";
  const std::size_t at = svg.find(start);
  const std::size_t end = at == std::string::npos ? at : svg.find('>', at);
  if (end == std::string::npos) return svg;
  svg.insert(end + 1, "\n<title id=\"map-title\">" + xml_text(title) + "</title>");
  svg.insert(at + start.size(), "role=\"img\" aria-labelledby=\"map-title\" ");
  return svg;
}

}  // namespace sideflow::reports
