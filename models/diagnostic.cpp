#include "models/diagnostic.hpp"

#include "models/characters.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace sideflow {

namespace {

constexpr std::size_t kExcerptColumns = 100;
constexpr std::size_t kBeforeCaret = 60;  ///< columns of a cut line that stay in front of the caret
constexpr std::string_view kCut = "...";

/// A piece of a line that fits on the screen, and the caret below it.
struct Window {
  std::string shown;
  std::size_t caret_at = 0;  ///< columns of the screen in front of the caret
  std::size_t carets = 1;    ///< columns that it underlines
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> result;
  for (std::size_t at = 0; at < text.size(); at += result.back().length) {
    result.push_back(character_at(text, at));
  }
  return result;
}

std::size_t columns(const std::vector<Character>& line, std::size_t from, std::size_t to) {
  std::size_t sum = 0;
  for (std::size_t i = from; i < to; ++i)
    sum += static_cast<std::size_t>(display_width(line[i].code));
  return sum;
}

std::string joined(const std::vector<Character>& line, std::size_t from, std::size_t to) {
  std::string result;
  for (std::size_t i = from; i < to; ++i) result += encoded(line[i].code);
  return result;
}

/// The first character shown, so that about kBeforeCaret columns stand in front of the caret.
std::size_t window_start(const std::vector<Character>& line, std::size_t caret) {
  if (columns(line, 0, line.size()) <= kExcerptColumns) return 0;
  std::size_t start = std::min(caret, line.size());
  std::size_t used = 0;
  while (start > 0 && used < kBeforeCaret) {
    --start;
    used += static_cast<std::size_t>(display_width(line[start].code));
  }
  return start <= kCut.size() ? 0 : start;
}

std::size_t window_end(const std::vector<Character>& line, std::size_t start) {
  std::size_t end = start;
  std::size_t used = 0;
  while (end < line.size() && used < kExcerptColumns) {
    used += static_cast<std::size_t>(display_width(line[end].code));
    ++end;
  }
  return line.size() - end <= kCut.size() ? line.size() : end;
}

Window window(const Diagnostic& diagnostic) {
  const std::vector<Character> line = characters_of(printable(diagnostic.excerpt));
  const std::size_t caret = diagnostic.column == 0 ? 0 : diagnostic.column - 1;
  const std::size_t start = window_start(line, caret);
  const std::size_t end = window_end(line, start);
  const std::string_view left = start > 0 ? kCut : "";
  const std::size_t first = std::clamp(caret, start, end);
  const std::size_t last = std::min(end, first + diagnostic.width);
  return {fmt::format("{}{}{}", left, joined(line, start, end), end < line.size() ? kCut : ""),
          left.size() + columns(line, start, first) + (caret - first),
          std::max<std::size_t>(1, columns(line, first, last))};
}

std::string marked(const Diagnostic& diagnostic) {
  std::string mark = "^";
  const std::string hint = printable(diagnostic.hint);
  const Window seen = window(diagnostic);
  mark.append(seen.carets - 1, '~');
  if (!hint.empty()) mark += " " + hint;
  return fmt::format("{:5} | {}\n      | {:{}}{}\n", diagnostic.line, seen.shown, "", seen.caret_at,
                     mark);
}

std::string place_or_file(const Diagnostic& diagnostic) {
  return diagnostic.line == 0 ? diagnostic.file : place_text(diagnostic);
}

}  // namespace

std::string place_text(const Diagnostic& diagnostic) {
  return fmt::format("{}:{}:{}", diagnostic.file, diagnostic.line, diagnostic.column);
}

std::string diagnostic_text(const Diagnostic& diagnostic) {
  const char* severity = diagnostic.severity == Severity::error ? "error" : "warning";
  const std::string head = fmt::format("{}: {}: {} [{}]\n", printable(place_or_file(diagnostic)),
                                       severity, printable(diagnostic.text), diagnostic.code);
  if (diagnostic.line > 0 && !diagnostic.excerpt.empty()) return head + marked(diagnostic);
  if (diagnostic.hint.empty()) return head;
  return head + fmt::format("      | {}\n", printable(diagnostic.hint));
}

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
  std::map<std::string, std::size_t> rank;
  for (const Diagnostic& diagnostic : diagnostics) rank.emplace(diagnostic.file, rank.size());
  const auto key = [&rank](const Diagnostic& diagnostic) {
    return std::tuple(rank.at(diagnostic.file), diagnostic.line, diagnostic.column,
                      std::string_view(diagnostic.code));
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&key](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
}

}  // namespace sideflow
