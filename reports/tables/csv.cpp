#include "reports/tables/csv.hpp"

#include <string_view>

namespace sideflow::reports {

namespace {

using Texts = std::vector<std::string>;

// ---- the guard ----------------------------------------------------------------------------------

/// Whether a spreadsheet might compute the text: it begins like a formula, full-width signs included.
bool looks_like_a_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text[0]) != std::string_view::npos) return true;
  for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

std::string guarded(const std::string& text) {
  return looks_like_a_formula(text) ? "'" + text : text;
}

/// "-", or digits and points behind a sign.
bool is_harmless(std::string_view text) {
  if (text == "-") return true;
  return text.size() > 1 && (text[0] == '+' || text[0] == '-') &&
         text.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

// ---- lines --------------------------------------------------------------------------------------

std::string quoted_where_needed(const std::string& text, Delimiter delimiter) {
  const bool is_plain = text.find_first_of("\"\r\n") == std::string::npos &&
                        text.find(static_cast<char>(delimiter)) == std::string::npos;
  if (is_plain) return text;
  std::string quoted = "\"";
  for (const char letter : text) {
    quoted += letter;
    if (letter == '"') quoted += letter;
  }
  return quoted + '"';
}

std::string line_of(const Texts& cells, Delimiter delimiter) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += static_cast<char>(delimiter);
    line += quoted_where_needed(cells[i], delimiter);
  }
  return line + "\r\n";
}

template <class Table>
std::string all_of_them(const std::vector<Table>& tables, Delimiter delimiter,
                        std::string (*one)(const Table&, Delimiter)) {
  std::string text;
  for (const Table& table : tables) text += (text.empty() ? "" : "\r\n") + one(table, delimiter);
  return text;
}

// ---- what stands in the cells ---------------------------------------------------------------------

Texts shown_cells(const Texts& row) {
  Texts cells;
  for (const std::string& text : row) {
    const std::string cell = broken_anywhere(text);
    cells.push_back(is_harmless(cell) ? cell : guarded(cell));
  }
  return cells;
}

Texts heads_of(const DataTable& table) {
  Texts heads;
  for (const Column& column : table.columns) heads.push_back(guarded(column.head));
  return heads;
}

Texts data_cells(const std::vector<Cell>& row) {
  Texts cells;
  for (const Cell& cell : row) {
    const bool is_number = std::holds_alternative<double>(cell);
    cells.push_back(is_number ? cell_text(cell) : guarded(cell_text(cell)));
  }
  return cells;
}

}  // namespace

std::string csv(const TerminalTable& table, Delimiter delimiter) {
  std::string text = line_of(shown_cells(table.heads), delimiter);
  for (const Texts& row : table.rows) text += line_of(shown_cells(row), delimiter);
  return text;
}

std::string csv(const std::vector<TerminalTable>& tables, Delimiter delimiter) {
  return all_of_them<TerminalTable>(tables, delimiter, csv);
}

std::string data_csv(const DataTable& table, Delimiter delimiter) {
  std::string text = line_of(heads_of(table), delimiter);
  for (const std::vector<Cell>& row : table.rows) text += line_of(data_cells(row), delimiter);
  return text;
}

std::string data_csv(const std::vector<DataTable>& tables, Delimiter delimiter) {
  return all_of_them<DataTable>(tables, delimiter, data_csv);
}

}  // namespace sideflow::reports
