// The change map: today against a scenario, at the same places.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/map/map_view.hpp"

#include <optional>
#include <string>

namespace sideflow::reports {

/// A network and its analysis.
struct ComparedState {
  const Network& network;
  const engine::Analysis& analysis;
};

/// What a change called `name` does to what arrives, as one sentence with its numbers: "A central unit:
/// what 4 of 13 groups notice would arrive that does not arrive today"; "..: more of what groups notice
/// would arrive: 2.4 pieces (2.0 to 2.7) instead of 2.1 (1.5 to 2.6)"; "..: nothing would change in what
/// arrives". Of one `kind` alone, where one is given.
[[nodiscard]] std::string change_title(const ComparedState& today, const ComparedState& after,
                                       const std::string& name,
                                       const std::optional<KindId>& kind = {});

/// The title of a loss map as a scenario would make it: "Scenario, not today - A central unit: what 4 of 13
/// groups notice ...".
[[nodiscard]] std::string scenario_title(const std::string& name, const std::string& finding);

/// The map that compares the loss maps of `today` and `after`: everything of `after`, what is new and
/// what is stronger or weaker marked as such, and what `today` has beyond it as no longer there. The
/// title is `title`, source and kinds those of `after`. Linear in boxes and lines, times logarithms.
[[nodiscard]] MapView compose_change_map(const MapView& today, const MapView& after,
                                         const std::string& title);

}  // namespace sideflow::reports
