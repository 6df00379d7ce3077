// Rows without an exact form: their reach by possible worlds.
#pragma once

#include "engine/flow/reach.hpp"
#include "engine/flow/reach_forms.hpp"
#include "engine/flow/search_side.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sideflow::engine {

/// One row through every lens, in the same worlds: what is likelier in one lens is never rarer in the worlds.
struct SampledRow {
  std::size_t row = 0;                         ///< position in SearchSide::rows
  std::array<double, kLenses.size()> reach{};  ///< by lens
  std::array<double, kLenses.size()> error{};  ///< standard error, above 0 where the worlds differ
};

struct SampledRows {
  std::vector<SampledRow> rows;  ///< those without a form, ascending
  std::uint64_t worlds = 0;
  double total_error = 0;  ///< standard error of the sum of their best
};

/// The reach of the rows of `side` that have no form. Worlds are added until every standard error is at most
/// `sampling.error` and none straddles the threshold, or until worlds times arcs are as many as is bearable.
/// The result depends on the input alone, not on the number of threads.
[[nodiscard]] SampledRows sampled_rows(const FlowGraph& graph, const SearchSide& side,
                                       const ReachForms& forms, double threshold,
                                       const SamplingChoice& sampling);

/// Most worlds that are drawn for a graph of so many arcs, looked at so many times each.
[[nodiscard]] std::uint64_t most_worlds(std::size_t arcs, std::size_t times);

}  // namespace sideflow::engine
