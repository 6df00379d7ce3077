// Characters of a text: decoding UTF-8, and which of them may stand in a model.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sideflow {

/// One character of a text and the bytes that it takes.
struct Character {
  char32_t code = 0;
  std::size_t length = 1;
  bool valid = true;  ///< false: not UTF-8 here; one byte is taken and `code` is U+FFFD
};

/// The character that begins at byte `at`, which must lie inside `text`. Overlong forms, surrogates
/// and codes beyond U+10FFFF are not valid.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

/// Whether `code` may stand in a model: no control character other than tab and line feed, nothing
/// that turns the direction of writing or breaks lines unseen, no noncharacter.
[[nodiscard]] bool may_stand_in_model(char32_t code);

/// "U+202E" and the like.
[[nodiscard]] std::string code_point_name(char32_t code);

/// The character as UTF-8.
[[nodiscard]] std::string encoded(char32_t code);

/// `text` with a replacement character (U+FFFD) for every byte that is not UTF-8.
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// `text` as it can be sent to a terminal: on one line, tabs as one blank, and a replacement
/// character for everything that may not stand in a model. Each character stays one character.
[[nodiscard]] std::string printable(std::string_view text);

/// Columns of a terminal that a character takes: 0 for combining marks, 2 for wide ones, else 1.
[[nodiscard]] int display_width(char32_t code);

}  // namespace sideflow
