// Tables as an XLSX workbook; the only user of libxlsxwriter.
#pragma once

#include "reports/tables/data_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sideflow::reports {

struct XlsxOptions {
  std::string title;                 ///< of the document; "" for none
  std::int64_t created = 315532800;  ///< seconds since 1970: by default 1 January 1980; never 0
};

/// The bytes of a workbook with one sheet a table, in their order: a frozen line of heads with a filter and,
/// where the table explains a column, a note; widths by what stands in them; numbers as numbers, text only
/// ever as text. Texts over 32,767 characters are cut, and say so. Without tables, a workbook with one
/// empty sheet. The same tables give the same bytes. The library writes 16 significant digits, so that a
/// number may differ from the table's in the last bit or two; CSV does not.
/// Throws WorldError when the file cannot be made, or a table is larger than a sheet.
[[nodiscard]] std::string xlsx(const std::vector<DataTable>& tables,
                               const XlsxOptions& options = {});

}  // namespace sideflow::reports
