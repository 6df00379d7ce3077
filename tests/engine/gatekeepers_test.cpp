// Gatekeepers against actors deleted one by one, and the networks whose answers are known.
#include "engine/structure/gatekeepers.hpp"

#include "expected_case.hpp"
#include "small_networks.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr std::uint32_t kNobody = 0xffffffff;

bool lets_through(const FlowGraph& graph, ArcIndex arc) {
  bool open = graph.arcs[arc].status == Status::working;
  for (const ElementIndex element : graph.numbers.needs(arc)) {
    open = open && graph.elements[element].today.best.value() > 0;
  }
  return open;
}

/// By vertex: whether a way leads there from `start` without `gone`, in the plainest way.
std::vector<std::uint8_t> come_to(const FlowGraph& graph, VertexIndex start, std::uint32_t gone) {
  std::vector<std::uint8_t> reached(graph.vertices.size(), 0);
  reached[start] = 1;
  for (bool grown = true; grown;) {
    grown = false;
    for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
      const VertexIndex head = graph.numbers.heads[arc];
      if (reached[graph.numbers.tails[arc]] == 0 || reached[head] != 0) continue;
      if (graph.vertices[head].actor == gone || !lets_through(graph, arc)) continue;
      reached[head] = 1;
      grown = true;
    }
  }
  return reached;
}

struct Naive {
  std::set<std::uint32_t> gatekeepers;
  std::set<std::uint32_t> single_collectors;
};

Naive naive(const Network& network, const FlowGraph& graph, const Row& row) {
  Naive found;
  const auto reached = come_to(graph, row.vertex, kNobody);
  std::set<std::uint32_t> collecting;
  for (const VertexIndex v : graph.collectors) {
    if (reached[v] != 0) collecting.insert(graph.vertices[v].actor);
  }
  if (row.at_home || collecting.empty()) return found;
  for (std::uint32_t actor = 0; actor < network.actors.size(); ++actor) {
    if (actor == graph.vertices[row.vertex].actor) continue;
    const auto without = come_to(graph, row.vertex, actor);
    const bool arrives = std::any_of(graph.collectors.begin(), graph.collectors.end(),
                                     [&](VertexIndex v) { return without[v] != 0; });
    if (arrives) continue;
    (collecting.contains(actor) ? found.single_collectors : found.gatekeepers).insert(actor);
  }
  return found;
}

std::set<std::uint32_t> set_of(const std::vector<std::uint32_t>& list) {
  return {list.begin(), list.end()};
}

/// Compares every row with the plain search; how many gatekeepers there were.
std::size_t expect_same_as_naive(const Network& network) {
  const FlowGraph graph = compile_flow_graph(network);
  const Gatekeepers found = gatekeepers(network, graph);
  EXPECT_EQ(found.left_out, 0U);
  EXPECT_EQ(found.chains.size(), graph.bearers.size());
  std::size_t gates = 0;
  for (std::size_t r = 0; r < graph.bearers.size(); ++r) {
    const Naive expected = naive(network, graph, graph.bearers[r]);
    EXPECT_EQ(set_of(found.chains[r].gatekeepers), expected.gatekeepers) << "row " << r;
    EXPECT_EQ(set_of(found.chains[r].single_collectors), expected.single_collectors) << "row " << r;
    gates += expected.gatekeepers.size();
  }
  return gates;
}

/// Some bearers, some collectors, three kinds that may turn, channels that may stand at 0, go to their
/// sender, lead nowhere or stand side by side.
Network drawn_network(std::uint32_t seed, std::uint32_t actors, std::uint32_t channels,
                      bool with_turns) {
  std::mt19937 dice(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(dice() % n); };
  const auto name = [](std::uint32_t a) { return "a" + std::to_string(100 + a); };
  const std::vector<std::string> kinds{"k", "l", "m"};
  NetworkBuilder builder;
  for (const std::string& kind : kinds) builder.kind(kind);
  builder.barrier("fear", 0.0, Drawn::sender);
  for (std::uint32_t a = 0; a < actors; ++a) {
    Actor& actor = builder.actor(name(a));
    if (below(3) == 0) actor.holds.push_back({.kind = {kinds[below(3)]}});
    if (below(6) == 0) actor.collects.push_back({kinds[below(3)]});
    if (with_turns && below(3) == 0) {
      const std::uint32_t from = below(3);
      actor.turns.push_back(
          {.from = {kinds[from]}, .into = {kinds[(from + 1) % 3]}, .likelihood = judged(.5)});
    }
  }
  for (std::uint32_t c = 0; c < channels; ++c) {
    Channel& channel = builder.channel(name(below(actors)), name(below(actors)), kinds[below(3)],
                                       below(10) == 0 ? 0.0 : 0.5);
    channel.id.text = "c" + std::to_string(1000 + c);
    channel.carries.insert({{kinds[below(3)]}, judged(.5)});
    if (below(12) == 0) channel.barriers.push_back({"fear"});
    if (below(12) == 0) channel.status = Status::missing;
  }
  return builder.network();
}

