#include "reports/map/map_picture.hpp"

#include "map_case.hpp"
#include "reports/map/loss_map.hpp"
#include "reports/map/frame.hpp"
#include "reports/map/label_lines.hpp"
#include "reports/map/palette.hpp"
#include "svg_picture.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using testing::chain_case;
using testing::contrast;
using testing::country_case;
using testing::dense_case;
using testing::Extent;
using testing::extent_of;
using testing::MapCase;
using testing::read_svg;
using testing::school_case;
using testing::SvgElement;

const LayoutProgram kProgram{.path = SIDEFLOW_LAYOUT};

MapView view_of(const MapCase& of) { return compose_loss_map(of.network, of.analysis, of.flows); }

std::string picture(const MapView& view, MapFormat format) {
  const MapPictures drawn = draw_map(view, kProgram, {format});
  EXPECT_EQ(drawn.problem, "");
  return drawn.pictures.empty() ? std::string() : drawn.pictures[0].bytes;
}

std::vector<SvgElement> elements_of(const MapView& view) {
  auto elements = read_svg(picture(view, MapFormat::svg));
  EXPECT_TRUE(elements.has_value()) << "not well-formed";
  return elements.value_or(std::vector<SvgElement>());
}

bool has_class(const SvgElement& element, const std::string& wanted) {
  return (" " + element.group_class + " ").find(" " + wanted + " ") != std::string::npos;
}

bool is_box(const SvgElement& element) {
  return has_class(element, "actor") || has_class(element, "barrier") || has_class(element, "gap");
}

