// What comes together where, for people: where pieces meet, what official figures leave out, what
// comes back to those who notice, and how much of what arrives comes by channels that last.
#pragma once

#include "engine/structure/meeting.hpp"
#include "models/network.hpp"
#include "reports/tables/terminal_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sideflow::reports {

/// Four tables in full length: places where pieces meet, the likeliest first; what each collector
/// does not ask for; what comes back to each bearer; rows of which something arrives, with what of
/// it comes by channels that last. With a kind: places to which it belongs, its bearers and its
/// rows alone.
[[nodiscard]] std::vector<TerminalTable> meeting_tables(
    const Network& network, const engine::FlowGraph& graph, const engine::Meeting& found,
    const std::optional<KindId>& kind = std::nullopt);

/// The same as text, with what each table means; the first 15 rows of each. Words before numbers,
/// estimates with "about" and their standard error. What nobody was asked about is never worded as
/// absence. Without rows, a sentence.
[[nodiscard]] std::string meeting_text(const Network& network, const engine::FlowGraph& graph,
                                       const engine::Meeting& found, std::size_t width = kAnyWidth,
                                       const std::optional<KindId>& kind = std::nullopt);

}  // namespace sideflow::reports
