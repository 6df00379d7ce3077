// What becomes of a case that is referred, for people: whether it arrives, where it ends, and on
// whose desk it lies.
#pragma once

#include "engine/flow/hand_over.hpp"
#include "models/network.hpp"
#include "reports/tables/terminal_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sideflow::reports {

/// Three tables in full length: rows (who, what, whether the case arrives, where else it ends most,
/// hand-overs and days if it arrives); where cases end, the most first; how many come to each desk,
/// the most first. Rows and ends of one kind alone if given; the second is empty where the ends of
/// single rows are not known.
[[nodiscard]] std::vector<TerminalTable> hand_over_tables(
    const Network& network, const engine::FlowGraph& graph, const engine::HandOver& found,
    const std::optional<KindId>& kind = std::nullopt);

/// The same as text: first what this is, and what it is not; of the ends and the desks the first
/// 15. Words before numbers. What nobody was asked about is never worded as absence. Without rows,
/// a sentence.
[[nodiscard]] std::string hand_over_text(const Network& network, const engine::FlowGraph& graph,
                                         const engine::HandOver& found,
                                         std::size_t width = kAnyWidth,
                                         const std::optional<KindId>& kind = std::nullopt);

}  // namespace sideflow::reports
