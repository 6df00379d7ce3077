#include "models/right_spelling.hpp"

#include "models/characters.hpp"
#include "models/identifier.hpp"
#include "models/numbers.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace sideflow {

namespace {

/// A plain letter, and its forms with accents, small and capital.
struct Accents {
  std::string_view plain;
  std::u32string_view letters;
};

constexpr std::array kAccents{
    Accents{"a", U"àáâãäåāăąÀÁÂÃÄÅĀĂĄ"},
    Accents{"ae", U"æÆ"},
    Accents{"c", U"çćĉċčÇĆĈĊČ"},
    Accents{"d", U"ďđðĎĐÐ"},
    Accents{"e", U"èéêëēĕėęěÈÉÊËĒĔĖĘĚ"},
    Accents{"g", U"ĝğġģĜĞĠĢ"},
    Accents{"h", U"ĥħĤĦ"},
    Accents{"i", U"ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"},
    Accents{"j", U"ĵĴ"},
    Accents{"k", U"ķĶ"},
    Accents{"l", U"ĺļľŀłĹĻĽĿŁ"},
    Accents{"n", U"ñńņňÑŃŅŇ"},
    Accents{"o", U"òóôõöøōŏőÒÓÔÕÖØŌŎŐ"},
    Accents{"oe", U"œŒ"},
    Accents{"r", U"ŕŗřŔŖŘ"},
    Accents{"s", U"śŝşšșŚŜŞŠȘ"},
    Accents{"ss", U"ß"},
    Accents{"t", U"ţťŧțŢŤŦȚ"},
    Accents{"th", U"þÞ"},
    Accents{"u", U"ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"},
    Accents{"w", U"ŵŴ"},
    Accents{"y", U"ýÿŷÝŸŶ"},
    Accents{"z", U"źżžŹŻŽ"},
};

std::string plain_letters(char32_t code) {
  if (code >= U'A' && code <= U'Z') return {static_cast<char>(code - U'A' + U'a')};
  if (code < 0x80) return {static_cast<char>(code)};
  const auto found = std::find_if(kAccents.begin(), kAccents.end(), [code](const Accents& one) {
    return one.letters.find(code) != std::u32string_view::npos;
  });
  return found == kAccents.end() ? encoded(code) : std::string(found->plain);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string two_digits(std::string part) { return part.size() == 1 ? '0' + part : part; }

std::string joined_date(const std::vector<std::string>& parts) {
  std::string date = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) date += '-' + two_digits(parts[i]);
  return is_date(date) ? date : std::string{};
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    result += plain_letters(next.code);
    at += next.length;
  }
  return result;
}

std::string right_identifier(std::string_view text) {
  if (text.size() > 4 * kLongestIdentifier) return {};
  std::string id = folded(text);
  for (char& c : id) {
    if (c == ' ' || c == '_' || c == '.') c = '-';
  }
  return is_identifier(id) ? id : std::string{};
}

std::string right_date(std::string_view text) {
  for (const char separator : {'.', '-', '/'}) {
    if (text.size() > 10 || text.find(separator) == std::string_view::npos) continue;
    std::vector<std::string> parts = split(text, separator);
    if (parts.size() > 3) return {};
    const bool year_last = parts.back().size() == 4;
    if (year_last && separator == '/' && parts.size() == 3) return {};
    if (year_last) std::reverse(parts.begin(), parts.end());
    return joined_date(parts);
  }
  return {};
}

}  // namespace sideflow
