#include "reports/gap_report/report_sentences.hpp"

#include "reports/wording.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

using engine::Bounds;
using engine::Stamp;

std::string with_marks(const std::string& sentence, const std::string& marks) {
  return marks.empty() ? sentence + "." : fmt::format("{} {}.", sentence, marks);
}

std::string lost_of(const LossWords& words) {
  return fmt::format("{} of {} {} lost", words.amount, words.of,
                     words.amount == "1" ? "is" : "are");
}

std::string waiting_of(const LossWords& words) {
  return fmt::format("{} of {} {} for that line", words.amount, words.of,
                     words.amount == "1" ? "waits" : "wait");
}

std::string towards(const LossWords& words) { return words.to.empty() ? "" : " to " + words.to; }

std::string gap_part(Status status, const LossWords& words) {
  const char* what = status == Status::planned ? "the line is only planned" : "there is no line";
  const std::string why = words.cause.empty() ? "" : fmt::format(" ({})", words.cause);
  const char* range = words.length == ReportLength::brief
                          ? ""
                          : "; no likelihood is in that number, so it has no range";
  return fmt::format("from {}{} {}{}: {}{}", words.from, towards(words), what, why,
                     waiting_of(words), range);
}

std::string where_part(LossSort sort, Status status, const LossWords& words) {
  switch (sort) {
    case LossSort::recognising:
      return fmt::format("at {}, where it is not recognised for what it is, {}", words.from,
                         lost_of(words));
    case LossSort::forwarding:
      return fmt::format("at {}, where it is not passed on, {}", words.from, lost_of(words));
    case LossSort::turning:
      return fmt::format("at {}, where nothing is made of it that could go on, {}", words.from,
                         lost_of(words));
    case LossSort::barrier:
      return fmt::format("the barrier \"{}\" {}{} takes away {} of {}", words.cause,
                         words.from.empty() ? "everywhere at once" : "at " + words.from,
                         words.to.empty() ? "" : " on the way to " + words.to, words.amount,
                         words.of);
    case LossSort::channel:
      return fmt::format("the line from {}{} loses {} of {}", words.from, towards(words),
                         words.amount, words.of);
    case LossSort::gap: break;
  }
  return gap_part(status, words);
}

/// After a semicolon, on one page.
std::string gain_in_short(LossSort sort, const LossWords& words) {
  if (words.gain.empty()) return "";
  const char* deed = sort == LossSort::gap ? "opening" : "repairing";
  const std::string what =
      words.parts == 1 ? deed : fmt::format("{} the best of {} parts", deed, words.parts);
  const std::string stamp = words.stamp.empty() ? "" : ", among the 3 best: " + words.stamp;
  return fmt::format("; {} alone gives {}{}", what, words.gain, stamp);
}

std::string gain_part(LossSort sort, const LossWords& words) {
  if (words.gain.empty()) return "";
  const char* deed = sort == LossSort::gap ? "Opening" : "Repairing";
  const std::string what =
      words.parts == 1 ? "it" : fmt::format("the best of its {} parts", words.parts);
  const std::string stamp =
      words.stamp.empty()
          ? "; other repairs give more"
          : fmt::format("; that it is among the three repairs that give most: {}", words.stamp);
  return fmt::format(" {} {} alone gives {}{}.", deed, what, words.gain, stamp);
}

}  // namespace

// ---- what it rests on -----------------------------------------------------------------------------

std::string interviews_sentence(std::size_t sources, std::size_t interviews) {
  if (sources == 0) return "";
  if (interviews == 0)
    return sources == 1 ? "The one source is no interview."
                        : fmt::format("None of the {} sources is an interview.", sources);
  return fmt::format("Of the {}, {} {}.", counted(sources, "source", "sources"), interviews,
                     form(interviews, "is an interview", "are interviews"));
}

std::string edition_sentence(const Edition& edition) {
  return fmt::format("Edition: {}.", word(edition.widest_kept));
}

std::string edition_head(const Edition& edition) {
  switch (edition.widest_kept) {
    case Access::public_: return "Public edition";
    case Access::partners: return "For partners only";
    case Access::internal: return "Internal: do not pass on";
  }
  return "";
}

std::string as_of_words(const Network& network) { return "As of " + network.as_of; }

std::string running_title(const Network& network) {
  return one_line(network.name.shown()) + ": where information is lost";
}

std::string withheld_findings_sentence(std::size_t findings) {
  if (findings == 0) return "";
  return fmt::format("{} that {} on them {} withheld, too.",
                     capitalised(counted(findings, "finding", "findings")),
                     form(findings, "rests", "rest"), form(findings, "is", "are"));
}

std::string marks_sentence() {
  return "Marks such as [E01] lead to what a source says, in annex A.";
}

// ---- in brief -------------------------------------------------------------------------------------

