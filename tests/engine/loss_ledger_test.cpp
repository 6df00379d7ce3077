// The arithmetic of the loss ledger: quadrature, and losses with few places and with many.
#include "engine/core/loss_ledger.hpp"

#include "random_pieces.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

double integral(const Quadrature& rule, std::size_t degree) {
  double sum = 0;
  for (std::size_t i = 0; i < rule.places.size(); ++i) {
    sum += rule.weights[i] * std::pow(rule.places[i], static_cast<double>(degree));
  }
  return sum;
}

TEST(Quadrature, IsExactUpToTwiceItsPlacesLessOne) {
  for (std::size_t places = 1; places <= 64; ++places) {
    SCOPED_TRACE(places);
    const Quadrature rule = gauss_legendre(places);
    for (std::size_t degree = 0; degree <= 2 * places - 1; ++degree) {
      ASSERT_NEAR(integral(rule, degree), 1.0 / static_cast<double>(degree + 1), 1e-14) << degree;
    }
  }
}

// x^(2n) is integrated too low by (n!)^4 / ((2n + 1) ((2n)!)^2), the known error of the rule.
TEST(Quadrature, IsNotExactBeyondThat) {
  for (std::size_t places = 1; places <= 6; ++places) {
    double error = 1.0 / static_cast<double>(2 * places + 1);
    for (std::size_t i = 1; i <= places; ++i) {
      const double ratio = static_cast<double>(i) / static_cast<double>(places + i);
      error *= ratio * ratio;
    }
    const double exact = 1.0 / static_cast<double>(2 * places + 1);
    EXPECT_NEAR(exact - integral(gauss_legendre(places), 2 * places), error, 1e-14) << places;
  }
}

TEST(Quadrature, IsSymmetricAndItsWeightsAddUpToOne) {
  for (const std::size_t places : {1U, 2U, 3U, 7U, 8U, 16U, 63U, 64U, 127U, 256U, 511U, 512U}) {
    SCOPED_TRACE(places);
    const Quadrature rule = gauss_legendre(places);
    ASSERT_EQ(rule.places.size(), places);
    ASSERT_EQ(rule.weights.size(), places);
    double sum = 0;
    for (std::size_t i = 0; i < places; ++i) {
      ASSERT_GT(rule.places[i], i == 0 ? 0.0 : rule.places[i - 1]);
      ASSERT_LT(rule.places[i], 1.0);
      ASSERT_GT(rule.weights[i], 0.0);
      ASSERT_NEAR(rule.places[i] + rule.places[places - 1 - i], 1.0, 1e-15);
      ASSERT_EQ(rule.weights[i], rule.weights[places - 1 - i]);
      sum += rule.weights[i];
    }
    ASSERT_NEAR(sum, 1.0, 1e-13);
  }
}

// ---- losses --------------------------------------------------------------------------------------

ReachDiagram diagram_of(const NumberedGraph& graph) {
  ReachQuestion question;
  for (VertexIndex v = 0; v + 1 < graph.vertices; ++v) question.sources.push_back(v);
  question.targets.push_back(graph.vertices - 1);
  return ReachDiagram::compile(graph, std::span(&question, 1));
}

std::vector<DiagramCone> all_cones(const ReachDiagram& diagram) {
  std::vector<DiagramCone> cones;
  for (std::size_t a = 0; a < diagram.answers(); ++a) cones.push_back(cone_of(diagram, a));
  return cones;
}

LossLine random_line(std::mt19937& source, std::size_t elements) {
  LossLine line;
  for (std::size_t e = 0; e < elements; ++e) {
    const double from = below(source, 8) == 0 ? 0.0 : below(source, 257) / 256.0;
    line.from.push_back(from);
    line.to.push_back(below(source, 4) == 0 ? from : from + (1.0 - from) * below(source, 9) / 8.0);
  }
  return line;
}

/// By element of the graph: Shapley values over all subsets, each evaluated anew.
std::vector<double> by_definition(const ReachDiagram& diagram, const LossLine& line,
                                  std::size_t answer) {
  const std::size_t players = line.from.size();
  std::vector<double> worth;
  for (std::size_t set = 0; set < std::size_t{1} << players; ++set) {
    std::vector<double> values = line.from;
    for (std::size_t e = 0; e < players; ++e) {
      if ((set >> e & 1U) != 0) values[e] = line.to[e];
    }
    worth.push_back(diagram.evaluate(values)[answer]);
  }
  std::vector<double> shares(players, 0.0);
  for (std::size_t set = 0; set < worth.size(); ++set) {
    const auto size = std::popcount(set);
    for (std::size_t e = 0; e < players; ++e) {
      if ((set >> e & 1U) != 0) continue;
      const double orders = std::tgamma(size + 1) *
                            std::tgamma(static_cast<double>(players) - size) /
                            std::tgamma(static_cast<double>(players) + 1);
      shares[e] += orders * (worth[set | std::size_t{1} << e] - worth[set]);
    }
  }
  return shares;
}

