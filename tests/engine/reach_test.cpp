// Reach of networks drawn by chance, against every possible world.
#include "engine/flow/reach.hpp"

#include "engine/analysis.hpp"
#include "engine/flow/search_side.hpp"
#include "every_world.hpp"
#include "small_networks.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr std::uint32_t kNetworks = 200;

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
  return std::any_of(vertices.begin(), vertices.end(),
                     [&](VertexIndex v) { return reached[v] != 0; });
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
  for_every_world(graph.numbers, all_likelihoods(graph),
                  [&](const World& world, const auto& weights) {
                    for (std::size_t b = 0; b < graph.bearers.size(); ++b) {
                      const auto reached = open_from(graph.numbers, world, graph.bearers[b].vertex);
                      if (any_of(graph.collectors, reached)) add(found.bearers[b], weights);
                      for (const VertexIndex collector : graph.collectors) {
                        if (reached[collector] != 0) found.collectors[{b, collector}] += weights[0];
                      }
                    }
                    for (std::size_t a = 0; a < graph.audiences.size(); ++a) {
                      if (informed(graph, world, graph.audiences[a].vertex))
                        add(found.audiences[a], weights);
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
      for (const auto& [vertex, probability] : result.bearers[b].collectors.value())
        told[vertex] = probability;
      for (const VertexIndex collector : graph.collectors) {
        const auto wanted = worlds.collectors.find({b, collector});
        EXPECT_NEAR(told[collector], wanted == worlds.collectors.end() ? 0.0 : wanted->second,
                    1e-12);
      }
    }
  }
}

/// Likelihood of the likeliest way from `at`, by trying all ways that come nowhere twice.
double likeliest_by_trying(const FlowGraph& graph, const std::vector<double>& values,
                           VertexIndex at, std::set<VertexIndex>& visited,
                           std::set<ElementIndex>& passed) {
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
        if (now.row.vertex != row.row.vertex) continue;
        EXPECT_EQ(now.verdict, Verdict::blocked);
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
    const Analysis one = analyse(network, {.draws = 0});
    const Analysis other = analyse(relisted(network), {.draws = 0});
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
      for (const ReachRow& row : analyse(of, {.draws = 0}).reach.bearers) {
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

}  // namespace
}  // namespace sideflow::engine::testing
