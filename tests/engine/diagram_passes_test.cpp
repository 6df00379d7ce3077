// Passes over a diagram: several points at once, cones, derivatives, against every world and the laws of reach.
#include "engine/core/diagram_passes.hpp"

#include "every_world.hpp"
#include "random_pieces.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr double kSame = 1e-12;

/// A graph by chance, all its vertices asked for the way to the last one.
struct Asked {
  NumberedGraph graph;
  ReachQuestion question;
  ReachDiagram diagram;
};

Asked asked_of(NumberedGraph graph, const DiagramBudget& budget = {}) {
  ReachQuestion question;
  for (VertexIndex v = 0; v < graph.vertices; ++v) question.sources.push_back(v);
  question.targets.push_back(graph.vertices - 1);
  ReachDiagram diagram = ReachDiagram::compile(graph, std::span(&question, 1), budget);
  return {std::move(graph), std::move(question), std::move(diagram)};
}

Asked random_asked(std::mt19937& source) {
  return asked_of(random_graph(
      source, {.vertices = 3 + below(source, 4), .arcs = 4 + below(source, 6), .shared = 2}));
}

double chance(std::mt19937& source) {
  if (below(source, 10) == 0) return static_cast<double>(below(source, 2));
  return below(source, 1024) / 1024.0;
}

std::vector<AtPoints> random_points(std::mt19937& source, std::size_t elements) {
  std::vector<AtPoints> points(elements);
  for (AtPoints& point : points) {
    for (double& value : point.at) value = chance(source);
  }
  return points;
}

std::vector<double> point(const std::vector<AtPoints>& points, std::size_t p) {
  std::vector<double> values;
  for (const AtPoints& element : points) values.push_back(element.at[p]);
  return values;
}

/// By answer, by brute force.
std::vector<double> enumerated(const Asked& asked, const std::vector<double>& likelihoods) {
  std::vector<double> sums(asked.question.sources.size(), 0.0);
  for_every_world(asked.graph, {likelihoods}, [&](const World& world, const auto& weights) {
    for (std::size_t a = 0; a < sums.size(); ++a) {
      const auto reached = open_from(asked.graph, world, asked.question.sources[a]);
      if (reached[asked.question.targets.front()] != 0) sums[a] += weights.front();
    }
  });
  return sums;
}

