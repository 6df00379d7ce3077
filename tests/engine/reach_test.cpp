#include "engine/flow/reach.hpp"

#include "engine/analysis.hpp"
#include "engine/flow/search_side.hpp"
#include "every_world.hpp"
#include "expected_case.hpp"
#include "small_networks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace sideflow::engine::testing {
namespace {

constexpr std::uint32_t kNetworks = 120;

/// Sums of weights, by lens.
using Sums = std::array<double, kLenses.size()>;

/// Likelihoods of all elements, one list a lens.
std::vector<std::vector<double>> all_likelihoods(const FlowGraph& graph) {
  std::vector<std::vector<double>> all;
  for (const Lens lens : kLenses) all.push_back(likelihoods(graph, lens));
  return all;
}

/// What the rows of a network come to when every world is looked at.
struct Enumerated {
  std::vector<Sums> bearers;
  std::vector<Sums> audiences;
  std::map<std::pair<std::size_t, VertexIndex>, double> collectors;  ///< by bearer and collector
};

void add(Sums& sums, const std::vector<double>& weights) {
  for (std::size_t l = 0; l < sums.size(); ++l) sums[l] += weights[l];
}

bool any_of(const std::vector<VertexIndex>& vertices, const std::vector<std::uint8_t>& reached) {
  return std::any_of(vertices.begin(), vertices.end(), [&](VertexIndex v) { return reached[v] != 0; });
}

bool informed(const FlowGraph& graph, const World& world, VertexIndex audience) {
  return std::any_of(graph.informers.begin(), graph.informers.end(), [&](VertexIndex holder) {
    return graph.vertices[holder].kind == graph.vertices[audience].kind &&
           open_from(graph.numbers, world, holder)[audience] != 0;
  });
}

Enumerated enumerated(const FlowGraph& graph) {
  Enumerated found;
  found.bearers.resize(graph.bearers.size(), Sums{});
  found.audiences.resize(graph.audiences.size(), Sums{});
  for_every_world(graph.numbers, all_likelihoods(graph), [&](const World& world, const auto& weights) {
    for (std::size_t b = 0; b < graph.bearers.size(); ++b) {
      const auto reached = open_from(graph.numbers, world, graph.bearers[b].vertex);
      if (any_of(graph.collectors, reached)) add(found.bearers[b], weights);
      for (const VertexIndex collector : graph.collectors) {
        if (reached[collector] != 0) found.collectors[{b, collector}] += weights[0];
      }
    }
    for (std::size_t a = 0; a < graph.audiences.size(); ++a) {
      if (informed(graph, world, graph.audiences[a].vertex)) add(found.audiences[a], weights);
    }
  });
  return found;
}

void expect_equal(const ReachRow& row, const Sums& sums) {
  if (row.row.at_home) {
    EXPECT_EQ(row.verdict, Verdict::at_home);
    EXPECT_FALSE(row.probability.has_value());
    return;
  }
  ASSERT_TRUE(row.probability.has_value());
  EXPECT_NEAR(row.probability->best, sums[0], 1e-12);
  EXPECT_NEAR(row.probability->low, sums[1], 1e-12);
  EXPECT_NEAR(row.probability->high, sums[2], 1e-12);
  EXPECT_NEAR(row.pessimistic, row.row.assumed ? 0.0 : sums[3], 1e-12);
  EXPECT_NEAR(row.optimistic, sums[4], 1e-12);
}

TEST(Reach, AgreesWithEveryWorldOfRandomNetworks) {
  std::size_t above_zero = 0;
  for (const auto& [seed, network] : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const FlowGraph graph = compile_flow_graph(network, {.with_external = seed % 2 == 0});
    const Reach result = reach(network, graph);
    const Enumerated worlds = enumerated(graph);
    for (std::size_t b = 0; b < graph.bearers.size(); ++b) {
      expect_equal(result.bearers[b], worlds.bearers[b]);
      above_zero += worlds.bearers[b][0] > 0.0 ? 1 : 0;
    }
    for (std::size_t a = 0; a < graph.audiences.size(); ++a) {
      expect_equal(result.audiences[a], worlds.audiences[a]);
    }
  }
  EXPECT_GT(above_zero, 50U);
}

TEST(Reach, TellsEveryCollectorThatRandomBearersArriveAt) {
  for (const auto& [seed, network] : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const FlowGraph graph = compile_flow_graph(network);
    const Reach result = reach(network, graph);
    const Enumerated worlds = enumerated(graph);
    for (std::size_t b = 0; b < graph.bearers.size(); ++b) {
      if (graph.bearers[b].at_home) continue;
      std::map<VertexIndex, double> told;
      for (const auto& [vertex, probability] : result.bearers[b].collectors) told[vertex] = probability;
      for (const VertexIndex collector : graph.collectors) {
        const auto wanted = worlds.collectors.find({b, collector});
        EXPECT_NEAR(told[collector], wanted == worlds.collectors.end() ? 0.0 : wanted->second, 1e-12);
      }
    }
  }
}

/// Likelihood of the likeliest way from `at`, by trying all ways that come nowhere twice.
double likeliest_by_trying(const FlowGraph& graph, const std::vector<double>& values, VertexIndex at,
                           std::set<VertexIndex>& visited, std::set<ElementIndex>& passed) {
  if (std::binary_search(graph.collectors.begin(), graph.collectors.end(), at)) {
    double product = 1.0;
    for (const ElementIndex element : passed) product *= values[element];
    return product;
  }
  double best = 0.0;
  visited.insert(at);
  for (ArcIndex arc = 0; arc < graph.numbers.arcs(); ++arc) {
    const VertexIndex head = graph.numbers.heads[arc];
    if (graph.numbers.tails[arc] != at || visited.contains(head)) continue;
    std::set<ElementIndex> more = passed;
    for (const ElementIndex element : graph.numbers.needs(arc)) more.insert(element);
    best = std::max(best, likeliest_by_trying(graph, values, head, visited, more));
  }
  visited.erase(at);
  return best;
}

double product_of(const FlowGraph& graph, const Route& route) {
  std::set<ElementIndex> needs;
  for (const ArcIndex arc : route.arcs) {
    for (const ElementIndex element : graph.numbers.needs(arc)) needs.insert(element);
  }
  double product = 1.0;
  for (const ElementIndex element : needs) product *= graph.elements[element].today.best.value();
  return product;
}

void expect_a_way(const FlowGraph& graph, const std::vector<ArcIndex>& arcs, VertexIndex from) {
  for (const ArcIndex arc : arcs) {
    EXPECT_EQ(graph.numbers.tails[arc], from);
    EXPECT_EQ(graph.arcs[arc].status, Status::working);
    from = graph.numbers.heads[arc];
  }
  EXPECT_TRUE(std::binary_search(graph.collectors.begin(), graph.collectors.end(), from));
}

TEST(Reach, FindsALikeliestRouteThatNoOtherWayBeats) {
  std::size_t routes = 0;
  for (const auto& [seed, network] : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const FlowGraph graph = compile_flow_graph(network);
    const auto values = likelihoods(graph, Lens::best);
    for (const ReachRow& row : reach(network, graph).bearers) {
      if (!row.likeliest_route) continue;
      ++routes;
      std::set<VertexIndex> visited;
      std::set<ElementIndex> passed;
      const double wanted = likeliest_by_trying(graph, values, row.row.vertex, visited, passed);
      EXPECT_NEAR(row.likeliest_route->likelihood, wanted, 1e-12);
      EXPECT_NEAR(product_of(graph, *row.likeliest_route), wanted, 1e-12);
      expect_a_way(graph, row.likeliest_route->arcs, row.row.vertex);
      EXPECT_LE(row.likeliest_route->likelihood, row.probability->best + 1e-12);
    }
  }
  EXPECT_GT(routes, 50U);
}

TEST(Reach, DecidesBlockedExactlyWhereEveryWayHasAnElementAtZero) {
  std::size_t blocked = 0;
  for (const auto& [seed, network] : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const FlowGraph graph = compile_flow_graph(network);
    for (const ReachRow& row : reach(network, graph).bearers) {
      if (row.row.at_home) continue;
      const bool nothing = row.verdict == Verdict::blocked || row.verdict == Verdict::no_route;
      EXPECT_EQ(row.probability->best == 0.0, nothing);
      EXPECT_EQ(row.verdict == Verdict::blocked, !row.cut.empty());
      EXPECT_EQ(row.verdict == Verdict::no_route, !row.closed_set.empty());
      for (const ElementIndex e : row.cut) EXPECT_EQ(graph.elements[e].today.best.value(), 0.0);
      blocked += row.verdict == Verdict::blocked ? 1 : 0;
    }
  }
  EXPECT_GT(blocked, 5U);
}

TEST(Reach, StaysBlockedByItsCutAloneWhenEverythingElseIsPerfect) {
  for (const auto& [seed, network] : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const FlowGraph graph = compile_flow_graph(network);
    for (const ReachRow& row : reach(network, graph).bearers) {
      if (row.verdict != Verdict::blocked) continue;
      FlowGraph lifted = graph;
      for (Element& element : lifted.elements) {
        if (element.today.best.value() == 0.0 && element.status == Status::working) {
          element.today = kCertain;
        }
      }
      for (const ElementIndex e : row.cut) lifted.elements[e].today = kImpossible;
      for (const ReachRow& now : reach(network, lifted).bearers) {
        if (now.row.vertex == row.row.vertex) EXPECT_EQ(now.verdict, Verdict::blocked);
      }
    }
  }
}

TEST(Reach, LeavesAClosedSetOnlyByWhatDoesNotWork) {
  for (const auto& [seed, network] : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const FlowGraph graph = compile_flow_graph(network);
    for (const ReachRow& row : reach(network, graph).bearers) {
      std::set<VertexIndex> closed;
      for (const ClosedPair& pair : row.closed_set) closed.insert(pair.vertex);
      for (ArcIndex arc = 0; arc < graph.numbers.arcs(); ++arc) {
        if (!closed.contains(graph.numbers.tails[arc])) continue;
        if (closed.contains(graph.numbers.heads[arc])) continue;
        EXPECT_NE(graph.arcs[arc].status, Status::working);
      }
    }
  }
}

TEST(Reach, NeverFallsWhenALikelihoodRises) {
  for (const auto& [seed, network] : random_networks(40)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    FlowGraph graph = compile_flow_graph(network);
    const Reach before = reach(network, graph);
    for (Element& element : graph.elements) {
      const Element kept = element;
      if (element.status == Status::working) element.today = kCertain;
      const Reach after = reach(network, graph);
      for (std::size_t b = 0; b < graph.bearers.size(); ++b) {
        if (graph.bearers[b].at_home) continue;
        EXPECT_GE(after.bearers[b].probability->best, before.bearers[b].probability->best - 1e-15);
      }
      element = kept;
    }
  }
}

TEST(Reach, IsTheSameWhateverTheOrderOfTheLists) {
  for (const auto& [seed, network] : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Analysis one = analyse(network);
    const Analysis other = analyse(relisted(network));
    ASSERT_EQ(one.graph.numbers.arc_elements, other.graph.numbers.arc_elements);
    for (std::size_t b = 0; b < one.reach.bearers.size(); ++b) {
      if (!one.reach.bearers[b].probability) continue;
      EXPECT_EQ(one.reach.bearers[b].probability->best, other.reach.bearers[b].probability->best);
    }
  }
}

TEST(Reach, KeepsItsNumbersWhenActorsAreRenamed) {
  for (const auto& [seed, network] : random_networks(kNetworks)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto sorted_numbers = [](const Network& of) {
      std::vector<double> numbers;
      for (const ReachRow& row : analyse(of).reach.bearers) {
        if (row.probability) numbers.push_back(row.probability->best);
      }
      std::sort(numbers.begin(), numbers.end());
      return numbers;
    };
    const auto before = sorted_numbers(network);
    const auto after = sorted_numbers(renamed(network));
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_NEAR(before[i], after[i], 1e-12);
  }
}

// ---- laws -----------------------------------------------------------------------------------------

const ReachRow& only_row(const Analysis& analysis) { return analysis.reach.bearers.at(0); }

TEST(Reach, MultipliesAlongASeries) {  //  b -.5-> m -.25-> c
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.actor("m");
  made.collector("c", "signal");
  made.channel("b", "m", "signal", 0.5);
  made.channel("m", "c", "signal", 0.25);
  EXPECT_EQ(only_row(analyse(made.network())).probability->best, 0.125);
}

TEST(Reach, OfParallelChannelsIsOneLessAllFailures) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.collector("c", "signal");
  made.channel("b", "c", "signal", 0.5);
  made.channel("b", "c", "signal", 0.25).id.text = "second";
  EXPECT_EQ(only_row(analyse(made.network())).probability->best, 1 - 0.5 * 0.75);
}

