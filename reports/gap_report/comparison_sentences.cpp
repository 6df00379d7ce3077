#include "reports/gap_report/comparison_sentences.hpp"

#include "reports/description/description_words.hpp"
#include "reports/map/region_words.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

/// At the start of a sentence: "No line".
std::string lines_or_none(std::size_t number) {
  return number == 0 ? "No line" : counted(number, "line", "lines");
}

std::string strength_basis_words(Basis strength) {
  switch (strength) {
    case Basis::stated: return "stated by a source";
    case Basis::implied: return "implied by a source";
    case Basis::assumed: return "not graded by a source";
    case Basis::external: return "known from elsewhere";
  }
  return "";
}

}  // namespace

std::string nothing_compared_title() { return "No country is compared"; }

std::string compared_title(std::size_t countries, std::size_t things,
                           const std::vector<std::string>& fates, std::size_t not_known) {
  const std::string of = counted(things, "thing that groups notice", "things that groups notice");
  if (fates.empty())
    return fmt::format("In {}, it is not known of {} whether {}", countries_words(countries), of,
                       form(things, "it arrives", "they arrive"));
  const std::string tail =
      not_known == 0 ? "" : fmt::format("; of {} more it is not known", not_known);
  return fmt::format("In {}, of {}, {}{}", countries_words(countries), of, listed(fates), tail);
}

std::string nothing_noticed_title(std::size_t countries) {
  return fmt::format("In {}, nobody is described as holding information that would have to travel",
                     countries_words(countries));
}

std::string comparison_subject() {
  return "What happens to information about children at risk, country beside country, so that one "
         "can "
         "learn from another. Countries stand in the order of their names. Nothing here ranks "
         "them: a "
         "difference in numbers is first of all a difference in what was asked.";
}

std::string document_sentence(const std::string& title, const std::vector<std::string>& countries,
                              std::size_t of) {
  const bool all = of > 1 && countries.size() == of;
  return fmt::format("{}: {}.", title,
                     all ? fmt::format("all {}", countries_words(of)) : listed(countries));
}

std::string withheld_documents_sentence(const std::vector<std::string>& numbers_by_country) {
  if (numbers_by_country.empty()) return "";
  return fmt::format("Not named in this edition, as they are not public enough for it: {}.",
                     listed(numbers_by_country));
}

std::vector<std::string> rests_on_heads() {
  return {"Country",
          "As of",
          "Passages used",
          "Actors",
          "Lines described",
          "Working actors not asked where they pass things on",
          "Likelihoods that no source grades"};
}

std::string out_of(std::size_t number, std::size_t all) {
  return fmt::format("{} of {}", number, all);
}

std::vector<std::string> side_heads() {
  return {"Country",
          "Arrives",
          "Rarely arrives",
          "Does not arrive",
          "Not known: not asked",
          "Not known: open",
          "Noticed where it is collected",
          "Expected to arrive (range), of those known"};
}

std::string side_sentence() {
  return "Counted are things noticed: a group and a kind of information that should arrive where "
         "it is "
         "collected. \"Not asked\" and \"open\" are not known; they are never counted as lost. "
         "Open "
         "means that a source speaks of a way and does not say whether it exists, or that an "
         "estimate "
         "cannot tell.";
}

std::string expected_words(const std::string& arrived, std::size_t known) {
  return fmt::format("{}, of {}", arrived, known);
}

std::string none_known_words() { return "nothing is known"; }
std::string not_computed_words() { return "not worked out"; }

std::vector<std::string> role_heads() {
  return {"Role",
          "Arrives",
          "Rarely arrives",
          "Does not arrive",
          "Not known",
          "Noticed where it is collected",
          "Nothing it notices is described",
          "No such actor works yet",
          "No such actor is mapped"};
}

std::string role_sentence(std::size_t alone) {
  const std::string others =
      alone == 0 ? ""
                 : fmt::format(" {} that only one country has {} left out.",
                               counted(alone, "role", "roles"), form(alone, "is", "are"));
  return "Roles that at least two countries have, and that notice something in one of them. \"1 of "
         "2\": of the two things that the role notices there. Not known is what nobody was asked, "
         "or, "
         "where open is said, what a source leaves open. That no such actor is mapped does not say "
         "that "
         "the country has none." +
         others;
}

std::string others_words(const std::vector<std::string>& countries) {
  constexpr std::size_t kMostNames = 3;
  if (countries.size() <= kMostNames) return listed(countries);
  return fmt::format("the {} others", countries.size());
}

std::string partly_open(const std::string& country, std::size_t open, std::size_t not_known) {
  if (open == 0) return country;
  return open == not_known ? country + " (open)" : fmt::format("{} ({} open)", country, open);
}

std::string no_shared_role_sentence() {
  return "No role that notices something is mapped in two of these countries.";
}

std::string lending_intro() {
  return "A line leads from one role to another, for one family of kinds. It is compared only "
         "between "
         "countries that have working actors in both roles.";
}

std::string lending_summary(std::size_t named, std::size_t to_ask, std::size_t nowhere) {
  const auto verb = [](std::size_t number, const char* one, const char* many) {
    return form(std::max<std::size_t>(number, 1), one, many);
  };
  std::string text = fmt::format(
      "{} named as missing or planned in one country {} known to work in another. {} that {} in "
      "one "
      "country {} a question for another.",
      lines_or_none(named), verb(named, "is", "are"), lines_or_none(to_ask),
      verb(to_ask, "works", "work"), verb(to_ask, "is", "are"));
  if (nowhere > 0)
    text += fmt::format(" {} named as missing or planned {} not known to work in any of them.",
                        lines_or_none(nowhere), form(nowhere, "is", "are"));
  return text;
}

