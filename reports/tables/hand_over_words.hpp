// The catalogue of fixed sentences about cases that are referred: all that `show handover` says.
#pragma once

#include "engine/flow/hand_over.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace sideflow::reports::hand_over_words {

inline constexpr const char* kWhatThisIs =
    "A case that is referred goes one way at a time, and no copy stays where it was. Here one case "
    "starts with each group, for each thing that it notices, and is followed until somebody "
    "collects it or it is lost. \"show reach\" asks something else: whether any one of many copies "
    "arrives. The two answer different questions; their difference measures nothing.";
inline constexpr const char* kNoRanges =
    "The numbers are best estimates alone: no ranges are worked out for them.";
inline constexpr const char* kNotConverged =
    "The numbers did not settle: they are not to be relied on, and not to be quoted.";
inline constexpr const char* kRows = "What becomes of each case";
inline constexpr const char* kEnds = "Where cases end";
inline constexpr const char* kDesks = "To whose desk cases come";
inline constexpr const char* kOrMore =
    "\"Or more\": of some of the hand-overs on the way nobody says how long they take.";
inline constexpr const char* kMeans =
    "Hand-overs and days are those of cases that arrive, on average.";
inline constexpr const char* kDeskNote =
    "A case counts at the desk where it starts, and again each time that it comes back.";
inline constexpr const char* kDesksOfAllKinds = "Cases of every kind count here.";
inline constexpr const char* kTooMany =
    "Where single cases end is left out: there are too many of them to be worked out one by one.";

inline std::vector<std::string> row_heads() {
  return {"Who",
          "What",
          "Does it arrive?",
          "Probability",
          "Where else it ends most",
          "Hand-overs if it arrives",
          "Days if it arrives"};
}

inline std::vector<std::string> end_heads() {
  return {"Who has it last", "What", "Why it ends there", "What keeps it", "Cases"};
}

inline std::vector<std::string> desk_heads() { return {"Desk", "Cases"}; }

inline std::string no_way(engine::Silence silence) {
  switch (silence) {
    case engine::Silence::dead_end: return "a source says that it goes no further";
    case engine::Silence::asked: return "asked where this goes on, no working line was named";
    case engine::Silence::named_gap: return "the line on does not exist, or is only planned";
    case engine::Silence::open: return "nobody could say whether a line leads on";
    case engine::Silence::not_asked: return "it was not asked where this goes on";
  }
  return "";
}

inline std::string why_it_ends(const engine::CaseLoss& loss) {
  switch (loss.end) {
    case engine::CaseEnd::not_recognised: return "not recognised";
    case engine::CaseEnd::not_passed_on: return "recognised, but not passed on";
    case engine::CaseEnd::on_channel: return "passed on, but lost on the way";
    case engine::CaseEnd::not_turned: return "nothing is made of it";
    case engine::CaseEnd::no_way: return no_way(loss.silence);
    case engine::CaseEnd::circles: return "handed round without an end";
  }
  return "";
}

inline std::string ends_at(const std::string& place, const engine::CaseLoss& loss) {
  return fmt::format("{}: {} ({})", place, why_it_ends(loss), two_digits(loss.amount));
}

inline std::string place_with_kind(const std::string& actor, const std::string& kind) {
  return fmt::format("{} ({})", actor, kind);
}

inline std::string summary(std::size_t cases, std::size_t not_known, double arrived) {
  if (cases == 1 && not_known == 1) return "Of the one case it is not known whether it arrives.";
  if (cases == not_known)
    return fmt::format("Of none of the {} cases it is known whether it arrives.", cases);
  const std::string all = counted(cases - not_known, "case", "cases");
  if (not_known == 0)
    return fmt::format("Of {}, {} can be expected to arrive.", all, two_digits(arrived));
  return fmt::format(
      "Of {} of which something is known, {} can be expected to arrive. Of {} more it is not "
      "known.",
      all, two_digits(arrived), not_known);
}

inline std::string at_least(const std::string& days) { return days + " or more"; }

inline std::string circle(const std::vector<std::string>& places) {
  return fmt::format("Nobody lets go of it where cases are handed round without an end: {}.",
                     listed(places, 6));
}

}  // namespace sideflow::reports::hand_over_words
