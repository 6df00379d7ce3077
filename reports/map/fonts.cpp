#include "reports/map/fonts.hpp"

#include "reports/wording.hpp"

#include <memory>
#include <set>
#include <vector>

#include <fmt/format.h>
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

struct EndSet {
  void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
};
using FontSet = std::unique_ptr<FcFontSet, EndSet>;
struct EndLetters {
  void operator()(FcCharSet* set) const { FcCharSetDestroy(set); }
};
using Letters = std::unique_ptr<FcCharSet, EndLetters>;
struct EndObjects {
  void operator()(FcObjectSet* set) const { FcObjectSetDestroy(set); }
};
using Objects = std::unique_ptr<FcObjectSet, EndObjects>;

constexpr FcChar32 kEuropean =
    0x0530;  // Latin, Greek and Cyrillic end here: Liberation Sans has them
constexpr std::size_t kMostNamed = 5;  // letters that one sentence names

bool has_a_font(FcConfig* configuration, FcChar32 letter) {
  const Letters letters(FcCharSetCreate());
  FcCharSetAddChar(letters.get(), letter);
  const Pattern wanted(FcPatternCreate());
  FcPatternAddCharSet(wanted.get(), FC_CHARSET, letters.get());
  const Objects objects(FcObjectSetBuild(FC_FAMILY, nullptr));
  const FontSet found(FcFontList(configuration, wanted.get(), objects.get()));
  return found && found->nfont > 0;
}

/// The letters of a text that are not of a European language, each once.
std::set<FcChar32> unusual_letters(const std::string& text) {
  std::set<FcChar32> letters;
  const auto* at = reinterpret_cast<const FcChar8*>(text.data());
  for (int left = static_cast<int>(text.size()); left > 0;) {
    FcChar32 letter = 0;
    const int length = FcUtf8ToUcs4(at, &letter, left);
    if (length <= 0) break;
    if (letter >= kEuropean) letters.insert(letter);
    at += length;
    left -= length;
  }
  return letters;
}

}  // namespace

std::string missing_letters(const std::string& text) {
  const std::set<FcChar32> letters = unusual_letters(text);
  if (letters.empty()) return "";
  const Configuration configuration(FcInitLoadConfigAndFonts());
  std::vector<std::string> missing;
  for (const FcChar32 letter : letters) {
    if (!has_a_font(configuration.get(), letter))
      missing.push_back(fmt::format("U+{:04X}", letter));
  }
  if (missing.empty()) return "";
  return "no font here shows " + listed(missing, kMostNamed) +
         ": an empty box stands in its place; install a font that has it (fonts-noto-core, "
         "fonts-noto-cjk, fonts-noto-color-emoji)";
}

std::string font_problem_of(const std::string& family) {
  if (family == "Arial" || family == "Liberation Sans") return "";
  const std::string instead = family.empty() ? "there is no font at all" : family + " stands in";
  return "neither Arial nor Liberation Sans is installed (" + instead +
         "): text on maps may not fit its box; the Debian package is fonts-liberation";
}

std::string font_problem() { return font_problem_of(family_for_arial()); }

}  // namespace sideflow::reports
