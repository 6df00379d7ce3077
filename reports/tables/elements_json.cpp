#include "reports/tables/elements_json.hpp"

#include <algorithm>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::ElementCertainty;
using engine::ElementImportance;
using engine::ElementIndex;

template <class Value>
std::optional<Value> known_at(const std::vector<std::optional<Value>>& values,
                              std::size_t position) {
  return position < values.size() ? values[position] : std::nullopt;
}

Json gain_json(const std::optional<ElementImportance>& importance,
               const std::optional<ElementCertainty>& certainty) {
  const bool has_range = importance && certainty;
  return {{"best", importance ? Json(importance->gain_if_repaired) : Json(nullptr)},
          {"low", has_range ? Json(certainty->gain.low) : Json(nullptr)},
          {"high", has_range ? Json(certainty->gain.high) : Json(nullptr)}};
}

Json element_json(const Analysis& analysis, ElementIndex index) {
  const engine::Element& element = analysis.graph.elements[index];
  const auto importance = known_at(analysis.importance.elements, index);
  const auto certainty = known_at(analysis.certainty.elements, index);
  return {{"element", element.name},
          {"likelihood", element.today.best.value()},
          {"status", word(element.status)},
          {"derivative", importance ? Json(importance->derivative) : Json(nullptr)},
          {"standard_error", importance ? Json(importance->standard_error) : Json(nullptr)},
          {"gain_if_repaired", gain_json(importance, certainty)},
          {"loss_if_gone", importance ? Json(importance->loss_if_gone) : Json(nullptr)},
          {"share_first", certainty ? Json(certainty->share_first) : Json(nullptr)},
          {"share_first_three", certainty ? Json(certainty->share_first_three) : Json(nullptr)},
          {"stamp", certainty ? Json(engine::word(certainty->stamp)) : Json(nullptr)}};
}

Json actor_json(const Network& network, const engine::ActorImportance& actor) {
  Json json = {{"element", "actor:" + network.actors[actor.actor].id.text}};
  for (const char* key : {"likelihood", "status", "derivative", "gain_if_repaired"})
    json[key] = nullptr;
  json["standard_error"] = actor.standard_error;
  json["loss_if_gone"] = actor.loss_if_gone;
  for (const char* key : {"share_first", "share_first_three", "stamp"}) json[key] = nullptr;
  return json;
}

bool is_on_a_way(const Analysis& analysis, ElementIndex index) {
  const auto& on_a_way = analysis.importance.on_a_way;
  return index < on_a_way.size() && on_a_way[index] != 0;
}

using Named = std::pair<std::string, Json>;

}  // namespace

Json elements_json(const Network& network, const Analysis& analysis, WhichElements which) {
  std::vector<Named> all;
  for (const engine::ActorImportance& actor : analysis.importance.actors) {
    Json json = actor_json(network, actor);
    all.emplace_back(json["element"].get<std::string>(), std::move(json));
  }
  for (ElementIndex e = 0; e < analysis.graph.elements.size(); ++e) {
    if (which == WhichElements::all || is_on_a_way(analysis, e))
      all.emplace_back(analysis.graph.elements[e].name, element_json(analysis, e));
  }
  std::sort(all.begin(), all.end(),
            [](const Named& a, const Named& b) { return a.first < b.first; });
  Json list = Json::array();
  for (Named& named : all) list.push_back(std::move(named.second));
  return list;
}

Json joint_gains_json(const Analysis& analysis) {
  Json list = Json::array();
  for (const engine::JointGain& joint : analysis.importance.joint_gains) {
    const auto& elements = analysis.graph.elements;
    list.push_back({{"elements", {elements[joint.first].name, elements[joint.second].name}},
                    {"beyond", joint.beyond}});
  }
  return list;
}

}  // namespace sideflow::reports
