#include "reports/map/fonts.hpp"

#include <memory>

#include <fontconfig/fontconfig.h>

namespace sideflow::reports {

namespace {

struct EndPattern {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, EndPattern>;

struct EndConfiguration {
  void operator()(FcConfig* configuration) const { FcConfigDestroy(configuration); }
};
using Configuration = std::unique_ptr<FcConfig, EndConfiguration>;

/// The family that is used where Arial is asked for; "" when there is none.
std::string family_for_arial() {
  const Configuration configuration(FcInitLoadConfigAndFonts());
  const Pattern wanted(FcNameParse(reinterpret_cast<const FcChar8*>("Arial")));
  FcConfigSubstitute(configuration.get(), wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  const Pattern found(FcFontMatch(configuration.get(), wanted.get(), &result));
  FcChar8* family = nullptr;
  if (!found || FcPatternGetString(found.get(), FC_FAMILY, 0, &family) != FcResultMatch) return "";
  return reinterpret_cast<const char*>(family);
}

}  // namespace

std::string font_problem_of(const std::string& family) {
  if (family == "Arial" || family == "Liberation Sans") return "";
  const std::string instead = family.empty() ? "there is no font at all" : family + " stands in";
  return "neither Arial nor Liberation Sans is installed (" + instead +
         "): text on maps may not fit its box; the Debian package is fonts-liberation";
}

std::string font_problem() { return font_problem_of(family_for_arial()); }

}  // namespace sideflow::reports
