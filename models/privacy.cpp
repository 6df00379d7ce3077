#include "models/privacy.hpp"

#include "models/characters.hpp"
#include "models/personal_numbers.hpp"
#include "models/telephone_numbers.hpp"

#include <algorithm>

namespace sideflow {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kFewestDigits = 7;  ///< of a telephone number; identity numbers have more

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_of_mailbox(char c) {
  return is_letter_or_digit(c) || std::string_view("._%+-'").find(c) != npos;
}
bool is_of_domain(char c) { return is_letter_or_digit(c) || c == '.' || c == '-'; }

/// Where the domain behind the @ at `at` ends; npos when there is none with a dot in it.
std::size_t domain_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && is_of_domain(text[end])) ++end;
  while (end > at + 1 && !is_letter_or_digit(text[end - 1])) --end;
  const std::string_view domain = text.substr(at + 1, end - at - 1);
  const std::size_t dot = domain.rfind('.');
  const bool has_labels = dot != npos && dot > 0 && domain.size() - dot > 2;
  return has_labels && is_letter_or_digit(domain[0]) ? end : npos;
}

std::optional<PersonalData> find_e_mail(std::string_view text) {
  for (std::size_t at = text.find('@'); at != npos; at = text.find('@', at + 1)) {
    std::size_t start = at;
    while (start > 0 && is_of_mailbox(text[start - 1])) --start;
    const std::size_t end = domain_end(text, at);
    if (start < at && end != npos) return PersonalData{"an e-mail address", "", start, end - start};
  }
  return std::nullopt;
}

bool may_hold_number(std::string_view text) {
  const auto digits =
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<std::size_t>(digits) >= kFewestDigits;
}

/// What stands first; of two at the same place the first given.
std::optional<PersonalData> earlier(std::optional<PersonalData> a, std::optional<PersonalData> b) {
  if (!a || (b && b->offset < a->offset)) return b;
  return a;
}

/// The first two characters, and dots however long the rest is.
std::string masked(std::string_view found) {
  std::size_t shown = character_at(found, 0).length;
  if (shown < found.size()) shown += character_at(found, shown).length;
  return std::string(found.substr(0, shown)) + "...";
}

}  // namespace

std::optional<PersonalData> find_personal_data(std::string_view text) {
  std::optional<PersonalData> found = find_e_mail(text);
  if (may_hold_number(text)) {
    found =
        earlier(std::move(found), earlier(find_personal_number(text), find_telephone_number(text)));
  }
  if (found) found->masked = masked(text.substr(found->offset, found->length));
  return found;
}

}  // namespace sideflow
