#include "engine/flow/flow_graph.hpp"

#include "small_networks.hpp"

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

std::vector<std::string> names(const FlowGraph& graph) {
  std::vector<std::string> found;
  for (const Element& element : graph.elements) found.push_back(element.name);
  return found;
}

const Element& element(const FlowGraph& graph, const std::string& name) {
  return graph.elements.at(find_element(graph, name).value());
}

/// b -signal-> c with barriers inside b and on the channel.
NetworkBuilder one_channel() {
  NetworkBuilder made;
  made.kind("case");
  made.kind("signal");
  Actor& bearer = made.bearer("b", "signal");
  bearer.recognises[{"signal"}] = judged(0.5);
  bearer.forwards[{"signal"}] = judged(0.25);
  bearer.hinder_recognises = {{"criteria"}};
  bearer.hinder_forwards = {{"fear"}};
  made.collector("c", "signal");
  made.barrier("criteria", 0.5, Drawn::network);
  made.barrier("fear", 0.5);
  made.barrier("post", 0.5, Drawn::channel);
  made.channel("b", "c", "signal", 0.75).barriers = {{"fear"}, {"post"}};
  return made;
}

TEST(FlowGraph, NamesWhatAChannelNeedsOnceEach) {
  const FlowGraph graph = compile_flow_graph(one_channel().network());
  EXPECT_EQ(names(graph), (std::vector<std::string>{"barrier:criteria", "barrier:fear@b",
                                                    "barrier:post@b/c", "channel:b/c:signal",
                                                    "forwards:b:signal", "recognises:b:signal"}));
  EXPECT_EQ(graph.numbers.needs(0).size(), 6U);
}

TEST(FlowGraph, LetsATurnNeedThatItsActorRecognisesButNotThatItForwards) {
  NetworkBuilder made = one_channel();
  Network network = made.network();
  network.actors[0].turns.push_back({{"signal"}, {"case"}, judged(0.5), Basis::stated, {}, "", {}});
  const FlowGraph graph = compile_flow_graph(network);
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    if (graph.arcs[arc].channel != Arc::kNoChannel) continue;
    std::vector<std::string> needs;
    for (const ElementIndex e : graph.numbers.needs(arc)) needs.push_back(graph.elements[e].name);
    EXPECT_EQ(needs, (std::vector<std::string>{"barrier:criteria", "recognises:b:signal",
                                               "turns:b:signal"}));
  }
  EXPECT_EQ(graph.arcs.size(), 2U);
}

TEST(FlowGraph, KeepsTheTurnsOfOneKindIntoSeveralApart) {
  Network network = one_channel().network();
  network.actors[0].turns.push_back({{"signal"}, {"case"}, judged(0.5), Basis::stated, {}, "", {}});
  network.actors[0].turns.push_back({{"signal"}, {"file"}, judged(0.1), Basis::stated, {}, "", {}});
  network.kinds.push_back({.id = {"file"}});
  std::sort(network.kinds.begin(), network.kinds.end(),
            [](const Kind& a, const Kind& b) { return a.id < b.id; });
  const FlowGraph graph = compile_flow_graph(network);
  std::map<std::string, double> best;
  for (const Element& element : graph.elements) {
    if (element.sort == ElementSort::turns) best[element.name] = element.own.best.value();
  }
  EXPECT_EQ(best, (std::map<std::string, double>{{"turns:b:signal:case", 0.5},
                                                 {"turns:b:signal:file", 0.1}}));
}

TEST(FlowGraph, HasNoElementForBarriersThatStopNothing) {
  Network network = one_channel().network();
  for (Barrier& barrier : network.barriers) {
    barrier.effect = Effect::quality;
    barrier.passes.reset();
  }
  const FlowGraph graph = compile_flow_graph(network);
  EXPECT_EQ(names(graph), (std::vector<std::string>{"channel:b/c:signal", "forwards:b:signal",
                                                    "recognises:b:signal"}));
}

