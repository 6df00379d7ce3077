#include "reports/tables/csv.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

std::string one_cell(const std::string& cell) { return csv({{"Head"}, {{cell}}, {}}); }

TEST(Csv, QuotesWhatWouldEndACellOrALine) {
  EXPECT_EQ(csv({{"A", "B"}, {{"a, b", "say \"no\""}, {"two\nlines", "plain"}}, {}}),
            "A,B\r\n\"a, b\",\"say \"\"no\"\"\"\r\n\"two\nlines\",plain\r\n");
}

TEST(Csv, TurnsNoCellIntoAFormula) {
  for (const char* cell : {"=1+1", "@SUM(A1)", "+cmd", "-cmd", "\uFF1D1", "\tx"})
    EXPECT_EQ(one_cell(cell), std::string("Head\r\n'") + cell + "\r\n") << cell;
  EXPECT_EQ(one_cell("=a,b"), "Head\r\n\"'=a,b\"\r\n");
}

TEST(Csv, LeavesNumbersAndDashesAsTheyAre) {
  for (const char* cell : {"-0.25", "+1.5", "-", "", "0.30 (0.15 to 0.50)"})
    EXPECT_EQ(one_cell(cell), std::string("Head\r\n") + cell + "\r\n");
}

TEST(Csv, WritesPlainBlanksWhereATerminalMayNotBreak) {
  EXPECT_EQ(one_cell(unbroken("0.30, range")), "Head\r\n\"0.30, range\"\r\n");
}

TEST(Csv, PutsAnEmptyLineBetweenTables) {
  EXPECT_EQ(csv(std::vector<TerminalTable>{{{"A"}, {}, {}}, {{"B"}, {{"1"}}, {}}}),
            "A\r\n\r\nB\r\n1\r\n");
  EXPECT_EQ(csv(std::vector<TerminalTable>{}), "");
}

}  // namespace
}  // namespace sideflow::reports
