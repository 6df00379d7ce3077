#include "reports/map/map_picture.hpp"

#include "reports/map/dot_marks.hpp"
#include "reports/map/fonts.hpp"
#include "reports/map/frame.hpp"
#include "reports/map/picture_text.hpp"

#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

constexpr double kScreenDots = 144;  // an inch: the canvas becomes 1920 by 1080
constexpr double kPrintDots = 288;

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
std::string text_for(MapFormat format, PngSize size, std::string dot) {
  const std::string_view mark = "graph [";
  const double dots = size == PngSize::print ? kPrintDots : kScreenDots;
  if (format == MapFormat::png)
    dot.insert(dot.find(mark) + mark.size(), fmt::format("dpi={}, ", dots));
  return dot;
}

LayoutReply drawn(const MapView& view, const LayoutProgram& program, MapFormat format, PngSize size,
                  const std::string& dot) {
  if (format == MapFormat::dot) return {LayoutOutcome::done, dot, "", {}};
  LayoutReply reply = ask_layout(program, job_of(format), text_for(format, size, dot));
  if (format == MapFormat::svg) reply.bytes = accessible_svg(std::move(reply.bytes), view.title);
  return reply;
}

/// All that a map says.
std::string texts_of(const MapView& view) {
  std::string texts = view.title + view.source_line;
  for (const Box& box : view.boxes) {
    for (const std::string& line : box.name) texts += line;
    for (const InnerLoss& loss : box.losses) {
      for (const std::string& line : loss.lines) texts += line;
    }
  }
  return texts;
}

}  // namespace

MapPictures draw_map(const MapView& view, const MapGround& ground, const MapLayout& layout,
                     const LayoutProgram& program, const PictureWishes& wishes) {
  MapPictures all;
  all.notes = layout.notes;
  if (const std::string missing = missing_letters(texts_of(view)); !missing.empty())
    all.notes.push_back(missing);
  all.label_pixels = layout.font * kPixelsPerPoint;
  const std::string dot = picture_dot(on_ground(view, ground), ground, layout, frame_of(view));
  for (const MapFormat format : wishes.formats) {
    LayoutReply reply = drawn(view, program, format, wishes.png, dot);
    if (reply.outcome != LayoutOutcome::done) {
      all.problem = reply.problem;
      all.pictures.clear();
      return all;
    }
    all.pictures.push_back({format, std::move(reply.bytes)});
  }
  return all;
}

MapPictures draw_map(const MapView& view, const LayoutProgram& program,
                     const std::vector<MapFormat>& formats) {
  const MapGround ground = common_ground({view});
  const MapLayout layout = lay_out_map(ground, program);
  if (layout.problem.empty()) return draw_map(view, ground, layout, program, {formats});
  MapPictures none;
  none.problem = layout.problem;
  none.notes = layout.notes;
  return none;
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