TEST(FlowGraph, LeavesOutWhatIsExternalUnlessAskedFor) {
  Network network = one_channel().network();
  network.channels[0].basis = Basis::external;
  EXPECT_EQ(compile_flow_graph(network).arcs.size(), 0U);
  EXPECT_EQ(compile_flow_graph(network, {.with_external = true}).arcs.size(), 1U);
  network.channels[0].basis = Basis::stated;
  network.actors[0].basis = Basis::external;
  const FlowGraph without_bearer = compile_flow_graph(network);
  EXPECT_EQ(without_bearer.arcs.size(), 0U);
  EXPECT_TRUE(without_bearer.bearers.empty());
}

TEST(FlowGraph, LetsAnExternalBarrierThroughUnlessAskedFor) {
  Network network = one_channel().network();
  for (Barrier& barrier : network.barriers) barrier.basis = Basis::external;
  EXPECT_FALSE(find_element(compile_flow_graph(network), "barrier:fear@b").has_value());
  const FlowGraph graph = compile_flow_graph(network, {.with_external = true});
  EXPECT_TRUE(find_element(graph, "barrier:fear@b").has_value());
}

TEST(FlowGraph, CountsAChannelAsWhatTheActorsAtItsEndsAre) {
  Network network = one_channel().network();
  network.actors[1].status = Status::planned;
  const FlowGraph graph = compile_flow_graph(network);
  EXPECT_EQ(graph.arcs.at(0).status, Status::planned);
  EXPECT_EQ(element(graph, "channel:b/c:signal").today, kImpossible);
  EXPECT_EQ(element(graph, "channel:b/c:signal").own.best, Likelihood{0.75});
  EXPECT_TRUE(graph.collectors.empty());
}

TEST(FlowGraph, BoundsWhatIsAssumedFromBothSides) {
  Network network = one_channel().network();
  network.channels[0].basis = Basis::assumed;
  network.barriers[1].basis = Basis::assumed;
  const FlowGraph graph = compile_flow_graph(network);
  const Element& channel = element(graph, "channel:b/c:signal");
  EXPECT_EQ(channel.pessimistic, Likelihood{0.0});
  EXPECT_EQ(channel.optimistic, Likelihood{0.75});
  const Element& fear = element(graph, "barrier:fear@b");
  EXPECT_EQ(fear.pessimistic, Likelihood{0.5});
  EXPECT_EQ(fear.optimistic, Likelihood{1.0});
  EXPECT_TRUE(graph.arcs.at(0).assumed);
}

TEST(FlowGraph, TakesTheChannelsOfAnAssumedActorAlong) {
  Network network = one_channel().network();
  network.actors[1].basis = Basis::assumed;
  const FlowGraph graph = compile_flow_graph(network);
  EXPECT_EQ(element(graph, "channel:b/c:signal").existence, Basis::assumed);
  EXPECT_EQ(element(graph, "channel:b/c:signal").pessimistic, Likelihood{0.0});
}

TEST(FlowGraph, DropsAndCountsChannelsFromAnActorToItself) {
  NetworkBuilder made = one_channel();
  made.channel("b", "b", "signal", 0.5);
  const FlowGraph graph = compile_flow_graph(made.network());
  EXPECT_EQ(graph.self_loops, 1U);
  EXPECT_EQ(graph.arcs.size(), 1U);
}

TEST(FlowGraph, HasRowsForBearersAndAudiencesAndMarksThoseAtHome) {
  NetworkBuilder made;
  made.kind("advice", Aim::inform);
  made.kind("signal");
  Actor& unit = made.collector("unit", "signal");
  unit.holds = {{.kind = {"signal"}}, {.kind = {"advice"}}};
  unit.needs = {{"advice"}};
  made.actor("ward").needs = {{"advice"}};
  const FlowGraph graph = compile_flow_graph(made.network());
  ASSERT_EQ(graph.bearers.size(), 1U);
  EXPECT_TRUE(graph.bearers[0].at_home);
  ASSERT_EQ(graph.audiences.size(), 2U);
  EXPECT_TRUE(graph.audiences[0].at_home);
  EXPECT_FALSE(graph.audiences[1].at_home);
  EXPECT_EQ(graph.informers.size(), 1U);
}

TEST(FlowGraph, OfAnEmptyNetworkIsEmpty) {
  const FlowGraph graph = compile_flow_graph(Network{});
  EXPECT_TRUE(graph.vertices.empty());
  EXPECT_TRUE(graph.arcs.empty());
}

}  // namespace
}  // namespace sideflow::engine::testing
