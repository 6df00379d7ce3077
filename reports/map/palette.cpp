#include "reports/map/palette.hpp"

namespace sideflow::reports {

namespace {

BoxColours actor_colours(const Box& box) {
  switch (box.tone) {
    case Tone::does_not_arrive: return {kVermillion, 0.26, kWhite, kBlack, kVermillion, kWhite};
    case Tone::rarely_arrives: return {kVermillion, 0.13, kWhite, kBlack, kPaleVermillion, kBlack};
    case Tone::not_known: return {kBlack, 0.07, kWhite, kBlack, kPaleGrey, kBlack};
    case Tone::idle: return {kGrey, 0.07, kPaleGrey, "#4A4A4A", "", "#4A4A4A"};
    case Tone::arrives: return {kGreen, 0.16, kWhite, kBlack, "", kBlack};
    case Tone::plain:
    case Tone::not_working: break;
  }
  return box.goal ? BoxColours{kBlue, 0.16, kWhite, kBlack, kBlue, kWhite} : BoxColours{};
}

}  // namespace

BoxColours colours_of(const Box& box) {
  switch (box.sort) {
    case BoxSort::actor: return actor_colours(box);
    case BoxSort::gap: return {kVermillion, 0.14, kVermillion, kWhite, "", kWhite};
    case BoxSort::flow_barrier: return {kVermillion, 0.14, kPaleVermillion, kBlack, "", kBlack};
    case BoxSort::delay_barrier:
    case BoxSort::quality_barrier: break;
  }
  return {};
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
  return {kVermillion, kWhite};
}

}  // namespace sideflow::reports
