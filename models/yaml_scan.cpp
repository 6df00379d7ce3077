#include "models/yaml_scan.hpp"

#include "models/source_text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kMostProblems = 100;

/// Whether a line of the quoted text from `from` to `to` is not indented as it would have to be.
bool leaves_its_block(std::string_view text, std::size_t from, std::size_t to,
                      std::ptrdiff_t indent) {
  const std::string_view inside = text.substr(0, to);
  for (std::size_t feed = inside.find('\n', from); feed != npos;
       feed = inside.find('\n', feed + 1)) {
    const std::size_t first = inside.find_first_not_of(" \t", feed + 1);
    const auto blanks = static_cast<std::ptrdiff_t>(first - feed - 1);
    if (first != npos && inside[first] != '\n' && blanks <= indent) return true;
  }
  return false;
}

bool is_on_one_line(std::string_view text, std::size_t from, std::size_t to) {
  return text.substr(from, to - from).find('\n') == npos;
}

struct Property {
  const char* what;
  const char* hint;
};

Property property(char sign) {
  constexpr const char* kWriteValue = "write the value itself, or put the text in quotes";
  if (sign == '&') return {"anchors (&) are not used in a model", kWriteValue};
  if (sign == '*') return {"aliases (*) are not used in a model", kWriteValue};
  return {"tags (!) are not used in a model", "delete it, or put the text in quotes"};
}

}  // namespace

void YamlScan::note(std::size_t from, std::size_t to, const char* code, std::string what,
                    std::string hint) {
  Diagnostic found = source.error(from, code, std::move(what), std::move(hint));
  const std::size_t end = std::min({to, line_end(text, from), text.size()});
  if (end > from)
    found.width = static_cast<std::uint32_t>(character_count(text.substr(from, end - from)));
  diagnostics.push_back(std::move(found));
  stopped = stopped || diagnostics.size() >= kMostProblems;
}

void YamlScan::stop(std::size_t from, std::size_t to, const char* code, std::string what,
                    std::string hint) {
  note(from, to, code, std::move(what), std::move(hint));
  stopped = true;
}

void YamlScan::count_value() {
  if (++values <= kMostValues) return;
  stop(at, at + 1, "SF005", "this file holds more than 5,000,000 values, the most that is read",
       "split the network into several files and name them under joins");
}

bool YamlScan::pass_quoted(std::ptrdiff_t indent) {
  const std::size_t from = at;
  const std::size_t to = quoted_end(text, from);
  if (to == npos || leaves_its_block(text, from, to, indent)) {
    refuse_open_quote(from);
    return false;
  }
  if (text[from] == '"') note_wrong_escape(from + 1, to - 1);
  at = to;
  return true;
}

void YamlScan::note_wrong_escape(std::size_t from, std::size_t to) {
  const std::size_t wrong = wrong_escape(text, from, to);
  if (wrong == npos) return;
  note(wrong, wrong + 2, "SF009", "this backslash starts an escape sequence that does not exist",
       "write two backslashes, or use single quotes");
}

void YamlScan::warn_of_cut(std::size_t sign) {
  if (is_gap(text, sign + 1) || text[sign + 1] == '#') return;
  std::size_t end = sign;
  while (!is_gap(text, end)) ++end;
  note(sign, end, "SF015", "the text ends in front of this #: from there on it is a comment",
       "put the text in quotes if this belongs to it, else write a blank behind the #");
  diagnostics.back().severity = Severity::warning;
}

void YamlScan::refuse_depth() {
  stop(at, at + 1, "SF014",
       fmt::format("nested too deeply: a model has at most {} levels", kDeepestLevel), "");
}

void YamlScan::refuse_question_mark() {
  stop(at, at + 1, "SF011", "a key marked with ? is not used in a model", "write KEY: VALUE");
}

void YamlScan::refuse_open_quote(std::size_t from) {
  stop(from, from + 1, "SF007", "this quote is opened here and not closed",
       fmt::format("close it with {}; further lines of the text are indented more than its key",
                   text[from]));
}

void YamlScan::refuse_behind_quote(std::size_t from, std::size_t behind) {
  if (!is_on_one_line(text, from, behind)) return refuse_open_quote(from);
  stop(behind, line_end(text, behind), "SF007", "text stands behind the closing quote",
       text[from] == '"' ? "inside double quotes write \\\" for a quote"
                         : "inside single quotes write \'\' for an apostrophe");
}

void YamlScan::refuse_property() {
  const auto [what, hint] = property(text[at]);
  const std::size_t end =
      std::max(std::min(text.find_first_of(" \t\n,]}", at), text.size()), at + 1);
  note(at, end, "SF010", what, hint);
  at = end;
}

void YamlScan::refuse_reserved() {
  note(at, at + 1, "SF009", fmt::format("a text cannot begin with {}", text[at]),
       "put the text in quotes");
}

}  // namespace sideflow
