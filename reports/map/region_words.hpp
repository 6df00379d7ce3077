// The words of a region's overview that no other map has.
#pragma once

#include "models/network.hpp"
#include "reports/sentences.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace sideflow::reports {

/// Pairs of actors by the state of what runs between them.
using StatusCounts = std::map<Status, std::size_t>;

/// "nine countries"; beyond twelve in figures.
[[nodiscard]] std::string countries_words(std::size_t number);

/// "5 do not arrive", "8 not known"; "" at home.
[[nodiscard]] std::string fate_words(Fate fate, std::size_t number);

/// "with 8 of 9 countries": whom a body of the region tells or hears from.
[[nodiscard]] std::string exchange_words(std::size_t number, std::size_t all);

/// "between countries, 14 lines: 10 working and 4 missing", or that none is known.
[[nodiscard]] std::string lines_between_words(const StatusCounts& counts);

/// That no line between countries is known for what groups notice.
[[nodiscard]] std::string no_line_between_words();

/// What is not drawn of lines between countries, because it does not run between a contact point and a
/// body of the region.
[[nodiscard]] std::string other_lines_words(const StatusCounts& counts);

/// What is not drawn because it only informs.
[[nodiscard]] std::string only_told_words(const StatusCounts& counts);

}  // namespace sideflow::reports