NetworkBuilder diamond(Drawn drawn) {  //  b => m1 -> c and b => m2 -> c, a barrier on both =>
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.actor("m1");
  made.actor("m2");
  made.collector("c", "signal");
  made.barrier("fear", 0.5, drawn);
  made.channel("b", "m1", "signal", 1).barriers = {{"fear"}};
  made.channel("b", "m2", "signal", 1).barriers = {{"fear"}};
  made.channel("m1", "c", "signal", 1);
  made.channel("m2", "c", "signal", 1);
  return made;
}

TEST(Reach, CountsADecisionOfTheSenderOnceForAllItsChannels) {
  EXPECT_EQ(only_row(analyse(diamond(Drawn::sender).network())).probability->best, 0.5);
  EXPECT_EQ(only_row(analyse(diamond(Drawn::channel).network())).probability->best, 0.75);
}

TEST(Reach, PrefersTheRouteWithFewerChannelsAndThenTheSmallerName) {
  const Analysis tie = analyse(diamond(Drawn::sender).network());
  const auto& arcs = only_row(tie).likeliest_route->arcs;
  ASSERT_EQ(arcs.size(), 2U);
  EXPECT_EQ(tie.graph.elements[tie.graph.arcs[arcs[0]].element].name, "channel:b/m1:signal");
  NetworkBuilder longer = diamond(Drawn::sender);
  longer.channel("b", "c", "signal", 0.5);
  EXPECT_EQ(only_row(analyse(longer.network())).likeliest_route->arcs.size(), 1U);
}

