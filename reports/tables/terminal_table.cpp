#include "reports/tables/terminal_table.hpp"

#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace sideflow::reports {

namespace {

using Cells = std::vector<std::string>;
using Widths = std::vector<std::size_t>;

constexpr std::size_t kApart = 2;      // blanks between columns, and before what goes on in a cell
constexpr std::size_t kReadable = 20;  // a column of text should not be broken to less
constexpr std::string_view kHardBlank = "\u00A0";

std::string with_replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

// ---- lines of words ------------------------------------------------------------------------------

Cells words_of(std::string_view text) {
  Cells words;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    if (end > start) words.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

/// Words in lines of at most `width`; those after the first are indented.
Cells broken(std::string_view text, std::size_t width, std::size_t indent) {
  Cells lines;
  for (const std::string& word : words_of(text)) {
    const bool fits =
        !lines.empty() && display_width(lines.back()) + 1 + display_width(word) <= width;
    if (fits) {
      lines.back() += " " + word;
    } else {
      lines.push_back(std::string(lines.empty() ? 0 : indent, ' ') + word);
    }
  }
  return lines;
}

std::size_t longest_word(const std::string& cell) {
  std::size_t longest = 0;
  std::size_t indent = 0;
  for (const std::string& word : words_of(cell)) {
    longest = std::max(longest, display_width(word) + indent);
    indent = kApart;
  }
  return longest;
}

// ---- widths --------------------------------------------------------------------------------------

template <class WidthOf>
void widen(Widths& widths, const Cells& cells, const WidthOf& width_of) {
  for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i)
    widths[i] = std::max<std::size_t>(widths[i], width_of(cells[i]));
}

/// Heads may be broken at every word.
template <class WidthOf>
Widths widths_with_broken_heads(const TerminalTable& table, const WidthOf& width_of) {
  Widths widths(table.heads.size(), 0);
  widen(widths, table.heads, longest_word);
  for (const Cells& row : table.rows) widen(widths, row, width_of);
  return widths;
}

Widths natural_widths(const TerminalTable& table) {
  Widths widths = widths_with_broken_heads(table, display_width);
  widen(widths, table.heads, display_width);
  return widths;
}

std::size_t line_width(const Widths& widths) {
  const std::size_t blanks = widths.empty() ? 0 : kApart * (widths.size() - 1);
  return std::accumulate(widths.begin(), widths.end(), blanks);
}

/// The column that gives way: the widest of those that still can; none at the end.
std::size_t yielding_column(const Widths& widths, const Widths& least) {
  std::size_t widest = widths.size();
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] <= least[i]) continue;
    if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
  }
  return widest;
}

/// Heads are broken first, then the widest cells.
Widths fitted_widths(const TerminalTable& table, std::size_t width) {
  Widths widths = natural_widths(table);
  if (width == kAnyWidth || line_width(widths) <= width) return widths;
  widths = widths_with_broken_heads(table, display_width);
  const Widths least = widths_with_broken_heads(table, longest_word);
  while (line_width(widths) > width) {
    const std::size_t column = yielding_column(widths, least);
    if (column == widths.size()) break;
    --widths[column];
  }
  return widths;
}

/// Whether the columns can stand side by side without any text being squeezed into too narrow a one.
bool is_readable(const TerminalTable& table, std::size_t width) {
  const Widths squeezed = widths_with_broken_heads(table, [](const std::string& cell) {
    return std::max(longest_word(cell), std::min(display_width(cell), kReadable));
  });
  return width == kAnyWidth || line_width(squeezed) <= width;
}

void drop_column(TerminalTable& table, std::size_t column) {
  const auto drop = [column](Cells& cells) {
    cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(column));
  };
  drop(table.heads);
  for (Cells& row : table.rows) drop(row);
  std::erase(table.dispensable, column);
  for (std::size_t& other : table.dispensable) other -= other > column ? 1 : 0;
}

TerminalTable without_dispensable(TerminalTable table, std::size_t width) {
  while (!table.dispensable.empty() && !is_readable(table, width))
    drop_column(table, table.dispensable.front());
  return table;
}

// ---- lines ---------------------------------------------------------------------------------------

std::string line_of(const Cells& cells, const Widths& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
    if (i > 0) line += std::string(kApart, ' ');
    line += cells[i];
    const std::size_t width = display_width(cells[i]);
    line += std::string(widths[i] - std::min(widths[i], width), ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return with_replaced(std::move(line), kHardBlank, " ") + "\n";
}

/// A cell that is as wide as its column stays as it is, blanks and all.
Cells lines_of_cell(const std::string& cell, std::size_t width) {
  return display_width(cell) <= width ? Cells{cell} : broken(cell, width, kApart);
}

std::string lines_of(const Cells& cells, const Widths& widths) {
  std::vector<Cells> columns;
  std::size_t height = 1;
  for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
    columns.push_back(lines_of_cell(cells[i], widths[i]));
    height = std::max(height, columns.back().size());
  }
  std::string text;
  for (std::size_t h = 0; h < height; ++h) {
    Cells line;
    for (const Cells& column : columns) line.push_back(h < column.size() ? column[h] : "");
    text += line_of(line, widths);
  }
  return text;
}

std::string rule_of(const Widths& widths) {
  Cells rules;
  for (const std::size_t width : widths) rules.emplace_back(width, '-');
  return line_of(rules, widths);
}

}  // namespace

std::string table_text(const TerminalTable& table, std::size_t width) {
  const TerminalTable fitting = without_dispensable(table, width);
  const Widths widths = fitted_widths(fitting, width);
  std::string text = lines_of(fitting.heads, widths) + rule_of(widths);
  for (const Cells& row : fitting.rows) text += lines_of(row, widths);
  return text;
}

std::string first_rows_text(TerminalTable table, std::size_t most, std::size_t width) {
  const std::size_t left = table.rows.size() - std::min(most, table.rows.size());
  table.rows.resize(table.rows.size() - left);
  return table_text(table, width) + paragraph(more_rows_sentence(left), width);
}

std::string paragraph(std::string_view text, std::size_t width, std::size_t indent) {
  if (text.empty()) return "";
  if (width == kAnyWidth || display_width(text) <= width) return std::string(text) + "\n";
  std::string lines(std::min(text.find_first_not_of(' '), text.size()), ' ');
  for (const std::string& line : broken(text, width, indent)) lines += line + "\n";
  return lines;
}

std::string unbroken(std::string_view text) {
  return with_replaced(std::string(text), " ", kHardBlank);
}

std::string broken_anywhere(std::string_view text) {
  return with_replaced(std::string(text), kHardBlank, " ");
}

TerminalTable without_empty_columns(TerminalTable table) {
  for (std::size_t column = table.heads.size(); column-- > 1;) {
    const auto is_empty = [column](const Cells& row) { return row[column].empty(); };
    if (std::all_of(table.rows.begin(), table.rows.end(), is_empty)) drop_column(table, column);
  }
  return table;
}

}  // namespace sideflow::reports
