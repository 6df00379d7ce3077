// Tables as comma-separated values (RFC 4180).
#pragma once

#include "reports/tables/terminal_table.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

/// The table as CSV in UTF-8: heads, rows, each ending with CR LF. Cells with a comma, a quotation mark or a
/// line break are quoted. A cell that a spreadsheet might take for a formula gets an apostrophe before it.
[[nodiscard]] std::string csv(const TerminalTable& table);

/// Several tables one below the other, an empty line between them.
[[nodiscard]] std::string csv(const std::vector<TerminalTable>& tables);

}  // namespace sideflow::reports
