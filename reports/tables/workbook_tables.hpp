// The tables of one network as data, for spreadsheets and other programs: numbers are those of results.json.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/evidence.hpp"
#include "reports/tables/data_table.hpp"
#include "reports/tables/results_json.hpp"

#include <optional>
#include <vector>

namespace sideflow::reports {

/// The sheets of a workbook: about, bearers, audiences, arrivals, amounts, channels, actors, barriers, ledger,
/// ledger total, ledger groups, elements, joint gains, gatekeepers, cuts, weak points, key players, centrality,
/// links between, hand over, hand over losses, load of desks, scale, sources. Parts that were not computed have
/// no sheet. Titles, passages, notes and laws that rest on sources narrower than the edition are
/// withheld and counted in "about"; ids stay. Deterministic; linear in what it lists, elements sorted.
[[nodiscard]] std::vector<DataTable> workbook_tables(const Network& network,
                                                     const engine::Analysis& analysis,
                                                     const Edition& edition = {});

/// The tables of one block of results.json, of one kind alone if given: of `reach`, `ledger`, `bottlenecks`,
/// `centrality` and `hand_over`; of `all` those of a workbook. Nothing for `meeting`, which has no data tables.
[[nodiscard]] std::vector<DataTable> data_tables(const Network& network,
                                                 const engine::Analysis& analysis,
                                                 ResultsBlocks blocks,
                                                 const std::optional<KindId>& kind = std::nullopt,
                                                 const Edition& edition = {});

}  // namespace sideflow::reports
