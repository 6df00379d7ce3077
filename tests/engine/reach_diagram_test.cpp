#include "engine/core/reach_diagram.hpp"

#include "engine/core/strong_components.hpp"
#include "every_world.hpp"

#include <random>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

NumberedGraph random_graph(std::mt19937& source) {
  const auto below = [&](std::uint32_t count) {
    return static_cast<std::uint32_t>(source() % count);
  };
  NumberedGraph graph;
  graph.vertices = 3 + below(6);
  graph.elements = 4 + below(9);
  const std::uint32_t arcs = 3 + below(16);
  for (std::uint32_t a = 0; a < arcs; ++a) {
    std::vector<ElementIndex> needs;
    for (ElementIndex e = 0; e < graph.elements; ++e) {
      if (below(graph.elements) < 2) needs.push_back(e);
    }
    graph.add_arc(below(graph.vertices), below(graph.vertices), needs);
  }
  return graph;
}

std::vector<double> random_likelihoods(std::mt19937& source, ElementIndex elements) {
  std::vector<double> likelihoods;
  for (ElementIndex e = 0; e < elements; ++e) {
    likelihoods.push_back(static_cast<double>(source() % 17) / 16.0);
  }
  return likelihoods;
}

/// v0 -> v1 -> ... -> target; one element an arc.
NumberedGraph chain(VertexIndex length) {
  NumberedGraph graph;
  graph.vertices = length + 1;
  for (VertexIndex v = 0; v < length; ++v) {
    const ElementIndex element = graph.elements++;
    graph.add_arc(v, v + 1, std::span(&element, 1));
  }
  return graph;
}

ReachQuestion all_towards(const NumberedGraph& graph, VertexIndex target) {
  ReachQuestion question{{}, {target}};
  for (VertexIndex v = 0; v < graph.vertices; ++v) question.sources.push_back(v);
  return question;
}

TEST(ReachDiagram, AgreesWithEveryWorldOnRandomGraphs) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 source(seed);
    const NumberedGraph graph = random_graph(source);
    const auto likelihoods = random_likelihoods(source, graph.elements);
    std::vector<ReachQuestion> questions{all_towards(graph, 0), all_towards(graph, 1)};
    questions.back().targets.push_back(2);
    const auto diagram = ReachDiagram::compile(graph, questions);
    ASSERT_TRUE(diagram.complete());
    const auto answers = diagram.evaluate(likelihoods);
    std::vector<double> expected(answers.size(), 0.0);
    for_every_world(graph, {likelihoods}, [&](const World& world, const auto& weights) {
      for (VertexIndex v = 0; v < graph.vertices; ++v) {
        const auto reached = open_from(graph, world, v);
        if (reached[0] != 0) expected[v] += weights[0];
        if (reached[1] != 0 || reached[2] != 0) expected[graph.vertices + v] += weights[0];
      }
    });
    for (std::size_t a = 0; a < answers.size(); ++a) EXPECT_NEAR(answers[a], expected[a], 1e-12);
  }
}

TEST(ReachDiagram, IsLinearForALongChainOfBearers) {
  const NumberedGraph graph = chain(8000);
  const auto question = all_towards(graph, 8000);
  const auto diagram = ReachDiagram::compile(graph, std::span(&question, 1));
  ASSERT_TRUE(diagram.complete());
  EXPECT_EQ(diagram.nodes(), 8000U + 2U);
  std::vector<double> likelihoods(graph.elements, 1.0);
  likelihoods[7000] = 0.25;
  const auto answers = diagram.evaluate(likelihoods);
  EXPECT_EQ(answers[0], 0.25);
  EXPECT_EQ(answers[7000], 0.25);
  EXPECT_EQ(answers[7001], 1.0);
}

TEST(ReachDiagram, IsExactlyOneForATargetAndZeroWithoutAWay) {
  NumberedGraph graph;
  graph.vertices = 3;
  const std::vector<ReachQuestion> questions{{{0, 1, 2}, {1}}, {{0}, {}}};
  const auto diagram = ReachDiagram::compile(graph, questions);
  EXPECT_EQ(diagram.evaluate({}), (std::vector<double>{0.0, 1.0, 0.0, 0.0}));
}

