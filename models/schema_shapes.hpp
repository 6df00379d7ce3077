// The shapes of values as definitions of a JSON Schema.
#pragma once

#include "models/read_values.hpp"

#include <nlohmann/json.hpp>

namespace sideflow {

/// Keys stay in the order in which they were written.
using Json = nlohmann::ordered_json;

/// A reference to the definition of `shape`: {"$ref": "#/$defs/..."}.
[[nodiscard]] Json shape_reference(Shape shape);

/// Definitions of shapes, by name: those of both sorts of files, and those of one only.
[[nodiscard]] Json shared_shapes();
[[nodiscard]] Json network_shapes();
[[nodiscard]] Json vocabulary_shapes();

}  // namespace sideflow