std::string brief_arrival_sentence(const engine::Total& total, const std::string& where,
                                   const std::string& words) {
  const std::size_t not_known = total.no_route_open + total.no_route_not_asked;
  const std::size_t known = total.rows - std::min(not_known, total.rows);
  if (!total.arrived || known == 0 || !total.share) return arrival_summary(total, where);
  const auto all = static_cast<double>(known);
  const Bounds share{total.arrived->low / all, total.arrived->best / all,
                     total.arrived->high / all};
  const std::string of =
      not_known == 0
          ? fmt::format("Of {}", counted(total.rows, "pair of a group and what it notices",
                                         "pairs of a group and what it notices"))
          : fmt::format("There are {}; of the {} of which something is known",
                        counted(total.rows, "pair of a group and what it notices",
                                "pairs of a group and what it notices"),
                        known);
  return fmt::format("{}, {}{} can be expected to arrive at {} (a share of {}{}).", of,
                     total.standard_error > 0 ? "about " : "", number_and_range(*total.arrived),
                     where, number_with_range(share), words.empty() ? "" : "; " + words);
}

std::string stamps_words(const std::vector<Stamp>& stamps) {
  std::vector<std::string> parts;
  for (const Stamp stamp : {Stamp::solid, Stamp::tentative, Stamp::do_not_quote}) {
    const auto number = static_cast<std::size_t>(std::count(stamps.begin(), stamps.end(), stamp));
    if (number == 0) continue;
    parts.push_back(number == stamps.size() ? engine::word(stamp)
                                            : fmt::format("{} {}", number, engine::word(stamp)));
  }
  return listed(parts);
}

std::string number_and_range(const Bounds& bounds) {
  const std::string best = two_digits(bounds.best);
  const std::string all = number_with_range(bounds);
  return all == best ? best : fmt::format("{} ({})", best, all.substr(best.size() + 2));
}

std::string map_reading_sentence(std::size_t numbered) {
  const std::string numbers =
      numbered == 0 ? ""
      : numbered == 1
          ? " The number 1 marks the largest loss, as in this report."
          : fmt::format(" The numbers 1 to {} mark the largest losses, as in this report.",
                        numbered);
  return "Read from left to right: a box on a line is a barrier, the line behind it is as wide as "
         "what still flows, and a line that ends at a hollow mark does not exist; a question mark "
         "stands where nobody was asked." +
         numbers;
}

// ---- where it is lost -----------------------------------------------------------------------------

std::vector<std::string> loss_heads() {
  return {"No.",
          "From",
          "To",
          "What",
          "Barrier or gap",
          "Lost (range)",
          "Repair gives (range)",
          "Evidence",
          "Among 3 best repairs"};
}

std::string loss_cause_words(LossSort sort, Status status, const std::string& barriers) {
  switch (sort) {
    case LossSort::recognising: return "not recognised" + (barriers.empty() ? "" : ": " + barriers);
    case LossSort::forwarding: return "not passed on" + (barriers.empty() ? "" : ": " + barriers);
    case LossSort::turning: return "nothing is made of it";
    case LossSort::barrier: return barriers;
    case LossSort::channel: return "the line itself";
    case LossSort::gap: break;
  }
  const std::string gap = status == Status::planned ? "line only planned" : "no line";
  return barriers.empty() ? gap : gap + ": " + barriers;
}

std::string largest_loss_sentence(const std::string& sentence) {
  std::string low = sentence;
  if (!low.empty() && low[0] >= 'A' && low[0] <= 'Z')
    low[0] = static_cast<char>(low[0] - 'A' + 'a');
  return "The largest loss (1 on the map): " + low;
}

std::string loss_sentence(LossSort sort, Status status, const LossWords& words) {
  const std::string range =
      sort != LossSort::gap && !words.has_range ? " (no range is worked out)" : "";
  const std::string assumed = words.assumed ? "; that this stands there is assumed" : "";
  const std::string loss = capitalised(where_part(sort, status, words)) + range + assumed;
  if (words.length == ReportLength::brief)
    return with_marks(loss + gain_in_short(sort, words), words.marks);
  return with_marks(loss, words.marks) + gain_part(sort, words);
}

std::string rank_sentence(std::size_t shown, std::size_t in_all) {
  if (in_all <= shown) return "";
  return fmt::format("The {} largest of {} places; annex C has all.", shown, in_all);
}

std::string loss_range_sentence() {
  return "What waits at a gap, and what is lost at several parts together, has no range.";
}

std::string no_place_sentence() {
  return "No loss can be laid to a single place: what does not arrive has no way that the sources "
         "describe to an end.";
}

std::string nothing_lost_sentence() { return "Nothing is known to be lost on ways that work."; }

std::string gain_of_parts(const std::string& gain, std::size_t parts) {
  return parts == 1 ? gain : fmt::format("{}, the best of {} alone", gain, parts);
}

// ---- who is not reached ---------------------------------------------------------------------------

std::string unreached_intro() { return "What does not arrive, or rarely, and why:"; }

std::string nothing_leads_on(const std::string& clause) {
  return "no working channel leads on from there; " + clause;
}

