// How wide the columns of a table are.
#pragma once

#include "reports/document/document.hpp"

#include <vector>

namespace sideflow::reports {

/// The width of each column in per cent of the text's width: as the table says, together 100, or
/// after the texts in it, so that a table of a few words stays small and words are broken last.
/// Empty for a table without columns. Cost linear in the texts.
[[nodiscard]] std::vector<unsigned> column_widths(const Table& table);

}  // namespace sideflow::reports
