#include "engine/flow/channel_flow.hpp"

#include "engine/flow/flow_elements.hpp"
#include "engine/flow/search_side.hpp"
#include "every_world.hpp"
#include "small_networks.hpp"

#include <set>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

/// Everything that holds for one channel arc, looked up by name.
struct Stages {
  std::vector<std::set<ElementIndex>> needs;  ///< put in, behind each flow barrier, out
};

void add_named(std::set<ElementIndex>& needs, const FlowGraph& graph, const std::string& name) {
  if (const auto element = find_element(graph, name)) needs.insert(*element);
}

Stages stages_of(const Network& network, const FlowGraph& graph, const Arc& arc) {
  const Channel& channel = network.channels[arc.channel];
  const Actor& sender = *find_actor(network, channel.from);
  const std::string at = sender.id.text + ":" + network.kinds[arc.kind].id.text;
  std::set<ElementIndex> needs;
  add_named(needs, graph, "recognises:" + at);
  add_named(needs, graph, "forwards:" + at);
  for (const auto* hinders : {&sender.hinder_recognises, &sender.hinder_forwards}) {
    for (const BarrierId& id : *hinders) {
      add_named(needs, graph, "barrier:" + id.text);
      add_named(needs, graph, "barrier:" + id.text + "@" + sender.id.text);
    }
  }
  Stages stages{{needs}};
  for (const BarrierId& id : channel.barriers) {
    if (!stops_pieces(*find_barrier(network, id), {})) continue;
    add_named(needs, graph, "barrier:" + id.text);
    add_named(needs, graph, "barrier:" + id.text + "@" + sender.id.text);
    add_named(needs, graph, "barrier:" + id.text + "@" + channel.id.text);
    stages.needs.push_back(needs);
  }
  needs.insert(arc.element);
  stages.needs.push_back(needs);
  return stages;
}

std::vector<VertexIndex> all_origins(const FlowGraph& graph) {
  std::vector<VertexIndex> origins = graph.informers;
  for (const Row& row : graph.bearers) {
    if (!row.at_home) origins.push_back(row.vertex);
  }
  return origins;
}

/// Expected pieces at each vertex and each stage of each arc, by looking at every world.
struct Counted {
  std::vector<double> at_vertex;
  std::vector<std::vector<double>> by_stage;
};

bool all_true(const std::set<ElementIndex>& needs, const World& world) {
  for (const ElementIndex element : needs) {
    if (world[element] == 0) return false;
  }
  return true;
}

Counted counted(const FlowGraph& graph, const std::vector<Stages>& stages) {
  Counted count{std::vector<double>(graph.numbers.vertices, 0.0), {}};
  for (const Stages& of_arc : stages) count.by_stage.emplace_back(of_arc.needs.size(), 0.0);
  const auto values = likelihoods(graph, Lens::best);
  for_every_world(graph.numbers, {values}, [&](const World& world, const auto& weights) {
    for (const VertexIndex origin : all_origins(graph)) {
      const auto reached = open_from(graph.numbers, world, origin);
      for (VertexIndex v = 0; v < graph.numbers.vertices; ++v) {
        if (reached[v] != 0) count.at_vertex[v] += weights[0];
      }
      for (ArcIndex arc = 0; arc < stages.size(); ++arc) {
        if (reached[graph.numbers.tails[arc]] == 0) continue;
        for (std::size_t s = 0; s < stages[arc].needs.size(); ++s) {
          if (all_true(stages[arc].needs[s], world)) count.by_stage[arc][s] += weights[0];
        }
      }
    }
  });
  return count;
}

TEST(Flows, AgreeWithEveryWorldOfRandomNetworks) {
  for (const auto& [seed, network] : random_networks(100)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const FlowGraph graph = compile_flow_graph(network);
    std::vector<Stages> stages(graph.arcs.size());
    for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
      if (graph.arcs[arc].channel != Arc::kNoChannel) {
        stages[arc] = stages_of(network, graph, graph.arcs[arc]);
      }
    }
    const Counted wanted = counted(graph, stages);
    const Flows found = flows(network, graph);
    ASSERT_TRUE(found.complete);
    for (VertexIndex v = 0; v < graph.numbers.vertices; ++v) {
      EXPECT_NEAR(found.at_vertex[v], wanted.at_vertex[v], 1e-12);
    }
    for (const ChannelFlow& flow : found.channels) {
      const auto& by_stage = wanted.by_stage[flow.arc];
      EXPECT_NEAR(flow.at_sender, wanted.at_vertex[graph.numbers.tails[flow.arc]], 1e-12);
      EXPECT_NEAR(flow.put_in, by_stage.front(), 1e-12);
      ASSERT_EQ(flow.barriers.size(), by_stage.size() - 2);
      for (std::size_t b = 0; b < flow.barriers.size(); ++b) {
        EXPECT_NEAR(flow.barriers[b].after, by_stage[b + 1], 1e-12);
      }
      EXPECT_NEAR(flow.comes_out, by_stage.back(), 1e-12);
    }
  }
}

TEST(Flows, ThinOutAtEachBarrierOfAChannel) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal").recognises[{"signal"}] = judged(0.5);
  made.collector("c", "signal");
  made.barrier("fear", 0.5);
  made.barrier("law", 0.25);
  made.channel("b", "c", "signal", 0.5).barriers = {{"fear"}, {"law"}};
  const Network network = made.network();
  const Flows found = flows(network, compile_flow_graph(network));
  ASSERT_EQ(found.channels.size(), 1U);
  const ChannelFlow& flow = found.channels[0];
  EXPECT_EQ(flow.at_sender, 1.0);
  EXPECT_EQ(flow.put_in, 0.5);
  EXPECT_EQ(network.barriers[flow.barriers.at(0).barrier].id.text, "fear");
  EXPECT_EQ(flow.barriers.at(0).after, 0.25);
  EXPECT_EQ(flow.barriers.at(1).after, 0.0625);
  EXPECT_EQ(flow.comes_out, 0.03125);
}

TEST(Flows, StopAtAChannelThatDoesNotWork) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.collector("c", "signal");
  made.channel("b", "c", "signal", 0.5).status = Status::missing;
  const Network network = made.network();
  const Flows found = flows(network, compile_flow_graph(network));
  EXPECT_EQ(found.channels.at(0).put_in, 1.0);
  EXPECT_EQ(found.channels.at(0).comes_out, 0.0);
}

TEST(Flows, AreIncompleteAndEmptyWhenTheBudgetDoesNotSuffice) {
  const auto drawn = random_networks(30);
  bool gave_up = false;
  for (const auto& [seed, network] : drawn) {
    const Flows found = flows(network, compile_flow_graph(network), {.nodes = 3});
    if (found.complete) continue;
    gave_up = true;
    EXPECT_TRUE(found.channels.empty());
    EXPECT_TRUE(found.at_vertex.empty());
  }
  EXPECT_TRUE(gave_up);
}

}  // namespace
}  // namespace sideflow::engine::testing
