#include "reports/tables/csv.hpp"

#include <limits>

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

TEST(Csv, HasTheDelimiterThatIsAskedFor) {
  const TerminalTable table{{"A", "B"}, {{"a;b", "c,d"}}, {}};
  EXPECT_EQ(csv(table, Delimiter::semicolon), "A;B\r\n\"a;b\";c,d\r\n");
  EXPECT_EQ(csv(table, Delimiter::tab), "A\tB\r\na;b\tc,d\r\n");
}

// ---- data ---------------------------------------------------------------------------------------

std::string one_data_cell(const Cell& cell) { return data_csv({"t", {{"Head"}}, {{cell}}}); }

TEST(DataCsv, GuardsEveryTextAndNoNumber) {
  for (const char* text : {"=1", "+1", "-1", "-", "@a", "\tx"})
    EXPECT_EQ(one_data_cell(text_cell(text)), std::string("Head\r\n'") + text + "\r\n") << text;
  EXPECT_EQ(one_data_cell(text_cell("\r=1")), "Head\r\n\"'\r=1\"\r\n");
  EXPECT_EQ(one_data_cell(number_cell(-1.5)), "Head\r\n-1.5\r\n");
  EXPECT_EQ(data_csv({"t", {{"=Head"}}, {}}), "'=Head\r\n");
}

TEST(DataCsv, WritesNumbersSoThatTheyReadBackAsTheSame) {
  EXPECT_EQ(one_data_cell(number_cell(0.1 + 0.2)), "Head\r\n0.30000000000000004\r\n");
  EXPECT_EQ(one_data_cell(number_cell(13.0)), "Head\r\n13\r\n");
  EXPECT_EQ(one_data_cell(number_cell(-0.0)), "Head\r\n0\r\n");
}

TEST(DataCsv, LeavesCellsEmptyForWhatIsUndefined) {
  EXPECT_EQ(one_data_cell(number_cell(std::numeric_limits<double>::quiet_NaN())), "Head\r\n\r\n");
  EXPECT_EQ(one_data_cell(text_cell("")), "Head\r\n\r\n");
}

TEST(DataCsv, HasTheDelimiterThatIsAskedFor) {
  const DataTable table{"t", {{"A"}, {"B"}}, {{std::string("a;b"), 0.5}}};
  EXPECT_EQ(data_csv(table, Delimiter::semicolon), "A;B\r\n\"a;b\";0.5\r\n");
  EXPECT_EQ(data_csv(std::vector{table, table}, Delimiter::tab),
            "A\tB\r\na;b\t0.5\r\n\r\nA\tB\r\na;b\t0.5\r\n");
}

}  // namespace
}  // namespace sideflow::reports
