// Elimination and frontiers, each on its own, against every world.
#include "engine/core/elimination.hpp"
#include "engine/core/frontier_diagram.hpp"
#include "engine/core/piece_solver.hpp"
#include "every_world.hpp"
#include "random_pieces.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

std::vector<World> every_world(ElementIndex elements) {
  std::vector<World> worlds;
  for (std::uint32_t number = 0; number < (std::uint32_t{1} << elements); ++number) {
    worlds.emplace_back(elements);
    for (ElementIndex e = 0; e < elements; ++e) worlds.back()[e] = number >> e & 1U;
  }
  return worlds;
}

GraphShape small_shape(std::mt19937& source) {
  GraphShape shape{.vertices = 2 + below(source, 7), .arcs = 1 + below(source, 18)};
  shape.own_elements = below(source, 2) == 0;
  shape.shared = below(source, shape.own_elements ? 3 : 9);
  shape.one_in = 2 + below(source, 4);
  if (shape.own_elements) shape.arcs = std::min(shape.arcs, 11 - shape.shared);
  return shape;
}

void expect_to_say_what_is_so(const ReachPiece& piece, const VariableOrder& order,
                              const PieceAttempt& attempt, const std::vector<World>& worlds) {
  ASSERT_TRUE(attempt.diagram);
  const NumberedGraph back = reversed(piece.graph);
  for (const World& world : worlds) {
    const auto reached = open_from(back, world, piece.target());
    for (std::size_t s = 0; s < piece.sources.size(); ++s) {
      ASSERT_EQ(says(*attempt.diagram, order, s, world), reached[piece.sources[s]] != 0);
    }
  }
}

void expect_children_first_and_levels_downwards(const PieceDiagram& diagram) {
  for (NodeIndex i = kTrue + 1; i < diagram.nodes.size(); ++i) {
    const auto& node = diagram.nodes[i];
    ASSERT_NE(node.low, node.high);
    for (const NodeIndex child : {node.low, node.high}) {
      ASSERT_LT(child, i);
      ASSERT_LT(node.level, diagram.nodes[child].level);
    }
  }
}

/// Calls visit(piece) for the pieces of `count` random small graphs.
template <class Visit>
void for_small_pieces(std::uint32_t count, Visit visit) {
  for (std::uint32_t seed = 1; seed <= count; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 source(seed);
    const GraphShape shape = small_shape(source);
    const NumberedGraph graph = random_graph(source, shape);
    for (const ReachPiece& piece : pieces_of(graph, 1 + below(source, 2))) visit(piece, source);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(Frontiers, AgreeWithEveryWorldInAnyOrder) {
  std::size_t solved = 0;
  for_small_pieces(3000, [&](const ReachPiece& piece, std::mt19937& source) {
    if (piece.graph.elements == 0) return;
    const auto worlds = every_world(piece.graph.elements);
    const VariableOrder usual = variable_orders(piece, Effort::usual).front();
    for (const VariableOrder& order : {usual, shuffled_order(source, usual)}) {
      const PieceAttempt attempt = frontier_diagram(piece, order, {});
      expect_to_say_what_is_so(piece, order, attempt, worlds);
      if (::testing::Test::HasFatalFailure()) return;
      expect_children_first_and_levels_downwards(*attempt.diagram);
      ++solved;
    }
  });
  EXPECT_GT(solved, 2000U);
}

TEST(Elimination, AgreesWithEveryWorldInAnyOrder) {
  for_small_pieces(1500, [&](const ReachPiece& piece, std::mt19937& source) {
    const auto worlds = every_world(piece.graph.elements);
    const VariableOrder usual = variable_orders(piece, Effort::brief).front();
    for (const VariableOrder& order : {usual, shuffled_order(source, usual)}) {
      for (const auto next : {EliminationOrder::by_row, EliminationOrder::smallest_degree}) {
        const PieceAttempt attempt = solve_reach(piece, order, next, {});
        expect_to_say_what_is_so(piece, order, attempt, worlds);
        if (::testing::Test::HasFatalFailure()) return;
        expect_children_first_and_levels_downwards(*attempt.diagram);
      }
    }
  });
}

ReachPiece entangled_piece(std::uint32_t vertices, std::uint32_t arcs) {
  std::mt19937 source(1);
  const NumberedGraph graph = random_graph(source, {.vertices = vertices, .arcs = arcs});
  auto pieces = pieces_of(graph, 2);
  return *std::max_element(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) {
    return a.graph.vertices < b.graph.vertices;
  });
}

TEST(Frontiers, GiveUpWithinTheBudget) {
  const ReachPiece piece = entangled_piece(20, 60);
  const VariableOrder order = variable_orders(piece, Effort::usual).front();
  ASSERT_TRUE(frontier_diagram(piece, order, {}).diagram);
  for (const DiagramBudget budget : {DiagramBudget{.nodes = 500}, DiagramBudget{.bytes = 20'000},
                                     DiagramBudget{.steps = 2'000}, DiagramBudget{.nodes = 0}}) {
    const PieceAttempt attempt = frontier_diagram(piece, order, budget);
    EXPECT_FALSE(attempt.diagram);
    EXPECT_LE(attempt.steps, budget.steps);
    EXPECT_LE(attempt.steps, budget.nodes * kFrontiersANode * kStepsAFrontier);
  }
}

TEST(Frontiers, GiveUpEarlyWhereGrowthSaysThatTheBudgetWillNotDo) {
  const ReachPiece piece = entangled_piece(60, 240);
  const VariableOrder order = variable_orders(piece, Effort::usual).front();
  const DiagramBudget budget;
  const PieceAttempt attempt = frontier_diagram(piece, order, budget);
  EXPECT_FALSE(attempt.diagram);
  EXPECT_LT(attempt.steps, budget.steps / 10);
}

TEST(PieceSolver, SpendsLittleOnAHopelessPiece) {
  const DiagramBudget budget;
  const SolvedPiece solved = solve_piece(entangled_piece(400, 2400), budget, Effort::thorough);
  EXPECT_FALSE(solved.diagram);
  EXPECT_LT(solved.steps, budget.steps / 10);
}

}  // namespace
}  // namespace sideflow::engine::testing
