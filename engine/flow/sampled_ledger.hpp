// The loss ledger of rows without an exact form: by possible worlds.
#pragma once

#include "engine/flow/ledger.hpp"
#include "engine/flow/reach.hpp"

namespace sideflow::engine {

/// `exact` with the rows that it left out, sampled: each loss with its standard error. What arrives is as in
/// `reach`, so that the sum is 1 within the errors of both; throws InternalError when it is not within eight
/// of them, or when a piece of a world is nowhere. Where nothing was left out it comes back as it is. Deterministic for any number of
/// threads.
[[nodiscard]] Ledger with_sampled_rows(Ledger exact, const FlowGraph& graph, const Reach& reach,
                                       const SamplingChoice& sampling);

}  // namespace sideflow::engine
