#include "models/yaml_text.hpp"

#include "models/source_text.hpp"
#include "models/yaml_events.hpp"

#include <algorithm>
#include <utility>

namespace sideflow {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_in(char c, std::string_view set) { return set.find(c) != npos; }

/// Whether a colon at `at` parts a key from its value.
bool parts_key(std::string_view text, std::size_t at, Surroundings surroundings) {
  if (is_gap(text, at + 1)) return true;
  return surroundings == Surroundings::brackets && is_in(text[at + 1], ",[]{}");
}

std::size_t single_quoted_end(std::string_view text, std::size_t at) {
  for (++at; (at = text.find('\'', at)) != npos; at += 2) {
    if (at + 1 == text.size() || text[at + 1] != '\'') return at + 1;
  }
  return npos;
}

std::size_t double_quoted_end(std::string_view text, std::size_t at) {
  for (++at; (at = text.find_first_of("\"\\", at)) != npos; at += 2) {
    if (text[at] == '"') return at + 1;
  }
  return npos;
}

/// Hexadecimal digits that an escape sequence demands; 0 for those of one letter, npos for none.
std::size_t digits_wanted(char letter) {
  if (letter == 'x') return 2;
  if (letter == 'u') return 4;
  if (letter == 'U') return 8;
  return is_in(letter, "0abtnvfre \"/\\N_LP\t\n") ? 0 : npos;
}

bool is_right_escape(std::string_view letter_and_more) {
  const std::size_t wanted = digits_wanted(letter_and_more[0]);
  if (wanted == 0 || wanted == npos) return wanted == 0;
  const std::string_view digits = letter_and_more.substr(1, wanted);
  if (digits.size() < wanted || digits.find_first_not_of("0123456789abcdefABCDEF") != npos)
    return false;
  const unsigned long code = std::stoul(std::string(digits), nullptr, 16);
  return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

}  // namespace

std::vector<std::uint32_t> line_starts_of(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  starts.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  for (std::size_t at = text.find('\n'); at != npos; at = text.find('\n', at + 1)) {
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return starts;
}

std::uint32_t YamlText::line_of(std::size_t at) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  return static_cast<std::uint32_t>(after - line_starts_.begin());
}

std::uint32_t YamlText::column_of(std::size_t at) const {
  const std::size_t start = line_start(line_of(at));
  return static_cast<std::uint32_t>(character_count(text_.substr(start, at - start)) + 1);
}

Diagnostic YamlText::error(std::size_t at, std::string code, std::string what,
                           std::string hint) const {
  Diagnostic result;
  result.code = std::move(code);
  result.file = file_;
  result.line = line_of(at);
  result.column = column_of(at);
  result.text = std::move(what);
  result.hint = std::move(hint);
  result.excerpt = excerpt(text_, line_starts_, result.line);
  return result;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

std::size_t past_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

bool is_gap(std::string_view text, std::size_t at) {
  return at >= text.size() || is_blank(text[at]) || text[at] == '\n';
}

bool begins_comment(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == '#' && (at == 0 || is_gap(text, at - 1));
}

bool line_is_done(std::string_view text, std::size_t at) {
  const std::size_t next = past_blanks(text, at);
  return next == text.size() || text[next] == '\n' || begins_comment(text, next);
}

bool is_marker(std::string_view text, std::size_t at) {
  const std::string_view three = text.substr(at, 3);
  return (three == "---" || three == "...") && is_gap(text, at + 3);
}

std::size_t plain_stop(std::string_view text, std::size_t at, Surroundings surroundings) {
  for (; at < text.size() && text[at] != '\n'; ++at) {
    const char c = text[at];
    if (c == ':' && parts_key(text, at, surroundings)) return at;
    if (c == '#' && begins_comment(text, at)) return at;
    if (surroundings == Surroundings::brackets && is_in(c, ",[]{}")) return at;
  }
  return at;
}

std::size_t without_blanks(std::string_view text, std::size_t from, std::size_t to) {
  while (to > from && is_blank(text[to - 1])) --to;
  return to;
}

std::size_t quoted_end(std::string_view text, std::size_t at) {
  return text[at] == '"' ? double_quoted_end(text, at) : single_quoted_end(text, at);
}

std::size_t wrong_escape(std::string_view text, std::size_t from, std::size_t to) {
  const std::string_view inside = text.substr(0, to);
  for (std::size_t at = inside.find('\\', from); at != npos; at = inside.find('\\', at + 2)) {
    if (!is_right_escape(inside.substr(at + 1))) return at;
  }
  return npos;
}

std::uint32_t scalar_width(std::string_view text, std::size_t at, std::string_view value) {
  if (at >= text.size()) return 1;
  const bool quoted = text[at] == '"' || text[at] == '\'';
  if (value.empty() && !quoted) return 1;
  const bool as_written = !quoted && text.substr(at, value.size()) == value;
  std::size_t size = value.size();
  if (quoted) size = quoted_end(text, at) - at;
  if (!as_written && !quoted) size = line_end(text, at) - at;
  const std::string_view written = text.substr(at, size);
  const std::string_view first_line = written.substr(0, written.find('\n'));
  const std::size_t end = without_blanks(first_line, 0, first_line.size());
  return static_cast<std::uint32_t>(
      std::max<std::size_t>(1, character_count(first_line.substr(0, end))));
}

}  // namespace sideflow
