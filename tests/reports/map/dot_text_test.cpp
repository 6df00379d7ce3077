#include "reports/map/dot_text.hpp"

#include "map_case.hpp"
#include "reports/map/loss_map.hpp"
#include "reports/map/dot_marks.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using testing::MapCase;
using testing::school_case;

std::string layout_text(const MapCase& of) {
  const MapView view = compose_loss_map(of.network, of.analysis, of.flows);
  return layout_dot(view, arrange(view, 100));
}

std::size_t count(const std::string& text, const std::string& wanted) {
  std::size_t number = 0;
  for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1))
    ++number;
  return number;
}

TEST(XmlText, EscapesWhatHasAMeaning) {
  EXPECT_EQ(xml_text("<b>&\"x\"</b>"), "&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;");
  EXPECT_EQ(xml_text("Õ \\N"), "Õ \\N");
}

TEST(LabelHtml, AlsoDoublesBackslashesWhichGraphvizWouldReplace) {
  EXPECT_EQ(label_html("<\\N>"), "&lt;\\\\N&gt;");
}

TEST(DotNumber, HasAPointAndNoNeedlessZeros) {
  EXPECT_EQ(dot_number(0.5), "0.5");
  EXPECT_EQ(dot_number(12), "12");
  EXPECT_EQ(dot_number(-0.0001), "0");
  EXPECT_EQ(dot_number(1.0 / 3), "0.333");
}

TEST(LayoutText, HasANodeForEveryBoxAndAnEdgeForEveryLine) {
  const MapCase made = school_case("School");
  const MapView view = compose_loss_map(made.network, made.analysis, made.flows);
  const std::string text = layout_dot(view, arrange(view, 100));
  for (const Box& box : view.boxes) EXPECT_EQ(count(text, "[id=\"" + box.id + "\""), 1u) << box.id;
  for (const Line& line : view.lines)
    EXPECT_EQ(count(text, "[id=\"" + line.id + "\""), 1u) << line.id;
}

TEST(LayoutText, GivesAHollowEndNoRoom) {
  testing::MapCaseBuilder country;
  country.bearer("doctors", "Doctors", Stage::notices, "sign", testing::kSaid);
  country.collector("office", "Office");
  country.gap("doctors", "office", "sign", Status::missing);
  const std::string text = layout_text(country.built());
  EXPECT_EQ(count(text, "[id=\"stub-"), 1u);
  EXPECT_EQ(count(text, "[id=\"end-"), 0u);
}

TEST(LayoutText, IsTheSameForTheSameMap) {
  EXPECT_EQ(layout_text(school_case("School")), layout_text(school_case("School")));
}

TEST(LayoutText, WritesNamesOnlyIntoLabelsAndEscapesThem) {
  const std::string text = layout_text(school_case("<i>\"&x"));
  EXPECT_EQ(count(text, "<i>"), 0u);
  EXPECT_EQ(count(text, "&lt;i&gt;&quot;&amp;x"), 3u);  // school, office, barrier
  for (const char* attribute : {"URL=", "href=", "image=", "tooltip=", "target="}) {
    EXPECT_EQ(count(text, attribute), 0u) << attribute;
  }
}

TEST(LayoutText, MakesALineWithNothingInItDotted) {
  MapCase made = school_case("School");
  made.flows.channels[0].barriers[0].after = 0;
  EXPECT_EQ(count(layout_text(school_case("School")), "style=dotted"), 0u);
  EXPECT_EQ(count(layout_text(made), "style=dotted"), 1u);
}

}  // namespace
}  // namespace sideflow::reports
