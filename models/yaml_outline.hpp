// A guard in front of the YAML parser: indentation, brackets and quotes, by the bytes alone.
#pragma once

#include "models/diagnostic.hpp"
#include "models/yaml_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sideflow {

inline constexpr std::size_t kDeepestLevel = 16;       ///< the document's own mapping is the first
inline constexpr std::size_t kMostValues = 5'000'000;  ///< keys count
inline constexpr std::size_t kMostBracketValues =
    2'500'000;                                     ///< inside one outermost pair of brackets
inline constexpr std::size_t kLongestKey = 1'024;  ///< characters; more is not YAML

/// Stands for a question mark in brackets, which yaml-cpp 0.7 takes for the end of a plain text. No
/// file can hold it: it is a control character.
inline constexpr char kHiddenQuestionMark = '\x01';

/// Lines that were left out in front of a line of the parser's text.
struct SkippedLines {
  std::uint32_t before_line = 0;  ///< line (from 1) of the parser's text
  std::uint32_t count = 0;        ///< lines left out from the beginning up to there
};

/// What a walk over a file found.
struct YamlOutline {
  std::vector<Diagnostic> diagnostics;  ///< any error: the text must not be given to the parser
  std::string text;                     ///< for the parser: without the lines that say nothing
  std::vector<SkippedLines> skipped;    ///< in the order of the lines

  /// The line of the file that is line `line` (from 1) of `text`.
  [[nodiscard]] std::uint32_t line_in_file(std::uint32_t line) const;
};

/// The outline of a YAML text: everything that makes a parser recurse, hang or fill the memory is
/// an error here, and the usual slips of people are told in words (tabs, wrong indentation, quotes
/// and brackets left open, blanks left out). A text without errors may still be wrong YAML. Linear
/// in the text, flat on the stack.
[[nodiscard]] YamlOutline yaml_outline(const YamlText& source);

}  // namespace sideflow
