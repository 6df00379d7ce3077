#include "engine/core/reach_diagram.hpp"

#include "engine/core/decision_table.hpp"
#include "engine/core/elimination.hpp"
#include "engine/core/variable_order.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace sideflow::engine {

namespace {

/// Attempts at a piece under the same cap: small first, so that a lucky order ends the search before
/// an unlucky one has cost much.
struct Round {
  std::size_t nodes;
  std::size_t orders;        ///< how many of the orders at hand
  std::size_t eliminations;  ///< how many of kEliminationOrders
};

constexpr std::array kRounds{Round{std::size_t{1} << 15, 2, 2}, Round{std::size_t{1} << 19, 2, 1},
                             Round{static_cast<std::size_t>(-1), 1, 1}};
constexpr std::array kEliminationOrders{EliminationOrder::smallest_degree,
                                        EliminationOrder::by_row};

/// Attempts of the first round are free, so that one hopeless piece cannot use up what easy ones need.
constexpr std::size_t kFreeSteps = std::size_t{1} << 20;

/// After so many pieces that nothing solved, later ones get one brief attempt each: the time that a
/// diagram takes must not grow with the number of hopeless questions.
constexpr std::size_t kMostHopeless = 3;
constexpr std::size_t kBriefSteps = std::size_t{1} << 16;

/// A piece that came out: its table and the node of each of its sources.
struct SolvedPiece {
  DecisionTable table;
  std::vector<NodeIndex> sources;
  std::vector<ElementIndex> by_level;  ///< numbers of the piece
};

}  // namespace

class DiagramWriter {
 public:
  explicit DiagramWriter(const DiagramBudget& budget) : budget_(budget) {}

  void add(const NumberedGraph& graph, const ReachQuestion& question) {
    const SplitQuestion parts = split(graph, question);
    const std::size_t first = diagram_.roots_.size();
    for (const std::uint8_t truth : parts.decided_true) diagram_.roots_.push_back(truth);
    for (const ReachPiece& piece : parts.pieces) {
      const auto solved = solve(piece);
      for (const std::size_t answer : piece.answers) {
        diagram_.roots_[first + answer] = ReachDiagram::kUnanswered;
      }
      if (solved) append(piece, *solved, first);
    }
  }

  ReachDiagram finish() && { return std::move(diagram_); }

 private:
  std::optional<SolvedPiece> solve(const ReachPiece& piece) {
    const bool brief = hopeless_ >= kMostHopeless;
    auto solved = brief ? solve_briefly(piece) : solve_thoroughly(piece);
    if (!solved) ++hopeless_;
    return solved;
  }

  std::optional<SolvedPiece> solve_briefly(const ReachPiece& piece) {
    const auto orders = variable_orders(piece, Effort::brief);
    DiagramBudget budget = attempt_budget(kRounds.front());
    budget.steps = kBriefSteps;
    return attempt(piece, orders.front(), kEliminationOrders.front(), budget);
  }

  std::optional<SolvedPiece> solve_thoroughly(const ReachPiece& piece) {
    const auto orders = variable_orders(piece, Effort::thorough);
    for (const Round& round : kRounds) {
      for (std::size_t o = 0; o < std::min(round.orders, orders.size()); ++o) {
        for (std::size_t e = 0; e < round.eliminations; ++e) {
          const bool free = round.nodes == kRounds.front().nodes;
          auto solved = attempt(piece, orders[o], kEliminationOrders[e], attempt_budget(round));
          if (!free) diagram_.steps_ += last_steps_;
          if (solved) return solved;
        }
      }
    }
    return std::nullopt;
  }

  std::optional<SolvedPiece> attempt(const ReachPiece& piece, const VariableOrder& order,
                                     EliminationOrder elimination, const DiagramBudget& budget) {
    SolvedPiece solved{DecisionTable(budget), {}, {}};
    solved.sources = solve_reach(piece, order, elimination, solved.table);
    last_steps_ = solved.table.steps();
    if (solved.table.exhausted()) return std::nullopt;
    solved.by_level = order.by_level;
    return solved;
  }

  [[nodiscard]] DiagramBudget attempt_budget(const Round& round) const {
    const std::size_t held = diagram_.nodes() * 3 * sizeof(std::uint32_t);
    const auto left = [](std::size_t all, std::size_t used) { return all - std::min(all, used); };
    const bool first = round.nodes == kRounds.front().nodes;
    return {.nodes = std::min(left(budget_.nodes, diagram_.nodes()), round.nodes),
            .bytes = left(budget_.bytes, held),
            .steps = first ? kFreeSteps : left(budget_.steps, diagram_.steps_)};
  }

  // Only what the sources stand on is kept; the order of making puts children first.
  void append(const ReachPiece& piece, const SolvedPiece& solved, std::size_t first) {
    const auto nodes = solved.table.nodes();
    std::vector<std::uint32_t> place(nodes.size(), 0);
    for (const NodeIndex source : solved.sources) place[source] = 1;
    for (std::size_t i = nodes.size(); i-- > 2;) {
      if (place[i] != 0) place[nodes[i].low] = place[nodes[i].high] = 1;
    }
    place[kFalse] = kFalse;
    place[kTrue] = kTrue;
    for (std::size_t i = 2; i < nodes.size(); ++i) {
      if (place[i] == 0) continue;
      place[i] = static_cast<std::uint32_t>(diagram_.elements_.size());
      diagram_.elements_.push_back(piece.elements[solved.by_level[nodes[i].level]]);
      diagram_.lows_.push_back(place[nodes[i].low]);
      diagram_.highs_.push_back(place[nodes[i].high]);
    }
    for (std::size_t s = 0; s < solved.sources.size(); ++s) {
      diagram_.roots_[first + piece.answers[s]] = place[solved.sources[s]];
    }
  }

  DiagramBudget budget_;
  ReachDiagram diagram_;
  std::size_t hopeless_ = 0;    // pieces that nothing solved
  std::size_t last_steps_ = 0;  // of the last attempt
};

ReachDiagram ReachDiagram::compile(const NumberedGraph& graph,
                                   std::span<const ReachQuestion> questions,
                                   const DiagramBudget& budget) {
  DiagramWriter writer(budget);
  for (const ReachQuestion& question : questions) writer.add(graph, question);
  return std::move(writer).finish();
}

bool ReachDiagram::complete() const {
  return std::find(roots_.begin(), roots_.end(), kUnanswered) == roots_.end();
}

std::vector<double> ReachDiagram::evaluate(std::span<const double> likelihoods) const {
  std::vector<double> truth(elements_.size());
  truth[1] = 1.0;
  for (std::size_t i = 2; i < elements_.size(); ++i) {
    const double likelihood = likelihoods[elements_[i]];
    truth[i] = (1.0 - likelihood) * truth[lows_[i]] + likelihood * truth[highs_[i]];
  }
  std::vector<double> answers;
  answers.reserve(roots_.size());
  for (const std::uint32_t root : roots_) {
    answers.push_back(root == kUnanswered ? 0.0 : std::min(truth[root], 1.0));
  }
  return answers;
}

}  // namespace sideflow::engine
