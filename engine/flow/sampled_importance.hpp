// Importance by possible worlds, where rows have no exact form.
#pragma once

#include "engine/flow/importance.hpp"

namespace sideflow::engine {

/// The importance of everything on a way, with standard errors; joint gains are left out. Elements that stand
/// at one vertex come from one backward and one forward search of the same worlds; those at several, those
/// that are almost certain, and whole actors from worlds drawn with and without them, as far as a bounded
/// amount of work allows: else they are left out. Deterministic for any number of threads.
[[nodiscard]] Importance sampled_importance(const FlowGraph& graph, const SamplingChoice& sampling);

}  // namespace sideflow::engine
