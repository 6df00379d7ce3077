// Evidence: passages of sources by name ("report.no-system") or written in place.
#pragma once

#include "models/read_values.hpp"

#include <optional>
#include <vector>

namespace sideflow {

/// The evidence of a list (or of a single item). Of a passage that is named, `where` and `says` are
/// filled in from its source.
[[nodiscard]] std::vector<Evidence> read_evidence(Reading& reading, const YamlNode& node);

template <>
struct Value<std::vector<Evidence>> {
  static constexpr Shape kShape = Shape::evidence;
  static std::optional<std::vector<Evidence>> read(Reading& reading, const YamlEntry& entry) {
    return read_evidence(reading, entry.value);
  }
};

/// Warns that what claims to be stated or implied has no evidence, and that what is assumed has no
/// note. `what` is "the actor".
void warn_of_thin_basis(Reading& reading, const YamlNode& at, const std::string& what, Basis basis,
                        const std::vector<Evidence>& evidence, const std::string& note);

}  // namespace sideflow
