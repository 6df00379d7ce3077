// The blocks `reach`, `inform` and `total` of results.json.
#pragma once

#include "reports/tables/json_parts.hpp"

namespace sideflow::reports {

/// One object for each row of `analysis.reach.bearers`, of one kind alone if given.
[[nodiscard]] Json reach_json(const Network& network, const engine::Analysis& analysis,
                              const std::optional<KindId>& kind);

/// The same for audiences.
[[nodiscard]] Json inform_json(const Network& network, const engine::Analysis& analysis,
                               const std::optional<KindId>& kind);

[[nodiscard]] Json total_json(const engine::Total& total);

}  // namespace sideflow::reports
