// ZIP archives of a few small files.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sideflow::reports {

/// A ZIP archive of the files, (name, bytes), in this order, not compressed and all of the first
/// of January 1980, the oldest date that the format has. Names in ASCII; together under 4 GB.
/// Source: PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
[[nodiscard]] std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace sideflow::reports