template <class Check>
void for_random_graphs(std::uint32_t count, Check check) {
  for (std::uint32_t seed = 1; seed <= count; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 source(seed);
    check(source, random_asked(source));
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(DiagramPasses, AgreeAtEveryPointWithEveryWorldAndWithOnePoint) {
  for_random_graphs(300, [](std::mt19937& source, const Asked& asked) {
    const auto points = random_points(source, asked.graph.elements);
    const DiagramPasses passes(asked.diagram, points);
    for (std::size_t p = 0; p < kPoints; ++p) {
      const std::vector<double> alone = asked.diagram.evaluate(point(points, p));
      const std::vector<double> expected = p < 2 ? enumerated(asked, point(points, p)) : alone;
      for (std::size_t a = 0; a < alone.size(); ++a) {
        ASSERT_EQ(passes.answer(a).at[p], alone[a]);
        ASSERT_NEAR(alone[a], expected[a], kSame);
      }
    }
  });
}

TEST(DiagramPasses, DeriveByTheDifferenceBetweenTrueAndFalse) {
  for_random_graphs(1000, [](std::mt19937& source, const Asked& asked) {
    const auto points = random_points(source, asked.graph.elements);
    const std::vector<double> now = point(points, 0);
    const std::vector<double> of_sum = asked.diagram.derivatives(now);
    std::vector<std::vector<double>> of_rows;
    for (std::size_t a = 0; a < asked.diagram.answers(); ++a) {
      of_rows.push_back(asked.diagram.derivatives(now, a));
    }
    for (ElementIndex e = 0; e < asked.graph.elements; ++e) {
      std::vector<double> with = now;
      std::vector<double> without = now;
      with[e] = 1.0;
      without[e] = 0.0;
      const auto up = asked.diagram.evaluate(with);
      const auto down = asked.diagram.evaluate(without);
      double sum = 0;
      for (std::size_t a = 0; a < up.size(); ++a) {
        ASSERT_NEAR(of_rows[a][e], up[a] - down[a], kSame);
        ASSERT_GE(up[a], down[a] - kSame);  // what can happen more often never hinders
        sum += up[a] - down[a];
      }
      ASSERT_NEAR(of_sum[e], sum, kSame);
    }
  });
}

TEST(DiagramPasses, OverConesSayTheSameAsOverAll) {
  for_random_graphs(1000, [](std::mt19937& source, const Asked& asked) {
    const auto points = random_points(source, asked.graph.elements);
    const DiagramPasses passes(asked.diagram, points);
    std::vector<double> weights;
    for (std::size_t a = 0; a < asked.diagram.answers(); ++a) {
      weights.push_back(below(source, 4) == 0 ? 0.0 : chance(source) * 3);
    }
    std::vector<double> expected_sum(asked.graph.elements * kPoints, 0.0);
    DownwardPass down;
    for (std::size_t a = 0; a < weights.size(); ++a) {
      const DiagramCone cone = cone_of(asked.diagram, a);
      const auto found = down.derivatives(passes, cone);
      ASSERT_TRUE(std::is_sorted(cone.elements.begin(), cone.elements.end()));
      ASSERT_LE(cone.depth, cone.elements.size());
      for (std::size_t p = 0; p < kPoints; ++p) {
        const auto expected = asked.diagram.derivatives(point(points, p), a);
        std::vector<double> spread(asked.graph.elements, 0.0);
        for (std::size_t s = 0; s < cone.elements.size(); ++s) {
          spread[cone.elements[s]] = found[s].at[p];
          expected_sum[cone.elements[s] * kPoints + p] += weights[a] * found[s].at[p];
        }
        for (std::size_t e = 0; e < spread.size(); ++e) ASSERT_NEAR(spread[e], expected[e], kSame);
      }
    }
    const DiagramCone all = cone_of(asked.diagram, weights);
    const auto found = down.derivatives(passes, all);
    for (std::size_t s = 0; s < all.elements.size(); ++s) {
      for (std::size_t p = 0; p < kPoints; ++p) {
        double& expected = expected_sum[all.elements[s] * kPoints + p];
        ASSERT_NEAR(found[s].at[p], expected, 8 * kSame);
        expected = 0.0;
      }
    }
    for (const double rest : expected_sum) ASSERT_NEAR(rest, 0.0, kSame);
  });
}

TEST(DiagramPasses, OfWhatIsNotAnsweredAreNothing) {
  NumberedGraph graph;
  graph.vertices = 4;
  graph.elements = 5;
  graph.add_arc(0, 1, std::vector<ElementIndex>{0});
  graph.add_arc(0, 2, std::vector<ElementIndex>{1});
  graph.add_arc(1, 2, std::vector<ElementIndex>{2});
  graph.add_arc(1, 3, std::vector<ElementIndex>{3});
  graph.add_arc(2, 3, std::vector<ElementIndex>{4});
  const Asked asked = asked_of(graph, {.nodes = 0});
  ASSERT_FALSE(asked.diagram.answered(0));
  const DiagramCone cone = cone_of(asked.diagram, 0);
  EXPECT_EQ(cone.nodes, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_TRUE(cone.elements.empty());
  EXPECT_TRUE(cone.seeds.empty());
  EXPECT_EQ(cone.depth, 0U);
  const std::vector<AtPoints> points(5, AtPoints{{.5, .5, .5, .5, .5, .5, .5, .5}});
  const DiagramPasses passes(asked.diagram, points);
  EXPECT_EQ(passes.answer(0).at[0], 0.0);
  EXPECT_TRUE(DownwardPass().derivatives(passes, cone).empty());
  EXPECT_TRUE(cone_of(asked.diagram, std::vector<double>(4, 1.0)).elements.empty());
}

// ---- laws of reach -------------------------------------------------------------------------------

/// `count` arcs with an element each, one behind the other or side by side.
NumberedGraph chain(std::uint32_t count) {
  NumberedGraph graph;
  graph.vertices = count + 1;
  graph.elements = count;
  for (std::uint32_t i = 0; i < count; ++i) graph.add_arc(i, i + 1, std::vector<ElementIndex>{i});
  return graph;
}

NumberedGraph bundle(std::uint32_t count) {
  NumberedGraph graph;
  graph.vertices = 2;
  graph.elements = count;
  for (std::uint32_t i = 0; i < count; ++i) graph.add_arc(0, 1, std::vector<ElementIndex>{i});
  return graph;
}

TEST(DiagramPasses, MultiplyInSeriesAndTheComplementsInParallel) {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 source(seed);
    const std::uint32_t count = 1 + below(source, 40);
    std::vector<double> likelihoods;
    double all = 1;
    double none = 1;
    for (std::uint32_t i = 0; i < count; ++i) {
      likelihoods.push_back(chance(source));
      all *= likelihoods.back();
      none *= 1.0 - likelihoods.back();
    }
    ASSERT_NEAR(asked_of(chain(count)).diagram.evaluate(likelihoods).front(), all, 1e-14);
    ASSERT_NEAR(asked_of(bundle(count)).diagram.evaluate(likelihoods).front(), 1 - none, 1e-14);
  }
}

TEST(DiagramPasses, NeverFallWhereAnArcIsAddedOrALikelihoodRaised) {
  for_random_graphs(500, [](std::mt19937& source, const Asked& asked) {
    const std::vector<double> now = point(random_points(source, asked.graph.elements), 0);
    std::vector<double> raised = now;
    for (double& value : raised) value += (1.0 - value) * chance(source);
    NumberedGraph more = asked.graph;
    more.add_arc(below(source, more.vertices), below(source, more.vertices),
                 std::vector<ElementIndex>{0});
    const auto before = asked.diagram.evaluate(now);
    const auto after = asked.diagram.evaluate(raised);
    const auto with_arc = asked_of(more).diagram.evaluate(now);
    for (std::size_t a = 0; a < before.size(); ++a) {
      ASSERT_LE(before[a], after[a] + kSame);
      ASSERT_LE(before[a], with_arc[a] + kSame);
    }
  });
}

}  // namespace
}  // namespace sideflow::engine::testing
