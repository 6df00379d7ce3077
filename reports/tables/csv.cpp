#include "reports/tables/csv.hpp"

#include <string_view>

namespace sideflow::reports {

namespace {

bool is_number(std::string_view cell) {
  return cell.size() > 1 && cell.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

/// Whether a spreadsheet might compute the cell: it begins like a formula, full-width signs included, and is
/// no plain number.
bool looks_like_a_formula(std::string_view cell) {
  if (cell.empty()) return false;
  if (std::string_view("=@\t\r").find(cell[0]) != std::string_view::npos) return true;
  if (cell[0] == '+' || cell[0] == '-') return !is_number(cell) && cell != "-";
  for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (cell.starts_with(wide)) return true;
  }
  return false;
}

std::string cell_text(const std::string& text) {
  const std::string cell = broken_anywhere(text);
  const std::string guarded = looks_like_a_formula(cell) ? "'" + cell : cell;
  if (guarded.find_first_of(",\"\r\n") == std::string::npos) return guarded;
  std::string quoted = "\"";
  for (const char letter : guarded) {
    quoted += letter;
    if (letter == '"') quoted += letter;
  }
  return quoted + '"';
}

std::string line_text(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + cell_text(cells[i]);
  return line + "\r\n";
}

}  // namespace

std::string csv(const TerminalTable& table) {
  std::string text = line_text(table.heads);
  for (const std::vector<std::string>& row : table.rows) text += line_text(row);
  return text;
}

std::string csv(const std::vector<TerminalTable>& tables) {
  std::string text;
  for (const TerminalTable& table : tables) text += (text.empty() ? "" : "\r\n") + csv(table);
  return text;
}

}  // namespace sideflow::reports
