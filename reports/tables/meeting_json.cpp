#include "reports/tables/meeting_json.hpp"

#include <algorithm>

namespace sideflow::reports {

namespace {

using engine::FlowGraph;
using engine::Meeting;

/// What is shown of an analysis.
struct Shown {
  const Network& network;
  const FlowGraph& graph;
  const std::optional<KindId>& kind;

  [[nodiscard]] bool has(std::uint32_t position) const {
    return !kind || network.kinds[position].id == *kind;
  }
  [[nodiscard]] bool has_row(std::size_t row) const {
    return is_of_kind(network, graph, graph.bearers[row].vertex, kind);
  }
  [[nodiscard]] bool has_bearer(std::uint32_t actor) const {
    if (!kind) return true;
    return std::any_of(graph.bearers.begin(), graph.bearers.end(), [&](const engine::Row& row) {
      return graph.vertices[row.vertex].actor == actor &&
             is_of_kind(network, graph, row.vertex, kind);
    });
  }
};

void add_method(Json& json, const std::optional<engine::Sampled>& sampled) {
  const engine::Sampled how = sampled.value_or(engine::Sampled{});
  json["method"] = sampled ? "sampled" : "exact";
  json["standard_error"] = how.standard_error;
  json["worlds"] = how.worlds;
}

Json number_json(const engine::MeetingNumber& number) {
  Json json = {{"best", number.value}};
  add_method(json, number.sampled);
  return json;
}

Json kinds_json(const Network& network, const std::vector<std::uint32_t>& kinds) {
  Json list = Json::array();
  for (const std::uint32_t kind : kinds) list.push_back(network.kinds[kind].id.text);
  return list;
}

Json place_json(const Network& network, const engine::MeetingPlace& place) {
  return {{"actor", network.actors[place.actor].id.text},
          {"family", text_or_null(place.family)},
          {"kinds", kinds_json(network, place.kinds)},
          {"bearers", actor_ids(network, place.bearers)},
          {"own", place.own},
          {"expected_bearers", number_json(place.expected_bearers)},
          {"expected_sectors", number_json(place.expected_sectors)},
          {"at_least_two", number_json(place.at_least_two)}};
}

Json places_json(const Shown& shown, const Meeting& found) {
  Json list = Json::array();
  for (const engine::MeetingPlace& place : found.places) {
    if (std::any_of(place.kinds.begin(), place.kinds.end(),
                    [&](std::uint32_t kind) { return shown.has(kind); }))
      list.push_back(place_json(shown.network, place));
  }
  return list;
}

Json uncounted_kind_json(const Shown& shown, const engine::UncountedKind& kind) {
  Json rows = Json::array();
  for (const engine::UncountedRow& row : kind.rows) {
    const engine::Vertex& pair = shown.graph.vertices[shown.graph.bearers[row.row].vertex];
    rows.push_back({{"actor", shown.network.actors[pair.actor].id.text},
                    {"comes_to_desk", row.comes_to_desk},
                    {"comes_as_other", row.comes_as_other}});
  }
  return {{"collector", shown.network.actors[kind.collector].id.text},
          {"kind", shown.network.kinds[kind.kind].id.text},
          {"elsewhere", kind.elsewhere},
          {"rows", rows}};
}

Json uncounted_json(const Shown& shown, const Meeting& found) {
  if (found.uncounted_left_out) return nullptr;
  Json list = Json::array();
  for (const engine::UncountedKind& kind : found.uncounted) {
    if (shown.has(kind.kind)) list.push_back(uncounted_kind_json(shown, kind));
  }
  return list;
}

Json elements_json(const FlowGraph& graph, const std::vector<engine::ArcIndex>& arcs) {
  Json list = Json::array();
  for (const engine::ArcIndex arc : arcs)
    list.push_back(graph.elements[graph.arcs[arc].element].name);
  return list;
}

Json feedback_json(const Shown& shown, const Meeting& found) {
  if (found.feedback_left_out) return nullptr;
  Json list = Json::array();
  for (const engine::Feedback& feedback : found.feedback) {
    if (!shown.has_bearer(feedback.bearer)) continue;
    list.push_back({{"actor", shown.network.actors[feedback.bearer].id.text},
                    {"comes_back", engine::word(feedback.comes_back)},
                    {"by", elements_json(shown.graph, feedback.by)}});
  }
  return list;
}

Json lasting_row_json(const Shown& shown, const engine::LastingRow& row) {
  Json json = pair_json(shown.network, shown.graph, shown.graph.bearers[row.row].vertex);
  json["today"] = row.today;
  json["permanent_or_unknown"] = row.permanent_or_unknown;
  json["permanent"] = row.permanent;
  add_method(json, row.sampled);
  return json;
}

Json number_or_null(const std::optional<double>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json lasting_json(const Shown& shown, const engine::LastingArrival& lasting) {
  Json rows = Json::array();
  for (const engine::LastingRow& row : lasting.rows) {
    if (shown.has_row(row.row)) rows.push_back(lasting_row_json(shown, row));
  }
  return {{"today", lasting.today},
          {"permanent_or_unknown", lasting.permanent_or_unknown},
          {"permanent", lasting.permanent},
          {"standard_error", lasting.standard_error},
          {"share_at_least", number_or_null(lasting.share_at_least)},
          {"share_at_most", number_or_null(lasting.share_at_most)},
          {"rows", rows}};
}

}  // namespace

Json meeting_json(const Network& network, const FlowGraph& graph, const Meeting& found,
                  const std::optional<KindId>& kind) {
  const Shown shown{network, graph, kind};
  return {{"places", places_json(shown, found)},
          {"places_left_out", found.places_left_out},
          {"uncounted", uncounted_json(shown, found)},
          {"feedback", feedback_json(shown, found)},
          {"lasting", lasting_json(shown, found.lasting)}};
}

}  // namespace sideflow::reports
