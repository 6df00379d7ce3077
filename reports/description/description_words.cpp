#include "reports/description/description_words.hpp"

#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

// ---- the codebook -------------------------------------------------------------------------------

std::string codebook_intro() {
  return "One word means one thing in every file. This page is made from the vocabulary, "
         "which is what is to be changed.";
}

std::string unknown_strength_sentence() {
  return "A channel that exists but whose strength nobody judged is \"unknown\": best 0.30, range "
         "0 "
         "to 1. It is no word of the scale.";
}

std::string threshold_sentence(double threshold) {
  return fmt::format("What arrives with a probability below {} \"rarely arrives\".",
                     two_digits(threshold));
}

std::string family_words(const std::string& family) {
  if (family.empty()) return "Without a family";
  std::string words = family;
  std::replace(words.begin(), words.end(), '-', ' ');
  return capitalised(words);
}

std::string aim_sentence(Aim aim) {
  if (aim == Aim::collect) return "Should arrive at any one unit that collects it.";
  return "Should arrive at each of those who need it.";
}

std::string type_place_words(const BarrierType& type) {
  return type.absence ? "missing and planned channels: the reason why they are missing"
                      : "channels, and inside actors";
}

// ---- the coverage of the sources ----------------------------------------------------------------

std::string coverage_title(const std::string& network) {
  return fmt::format("{}: what the sources say, and where it stands", network);
}

std::string coverage_intro() {
  return "Each passage tells in own words what a source says at that place. The last column names "
         "the elements of the file that rest on it, or says why it is left out. Figures keep the "
         "scope that the source gives them.";
}

std::vector<std::string> coverage_heads() {
  return {"Where", "Passage", "What is said", "Stands in"};
}

std::string no_section_words() { return "Without a place in the source"; }

std::string left_out_words(const std::string& note) {
  return note.empty() ? "Nothing rests on it, and no reason is given." : one_line(note);
}

// ---- a country's page ---------------------------------------------------------------------------

std::string page_intro(const std::string& network, const std::string& as_of) {
  return fmt::format(
      "What the sources say of {} as of {}: who notices signs that a child may be at risk, where "
      "these go, and what stands in the way. It describes structures, never cases. What is not "
      "named here was not asked about; it is not said that there is none. Names in square brackets "
      "are passages of the sources, told at the end.",
      network, as_of);
}

std::vector<std::string> actor_heads() {
  return {"Who",    "Role, sector, level, setting",
          "Holds",  "What should come to it",
          "Inside", "Rests on",
          "Note"};
}

std::vector<std::string> channel_heads() {
  return {"From", "To", "What", "How likely it passes", "In its way", "Form", "Rests on", "Note"};
}

std::vector<std::string> barrier_heads() {
  return {"What",
          "Type",
          "What it does",
          "Where it stands",
          "Who could lift it",
          "What it is made of",
          "Rests on",
          "Note"};
}

std::string graded_words(const JudgedLikelihood& likelihood) {
  if (!likelihood.accounts.empty()) return "disputed";
  const LikelihoodRange& range = likelihood.range;
  const std::string grade =
      likelihood.word.empty()
          ? number_with_range({range.low.value(), range.best.value(), range.high.value()})
          : likelihood.word;
  return fmt::format("{}, {}", likelihood.word == "unknown" ? "strength unknown" : grade,
                     word(likelihood.basis));
}

std::string strength_reason_words(const std::string& note) { return "Strength: " + one_line(note); }

std::string collects_everything_words() { return "everything that is noticed"; }

std::string collects_words(const std::vector<std::string>& kinds) {
  return "collects " + listed(kinds);
}

std::string needs_words(const std::vector<std::string>& kinds) {
  return "should be told " + listed(kinds);
}

std::string period_words(Period period) {
  switch (period) {
    case Period::none: return "";
    case Period::week: return "week";
    case Period::month: return "month";
    case Period::year: return "year";
  }
  return "";
}

std::string hindered_words(const std::string& what, const std::vector<std::string>& barriers) {
  return fmt::format("{} is hindered by {}", what, listed(quoted(barriers)));
}

std::string turn_words(const std::string& from, const std::string& into,
                       const std::string& strength) {
  return fmt::format("{} becomes {} ({})", from, into, strength);
}

std::string dead_end_sentence(const std::vector<std::string>& kinds, const std::string& marks) {
  const std::string said = fmt::format("has nowhere to go with {}, says the source", listed(kinds));
  return marks.empty() ? said : said + " " + marks;
}

std::string channels_heading(Status status) {
  switch (status) {
    case Status::working: return "Working";
    case Status::planned: return "Planned: announced, not there yet";
    case Status::missing: return "Missing, by what a source says";
    case Status::unknown: return "Not known: a question, not a finding";
  }
  return "";
}

std::string line_words(const std::string& from, const std::string& to) {
  return fmt::format("the line from {} to {}", from, to);
}

std::string form_and_lasting_words(Form form, Lasting lasting) {
  std::vector<std::string> parts;
  if (form != Form::unknown) parts.emplace_back(word(form));
  if (lasting != Lasting::unknown) parts.emplace_back(word(lasting));
  return parts.empty() ? "" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string inside_place_words(const std::string& what, const std::string& actor) {
  return fmt::format("inside {} ({})", actor, what);
}

std::string absence_words() { return "the line itself is not there"; }

std::string delay_words(const std::string& duration) {
  return duration.empty() ? "delays" : "delays by " + duration;
}

std::string lets_through_words(const std::string& strength, Drawn drawn) {
  const auto by_whom = [drawn] {
    switch (drawn) {
      case Drawn::network: return "one decision for the whole network";
      case Drawn::sender: return "decided by each sender";
      case Drawn::channel: return "decided on each line";
    }
    return "";
  };
  return fmt::format("lets through {}; {}", strength, by_whom());
}

std::string rests_on_words(RestsOn rests_on, const std::string& law) {
  const std::string ground = rests_on == RestsOn::unknown ? "" : word(rests_on);
  if (law.empty()) return ground;
  return ground.empty() ? one_line(law) : fmt::format("{}: {}", ground, one_line(law));
}

std::string scenarios_intro() {
  return "None of these is there today. Each stands for a change that answers what was found; "
         "whether it would be enough stands with it.";
}

}  // namespace sideflow::reports
