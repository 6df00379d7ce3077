// The blocks `elements` and `joint_gains` of results.json.
#pragma once

#include "reports/tables/json_parts.hpp"
#include "reports/tables/results_json.hpp"

namespace sideflow::reports {

/// One object for each element, and one for each actor as a whole ("actor:ID", its loss alone), sorted
/// by name. Numbers that could not be worked out are null.
[[nodiscard]] Json elements_json(const Network& network, const engine::Analysis& analysis,
                                 WhichElements which);

/// What two elements give together beyond the sum of what each gives, sorted by their names.
[[nodiscard]] Json joint_gains_json(const engine::Analysis& analysis);

}  // namespace sideflow::reports
