#include "reports/tables/model_json.hpp"

namespace sideflow::reports {

namespace {

using engine::ArcIndex;
using engine::Element;
using engine::FlowGraph;

Json element_json(const Element& element) {
  return {{"element", element.name},
          {"low", element.own.low.value()},
          {"best", element.own.best.value()},
          {"high", element.own.high.value()},
          {"basis", word(element.existence)},
          {"strength", word(element.strength)},
          {"status", word(element.status)},
          {"pessimistic", element.pessimistic.value()},
          {"optimistic", element.optimistic.value()}};
}

/// Its own first, then the others in their order, which is that of their names.
Json needed_json(const FlowGraph& graph, ArcIndex arc) {
  const engine::ElementIndex own = graph.arcs[arc].element;
  Json names = Json::array({graph.elements[own].name});
  for (const engine::ElementIndex needed : graph.numbers.needs(arc)) {
    if (needed != own) names.push_back(graph.elements[needed].name);
  }
  return names;
}

Json arc_json(const Network& network, const FlowGraph& graph, ArcIndex arc) {
  return {{"from", pair_json(network, graph, graph.numbers.tails[arc])},
          {"to", pair_json(network, graph, graph.numbers.heads[arc])},
          {"status", word(graph.arcs[arc].status)},
          {"assumed", graph.arcs[arc].assumed},
          {"elements", needed_json(graph, arc)}};
}

Json pairs_json(const Network& network, const FlowGraph& graph,
                const std::vector<engine::VertexIndex>& vertices) {
  Json pairs = Json::array();
  for (const engine::VertexIndex vertex : vertices)
    pairs.push_back(pair_json(network, graph, vertex));
  return pairs;
}

Json rows_json(const Network& network, const FlowGraph& graph,
               const std::vector<engine::Row>& rows) {
  Json list = Json::array();
  for (const engine::Row& row : rows) {
    Json json = pair_json(network, graph, row.vertex);
    json["assumed"] = row.assumed;
    list.push_back(json);
  }
  return list;
}

}  // namespace

Json model_json(const Network& network, const FlowGraph& graph) {
  Json elements = Json::array();
  for (const Element& element : graph.elements) elements.push_back(element_json(element));
  Json arcs = Json::array();
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc)
    arcs.push_back(arc_json(network, graph, arc));
  return {{"elements", elements},
          {"arcs", arcs},
          {"collectors", pairs_json(network, graph, graph.collectors)},
          {"bearers", rows_json(network, graph, graph.bearers)},
          {"informers", pairs_json(network, graph, graph.informers)},
          {"audiences", rows_json(network, graph, graph.audiences)}};
}

}  // namespace sideflow::reports
