#include "models/characters.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace sideflow {

namespace {

struct CodeRange {
  char32_t first;
  char32_t last;
};

template <std::size_t Size>
bool lies_in(char32_t code, const std::array<CodeRange, Size>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [code](CodeRange range) { return code >= range.first && code <= range.last; });
}

/// Controls, line and paragraph separators, and what turns the direction of writing.
constexpr std::array kForbidden{
    CodeRange{0x00, 0x08},     CodeRange{0x0B, 0x1F},     CodeRange{0x7F, 0x9F},
    CodeRange{0x061C, 0x061C}, CodeRange{0x200E, 0x200F}, CodeRange{0x2028, 0x202E},
    CodeRange{0x2066, 0x2069}, CodeRange{0xFDD0, 0xFDEF}, CodeRange{0xFEFF, 0xFEFF},
};

/// Marks that stand on the character before them, and joiners.
constexpr std::array kWithoutWidth{
    CodeRange{0x0300, 0x036F}, CodeRange{0x0483, 0x0489}, CodeRange{0x0591, 0x05BD},
    CodeRange{0x0610, 0x061A}, CodeRange{0x064B, 0x065F}, CodeRange{0x1AB0, 0x1AFF},
    CodeRange{0x1DC0, 0x1DFF}, CodeRange{0x200B, 0x200D}, CodeRange{0x20D0, 0x20F0},
    CodeRange{0xFE00, 0xFE0F}, CodeRange{0xFE20, 0xFE2F}, CodeRange{0xE0100, 0xE01EF},
};

/// East Asian wide and full-width forms, and pictographs.
constexpr std::array kWide{
    CodeRange{0x1100, 0x115F},   CodeRange{0x2E80, 0x303E},   CodeRange{0x3041, 0x33FF},
    CodeRange{0x3400, 0x4DBF},   CodeRange{0x4E00, 0x9FFF},   CodeRange{0xA000, 0xA4CF},
    CodeRange{0xAC00, 0xD7A3},   CodeRange{0xF900, 0xFAFF},   CodeRange{0xFE30, 0xFE6F},
    CodeRange{0xFF00, 0xFF60},   CodeRange{0xFFE0, 0xFFE6},   CodeRange{0x1F300, 0x1F64F},
    CodeRange{0x1F680, 0x1F6FF}, CodeRange{0x1F900, 0x1F9FF}, CodeRange{0x20000, 0x3FFFD},
};

/// Bytes of a character by its first byte; 0 when no character begins so.
std::size_t promised_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

bool is_scalar_value(char32_t code, std::size_t length) {
  constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code >= kSmallest[length] && code <= 0x10FFFF && !surrogate;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  constexpr Character kNone{0xFFFD, 1, false};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, true};
  const std::size_t length = promised_length(first);
  if (length == 0 || text.size() - at < length) return kNone;
  char32_t code = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0u) != 0x80u) return kNone;
    code = (code << 6) | (next & 0x3Fu);
  }
  return is_scalar_value(code, length) ? Character{code, length, true} : kNone;
}

bool may_stand_in_model(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return true;
  return !lies_in(code, kForbidden) && (code & 0xFFFEu) != 0xFFFEu;
}

std::string code_point_name(char32_t code) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code));
}

std::string encoded(char32_t code) {
  const auto tail = [code](int shift) {
    return static_cast<char>(0x80u | ((code >> shift) & 0x3Fu));
  };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0u | (code >> 6)), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0u | (code >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0u | (code >> 18)), tail(12), tail(6), tail(0)};
}

std::string valid_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    result += next.valid ? std::string(text.substr(at, next.length)) : encoded(next.code);
    at += next.length;
  }
  return result;
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    const bool shown = next.code != '\n' && may_stand_in_model(next.code);
    result += next.code == '\t' ? " " : encoded(shown ? next.code : 0xFFFD);
    at += next.length;
  }
  return result;
}

int display_width(char32_t code) {
  if (code < 0x300) return 1;
  if (lies_in(code, kWithoutWidth)) return 0;
  return lies_in(code, kWide) ? 2 : 1;
}

}  // namespace sideflow
