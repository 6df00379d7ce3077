#include "models/table_cells.hpp"

#include "models/source_text.hpp"
#include "models/workbook_cells.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

namespace sideflow {
namespace {

using Rows = std::vector<std::vector<std::string>>;
using Parts = std::vector<std::pair<std::string, std::string>>;

/// The rows of the first sheet: their numbers and "POSITION=TEXT" of each cell.
Rows rows_of(const TableFile& file) {
  Rows rows;
  if (file.sheets.empty()) return rows;
  for (const TableRow& row : file.sheets.front().rows) {
    rows.push_back({std::to_string(row.number)});
    for (const TableCell& cell : row.cells)
      rows.back().push_back(std::to_string(cell.position) + "=" + cell.text);
  }
  return rows;
}

Rows csv(const std::string& text) { return rows_of(csv_table(text, "t.csv")); }

/// The first diagnostic, as "LINE:COLUMN TEXT [CODE]".
std::string complaint(const TableFile& file) {
  if (file.diagnostics.empty()) return "none";
  const Diagnostic& one = file.diagnostics.front();
  return std::to_string(one.line) + ':' + std::to_string(one.column) + ' ' + one.text + " [" +
         one.code + ']';
}

std::string test_file(const std::string& name) {
  return std::string(SIDEFLOW_SOURCE_DIR) + "/tests/models/files/" + name;
}

// ---- CSV ------------------------------------------------------------------------------------------

TEST(CsvTable, CellsArePartedByWhatTheFirstLineHasMostOf) {
  const Rows expected{{"1", "1=a", "2=b"}, {"2", "1=c", "2=d"}};
  EXPECT_EQ(csv("a,b\nc,d\n"), expected);
  EXPECT_EQ(csv("a;b\nc;d"), expected);
  EXPECT_EQ(csv("a\tb\r\nc\td\r\n"), expected);
  EXPECT_EQ(csv("\xEF\xBB\xBF"
                "a;b\nc;d\n"),
            expected);
  EXPECT_EQ(csv("sep=;\na;b\n"), (Rows{{"2", "1=a", "2=b"}}));
  EXPECT_EQ(csv("\"a,a,a\";b\n"), (Rows{{"1", "1=a,a,a", "2=b"}}));
}

TEST(CsvTable, QuotedCellsKeepDelimitersQuotesAndLineFeeds) {
  EXPECT_EQ(csv("a,b\n\"x, \"\"y\"\"\r\nz\" ,w\n"),
            (Rows{{"1", "1=a", "2=b"}, {"2", "1=x, \"y\"\nz", "2=w"}}));
}

TEST(CsvTable, EmptyCellsAndRowsAreLeftOutAndRowsKeepTheirNumbers) {
  EXPECT_EQ(csv("a,b\n,\n\n,c\n"), (Rows{{"1", "1=a", "2=b"}, {"4", "2=c"}}));
  EXPECT_EQ(csv(""), Rows{});
  EXPECT_TRUE(csv_table("", "t.csv").diagnostics.empty());
}

TEST(CsvTable, WhatIsOddIsAnErrorWithItsPlace) {
  EXPECT_EQ(complaint(csv_table("a,b\nc,\"d\n", "t.csv")),
            "2:3 this quotation mark is not closed [SF070]");
  EXPECT_EQ(complaint(csv_table("a,b\nc,\"d\"e\n", "t.csv")),
            "2:6 text stands behind the closing quotation mark of a cell [SF070]");
  EXPECT_EQ(complaint(csv_table("a,b\nc,d\"e\n", "t.csv")),
            "2:4 a quotation mark stands inside a cell that does not begin with one [SF070]");
  EXPECT_EQ(complaint(csv_table(std::string("a\xFF"), "t.csv")).substr(0, 21),
            "1:2 this is not UTF-8");
  EXPECT_EQ(complaint(csv_table("%PDF-1.4", "t.csv")),
            "1:1 this is a PDF file, not a table [SF002]");
}

TEST(CsvTable, ThereIsALimitToColumnsAndCells) {
  EXPECT_EQ(complaint(csv_table(std::string(256, ',') + "x", "t.csv")),
            "1:257 a table has 256 columns at most [SF070]");
  EXPECT_EQ(csv(std::string(255, ',') + "x"), (Rows{{"1", "256=x"}}));
  std::string many;
  for (std::size_t i = 0; i <= kMostCells; ++i) many += "x\n";
  EXPECT_EQ(complaint(csv_table(many, "t.csv")),
            "200001:1 a table has 200,000 cells at most [SF070]");
}

TEST(CsvTable, PersonalDataInAnExcerptIsMasked) {
  const TableFile file = csv_table("name\nanna@example.org\n", "t.csv");
  const TableSheet& sheet = file.sheets.front();
  const Diagnostic found = table_problem({file, sheet, sheet.rows[1], 1}, "SF090", "personal data");
  EXPECT_EQ(found.excerpt, "an...");
  EXPECT_EQ(found.text, "cell A2: personal data");
}

TEST(CellNames, AreThoseOfSpreadsheets) {
  EXPECT_EQ(cell_name(5, 2), "B5");
  EXPECT_EQ(cell_name(1, 26), "Z1");
  EXPECT_EQ(cell_name(1, 27), "AA1");
  EXPECT_EQ(cell_name(1, 16384), "XFD1");
}

TEST(TableFile, WhatIsNoFileIsSaid) {
  const TableFile none = read_table_file(test_file("there-is-none.csv"));
  EXPECT_TRUE(none.unreadable);
  EXPECT_EQ(none.diagnostics.at(0).text, "there is no such file");
  EXPECT_TRUE(read_table_file(test_file("")).unreadable);
}

// ---- workbooks: those of another program ------------------------------------------------------------

TEST(Workbook, OfAnotherProgramIsReadAsItWasTyped) {
  const TableFile file = read_table_file(test_file("interview.xlsx"));
  ASSERT_EQ(file.sheets.size(), 4u);
  EXPECT_EQ(file.sheets[1].name, "Actors");
  EXPECT_EQ(file.sheets[1].rows.at(1).text(8),
            "\xC3\x95petaja: \"we see it\" \xE2\x80\x94 now\nand then");
  EXPECT_EQ(file.sheets[1].rows.at(1).text(6), "0.3");
  EXPECT_EQ(file.sheets[1].rows.at(1).text(2), "");
  EXPECT_EQ(file.sheets[2].rows.back().number, 4u);
  ASSERT_EQ(file.diagnostics.size(), 1u);
  EXPECT_EQ(file.diagnostics[0].text, "the sheet \"Old\" is hidden and is not read");
  EXPECT_EQ(file.diagnostics[0].severity, Severity::warning);
}

/// "SHEET!CELL=TEXT" of all cells.
std::vector<std::string> all_cells(const TableFile& file) {
  std::vector<std::string> cells;
  for (const TableSheet& sheet : file.sheets) {
    for (const TableRow& row : sheet.rows) {
      for (const TableCell& cell : row.cells)
        cells.push_back(sheet.name + "!" + cell_name(row.number, cell.position) + "=" + cell.text);
    }
  }
  return cells;
}

TEST(Workbook, SavedAgainByAThirdProgramHoldsTheSameCells) {
  const std::vector<std::string> cells = all_cells(read_table_file(test_file("interview.xlsx")));
  EXPECT_EQ(cells.size(), 46u);  // as openpyxl counts them
  EXPECT_EQ(cells, all_cells(read_table_file(test_file("interview-libreoffice.xlsx"))));
}

TEST(Workbook, NumbersAreNotMadeIntoDates) {
  const TableFile file = read_table_file(test_file("interview.xlsx"));
  ASSERT_EQ(file.sheets.size(), 4u);
  const std::vector<TableRow>& rows = file.sheets[3].rows;
  EXPECT_EQ(rows.at(1).text(1), "0.3");
  EXPECT_EQ(rows.at(2).text(1), "12");
  EXPECT_EQ(rows.at(3).text(1), "true");
  EXPECT_EQ(rows.at(4).text(1), "46106");  // days since the end of 1899: 25 March 2026
  EXPECT_EQ(rows.at(5).text(26), "far");
}

TEST(Workbook, FormulasWithoutValueAndErrorsNameTheirCell) {
  const TableFile file = read_table_file(test_file("odd.xlsx"));
  ASSERT_EQ(file.diagnostics.size(), 2u);
  EXPECT_EQ(complaint(file),
            "2:2 sheet \"Odd\", cell B2: a formula without a stored value [SF070]");
  EXPECT_EQ(file.diagnostics[1].text,
            "sheet \"Odd\", cell B3: a formula that ended in the error \"#DIV/0!\"");
  EXPECT_TRUE(file.sheets.empty());
}

// ---- workbooks made here ----------------------------------------------------------------------------

/// An archive of these parts, compressed.
std::string zipped(const Parts& parts) {
  const std::string path = (std::filesystem::temp_directory_path() /
                            ("sideflow-workbook-" + std::to_string(::getpid()) + ".zip"))
                               .string();
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, text] : parts) {
    zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    EXPECT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8), 0);
  }
  EXPECT_EQ(zip_close(archive), 0);
  std::ifstream stream(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  std::filesystem::remove(path);
  return bytes;
}

