// The reach diagram: for many questions "does a way lead from this source to one of these targets?"
// the exact Boolean function of all elements, shared in one decision diagram.
#pragma once

#include "engine/core/numbered_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

/// One or several sources asked about the same targets. The answer for a source is true in the worlds
/// in which an open way leads from it to some target; a source that is a target is always true.
struct ReachQuestion {
  std::vector<VertexIndex> sources;
  std::vector<VertexIndex> targets;
};

/// How far a diagram may grow. Counted in nodes and bytes, never in seconds, so that the same input
/// always takes the same way.
struct DiagramBudget {
  std::size_t nodes = 20'000'000;
  std::size_t bytes = std::size_t{480} << 20;
};

class ReachDiagram {
 public:
  /// The diagram that answers all `questions` on `graph`. When the budget does not suffice the result
  /// is not complete() and holds no answers. Deterministic; iterative; cost by the width of the
  /// separators of the graph, not by its size.
  [[nodiscard]] static ReachDiagram compile(const NumberedGraph& graph,
                                            std::span<const ReachQuestion> questions,
                                            const DiagramBudget& budget = {});

  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] std::size_t nodes() const { return elements_.size(); }

  /// For every question in order and every source of it in order: the probability that it is true when
  /// element e is true with probability likelihoods[e], independently. One upward pass; does not
  /// change the diagram. Precondition: complete().
  [[nodiscard]] std::vector<double> evaluate(std::span<const double> likelihoods) const;

 private:
  // Nodes 0 and 1 are the constants false and true; children stand before their parents.
  std::vector<ElementIndex> elements_;
  std::vector<std::uint32_t> lows_;
  std::vector<std::uint32_t> highs_;
  std::vector<std::uint32_t> roots_;
  bool complete_ = false;
};

}  // namespace sideflow::engine
