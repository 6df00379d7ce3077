#include "reports/map/palette.hpp"

#include <array>

namespace sideflow::reports {

namespace {

/// Of an actor for which a change changes something: words on a strip of the change's colour.
BoxColours changed_colours(const Box& box) {
  const char* colour = colour_of(box.novelty);
  const bool closed = box.novelty == Novelty::closed;
  const char* strip = colour == kGreen ? kDeepGreen : kDeepVermillion;
  return {colour, 0.26, closed ? kPaleGrey : kWhite, kBlack, strip, kWhite};
}

BoxColours actor_colours(const Box& box) {
  if (box.novelty != Novelty::same) return changed_colours(box);
  switch (box.tone) {
    case Tone::does_not_arrive: return {kVermillion, 0.26, kWhite, kBlack, kDeepVermillion, kWhite};
    case Tone::rarely_arrives: return {kVermillion, 0.13, kWhite, kBlack, kPaleVermillion, kBlack};
    case Tone::not_known: return {kBlack, 0.07, kWhite, kBlack, kPaleGrey, kBlack};
    case Tone::idle: return {kGrey, 0.07, kPaleGrey, "#4A4A4A", "", "#4A4A4A"};
    case Tone::arrives: return {kGreen, 0.16, kWhite, kBlack, "", kBlack};
    case Tone::gatekeeper: return {kBlack, 0.26, kWhite, kBlack, kBlack, kWhite};
    case Tone::only_collector: return {kBlue, 0.3, kWhite, kBlack, kBlue, kWhite};
    case Tone::plain:
    case Tone::not_working: break;
  }
  return box.goal ? BoxColours{kBlue, 0.16, kWhite, kBlack, kBlue, kWhite} : BoxColours{};
}

}  // namespace

BoxColours colours_of(const Box& box) {
  switch (box.sort) {
    case BoxSort::actor: {
      BoxColours colours = actor_colours(box);
      if (box.group && box.tone != Tone::idle) colours.fill = look_of_group(*box.group).fill;
      return colours;
    }
    case BoxSort::gap: return {kDeepVermillion, 0.14, kDeepVermillion, kWhite, "", kWhite};
    case BoxSort::flow_barrier:
      if (box.novelty == Novelty::opened) return {kGreen, 0.14, kWhite, kBlack, "", kBlack};
      return {kVermillion, 0.14, kPaleVermillion, kBlack, "", kBlack};
    case BoxSort::delay_barrier:
    case BoxSort::quality_barrier: break;
  }
  return {};
}

GroupLook look_of_group(std::size_t group) {
  // Light fills of clearly different brightness, each with a shape of its own: told apart in grey too.
  static constexpr std::array<GroupLook, kGroupLooks> kLooks{{{"box", "#CFE4F2"},
                                                              {"box", "#F7D9C0", "filled,rounded"},
                                                              {"note", "#CDEBDD"},
                                                              {"tab", kWhite},
                                                              {"component", "#E6D5E8"},
                                                              {"box", "#FFF6B8", "filled,rounded"},
                                                              {"box3d", "#DADADA"},
                                                              {"folder", kWhite},
                                                              {"note", "#CFE4F2"},
                                                              {"box", kWhite, "filled,rounded"}}};
  return kLooks[group % kGroupLooks];
}

const char* colour_of(Novelty novelty) {
  switch (novelty) {
    case Novelty::opened:
    case Novelty::stronger: return kGreen;
    case Novelty::closed:
    case Novelty::weaker: return kVermillion;
    case Novelty::same: break;
  }
  return kBlue;
}

Weight loss_weight(Degree degree) {
  return degree >= Degree::hardly ? Weight::bold : Weight::regular;
}

LossColours colours_of(Degree degree) {
  switch (degree) {
    case Degree::none:
    case Degree::sometimes:
    case Degree::unknown: return {kPaleVermillion, kBlack};
    case Degree::mostly: return {kMidVermillion, kBlack};
    case Degree::hardly:
    case Degree::all: break;
  }
  return {kDeepVermillion, kWhite};
}

}  // namespace sideflow::reports
