#include "reports/gap_report/gap_sentences.hpp"

#include "reports/wording.hpp"

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Bounds;
using engine::Silence;
using engine::Verdict;
using engine::Why;

const char* bare_verdict(Verdict verdict) {
  switch (verdict) {
    case Verdict::reached: return "arrives";
    case Verdict::faint: return "rarely arrives";
    case Verdict::blocked: return "almost never arrives";
    case Verdict::no_route: return "has no way that is known";
    case Verdict::at_home: return "stays where it is collected";
    case Verdict::undecided: return "cannot be decided";
  }
  return "";
}

std::string in_brackets(const std::string& sources) {
  return sources.empty() ? "" : " [" + sources + "]";
}

std::string basis_part(std::size_t number, const char* basis) {
  return fmt::format("{} {} {}", number, form(number, "is", "are"), basis);
}

std::string with_gaps(const std::string& words, const std::vector<std::string>& leaving) {
  return leaving.empty() ? words : fmt::format("{}; {}", words, listed(leaving));
}

std::string with_reasons(const std::string& words, const std::vector<std::string>& reasons) {
  return reasons.empty() ? words : fmt::format("{} ({})", words, listed(reasons));
}

/// In front of what is said to be missing.
const char* who_says(Basis basis) {
  switch (basis) {
    case Basis::stated: return "a source says that";
    case Basis::implied: return "from what a source says it follows that";
    case Basis::assumed: return "it is assumed that";
    case Basis::external: return "it is known from elsewhere that";
  }
  return "";
}

}  // namespace

std::string fate_heading(Fate fate) {
  switch (fate) {
    case Fate::does_not_arrive: return "What does not arrive";
    case Fate::rarely_arrives: return "What rarely arrives";
    case Fate::arrives: return "What arrives";
    case Fate::not_known: return "Where it is not known whether anything arrives";
    case Fate::at_home: return "What is noticed where it is collected";
  }
  return "";
}

std::string strengths_sentence(const StrengthCounts& counts) {
  if (counts.total() == 0) return "No likelihood is given.";
  std::vector<std::string> parts;
  if (counts.stated > 0) parts.push_back(basis_part(counts.stated, "stated by a source"));
  if (counts.implied > 0) parts.push_back(basis_part(counts.implied, "implied"));
  if (counts.assumed > 0) parts.push_back(basis_part(counts.assumed, "not graded by a source"));
  if (counts.external > 0) parts.push_back(basis_part(counts.external, "known from elsewhere"));
  const std::string disputed =
      counts.disputed == 0 ? "" : fmt::format(" Informants disagree about {}.", counts.disputed);
  return fmt::format("Of {}, {}.{}", counted(counts.total(), "likelihood", "likelihoods"),
                     listed(parts), disputed);
}

std::string not_asked_sentence(std::size_t not_asked, std::size_t working) {
  if (working == 0) return "No working actor is described.";
  if (not_asked == 0)
    return "Every working actor was asked where it passes things on, or said that it cannot.";
  return fmt::format("Of {}, {} {} not asked where {} things on.",
                     counted(working, "working actor", "working actors"), not_asked,
                     form(not_asked, "was", "were"), form(not_asked, "it passes", "they pass"));
}

std::string withheld_sentence(const Withheld& kept_back) {
  if (kept_back.sources == 0) return "";
  const std::string laws =
      kept_back.laws == 0 ? "" : fmt::format(" and {}", counted(kept_back.laws, "law", "laws"));
  return fmt::format("Withheld in this edition: the {} of {} that {} not public, with {}{}.",
                     form(kept_back.sources, "title", "titles"),
                     counted(kept_back.sources, "source", "sources"),
                     form(kept_back.sources, "is", "are"),
                     counted(kept_back.passages, "passage", "passages"), laws);
}

std::string subject_sentence() {
  return "What happens to information about children at risk: who holds it, where it arrives, "
         "where it "
         "is lost. This describes structures, never cases.";
}

