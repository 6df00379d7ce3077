// What `check --json` prints: every diagnostic as values, for editors and other programs.
#pragma once

#include "models/diagnostic.hpp"
#include "models/thin_places.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

struct CheckedFile {
  std::string path;
  std::vector<Diagnostic> diagnostics;
  bool unreadable = false;
  std::vector<ThinPlace> thin;  ///< of a network without errors
};

/// Format "sideflow-check/1": `files` with path, readable, errors, warnings, and under
/// `diagnostics` each one with severity, code, file, line, column, width, text, hint, excerpt, and under
/// `thin` each sort of thinness with what, says, ids.
/// Two blanks of indent, a newline at the end.
[[nodiscard]] std::string check_json(const std::vector<CheckedFile>& files);

}  // namespace sideflow::reports
