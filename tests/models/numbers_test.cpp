#include "models/numbers.hpp"

#include <gtest/gtest.h>

namespace sideflow {
namespace {

TEST(Numbers, AreDigitsPerhapsWithAPointAndAnExponent) {
  EXPECT_EQ(parse_number("0"), 0.0);
  EXPECT_EQ(parse_number("0.25"), 0.25);
  EXPECT_EQ(parse_number("-3"), -3.0);
  EXPECT_EQ(parse_number("25e-2"), 0.25);
  EXPECT_EQ(parse_number("1e+2"), 100.0);
}

TEST(Numbers, AreNothingInAnyOtherSpelling) {
  for (const char* text : {"",      " 1",    "1 ",  "+1",   "01",     "-01", ".5",      "1.",
                           "1.e2",  "1e",    "1e+", "0x10", "0x1p-1", "inf", "nan",     "-inf",
                           "1e999", "1_000", "1,5", "10%",  "--1",    "1-2", "\xD9\xA0"}) {
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
  }
}

TEST(Ranges, HaveOneTwoOrThreeNumbers) {
  const auto one = parse_range("3");
  ASSERT_TRUE(one);
  EXPECT_EQ(one->low, 3);
  EXPECT_EQ(one->high, 3);
  const auto two = parse_range("1..3");
  ASSERT_TRUE(two);
  EXPECT_EQ(two->best, 2);
  const auto three = parse_range("1..1.5..3");
  ASSERT_TRUE(three);
  EXPECT_EQ(three->best, 1.5);
  EXPECT_TRUE(is_ordered(*three));
}

TEST(Ranges, AreNothingWithEmptyOrSurplusParts) {
  for (const char* text :
       {"..", "1..", "..1", "1...3", "1....3", "1..2..3..4", "1..2..", "a..b", "1 .. 2", "1-2"}) {
    EXPECT_FALSE(parse_range(text)) << text;
  }
}

TEST(Ranges, KeepTheOrderInWhichTheyAreWritten) {
  const auto turned = parse_range("3..1");
  ASSERT_TRUE(turned);
  EXPECT_FALSE(is_ordered(*turned));
}

TEST(Dates, AreThoseOfTheCalendar) {
  for (const char* text : {"2010", "2010-03", "2010-03-25", "2024-02-29", "2000-02-29"})
    EXPECT_TRUE(is_date(text)) << text;
  for (const char* text :
       {"", "0000", "201", "20101", "2010-", "2010-3", "2010-13", "2010-00", "2010-02-30",
        "2023-02-29", "1900-02-29", "2010-03-25 ", "2010/03", "before 2010", "unknown"}) {
    EXPECT_FALSE(is_date(text)) << text;
  }
}

TEST(Dates, OfSourcesMayBeRough) {
  for (const char* text : {"before 2010-03", "about 2010", "unknown", "2010"})
    EXPECT_TRUE(is_rough_date(text)) << text;
  for (const char* text : {"after 2010", "before", "about 2010-13", "before  2010"})
    EXPECT_FALSE(is_rough_date(text)) << text;
}

TEST(Spelling, IsMendedWhereTheMeaningIsPlain) {
  EXPECT_EQ(right_spelling("0,5"), "0.5");
  EXPECT_EQ(right_spelling("0,2..0,5"), "0.2..0.5");
  EXPECT_EQ(right_spelling("10 %"), "0.1");
  EXPECT_EQ(right_spelling("2,5%"), "0.025");
  EXPECT_EQ(right_spelling(".5"), "0.5");
  EXPECT_EQ(right_spelling("+1"), "1");
  EXPECT_EQ(right_spelling("0.2 .. 0.5"), "0.2..0.5");
  EXPECT_EQ(right_spelling("0.2-0.5"), "0.2..0.5");
  EXPECT_EQ(right_spelling("0.2...0.5"), "0.2..0.5");
}

TEST(Spelling, IsNotGuessedAtElsewhere) {
  for (const char* text : {"", "often", "200 %", "1,000,000", "half", "-"})
    EXPECT_EQ(right_spelling(text), "") << text;
}

}  // namespace
}  // namespace sideflow
