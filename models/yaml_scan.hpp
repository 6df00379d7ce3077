// One walk over the bytes of a YAML file: where it is, and what it has found. Shared by the readers
// of lines (yaml_outline) and of brackets (yaml_brackets).
#pragma once

#include "models/yaml_outline.hpp"
#include "models/yaml_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

/// The state of a walk. Functions that read leave `at` behind what they read; after a problem that
/// makes the rest of the file unintelligible, `stopped` is set and nothing more is read.
struct YamlScan {
  explicit YamlScan(const YamlText& yaml) : source(yaml), text(yaml.text()) {}

  const YamlText& source;
  std::string_view text;
  std::size_t at = 0;
  std::size_t values = 0;  ///< counted so far
  bool stopped = false;
  std::vector<Diagnostic> diagnostics;
  std::vector<std::size_t> question_marks;  ///< inside plain texts in brackets

  /// Notes an error about the bytes from `from` to `to` and goes on.
  void note(std::size_t from, std::size_t to, const char* code, std::string what, std::string hint);

  /// Notes an error and stops.
  void stop(std::size_t from, std::size_t to, const char* code, std::string what, std::string hint);

  /// Counts a value that begins at `at`; an error when there are too many.
  void count_value();

  /// Passes the quoted text at `at`, whose further lines must be indented more than `indent`.
  /// False, and an error, when it has no closing quote that can be meant.
  [[nodiscard]] bool pass_quoted(std::ptrdiff_t indent);

  /// Warns of a comment at `sign` that cuts a plain text, as in `Room #7`.
  void warn_of_cut(std::size_t sign);

  void refuse_depth();
  void refuse_question_mark();
  void refuse_open_quote(std::size_t from);
  void refuse_behind_quote(std::size_t from, std::size_t behind);

  /// Refuses the anchor, alias or tag at `at` and passes it.
  void refuse_property();

  /// Refuses a plain text that begins with a sign that YAML reserves.
  void refuse_reserved();

 private:
  void note_wrong_escape(std::size_t from, std::size_t to);
};

}  // namespace sideflow
