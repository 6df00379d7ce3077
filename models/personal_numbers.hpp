// Personal identity numbers of the Nordic and Baltic countries, Poland and Germany.
#pragma once

#include "models/privacy.hpp"

#include <optional>
#include <string_view>

namespace sideflow {

/// The first personal identity number in `text`, its date valid and its check digits right. Two
/// sorts have no check digit any more and are known by their form: the Danish number (a date, a
/// hyphen, four digits) and the Latvian number that begins with 32. Linear.
[[nodiscard]] std::optional<PersonalData> find_personal_number(std::string_view text);

}  // namespace sideflow
