// The catalogue of fixed sentences about what comes together where: all that `show meeting` says.
#pragma once

#include "engine/structure/meeting.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace sideflow::reports::meeting_words {

inline constexpr const char* kWhatThisIs =
    "What single groups notice may say little, and more where it lies side by side. As in \"show "
    "reach\", copies of each piece go every way at once, today.";
inline constexpr const char* kNoRanges =
    "The numbers are best estimates alone: no ranges are worked out for them.";
inline constexpr const char* kEstimates =
    "Numbers with \"about\" are estimates from drawn worlds, since the ways are too entangled to "
    "be "
    "counted exactly; \"error\" is their standard error.";

inline constexpr const char* kPlaces = "Where pieces meet";
inline constexpr const char* kNoPlace =
    "By the ways that are known, no group's pieces come to anybody else.";
inline constexpr const char* kOneGroup = "pieces of one group alone";
inline constexpr const char* kOwn = "its own";
inline constexpr const char* kNeverDrawn = "in none of the drawn worlds";
inline constexpr const char* kAlwaysDrawn = "in all of the drawn worlds";

inline constexpr const char* kUncounted = "What official figures leave out";
inline constexpr const char* kUncountedNote =
    "The figures of a collector count what it is there to collect. What else comes to its desk is "
    "in none of them.";
inline constexpr const char* kAllCounted =
    "Every working collector asks for everything shown here that somebody notices.";
inline constexpr const char* kNoCollector = "No working actor is there to collect anything.";
inline constexpr const char* kUncountedLeftOut =
    "What official figures leave out is not listed: it would have been too much.";

inline constexpr const char* kFeedback = "What comes back to those who notice";
inline constexpr const char* kFeedbackNote =
    "Everything counts that informs and comes from somebody else, whether or not it answers what "
    "the "
    "group had noticed.";
inline constexpr const char* kFeedbackLeftOut =
    "What comes back is not listed: it would have been too much.";

inline constexpr const char* kLasting = "What comes by channels that last";
inline constexpr const char* kNothingArrives =
    "Nothing is known to arrive today, so that there is nothing that could last.";
inline constexpr const char* kLastingNote =
    "\"At most\": without channels of projects and those that were used once. \"At least\": also "
    "without those of which nobody says how long they last.";

inline std::vector<std::string> place_heads() {
  return {"Where",
          "Of what",
          "Kinds",
          "Whose pieces can come",
          "From two groups or more",
          "Probability",
          "Groups expected",
          "Sectors expected"};
}
inline std::vector<std::string> uncounted_heads() {
  return {"Collector",
          "Does not ask for",
          "Noticed by",
          "Comes there all the same, from",
          "Comes as something that is counted, from",
          "Asked for by"};
}
inline std::vector<std::string> feedback_heads() {
  return {"Who", "Does anything come back?", "How"};
}
inline std::vector<std::string> lasting_heads() {
  return {"Who", "What", "Arrives today", "Probability", "Lasting, at least", "Lasting, at most"};
}

inline std::string comes_back(engine::ComesBack answer) {
  switch (answer) {
    case engine::ComesBack::yes: return "yes";
    case engine::ComesBack::almost_never: return "almost never";
    case engine::ComesBack::no: return "no";
    case engine::ComesBack::open: return "not known (open)";
    case engine::ComesBack::not_asked: return "not known (not asked)";
  }
  return "";
}

inline std::string asked_for_by(const engine::UncountedKind& kind) {
  return kind.elsewhere ? "another collector" : "no working collector";
}

/// "about 0.53 (error 0.0020)"; what is below or above all numbers that are said is so by estimate.
inline std::string number(double value, const std::optional<engine::Sampled>& sampled) {
  std::string digits = two_digits(value);
  if (!sampled) return digits;
  const bool is_a_border = digits.starts_with("above") || digits.starts_with("below");
  return fmt::format("{}{}{} (error {})", is_a_border ? "" : "about ", digits,
                     is_a_border ? " by estimate" : "", two_digits(sampled->standard_error));
}

inline std::string expected(const std::string& number, std::size_t most) {
  return fmt::format("{} of {}", number, most);
}

inline std::string places_left_out(std::size_t places) {
  if (places == 0) return "";
  return fmt::format(
      "{} left out, those where the fewest groups can meet: it would have been too much.",
      counted(places, "more place is", "more places are"));
}

/// How many groups there are, and by engine::ComesBack to how many each answer applies.
inline std::string feedback_summary(std::size_t groups, const std::array<std::size_t, 5>& answers) {
  const auto of = [&](engine::ComesBack answer) {
    return answers[static_cast<std::size_t>(answer)];
  };
  const std::size_t not_known = of(engine::ComesBack::open) + of(engine::ComesBack::not_asked);
  std::string text = fmt::format("Of {}:", counted(groups, "group", "groups"));
  const auto add = [&](std::size_t number, const char* before, const char* after) {
    if (number > 0)
      text += fmt::format("{}{}{}{}", text.ends_with(':') ? " " : "; ", before, number, after);
  };
  add(of(engine::ComesBack::yes), "something comes back to ", "");
  add(of(engine::ComesBack::almost_never), "almost never to ", "");
  add(of(engine::ComesBack::no), "nothing to ", "");
  add(not_known, "of ", " it is not known");
  return text + ".";
}

inline std::string share(double part) {
  if (part <= 0) return "none";
  return part >= 1 ? "all" : likelihood_words(part);
}

/// What of all rows together arrives, and what of that comes by channels that last.
struct LastingSum {
  std::size_t rows = 0;
  double today = 0;
  double at_most = 0;
  double at_least = 0;
  double standard_error = 0;
};

inline std::string lasting_summary(const LastingSum& sum) {
  const std::string about = sum.standard_error > 0 ? "about " : "";
  const std::string error = sum.standard_error > 0
                                ? fmt::format(" The standard error of these sums is at most {}.",
                                              two_digits(sum.standard_error))
                                : "";
  return fmt::format(
      "Pieces that can be expected to arrive today: {}{}; by channels that last: at least {}{}, at "
      "most {}{}. Of what arrives that is at least {}, and at most {}.{}",
      about, two_digits(sum.today), about, two_digits(sum.at_least), about, two_digits(sum.at_most),
      share(sum.at_least / sum.today), share(sum.at_most / sum.today), error);
}

}  // namespace sideflow::reports::meeting_words
