#include "reports/map/label_lines.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using Lines = std::vector<std::string>;

TEST(LabelLines, BreakBetweenWords) {
  EXPECT_EQ(label_lines("National Contact Point"), (Lines{"National", "Contact Point"}));
  EXPECT_EQ(label_lines("Police"), (Lines{"Police"}));
}

TEST(LabelLines, CountLettersAndNotBytes) {
  EXPECT_EQ(label_lines("Õpetajad äöüõšž"), (Lines{"Õpetajad äöüõšž"}));  // 15 letters, 22 bytes
}

TEST(LabelLines, KeepACompoundThatIsALittleTooLongAndBreakAMonster) {
  EXPECT_EQ(label_lines("Sotsiaalhoolekanne"), (Lines{"Sotsiaalhoolekanne"}));
  EXPECT_EQ(label_lines(std::string(45, 'x')),
            (Lines{std::string(15, 'x'), std::string(15, 'x'), std::string(15, 'x')}));
}

TEST(LabelLines, SayWhenTheyLeaveSomethingOut) {
  const Lines lines = label_lines(std::string(10000, 'x'), {.characters = 10, .lines = 2});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1], std::string(10, 'x') + "…");
}

TEST(LabelLines, ShowWhatCannotBeShownAsAReplacement) {
  EXPECT_EQ(label_lines("a\xFF"
                        "b"),
            (Lines{"a\uFFFDb"}));
  EXPECT_EQ(label_lines("a\x01"
                        "b"),
            (Lines{"a\uFFFDb"}));
  EXPECT_EQ(label_lines("\u2066x\u2069"), (Lines{"\uFFFDx\uFFFD"}));
  EXPECT_EQ(label_lines("\xE2\x82"), (Lines{"\uFFFD\uFFFD"}));
}

TEST(LabelLines, TakeLineBreaksAndBlanksForOneBlank) {
  EXPECT_EQ(label_lines("a\r\n\t  b"), (Lines{"a b"}));
  EXPECT_EQ(label_lines(""), (Lines{""}));
  EXPECT_EQ(label_lines("  \n "), (Lines{""}));
}

TEST(TextWidth, IsThatOfArial) {
  EXPECT_DOUBLE_EQ(text_width(""), 0);
  EXPECT_NEAR(text_width("M"), 0.833, 1e-12);    // advance width 1706 of 2048
  EXPECT_NEAR(text_width("iii"), 0.666, 1e-12);  // 455 of 2048 each
  EXPECT_GT(text_width("M", Weight::bold), text_width("M"));
}

TEST(LinesWithin, NeverExceedTheWidthUnlessAWordDoes) {
  const Lines lines = lines_within("What six of fourteen groups notice does not arrive", 10);
  ASSERT_GT(lines.size(), 1u);
  for (const std::string& line : lines) EXPECT_LE(text_width(line), 10) << line;
}

}  // namespace
}  // namespace sideflow::reports
