// Edges and nodes as comma-separated values.
#pragma once

#include "reports/exchange/exchange_graph.hpp"

#include <string>

namespace sideflow::reports {

/// The edges as CSV (RFC 4180, UTF-8): source, target, kind, id, then all other attributes; undefined
/// ones are empty cells. Nodes without edges are not in it. A cell that a spreadsheet might take for a
/// formula begins with an apostrophe.
[[nodiscard]] std::string edge_list(const ExchangeGraph& graph);

/// The nodes as CSV, in the same way: id, label, then all attributes.
[[nodiscard]] std::string node_list(const ExchangeGraph& graph);

}  // namespace sideflow::reports