std::string pairs_sentence(std::size_t rows, const std::string& where) {
  return fmt::format(
      "There {} {} of a group and a kind of information that it notices and that should arrive at "
      "{}; each counts once.",
      form(rows, "is", "are"), counted(rows, "pair", "pairs"), where);
}

std::string assumed_total_sentence(const engine::Total& total) {
  if (!total.arrived || two_digits(total.pessimistic) == two_digits(total.optimistic)) return "";
  return fmt::format(
      "With all that is assumed counted against it, {} would arrive; with all of it counted for "
      "it, {}.",
      two_digits(total.pessimistic), two_digits(total.optimistic));
}

std::string fate_sentence(Fate fate, const std::vector<std::string>& rows) {
  const std::string who = listed(rows, 8);
  switch (fate) {
    case Fate::does_not_arrive: return fmt::format("Does not arrive: {}.", who);
    case Fate::rarely_arrives: return fmt::format("Rarely or almost never arrives: {}.", who);
    case Fate::arrives: return fmt::format("Arrives: {}.", who);
    case Fate::not_known:
      return fmt::format("No way is known, and it has not been asked whether there is one: {}.",
                         who);
    case Fate::at_home: return fmt::format("Is noticed where it is collected: {}.", who);
  }
  return "";
}

std::string no_rows_sentence() {
  return "Nobody is described as holding information that is to be collected.";
}

std::string map_description(const std::string& title) {
  return fmt::format("Map of where information is lost. {}", title);
}

std::string arrival_sentence(const engine::ReachRow& row, const std::string& words,
                             const std::string& where, const std::string& sources) {
  const std::string in_words = words.empty() ? "" : fmt::format("; in words: {}", words);
  return fmt::format("Of such pieces, {} can be expected to arrive at {} ({}{}){}.",
                     frequency_words(row.probability->best), where, reach_number(row), in_words,
                     in_brackets(sources));
}

std::string blocked_sentence(const std::vector<std::string>& elements) {
  return fmt::format("Every way passes something that is judged to let nothing through: {}.",
                     listed(elements));
}

std::string at_home_sentence(Aim aim) {
  return aim == Aim::inform ? "Whoever needs this also holds it."
                            : "Whoever notices this also collects it; it counts in no total.";
}

std::string undecided_sentence(const engine::ReachRow& row) {
  return fmt::format(
      "The ways are too many to be counted exactly. What arrives is estimated ({}), and the "
      "estimate lies "
      "too close to the threshold to say whether it arrives or rarely arrives.",
      reach_number(row));
}

std::string closed_set_intro(Aim aim) {
  return aim == Aim::inform ? "Who holds it, and why no line leads on from there:"
                            : "How far the known lines lead, and why none leads on:";
}

std::string silence_clause(Silence silence, const std::vector<std::string>& leaving, Asked asked) {
  const char* others = asked == Asked::yes ? "asked where this goes, no other way was named"
                                           : "no other way is known, and none was asked about";
  switch (silence) {
    case Silence::dead_end: return with_gaps("a source says that this has nowhere to go", leaving);
    case Silence::asked:
      return with_gaps("asked where this is passed on, no working line was named", leaving);
    case Silence::named_gap:
    case Silence::open: return fmt::format("{}; {}", listed(leaving), others);
    case Silence::not_asked: return "it was not asked where this is passed on";
  }
  return "";
}

std::string gap_clause(Status status, const std::vector<std::string>& to,
                       const std::vector<std::string>& absences, Basis basis) {
  if (status == Status::unknown)
    return fmt::format("it is not known whether there {} to {}",
                       form(to.size(), "is a line", "are lines"), listed(to));
  const std::string lines = form(to.size(), "the line to ", "the lines to ") + listed(to);
  const std::string fate = status == Status::planned
                               ? form(to.size(), "is only planned", "are only planned")
                               : form(to.size(), "does not exist", "do not exist");
  return with_reasons(fmt::format("{} {} {}", who_says(basis), lines, fate), absences);
}

