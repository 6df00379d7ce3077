// Whether a JSON value fits a JSON Schema, for as much of draft 2020-12 as our schemas use.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace sideflow::reports::test {

/// What does not fit, each as "PLACE: reason"; nothing when the value fits. A keyword of the
/// schema that is not known here does not fit either, so that nothing is passed over in
/// silence.
[[nodiscard]] std::vector<std::string> misfits(const nlohmann::json& schema,
                                               const nlohmann::json& value);

}  // namespace sideflow::reports::test
