// The reach diagram: for many questions "does a way lead from this source to one of these targets?"
// the exact Boolean function of all elements, in one decision diagram.
#pragma once

#include "engine/core/diagram_budget.hpp"
#include "engine/core/numbered_graph.hpp"
#include "engine/core/reach_question.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

/// Answers stand one after the other: for every question in order, every source of it in order. The
/// diagram is a row of pieces, each with an order of variables of its own.
class ReachDiagram {
 public:
  /// The diagram that answers all `questions` on `graph`. Where the budget does not suffice for a
  /// piece, the answers of its sources are missing and the diagram is not complete(). Deterministic;
  /// iterative; cost by the width of the separators of the graph, not by its size
  /// (docs/methods/reach.md).
  [[nodiscard]] static ReachDiagram compile(const NumberedGraph& graph,
                                            std::span<const ReachQuestion> questions,
                                            const DiagramBudget& budget = {});

  /// Whether every answer is there. True without questions.
  [[nodiscard]] bool complete() const;
  /// Whether the answer at this position is there.
  [[nodiscard]] bool answered(std::size_t answer) const { return roots_[answer] != kUnanswered; }
  [[nodiscard]] std::size_t answers() const { return roots_.size(); }
  /// Decision nodes, the two constants included.
  [[nodiscard]] std::size_t nodes() const { return elements_.size(); }
  /// Steps of the budget that compiling took.
  [[nodiscard]] std::size_t steps() const { return steps_; }

  /// By answer: the probability that it is true when element e is true with probability
  /// likelihoods[e], independently; 0 where there is no answer. One upward pass, linear in nodes().
  [[nodiscard]] std::vector<double> evaluate(std::span<const double> likelihoods) const;

 private:
  static constexpr std::uint32_t kUnanswered = 0xffffffff;

  friend class DiagramWriter;

  // Nodes 0 and 1 are the constants false and true; children stand before their parents.
  std::vector<ElementIndex> elements_{0, 0};
  std::vector<std::uint32_t> lows_{0, 1};
  std::vector<std::uint32_t> highs_{0, 1};
  std::vector<std::uint32_t> roots_;
  std::size_t steps_ = 0;
};

}  // namespace sideflow::engine
