// What is lost inside an actor, in words: not recognised, not passed on, nobody to tell.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/loss_places.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/map_view.hpp"

#include <cstdint>
#include <vector>

namespace sideflow::reports {

/// Whose word counts: of a bearer of whom no way is known, only what a source says is shown.
enum class Told : std::uint8_t { by_anyone, by_a_source };

/// What decides which losses inside actors are shown, and how.
struct InnerLossView {
  const Network& network;
  const engine::Analysis& analysis;
  const MapSelection& selection;         ///< kinds that the map speaks of
  const std::vector<LossPlace>& places;  ///< whose largest carry numbers
};

/// What is lost inside `actor`: at most one entry for what it does not recognise, one for what it does
/// not turn into what could go on, one for what it does not pass on, one for a dead end, in this order.
/// The words follow the best estimates of the likelihood and of its barriers together. Nothing where
/// next to all gets through.
[[nodiscard]] std::vector<InnerLoss> inner_losses(const InnerLossView& view, const Actor& actor,
                                                  Told told);

}  // namespace sideflow::reports
