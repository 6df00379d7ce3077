#include "models/personal_numbers.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sideflow {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// A number as it stands in a text: digits, perhaps a sign, and more behind it.
struct Written {
  std::string digits;  ///< of both parts; the last character may be a letter
  std::size_t before_sign = 0;
  char sign = '\0';        ///< '-' for all sorts of hyphens; '\0' when all digits stand together
  std::size_t length = 0;  ///< bytes

  [[nodiscard]] bool has_form(std::size_t first, std::string_view signs, std::size_t second) const {
    const bool right_sign = signs.find(sign) != npos;
    return right_sign && before_sign == first && digits.size() == first + second;
  }
  [[nodiscard]] bool is_run_of(std::size_t count) const {
    return sign == '\0' && digits.size() == count;
  }
  [[nodiscard]] int digit(std::size_t at) const { return digits[at] - '0'; }
  [[nodiscard]] int two(std::size_t at) const { return 10 * digit(at) + digit(at + 1); }
};

/// Whether day and month exist; of the year only the last two digits are known.
bool is_date(int year, int month, int day) {
  constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  const int leap_day = month == 2 && year % 4 == 0 ? 1 : 0;
  return day <= kDays[static_cast<std::size_t>(month - 1)] + leap_day;
}

template <std::size_t Size>
int weighted(const Written& number, const std::array<int, Size>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < Size; ++i) sum += weights[i] * number.digit(i);
  return sum;
}

// ---- one country each ----

bool luhn_holds(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int doubled = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 == 0;
}

/// Personnummer and samordningsnummer (day + 60), with or without the century.
bool is_swedish(const Written& number) {
  const bool shorter = number.is_run_of(10) || number.has_form(6, "-+", 4);
  const bool longer = number.is_run_of(12) || number.has_form(8, "-+", 4);
  if ((!shorter && !longer) || !all_digits(number.digits)) return false;
  const std::size_t start = longer ? 2 : 0;
  const int century = longer ? number.two(0) : 19;
  const int day = number.two(start + 4);
  return century >= 18 && century <= 20 &&
         is_date(number.two(start), number.two(start + 2), day > 60 ? day - 60 : day) &&
         luhn_holds(std::string_view(number.digits).substr(start));
}

