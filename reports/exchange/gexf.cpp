#include "reports/exchange/gexf.hpp"

#include "reports/exchange/xml_text.hpp"

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

constexpr const char* kOpening = "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n";

const char* type_word(ValueType type) {
  switch (type) {
    case ValueType::number: return "double";
    case ValueType::whole: return "long";
    case ValueType::truth: return "boolean";
    default: return "string";
  }
}

/// "network: ee; name: Estonia; ...".
std::string description(const ExchangeGraph& graph) {
  std::string text;
  for (const ExchangeFact& fact : graph.facts)
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", fact.attribute.name,
                        value_text(fact.value));
  return text;
}

XmlElement meta(const ExchangeGraph& graph) {
  return {"meta", {}, "", {{"creator", {}, "sideflow"}, {"description", {}, description(graph)}}};
}

XmlElement declared(const char* of, const std::vector<ExchangeAttribute>& attributes) {
  XmlElement element{"attributes", {{"class", of}}, ""};
  for (const ExchangeAttribute& attribute : attributes) {
    element.inside.push_back(
        {"attribute",
         {{"id", attribute.name}, {"title", attribute.name}, {"type", type_word(attribute.type)}},
         ""});
  }
  return element;
}

XmlElement attvalues(const std::vector<ExchangeAttribute>& attributes,
                     const std::vector<std::optional<ExchangeValue>>& values) {
  XmlElement element{"attvalues", {}, ""};
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (values[i])
      element.inside.push_back(
          {"attvalue", {{"for", attributes[i].name}, {"value", value_text(*values[i])}}, ""});
  }
  return element;
}

XmlElement node_element(const ExchangeGraph& graph, const ExchangeNode& node) {
  return {"node",
          {{"id", node.id}, {"label", node.label}},
          "",
          {attvalues(graph.node_attributes, node.values)}};
}

XmlElement edge_element(const ExchangeGraph& graph, const ExchangeEdge& edge) {
  return {"edge",
          {{"id", edge.id},
           {"source", edge.source},
           {"target", edge.target},
           {"kind", edge.kind},
           {"label", edge.label}},
          "",
          {attvalues(graph.edge_attributes, edge.values)}};
}

}  // namespace

std::string gexf(const ExchangeGraph& graph) {
  std::string text = std::string(kXmlDeclaration) + kOpening + xml_text(meta(graph), 1);
  text += "  <graph mode=\"static\" defaultedgetype=\"directed\" idtype=\"string\">\n";
  text += xml_text(declared("node", graph.node_attributes), 2);
  text += xml_text(declared("edge", graph.edge_attributes), 2);
  text += "    <nodes>\n";
  for (const ExchangeNode& node : graph.nodes) text += xml_text(node_element(graph, node), 3);
  text += "    </nodes>\n    <edges>\n";
  for (const ExchangeEdge& edge : graph.edges) text += xml_text(edge_element(graph, edge), 3);
  return text + "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace sideflow::reports
