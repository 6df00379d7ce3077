// The bytes of a file, read safely and checked before any parser sees them.
#pragma once

#include "models/diagnostic.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

inline constexpr std::size_t kLargestFile = std::size_t{32} << 20;  ///< bytes
inline constexpr std::size_t kLongestExcerpt =
    std::size_t{64} << 10;  ///< bytes of a line; longer ones are not shown

/// A file's text, or why there is none.
struct SourceText {
  std::string text;  ///< valid UTF-8 without a byte order mark, lines ending in "\n"
  std::vector<Diagnostic> diagnostics;  ///< any error: `text` must not be parsed
  bool unreadable =
      false;  ///< not there, no permission, a folder, a pipe: the world, not the model
};

/// The text of the regular file at `path` ("-": standard input), at most kLargestFile bytes. Never
/// blocks on pipes or devices. `name` stands in diagnostics.
[[nodiscard]] SourceText read_source_text(const std::string& path, const std::string& name);

/// Checks bytes that are already in memory: size, UTF-8, control and bidirectional characters, lone
/// carriage returns; recognises files of other sorts (UTF-16, PDF, Word, pictures, archives) and
/// says what they are. Linear.
[[nodiscard]] SourceText checked_text(std::string bytes, const std::string& name);

/// The first character of `text` that may not stand in a model, as "U+202E" and the like; "" if
/// none. For decoded scalars: escapes such as "\x1b" come in behind the check of the bytes.
[[nodiscard]] std::string forbidden_character(std::string_view text);

/// Number of characters (code points) in valid UTF-8.
[[nodiscard]] std::size_t character_count(std::string_view utf8);

}  // namespace sideflow
