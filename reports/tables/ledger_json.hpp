// The blocks `ledger` and `ledger_total` of results.json.
#pragma once

#include "reports/tables/json_parts.hpp"

namespace sideflow::reports {

/// One object for each row that the ledger lists, of one kind alone if given. Elements that take nothing
/// are left out.
[[nodiscard]] Json ledger_json(const Network& network, const engine::Analysis& analysis,
                               const std::optional<KindId>& kind);

/// The sums over all rows, and the same by place, barrier and so on.
[[nodiscard]] Json ledger_total_json(const Network& network, const engine::Analysis& analysis);

}  // namespace sideflow::reports
