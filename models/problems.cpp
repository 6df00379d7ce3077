#include "models/problems.hpp"

#include "models/privacy.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

/// More than are shown are kept, as reading does not follow the order of the file.
constexpr std::size_t kMostKept = 20'000;

constexpr std::size_t kLongestQuote = 60;

void mask(Diagnostic& diagnostic) {
  diagnostic.text = with_personal_data_masked(diagnostic.text);
  diagnostic.hint = with_personal_data_masked(diagnostic.hint);
  diagnostic.excerpt = with_personal_data_masked(diagnostic.excerpt);
}

std::string counted(std::size_t count, const char* what) {
  return fmt::format("{} more {}{}", count, what, count == 1 ? "" : "s");
}

std::string hidden_text(std::size_t errors, std::size_t warnings) {
  if (warnings == 0) return counted(errors, "error") + " in this file";
  if (errors == 0) return counted(warnings, "warning") + " in this file";
  return counted(errors, "error") + " and " + counted(warnings, "warning") + " in this file";
}

}  // namespace

void Problems::error(const YamlNode& at, const char* code, std::string text, std::string hint) {
  keep(Severity::error, at, code, std::move(text), std::move(hint));
}

void Problems::warning(const YamlNode& at, const char* code, std::string text, std::string hint) {
  keep(Severity::warning, at, code, std::move(text), std::move(hint));
}

void Problems::keep(Severity severity, const YamlNode& at, const char* code, std::string text,
                    std::string hint) {
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.code = code;
  diagnostic.file = file_;
  diagnostic.line = at.line;
  diagnostic.column = at.column;
  diagnostic.width = std::max(at.width, std::uint32_t{1});
  diagnostic.text = std::move(text);
  diagnostic.hint = std::move(hint);
  add(std::move(diagnostic));
}

void Problems::add(Diagnostic diagnostic) {
  const bool is_error = diagnostic.severity == Severity::error;
  ++(is_error ? errors_ : warnings_);
  std::vector<Diagnostic>& kept = is_error ? kept_errors_ : kept_warnings_;
  if (kept.size() < kMostKept) kept.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Problems::shown(std::string_view text,
                                        const std::vector<std::uint32_t>& line_starts) const {
  std::vector<Diagnostic> errors = kept_errors_;
  std::vector<Diagnostic> warnings = kept_warnings_;
  sort_diagnostics(errors);
  sort_diagnostics(warnings);
  errors.resize(std::min(errors.size(), kMostShown));
  warnings.resize(std::min(warnings.size(), kMostShown - errors.size()));
  const std::size_t hidden_errors = errors_ - errors.size();
  const std::size_t hidden_warnings = warnings_ - warnings.size();

  std::vector<Diagnostic> all = std::move(errors);
  all.insert(all.end(), warnings.begin(), warnings.end());
  sort_diagnostics(all);
  for (Diagnostic& diagnostic : all) {
    if (diagnostic.excerpt.empty()) {
      diagnostic.excerpt = excerpt(text, line_starts, diagnostic.line);
    }
    mask(diagnostic);
  }
  if (hidden_errors + hidden_warnings > 0 && !all.empty()) {
    Diagnostic last = all.back();
    last.severity = hidden_errors > 0 ? Severity::error : Severity::warning;
    last.code = "SF199";
    last.text = hidden_text(hidden_errors, hidden_warnings);
    last.hint.clear();
    last.excerpt.clear();
    all.push_back(std::move(last));
  }
  return all;
}

std::string with_personal_data_masked(std::string_view text) {
  std::string masked;
  while (const auto found = find_personal_data(text)) {
    masked += text.substr(0, found->offset);
    masked += found->masked;
    text.remove_prefix(found->offset + std::max<std::size_t>(found->length, 1));
  }
  masked += text;
  return masked;
}

std::string quoted(std::string_view text) {
  std::string inside;
  std::size_t characters = 0;
  for (const char byte : text) {
    const bool starts_character = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    if (starts_character && ++characters > kLongestQuote) return '"' + inside + "...\"";
    inside += byte == '\n' || byte == '\t' ? ' ' : byte;
  }
  return '"' + inside + '"';
}

}  // namespace sideflow
