#include "reports/tables/json_table.hpp"

#include <cstdint>

namespace sideflow::reports {

namespace {

using Pointer = Json::json_pointer;

/// Up to it a double holds every whole number.
constexpr std::uint64_t kLargestWhole = std::uint64_t{1} << 53;

std::string list_text(const Json& list) {
  std::vector<std::string> parts;
  for (const Json& value : list) parts.push_back(cell_text(json_cell(value)));
  return in_one_cell(parts);
}

std::vector<Pointer> pointers_of(std::span<const Field> fields) {
  std::vector<Pointer> pointers;
  for (const Field& field : fields) pointers.emplace_back(field.path);
  return pointers;
}

std::vector<Cell> cells_of(const Json& row, const std::vector<Pointer>& pointers) {
  std::vector<Cell> cells;
  for (const Pointer& pointer : pointers)
    cells.push_back(row.contains(pointer) ? json_cell(row.at(pointer)) : Cell{});
  return cells;
}

Json plain_values(const Json& row) {
  Json plain = Json::object();
  for (const auto& [key, value] : row.items()) {
    if (!value.is_structured()) plain[key] = value;
  }
  return plain;
}

}  // namespace

Cell json_cell(const Json& value) {
  if (value.is_boolean()) return std::string(value.get<bool>() ? "yes" : "no");
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > kLargestWhole) return value.dump();
  if (value.is_number()) return number_cell(value.get<double>());
  if (value.is_string()) return text_cell(value.get_ref<const std::string&>());
  return value.is_array() ? text_cell(list_text(value)) : Cell{};
}

DataTable table_of(const std::string& name, std::span<const Field> fields, const Json& rows) {
  DataTable table{name, {}, {}};
  for (const Field& field : fields)
    table.columns.push_back({field.head, field.measure, field.explained});
  const std::vector<Pointer> pointers = pointers_of(fields);
  for (const Json& row : rows) table.rows.push_back(cells_of(row, pointers));
  return table;
}

Json unfolded(const Json& rows, const char* list) {
  Json entries = Json::array();
  for (const Json& row : rows) {
    if (!row.contains(list) || !row[list].is_array()) continue;
    const Json plain = plain_values(row);
    for (const Json& entry : row[list]) entries.push_back({{"row", plain}, {"entry", entry}});
  }
  return entries;
}

std::string in_one_cell(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
  }
  return text;
}

}  // namespace sideflow::reports