TEST(ReachDiagram, OfNoQuestionsIsCompleteAndEmpty) {
  const auto diagram = ReachDiagram::compile(NumberedGraph{}, {});
  EXPECT_TRUE(diagram.complete());
  EXPECT_TRUE(diagram.evaluate({}).empty());
}

/// Every vertex to every other: as entangled as can be.
NumberedGraph everyone_to_everyone(VertexIndex vertices) {
  NumberedGraph graph;
  graph.vertices = vertices;
  for (VertexIndex a = 0; a < vertices; ++a) {
    for (VertexIndex b = 0; b < vertices; ++b) {
      if (a == b) continue;
      const ElementIndex element = graph.elements++;
      graph.add_arc(a, b, std::span(&element, 1));
    }
  }
  return graph;
}

TEST(ReachDiagram, GivesUpRatherThanGuessWhenTheBudgetDoesNotSuffice) {
  const NumberedGraph graph = everyone_to_everyone(12);
  const auto question = all_towards(graph, 0);
  for (const DiagramBudget budget : {DiagramBudget{.nodes = 5000}, DiagramBudget{.bytes = 100'000},
                                     DiagramBudget{.nodes = 0}, DiagramBudget{.bytes = 0}}) {
    const auto diagram = ReachDiagram::compile(graph, std::span(&question, 1), budget);
    EXPECT_FALSE(diagram.complete());
    EXPECT_TRUE(diagram.answered(0));  // the target itself needs no diagram
    EXPECT_FALSE(diagram.answered(1));
    EXPECT_EQ(diagram.nodes(), 2U);
  }
}

TEST(ReachDiagram, AnswersTheEasyPartBesideAHopelessOne) {
  NumberedGraph graph = everyone_to_everyone(12);
  graph.vertices += 2;
  const ElementIndex element = graph.elements++;
  graph.add_arc(12, 13, std::span(&element, 1));
  const ReachQuestion question{{1, 12}, {0, 13}};
  const auto diagram =
      ReachDiagram::compile(graph, std::span(&question, 1), {.nodes = 5000, .steps = 100'000});
  EXPECT_FALSE(diagram.answered(0));
  ASSERT_TRUE(diagram.answered(1));
  EXPECT_EQ(diagram.evaluate(std::vector<double>(graph.elements, 0.5))[1], 0.5);
}

TEST(ReachDiagram, ComesOutTheSameEveryTime) {
  std::mt19937 source(7);
  const NumberedGraph graph = random_graph(source);
  const auto question = all_towards(graph, 0);
  const auto likelihoods = random_likelihoods(source, graph.elements);
  const auto first = ReachDiagram::compile(graph, std::span(&question, 1));
  const auto second = ReachDiagram::compile(graph, std::span(&question, 1));
  EXPECT_EQ(first.nodes(), second.nodes());
  EXPECT_EQ(first.evaluate(likelihoods), second.evaluate(likelihoods));
}

TEST(StrongComponents, HoldVerticesThatLeadToOneAnotherAndStandBehindTheirSuccessors) {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 source(seed);
    const NumberedGraph graph = random_graph(source);
    const ArcLists leaving = arcs_by_tail(graph);
    const std::vector<std::uint8_t> all(graph.arcs(), 1);
    const auto components = strong_components(graph, leaving, all);
    const World everything(graph.elements, 1);
    for (VertexIndex a = 0; a < graph.vertices; ++a) {
      const auto from_a = open_from(graph, everything, a);
      for (VertexIndex b = 0; b < graph.vertices; ++b) {
        const bool both = from_a[b] != 0 && open_from(graph, everything, b)[a] != 0;
        EXPECT_EQ(components.of[a] == components.of[b], both);
        if (from_a[b] == 0) continue;
        EXPECT_GE(components.of[a], components.of[b]);
      }
    }
  }
}

}  // namespace
}  // namespace sideflow::engine::testing
