#include "reports/map/label_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sideflow::reports {

namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr double kWideLetter = 1.0;   // East Asian letters, emoji, what is not known
constexpr double kLatinLetter = 0.6;  // accented, Greek and Cyrillic letters: a little generous
constexpr double kBoldFactor = 1.08;

// Widths of U+0020 to U+007E in Arial, in thousandths of the font size.
constexpr std::array<int, 95> kAsciiWidths{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

std::size_t length_by_first_byte(unsigned char byte) {
  if (byte < 0x80) return 1;
  if (byte >= 0xC2 && byte < 0xE0) return 2;
  if (byte >= 0xE0 && byte < 0xF0) return 3;
  return byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
}

bool is_shown(char32_t letter) {
  const bool control = letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
  const bool turns_text =
      (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
  const bool surrogate = letter >= 0xD800 && letter < 0xE000;
  return !control && !turns_text && !surrogate && letter <= 0x10FFFF && (letter & 0xFFFE) != 0xFFFE;
}

bool is_blank(char32_t letter) {
  return letter == ' ' || (letter >= '\t' && letter <= '\r') || letter == 0x85 ||
         letter == 0x2028 || letter == 0x2029;
}

/// The letter that starts at `at`, and moves `at` behind it; none where the bytes are no letter.
std::optional<char32_t> next_letter(std::string_view text, std::size_t& at) {
  static constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = length_by_first_byte(first);
  if (length == 0 || at + length > text.size()) return ++at, std::nullopt;
  char32_t letter = length == 1 ? first : first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0) != 0x80) return ++at, std::nullopt;
    letter = (letter << 6) | (byte & 0x3F);
  }
  at += length;
  return letter < kSmallest[length] ? std::nullopt : std::optional(letter);
}

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_letter(text, at).value_or(kReplacement);
    letters += is_blank(letter) ? U' ' : is_shown(letter) ? letter : kReplacement;
  }
  return letters;
}

std::string utf8(std::u32string_view letters) {
  std::string text;
  for (const char32_t letter : letters) {
    const auto put = [&](char32_t byte) {
      text += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (letter < 0x80) {
      put(letter);
    } else if (letter < 0x800) {
      put(0xC0 | (letter >> 6)), put(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
      put(0xE0 | (letter >> 12)), put(0x80 | ((letter >> 6) & 0x3F)), put(0x80 | (letter & 0x3F));
    } else {
      put(0xF0 | (letter >> 18)), put(0x80 | ((letter >> 12) & 0x3F));
      put(0x80 | ((letter >> 6) & 0x3F)), put(0x80 | (letter & 0x3F));
    }
  }
  return text;
}

double letter_width(char32_t letter) {
  if (letter >= 0x20 && letter < 0x7F) return kAsciiWidths[letter - 0x20] / 1000.0;
  if (letter >= 0x0300 && letter < 0x0370) return 0;  // accents that stand on the letter before
  return letter < 0x0530 || (letter >= 0x2010 && letter < 0x2030) ? kLatinLetter : kWideLetter;
}

double width_of(std::u32string_view letters, Weight weight) {
  double width = 0;
  for (const char32_t letter : letters) width += letter_width(letter);
  return weight == Weight::bold ? width * kBoldFactor : width;
}

std::vector<std::u32string> words_of(const std::u32string& letters) {
  std::vector<std::u32string> words;
  std::u32string word;
  for (const char32_t letter : letters) {
    if (letter != U' ') word += letter;
    const bool may_break = letter == U'/' || letter == 0x2013;
    if ((letter == U' ' || may_break) && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// Pieces of a word, none longer than `longest`.
std::vector<std::u32string> broken(const std::u32string& word, std::size_t longest) {
  std::vector<std::u32string> pieces;
  for (std::size_t at = 0; at < word.size(); at += longest)
    pieces.push_back(word.substr(at, longest));
  return pieces;
}

/// Words put into lines as long as `fits` holds.
template <class Fits>
std::vector<std::u32string> filled(const std::vector<std::u32string>& words, Fits fits) {
  std::vector<std::u32string> lines;
  for (const std::u32string& word : words) {
    const bool joined =
        !lines.empty() && (lines.back().back() == U'/' || lines.back().back() == 0x2013);
    const std::u32string longer =
        lines.empty() ? word : lines.back() + (joined ? U"" : U" ") + word;
    if (!lines.empty() && fits(longer)) {
      lines.back() = longer;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

std::vector<std::string> as_utf8(const std::vector<std::u32string>& lines) {
  std::vector<std::string> texts;
  for (const std::u32string& line : lines) texts.push_back(utf8(line));
  if (texts.empty()) texts.emplace_back();
  return texts;
}

}  // namespace

std::vector<std::string> label_lines(std::string_view text, const LineBreaks& breaks) {
  // A compound a little too long stays whole: a broken one is harder to read than a wide box.
  const std::size_t longest_word = breaks.characters + breaks.characters / 3;
  std::vector<std::u32string> words;
  for (const std::u32string& word : words_of(letters_of(text))) {
    if (word.size() <= longest_word) {
      words.push_back(word);
    } else {
      for (std::u32string& piece : broken(word, breaks.characters))
        words.push_back(std::move(piece));
    }
  }
  auto lines =
      filled(words, [&](const std::u32string& line) { return line.size() <= breaks.characters; });
  if (lines.size() > breaks.lines) {
    lines.resize(breaks.lines);
    lines.back() += U'\u2026';
  }
  return as_utf8(lines);
}

double text_width(std::string_view line, Weight weight) {
  return width_of(letters_of(line), weight);
}

std::vector<std::string> lines_within(std::string_view text, double width, Weight weight) {
  return as_utf8(filled(words_of(letters_of(text)), [&](const std::u32string& line) {
    return width_of(line, weight) <= width;
  }));
}

}  // namespace sideflow::reports
