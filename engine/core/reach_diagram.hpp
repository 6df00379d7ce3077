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

  /// By element, as many as `likelihoods`: the derivative of the sum of all answers by that
  /// element's likelihood; 0 for elements that no answer stands on. One upward and one downward
  /// pass, linear in nodes().
  [[nodiscard]] std::vector<double> derivatives(std::span<const double> likelihoods) const;
  /// The same of one answer alone, which must be there.
  [[nodiscard]] std::vector<double> derivatives(std::span<const double> likelihoods,
                                                std::size_t answer) const;

  static constexpr std::uint32_t kUnanswered = 0xffffffff;

  /// The nodes as flat rows, children before their parents; 0 and 1 are the constants false and
  /// true. By node: what it asks for, and where it leads.
  [[nodiscard]] std::span<const ElementIndex> elements() const { return elements_; }
  [[nodiscard]] std::span<const std::uint32_t> lows() const { return lows_; }
  [[nodiscard]] std::span<const std::uint32_t> highs() const { return highs_; }
  /// By answer: its node, or kUnanswered.
  [[nodiscard]] std::span<const std::uint32_t> roots() const { return roots_; }

 private:

  friend class DiagramWriter;

  // Nodes 0 and 1 are the constants false and true; children stand before their parents.
  std::vector<ElementIndex> elements_{0, 0};
  std::vector<std::uint32_t> lows_{0, 1};
  std::vector<std::uint32_t> highs_{0, 1};
  std::vector<std::uint32_t> roots_;
  std::size_t steps_ = 0;
};

}  // namespace sideflow::engine
