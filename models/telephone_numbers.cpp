#include "models/telephone_numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace sideflow {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kFewestDigits = 7;
constexpr std::size_t kLongestGap = 3;  ///< signs between two digits, as in "40) 12"

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) { return std::string_view(" -./()").find(c) != npos; }

/// Letters of any script: every byte beyond ASCII counts as one.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The next digit behind `at` over at most kLongestGap signs; npos when there is none.
std::size_t next_digit(std::string_view text, std::size_t at) {
  for (std::size_t gap = 0; at < text.size() && gap <= kLongestGap; ++gap, ++at) {
    if (is_digit(text[at])) return at;
    const bool twice = gap > 0 && text[at] == '.' && text[at - 1] == '.';
    if (!is_sign(text[at]) || twice) return npos;
  }
  return npos;
}

/// Digits with signs between them.
struct Digits {
  std::vector<std::size_t> groups;  ///< lengths of the runs of digits
  std::size_t count = 0;
  std::size_t end = 0;  ///< byte behind the last
};

Digits digits_from(std::string_view text, std::size_t at) {
  Digits result{{}, 0, at};
  for (at = next_digit(text, at); at != npos; at = next_digit(text, at)) {
    if (result.groups.empty() || at != result.end) result.groups.push_back(0);
    ++result.groups.back();
    ++result.count;
    result.end = ++at;
  }
  return result;
}

std::optional<PersonalData> telephone(std::size_t from, std::size_t to) {
  return PersonalData{"a telephone number", "", from, to - from};
}

// ---- + and 00 ----

/// Whether nothing in front of `at` makes the sign part of a longer number, a time or a word.
bool stands_free(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  return !is_digit(before) && !is_letter(before) && std::string_view(".,:+-/").find(before) == npos;
}

std::optional<PersonalData> international(std::string_view text, std::size_t at,
                                          std::size_t prefix) {
  const std::size_t first = next_digit(text, at + prefix);
  if (first == npos || text[first] == '0') return std::nullopt;
  const Digits digits = digits_from(text, first);
  return digits.count < kFewestDigits ? std::nullopt : telephone(at, digits.end);
}

std::optional<PersonalData> find_international(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t prefix = text[at] == '+' ? 1 : text.substr(at, 2) == "00" ? 2 : 0;
    if (prefix == 0 || !stands_free(text, at)) continue;
    if (const auto found = international(text, at, prefix)) return found;
  }
  return std::nullopt;
}

// ---- behind a word ----

/// In lower case; the words of Danish, Dutch and others that are spelt alike stand there once.
constexpr std::array<std::string_view, 40> kWords{
    "tel",           "telephone", "phone",         "mobile",       "mob",       "cell",
    "cellphone",     "call",      "dial",          "fax",          "telefon",   "telefonen",
    "telefonnummer", "telefonnr", "tlf",           "tfn",          "mobil",     "mobilnummer",
    "mobiltelefon",  "ring",      "handy",         "handynummer",  "rufnummer", "anrufen",
    "puhelin",       "puh",       "puhelinnumero", "matkapuhelin", "kännykkä",  "mobiil",
    "mobiiltelefon", "helista",   "tālrunis",      "tālr",         "telefons",  "telefonas",
    "sími",          "farsími",   "komórka",       "whatsapp"};

/// What may stand between the word and the number.
constexpr std::array<std::string_view, 7> kNumberWords{"no",    "nr",      "number", "nummer",
                                                       "numer", "numeris", "numurs"};

std::string lower(std::string_view word) {
  std::string result(word);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_letter(text[at])) ++at;
  return at;
}

template <std::size_t Size>
bool is_one_of(std::string_view word, const std::array<std::string_view, Size>& words) {
  constexpr std::size_t kLongest = 20;
  return word.size() <= kLongest &&
         std::find(words.begin(), words.end(), lower(word)) != words.end();
}

std::size_t past_signs(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + kLongestGap);
  while (at < limit && (is_sign(text[at]) || text[at] == ':' || text[at] == '#' || text[at] == '='))
    ++at;
  return at;
}

/// Where the number behind a word for telephone begins, over "no." and the like.
std::size_t number_start(std::string_view text, std::size_t behind_word) {
  const std::size_t at = past_signs(text, behind_word);
  const std::size_t end = word_end(text, at);
  return is_one_of(text.substr(at, end - at), kNumberWords) ? past_signs(text, end) : at;
}

/// 2010-03-25, 25.03.2010, 2009-2010: what stands behind "call" in reports.
bool is_date_or_years(const std::vector<std::size_t>& groups) {
  using Groups = std::vector<std::size_t>;
  return groups == Groups{4, 2, 2} || groups == Groups{2, 2, 4} || groups == Groups{4, 4};
}

std::optional<PersonalData> find_behind_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = word_end(text, at);
    if (end == at) continue;
    if (is_one_of(text.substr(at, end - at), kWords)) {
      const std::size_t start = number_start(text, end);
      const Digits digits = digits_from(text, start);
      if (start < text.size() && is_digit(text[start]) && digits.count >= kFewestDigits &&
          !is_date_or_years(digits.groups)) {
        return telephone(start, digits.end);
      }
    }
    at = end - 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<PersonalData> find_telephone_number(std::string_view text) {
  const auto first = find_international(text);
  const auto second = find_behind_word(text);
  if (!first || !second) return first ? first : second;
  return first->offset <= second->offset ? first : second;
}

}  // namespace sideflow