/// The outer outline of every box, by id.
std::map<std::string, Extent> outlines(const std::vector<SvgElement>& elements) {
  std::map<std::string, Extent> all;
  for (const SvgElement& element : elements) {
    const auto extent = extent_of(element);
    if (!extent || !has_class(element, "node") || !is_box(element)) continue;
    Extent& outline = all.try_emplace(element.group, *extent).first->second;
    outline = {std::min(outline.left, extent->left), std::min(outline.top, extent->top),
               std::max(outline.right, extent->right), std::max(outline.bottom, extent->bottom)};
  }
  return all;
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

bool overlap(const Extent& a, const Extent& b) {
  constexpr double kTouch = 0.5;
  return a.left + kTouch < b.right && b.left + kTouch < a.right && a.top + kTouch < b.bottom &&
         b.top + kTouch < a.bottom;
}

TEST(MapPicture, ShowsEveryBoxOfTheViewWithItsName) {
  const MapView view = view_of(country_case());
  const auto elements = elements_of(view);
  for (const Box& box : view.boxes) {
    std::string text;
    for (const SvgElement& element : elements) {
      if (element.name == "text" && element.group == box.id) text += element.text + "|";
    }
    for (const std::string& line : box.name) {
      EXPECT_NE(text.find(line), std::string::npos) << box.id << " shows " << text;
    }
  }
}

TEST(MapPicture, HasNoTwoBoxesOnTopOfOneAnother) {
  for (const MapCase& made : {country_case(), dense_case(30, 60)}) {
    const auto boxes = outlines(elements_of(view_of(made)));
    ASSERT_GT(boxes.size(), 20u);
    for (auto a = boxes.begin(); a != boxes.end(); ++a) {
      for (auto b = std::next(a); b != boxes.end(); ++b) {
        EXPECT_FALSE(overlap(a->second, b->second)) << a->first << " and " << b->first;
      }
    }
  }
}

TEST(MapPicture, IsSixteenByNineAndStaysInsideItsCanvas) {
  const MapView view = view_of(country_case());
  const auto elements = elements_of(view);
  ASSERT_FALSE(elements.empty());
  EXPECT_EQ(elements[0].attributes.at("viewBox"), "0.00 0.00 960.00 540.00");
  for (const auto& [id, box] : outlines(elements)) {
    EXPECT_GE(box.left, 0) << id;
    EXPECT_LE(box.right, kCanvasWidth) << id;
    EXPECT_GE(box.top, -kCanvasHeight) << id;
    EXPECT_LE(box.bottom, 0) << id;
  }
}

TEST(MapPicture, KeepsTitleAndLegendClearOfTheMap) {
  const MapView view = view_of(country_case());
  const Frame frame = frame_of(view);
  for (const auto& [id, box] : outlines(elements_of(view))) {
    EXPECT_GE(-box.bottom, frame.map_room.bottom - 1) << id;  // SVG counts downwards from 0
    EXPECT_LE(-box.top, frame.map_room.top + 1) << id;
  }
}

/// Whether a line of text tells what is lost inside an actor.
bool is_loss(const MapView& view, const std::string& text) {
  for (const Box& box : view.boxes) {
    for (const InnerLoss& loss : box.losses) {
      if (std::count(loss.lines.begin(), loss.lines.end(), text) > 0) return true;
    }
  }
  return false;
}

TEST(MapPicture, IsReadableFromTheBackOfTheRoom) {
  const MapView view = view_of(country_case());
  const MapPictures drawn = draw_map(view, kProgram, {MapFormat::svg});
  ASSERT_EQ(drawn.problem, "");
  EXPECT_GE(drawn.label_pixels, kGoodLabelPixels);
  const auto elements = read_svg(drawn.pictures[0].bytes);
  ASSERT_TRUE(elements);
  for (const SvgElement& element : *elements) {
    if (element.name != "text" || !has_class(element, "actor")) continue;
    const double pixels = std::stod(element.attributes.at("font-size")) * kPixelsPerPoint;
    const double whole_points =
        std::round(kLossSize * drawn.label_pixels / kPixelsPerPoint) * kPixelsPerPoint;
    const double wanted = is_loss(view, element.text) ? whole_points : drawn.label_pixels;
    EXPECT_NEAR(pixels, wanted, 0.1) << element.text;
  }
}

TEST(MapPicture, IsReadableWithBarriersInSeriesOnAChainOfFive) {
  const MapPictures drawn = draw_map(view_of(chain_case()), kProgram, {MapFormat::svg});
  ASSERT_EQ(drawn.problem, "");
  EXPECT_GE(drawn.label_pixels, kSmallestLabelPixels);
}

TEST(MapPicture, ShowsWhatIsLostInsideAnActorWithinItsBox) {
  const MapView view = view_of(country_case());
  const auto elements = elements_of(view);
  std::size_t losses = 0;
  for (const Box& box : view.boxes) {
    std::string text;
    for (const SvgElement& element : elements) {
      if (element.name == "text" && element.group == box.id) text += element.text + "|";
    }
    for (const InnerLoss& loss : box.losses) {
      ++losses;
      for (const std::string& line : loss.lines) {
        EXPECT_NE(text.find(line), std::string::npos) << box.id << " shows " << text;
      }
    }
  }
  EXPECT_EQ(losses, 2u);  // doctors, NGOs
}

TEST(MapPicture, SaysToProgramsThatReadAloudWhatItIs) {
  const MapView view = view_of(country_case());
  const auto elements = elements_of(view);
  EXPECT_EQ(elements[0].attributes.at("role"), "img");
  EXPECT_EQ(elements[1].name, "title");
  EXPECT_EQ(elements[1].text, view.title);
}

TEST(MapPicture, ShowsHostileNamesAsText) {
  const std::vector<std::string> names{
      "<b>bold</b>",    "Node \\N \\G \\E", "School \"Nord\"", "a; b -> c",
      "/* x */ # z",    "--><script>x",     "' on='alert(1)",  "file:///etc/x",
      "=cmd|'/C x'!A0", "&xxe; <!D>",       "%n%s%x",          "../../etc/passwd",
      "&amp;lt;",       "\\l\\r\\n",        "${x}`y`",         "</TABLE>>];}"};
  for (const std::string& name : names) {
    const MapView view = view_of(school_case(name));
    const auto elements = elements_of(view);
    std::string shown;  // broken into lines
    for (const SvgElement& element : elements) {
      if (element.name == "text" && element.group == "actor-school") shown += element.text;
    }
    EXPECT_TRUE(without_blanks(shown).starts_with(without_blanks(name)))
        << name << " is shown as " << shown;
    for (const SvgElement& element : elements) {
      EXPECT_TRUE(element.name != "a" && element.name != "script" && element.name != "image")
          << name;
      EXPECT_EQ(element.attributes.count("xlink:href"), 0u) << name;
    }
  }
}

TEST(MapPicture, DoesNotChangeItsShapeForAHostileName) {
  const auto plain = elements_of(view_of(school_case("Schoolhouse")));
  const auto hostile = elements_of(view_of(school_case("<b>\\N</b>")));
  ASSERT_EQ(plain.size(), hostile.size());
  for (std::size_t i = 0; i < plain.size(); ++i) EXPECT_EQ(plain[i].name, hostile[i].name);
}

TEST(MapPicture, IsTheSameOnEveryRunInEveryFormat) {
  const MapView view = view_of(country_case());
  const std::vector<MapFormat> all{MapFormat::dot, MapFormat::svg, MapFormat::png, MapFormat::pdf};
  const MapPictures first = draw_map(view, kProgram, all);
  const MapPictures second = draw_map(view, kProgram, all);
  ASSERT_EQ(first.pictures.size(), all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(first.pictures[i].format, all[i]);
    EXPECT_EQ(first.pictures[i].bytes, second.pictures[i].bytes);
  }
}

TEST(MapPicture, FillsA1080pScreenAsPng) {
  const std::string png = picture(view_of(country_case()), MapFormat::png);
  ASSERT_GT(png.size(), 24u);
  const auto number_at = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
      value = value << 8 | static_cast<unsigned char>(png[at + i]);
    return value;
  };
  EXPECT_EQ(number_at(16), 1920u);
  EXPECT_EQ(number_at(20), 1080u);
}

