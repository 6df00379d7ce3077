// Bottlenecks for people: on whom rows hang, how few keep them from arriving, on whom most depends.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/tables/terminal_table.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace sideflow::reports {

/// A line for each gatekeeper and each single point of collection, with the rows that hang on it; of
/// one kind alone if given. Those on whom most rows hang first, then by id.
[[nodiscard]] TerminalTable gatekeeper_table(const Network& network,
                                             const engine::Analysis& analysis,
                                             const std::optional<KindId>& kind = std::nullopt);

/// A line for each row that arrives: whom it must pass, the fewest actors and channels that keep it from
/// arriving, how many ways share nothing.
[[nodiscard]] TerminalTable cut_table(const Network& network, const engine::Analysis& analysis,
                                      const std::optional<KindId>& kind = std::nullopt);

/// A line for each set of actors whose falling away, or whose training, changes most.
[[nodiscard]] TerminalTable key_player_table(const Network& network,
                                             const engine::Analysis& analysis);

/// All of it, each table with what it means and at most 15 lines of it, in lines of at most `width`; ""
/// without gatekeepers in the analysis.
[[nodiscard]] std::string bottleneck_text(const Network& network, const engine::Analysis& analysis,
                                          const std::optional<KindId>& kind, std::size_t width);

}  // namespace sideflow::reports