/// A workbook of one sheet with these rows and shared strings.
Parts parts_with(const std::string& rows, const std::string& strings = "") {
  return {
      {"xl/workbook.xml",
       "<x:workbook xmlns:x='m' xmlns:r='r'><x:sheets><x:sheet name='S' sheetId='1' "
       "r:id='a'/></x:sheets></x:workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id='a' Type='t/worksheet' Target='/xl/s.xml'/>"
       "<Relationship Id='b' Type='t/sharedStrings' Target='t/../strings.xml'/></Relationships>"},
      {"xl/strings.xml", "<sst>" + strings + "</sst>"},
      {"xl/s.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
}

TableFile workbook(const std::string& rows, const std::string& strings = "") {
  return workbook_tables(zipped(parts_with(rows, strings)), "t.xlsx");
}

TEST(Workbook, SharedInlineAndStoredTextsAreRead) {
  const TableFile file = workbook(
      "<row r='2'><c r='A2' t='s'><v>1</v></c><c "
      "t='inlineStr'><is><t>in</t><r><t>line</t></r></is></c>"
      "<c r='D2' t='str'><f>A1</f><v>a_x000D_\nb</v></c><c r='E2'><f>1+1</f><v>2</v></c>"
      "<c r='F2'><v>0.29999999999999999</v></c><c r='G2' t='b'><v>0</v></c></row>",
      "<si/><si><r><t xml:space='preserve'>two "
      "</t></r><rPh><t>no</t></rPh><r><t>runs</t></r></si>");
  EXPECT_EQ(complaint(file), "none");
  EXPECT_EQ(rows_of(file),
            (Rows{{"2", "1=two runs", "2=inline", "4=a\nb", "5=2", "6=0.3", "7=false"}}));
}

TEST(Workbook, WhatIsOddNamesSheetAndCell) {
  EXPECT_EQ(complaint(workbook("<row><c t='s'><v>7</v></c></row>")),
            "1:1 sheet \"S\", cell A1: a text that the workbook does not have [SF070]");
  EXPECT_EQ(complaint(workbook("<row r='1'><c r='B2'><v>7</v></c></row>")),
            "0:0 the cells of row 1 of the sheet \"S\" are in disorder [SF071]");
  EXPECT_EQ(complaint(workbook("<row r='3'/><row r='3'/>")),
            "0:0 the rows of the sheet \"S\" are in disorder behind row 3 [SF071]");
  EXPECT_EQ(complaint(workbook("<row r='9999999999'/>")),
            "0:0 the rows of the sheet \"S\" are in disorder behind row 0 [SF071]");
  EXPECT_EQ(complaint(workbook("<row><c r='XFD1'><v>7</v></c></row>")),
            "1:16384 sheet \"S\", cell XFD1: a table has 256 columns at most [SF070]");
  EXPECT_EQ(complaint(workbook("<row><c t='str'><v>a&#x202E;b</v></c></row>")),
            "1:1 sheet \"S\", cell A1: the character U+202E may not stand in a model [SF004]");
  EXPECT_EQ(complaint(workbook("<row><c")),
            "0:0 the part \"xl/s.xml\" of the workbook is no right XML [SF071]");
}

TEST(Workbook, EntitiesOfTheOutsideStayUnread) {
  Parts parts = parts_with("<row><c t='str'><v>&x;</v></c></row>");
  parts[3].second = "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + parts[3].second;
  EXPECT_EQ(rows_of(workbook_tables(zipped(parts), "t.xlsx")), (Rows{{"1", "1=&x;"}}));
}

TEST(Workbook, ABombIsNotUnpacked) {
  Parts parts = parts_with("");
  parts[3].second.insert(0, kLargestFile, ' ');
  const std::string bytes = zipped(parts);
  ASSERT_LT(bytes.size(), 100'000u);
  EXPECT_EQ(complaint(workbook_tables(bytes, "t.xlsx")),
            "0:0 unpacked, the workbook is larger than 32 MiB, the most that is read [SF071]");
}

TEST(Workbook, ATextThatIsRepeatedTooOftenIsNotKept) {
  std::string cells;
  for (int i = 0; i < 5000; ++i) cells += "<row><c t='s'><v>0</v></c></row>";
  EXPECT_EQ(complaint(workbook(cells, "<si><t>" + std::string(8000, 'x') + "</t></si>")),
            "0:0 the workbook has more than 200,000 cells, or 32 MiB of text in them [SF071]");
}

TEST(Workbook, DeepNestingDoesNoHarm) {
  std::string deep;
  for (int i = 0; i < 500'000; ++i) deep += "<a>";
  for (int i = 0; i < 500'000; ++i) deep += "</a>";
  EXPECT_EQ(complaint(workbook(deep)), "none");
  EXPECT_EQ(complaint(workbook("<row><c t='inlineStr'><is><t>" + deep + "</t></is></c></row>")),
            "none");
}

TEST(Workbook, OtherArchivesAreNone) {
  EXPECT_EQ(complaint(workbook_tables(zipped({{"word/document.xml", "<w/>"}}), "t.xlsx")),
            "0:0 this is a zip archive, but no workbook [SF071]");
  EXPECT_EQ(complaint(workbook_tables("PK\x03\x04rest", "t.xlsx")),
            "0:0 this is no whole zip archive, and so no workbook [SF071]");
}

// ---- anything ---------------------------------------------------------------------------------------

TEST(Tables, ChangedAndCutBytesNeverCrash) {
  const std::string book = read_file_bytes(test_file("interview.xlsx")).bytes;
  ASSERT_FALSE(book.empty());
  const std::string sheet = "what;name\nactor;\"A \"\"b\"\"\"\r\n";
  for (unsigned seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (const std::string* whole : {&book, &sheet}) {
      std::string bytes =
          whole->substr(0, whole->size() - (seed % 3 == 0 ? random() % whole->size() : 0));
      for (unsigned change = 0; change < 1 + seed % 8 && !bytes.empty(); ++change)
        bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFFu);
      const TableFile read = workbook_tables(bytes, "t.xlsx");
      EXPECT_TRUE(read.sheets.empty() || !has_errors(read.diagnostics));
      const TableFile csv_read = csv_table(bytes, "t.csv");
      EXPECT_TRUE(csv_read.sheets.empty() || !has_errors(csv_read.diagnostics));
    }
  }
}

TEST(Tables, ChangedPartsOfAWorkbookNeverCrash) {
  const std::string rows =
      "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2'><f>1</f><v>2</v></c></row>";
  const Parts whole = parts_with(rows, "<si><t>a_x000D_</t></si>");
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    Parts parts = whole;
    for (unsigned change = 0; change < 1 + seed % 5; ++change) {
      std::string& text = parts[random() % parts.size()].second;
      if (random() % 2 == 0) text.erase(random() % text.size(), random() % 9);
      if (!text.empty()) text[random() % text.size()] = static_cast<char>(' ' + random() % 95);
      if (text.empty()) text = " ";
    }
    const TableFile read = workbook_tables(zipped(parts), "t.xlsx");
    EXPECT_TRUE(read.sheets.empty() || !has_errors(read.diagnostics));
  }
}

}  // namespace
}  // namespace sideflow
