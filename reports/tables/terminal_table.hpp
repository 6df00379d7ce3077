// A table in plain text, its columns aligned as a terminal shows them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow::reports {

/// A line may be as long as it wants to be.
inline constexpr std::size_t kAnyWidth = 0;

struct TerminalTable {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `heads`
  /// Columns to leave out, the first one first, while not all can be read side by side.
  std::vector<std::size_t> dispensable = {};
};

/// The table as lines of text: heads, a rule, rows; columns two blanks apart, no blanks at line
/// ends. Without rows, the heads alone. Where that is wider than `width`, heads are broken between words,
/// then the cells of the widest columns; dispensable columns are left out before text stands in columns of
/// less than 20. Words are never broken, so that a narrow terminal may still be too narrow.
[[nodiscard]] std::string table_text(const TerminalTable& table, std::size_t width = kAnyWidth);

/// The first `most` rows of the table, and below them how many there are more.
[[nodiscard]] std::string first_rows_text(TerminalTable table, std::size_t most,
                                          std::size_t width = kAnyWidth);

/// The text in lines of at most `width`, broken between words; later lines begin with `indent` blanks. A
/// newline at the end of each; "" for no text.
[[nodiscard]] std::string paragraph(std::string_view text, std::size_t width = kAnyWidth,
                                    std::size_t indent = 0);

/// The text with blanks at which no cell is broken; they are written as plain ones.
[[nodiscard]] std::string unbroken(std::string_view text);

/// The text with plain blanks for those of unbroken().
[[nodiscard]] std::string broken_anywhere(std::string_view text);

/// The table without its columns in which nothing stands, the first one aside.
[[nodiscard]] TerminalTable without_empty_columns(TerminalTable table);

}  // namespace sideflow::reports
