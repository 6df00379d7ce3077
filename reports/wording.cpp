#include "reports/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace sideflow::reports {

namespace {

/// Heads of English names of institutions; a name with one of them takes an article.
constexpr std::array<std::string_view, 32> kInstitutions = {
    "agency",       "authority",  "authorities", "board",        "bureau",      "centre",
    "center",       "chancellor", "commission",  "committee",    "council",     "court",
    "courts",       "department", "directorate", "embassy",      "force",       "hospital",
    "inspectorate", "institute",  "ministry",    "municipality", "office",      "ombudsman",
    "point",        "police",     "prosecutor",  "rapporteur",   "secretariat", "service",
    "services",     "unit"};

std::string lowered(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return low;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c != ' ') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_institution(const std::string& word) {
  return std::find(kInstitutions.begin(), kInstitutions.end(), word) != kInstitutions.end();
}

/// The word that the rest of a name explains: before "of", "for", "in", "on" or "(", else the last.
std::string head_of(const std::vector<std::string>& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "of" || word == "for" || word == "in" || word == "on" || word[0] == '(')
      return words[i - 1];
  }
  return words.empty() ? "" : words.back();
}

struct CharacterRange {
  std::uint32_t first;
  std::uint32_t last;
};

// Unicode 15, as coarse as a table on a terminal needs it.
constexpr std::array<CharacterRange, 8> kNarrowest = {{{0x0300, 0x036F},
                                                       {0x0483, 0x0489},
                                                       {0x0591, 0x05BD},
                                                       {0x0610, 0x061A},
                                                       {0x064B, 0x065F},
                                                       {0x200B, 0x200F},
                                                       {0xFE00, 0xFE0F},
                                                       {0x20D0, 0x20FF}}};
constexpr std::array<CharacterRange, 9> kWide = {{{0x1100, 0x115F},
                                                  {0x2E80, 0x303E},
                                                  {0x3041, 0xA4CF},
                                                  {0xAC00, 0xD7A3},
                                                  {0xF900, 0xFAFF},
                                                  {0xFE30, 0xFE6F},
                                                  {0xFF00, 0xFF60},
                                                  {0x1F300, 0x1FAFF},
                                                  {0x20000, 0x3FFFD}}};

template <std::size_t Size>
bool is_in(const std::array<CharacterRange, Size>& ranges, std::uint32_t character) {
  return std::any_of(ranges.begin(), ranges.end(), [character](const CharacterRange& range) {
    return character >= range.first && character <= range.last;
  });
}

std::size_t width_of(std::uint32_t character) {
  if (is_in(kNarrowest, character)) return 0;
  return is_in(kWide, character) ? 2 : 1;
}

std::uint32_t payload_of_first_byte(unsigned char byte) {
  if (byte < 0x80) return byte;
  if (byte < 0xE0) return byte & 0x1Fu;
  return byte < 0xF0 ? byte & 0x0Fu : byte & 0x07u;
}

bool continues(unsigned char byte) { return (byte & 0xC0u) == 0x80u; }

}  // namespace

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + form(number, one, many);
}

std::string form(std::size_t number, std::string_view one, std::string_view many) {
  return std::string(number == 1 ? one : many);
}

std::string listed(const std::vector<std::string>& names, std::size_t limit) {
  const bool cut = limit != 0 && names.size() > limit;
  std::vector<std::string> parts(names.begin(),
                                 cut ? names.begin() + static_cast<long>(limit) : names.end());
  if (cut) parts.push_back(std::to_string(names.size() - limit) + " more");
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

std::vector<std::string> quoted(std::vector<std::string> texts) {
  for (std::string& text : texts) text = '"' + text + '"';
  return texts;
}

double without_rounding(double number, double rounding) {
  const double whole = std::round(number);
  return whole >= 1 && std::fabs(number - whole) <= rounding ? whole : number;
}

std::string with_article(std::string_view name) {
  const std::vector<std::string> words = words_of(lowered(name));
  if (words.empty() || words.front() == "the" || !is_institution(head_of(words)))
    return std::string(name);
  return "the " + std::string(name);
}

std::string capitalised(std::string_view text) {
  std::string raised(text);
  if (!raised.empty() && raised[0] >= 'a' && raised[0] <= 'z')
    raised[0] = static_cast<char>(raised[0] - 'a' + 'A');
  return raised;
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string without_full_stop(std::string_view text) {
  const std::size_t last = text.find_last_not_of(". \n\t");
  return last == std::string_view::npos ? "" : std::string(text.substr(0, last + 1));
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    std::uint32_t character = payload_of_first_byte(static_cast<unsigned char>(utf8[i++]));
    while (i < utf8.size() && continues(static_cast<unsigned char>(utf8[i])))
      character = (character << 6) | (static_cast<unsigned char>(utf8[i++]) & 0x3Fu);
    width += width_of(character);
  }
  return width;
}

}  // namespace sideflow::reports
