// The reach table for people: who holds what, and whether it arrives.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/tables/terminal_table.hpp"

#include <optional>

namespace sideflow::reports {

/// A line for each bearer and kind, then one for each audience; of one kind alone if given.
/// Words of the scale before numbers, numbers with their range, "about" before estimates; how sure the
/// verdict is, where there are draws. Cost: linear in the rows.
[[nodiscard]] TerminalTable reach_table(const Network& network, const engine::Analysis& analysis,
                                        const std::optional<KindId>& kind = std::nullopt);

}  // namespace sideflow::reports
