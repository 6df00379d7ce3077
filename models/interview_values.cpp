#include "models/interview_values.hpp"

#include "models/did_you_mean.hpp"
#include "models/identifier.hpp"
#include "models/network_draft.hpp"
#include "models/numbers.hpp"
#include "models/problems.hpp"
#include "models/right_spelling.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace sideflow {

namespace {

constexpr const char* kKeptAsText =
    "write 2010-03-25, 2010-03 or 2010, in a cell that is formatted as text";

std::string meant(const std::string& nearest) {
  return nearest.empty() ? "" : "did you mean \"" + nearest + "\"?";
}

/// The parts between any of `signs`, without blanks around them; empty ones left out.
std::vector<std::string> parts_of(std::string_view text, std::string_view signs) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(signs), text.size());
    std::string part = on_one_line(text.substr(0, end));
    if (!part.empty()) parts.push_back(std::move(part));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool is_duration(const std::string& text) {
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string::npos) return false;
  const auto range = parse_range(text.substr(0, blank));
  return range && is_ordered(*range) && range->low >= 0 && days_of_unit(text.substr(blank + 1));
}

bool is_likelihood(const std::string& text) {
  const auto range = parse_range(text);
  return range && is_ordered(*range) && range->low >= 0 && range->high <= 1;
}

}  // namespace

void Nameables::add(const std::string& id, const std::string& name) {
  names_[id] = name;
  ids_.emplace(folded(name), id);
}

std::vector<std::string> Nameables::named_by(const std::string& text) const {
  if (has(text)) return {text};
  std::vector<std::string> ids;
  const auto [from, to] = ids_.equal_range(folded(text));
  for (auto one = from; one != to; ++one) ids.push_back(one->second);
  const std::string made = id_from_name(text);
  if (ids.empty() && has(made)) ids.push_back(made);
  return ids;
}

std::vector<std::string> Nameables::candidates() const {
  std::vector<std::string> all;
  for (const auto& [id, name] : names_) {
    all.push_back(id);
    if (!name.empty()) all.push_back(name);
  }
  return all;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

void CellReader::error(const InterviewRow& row, std::string_view column, const char* code,
                       const std::string& text, std::string hint) {
  if (is_full()) {
    ++unshown_;
    return;
  }
  const std::uint32_t position = column.empty() ? 0 : row.position(column);
  const std::string place = position > 0 ? fmt::format("`{}`: ", column) : "";
  diagnostics_.push_back(
      table_problem({file_, *row.sheet, *row.row, position}, code, place + text, std::move(hint)));
}

std::string CellReader::word(const InterviewRow& row, std::string_view column,
                             const std::vector<std::string>& words) {
  const std::string text = folded(row.text(column));
  if (text.empty() || std::find(words.begin(), words.end(), text) != words.end()) return text;
  const std::string nearest = did_you_mean(text, words);
  error(row, column, "SF025",
        fmt::format("this is one of {}, not {}", fmt::join(words, ", "), quoted(row.text(column))),
        meant(nearest));
  return "";
}

bool CellReader::is_scale_word(const std::string& word) const {
  return word == "unknown" ||
         std::any_of(scale_.begin(), scale_.end(),
                     [&word](const ScaleWord& one) { return one.word == word; });
}

std::string CellReader::likelihood(const InterviewRow& row, std::string_view column) {
  const std::string& text = row.text(column);
  const std::string word = folded(text);
  if (text.empty() || is_scale_word(word)) return word;
  if (is_likelihood(text)) return text;
  std::vector<std::string> words{"unknown"};
  for (const ScaleWord& one : scale_) words.push_back(one.word);
  const std::string spelling = right_spelling(text);
  error(row, column, "SF012",
        "a likelihood is a word of the scale or a number from 0 to 1, not " + quoted(text),
        is_likelihood(spelling) ? "write " + spelling : meant(did_you_mean(word, words)));
  return "";
}

std::string CellReader::duration(const InterviewRow& row, std::string_view column) {
  const std::string& text = row.text(column);
  if (text.empty() || is_duration(text)) return text;
  error(row, column, "SF030", "this is no duration: " + quoted(text),
        "write 3 days, 2 weeks or 1..3 months");
  return "";
}

std::string CellReader::date(const InterviewRow& row, std::string_view column) {
  const std::string& text = row.text(column);
  if (text.empty() || is_date(text)) return text;
  const std::string right = right_date(text);
  error(row, column, "SF029", "this is no date of the calendar: " + quoted(text),
        right.empty() ? kKeptAsText : "write " + right);
  return "";
}

std::string CellReader::rough_date(const InterviewRow& row, std::string_view column) {
  const std::string& text = row.text(column);
  return is_rough_date(text) ? text : date(row, column);
}

std::string CellReader::found_id(const InterviewRow& row, std::string_view column,
                                 const std::string& text, const std::string& what,
                                 const Nameables& known) {
  const std::vector<std::string> ids = known.named_by(text);
  if (ids.size() == 1) return ids.front();
  if (ids.size() > 1) {
    error(row, column, "SF026",
          fmt::format("{} names several: {}", quoted(text), fmt::join(ids, ", ")),
          "write the id of the one that is meant");
    return "";
  }
  const std::string nearest = is_full() ? "" : did_you_mean(text, known.candidates());
  error(row, column, "SF026", fmt::format("there is no {} {}", what, quoted(text)),
        nearest.empty() ? "give it a row of its own, or see how it is spelt" : meant(nearest));
  return "";
}

std::string CellReader::reference(const InterviewRow& row, std::string_view column,
                                  const std::string& what, const Nameables& known) {
  const std::string text = on_one_line(row.text(column));
  return text.empty() ? "" : found_id(row, column, text, what, known);
}

std::vector<std::string> CellReader::references(const InterviewRow& row, std::string_view column,
                                                const std::string& what, const Nameables& known) {
  const std::string& text = row.text(column);
  const bool is_one = known.named_by(on_one_line(text)).size() == 1;
  const bool has_signs = text.find_first_of(";\n") != std::string::npos;
  std::vector<std::string> ids;
  for (const std::string& part : parts_of(text, is_one ? "" : has_signs ? ";\n" : ",")) {
    const std::string id = found_id(row, column, part, what, known);
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

std::string CellReader::own_id(const InterviewRow& row, const std::string& name) {
  const std::string& given = row.text("id");
  if (is_identifier(given)) return given;
  const std::string right = id_from_name(given.empty() ? name : given);
  if (given.empty() && !right.empty()) return right;
  error(row, given.empty() ? "name" : "id", "SF023",
        given.empty() ? "no id can be made from this name"
                      : "an id has small letters, digits and hyphens, not " + quoted(given),
        right.empty() ? "write an id of small letters under `id`" : "write " + right);
  return "";
}

}  // namespace sideflow