TEST(Gatekeepers, AreThoseWithoutWhomNothingArrivesWhereNoKindTurns) {
  std::size_t gates = 0;
  for (std::uint32_t seed = 1; seed <= 600; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    gates += expect_same_as_naive(drawn_network(seed, 5 + seed % 20, 8 + seed % 40, false));
  }
  EXPECT_GT(gates, 100U);
}

TEST(Gatekeepers, AreThoseWithoutWhomNothingArrivesWhereKindsTurn) {
  std::size_t gates = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    gates += expect_same_as_naive(drawn_network(seed, 5 + seed % 20, 8 + seed % 40, true));
  }
  EXPECT_GT(gates, 100U);
}

TEST(Gatekeepers, OfNetworksWithAllSortsOfElementsAreTheSameAsByPlainSearch) {
  for (const DrawnNetwork& drawn : random_networks(500)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    expect_same_as_naive(drawn.network);
  }
}

using RowNames = std::set<std::pair<std::string, std::string>>;

RowNames row_names(const nlohmann::json& rows) {
  RowNames names;
  for (const auto& row : rows) {
    names.emplace(row.at(0).get<std::string>(), row.at(1).get<std::string>());
  }
  return names;
}

TEST(Gatekeepers, AndSingleCollectorsOfTheKnownCasesAreAsExpected) {
  std::size_t gates = 0;
  for (const std::string& name : case_names("exact")) {
    SCOPED_TRACE(name);
    const nlohmann::json expected = expected_of("exact", name);
    const Network network = case_network("exact", name);
    const FlowGraph graph = compile_flow_graph(network);
    const Gatekeepers found = gatekeepers(network, graph);
    std::map<std::string, RowNames> wanted;
    for (const auto& [actor, rows] : expected.at("gatekeepers").items()) {
      wanted[actor] = row_names(rows);
    }
    std::map<std::string, RowNames> known;
    for (const Gatekeeper& gate : found.gatekeepers) {
      for (const std::uint32_t row : gate.rows) {
        const Vertex& vertex = graph.vertices[graph.bearers[row].vertex];
        known[network.actors[gate.actor].id.text].insert(
            {network.actors[vertex.actor].id.text, network.kinds[vertex.kind].id.text});
      }
    }
    EXPECT_EQ(known, wanted);
    gates += wanted.size();
    std::map<std::string, std::size_t> counts;
    for (const Gatekeeper& single : found.single_collectors) {
      counts[network.actors[single.actor].id.text] = single.depends();
    }
    for (const auto& [actor, accepted] : expected.at("single_collectors").items()) {
      const auto all = accepted.get<std::set<std::size_t>>();
      EXPECT_TRUE(all.contains(counts[actor])) << actor << " has " << counts[actor];
      counts.erase(actor);
    }
    EXPECT_TRUE(counts.empty());
  }
  EXPECT_GT(gates, 10U);
}

std::vector<std::string> names_of(const Network& network, const std::vector<std::uint32_t>& list) {
  std::vector<std::string> names;
  for (const std::uint32_t actor : list) names.push_back(network.actors[actor].id.text);
  return names;
}

/// school, doctor -> nurse -> (desk, ward) -> office -> register; doctor -> nurse only.
NetworkBuilder town() {
  NetworkBuilder builder;
  builder.kind("k");
  builder.bearer("school", "k").holds.back().amount = Amount{10, 20, 40, Period::year};
  builder.bearer("doctor", "k").holds.back().amount = Amount{1, 2, 4, Period::year};
  for (const char* id : {"nurse", "desk", "ward", "office"}) builder.actor(id);
  builder.collector("register", "k");
  builder.channel("school", "office", "k", .5);
  builder.channel("doctor", "nurse", "k", .5);
  builder.channel("nurse", "desk", "k", .5);
  builder.channel("nurse", "ward", "k", .5);
  builder.channel("desk", "office", "k", .5);
  builder.channel("ward", "office", "k", .5);
  builder.channel("office", "register", "k", .5);
  return builder;
}