/// Fødselsnummer, D-number (day + 40) and the synthetic ones (month + 40, + 65, + 80).
bool is_norwegian(const Written& number) {
  const bool right_form = number.is_run_of(11) || number.has_form(6, "- ", 5);
  if (!right_form || !all_digits(number.digits)) return false;
  const int day = number.two(0);
  int month = number.two(2);
  for (const int added : {80, 65, 40}) {
    if (month > added) month -= added;
  }
  constexpr std::array kFirst{3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
  constexpr std::array kSecond{5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  return is_date(number.two(4), month, day > 40 ? day - 40 : day) &&
         weighted(number, kFirst) % 11 == 0 && weighted(number, kSecond) % 11 == 0;
}

/// Henkilötunnus, with the signs of 2023.
bool is_finnish(const Written& number) {
  if (!number.has_form(6, "-+YXWVUABCDEF", 4)) return false;
  const std::string_view digits = number.digits;
  if (!all_digits(digits.substr(0, 9)) || !is_date(number.two(4), number.two(2), number.two(0)))
    return false;
  constexpr std::string_view kCheck = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  const int rest = std::stoi(number.digits.substr(0, 9)) % 31;
  const char last = digits[9];
  const char upper = last >= 'a' && last <= 'z' ? static_cast<char>(last - 'a' + 'A') : last;
  return upper == kCheck[static_cast<std::size_t>(rest)];
}

/// Kennitala of a person.
bool is_icelandic(const Written& number) {
  const bool right_form = number.is_run_of(10) || number.has_form(6, "- ", 4);
  if (!right_form || !all_digits(number.digits)) return false;
  constexpr std::array kWeights{3, 2, 7, 6, 5, 4, 3, 2, 1};
  const bool right_century = number.digit(9) == 0 || number.digit(9) >= 8;
  return right_century && is_date(number.two(4), number.two(2), number.two(0)) &&
         weighted(number, kWeights) % 11 == 0;
}

/// CPR number; its check digit was given up in 2007. Day + 60: a replacement number. A month and a
/// year ("201003-2011") are not taken for one.
bool is_danish(const Written& number) {
  if (!number.has_form(6, "-", 4) || !all_digits(number.digits)) return false;
  const auto is_century = [](int two) { return two == 19 || two == 20; };
  if (is_century(number.two(0)) && is_century(number.two(6)) && number.two(4) <= 12) return false;
  const int day = number.two(0);
  return is_date(number.two(4), number.two(2), day > 60 ? day - 60 : day);
}

/// Isikukood and asmens kodas: one scheme.
bool is_estonian_or_lithuanian(const Written& number) {
  if (!number.is_run_of(11) || number.digit(0) == 0) return false;
  if (!is_date(number.two(1), number.two(3), number.two(5))) return false;
  constexpr std::array kFirst{1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
  constexpr std::array kSecond{3, 4, 5, 6, 7, 8, 9, 1, 2, 3};
  const int first = weighted(number, kFirst) % 11;
  const int check = first < 10 ? first : weighted(number, kSecond) % 11 % 10;
  return check == number.digit(10);
}

/// Personas kods: with a date and a check digit, or since 2017 beginning with 32 and without
/// either.
bool is_latvian(const Written& number) {
  const bool parted = number.has_form(6, "-", 5);
  if ((!parted && !number.is_run_of(11)) || !all_digits(number.digits)) return false;
  if (parted && number.two(0) == 32) return true;
  constexpr std::array kWeights{1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  return number.digit(6) <= 2 && is_date(number.two(4), number.two(2), number.two(0)) &&
         (1101 - weighted(number, kWeights)) % 11 % 10 == number.digit(10);
}

/// PESEL: the month also tells the century.
bool is_polish(const Written& number) {
  if (!number.is_run_of(11)) return false;
  constexpr std::array kWeights{1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
  return is_date(number.two(0), number.two(2) % 20, number.two(4)) &&
         weighted(number, kWeights) % 10 == 0;
}

/// Of the first ten digits of a German tax number one stands there twice or three times, the others
/// once.
bool has_german_structure(std::string_view ten) {
  int repeated = 0;
  for (char digit = '0'; digit <= '9'; ++digit) {
    const auto times = std::count(ten.begin(), ten.end(), digit);
    if (times > 3) return false;
    if (times > 1) ++repeated;
  }
  return ten[0] != '0' && repeated == 1;
}

/// Steuerliche Identifikationsnummer; check digit by ISO 7064, mod 11,10.
bool is_german(const Written& number) {
  if (!number.is_run_of(11) || !has_german_structure(std::string_view(number.digits).substr(0, 10)))
    return false;
  int product = 10;
  for (std::size_t i = 0; i < 10; ++i) {
    const int sum = (number.digit(i) + product) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (11 - product) % 10 == number.digit(10);
}

struct Sort {
  const char* what;
  bool (*holds)(const Written&);
};

/// Those with check digits first: they are surer.
constexpr std::array kSorts{
    Sort{"a Swedish personal identity number", is_swedish},
    Sort{"a Norwegian personal identity number", is_norwegian},
    Sort{"a Finnish personal identity number", is_finnish},
    Sort{"an Icelandic personal identity number", is_icelandic},
    Sort{"an Estonian or Lithuanian personal identity number", is_estonian_or_lithuanian},
    Sort{"a Polish personal identity number", is_polish},
    Sort{"a Latvian personal identity number", is_latvian},
    Sort{"a German tax identification number", is_german},
    Sort{"a Danish personal identity number", is_danish},
};

// ---- numbers in a text ----

/// Bytes of the sign at `at` that may part a number; 0 when there is none.
std::size_t sign_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  for (const std::string_view hyphen :
       {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x88\x92"}) {
    if (text.substr(at).starts_with(hyphen)) return hyphen.size();
  }
  return std::string_view("-+ YXWVUABCDEF").find(text[at]) == npos ? 0 : 1;
}

std::size_t run_end(std::string_view text, std::size_t at, bool (*belongs)(char)) {
  while (at < text.size() && belongs(text[at])) ++at;
  return at;
}

bool is_digit_or_letter(char c) { return is_digit(c) || is_letter(c); }

/// Whether a number goes on here: a letter, a digit, or a sign with a digit behind it.
bool goes_on(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  if (is_digit_or_letter(text[at])) return true;
  return std::string_view(".,-/:").find(text[at]) != npos && at + 1 < text.size() &&
         is_digit(text[at + 1]);
}

bool begins_number(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  if (is_digit_or_letter(text[at - 1])) return false;
  const bool sign = std::string_view(".,-/:+").find(text[at - 1]) != npos;
  return !sign || at == 1 || !is_digit(text[at - 2]);
}

/// The number whose first digits stand from `at` to `end`, with what follows behind a sign.
std::optional<Written> parted_number(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t sign = sign_length(text, end);
  if (sign == 0) return std::nullopt;
  const std::size_t second = end + sign;
  const std::size_t last = run_end(text, second, is_digit_or_letter);
  if (last - second < 4 || last - second > 5 || goes_on(text, last)) return std::nullopt;
  Written result;
  result.digits =
      std::string(text.substr(at, end - at)) + std::string(text.substr(second, last - second));
  result.before_sign = end - at;
  result.sign = sign > 1 ? '-' : text[end];
  result.length = last - at;
  return result;
}

std::optional<Written> number_at(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t count = end - at;
  if (count == 6 || count == 8) return parted_number(text, at, end);
  if (count < 10 || count > 12 || goes_on(text, end)) return std::nullopt;
  return Written{std::string(text.substr(at, count)), count, '\0', count};
}

const char* sort_of(const Written& number) {
  const auto found = std::find_if(kSorts.begin(), kSorts.end(),
                                  [&number](const Sort& sort) { return sort.holds(number); });
  return found == kSorts.end() ? nullptr : found->what;
}

}  // namespace

std::optional<PersonalData> find_personal_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const std::size_t end = run_end(text, at, is_digit);
    const auto number = begins_number(text, at) ? number_at(text, at, end) : std::nullopt;
    const char* what = number ? sort_of(*number) : nullptr;
    if (what != nullptr) return PersonalData{what, "", at, number->length};
    at = end - 1;
  }
  return std::nullopt;
}

}  // namespace sideflow
