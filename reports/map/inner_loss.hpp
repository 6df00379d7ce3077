// What is lost inside an actor, in words: not recognised, not passed on, nobody to tell.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/map/map_view.hpp"

#include <cstdint>
#include <vector>

namespace sideflow::reports {

/// Whose word counts: of a bearer of whom no way is known, only what a source says is shown.
enum class Told : std::uint8_t { by_anyone, by_a_source };

/// What is lost of the kinds to be collected inside `actor`: at most one entry for what it does not
/// recognise, one for what it does not pass on, one for a dead end, in this order. The words
/// follow the best estimates of the likelihood and of its barriers together. Nothing where next to
/// all gets through.
[[nodiscard]] std::vector<InnerLoss> inner_losses(const Network& network,
                                                  const engine::Analysis& analysis,
                                                  const Actor& actor, Told told);

}  // namespace sideflow::reports