TEST(Reach, AddsUpTheTimesOfTheFastestRoute) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal").takes = Duration{1, 2, 3, "1..2..3 days"};
  made.actor("m");
  made.collector("c", "signal");
  Barrier& delay = made.barrier("backlog", 1);
  delay.effect = Effect::delay;
  delay.passes.reset();
  delay.takes = Duration{7, 7, 7, "1 week"};
  made.channel("b", "m", "signal", 0.5).takes = Duration{1, 1, 1, "1 day"};
  made.channel("m", "c", "signal", 0.5);
  made.channel("b", "c", "signal", 0.5).barriers = {{"backlog"}};
  const Analysis analysis = analyse(made.network());
  const FastestRoute& fastest = only_row(analysis).fastest_route.value();
  EXPECT_EQ(fastest.days, 3.0);
  EXPECT_EQ(fastest.untimed_steps, 1U);
  EXPECT_EQ(fastest.arcs.size(), 2U);
  EXPECT_EQ(only_row(analysis).probability->best, 1 - 0.5 * 0.75);
}

// ---- what silence means ---------------------------------------------------------------------------

NetworkBuilder without_way() {
  NetworkBuilder made;
  made.kind("signal");
  made.collector("c", "signal");
  return made;
}

TEST(Reach, CallsSilenceNotAskedUnlessASourceSaysThatThereIsNothing) {
  NetworkBuilder silent = without_way();
  silent.bearer("b", "signal");
  EXPECT_EQ(only_row(analyse(silent.network())).why, Why::not_asked);
  NetworkBuilder asked = without_way();
  asked.bearer("b", "signal").asked = {{"interview"}};
  EXPECT_EQ(only_row(analyse(asked.network())).why, Why::said);
  NetworkBuilder dead_end = without_way();
  dead_end.bearer("b", "signal").dead_end = DeadEnd{.kinds = {{"signal"}}};
  const Analysis analysis = analyse(dead_end.network());
  EXPECT_EQ(only_row(analysis).why, Why::said);
  EXPECT_EQ(only_row(analysis).closed_set.at(0).silence, Silence::dead_end);
}