TEST(Gatekeepers, OfTheWorkedExampleStandInOrderFromBearerToCollector) {
  const Network network = town().network();
  const Gatekeepers found = gatekeepers(network, compile_flow_graph(network));
  ASSERT_EQ(found.chains.size(), 2U);  // doctor, school
  using Names = std::vector<std::string>;
  EXPECT_EQ(names_of(network, found.chains[0].gatekeepers), (Names{"nurse", "office"}));
  EXPECT_EQ(names_of(network, found.chains[1].gatekeepers), (Names{"office"}));
  EXPECT_EQ(names_of(network, found.chains[0].single_collectors), (Names{"register"}));
  ASSERT_EQ(found.gatekeepers.size(), 2U);  // nurse, office
  EXPECT_EQ(found.gatekeepers[0].rows, std::vector<std::uint32_t>{0});
  EXPECT_EQ(found.gatekeepers[1].rows, (std::vector<std::uint32_t>{0, 1}));
  ASSERT_EQ(found.gatekeepers[1].amounts.size(), 1U);
  const HangingAmount& amount = found.gatekeepers[1].amounts[0];
  EXPECT_EQ(amount.rows, 2U);
  EXPECT_EQ(amount.per, Period::year);
  EXPECT_EQ(amount.amount.low, 11.0);
  EXPECT_EQ(amount.amount.best, 22.0);
  EXPECT_EQ(amount.amount.high, 44.0);
}

/// At one desk the piece may come as either of two kinds; no single pair of the desk is on all ways.
Network two_faced_desk() {
  NetworkBuilder builder;
  builder.kind("k");
  builder.kind("l");
  builder.bearer("b", "k").turns.push_back(
      {.from = {"k"}, .into = {"l"}, .likelihood = judged(.5)});
  builder.actor("desk");
  builder.collector("c", "k").collects.push_back({"l"});
  builder.channel("b", "desk", "k", .5).carries.insert({{"l"}, judged(.5)});
  builder.channel("desk", "c", "k", .5).carries.insert({{"l"}, judged(.5)});
  return builder.network();
}

TEST(Gatekeepers, MayStandOnTheWaysOfSeveralKindsAtOnce) {
  const Network network = two_faced_desk();
  const Gatekeepers found = gatekeepers(network, compile_flow_graph(network));
  EXPECT_EQ(names_of(network, found.chains[0].gatekeepers), std::vector<std::string>{"desk"});
  EXPECT_EQ(names_of(network, found.chains[0].single_collectors), std::vector<std::string>{"c"});
}

TEST(Gatekeepers, OfMoreRowsThanAreLookedAtTogetherAreThoseOfEachRow) {
  constexpr std::uint32_t kRows = 700;
  NetworkBuilder builder;
  builder.kind("k");
  builder.kind("l");
  builder.actor("desk").turns.push_back({.from = {"k"}, .into = {"l"}, .likelihood = judged(.5)});
  builder.collector("z", "l");
  builder.channel("desk", "z", "l", .5);
  for (std::uint32_t i = 0; i < kRows; ++i) {
    const std::string number = std::to_string(1000 + i);
    builder.bearer("b" + number, "k");
    builder.actor("c" + number);
    builder.channel("b" + number, "c" + number, "k", .5);
    builder.channel("c" + number, "desk", "k", .5);
  }
  const Network network = builder.network();
  const Gatekeepers found = gatekeepers(network, compile_flow_graph(network));
  ASSERT_EQ(found.chains.size(), kRows);
  for (std::uint32_t i = 0; i < kRows; ++i) {
    const std::vector<std::string> chain{"c" + std::to_string(1000 + i), "desk"};
    ASSERT_EQ(names_of(network, found.chains[i].gatekeepers), chain);
    ASSERT_EQ(names_of(network, found.chains[i].single_collectors), std::vector<std::string>{"z"});
  }
  EXPECT_EQ(found.gatekeepers.size(), kRows + 1);
  EXPECT_EQ(found.gatekeepers.back().depends(), kRows);
}

TEST(Gatekeepers, ThatAreTooMuchWorkAreLeftOutAndTheirRowsSaySo) {
  const Network network = two_faced_desk();
  const Gatekeepers found = gatekeepers(network, compile_flow_graph(network), {.most_steps = 0});
  EXPECT_EQ(found.left_out, 2U);
  EXPECT_FALSE(found.chains[0].complete);
  EXPECT_TRUE(found.gatekeepers.empty());
}

TEST(Gatekeepers, OfNothingAreNone) {
  const Network network;
  const Gatekeepers found = gatekeepers(network, compile_flow_graph(network));
  EXPECT_TRUE(found.chains.empty());
  EXPECT_TRUE(found.gatekeepers.empty());
  EXPECT_TRUE(found.single_collectors.empty());
}

}  // namespace
}  // namespace sideflow::engine::testing
