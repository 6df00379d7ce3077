// What Kumu reads: a workbook of elements and connections, and a JSON blueprint.
#pragma once

#include "reports/exchange/exchange_graph.hpp"
#include "reports/tables/data_table.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

/// The sheets Elements and Connections. Lists are one text, with "|" between, which Kumu takes for
/// several values. The connections name elements by id. Labels are unique: where actors share a name,
/// their ids follow in brackets.
[[nodiscard]] std::vector<DataTable> kumu_tables(const ExchangeGraph& graph);

/// The same as a JSON blueprint, in UTF-8; undefined attributes are left out. Equal graphs give equal
/// bytes.
[[nodiscard]] std::string kumu(const ExchangeGraph& graph);

}  // namespace sideflow::reports
