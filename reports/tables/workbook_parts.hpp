// The tables of a workbook, each made on its own from the same analysis.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/evidence.hpp"
#include "reports/tables/json_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sideflow::reports {

/// What stands in a cell for a text that the edition keeps back.
inline constexpr const char* kWithheldText = "withheld";

/// What every table is made from. Refers to the first two; lives no longer than they do.
struct TableMatter {
  const Network& network;
  const engine::Analysis& analysis;
  Edition edition;
  std::optional<KindId> kind;  ///< rows of this kind alone
};

using DataTables = std::vector<DataTable>;

// ---- what was computed --------------------------------------------------------------------------

/// "bearers", "audiences" and "arrivals": who holds or needs what, whether it arrives, and where; "amounts" of
/// all kinds together, where any are given.
[[nodiscard]] DataTables reach_data(const TableMatter& matter);
/// "ledger", "ledger total" and "ledger groups".
[[nodiscard]] DataTables ledger_data(const TableMatter& matter);
/// "elements" (all of them) and "joint gains".
[[nodiscard]] DataTables element_data(const TableMatter& matter);
/// "gatekeepers"; nothing where they were not looked for.
[[nodiscard]] DataTables gatekeeper_data(const TableMatter& matter);
/// The same, and those of "cuts", "weak points" and "key players" that were looked for.
[[nodiscard]] DataTables bottleneck_data(const TableMatter& matter);
/// "centrality" and "links between" sectors, and levels; nothing where it was not computed.
[[nodiscard]] DataTables centrality_data(const TableMatter& matter);
/// "hand over", "hand over losses" and "load of desks"; nothing where it was not computed.
[[nodiscard]] DataTables hand_over_data(const TableMatter& matter);

// ---- what the file says -------------------------------------------------------------------------

[[nodiscard]] DataTable channel_data(const TableMatter& matter);
[[nodiscard]] DataTable actor_data(const TableMatter& matter);
[[nodiscard]] DataTable barrier_data(const TableMatter& matter);
[[nodiscard]] DataTable source_data(const TableMatter& matter);
[[nodiscard]] DataTable scale_data(const TableMatter& matter);

// ---- about it -----------------------------------------------------------------------------------

/// "about": what the workbook speaks of, how it was computed, totals, what the numbers mean, and what the
/// edition keeps back in `tables`.
[[nodiscard]] DataTable about_data(const TableMatter& matter, const DataTables& tables);

// ---- parts that they share ----------------------------------------------------------------------

/// The rows with `actor_name` and `kind_name` beside their `actor` and `kind`.
[[nodiscard]] Json with_names(const Network& network, Json rows);

/// The rows with `element_words` beside their `element`.
[[nodiscard]] Json with_element_words(const TableMatter& matter, Json rows);

}  // namespace sideflow::reports
