// The text of a YAML file by places and by the scalars in it: what reading, and reporting, share.
#pragma once

#include "models/diagnostic.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

/// Byte offsets at which the lines of `text` start. Linear.
[[nodiscard]] std::vector<std::uint32_t> line_starts_of(std::string_view text);

/// A file's text with its lines, for places and messages. Refers to what it is made from.
class YamlText {
 public:
  YamlText(std::string_view text, const std::string& file,
           const std::vector<std::uint32_t>& line_starts)
      : text_(text), file_(file), line_starts_(line_starts) {}

  [[nodiscard]] std::string_view text() const { return text_; }

  /// Byte offset at which line `line` (from 1) starts.
  [[nodiscard]] std::size_t line_start(std::uint32_t line) const { return line_starts_[line - 1]; }

  /// The line (from 1) that holds the byte at `at`. Cost: logarithmic.
  [[nodiscard]] std::uint32_t line_of(std::size_t at) const;

  /// The column (from 1, in characters) of the byte at `at` in its line. Linear in the line.
  [[nodiscard]] std::uint32_t column_of(std::size_t at) const;

  /// An error at the byte `at`, with the place and the line filled in.
  [[nodiscard]] Diagnostic error(std::size_t at, std::string code, std::string what,
                                 std::string hint) const;

 private:
  std::string_view text_;
  const std::string& file_;
  const std::vector<std::uint32_t>& line_starts_;
};

enum class Surroundings : std::uint8_t { block, brackets };  ///< where a plain text stands

[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// The end of the line that holds byte `at`: its line feed or the end of the text.
[[nodiscard]] std::size_t line_end(std::string_view text, std::size_t at);

/// The first byte from `at` on that is no blank; stops at a line feed.
[[nodiscard]] std::size_t past_blanks(std::string_view text, std::size_t at);

/// Whether a blank, a line feed or the end of the text stands at `at`.
[[nodiscard]] bool is_gap(std::string_view text, std::size_t at);

/// Whether a number sign at `at` starts a comment.
[[nodiscard]] bool begins_comment(std::string_view text, std::size_t at);

/// Whether nothing but a comment follows in the line from `at` on.
[[nodiscard]] bool line_is_done(std::string_view text, std::size_t at);

/// Whether a document marker (--- or ...) stands at `at`, the start of a line.
[[nodiscard]] bool is_marker(std::string_view text, std::size_t at);

/// Where the plain text that starts at `at` stops in its line: at a colon with a gap behind it, a
/// comment, in brackets at one of `,[]{}`, or at the end of the line. Blanks before that are
/// included.
[[nodiscard]] std::size_t plain_stop(std::string_view text, std::size_t at,
                                     Surroundings surroundings);

/// `text` from `from` to `to` without the blanks at its end: the new end.
[[nodiscard]] std::size_t without_blanks(std::string_view text, std::size_t from, std::size_t to);

/// The byte behind the quote that closes the one at `at`; npos when none does.
[[nodiscard]] std::size_t quoted_end(std::string_view text, std::size_t at);

/// The first backslash in the double-quoted text from `from` to `to` that starts no escape sequence
/// of YAML, or one of a character that does not exist (half of a surrogate pair); npos when all are
/// right.
[[nodiscard]] std::size_t wrong_escape(std::string_view text, std::size_t from, std::size_t to);

/// Characters that the scalar at `at` takes on its line, at least 1. `value` is what it means.
[[nodiscard]] std::uint32_t scalar_width(std::string_view text, std::size_t at,
                                         std::string_view value);

}  // namespace sideflow