std::string line_name(const std::string& family, const std::string& from, const std::string& to) {
  return fmt::format("{}: {} to {}", family_words(family), from, to);
}

std::vector<std::string> named_heads() {
  return {"Line", "What is said there", "Works in (what passes there, range in brackets)"};
}

std::vector<std::string> to_ask_heads() {
  return {"Line", "Works in (what passes there, range in brackets)", "To be asked in"};
}

std::vector<std::string> nowhere_heads() { return {"Line", "Named as", "Nobody was asked in"}; }

std::string none_named_sentence() {
  return "None: no line that is named as missing or planned in one of these countries is known to "
         "work "
         "in another.";
}

std::string none_to_ask_sentence() {
  return "None: every line that works in one country was asked about in all others that have both "
         "roles.";
}

std::string none_nowhere_sentence() { return "None."; }

std::string to_ask_sentence() {
  return "These are questions for the next interview, not gaps: the line may be there already.";
}

std::string nowhere_sentence() {
  return "Nobody among these countries is known to have these lines; where nobody was asked, there "
         "may be one. Of countries that are not named in a row, working actors in both roles are "
         "not "
         "mapped.";
}

std::string alone_sentence(std::size_t alone, std::size_t open_nowhere) {
  std::vector<std::string> sentences;
  if (alone > 0)
    sentences.push_back(
        fmt::format("{} {} named as missing or planned between roles that no other country has "
                    "both of: there is "
                    "nobody to compare with.",
                    counted(alone, "more line", "more lines"), form(alone, "is", "are")));
  if (open_nowhere > 0)
    sentences.push_back(fmt::format(
        "Of {} sources leave open whether {}; none of these countries is known to have {}.",
        counted(open_nowhere, "more line", "more lines"),
        form(open_nowhere, "it exists", "they exist"), form(open_nowhere, "it", "them")));
  return fmt::format("{}", fmt::join(sentences, " "));
}

std::string named_gap_words(Status status, const std::vector<std::string>& reasons, Basis basis) {
  if (status == Status::unknown) return "a source leaves open whether it exists";
  const std::string what = status == Status::working ? "there, but judged to let nothing through"
                                                     : std::string(word(status));
  const std::string why = reasons.empty() ? "" : fmt::format(" ({})", listed(reasons));
  return fmt::format("{}{}, {}", what, why, word(basis));
}

std::string asked_in_vain_words() {
  return "asked where it passes things on, and does not name this line";
}

std::string nobody_asked_words() { return "nobody was asked"; }

std::string passing_words(const std::string& scale, const std::string& number, Basis strength,
                          Basis existence) {
  const std::string there = existence == Basis::assumed ? "; that the line exists is assumed"
                            : existence == Basis::external
                                ? "; that it exists is known from elsewhere"
                                : "";
  return fmt::format("{}: {}, {}{}", scale, number, strength_basis_words(strength), there);
}

std::vector<std::string> barrier_type_heads() { return {"Type", "Rests on", "Where"}; }

std::string barrier_types_sentence() {
  return "Barriers that the sources name. What is not in a row was not named; that is not to say "
         "that it "
         "does not stand in the way there.";
}

std::string no_barriers_sentence() { return "No barrier is described in these countries."; }

std::string no_barriers_where_sentence(const std::vector<std::string>& countries) {
  if (countries.empty()) return "";
  return fmt::format("No source names a barrier for {}.", listed(countries));
}

std::string ground_not_said() { return "not said"; }

std::string depth_sentence(std::size_t fewest, std::size_t most) {
  const std::string range = fewest == most ? fmt::format("{} for each country", fewest)
                                           : fmt::format("from {} to {} a country", fewest, most);
  return fmt::format(
      "Sources go to different depths: the passages used number {}. A country of which more is "
      "written "
      "has more findings, good ones and bad ones; counts of one country must not be set against "
      "those "
      "of another.",
      range);
}

std::string templates_sentence(const std::vector<std::string>& countries) {
  if (countries.empty()) return "";
  return fmt::format(
      "{}: no line at all is described. What {} here are templates with the questions to ask; {} "
      "can "
      "neither lend nor borrow yet.",
      listed(countries), form(countries.size(), "stands", "stand"),
      form(countries.size(), "it", "they"));
}

std::string asking_sentence() {
  return "Where nobody was asked, nothing is said: neither that a line is missing nor that it "
         "works.";
}

std::string likeness_sentence() {
  return "Roles are compared by the words of the codebook. Two actors of one role may differ in "
         "mandate, "
         "law and size; before a line is taken over, ask whether what makes it work there exists "
         "here.";
}

std::string gain_not_known_sentence() {
  return "What a line from elsewhere would bring here is not worked out in this comparison: try it "
         "as a "
         "scenario of the country.";
}

std::string dates_sentence(const std::vector<std::string>& dates) {
  if (dates.size() < 2) return "";
  return fmt::format("The countries are described as of different dates: {}.", listed(dates));
}

std::string comparison_running() { return "Countries side by side"; }

}  // namespace sideflow::reports
