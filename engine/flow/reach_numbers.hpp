// The probabilities behind reach: one diagram, looked at through all lenses.
#pragma once

#include "engine/core/reach_diagram.hpp"
#include "engine/flow/reach.hpp"
#include "engine/flow/search_side.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// What the rows of a side come to.
struct ReachNumbers {
  std::vector<std::optional<Bounds>> bounds;  ///< by row; none where the budget did not suffice
  std::vector<double> pessimistic;            ///< by row
  std::vector<double> optimistic;             ///< by row
  std::size_t steps = 0;                      ///< of the budget
};

/// Probabilities of all rows of `side` (at-home ones too, whose answer is 1), from one diagram of what
/// can be open today.
[[nodiscard]] ReachNumbers reach_numbers(const FlowGraph& graph, const SearchSide& side,
                                         const DiagramBudget& budget);

/// Which collectors each row arrives at, and how likely.
struct CollectorNumbers {
  /// None where they were not computed: the budget did not suffice, there are too many, or the row
  /// is at home or undecided.
  std::vector<std::optional<std::vector<CollectorReach>>> by_row;
  std::size_t left_out = 0;  ///< rows without numbers: the budget did not suffice, or too many
};

/// Best probabilities above 0 of each (row, target) of `side`; nothing for rows at home and for
/// those without a number of their own. `numbers` of the same side spare the question where a row can
/// arrive at one collector only.
[[nodiscard]] CollectorNumbers collector_numbers(const FlowGraph& graph, const SearchSide& side,
                                                 const ReachNumbers& numbers,
                                                 const DiagramBudget& budget);

/// `graph` without arcs for which `open` is 0, and without the elements that are always 1: arcs get
/// other numbers, vertices and elements keep theirs.
[[nodiscard]] NumberedGraph open_part(const NumberedGraph& graph, const ArcFlags& open,
                                      const std::vector<std::uint8_t>& certain);

/// By element: 1 if it is exactly 1 in `values`.
[[nodiscard]] std::vector<std::uint8_t> certain_elements(const std::vector<double>& values);

}  // namespace sideflow::engine
