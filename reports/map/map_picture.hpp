// The pictures of a map: one layout, drawn at the same positions in every format.
#pragma once

#include "reports/map/layout_client.hpp"
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

/// Pictures of the map in all `formats`, from one layout: of several arrangements the one with the
/// largest letters. When a layout does not end in time the map is tried once more with simpler
/// lines, which a note says. The same map gives the same bytes, unless the clock decides which of
/// the two is had. Cost: nearly all of it Graphviz; the limit holds for each run of the program, at
/// most seven for the search, one for the second try, one a picture.
[[nodiscard]] MapPictures draw_map(const MapView& view, const LayoutProgram& program,
                                   const std::vector<MapFormat>& formats);

/// An SVG as Graphviz writes it, made readable for people who do not see it: role, title.
[[nodiscard]] std::string accessible_svg(std::string svg, const std::string& title);

}  // namespace sideflow::reports
