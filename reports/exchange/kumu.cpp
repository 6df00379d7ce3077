#include "reports/exchange/kumu.hpp"

#include "reports/exchange/exchange_parts.hpp"

#include <array>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sideflow::reports {

namespace {

using Json = nlohmann::ordered_json;

/// Fields of Kumu's own, as its sheets call them, and the attributes that fill them.
struct OwnField {
  const char* head;
  const char* key;
  const char* attribute;
};
constexpr std::array kOfElements = {OwnField{"Type", "type", "role_name"},
                                    OwnField{"Description", "description", "note"}};
constexpr std::array kOfConnections = {OwnField{"Type", "type", "kind_name"},
                                       OwnField{"Description", "description", "note"}};

template <class Fields>
bool is_own(const Fields& fields, const std::string& attribute) {
  for (const OwnField& field : fields) {
    if (attribute == field.attribute) return true;
  }
  return false;
}

MaybeValue value_of(const std::vector<ExchangeAttribute>& attributes,
                    const std::vector<MaybeValue>& values, const char* name) {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (attributes[i].name == name) return values[i];
  }
  return std::nullopt;
}

/// By node, in their order.
std::vector<std::string> unique_labels(const ExchangeGraph& graph) {
  std::map<std::string, std::size_t> bearers;
  for (const ExchangeNode& node : graph.nodes) ++bearers[node.label];
  std::vector<std::string> labels;
  for (const ExchangeNode& node : graph.nodes)
    labels.push_back(bearers[node.label] > 1 ? fmt::format("{} ({})", node.label, node.id)
                                             : node.label);
  return labels;
}

// ---- the blueprint ------------------------------------------------------------------------------

Json json_of(const ExchangeValue& value) {
  return std::visit([](const auto& content) { return Json(content); }, value);
}

template <class Fields>
void add_fields(Json& json, const Fields& fields, const std::vector<ExchangeAttribute>& attributes,
                const std::vector<MaybeValue>& values) {
  for (const OwnField& field : fields) {
    const MaybeValue value = value_of(attributes, values, field.attribute);
    if (value) json[field.key] = json_of(*value);
  }
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (values[i] && !is_own(fields, attributes[i].name))
      json[attributes[i].name] = json_of(*values[i]);
  }
}

Json element_json(const ExchangeGraph& graph, const ExchangeNode& node, const std::string& label) {
  Json json = {{"id", node.id}, {"label", label}};
  add_fields(json, kOfElements, graph.node_attributes, node.values);
  return json;
}

Json connection_json(const ExchangeGraph& graph, const ExchangeEdge& edge) {
  Json json = {{"id", edge.id},
               {"from", edge.source},
               {"to", edge.target},
               {"direction", "directed"},
               {"label", edge.label}};
  add_fields(json, kOfConnections, graph.edge_attributes, edge.values);
  return json;
}

// ---- the workbook -------------------------------------------------------------------------------

/// Between the texts of a list in Kumu's sheets.
constexpr const char* kBetween = "|";

template <class Fields>
void add_columns(DataTable& table, const Fields& fields,
                 const std::vector<ExchangeAttribute>& attributes) {
  for (const OwnField& field : fields) table.columns.push_back({field.head});
  for (const ExchangeAttribute& attribute : attributes) {
    if (!is_own(fields, attribute.name)) table.columns.push_back(exchange_column(attribute));
  }
}

template <class Fields>
void add_cells(std::vector<Cell>& row, const Fields& fields,
               const std::vector<ExchangeAttribute>& attributes,
               const std::vector<MaybeValue>& values) {
  for (const OwnField& field : fields)
    row.push_back(exchange_cell(value_of(attributes, values, field.attribute), kBetween));
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (!is_own(fields, attributes[i].name)) row.push_back(exchange_cell(values[i], kBetween));
  }
}

DataTable elements_table(const ExchangeGraph& graph) {
  DataTable table{"Elements", {{"ID"}, {"Label"}}, {}};
  add_columns(table, kOfElements, graph.node_attributes);
  const std::vector<std::string> labels = unique_labels(graph);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const ExchangeNode& node = graph.nodes[i];
    std::vector<Cell>& row = table.rows.emplace_back(std::vector<Cell>{node.id, labels[i]});
    add_cells(row, kOfElements, graph.node_attributes, node.values);
  }
  return table;
}

DataTable connections_table(const ExchangeGraph& graph) {
  DataTable table{"Connections", {{"ID"}, {"From"}, {"To"}, {"Direction"}, {"Label"}}, {}};
  add_columns(table, kOfConnections, graph.edge_attributes);
  for (const ExchangeEdge& edge : graph.edges) {
    std::vector<Cell>& row = table.rows.emplace_back(
        std::vector<Cell>{edge.id, edge.source, edge.target, "directed", edge.label});
    add_cells(row, kOfConnections, graph.edge_attributes, edge.values);
  }
  return table;
}

}  // namespace

std::vector<DataTable> kumu_tables(const ExchangeGraph& graph) {
  return {elements_table(graph), connections_table(graph)};
}

std::string kumu(const ExchangeGraph& graph) {
  const std::vector<std::string> labels = unique_labels(graph);
  Json elements = Json::array();
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    elements.push_back(element_json(graph, graph.nodes[i], labels[i]));
  Json connections = Json::array();
  for (const ExchangeEdge& edge : graph.edges) connections.push_back(connection_json(graph, edge));
  return Json{{"elements", elements}, {"connections", connections}}.dump(2) + "\n";
}

}  // namespace sideflow::reports
