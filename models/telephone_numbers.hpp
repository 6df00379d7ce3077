// Telephone numbers in a text.
#pragma once

#include "models/privacy.hpp"

#include <optional>
#include <string_view>

namespace sideflow {

/// The first telephone number in `text`: + or 00 and at least 7 digits, or at least 7 digits
/// directly behind a word for telephone. Dates and pairs of years behind such a word are none.
/// Linear.
[[nodiscard]] std::optional<PersonalData> find_telephone_number(std::string_view text);

}  // namespace sideflow
