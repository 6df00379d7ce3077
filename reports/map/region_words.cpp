#include "reports/map/region_words.hpp"

#include "reports/wording.hpp"

#include <array>
#include <vector>

namespace sideflow::reports {

namespace {

std::string state_words(Status status) {
  return status == Status::unknown ? "not known" : word(status);
}

/// "61 lines: 45 working, 16 planned".
std::string lines_words(const StatusCounts& counts) {
  std::size_t all = 0;
  std::vector<std::string> states;
  for (const auto& [status, number] : counts) {
    all += number;
    states.push_back(std::to_string(number) + " " + state_words(status));
  }
  const std::string lines = counted(all, "line", "lines");
  if (states.size() > 1) return lines + ": " + listed(states);
  return lines + (all > 1 ? ", all " : ", ") + state_words(counts.begin()->first);
}

}  // namespace

std::string countries_words(std::size_t number) {
  static constexpr std::array kWords{"no",    "one",   "two",  "three", "four",   "five",  "six",
                                     "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  const std::string amount = number < kWords.size() ? kWords[number] : std::to_string(number);
  return amount + " " + form(number, "country", "countries");
}

std::string fate_words(Fate fate, std::size_t number) {
  const std::string amount = std::to_string(number) + " ";
  switch (fate) {
    case Fate::does_not_arrive: return amount + form(number, "does not arrive", "do not arrive");
    case Fate::rarely_arrives: return amount + form(number, "rarely arrives", "rarely arrive");
    case Fate::not_known: return amount + "not known";
    case Fate::arrives: return amount + form(number, "arrives", "arrive");
    case Fate::at_home: break;
  }
  return "";
}

std::string exchange_words(std::size_t number, std::size_t all) {
  return "with " + std::to_string(number) + " of " + counted(all, "country", "countries");
}

std::string lines_between_words(const StatusCounts& counts) {
  if (counts.empty()) return "no line between countries is known";
  return "between countries, " + lines_words(counts);
}

std::string no_line_between_words() {
  return "For what groups notice no line between countries is known.";
}

std::string other_lines_words(const StatusCounts& counts) {
  return "Not drawn: straight from country to country, or past the contact points, " +
         lines_words(counts) + ".";
}

std::string only_told_words(const StatusCounts& counts) {
  return "Not drawn: what is only told between countries (" + lines_words(counts) + ").";
}

}  // namespace sideflow::reports
