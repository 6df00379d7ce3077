// A table in plain text, its columns aligned as a terminal shows them.
#pragma once

#include <string>
#include <vector>

namespace sideflow::reports {

struct TerminalTable {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `heads`
};

/// The table as lines of text: heads, a rule, rows; columns two blanks apart, no blanks at line
/// ends. Without rows, the heads alone.
[[nodiscard]] std::string table_text(const TerminalTable& table);

}  // namespace sideflow::reports
