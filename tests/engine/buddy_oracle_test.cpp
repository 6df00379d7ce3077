// Larger pieces against BuDDy, which solves x = A x + b by going round until nothing changes. In the
// same order of variables reduced diagrams of equal functions have equally many nodes.
#include "engine/core/elimination.hpp"
#include "engine/core/frontier_diagram.hpp"
#include "random_pieces.hpp"

#include <string>

#include <bdd.h>
#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

/// Variables of the library are the levels of the order.
std::vector<bdd> reach_by_going_round(const ReachPiece& piece, const VariableOrder& order) {
  std::vector<int> level(piece.graph.elements);
  for (std::size_t i = 0; i < order.by_level.size(); ++i) {
    level[order.by_level[i]] = static_cast<int>(i);
  }
  std::vector<bdd> reach(piece.graph.vertices, bddfalse);
  reach[piece.target()] = bddtrue;
  for (bool grown = true; grown;) {
    grown = false;
    for (ArcIndex arc = 0; arc < piece.graph.arcs(); ++arc) {
      bdd way = reach[piece.graph.heads[arc]];
      for (const ElementIndex e : piece.graph.needs(arc)) way &= bdd_ithvar(level[e]);
      bdd& known = reach[piece.graph.tails[arc]];
      const bdd now = known | way;
      grown = grown || now != known;
      known = now;
    }
  }
  std::vector<bdd> sources;
  for (const VertexIndex source : piece.sources) sources.push_back(reach[source]);
  return sources;
}

/// Node by node the same function: what is asked, and where it leads. By node of ours: theirs.
void expect_same_diagram(const PieceDiagram& diagram, const std::vector<bdd>& expected) {
  std::vector<bdd> theirs(diagram.nodes.size(), bddfalse);
  theirs[kTrue] = bddtrue;
  std::vector<std::uint8_t> used(diagram.nodes.size(), 0);
  for (NodeIndex i = kTrue + 1; i < diagram.nodes.size(); ++i) {
    const auto& node = diagram.nodes[i];
    theirs[i] =
        bdd_ite(bdd_ithvar(static_cast<int>(node.level)), theirs[node.high], theirs[node.low]);
  }
  for (std::size_t s = 0; s < expected.size(); ++s) {
    ASSERT_EQ(theirs[diagram.sources[s]], expected[s]);
    used[diagram.sources[s]] = 1;
  }
  std::size_t nodes = 0;
  for (NodeIndex i = static_cast<NodeIndex>(diagram.nodes.size()); i-- > kTrue + 1;) {
    if (used[i] == 0) continue;
    ++nodes;
    used[diagram.nodes[i].low] = used[diagram.nodes[i].high] = 1;
  }
  const int count = bdd_anodecount(expected.data(), static_cast<int>(expected.size()));
  EXPECT_EQ(nodes, static_cast<std::size_t>(count));
}

class Buddy : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(bdd_init(1'000'000, 100'000), 0);
    bdd_gbc_hook(nullptr);
    bdd_setvarnum(200);
  }
  void TearDown() override { bdd_done(); }
};

TEST_F(Buddy, HasTheSameDiagramsOfLargerPieces) {
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 source(seed);
    const GraphShape shape{.vertices = 12 + below(source, 12),
                           .arcs = 25 + below(source, 20),
                           .shared = below(source, 6),
                           .one_in = 8};
    for (const ReachPiece& piece : pieces_of(random_graph(source, shape), 2)) {
      if (piece.graph.elements == 0) continue;
      const VariableOrder order = variable_orders(piece, Effort::thorough).front();
      const auto expected = reach_by_going_round(piece, order);
      const PieceAttempt frontiers = frontier_diagram(piece, order, {});
      const PieceAttempt elimination =
          solve_reach(piece, order, EliminationOrder::smallest_degree, {});
      ASSERT_TRUE(frontiers.diagram && elimination.diagram);
      expect_same_diagram(*frontiers.diagram, expected);
      expect_same_diagram(*elimination.diagram, expected);
      if (HasFatalFailure()) return;
      compared += piece.graph.vertices > 10 ? 1 : 0;
    }
  }
  EXPECT_GT(compared, 100U);
}

}  // namespace
}  // namespace sideflow::engine::testing
