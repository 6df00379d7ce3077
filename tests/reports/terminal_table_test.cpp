#include "reports/tables/terminal_table.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

TEST(TerminalTable, AlignsColumnsAsTheyAreShown) {
  EXPECT_EQ(table_text({{"Who", "What"}, {{"õpetaja", "a"}, {"児童", "b"}, {"x", ""}}}),
            "Who      What\n"
            "-------  ----\n"
            "õpetaja  a\n"
            "児童     b\n"
            "x\n");
}

TEST(TerminalTable, WithoutRowsShowsItsHeads) {
  EXPECT_EQ(table_text({{"Who", "What"}, {}}), "Who  What\n---  ----\n");
}

TEST(TerminalTable, BreaksItsWidestColumnBetweenWordsWhereItIsTooWide) {
  const TerminalTable table{{"Where", "Lost"}, {{"Doctors to Police", "0.30"}, {"Courts", "0.2"}}};
  EXPECT_EQ(table_text(table, 17),
            "Where        Lost\n"
            "-----------  ----\n"
            "Doctors to   0.30\n"
            "  Police\n"
            "Courts       0.2\n");
}

TEST(TerminalTable, NeverBreaksAWord) {
  const TerminalTable table{{"Where"}, {{"Jugendschutzbehörde"}}};
  EXPECT_EQ(table_text(table, 5), "Where\n-------------------\nJugendschutzbehörde\n");
}

TEST(TerminalTable, GivesUpDispensableColumnsBeforeItBreaksLines) {
  const TerminalTable table{{"A", "B", "C"}, {{"one word", "two", "three"}}, {2, 1}};
  EXPECT_EQ(table_text(table, 20),
            "A         B    C\n--------  ---  -----\none word  two  three\n");
  EXPECT_EQ(table_text(table, 19), "A         B\n--------  ---\none word  two\n");
  EXPECT_EQ(table_text(table, 8), "A\n--------\none word\n");
}

TEST(TerminalTable, LosesColumnsInWhichNothingStandsButNotItsFirst) {
  EXPECT_EQ(table_text(without_empty_columns({{"A", "B", "C"}, {{"", "", "x"}}})),
            "A  C\n-  -\n   x\n");
}

TEST(Paragraph, BreaksBetweenWordsAndKeepsWhatItBeginsWith) {
  EXPECT_EQ(paragraph("  1.2 are lost", 9, 6), "  1.2 are\n      lost\n");
  EXPECT_EQ(paragraph("  1.2 are lost"), "  1.2 are lost\n");
  EXPECT_EQ(paragraph("", 9), "");
}

}  // namespace
}  // namespace sideflow::reports
