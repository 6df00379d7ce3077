// The probabilities behind reach: one diagram, or the same worlds, looked at through all lenses.
#pragma once

#include "engine/flow/reach.hpp"
#include "engine/flow/reach_forms.hpp"
#include "engine/flow/sampled_rows.hpp"
#include "engine/flow/search_side.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// What the rows of a side come to.
struct ReachNumbers {
  std::vector<Bounds> bounds;                      ///< by row
  std::vector<double> pessimistic;                 ///< by row
  std::vector<double> optimistic;                  ///< by row
  std::vector<std::optional<SampledRow>> sampled;  ///< by row; none: exact
  std::uint64_t worlds = 0;                        ///< of the sampled ones
};

/// Probabilities of all rows of `side` (at-home ones too, whose answer is 1): of their exact forms, or
/// as they were sampled.
[[nodiscard]] ReachNumbers reach_numbers(const FlowGraph& graph, const SearchSide& side,
                                         const ReachForms& forms, const SampledRows& sampled);

/// Which collectors each row arrives at, and how likely.
struct CollectorNumbers {
  /// None where they were not computed: the budget did not suffice, there are too many, or the row
  /// is at home or sampled.
  std::vector<std::optional<std::vector<CollectorReach>>> by_row;
  std::size_t left_out = 0;  ///< rows without numbers: the budget did not suffice, or too many
};

/// Best probabilities above 0 of each (row, target) of `side`; nothing for rows at home and for
/// those that were sampled. `numbers` of the same side spare the question where a row can
/// arrive at one collector only.
[[nodiscard]] CollectorNumbers collector_numbers(const FlowGraph& graph, const SearchSide& side,
                                                 const ReachNumbers& numbers,
                                                 const DiagramBudget& budget);

}  // namespace sideflow::engine
