// The sheets of an XLSX workbook: a zip archive of XML parts.
#pragma once

#include "models/table_cells.hpp"

#include <string>
#include <string_view>

namespace sideflow {

/// The visible sheets of the workbook in `bytes`, in its order: shared and inline strings, numbers as
/// they are stored (shortened where a program wrote more digits than the number has), of formulas the
/// stored value, nothing made of dates. What is unpacked is at most 32 MiB, whatever the archive says of
/// itself. A hidden sheet and a chart are left out with a warning. Never throws for what is in it.
[[nodiscard]] TableFile workbook_tables(std::string_view bytes, const std::string& name);

}  // namespace sideflow
