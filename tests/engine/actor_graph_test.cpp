#include "engine/structure/actor_graph.hpp"

#include "tests/engine/small_networks.hpp"

#include <gtest/gtest.h>

namespace sideflow::engine {
namespace {

using testing::NetworkBuilder;

ActorGraph graph_of(const Network& network, std::vector<std::uint32_t> kinds = {}) {
  return actor_graph(network, compile_flow_graph(network), std::move(kinds));
}

std::string link_words(const Network& network, const ActorGraph& graph) {
  std::string words;
  for (const ActorLink& link : graph.links) {
    words += network.actors[graph.actors[link.from]].id.text + ">" +
             network.actors[graph.actors[link.to]].id.text + " ";
  }
  return words;
}

/// a sends signs and cases to b, cases to c; b sends signs back; d stands alone.
NetworkBuilder four_actors() {
  NetworkBuilder builder;
  builder.kind("sign");
  builder.kind("case");
  for (const char* id : {"a", "b", "c", "d"}) builder.actor(id);
  builder.channel("a", "b", "sign", 0.2);
  builder.channel("a", "b", "case", 0.5).id = {"second"};
  builder.channel("a", "c", "case", 0.5);
  builder.channel("b", "a", "sign", 0.5);
  return builder;
}

TEST(ActorGraph, MergesParallelChannelsAndKindsAndCountsThem) {
  const Network network = four_actors().network();
  const ActorGraph graph = graph_of(network);
  EXPECT_EQ(graph.size(), 4u);
  EXPECT_EQ(link_words(network, graph), "a>b a>c b>a ");
  EXPECT_EQ(graph.merged, 1u);
  EXPECT_EQ(graph.out(0).size(), 2u);
  EXPECT_EQ(graph.in(0).size(), 1u);
  EXPECT_TRUE(graph.out(3).empty());
  EXPECT_DOUBLE_EQ(graph.links[0].likelihood, 0.5);  // the likelier of the two
}

TEST(ActorGraph, HasOnlyTheKindsAskedFor) {
  const Network network = four_actors().network();
  const std::uint32_t sign = network.kinds[0].id.text == "sign" ? 0 : 1;
  EXPECT_EQ(link_words(network, graph_of(network, {sign})), "a>b b>a ");
  EXPECT_EQ(link_words(network, graph_of(network, {1 - sign})), "a>b a>c ");
}

TEST(ActorGraph, LeavesOutSelfLoopsAndWhatIsShutAndCountsBoth) {
  NetworkBuilder builder = four_actors();
  builder.channel("c", "c", "sign", 0.5);
  builder.channel("c", "d", "sign", 0);
  const Network network = builder.network();
  const ActorGraph graph = graph_of(network);
  EXPECT_EQ(link_words(network, graph), "a>b a>c b>a ");
  EXPECT_EQ(graph.self_loops, 1u);
  EXPECT_EQ(graph.shut, 1u);
}

TEST(ActorGraph, CountsSelfLoopsOfTheKindsAskedForThatWork) {
  NetworkBuilder builder = four_actors();
  Channel& both = builder.channel("c", "c", "sign", 0.5);
  both.carries.insert({{"case"}, testing::judged(0.5)});
  builder.channel("d", "d", "case", 0.5).status = Status::missing;
  const Network network = builder.network();
  EXPECT_EQ(graph_of(network).self_loops, 2u);
  EXPECT_EQ(graph_of(network, {0}).self_loops, 1u);
  EXPECT_EQ(graph_of(network, {1}).self_loops, 1u);
}

TEST(ActorGraph, HasWorkingActorsAndChannelsOnly) {
  NetworkBuilder builder = four_actors();
  builder.actor("e").status = Status::planned;
  builder.channel("d", "e", "sign", 0.5);
  builder.channel("d", "a", "sign", 0.5).status = Status::missing;
  const Network network = builder.network();
  const ActorGraph graph = graph_of(network);
  EXPECT_EQ(graph.size(), 4u);
  EXPECT_EQ(link_words(network, graph), "a>b a>c b>a ");
  EXPECT_EQ(vertex_of_actor(graph, 4), std::nullopt);
}

TEST(ActorGraph, CountsTheBarriersOfAChannelInItsLikelihoodAndTime) {
  NetworkBuilder builder = four_actors();
  builder.barrier("fear", 0.5);
  Barrier& post = builder.barrier("post", 1);
  post.effect = Effect::delay;
  post.passes.reset();
  post.takes = Duration{3, 3, 3, "3 days"};
  Channel& slow = builder.channel("c", "d", "sign", 0.8);
  slow.barriers = {{"fear"}, {"post"}};
  slow.takes = Duration{1, 2, 3, "1..2..3 days"};
  const Network network = builder.network();
  const ActorGraph graph = graph_of(network);
  const ActorLink& link = graph.out(2)[0];
  EXPECT_DOUBLE_EQ(link.likelihood, 0.4);
  EXPECT_DOUBLE_EQ(link.days, 5);
  EXPECT_TRUE(link.is_timed);
  EXPECT_FALSE(graph.links[0].is_timed);
}

TEST(ActorGraph, OfAnEmptyNetworkHasNoVertices) {
  const ActorGraph graph = graph_of(Network{});
  EXPECT_EQ(graph.size(), 0u);
  EXPECT_EQ(graph.first_out.size(), 1u);
}

}  // namespace
}  // namespace sideflow::engine
