#include "reports/wording.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

TEST(Grammar, CountsOneAndMany) {
  EXPECT_EQ(counted(0, "actor", "actors"), "0 actors");
  EXPECT_EQ(counted(1, "actor", "actors"), "1 actor");
  EXPECT_EQ(counted(2, "actor", "actors"), "2 actors");
}

TEST(Grammar, ListsNamesAsInASentence) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}), "a and b");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(listed({"a", "b", "c", "d"}, 2), "a, b and 2 more");
  EXPECT_EQ(listed({"a", "b"}, 2), "a and b");
}

TEST(Grammar, GivesInstitutionsAnArticleAndNamesNone) {
  EXPECT_EQ(with_article("National Contact Point"), "the National Contact Point");
  EXPECT_EQ(with_article("Ministry of Justice"), "the Ministry of Justice");
  EXPECT_EQ(with_article("The Board"), "The Board");
  EXPECT_EQ(with_article("Caritas"), "Caritas");
  EXPECT_EQ(with_article("Doctors"), "Doctors");
  EXPECT_EQ(with_article(""), "");
}

TEST(Grammar, MakesOneLineOfMany) {
  EXPECT_EQ(one_line("  a\n\n b\t c "), "a b c");
  EXPECT_EQ(one_line(" \n"), "");
  EXPECT_EQ(without_full_stop("It is so. \n"), "It is so");
  EXPECT_EQ(without_full_stop("..."), "");
}

TEST(Grammar, RaisesOnlyPlainLetters) {
  EXPECT_EQ(capitalised("arrives"), "Arrives");
  EXPECT_EQ(capitalised("õpetaja"), "õpetaja");
  EXPECT_EQ(capitalised(""), "");
}

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("õäöü"), 4u);
  EXPECT_EQ(display_width("児童"), 4u);
  EXPECT_EQ(display_width("e\xCC\x81"), 1u);         // e with a combining acute accent
  EXPECT_EQ(display_width("\xF0\x9F\x91\xA9"), 2u);  // an emoji
  EXPECT_EQ(display_width(""), 0u);
}

}  // namespace
}  // namespace sideflow::reports
