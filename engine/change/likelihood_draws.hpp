// Draws of all likelihoods within their ranges: what else the numbers could have been.
#pragma once

#include "engine/flow/flow_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sideflow::engine {

struct DrawOptions {
  std::size_t draws = 1000;
  std::uint64_t seed = 1;
};

/// By draw, then by element: a likelihood within the element's own range; for what does not work its
/// likelihood if it were opened. One quantile a draw for each word of the scale, since all who say
/// "usually" share what they mean by it; one for each informant of accounts, of which each draw takes one;
/// numbers alone, each statement once: a barrier's for all who draw it, a channel's for kinds of the same range. The levels of each are spread evenly over the draws, in an order by `seed`. Equal graphs
/// give equal draws; no draws, an empty list.
[[nodiscard]] std::vector<std::vector<double>> likelihood_draws(const FlowGraph& graph,
                                                                const DrawOptions& options);

}  // namespace sideflow::engine
