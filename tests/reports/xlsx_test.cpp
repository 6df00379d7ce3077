// Workbooks: what is in the file, read without the library that wrote it.
#include "reports/tables/xlsx.hpp"

#include "reports/tables/sheet_text.hpp"
#include "reports/whole_file.hpp"
#include "tests/reports/unzipped.hpp"

#include <cstdlib>
#include <filesystem>
#include <limits>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using Files = std::map<std::string, std::string>;

DataTable letters() {
  return {"letters",
          {{"Text", Measure::text, "What it says."},
           {"Chance", Measure::probability},
           {"Count", Measure::whole}},
          {{std::string("a"), 0.25, 3.0}, {std::string("=1+1"), Cell{}, Cell{}}}};
}

Files files_of(const std::vector<DataTable>& tables) { return test::unzipped(xlsx(tables)); }

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(Xlsx, HasASheetForEachTable) {
  const Files files = files_of({letters(), {"numbers", {{"N", Measure::number}}, {{1.5}}}});
  EXPECT_TRUE(files.contains("xl/worksheets/sheet1.xml"));
  EXPECT_TRUE(files.contains("xl/worksheets/sheet2.xml"));
  EXPECT_FALSE(files.contains("xl/worksheets/sheet3.xml"));
  EXPECT_TRUE(holds(files.at("xl/workbook.xml"), "name=\"letters\""));
  EXPECT_TRUE(holds(files.at("xl/workbook.xml"), "name=\"numbers\""));
}

TEST(Xlsx, WritesTextsAsTextsAndNumbersAsNumbers) {
  const Files files = files_of({letters()});
  const std::string& sheet = files.at("xl/worksheets/sheet1.xml");
  EXPECT_TRUE(holds(sheet, "<v>0.25</v>"));
  EXPECT_TRUE(holds(files.at("xl/sharedStrings.xml"), "<t>=1+1</t>"));
  EXPECT_EQ(times(sheet, "t=\"s\""), 5u);
  EXPECT_FALSE(holds(sheet, "<f>"));
}

TEST(Xlsx, TakesNoTextForAFormulaOrALink) {
  const Files files = files_of({{"t",
                                 {{"A"}},
                                 {{std::string("http://example.org")},
                                  {std::string("mailto:a@example.org")},
                                  {std::string("{=1}")},
                                  {std::string("@SUM(A1)")}}}});
  const std::string& sheet = files.at("xl/worksheets/sheet1.xml");
  EXPECT_EQ(times(sheet, "t=\"s\""), 5u);
  EXPECT_FALSE(holds(sheet, "<f>"));
  EXPECT_FALSE(holds(sheet, "hyperlink"));
}

TEST(Xlsx, LeavesOutWhatIsUndefined) {
  const std::string sheet =
      files_of(
          {{"t",
            {{"A", Measure::number}},
            {{Cell{}}, {std::numeric_limits<double>::quiet_NaN()}, {number_cell(1e300 * 1e300)}}}})
          .at("xl/worksheets/sheet1.xml");
  EXPECT_EQ(times(sheet, "<c r="), 1u);
}

TEST(Xlsx, FreezesAndFiltersTheHeadsAndExplainsThem) {
  const Files files = files_of({letters()});
  const std::string& sheet = files.at("xl/worksheets/sheet1.xml");
  EXPECT_TRUE(holds(sheet, "topLeftCell=\"B2\""));
  EXPECT_TRUE(holds(sheet, "<autoFilter ref=\"A1:C3\"/>"));
  EXPECT_TRUE(holds(files.at("xl/comments1.xml"), "What it says."));
  EXPECT_EQ(times(files.at("xl/comments1.xml"), "<comment ref="), 1u);
}

TEST(Xlsx, GivesTheSameBytesForTheSameTables) {
  EXPECT_EQ(xlsx({letters()}), xlsx({letters()}));
  EXPECT_NE(xlsx({letters()}), xlsx({{"others", {{"Text"}}, {}}}));
  EXPECT_TRUE(holds(files_of({letters()}).at("docProps/core.xml"), "1980-01-01T00:00:00Z"));
}

