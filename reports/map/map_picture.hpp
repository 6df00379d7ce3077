// The pictures of a map: one layout, drawn at the same positions in every format.
#pragma once

#include "reports/map/layout_client.hpp"
#include "reports/map/map_ground.hpp"
#include "reports/map/map_layout.hpp"
#include "reports/map/map_view.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sideflow::reports {

enum class MapFormat : std::uint8_t { dot, svg, png, pdf };

struct MapPicture {
  MapFormat format = MapFormat::svg;
  std::string bytes;
};

struct MapPictures {
  std::vector<MapPicture> pictures;  ///< in the order asked for; empty when there was a problem
  double label_pixels = 0;         ///< font size of labels when the map fills a 1920 by 1080 screen
  std::string problem;             ///< why there are no pictures; empty when all went well
  std::vector<std::string> notes;  ///< what the user should know: simpler lines, a missing font
};

/// Label sizes on a 1080p screen: what the back of a room can read, and below which to warn.
inline constexpr double kGoodLabelPixels = 20;
inline constexpr double kSmallestLabelPixels = 16;

/// How many dots a PNG has.
enum class PngSize : std::uint8_t {
  screen,  ///< 1920 by 1080
  print    ///< 3840 by 2160: more than 300 dots an inch on A4
};

struct PictureWishes {
  std::vector<MapFormat> formats;
  PngSize png = PngSize::screen;
};

/// Pictures of a map at the places of its ground. Precondition: `ground` was made for `view` too,
/// `layout` is that of `ground` and has no problem. The same map gives the same bytes.
[[nodiscard]] MapPictures draw_map(const MapView& view, const MapGround& ground,
                                   const MapLayout& layout, const LayoutProgram& program,
                                   const PictureWishes& wishes);

/// Pictures of a map that stands alone.
[[nodiscard]] MapPictures draw_map(const MapView& view, const LayoutProgram& program,
                                   const std::vector<MapFormat>& formats);

/// An SVG as Graphviz writes it, made readable for people who do not see it: role, title.
[[nodiscard]] std::string accessible_svg(std::string svg, const std::string& title);

}  // namespace sideflow::reports
