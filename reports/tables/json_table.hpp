// Data tables from the blocks of results.json, so that a number in a table is the number there.
#pragma once

#include "reports/tables/data_table.hpp"
#include "reports/tables/json_parts.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sideflow::reports {

/// A column, and where in a row its cells are found (RFC 6901).
struct Field {
  const char* path;
  const char* head;
  Measure measure = Measure::text;
  const char* explained = "";
};

/// A row of the table for each of `rows`, with what stands there under each path; nothing where there is
/// nothing. Lists become texts with "; " between, yes and no stand for true and false.
[[nodiscard]] DataTable table_of(const std::string& name, std::span<const Field> fields,
                                 const Json& rows);

/// The value as a cell: numbers that a double cannot hold become text.
[[nodiscard]] Cell json_cell(const Json& value);

/// One object for each entry of the lists called `list` in `rows`: `row` with the row's plain values, `entry`
/// with the entry's.
[[nodiscard]] Json unfolded(const Json& rows, const char* list);

/// The parts with "; " between; empty parts are left out.
[[nodiscard]] std::string in_one_cell(const std::vector<std::string>& parts);

}  // namespace sideflow::reports