TEST(Xlsx, LeavesNoFileBehind) {
  const std::filesystem::path folder =
      std::filesystem::path(::testing::TempDir()) / "sideflow-xlsx-test";
  std::filesystem::create_directories(folder);
  ::setenv("TMPDIR", folder.c_str(), 1);
  const std::string bytes = xlsx({letters()});
  ::unsetenv("TMPDIR");
  EXPECT_FALSE(bytes.empty());
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove(folder);
}

TEST(Xlsx, SaysWhichTableIsTooLarge) {
  const DataTable wide{"wide", std::vector<Column>(16385, Column{"A"}), {}};
  try {
    static_cast<void>(xlsx({wide}));
    FAIL() << "a sheet has 16384 columns";
  } catch (const WorldError& error) {
    EXPECT_TRUE(holds(error.what(), "the table \"wide\" has 0 rows and 16385 columns"));
  }
}

TEST(Xlsx, OpensWithoutTables) { EXPECT_TRUE(files_of({}).contains("xl/worksheets/sheet1.xml")); }

// ---- names and texts ----------------------------------------------------------------------------

std::vector<std::string> names_of(const std::vector<std::string>& names) {
  std::vector<DataTable> tables;
  for (const std::string& name : names) tables.push_back({name, {}, {}});
  return sheet_names(tables);
}

TEST(SheetNames, HaveNoSignsThatSpreadsheetsRefuse) {
  EXPECT_EQ(names_of({"a[b]:c*d?e/f\\g"}), std::vector<std::string>{"a-b--c-d-e-f-g"});
  EXPECT_EQ(names_of({"'quoted'", "", "'"}),
            (std::vector<std::string>{"quoted", "Sheet", "Sheet 2"}));
}

TEST(SheetNames, DifferInMoreThanCapitals) {
  EXPECT_EQ(names_of({"Reach", "reach", "REACH"}),
            (std::vector<std::string>{"Reach", "reach 2", "REACH 3"}));
  EXPECT_EQ(names_of({"history"}), std::vector<std::string>{"history 2"});
}

TEST(SheetNames, HaveAtMost31Characters) {
  const std::string longest(31, 'x');
  EXPECT_EQ(names_of({longest + "y", longest}),
            (std::vector<std::string>{longest, std::string(29, 'x') + " 2"}));
}

TEST(SheetNames, AreTakenByTheLibrary) {
  const std::vector<DataTable> tables = {{"[a]", {}, {}}, {"[A]", {}, {}}, {"", {}, {}}};
  EXPECT_EQ(times(files_of(tables).at("xl/workbook.xml"), "<sheet name="), 3u);
}

TEST(SheetText, IsCutAt32767UnitsAndSaysSo) {
  const std::string longest(32767, 'a');
  EXPECT_EQ(sheet_text(longest), longest);
  const std::string cut = sheet_text(longest + "a");
  EXPECT_EQ(cut.size(), 32767u);
  EXPECT_TRUE(cut.ends_with("a [cut here: a cell holds no more]"));
  std::string wide;
  for (int i = 0; i < 16384; ++i) wide += "\U0001F9ED";  // two units of UTF-16, four bytes each
  EXPECT_TRUE(sheet_text(wide).ends_with("]"));
  EXPECT_FALSE(files_of({{"t", {{"A"}}, {{wide + wide}}}}).empty());
}

TEST(SheetText, HasNoCharactersThatWorkbooksCannotHold) {
  EXPECT_EQ(sheet_text("a\x01z\xFFz\r"), "a\uFFFDz\uFFFDz\uFFFD");
  EXPECT_EQ(sheet_text("tab\tand\nline"), "tab\tand\nline");
}

TEST(SheetText, KeepsWhatLooksLikeAnEscape) {
  EXPECT_EQ(sheet_text("_x0041_ _x00G1_ _x0041"), "_x005F_x0041_ _x00G1_ _x0041");
}

}  // namespace
}  // namespace sideflow::reports
