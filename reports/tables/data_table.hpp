// A table as plain values: what a spreadsheet, another program or a test takes further.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sideflow::reports {

/// What the cells of a column are.
enum class Measure : std::uint8_t {
  text,
  whole,        ///< a count
  number,       ///< of any size
  probability,  ///< 0 to 1
  mixed         ///< a number in one row, text in another
};

struct Column {
  std::string head;
  Measure measure = Measure::text;
  std::string explained = {};  ///< what the column says, and its unit; "" where the head does
};

/// Text, a finite number, or nothing. What is undefined is nothing.
using Cell = std::variant<std::monostate, std::string, double>;

struct DataTable {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
};

/// The text; nothing for "".
[[nodiscard]] Cell text_cell(std::string_view text);

/// The number, -0 as 0; nothing for what is not finite.
[[nodiscard]] Cell number_cell(double number);

/// The number in the shortest form that reads back as the same number, with a decimal point.
[[nodiscard]] std::string number_text(double number);

/// What stands in the cell, as text; "" for nothing.
[[nodiscard]] std::string cell_text(const Cell& cell);

}  // namespace sideflow::reports
