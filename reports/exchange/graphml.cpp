#include "reports/exchange/graphml.hpp"

#include "reports/exchange/xml_text.hpp"

namespace sideflow::reports {

namespace {

constexpr const char* kOpening =
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

const char* type_word(ValueType type) {
  switch (type) {
    case ValueType::number: return "double";
    case ValueType::whole: return "long";
    case ValueType::truth: return "boolean";
    default: return "string";
  }
}

/// Ids of keys are unique in the whole file, and nodes and edges share names.
std::string key_id(const char* of, const std::string& name) { return std::string(of) + "." + name; }

XmlElement key(const char* of, const ExchangeAttribute& attribute) {
  return {"key",
          {{"id", key_id(of, attribute.name)},
           {"for", of},
           {"attr.name", attribute.name},
           {"attr.type", type_word(attribute.type)}},
          ""};
}

XmlElement data(const char* of, const std::string& name, const ExchangeValue& value) {
  return {"data", {{"key", key_id(of, name)}}, value_text(value)};
}

void add_values(XmlElement& element, const char* of,
                const std::vector<ExchangeAttribute>& attributes,
                const std::vector<std::optional<ExchangeValue>>& values) {
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (values[i]) element.inside.push_back(data(of, attributes[i].name, *values[i]));
  }
}

std::string keys_text(const ExchangeGraph& graph) {
  std::string text;
  for (const ExchangeFact& fact : graph.facts) text += xml_text(key("graph", fact.attribute), 1);
  text += xml_text(key("node", {"label", ValueType::text}), 1);
  for (const ExchangeAttribute& attribute : graph.node_attributes)
    text += xml_text(key("node", attribute), 1);
  for (const ExchangeAttribute& attribute : graph.edge_attributes)
    text += xml_text(key("edge", attribute), 1);
  return text;
}

XmlElement node_element(const ExchangeGraph& graph, const ExchangeNode& node) {
  XmlElement element{"node", {{"id", node.id}}, "", {data("node", "label", node.label)}};
  add_values(element, "node", graph.node_attributes, node.values);
  return element;
}

XmlElement edge_element(const ExchangeGraph& graph, const ExchangeEdge& edge) {
  XmlElement element{
      "edge", {{"id", edge.id}, {"source", edge.source}, {"target", edge.target}}, ""};
  add_values(element, "edge", graph.edge_attributes, edge.values);
  return element;
}

}  // namespace

std::string graphml(const ExchangeGraph& graph) {
  std::string text = std::string(kXmlDeclaration) + kOpening + keys_text(graph);
  text += "  <graph edgedefault=\"directed\">\n";
  for (const ExchangeFact& fact : graph.facts)
    text += xml_text(data("graph", fact.attribute.name, fact.value), 2);
  for (const ExchangeNode& node : graph.nodes) text += xml_text(node_element(graph, node), 2);
  for (const ExchangeEdge& edge : graph.edges) text += xml_text(edge_element(graph, edge), 2);
  return text + "  </graph>\n</graphml>\n";
}

}  // namespace sideflow::reports
