#include "engine/core/piece_solver.hpp"

#include "engine/core/elimination.hpp"
#include "engine/core/frontier_diagram.hpp"

#include <algorithm>
#include <utility>

namespace sideflow::engine {

namespace {

/// Brief attempts are free, so that one hopeless piece cannot use up what easy ones need.
constexpr DiagramBudget kBrief{.nodes = std::size_t{1} << 15, .steps = std::size_t{1} << 16};
/// Where the row is narrow elimination gets more before a better row is looked for: about as much as
/// that would cost.
constexpr DiagramBudget kBriefWhereNarrow{.nodes = std::size_t{1} << 17,
                                          .steps = std::size_t{1} << 18};
constexpr std::size_t kBriefStepsAVertex = 1'500;

/// Sum of 2^width over the cuts of a row beyond which nothing comes out.
constexpr double kHopelessCost = 1e12;
/// The same for each vertex, up to which a row is narrow on average.
constexpr double kNarrowCost = 128;
/// Rows that cost so much more than the best are not tried.
constexpr double kMuchWider = 8;

/// Steps of elimination for each vertex within which it comes out where it is the right way.
constexpr std::size_t kStepsAVertex = 4'000;
constexpr std::size_t kPartWhereNarrow = 10;  // of all steps, for one more elimination
/// Frontiers in every row before they are tried in earnest.
constexpr std::size_t kProbeSteps = kStepsAFrontier << 18;

DiagramBudget at_most(const DiagramBudget& budget, const DiagramBudget& cap) {
  return {.nodes = std::min(budget.nodes, cap.nodes),
          .bytes = std::min(budget.bytes, cap.bytes),
          .steps = std::min(budget.steps, cap.steps)};
}

bool narrow(const VariableOrder& order) {
  return order.cost <= kNarrowCost * static_cast<double>(order.vertices.size());
}

DiagramBudget first_budget(const VariableOrder& order, Effort effort) {
  if (effort != Effort::thorough || !narrow(order)) return kBrief;
  const std::size_t by_size = kBriefStepsAVertex * order.vertices.size();
  return {.nodes = kBriefWhereNarrow.nodes,
          .steps = std::clamp(by_size, kBrief.steps, kBriefWhereNarrow.steps)};
}

class PieceSolver {
 public:
  PieceSolver(const ReachPiece& piece, const DiagramBudget& budget)
      : piece_(piece), budget_(budget) {}

  SolvedPiece solve(Effort effort) {
    const bool thorough = effort == Effort::thorough;
    orders_ = variable_orders(piece_, thorough ? Effort::usual : effort);
    if (solve_briefly(first_budget(orders_.front(), effort)) || !thorough) return solved();
    if (!may_be_narrower(piece_, orders_.front())) return solved();
    orders_ = variable_orders(piece_, Effort::thorough);
    if (orders_.front().cost <= kHopelessCost) solve_thoroughly();
    return solved();
  }

 private:
  struct LikelyRow {
    double steps;  // foretold
    const VariableOrder* order;
  };

  bool solve_briefly(const DiagramBudget& first) {
    const VariableOrder& order = orders_.front();
    const DiagramBudget brief = at_most(budget_, kBrief);
    return came_out(order, solve_reach(piece_, order, EliminationOrder::smallest_degree,
                                       at_most(budget_, first))) ||
           came_out(order, solve_reach(piece_, order, EliminationOrder::by_row, brief)) ||
           came_out(order, frontier_diagram(piece_, order, brief));
  }

  // Short attempts of both ways before long ones, so that neither keeps the other from its chance.
  bool solve_thoroughly() {
    const double widest = kMuchWider * orders_.front().cost;
    std::erase_if(orders_, [&](const VariableOrder& order) { return order.cost > widest; });
    const std::size_t steps = kStepsAVertex * piece_.graph.vertices;
    if (eliminated_within(orders_.front(), steps) || probed()) return true;
    if (orders_.size() > 1 && eliminated_within(orders_[1], steps)) return true;
    return frontiers_in_likely_rows() || eliminated_where_narrow(steps);
  }

  bool probed() {
    for (const VariableOrder& order : orders_) {
      if (frontiers_within(order, kProbeSteps)) return true;
      if (last_.steps > 0) likely_.push_back({last_.foretold, &order});
    }
    return false;
  }

  // Rows that look the same to the last digit are the same: any row of a complete graph.
  bool frontiers_in_likely_rows() {
    const auto fewer = [](const LikelyRow& a, const LikelyRow& b) { return a.steps < b.steps; };
    std::stable_sort(likely_.begin(), likely_.end(), fewer);
    double before = 0;
    for (const auto& [steps, order] : likely_) {
      if (steps == before) continue;
      if (frontiers_within(*order, budget_.steps)) return true;
      before = steps;
    }
    return false;
  }

  bool eliminated_where_narrow(std::size_t tried) {
    const std::size_t steps = budget_.steps / kPartWhereNarrow;
    return narrow(orders_.front()) && tried < steps && eliminated_within(orders_.front(), steps);
  }

  bool eliminated_within(const VariableOrder& order, std::size_t steps) {
    return paid(order, solve_reach(piece_, order, EliminationOrder::smallest_degree, left(steps)));
  }

  bool frontiers_within(const VariableOrder& order, std::size_t steps) {
    return paid(order, frontier_diagram(piece_, order, left(steps)));
  }

  [[nodiscard]] DiagramBudget left(std::size_t cap) const {
    DiagramBudget left = budget_;
    left.steps = std::min(left.steps - std::min(left.steps, steps_), cap);
    return left;
  }

  bool paid(const VariableOrder& order, PieceAttempt attempt) {
    steps_ += attempt.steps;
    last_ = {attempt.steps, attempt.foretold};
    return came_out(order, std::move(attempt));
  }

  bool came_out(const VariableOrder& order, PieceAttempt attempt) {
    if (!attempt.diagram) return false;
    diagram_ = std::move(attempt.diagram);
    by_level_ = order.by_level;
    return true;
  }

  SolvedPiece solved() { return {std::move(diagram_), std::move(by_level_), steps_}; }

  const ReachPiece& piece_;
  DiagramBudget budget_;
  std::vector<VariableOrder> orders_;  // the cheapest first
  std::vector<LikelyRow> likely_;
  std::optional<PieceDiagram> diagram_;
  std::vector<ElementIndex> by_level_;
  std::size_t steps_ = 0;  // of the budget, taken so far
  struct {
    std::size_t steps = 0;
    double foretold = 0;
  } last_;  // attempt
};

}  // namespace

SolvedPiece solve_piece(const ReachPiece& piece, const DiagramBudget& budget, Effort effort) {
  return PieceSolver(piece, budget).solve(effort);
}

}  // namespace sideflow::engine
