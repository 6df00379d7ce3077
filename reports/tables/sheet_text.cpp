#include "reports/tables/sheet_text.hpp"

#include "models/characters.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

// ---- texts --------------------------------------------------------------------------------------

constexpr std::size_t kLongestText = 32767;
constexpr std::string_view kCut = " [cut here: a cell holds no more]";
constexpr char32_t kReplacement = 0xFFFD;

bool may_stand_in_xml(char32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n';
  return code != 0xFFFE && code != 0xFFFF;
}

std::size_t units_of(char32_t code) { return code > 0xFFFF ? 2 : 1; }

/// Whether the text at `at` is what workbooks write for one character: "_x0041_".
bool is_escape(std::string_view text, std::size_t at) {
  if (text.size() < at + 7 || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_')
    return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                     text.begin() + static_cast<std::ptrdiff_t>(at) + 6,
                     [](unsigned char letter) { return std::isxdigit(letter) != 0; });
}

/// The text in valid XML, each character that begins an escape escaped itself.
std::string clean_text(std::string_view text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (is_escape(text, at)) clean += "_x005F";
    clean += encoded(may_stand_in_xml(character.code) ? character.code : kReplacement);
    at += character.length;
  }
  return clean;
}

/// Where the first `most` units of UTF-16 end, or the text.
std::size_t end_of_units(std::string_view text, std::size_t most) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    units += units_of(character.code);
    if (units > most) return at;
    at += character.length;
  }
  return text.size();
}

// ---- names of sheets ----------------------------------------------------------------------------

constexpr std::size_t kLongestName = 31;

std::string plain_name(std::string_view name) {
  std::string plain = clean_text(one_line(name));
  for (char& letter : plain) {
    if (std::string_view("[]:*?/\\").find(letter) != std::string_view::npos) letter = '-';
  }
  plain.resize(end_of_units(plain, kLongestName));
  while (plain.starts_with('\'')) plain.erase(0, 1);
  while (plain.ends_with('\'') || plain.ends_with(' ')) plain.pop_back();
  return plain.empty() ? "Sheet" : plain;
}

std::string in_small_letters(std::string text) {
  for (char& letter : text)
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return text;
}

std::string numbered_name(const std::string& plain, std::size_t number) {
  const std::string tail = fmt::format(" {}", number);
  return plain.substr(0, end_of_units(plain, kLongestName - tail.size())) + tail;
}

/// The name, with a number where it is taken; "History" belongs to the spreadsheet.
std::string free_name(const std::string& plain, const std::set<std::string>& taken) {
  const auto is_taken = [&](const std::string& name) {
    const std::string small = in_small_letters(name);
    return small == "history" || taken.contains(small);
  };
  std::string name = plain;
  for (std::size_t number = 2; is_taken(name); ++number) name = numbered_name(plain, number);
  return name;
}

}  // namespace

std::string sheet_text(std::string_view text) {
  const std::string clean = clean_text(text);
  if (end_of_units(clean, kLongestText) == clean.size()) return clean;
  return clean.substr(0, end_of_units(clean, kLongestText - kCut.size())) + std::string(kCut);
}

std::vector<std::string> sheet_names(const std::vector<DataTable>& tables) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const DataTable& table : tables) {
    names.push_back(free_name(plain_name(table.name), taken));
    taken.insert(in_small_letters(names.back()));
  }
  return names;
}

}  // namespace sideflow::reports
