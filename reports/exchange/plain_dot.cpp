#include "reports/exchange/plain_dot.hpp"

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

std::string in_quotes(const std::string& text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  return quoted + '"';
}

std::string assignment(const std::string& name, const std::string& text) {
  return name + "=" + in_quotes(text);
}

/// ", role=\"police\", ..." of what is defined.
std::string assignments(const std::vector<ExchangeAttribute>& attributes,
                        const std::vector<std::optional<ExchangeValue>>& values) {
  std::string text;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (values[i]) text += ", " + assignment(attributes[i].name, value_text(*values[i]));
  }
  return text;
}

}  // namespace

std::string plain_dot(const ExchangeGraph& graph) {
  std::string text = "digraph {\n";
  for (const ExchangeFact& fact : graph.facts)
    text += fmt::format("  {};\n", assignment(fact.attribute.name, value_text(fact.value)));
  for (const ExchangeNode& node : graph.nodes)
    text += fmt::format("  {} [{}{}];\n", in_quotes(node.id), assignment("label", node.label),
                        assignments(graph.node_attributes, node.values));
  for (const ExchangeEdge& edge : graph.edges)
    text += fmt::format("  {} -> {} [{}{}];\n", in_quotes(edge.source), in_quotes(edge.target),
                        assignment("id", edge.id), assignments(graph.edge_attributes, edge.values));
  return text + "}\n";
}

}  // namespace sideflow::reports
