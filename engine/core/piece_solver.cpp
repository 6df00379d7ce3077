#include "engine/core/piece_solver.hpp"

#include "engine/core/elimination.hpp"
#include "engine/core/frontier_diagram.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sideflow::engine {

namespace {

/// Brief attempts are free, so that one hopeless piece cannot use up what easy ones need.
constexpr DiagramBudget kBrief{.nodes = std::size_t{1} << 15, .steps = std::size_t{1} << 16};
constexpr std::array kEliminationOrders{EliminationOrder::smallest_degree,
                                        EliminationOrder::by_row};

/// Sum of 2^width over the cuts of a row beyond which nothing comes out.
constexpr double kHopelessCost = 1e12;
/// The same for each vertex, up to which elimination is worth a second, longer attempt.
constexpr double kMostForElimination = 128;
constexpr std::size_t kPartForElimination = 10;  // of the steps
constexpr std::size_t kMostRows = 2;

DiagramBudget at_most(const DiagramBudget& budget, const DiagramBudget& cap) {
  return {.nodes = std::min(budget.nodes, cap.nodes),
          .bytes = std::min(budget.bytes, cap.bytes),
          .steps = std::min(budget.steps, cap.steps)};
}

class PieceSolver {
 public:
  PieceSolver(const ReachPiece& piece, const DiagramBudget& budget)
      : piece_(piece), budget_(budget) {}

  SolvedPiece solve(Effort effort) {
    const bool thorough = effort == Effort::thorough;
    const auto orders = variable_orders(piece_, thorough ? Effort::usual : effort);
    SolvedPiece solved = solve_briefly(orders.front());
    const bool hopeless = orders.front().cost > kHopelessCost;
    if (solved.diagram || hopeless || !thorough) return solved;
    solved = solve_thoroughly();
    solved.steps = steps_;
    return solved;
  }

 private:
  [[nodiscard]] SolvedPiece solve_briefly(const VariableOrder& order) const {
    const DiagramBudget budget = at_most(budget_, kBrief);
    PieceAttempt attempt = solve_reach(piece_, order, kEliminationOrders[0], budget);
    if (!attempt.diagram) attempt = solve_reach(piece_, order, kEliminationOrders[1], budget);
    if (!attempt.diagram) attempt = frontier_diagram(piece_, order, budget);
    return {std::move(attempt.diagram), order.by_level};
  }

  SolvedPiece solve_thoroughly() {
    auto orders = variable_orders(piece_, Effort::thorough);
    const std::size_t rows = std::min(orders.size(), kMostRows);
    for (std::size_t o = 0; o < rows; ++o) {
      PieceAttempt attempt = paid(frontier_diagram(piece_, orders[o], left()));
      if (attempt.diagram) return {std::move(attempt.diagram), std::move(orders[o].by_level)};
    }
    VariableOrder& best = orders.front();
    if (best.cost > kMostForElimination * static_cast<double>(best.vertices.size())) return {};
    DiagramBudget budget = left();
    budget.steps /= kPartForElimination;
    PieceAttempt attempt = paid(solve_reach(piece_, best, kEliminationOrders[0], budget));
    return {std::move(attempt.diagram), std::move(best.by_level)};
  }

  [[nodiscard]] DiagramBudget left() const {
    DiagramBudget left = budget_;
    left.steps -= std::min(left.steps, steps_);
    return left;
  }

  PieceAttempt paid(PieceAttempt attempt) {
    steps_ += attempt.steps;
    return attempt;
  }

  const ReachPiece& piece_;
  DiagramBudget budget_;
  std::size_t steps_ = 0;  // of the budget, taken so far
};

}  // namespace

SolvedPiece solve_piece(const ReachPiece& piece, const DiagramBudget& budget, Effort effort) {
  return PieceSolver(piece, budget).solve(effort);
}

}  // namespace sideflow::engine
