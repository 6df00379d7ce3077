// Importance: what every element, and every actor as a whole, means for how much arrives.
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "engine/flow/reach.hpp"
#include "engine/flow/reach_forms.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// Of one element; A is the sum of reach over all rows that are not at home.
struct ElementImportance {
  double derivative = 0;        ///< dA/dx = A(x = 1) - A(x = 0), all else as today
  double gain_if_repaired = 0;  ///< A with it perfect, or opened at its own best, minus A
  double loss_if_gone = 0;      ///< A minus A without it
  double standard_error = 0;    ///< of the derivative; 0: exact
};

/// What the others lose when an actor neither passes on nor collects any more.
struct ActorImportance {
  std::uint32_t actor = 0;  ///< position in Network::actors
  double loss_if_gone = 0;
  double standard_error = 0;  ///< 0: exact
};

/// Two elements that are repaired together.
struct JointGain {
  ElementIndex first = 0;
  ElementIndex second = 0;
  double beyond =
      0;  ///< gain of both minus the sum of their gains: below 0 where one makes up for the other
};

struct Importance {
  double arrived = 0;                  ///< A
  std::vector<std::uint8_t> on_a_way;  ///< by element: whether it stands on a way to a collector
  /// By element; none where it could not be worked out within the budget.
  std::vector<std::optional<ElementImportance>> elements;
  std::vector<ActorImportance> actors;  ///< those that pass on or collect, by position
  std::size_t actors_left_out = 0;      ///< of these, as too much work
  std::vector<JointGain> joint_gains;   ///< of the elements with the largest gains; sorted
  bool exact = true;
};

/// By row of FlowGraph::bearers: 1 for those that count in A, 0 for those at home.
[[nodiscard]] std::vector<double> row_weights(const FlowGraph& graph);

/// What a derivative of `element` comes to; without a standard error.
[[nodiscard]] ElementImportance importance_of(const Element& element, double derivative);

/// What an element would have if it were repaired: 1, or its own best if it is to be opened first.
[[nodiscard]] double repaired(const Element& element);

/// By element: 1 if it stands on a way, through channels of any status, from a bearer that is not at
/// home to a collector. Linear.
[[nodiscard]] std::vector<std::uint8_t> elements_on_a_way(const FlowGraph& graph);

/// The importance of everything, from the exact forms of the bearers' rows; without rows all is 0. One
/// downward pass for all elements (Birnbaum 1969), one upward pass for kPoints actors, one small
/// diagram for each collector. Where a row has no form in `forms.whole`, all is sampled.
[[nodiscard]] Importance importance(const FlowGraph& graph, const ReachForms& forms,
                                    const DiagramBudget& budget = {},
                                    const SamplingChoice& sampling = {});

/// A with both repaired, minus A, minus the gain of each alone; `rows` says by weight which rows
/// count.
[[nodiscard]] double joint_gain(const FlowGraph& graph, const ReachForms& forms,
                                std::span<const double> rows, ElementIndex first,
                                ElementIndex second);

}  // namespace sideflow::engine
