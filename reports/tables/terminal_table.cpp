#include "reports/tables/terminal_table.hpp"

#include "reports/wording.hpp"

#include <algorithm>
#include <cstddef>

namespace sideflow::reports {

namespace {

using Widths = std::vector<std::size_t>;

void widen(Widths& widths, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i)
    widths[i] = std::max(widths[i], display_width(cells[i]));
}

Widths widths_of(const TerminalTable& table) {
  Widths widths(table.heads.size(), 0);
  widen(widths, table.heads);
  for (const std::vector<std::string>& row : table.rows) widen(widths, row);
  return widths;
}

std::string line_of(const std::vector<std::string>& cells, const Widths& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
    if (i > 0) line += "  ";
    line += cells[i] + std::string(widths[i] - display_width(cells[i]), ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string rule_of(const Widths& widths) {
  std::vector<std::string> rules;
  for (const std::size_t width : widths) rules.emplace_back(width, '-');
  return line_of(rules, widths);
}

}  // namespace

std::string table_text(const TerminalTable& table) {
  const Widths widths = widths_of(table);
  std::string text = line_of(table.heads, widths) + rule_of(widths);
  for (const std::vector<std::string>& row : table.rows) text += line_of(row, widths);
  return text;
}

}  // namespace sideflow::reports