TEST(MapPicture, IsOnePageAsPdfWithoutTheMomentOfItsMaking) {
  const std::string pdf = picture(view_of(country_case()), MapFormat::pdf);
  EXPECT_TRUE(pdf.starts_with("%PDF"));
  EXPECT_NE(pdf.find("/Count 1"), std::string::npos);
  EXPECT_NE(pdf.find("/MediaBox [ 0 0 960 540 ]"), std::string::npos);  // 16:9, no margin
  EXPECT_NE(pdf.find("/CreationDate (D:20000101000000"), std::string::npos);
}

TEST(MapPicture, TriesSimplerLinesOnceAndSaysSoWhenTheTimeIsOver) {
  const MapPictures drawn =
      draw_map(view_of(dense_case(60, 150)), {SIDEFLOW_LAYOUT, std::chrono::milliseconds(1)},
               {MapFormat::svg});
  EXPECT_TRUE(drawn.pictures.empty());
  EXPECT_EQ(drawn.problem, "the layout took longer than 0.001 s and was ended");
  ASSERT_FALSE(drawn.notes.empty());
  EXPECT_NE(drawn.notes.back().find("simpler lines"), std::string::npos);
}

TEST(MapPicture, OfADenseNetworkIsAPictureOrAClearProblem) {
  const MapPictures drawn = draw_map(view_of(dense_case(60, 150)), kProgram, {MapFormat::svg});
  EXPECT_NE(drawn.pictures.empty(), drawn.problem.empty());
}

TEST(MapPicture, OfAnEmptyNetworkShowsItsTitle) {
  MapView view;
  view.title = "There is nothing on this map";
  const auto elements = elements_of(view);
  EXPECT_TRUE(std::any_of(elements.begin(), elements.end(), [&](const SvgElement& element) {
    return element.name == "text" && element.text == view.title;
  }));
}

TEST(Colours, StandOutFromWhatTheyAreDrawnOn) {
  for (const char* line : {kBlue, kVermillion, kGreen, kBlack, kGrey}) {
    EXPECT_GE(contrast(line, kWhite), 3.0) << line;
    EXPECT_GE(contrast(line, kLaneColour), 3.0) << line;
  }
}

TEST(Colours, LetLettersBeReadOnTheirBoxes) {
  // Bold letters of 18.7 pixels and more count as large: 3; all others 4.5.
  for (const BoxSort sort : {BoxSort::actor, BoxSort::flow_barrier, BoxSort::gap,
                             BoxSort::delay_barrier, BoxSort::quality_barrier}) {
    for (const Tone tone : {Tone::plain, Tone::arrives, Tone::rarely_arrives, Tone::does_not_arrive,
                            Tone::not_known, Tone::not_working, Tone::idle}) {
      const BoxColours colours = colours_of({.sort = sort, .tone = tone});
      const double least = sort == BoxSort::gap ? 3.0 : 4.5;
      EXPECT_GE(contrast(colours.name, colours.fill), least);
      if (*colours.strip != '\0') {
        EXPECT_GE(contrast(colours.words, colours.strip), 3.0);
      }
    }
  }
  for (const Degree degree :
       {Degree::sometimes, Degree::unknown, Degree::mostly, Degree::hardly, Degree::all}) {
    EXPECT_GE(contrast(colours_of(degree).words, colours_of(degree).strip), 3.0);
  }
}

}  // namespace
}  // namespace sideflow::reports
