// Cells of a table that somebody filled in: CSV or XLSX.
#pragma once

#include "models/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

inline constexpr std::size_t kMostCells = 200'000;  ///< with text in them, in all sheets of a file
inline constexpr std::size_t kMostColumns = 256;    ///< a cell further right is an error
inline constexpr std::size_t kMostCellText = std::size_t{32}
                                             << 20;  ///< bytes of all cells together

/// A cell that holds a text. Blanks and line feeds around it are gone.
struct TableCell {
  std::uint32_t position = 0;  ///< of its column, from 1
  std::string text;            ///< as it was typed; of a formula the value that is stored
  std::uint32_t line = 0;      ///< in a CSV file where it begins; in a workbook its row and column
  std::uint32_t column = 0;
};

/// A row with at least one cell that is not empty.
struct TableRow {
  std::uint32_t number = 0;      ///< from 1, as a spreadsheet counts
  std::vector<TableCell> cells;  ///< by position; empty ones left out

  /// The text in the column at `position`, "" when there is none. Logarithmic.
  [[nodiscard]] const std::string& text(std::uint32_t position) const;
};

struct TableSheet {
  std::string name;  ///< "" in a CSV file
  std::vector<TableRow> rows;
};

/// The sheets of a file, or what is wrong with it.
struct TableFile {
  std::string file;  ///< as it was named
  std::string text;  ///< of a CSV file, for excerpts; "" of a workbook
  std::vector<TableSheet> sheets;
  std::vector<Diagnostic> diagnostics;  ///< any error: there are no sheets
  bool unreadable = false;              ///< the world, not the table
};

/// The bytes of a regular file of any sort, or why there are none.
struct FileBytes {
  std::string bytes;
  std::vector<Diagnostic> diagnostics;
  bool unreadable = false;
};

/// All bytes of the regular file at `path`, at most kLargestFile. Never blocks on pipes or devices.
[[nodiscard]] FileBytes read_file_bytes(const std::string& path);

/// The table or tables in the file at `path`, a workbook when it begins like one, else CSV.
[[nodiscard]] TableFile read_table_file(const std::string& path);

/// The one sheet of a CSV file (RFC 4180; UTF-8 with or without a mark; comma, semicolon or tab,
/// whichever the first line has most of, or the one that a first line `sep=;` names). An empty file
/// has a sheet without rows. Linear.
[[nodiscard]] TableFile csv_table(std::string bytes, const std::string& name);

/// "B5" for row 5 and column 2.
[[nodiscard]] std::string cell_name(std::uint32_t row, std::uint32_t position);

/// Where in a table something stands. Position 0: the whole row.
struct TablePlace {
  const TableFile& file;
  const TableSheet& sheet;
  const TableRow& row;
  std::uint32_t position = 0;
};

/// A diagnostic at `place`. Its text begins with the place as a spreadsheet names it; excerpts of CSV
/// files have personal data masked.
[[nodiscard]] Diagnostic table_problem(const TablePlace& place, std::string code,
                                       const std::string& text, std::string hint = {});

}  // namespace sideflow
