// A scenario of the file, and what it would bring: made by whoever asks for a report, shown by the report.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"

#include <optional>

namespace sideflow::reports {

/// A scenario, the network after its changes (engine::changed), and the analysis of that network.
struct ScenarioOutcome {
  Scenario scenario;
  Network network;
  engine::Analysis analysis;
};

/// What a scenario adds to what arrives, in pieces.
struct ScenarioGain {
  double best = 0;
  /// The 5 % and 95 % points of draws that before and after share; none where either has no draws or no
  /// exact form.
  std::optional<engine::Spread> spread;
};

/// Expected pieces that arrive after the scenario minus those that arrive before. A voice (a word of the scale,
/// an informant) that speaks in both has the same level in a draw of both, so that the range is that of
/// the difference. Cost: the smaller number of draws of both, times a pass over both diagrams. None
/// where how much arrives was not worked out.
[[nodiscard]] std::optional<ScenarioGain> scenario_gain(const engine::Analysis& before,
                                                        const engine::Analysis& after);

}  // namespace sideflow::reports