TEST(Reach, KeepsTheQuestionOpenWhereAChannelOfUnknownStatusLeads) {
  NetworkBuilder made = without_way();
  made.bearer("b", "signal").asked = {{"interview"}};
  made.channel("b", "c", "signal", 0.5).status = Status::unknown;
  const Analysis analysis = analyse(made.network());
  EXPECT_EQ(only_row(analysis).why, Why::open);
  EXPECT_EQ(only_row(analysis).closed_set.at(0).silence, Silence::open);
  EXPECT_EQ(only_row(analysis).closed_set.at(0).leaving.size(), 1U);
}

TEST(Reach, OfAnEmptyNetworkHasNoRowsAndNoShare) {
  const Analysis analysis = analyse(Network{});
  EXPECT_TRUE(analysis.reach.bearers.empty());
  EXPECT_EQ(analysis.reach.total.rows, 0U);
  EXPECT_FALSE(analysis.reach.total.share.has_value());
}

// ---- limits ---------------------------------------------------------------------------------------

Network everyone_to_everyone(std::uint32_t actors) {
  NetworkBuilder made = without_way();
  for (std::uint32_t a = 0; a < actors; ++a) made.bearer("a" + std::to_string(a), "signal");
  for (std::uint32_t a = 0; a < actors; ++a) {
    for (std::uint32_t b = 0; b < actors; ++b) {
      const std::string from = "a" + std::to_string(a);
      if (a != b) made.channel(from, "a" + std::to_string(b), "signal", 0.5);
    }
    made.channel("a" + std::to_string(a), "c", "signal", 0.5);
  }
  return made.network();
}

