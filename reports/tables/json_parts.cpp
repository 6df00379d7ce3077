#include "reports/tables/json_parts.hpp"

namespace sideflow::reports {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json bounds_json(const engine::Bounds& bounds) {
  return {{"best", bounds.best}, {"low", bounds.low}, {"high", bounds.high}};
}

Json bounds_json(const std::optional<engine::Bounds>& bounds) {
  return bounds ? bounds_json(*bounds) : Json(nullptr);
}

Json actor_ids(const Network& network, const std::vector<std::uint32_t>& actors) {
  Json ids = Json::array();
  for (const std::uint32_t actor : actors) ids.push_back(network.actors[actor].id.text);
  return ids;
}

Json pair_json(const Network& network, const engine::FlowGraph& graph, engine::VertexIndex vertex) {
  const engine::Vertex& pair = graph.vertices[vertex];
  return {{"actor", network.actors[pair.actor].id.text},
          {"kind", network.kinds[pair.kind].id.text}};
}

Json unit_json(Period per) {
  switch (per) {
    case Period::none: return nullptr;
    case Period::week: return "per week";
    case Period::month: return "per month";
    case Period::year: return "per year";
  }
  return nullptr;
}

bool is_of_kind(const Network& network, const engine::FlowGraph& graph, engine::VertexIndex vertex,
                const std::optional<KindId>& kind) {
  return !kind || network.kinds[graph.vertices[vertex].kind].id == *kind;
}

}  // namespace sideflow::reports
