// The colours of the map. Lines are blue, vermillion, green or black; never is anything said by
// colour alone.
#pragma once

#include "reports/map/label_lines.hpp"
#include "reports/map/map_view.hpp"

#include <string_view>

namespace sideflow::reports {

inline constexpr const char* kBlue = "#0072B2";
inline constexpr const char* kVermillion = "#D55E00";
inline constexpr const char* kGreen = "#009E73";
inline constexpr const char* kDeepVermillion = "#B34A00";  // behind white letters
inline constexpr const char* kDeepGreen = "#00755A";       // behind white letters
inline constexpr const char* kBlack = "#000000";
inline constexpr const char* kWhite = "#FFFFFF";
inline constexpr const char* kPaleVermillion = "#FCEBDF";
inline constexpr const char* kMidVermillion = "#F2B98F";
inline constexpr const char* kGrey = "#767676";
inline constexpr const char* kPaleGrey = "#E3E3E3";
inline constexpr const char* kLaneColour = "#F0F2F4";

inline constexpr const char* kFlowColour = kBlue;
inline constexpr const char* kLossColour = kVermillion;

/// What a box is drawn in. Widths in parts of the font size.
struct BoxColours {
  const char* outline = kBlack;
  double outline_width = 0.07;
  const char* fill = kWhite;
  const char* name = kBlack;   ///< letters
  const char* strip = "";      ///< behind the words; "" for none
  const char* words = kBlack;  ///< letters
};

[[nodiscard]] BoxColours colours_of(const Box& box);

/// What a group of the structure map looks like: shape and fill together, so that neither alone has to
/// tell two groups apart. Shapes are Graphviz's, and only such as are no larger than their text asks for.
struct GroupLook {
  const char* shape = "box";
  const char* fill = kWhite;
  const char* style = "filled";
};

/// Groups take these looks in turn; more than there are share one look, and then say so by words.
inline constexpr std::size_t kGroupLooks = 10;
[[nodiscard]] GroupLook look_of_group(std::size_t group);

/// The colour of what a change brings or takes.
[[nodiscard]] const char* colour_of(Novelty novelty);

/// Behind the words of something lost inside an actor, and of its letters.
struct LossColours {
  const char* strip = kPaleVermillion;
  const char* words = kBlack;
};

/// Of the letters: white ones on a strong colour are bold.
[[nodiscard]] Weight loss_weight(Degree degree);

/// The stronger, the more is lost.
[[nodiscard]] LossColours colours_of(Degree degree);

}  // namespace sideflow::reports
