// Tables as delimited text (RFC 4180): the only writer of it, with its guard against formulas.
#pragma once

#include "reports/tables/data_table.hpp"
#include "reports/tables/terminal_table.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

/// What stands between two cells.
enum class Delimiter : char { comma = ',', semicolon = ';', tab = '\t' };

/// The table as CSV in UTF-8: heads, rows, each ending with CR LF. Cells with a delimiter, a quotation mark
/// or a line break are quoted. A text that a spreadsheet might take for a formula gets an apostrophe before
/// it; plain numbers and "-" do not.
[[nodiscard]] std::string csv(const TerminalTable& table, Delimiter delimiter = Delimiter::comma);

/// Several tables one below the other, an empty line between them.
[[nodiscard]] std::string csv(const std::vector<TerminalTable>& tables,
                              Delimiter delimiter = Delimiter::comma);

/// The same of data: every text is guarded, one that looks like a number too. Numbers stand in the shortest
/// form that reads back as the same number, with a decimal point whatever the delimiter; nothing is an
/// empty cell.
[[nodiscard]] std::string data_csv(const DataTable& table, Delimiter delimiter = Delimiter::comma);
[[nodiscard]] std::string data_csv(const std::vector<DataTable>& tables,
                                   Delimiter delimiter = Delimiter::comma);

}  // namespace sideflow::reports
