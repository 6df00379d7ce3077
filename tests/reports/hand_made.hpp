// Small networks and analyses made by hand, so that words can be tested without reading or
// computing.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"

#include <string>
#include <vector>

namespace sideflow::reports::test {

/// A row as a test wants it: who, what, and how it fares.
struct RowSketch {
  std::string actor;
  std::string kind;
  engine::Verdict verdict = engine::Verdict::reached;
  engine::Why why = engine::Why::none;
  engine::Verdict verdict_high = engine::Verdict::reached;
};

inline Name named(const std::string& text) { return {{{"", text}}}; }

inline Actor actor_called(const std::string& id, const std::string& name) {
  Actor actor;
  actor.id = {id};
  actor.name = named(name);
  return actor;
}

inline Kind kind_called(const std::string& id, const std::string& name) {
  Kind kind;
  kind.id = {id};
  kind.name = named(name);
  return kind;
}

/// "Testland": actors a, b, c, d and unit (the National Contact Point, which collects), kinds
/// sign and talk; no channels.
inline Network testland() {
  Network network;
  network.id = "testland";
  network.name = named("Testland");
  network.as_of = "2010-03";
  for (const char* id : {"a", "b", "c", "d"})
    network.actors.push_back(actor_called(id, "Group " + std::string(id)));
  network.actors.push_back(actor_called("unit", "National Contact Point"));
  network.kinds = {kind_called("sign", "Warning sign"), kind_called("talk", "Rumour")};
  network.scale = built_in_scale();
  return network;
}

inline std::uint32_t position_of_actor(const Network& network, const std::string& id) {
  for (std::uint32_t i = 0; i < network.actors.size(); ++i) {
    if (network.actors[i].id.text == id) return i;
  }
  return 0;
}

inline engine::VertexIndex add_vertex(engine::Analysis& analysis, const Network& network,
                                      const std::string& actor, const std::string& kind) {
  analysis.graph.vertices.push_back(
      {position_of_actor(network, actor), kind == network.kinds[0].id.text ? 0u : 1u});
  return static_cast<engine::VertexIndex>(analysis.graph.vertices.size() - 1);
}

inline engine::ReachRow row_of(const RowSketch& sketch, engine::VertexIndex vertex) {
  engine::ReachRow row;
  row.row.vertex = vertex;
  row.row.at_home = sketch.verdict == engine::Verdict::at_home;
  row.verdict = row.verdict_low = row.verdict_pessimistic = row.verdict_optimistic = sketch.verdict;
  row.verdict_high = sketch.verdict_high;
  row.why = sketch.why;
  if (!row.row.at_home && sketch.verdict != engine::Verdict::undecided)
    row.probability = engine::Bounds{};
  return row;
}

/// An analysis of testland() with these rows; `unit` collects.
inline engine::Analysis analysis_with(const Network& network, const std::vector<RowSketch>& rows) {
  engine::Analysis analysis;
  analysis.graph.collectors.push_back(add_vertex(analysis, network, "unit", "sign"));
  for (const RowSketch& sketch : rows) {
    analysis.reach.bearers.push_back(
        row_of(sketch, add_vertex(analysis, network, sketch.actor, sketch.kind)));
  }
  return analysis;
}

}  // namespace sideflow::reports::test
