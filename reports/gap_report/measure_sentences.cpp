#include "reports/gap_report/measure_sentences.hpp"

#include "reports/wording.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

std::string acts(const std::string& who) {
  if (who.starts_with(not_said_words())) return "Who must act is " + who;
  return who.starts_with("who ") ? capitalised(who) : "To act: " + who;
}

}  // namespace

std::vector<std::string> scenario_heads() {
  return {"Measure", "Gain in pieces (range)", "What it brings, and to whom", "Who must act",
          "Cost"};
}

std::string scenarios_sentence() {
  return "Changes that the sources or the author propose to try, each computed before and after; "
         "annex B says what each changes.";
}

std::string no_scenarios_sentence() { return "The sources propose no change that could be tried."; }

std::string scenarios_not_computed_sentence(std::size_t number) {
  return fmt::format("{} in the file {} not been computed for this report.",
                     capitalised(counted(number, "scenario", "scenarios")),
                     form(number, "has", "have"));
}

std::string scenario_sentence(const std::string& name, const std::string& gain,
                              const std::string& of, const std::string& brings,
                              const std::string& who, const std::string& marks) {
  const std::string number = gain.empty() ? "" : fmt::format(" gives {} of {}", gain, of);
  const std::string rests = marks.empty() ? "" : " " + marks;
  return fmt::format("\"{}\"{}: {}{}. {}.", name, number, brings, rests, acts(who));
}

std::string nothing_new_words() { return "nothing more arrives"; }

std::string not_said_words() { return "not said"; }

std::string is_told_words(const std::string& rows) { return "is told: " + rows; }

std::string newly_arrives_words(const std::string& rows) { return "newly arrives: " + rows; }

std::string rarely_arrives_words(const std::string& rows) { return "then arrives rarely: " + rows; }

std::string brings_in_short(const std::vector<std::string>& newly,
                            const std::vector<std::string>& more) {
  std::vector<std::string> parts;
  if (!newly.empty()) parts.push_back("new from " + listed(newly, 2));
  if (!more.empty()) parts.push_back("more from " + listed(more, 2));
  return parts.empty() ? nothing_new_words() : fmt::format("{}", fmt::join(parts, "; "));
}

std::string more_arrives_words(const std::string& rows) { return "more arrives: " + rows; }

std::string less_arrives_words(const std::string& rows) { return "less arrives: " + rows; }

std::string other_rows_sentence() {
  return "A scenario marked with * changes who holds something, so that before and after count "
         "different pieces.";
}

std::string single_repairs_intro() { return "Single repairs and new lines that give most:"; }

std::string with_status(const std::string& element, Status status) {
  switch (status) {
    case Status::working: return element;
    case Status::planned: return element + " (only planned)";
    case Status::missing: return element + " (does not exist)";
    case Status::unknown: return element + " (not known whether it exists)";
  }
  return element;
}

std::string repair_sentence(const std::string& element, const std::string& gain,
                            const std::string& of, const std::string& stamp) {
  const std::string quoted_as =
      stamp.empty() ? "" : fmt::format(" (among the first three: {})", stamp);
  return fmt::format("{}: {} of {}{}.", capitalised(element), gain, of, quoted_as);
}

std::string joint_sentence(const std::string& first, const std::string& second,
                           const std::string& beyond) {
  return fmt::format(
      "Together, {} and {} give {} more than the sum of each alone (no range is worked out for "
      "pairs).",
      first, second, beyond);
}

std::string not_there_words(const std::vector<std::string>& actors) {
  return fmt::format("who would set up {} is not said", listed(actors, 2));
}

std::string measures_left_out_sentence(std::size_t number) {
  return fmt::format("{} {} in annex B.",
                     capitalised(counted(number, "more measure", "more measures")),
                     form(number, "stands", "stand"));
}

std::string stands_at_words(const std::vector<std::string>& actors) {
  return fmt::format("not said; it stands at {}", listed(actors, 4));
}

std::string together_intro() { return "What gives more together, and who could lift what:"; }

std::string who_lifts_intro() { return "Who could lift what:"; }

std::string barrier_sentence(const std::vector<std::string>& names, const std::string& owner,
                             const std::string& law) {
  const std::string barriers = listed(quoted(names));
  const std::size_t number = names.size();
  const std::string rests =
      law.empty() ? "" : fmt::format("; {} on: {}", form(number, "it rests", "they rest"), law);
  if (owner.empty())
    return fmt::format("{}{}; who could lift {} is not said.", barriers, rests,
                       form(number, "it", "them"));
  return fmt::format("{} could lift {}{}.", capitalised(owner), barriers, rests);
}

std::string ownerless_sentence(std::size_t unsaid, std::size_t barriers) {
  if (unsaid == 0) return "";
  const char* one = barriers == 1 ? "barrier" : "other barrier";
  const char* many = unsaid == barriers ? "barriers" : "other barriers";
  return fmt::format("Of {} no source says who could lift {}.", counted(unsaid, one, many),
                     form(unsaid, "it", "them"));
}

}  // namespace sideflow::reports