TEST(Reach, IsUndecidedAndSaysSoWhenTheNetworkIsTooEntangled) {
  const Analysis analysis = analyse(everyone_to_everyone(12), {.budget = {.nodes = 4000}});
  EXPECT_EQ(analysis.reach.total.undecided, 12U);
  EXPECT_FALSE(analysis.reach.total.arrived.has_value());
  EXPECT_FALSE(only_row(analysis).probability.has_value());
  ASSERT_TRUE(only_row(analysis).likeliest_route.has_value());
  EXPECT_EQ(only_row(analysis).likeliest_route->likelihood, 0.5);
  ASSERT_FALSE(analysis.reach.notes.empty());
  EXPECT_NE(analysis.reach.notes[0].text.find("12 rows"), std::string::npos);
}

Network long_chain(std::uint32_t length, Status last) {
  NetworkBuilder made;
  made.kind("signal");
  const auto name = [](std::uint32_t a) { return "a" + std::to_string(10000 + a); };
  for (std::uint32_t a = 0; a < length; ++a) made.bearer(name(a), "signal");
  made.collector("z", "signal");
  for (std::uint32_t a = 0; a + 1 < length; ++a) made.channel(name(a), name(a + 1), "signal", 0.5);
  made.channel(name(length - 1), "z", "signal", 0.5).status = last;
  return made.network();
}

TEST(Reach, ListsOnlyTheShorterRoutesOfAVeryLongChain) {
  const Analysis analysis = analyse(long_chain(8000, Status::working));
  const auto& rows = analysis.reach.bearers;
  std::size_t steps = 0;
  for (const ReachRow& row : rows) steps += row.likeliest_route ? row.likeliest_route->arcs.size() : 0;
  EXPECT_LE(steps, 1'000'000U);
  EXPECT_GT(steps, 900'000U);
  EXPECT_FALSE(rows.front().likeliest_route.has_value());
  EXPECT_EQ(rows.back().likeliest_route->arcs.size(), 1U);
  EXPECT_EQ(rows.front().verdict, Verdict::faint);  // 2^-8000 is no number, but there is a way
  EXPECT_FALSE(analysis.reach.notes.empty());
}

TEST(Reach, ListsOnlyTheShorterClosedSetsOfAVeryLongChain) {
  const Analysis analysis = analyse(long_chain(8000, Status::missing));
  std::size_t pairs = 0;
  for (const ReachRow& row : analysis.reach.bearers) {
    EXPECT_EQ(row.why, row.row.vertex == 7999 ? Why::said : Why::not_asked);
    pairs += row.closed_set.size();
  }
  EXPECT_LE(pairs, 1'000'000U);
  EXPECT_GT(pairs, 900'000U);
  EXPECT_TRUE(analysis.reach.bearers.front().closed_set.empty());
  EXPECT_EQ(analysis.reach.bearers.back().closed_set.size(), 1U);
}

// ---- worked cases of the method's description -------------------------------------------------------

std::map<std::string, double> reach_by_bearer(const std::string& name) {
  const Network network = case_network("exact", name);
  const Analysis analysis = analyse(network);
  std::map<std::string, double> found;
  for (const ReachRow& row : analysis.reach.bearers) {
    found[network.actors[analysis.graph.vertices[row.row.vertex].actor].id.text] = row.probability->best;
  }
  return found;
}

TEST(WorkedCase, OfTheBridgeComesOut) {
  EXPECT_NEAR(reach_by_bearer("w1-bridge").at("s"), 0.97119, 1e-9);
  EXPECT_NEAR(reach_by_bearer("w2-bridge").at("s"), 0.4878, 1e-9);
}

TEST(WorkedCase, OfTheThreeBarriersComesOut) {
  const auto reach = reach_by_bearer("w3-three-barriers");
  EXPECT_NEAR(reach.at("m"), 0.1779, 1e-9);
  EXPECT_NEAR(reach.at("h"), 0.16, 1e-9);
  EXPECT_NEAR(reach.at("w"), 0.265, 1e-9);
  EXPECT_NEAR(reach.at("p"), 0.8, 1e-9);
  EXPECT_NEAR(reach_by_bearer("w4-three-barriers-channel").at("m"), 0.1887, 1e-9);
}

TEST(WorkedCase, OfTheTurnComesOut) {
  for (const auto& [bearer, probability] : reach_by_bearer("w5-turn")) {
    EXPECT_NEAR(probability, 0.288, 1e-9) << bearer;
  }
}

}  // namespace
}  // namespace sideflow::engine::testing
