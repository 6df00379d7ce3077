// Personal data has no place in a model of structures: found, shown masked, refused.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sideflow {

/// Something in a text that looks like personal data.
struct PersonalData {
  std::string
      what;  ///< "an e-mail address", "a telephone number", "a Swedish personal identity number"
  std::string masked;      ///< the text found with all but its first two characters hidden
  std::size_t offset = 0;  ///< byte offset in the text
  std::size_t length = 0;  ///< bytes
};

/// The first personal data in `text`: an e-mail address, a telephone number (+ or 00 and at least 7
/// digits, or after a word for telephone), a Nordic, Baltic, Polish or German personal identity
/// number (a valid date and, where the number has them, right check digits). Linear; no regular
/// expressions.
[[nodiscard]] std::optional<PersonalData> find_personal_data(std::string_view text);

}  // namespace sideflow
