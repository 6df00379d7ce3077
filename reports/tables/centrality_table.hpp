// Who sits where, for people: the measures of the actor graph with what they mean for the flow.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/tables/terminal_table.hpp"

#include <cstddef>
#include <string>

namespace sideflow::reports {

/// A line for each working actor: who stands most on the ways from bearers to collectors first, then on
/// ways between others, then by id. Without centrality in the analysis, the heads alone.
[[nodiscard]] TerminalTable centrality_table(const Network& network,
                                             const engine::Analysis& analysis);

/// What the graph is that the measures were computed on, the table, what each column means for this flow
/// and when it misleads, and how sectors and levels mix; in lines of at most `width`.
[[nodiscard]] std::string centrality_text(const Network& network, const engine::Analysis& analysis,
                                          std::size_t width);

}  // namespace sideflow::reports
