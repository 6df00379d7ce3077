// Diagnostics: what is wrong or thin in a file, said so that its author can mend it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sideflow {

/// Where something stands in one of the files of a network. Lines and columns count from 1, columns
/// in characters as a person sees them in an editor (code points, not bytes). Line 0: no place.
struct Place {
  std::uint32_t file = 0;  ///< position in Network::files or LoadResult::files
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

enum class Severity : std::uint8_t { error, warning };

/// One message about one place in one file. Plain values: nothing of the reader is referred to.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  ///< "SF012"; each has a page, docs/diagnostics/SF012.md
  std::string file;  ///< as the user named it
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t width = 1;  ///< characters that the caret underlines, at least 1
  std::string text;         ///< what is wrong: one sentence without a full stop
  std::string hint;         ///< how to mend it ("did you mean ..."); may be empty
  std::string excerpt;      ///< the line of the file as it stands; may be empty

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// "FILE:LINE:COLUMN", the place by which editors and outside checks find it.
[[nodiscard]] std::string place_text(const Diagnostic& diagnostic);

/// The diagnostic for people: "FILE:LINE:COL: error: TEXT [CODE]", then the line with a caret and the
/// hint below it. Long lines are cut around the caret; tabs become one blank; ends with a newline.
[[nodiscard]] std::string diagnostic_text(const Diagnostic& diagnostic);

/// Puts diagnostics into the order in which they are shown: file (as first met), line, column, code.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

[[nodiscard]] bool has_errors(const std::vector<Diagnostic>& diagnostics);

}  // namespace sideflow
