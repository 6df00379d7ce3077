#include "reports/tables/data_table.hpp"

#include <cmath>

#include <fmt/format.h>

namespace sideflow::reports {

Cell text_cell(std::string_view text) {
  if (text.empty()) return {};
  return std::string(text);
}

Cell number_cell(double number) {
  if (!std::isfinite(number)) return {};
  return number == 0.0 ? 0.0 : number;
}

std::string number_text(double number) { return fmt::format("{}", number); }

std::string cell_text(const Cell& cell) {
  if (const double* number = std::get_if<double>(&cell)) return number_text(*number);
  const std::string* text = std::get_if<std::string>(&cell);
  return text == nullptr ? "" : *text;
}

}  // namespace sideflow::reports