std::vector<double> spread(const DiagramCone& cone, const std::vector<double>& by_slot,
                           std::size_t elements) {
  std::vector<double> amounts(elements, 0.0);
  for (std::size_t s = 0; s < by_slot.size(); ++s) amounts[cone.elements[s]] = by_slot[s];
  return amounts;
}

TEST(Losses, AreShapleyValuesByDefinitionOnAnyLine) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 source(seed);
    const NumberedGraph graph = random_graph(
        source, {.vertices = 3 + below(source, 3), .arcs = 3 + below(source, 4), .shared = 2});
    const ReachDiagram diagram = diagram_of(graph);
    const LossLine line = random_line(source, graph.elements);
    const auto cones = all_cones(diagram);
    const auto found = losses(diagram, line, cones);
    for (std::size_t a = 0; a < cones.size(); ++a) {
      const auto expected = by_definition(diagram, line, a);
      const auto amounts = spread(cones[a], found[a].by_slot, graph.elements);
      for (std::size_t e = 0; e < amounts.size(); ++e) ASSERT_NEAR(amounts[e], expected[e], 1e-12);
    }
  }
}

TEST(Losses, AgreeBetweenFewPlacesAndMany) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 source(seed);
    const NumberedGraph graph =
        random_graph(source, {.vertices = 8, .arcs = 12 + below(source, 12), .shared = 3});
    const ReachDiagram diagram = diagram_of(graph);
    const LossLine line = random_line(source, graph.elements);
    const auto cones = all_cones(diagram);
    const auto found = losses(diagram, line, cones);
    const auto many = losses_by(gauss_legendre(61), diagram, line, cones);
    const auto from = diagram.evaluate(line.from);
    const auto to = diagram.evaluate(line.to);
    for (std::size_t a = 0; a < cones.size(); ++a) {
      const auto few =
          losses_by(gauss_legendre(exact_places(cones[a])), diagram, line, std::span(&cones[a], 1));
      double sum = 0;
      for (std::size_t s = 0; s < many[a].size(); ++s) {
        ASSERT_NEAR(found[a].by_slot[s], many[a][s], 1e-13);
        ASSERT_NEAR(few.front()[s], many[a][s], 1e-13);
        sum += found[a].by_slot[s];
      }
      ASSERT_NEAR(sum, to[a] - from[a], 1e-12);
    }
  }
}

// Alike in series, all share alike: (1 - p^n) / n. The degree grows with n.
TEST(Losses, AreSharedAlikeOnAChainOfAnyLength) {
  for (const std::uint32_t length : {1U, 2U, 5U, 17U, 40U, 150U, 600U, 1500U}) {
    SCOPED_TRACE(length);
    NumberedGraph graph;
    graph.vertices = length + 1;
    graph.elements = length;
    for (std::uint32_t i = 0; i < length; ++i) {
      graph.add_arc(i, i + 1, std::vector<ElementIndex>{i});
    }
    ReachQuestion question{{0}, {length}};
    const ReachDiagram diagram = ReachDiagram::compile(graph, std::span(&question, 1));
    for (const double p : {0.0, 0.3, 0.9, 0.999}) {
      const LossLine line{std::vector<double>(length, p), std::vector<double>(length, 1.0)};
      const DiagramCone cone = cone_of(diagram, 0);
      ASSERT_EQ(exact_places(cone), (length + 1) / 2);
      const ConeLoss loss = losses(diagram, line, std::span(&cone, 1)).front();
      const double expected = (1.0 - std::pow(p, length)) / length;
      for (const double share : loss.by_slot) ASSERT_NEAR(share, expected, 1e-12) << p;
    }
  }
}

TEST(Losses, OfWhatDoesNotMoveAreNothing) {
  std::mt19937 source(1);
  const NumberedGraph graph = random_graph(source, {.vertices = 5, .arcs = 9, .shared = 2});
  const ReachDiagram diagram = diagram_of(graph);
  const LossLine line{std::vector<double>(graph.elements, 0.5),
                      std::vector<double>(graph.elements, 0.5)};
  const auto cones = all_cones(diagram);
  for (const ConeLoss& loss : losses(diagram, line, cones)) {
    for (const double amount : loss.by_slot) EXPECT_EQ(amount, 0.0);
  }
  EXPECT_TRUE(losses(diagram, line, {}).empty());
}

}  // namespace
}  // namespace sideflow::engine::testing
