// What a sheet of a workbook can hold, and what it can be called.
#pragma once

#include "reports/tables/data_table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sideflow::reports {

/// Names that spreadsheets take, one a table, in their order: at most 31 characters, none of []:*?/\ and
/// no apostrophe at an end, no two that differ in their capitals alone.
[[nodiscard]] std::vector<std::string> sheet_names(const std::vector<DataTable>& tables);

/// The text as a sheet can hold it: valid UTF-8 without control characters, at most 32,767 units of
/// UTF-16, with a sign at the end where it is cut; "_x0041_" stays what it is.
[[nodiscard]] std::string sheet_text(std::string_view text);

}  // namespace sideflow::reports