std::string as_far_as(const std::vector<std::string>& actors,
                      const std::vector<std::string>& clauses) {
  const std::string how_far =
      actors.empty() ? "" : fmt::format("it comes as far as {}; ", listed(actors, 3));
  return fmt::format("{}no working channel leads on: {}", how_far, fmt::join(clauses, "; "));
}

std::string faint_clause(const engine::ReachRow& row, const std::string& words,
                         const std::string& way) {
  return fmt::format("{} of such pieces ({}{}) can be expected to arrive, {}",
                     frequency_words(row.probability->best), words.empty() ? "" : words + ": ",
                     reach_number(row), way);
}

std::string hangs_clause() { return "this hangs on an assumption"; }

std::string by_way_of(const std::vector<std::string>& actors) {
  return actors.empty() ? "directly" : "by way of " + listed(actors);
}

std::string more_in_annex(std::size_t number) {
  return number == 0 ? "" : fmt::format("{} more in annex B.", number);
}

// ---- what works, what is not known ----------------------------------------------------------------

std::vector<std::string> works_heads() {
  return {"Who", "What", "How likely it arrives (range)", "Way", "Evidence", "Stamp"};
}

std::string nothing_works_sentence() {
  return "Nothing that a group notices is known to arrive more often than rarely.";
}

std::string comes_back_intro() { return "What is told in return, and arrives:"; }

std::string not_asked_where_sentence(const std::vector<std::string>& actors, std::size_t working) {
  const std::string who = actors.size() == working
                              ? fmt::format("None of the {} was asked",
                                            counted(working, "working actor", "working actors"))
                              : fmt::format("Of {}, these were not asked",
                                            counted(working, "working actor", "working actors"));
  const std::string names = actors.size() == working ? "" : ": " + listed(actors, 6);
  return fmt::format(
      "{} where it passes things on beyond the channels that are named; that none is named there "
      "does not say that there is none{}.",
      who, names);
}

std::string unknown_lines_sentence(std::size_t lines) {
  return fmt::format("Of {} it is not known whether {}.", counted(lines, "channel", "channels"),
                     form(lines, "it exists", "they exist"));
}

std::string line_question(const std::vector<std::string>& from, const std::string& to,
                          const std::vector<std::string>& kinds) {
  return fmt::format("To {}: do you hear of \"{}\" from {}?", to, fmt::join(kinds, "\" or \""),
                     listed(from, 6));
}

std::string way_question(const std::vector<std::string>& who, const std::string& kind) {
  return fmt::format("To {}: when you notice \"{}\", whom do you tell?", listed(who, 6), kind);
}

std::string strength_question(const std::string& from, const std::string& to,
                              const std::string& kind) {
  return fmt::format("To {}: of ten pieces of \"{}\", how many go to {}?", from, kind, to);
}

std::string barrier_question(const std::string& from, const std::string& barrier) {
  return fmt::format("To {}: of ten pieces that you could pass on, how many stop at \"{}\"?", from,
                     barrier);
}

std::string recognising_question() {
  return "To all who notice: of ten such signs, how many do you recognise, and how many do you "
         "then pass on?";
}

std::string source_key(const std::string& id, const std::string& title) {
  return fmt::format("[{}]: {}", id, title);
}

// ---- annexes --------------------------------------------------------------------------------------

std::vector<std::string> element_heads() {
  return {"What", "Status", "Lets through", "Basis", "Lost", "Waits there", "Repair gives (range)"};
}

std::vector<std::string> actor_loss_heads() {
  return {"Actor", "Stands in the lane", "Without it, less of the others' pieces arrives by"};
}

std::vector<std::string> term_sentences() {
  return {
      "Piece: one pair of a group and a kind of information that it notices. Each counts once.",
      "Lost: each loss is shared out among all that cause it together (Shapley value): the mean of "
      "what each takes away over all orders in which they could be repaired.",
      "Waits: what would arrive if a line that is missing or planned were there, shared out in the "
      "same way.",
      "Repair gives: how much more would arrive if this alone let everything through, or were "
      "opened; it is the derivative of what arrives by its likelihood, times what it lacks.",
      "Solid, tentative, do not quote: whether a statement holds in nearly all draws of the "
      "likelihoods and whatever is assumed, in at least half of them, or in fewer.",
      "Stated: a source says so. Implied: one step from what a source says. Assumed: the author's "
      "judgement."};
}

std::string rows_left_out_sentence(std::size_t rows) {
  return fmt::format("{} more {} in the workbook and in results.json.", rows,
                     form(rows, "is", "are"));
}

std::string too_many_rows_sentence(std::size_t rows) {
  return fmt::format(
      "{} are too many to be told one by one: the workbook and results.json have them all.",
      counted(rows, "row", "rows"));
}

std::string number_on_map_words(std::size_t number) {
  return fmt::format("{} on the map: ", number);
}

}  // namespace sideflow::reports
