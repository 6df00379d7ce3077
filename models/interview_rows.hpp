// Rows of an interview sheet: what each speaks of, and which cell is which.
#pragma once

#include "models/table_cells.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sideflow {

inline constexpr std::size_t kMostRows = 20'000;  ///< in all sheets of a file

/// What a row speaks of.
enum class RowSort : std::uint8_t { network, source, actor, barrier, channel };

/// Positions of columns by name.
using SheetColumns = std::map<std::string, std::uint32_t, std::less<>>;

/// A row of a sheet that says something.
struct InterviewRow {
  const TableSheet* sheet = nullptr;
  const TableRow* row = nullptr;
  std::shared_ptr<const SheetColumns> columns;
  RowSort sort = RowSort::channel;

  /// The text in a column, "" where the sheet has no such column or nothing stands there.
  [[nodiscard]] const std::string& text(std::string_view column) const;
  /// The position of a column, 0 where there is none.
  [[nodiscard]] std::uint32_t position(std::string_view column) const;
};

/// All rows of a file with what is wrong with rows as such. They refer to the file.
struct InterviewRows {
  std::vector<InterviewRow> rows;       ///< in the order of the file
  std::vector<Diagnostic> diagnostics;  ///< the first, as many as are shown of a file
  std::size_t unshown = 0;              ///< how many more there are
};

/// The rows below the head line of each sheet. A row speaks of what its cell `what` says, else of what its
/// sheet is called after (Actors), else of a channel. Cells without meaning for such a row, unknown
/// columns, texts that are too long and personal data anywhere are reported. A sheet of another name
/// without a column that is known is left out with a warning.
[[nodiscard]] InterviewRows interview_rows(const TableFile& file);

}  // namespace sideflow
