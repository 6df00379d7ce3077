#include "reports/exchange/edge_list.hpp"

#include "reports/exchange/exchange_parts.hpp"
#include "reports/tables/csv.hpp"

namespace sideflow::reports {

namespace {

constexpr const char* kBetween = "; ";

/// Stands among the first columns.
bool is_first(const ExchangeAttribute& attribute) { return attribute.name == "kind"; }

std::vector<Column> text_columns(const std::vector<const char*>& heads) {
  std::vector<Column> columns;
  for (const char* head : heads) columns.push_back({head});
  return columns;
}

}  // namespace

std::string edge_list(const ExchangeGraph& graph) {
  DataTable table{"edges", text_columns({"source", "target", "kind", "id"}), {}};
  for (const ExchangeAttribute& attribute : graph.edge_attributes) {
    if (!is_first(attribute)) table.columns.push_back(exchange_column(attribute));
  }
  for (const ExchangeEdge& edge : graph.edges) {
    std::vector<Cell>& row =
        table.rows.emplace_back(std::vector<Cell>{edge.source, edge.target, edge.kind, edge.id});
    for (std::size_t i = 0; i < edge.values.size(); ++i) {
      if (!is_first(graph.edge_attributes[i]))
        row.push_back(exchange_cell(edge.values[i], kBetween));
    }
  }
  return data_csv(table);
}

std::string node_list(const ExchangeGraph& graph) {
  DataTable table{"nodes", text_columns({"id", "label"}), {}};
  for (const ExchangeAttribute& attribute : graph.node_attributes)
    table.columns.push_back(exchange_column(attribute));
  for (const ExchangeNode& node : graph.nodes) {
    std::vector<Cell>& row = table.rows.emplace_back(std::vector<Cell>{node.id, node.label});
    for (const MaybeValue& value : node.values) row.push_back(exchange_cell(value, kBetween));
  }
  return data_csv(table);
}

}  // namespace sideflow::reports