std::string remaining_sentence(const std::vector<std::string>& barriers) {
  return fmt::format("even with a line, these would remain: {}.", listed(barriers));
}

std::string quality_words() { return "stops nothing, but spoils records or counts"; }

std::string passages_sentence(const std::string& marks) {
  return fmt::format("rests on {}.", marks);
}

std::string note_sentence(const std::string& about, const std::string& note) {
  return fmt::format("note on {}: {}.", about, without_full_stop(one_line(note)));
}

std::string answers_sentence(const std::vector<std::string>& scenarios) {
  return fmt::format("Would answer it: {}.", listed(quoted(scenarios)));
}

std::string likeliest_way_words() { return "The likeliest way:"; }

std::string route_sentence(const Bounds& likelihood) {
  return fmt::format("The likeliest way, by itself {} ({}):", frequency_words(likelihood.best),
                     number_with_range(likelihood));
}

std::string cut_short_sentence() {
  return "The search for it was cut short: a likelier way may exist.";
}

std::string assumption_sentence(const engine::ReachRow& row) {
  return fmt::format(
      "This verdict hangs on an assumption: with all that is assumed counted against it, it {} "
      "({}); with "
      "all of it counted for it, it {} ({}).",
      bare_verdict(row.verdict_pessimistic), two_digits(row.pessimistic),
      bare_verdict(row.verdict_optimistic), two_digits(row.optimistic));
}

std::string assumed_holding_sentence() { return "That this is noticed here is itself assumed."; }

std::string nothing_comes_back_sentence() {
  return "Nobody is described as needing guidance, training or other information in return. That "
         "says "
         "nothing about whether any is needed.";
}

std::string recognises_sentence(std::size_t recognises, std::size_t forwards, std::size_t working) {
  if (recognises == 0 && forwards == 0) return "";
  return fmt::format(
      "Of {}, {} {} not asked whether they recognise such a piece for what it is, and {} not "
      "whether they "
      "then pass it on; both are counted as certain, so the real numbers may be lower.",
      counted(working, "working actor", "working actors"), recognises,
      form(recognises, "was", "were"), forwards);
}

std::string unknown_channel_sentence(const std::string& from, const std::string& to,
                                     const std::vector<std::string>& kinds) {
  return fmt::format("Whether there is a channel from {} to {} for {}.", from, to, listed(kinds));
}

std::string disputed_sentence(const std::string& element,
                              const std::vector<std::string>& accounts) {
  return fmt::format("Informants disagree about {}: {}.", element, listed(accounts));
}

std::string not_known_rows_sentence(const std::vector<std::string>& rows) {
  return fmt::format("Whether these arrive at all: {}.", listed(rows));
}

std::string not_asked_actors_sentence(const std::vector<std::string>& actors) {
  return fmt::format(
      "Where these pass things on, beyond the channels that are named: {}. A channel that is "
      "not named there was not asked about; it is not said that there is none.",
      listed(actors));
}

std::string nothing_unknown_sentence() {
  return "Every actor was asked, no channel is open, and no informants disagree.";
}

std::string method_text(double threshold, const std::string& estimates) {
  const std::string numbers =
      estimates.empty()
          ? "The probability is exact, not simulated."
          : "Probabilities are exact where they stand without \"about\". " + estimates;
  return fmt::format(
      "A piece of information arrives if a way of open channels leads from whoever notices it to "
      "anybody who collects it; each channel, each barrier and each desk lets it through with the "
      "likelihood given. {} Its range holds when all likelihoods are at their lowest and at their "
      "highest at once; ranges of losses and gains are narrower: nine of ten draws of the "
      "likelihoods fall within them. It \"rarely arrives\" below {}; \"does not arrive\" is said "
      "only where a "
      "source says that the line is missing or only planned and no other way is known, or where "
      "every way is judged closed even at its best. Ranges are rounded outward. Words that are "
      "avoided stand in the vocabulary, with what is written instead.",
      numbers, two_digits(threshold));
}

}  // namespace sideflow::reports
