#include "models/read_values.hpp"

#include "models/numbers.hpp"
#include "models/right_spelling.hpp"
#include "models/source_text.hpp"

#include <array>
#include <utility>

namespace sideflow {

namespace {

std::string article(const std::string& what) {
  const bool vowel =
      !what.empty() && std::string_view("aeiou").find(what[0]) != std::string_view::npos;
  return (vowel ? "an " : "a ") + what;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

/// Block scalars end with a line feed that nobody means.
std::string without_last_line_feeds(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

void warn_of_terms(Reading& reading, const YamlNode& node) {
  for (const Term* term : reading.terms.found_in(node.text)) {
    std::string hint = term->prefer.empty() ? std::string{} : "write " + quoted(term->prefer);
    if (!term->why.empty()) hint += (hint.empty() ? "" : ": ") + term->why;
    reading.problems.warning(node, "SF101",
                             "the vocabulary asks to avoid the term " + quoted(term->term),
                             std::move(hint));
  }
}

std::optional<std::string> text_of(Reading& reading, const YamlNode& node,
                                   const std::string& what) {
  auto text = scalar_text(reading, node, what);
  if (text) *text = without_last_line_feeds(std::move(*text));
  return text;
}

bool is_one_name(Reading& reading, const YamlNode& node, const std::string& text) {
  const std::size_t characters = character_count(text);
  if (characters > kLongestText) return false;  // said already of every text
  if (characters > kLongestName) {
    reading.problems.error(
        node, "SF028",
        fmt::format("a name is at most {} characters long, not {}", kLongestName, characters));
    return false;
  }
  if (text.find('\n') == std::string::npos) return true;
  reading.problems.error(node, "SF028", "a name is one line of text");
  return false;
}

std::optional<std::string> name_text(Reading& reading, const YamlNode& node) {
  auto text = text_of(reading, node, "a name");
  if (!text || !is_one_name(reading, node, *text)) return std::nullopt;
  warn_of_terms(reading, node);
  return text;
}

bool is_language(std::string_view code) {
  return is_identifier(code) && code.find('-') != 1 && code.size() >= 2 && code.size() <= 12;
}

void report_duration(Reading& reading, const YamlNode& node) {
  reading.problems.error(node, "SF030",
                         "a duration is a number or a range with a unit, not " + described(node),
                         "write for example \"3 days\" or \"1..3 weeks\"; units are hours, days, "
                         "weeks, months, years");
}

void report_unordered(Reading& reading, const YamlNode& node) {
  reading.problems.error(node, "SF036",
                         "the numbers of a range rise, those of " + described(node) + " do not");
}

/// "1..3 weeks" as a range and the days of its unit.
std::optional<std::pair<NumberRange, double>> spelled_duration(const YamlNode& node) {
  const std::string_view text = node.text;
  const std::size_t blank = text.find(' ');
  if (node.sort != YamlSort::scalar || blank == std::string_view::npos) return std::nullopt;
  const auto range = parse_range(text.substr(0, blank));
  const auto days = days_of_unit(text.substr(blank + 1));
  if (!range || !days || range->low < 0) return std::nullopt;
  return std::pair(*range, *days);
}

/// "10..20 per year" as a range and its period.
std::optional<std::pair<NumberRange, Period>> spelled_amount(const YamlNode& node) {
  if (node.sort != YamlSort::scalar) return std::nullopt;
  const std::string_view text = node.text;
  const std::size_t per = text.find(" per ");
  const auto range = parse_range(text.substr(0, per));
  if (!range || range->low < 0 || range->high > kLargestAmount) return std::nullopt;
  if (per == std::string_view::npos) return std::pair(*range, Period::none);
  const auto period = parse_period(text.substr(per + 5));
  return period ? std::optional(std::pair(*range, *period)) : std::nullopt;
}

/// What people write for a status of `working`.
bool means_working(std::string_view text) {
  constexpr std::array<std::string_view, 10> kWords{
      "active", "exists", "existing", "yes", "true", "works", "open", "on", "exist", "operational"};
  return std::find(kWords.begin(), kWords.end(), folded(text)) != kWords.end();
}

std::string hint_for_word(Reading& reading, std::string_view text,
                          const std::vector<std::string>& words) {
  const bool has_working = std::find(words.begin(), words.end(), "working") != words.end();
  return has_working && means_working(text) ? "write working" : suggestion(reading, text, words);
}

std::string amount_hint(std::string_view text) {
  const std::string spelled = right_spelling(text);
  return spelled.empty() ? "write for example \"20\", \"10..20..40\" or \"10..20 per year\""
                         : "write " + spelled;
}

}  // namespace

std::optional<std::string> scalar_text(Reading& reading, const YamlNode& node,
                                       const std::string& what) {
  if (node.sort != YamlSort::scalar) {
    reading.problems.error(node, "SF022", what + " is a text, not " + described(node));
    return std::nullopt;
  }
  const bool blank = node.text.find_first_not_of(" \n\t") == std::string::npos;
  if (!blank) return node.text;
  reading.problems.error(node, "SF027", what + " is missing: nothing stands here",
                         "write it, or leave the key out where it is optional");
  return std::nullopt;
}

std::optional<std::string> own_text(Reading& reading, const YamlNode& node,
                                    const std::string& key) {
  auto text = text_of(reading, node, "`" + key + "`");
  if (text) warn_of_terms(reading, node);
  return text;
}

std::optional<std::string> found_text(Reading& reading, const YamlNode& node,
                                      const std::string& key) {
  return text_of(reading, node, "`" + key + "`");
}

std::optional<Name> read_name(Reading& reading, const YamlNode& node) {
  Name name;
  if (node.sort != YamlSort::mapping) {
    auto text = name_text(reading, node);
    if (!text) return std::nullopt;
    name.by_language.emplace("", std::move(*text));
    return name;
  }
  for (const YamlEntry& entry : node.entries) {
    if (!is_language(entry.key.text)) {
      reading.problems.error(entry.key, "SF023",
                             quoted(entry.key.text) + " is not the code of a language",
                             "write a code like en, et or lt");
    } else if (auto text = name_text(reading, entry.value)) {
      name.by_language.emplace(entry.key.text, std::move(*text));
    }
  }
  if (node.entries.empty())
    reading.problems.error(node, "SF027", "a name is missing: nothing stands here");
  return name.by_language.empty() ? std::nullopt : std::optional<Name>(std::move(name));
}

bool is_good_identifier(Reading& reading, const YamlNode& node, const std::string& what) {
  if (node.sort == YamlSort::scalar && is_identifier(node.text)) return true;
  const std::string spelled =
      node.sort == YamlSort::scalar ? right_identifier(node.text) : std::string{};
  std::string hint =
      (spelled.empty() ? std::string{} : "write " + spelled + ": ") +
      "an id begins with a letter from a to z; then come a to z, 0 to 9 and \"-\", 64 characters "
      "at most";
  reading.problems.error(node, "SF023", described(node) + " cannot be the id of " + what,
                         std::move(hint));
  return false;
}

std::optional<std::string> read_identifier(Reading& reading, const YamlNode& node,
                                           const std::string& what) {
  return is_good_identifier(reading, node, what) ? std::optional<std::string>(node.text)
                                                 : std::nullopt;
}

std::optional<bool> read_yes_no(Reading& reading, const YamlNode& node, const std::string& key) {
  static const std::vector<std::string> kWords = {"false", "true"};
  const auto at = read_word(reading, node, key, kWords);
  return at ? std::optional<bool>(*at == 1) : std::nullopt;
}

std::optional<double> read_number(Reading& reading, const YamlNode& node, const std::string& key,
                                  double low, double high) {
  const auto number = node.sort == YamlSort::scalar ? parse_number(node.text) : std::nullopt;
  if (number && *number >= low && *number <= high) return number;
  const std::string spelled = right_spelling(node.text);
  reading.problems.error(
      node, "SF032",
      fmt::format("`{}` is a number from {} to {}, not {}", key, low, high, described(node)),
      spelled.empty() ? std::string{} : "write " + spelled);
  return std::nullopt;
}

std::optional<int> read_whole_number(Reading& reading, const YamlNode& node,
                                     const std::string& key) {
  const auto number = node.sort == YamlSort::scalar ? parse_number(node.text) : std::nullopt;
  if (number && *number >= 1 && *number <= 1000 && *number == static_cast<int>(*number)) {
    return static_cast<int>(*number);
  }
  reading.problems.error(
      node, "SF032",
      fmt::format("`{}` is a whole number from 1 to 1000, not {}", key, described(node)));
  return std::nullopt;
}

std::optional<Duration> read_duration(Reading& reading, const YamlNode& node) {
  const auto spelled = spelled_duration(node);
  if (!spelled) {
    report_duration(reading, node);
    return std::nullopt;
  }
  const auto& [range, days] = *spelled;
  if (!is_ordered(range)) {
    report_unordered(reading, node);
    return std::nullopt;
  }
  if (range.high * days > kLongestDuration) {
    reading.problems.error(node, "SF030",
                           "a duration is at most 1000 years, not " + described(node));
    return std::nullopt;
  }
  return Duration{range.low * days, range.best * days, range.high * days, node.text};
}

std::optional<Amount> read_amount(Reading& reading, const YamlNode& node) {
  const auto spelled = spelled_amount(node);
  if (!spelled) {
    reading.problems.error(
        node, "SF031",
        "an amount is a number or a range from 0 to 1e15, perhaps per year, month or week, not " +
            described(node),
        amount_hint(node.text));
    return std::nullopt;
  }
  const auto& [range, period] = *spelled;
  if (is_ordered(range)) return Amount{range.low, range.best, range.high, period};
  report_unordered(reading, node);
  return std::nullopt;
}

std::optional<std::size_t> read_word(Reading& reading, const YamlNode& node, const std::string& key,
                                     const std::vector<std::string>& words) {
  const auto found = std::find(words.begin(), words.end(), node.text);
  if (node.sort == YamlSort::scalar && found != words.end())
    return static_cast<std::size_t>(found - words.begin());
  reading.problems.error(
      node, "SF025", fmt::format("`{}` is {}, not {}", key, joined(words), described(node)),
      node.sort == YamlSort::scalar ? hint_for_word(reading, node.text, words) : std::string{});
  return std::nullopt;
}

bool is_known(Reading& reading, const YamlNode& node, const IdTable& table, const char* what) {
  if (node.sort != YamlSort::scalar || node.text.empty()) {
    reading.problems.error(
        node, "SF022",
        fmt::format("the id of {} stands here, not {}", article(what), described(node)));
    return false;
  }
  if (table.contains(node.text)) return true;
  if (is_of_broken_file(reading, node.text) || reading.lost.contains(what)) return false;
  reading.problems.error(node, "SF026", fmt::format("there is no {} {}", what, quoted(node.text)),
                         suggestion(reading, node.text, table.sorted()));
  return false;
}

void report_twice(Reading& reading, const YamlNode& node, const char* what) {
  reading.problems.error(node, "SF024", fmt::format("the same {} stands twice in this list", what));
}

}  // namespace sideflow
