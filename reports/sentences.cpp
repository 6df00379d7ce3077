#include "reports/sentences.hpp"

#include "reports/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::ReachRow;
using engine::Verdict;
using engine::Why;

// ---- counting for the title ---------------------------------------------------------------------

/// How many of something (groups, or things that groups notice) fare how.
struct Tally {
  std::size_t arrives = 0, rarely = 0, not_at_all = 0, not_known = 0;
  bool not_known_is_open = false;  ///< for one at least, "not asked" would not be the whole truth

  [[nodiscard]] std::size_t lost() const { return rarely + not_at_all; }
  [[nodiscard]] std::size_t total() const { return arrives + lost() + not_known; }
};

void count(Tally& tally, Fate fate) {
  switch (fate) {
    case Fate::arrives: ++tally.arrives; break;
    case Fate::rarely_arrives: ++tally.rarely; break;
    case Fate::does_not_arrive: ++tally.not_at_all; break;
    case Fate::not_known: ++tally.not_known; break;
    case Fate::at_home: break;
  }
}

bool is_open(const ReachRow& row) { return is_not_known(row) && row.why != Why::not_asked; }

using FatesByActor = std::map<std::uint32_t, std::set<Fate>>;

using Rows = std::vector<const ReachRow*>;

/// The rows of one kind, or all.
Rows rows_of(const Network& network, const engine::Analysis& analysis,
             const std::optional<KindId>& kind) {
  Rows rows;
  for (const ReachRow& row : analysis.reach.bearers) {
    const std::uint32_t at = analysis.graph.vertices[row.row.vertex].kind;
    if (!kind || network.kinds[at].id == *kind) rows.push_back(&row);
  }
  return rows;
}

FatesByActor fates_by_actor(const engine::Analysis& analysis, const Rows& rows) {
  FatesByActor fates;
  for (const ReachRow* row : rows) {
    if (fate(*row) != Fate::at_home)
      fates[analysis.graph.vertices[row->row.vertex].actor].insert(fate(*row));
  }
  return fates;
}

bool each_group_fares_one_way(const FatesByActor& fates) {
  for (const auto& [actor, fates_of_one] : fates) {
    if (fates_of_one.size() > 1) return false;
  }
  return true;
}

bool any_open(const Rows& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const ReachRow* row) { return is_open(*row); });
}

Tally tally_of_groups(const FatesByActor& fates) {
  Tally tally;
  for (const auto& [actor, fates_of_one] : fates) count(tally, *fates_of_one.begin());
  return tally;
}

Tally tally_of_rows(const Rows& rows) {
  Tally tally;
  for (const ReachRow* row : rows) count(tally, fate(*row));
  return tally;
}

// ---- the title ----------------------------------------------------------------------------------

std::string share_of(std::size_t number, std::size_t total) {
  return number == total ? fmt::format("all {}", total) : fmt::format("{} of {}", number, total);
}

/// "What 9 of 12 groups notice", "What the one group notices".
std::string what_groups_notice(std::size_t number, std::size_t total) {
  if (total == 1) return "What the one group notices";
  return fmt::format("What {} groups {}", share_of(number, total),
                     form(number, "notices", "notice"));
}

std::string subject(const Tally& tally, std::size_t number, bool groups) {
  if (groups) return what_groups_notice(number, tally.total());
  return fmt::format("Of {} things that groups notice, {}", tally.total(), number);
}

/// What is said of the number in the subject; "What 3 groups notice" is one thing,
/// things that groups notice are counted.
std::string lost_words(const Tally& tally, const std::string& where, bool one_thing) {
  const char* does = one_thing ? "does" : "do";
  const char* arrives = one_thing ? "arrives" : "arrive";
  if (tally.rarely == 0) return fmt::format("{} not arrive at {}", does, where);
  if (tally.not_at_all == 0) return fmt::format("rarely {} at {}", arrives, where);
  return fmt::format("{} not arrive at {}, or only rarely", does, where);
}

std::string not_known_tail(const Tally& tally, bool groups) {
  if (tally.not_known == 0) return "";
  if (tally.not_known_is_open) return fmt::format("; of {} more it is not known", tally.not_known);
  if (!groups) return fmt::format("; of {} more nobody was asked", tally.not_known);
  return fmt::format("; {} more {} not asked", tally.not_known,
                     form(tally.not_known, "was", "were"));
}

std::string nothing_known_title(const Tally& tally, const std::string& where, bool groups) {
  const std::string who =
      groups ? counted(tally.total(), "group", "groups")
             : counted(tally.total(), "thing that groups notice", "things that groups notice");
  const char* why = tally.not_known_is_open ? "it is not known whether there is one"
                                            : "nobody was asked whether there is one";
  return fmt::format("For {} no way to {} is known; {}", who, where, why);
}

std::string title_of(const Tally& tally, const std::string& where, bool groups) {
  if (tally.not_known == tally.total()) return nothing_known_title(tally, where, groups);
  const std::size_t number = tally.lost() > 0 ? tally.lost() : tally.arrives;
  const bool one_thing = groups || number == 1;
  const std::string words = tally.lost() > 0 ? lost_words(tally, where, one_thing)
                                             : fmt::format("can arrive at {}", where);
  return subject(tally, number, groups) + " " + words + not_known_tail(tally, groups);
}

std::string title_without_rows(const Network& network, const Rows& rows) {
  const std::string name = one_line(network.name.shown());
  if (rows.empty())
    return name + ": nobody is described as holding information that is to be collected";
  return name + ": all that is noticed is noticed where it is collected";
}

// ---- numbers ------------------------------------------------------------------------------------

/// How many digits stand behind the point when two of the number count.
int decimals_of_two_digits(double number) {
  const int magnitude = static_cast<int>(std::floor(std::log10(number)));
  return std::max(0, 1 - magnitude);
}

double parsed(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string plain(double number, int decimals) { return fmt::format("{:.{}f}", number, decimals); }

std::string in_so_many(double probability, int of) {
  const int number = static_cast<int>(std::lround(probability * of));
  return fmt::format("about {} in {}", number, of);
}

/// The likeliest word whose low the probability is beyond, in the sense of `is_beyond`.
template <class Order>
std::string scale_word_where(const Network& network, double probability, Order is_beyond) {
  std::string word;
  for (const ScaleWord& entry : network.scale) {
    const double best = entry.range.best.value();
    if ((best == 0 && probability > 0) || (best == 1 && probability < 1)) continue;
    if (word.empty() || is_beyond(probability, entry.range.low.value())) word = entry.word;
  }
  return word;
}

/// Whether two numbers differ by no more than what adding in another order does.
bool are_same(double one, double other) {
  return std::fabs(one - other) <= 1e-9 * std::max(std::fabs(one), std::fabs(other));
}

/// The border of a range with two digits, never inside it: a low rounds down, a high up.
std::string border(double number, double outward) {
  if (number > 0.99 && number < 1) return outward < 0 ? "0.99" : two_digits(number);
  const double rounded = number > 0 ? parsed(fmt::format("{:.1e}", number)) : number;
  if (are_same(rounded, number) || (rounded - number) * outward > 0) return two_digits(number);
  return two_digits(rounded + outward * std::pow(10, std::floor(std::log10(number)) - 1));
}

std::string low_border(double low) { return border(low, -1); }
std::string high_border(double high) { return border(high, 1); }

std::string range_words(const engine::Bounds& bounds) {
  return fmt::format("range {} to {}", low_border(bounds.low), high_border(bounds.high));
}

bool is_one_number(const engine::Bounds& bounds) {
  return are_same(bounds.low, bounds.best) && are_same(bounds.high, bounds.best);
}

engine::Bounds share_of_known(const engine::Bounds& arrived, std::size_t known) {
  const auto all = static_cast<double>(known);
  return {arrived.low / all, arrived.best / all, arrived.high / all};
}

/// Stands before every number that is an estimate.
constexpr const char* kAbout = "about ";

std::string title_of_source(const Source& source) {
  return fmt::format("{} ({})", one_line(source.title), source.date);
}

/// Whether a source speaks of a collecting unit that is not there (yet): what does not arrive is then
/// not missed at the working one alone.
bool has_collectors_to_come(const Network& network) {
  return std::any_of(network.actors.begin(), network.actors.end(), [](const Actor& actor) {
    return actor.status != Status::working && !actor.collects.empty();
  });
}

}  // namespace

Fate fate(const ReachRow& row) {
  if (row.verdict == Verdict::at_home) return Fate::at_home;
  if (is_not_known(row)) return Fate::not_known;
  if (does_not_arrive(row)) return Fate::does_not_arrive;
  return row.verdict == Verdict::reached ? Fate::arrives : Fate::rarely_arrives;
}

std::string finding_title(const Network& network, const engine::Analysis& analysis,
                          const std::optional<KindId>& kind) {
  const Rows rows = rows_of(network, analysis, kind);
  const FatesByActor fates = fates_by_actor(analysis, rows);
  const bool groups = each_group_fares_one_way(fates);
  Tally tally = groups ? tally_of_groups(fates) : tally_of_rows(rows);
  tally.not_known_is_open = any_open(rows);
  const std::string title = tally.total() == 0
                                ? title_without_rows(network, rows)
                                : title_of(tally, collecting_unit(network, analysis), groups);
  return kind ? one_line(find_kind(network, *kind)->name.shown()) + ": " + continued(title) : title;
}

std::string continued(const std::string& title) {
  for (const char* start : {"What ", "Of ", "For "}) {
    if (!title.starts_with(start)) continue;
    std::string words = title;
    words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
  }
  return title;
}

std::string verdict_words(const ReachRow& row) {
  switch (row.verdict) {
    case Verdict::at_home: return "stays where it is collected";
    case Verdict::reached: return "arrives";
    case Verdict::faint: return "rarely arrives";
    case Verdict::blocked: return does_not_arrive(row) ? "does not arrive" : "almost never arrives";
    case Verdict::no_route:
      return does_not_arrive(row) ? "does not arrive"
                                  : "no way is known; it has not been asked whether there is one";
    case Verdict::undecided: return "arrives or rarely arrives; the estimate cannot tell which";
  }
  return "";
}

std::string short_verdict(const ReachRow& row) {
  if (row.verdict == Verdict::undecided) return "not decided";
  if (row.verdict != Verdict::no_route || does_not_arrive(row)) return verdict_words(row);
  return row.why == Why::open ? "not known (open)" : "not known (not asked)";
}

std::string audience_words(const ReachRow& row) {
  return row.verdict == Verdict::at_home ? "is held by those who need it" : verdict_words(row);
}

bool does_not_arrive(const ReachRow& row) {
  if (row.verdict == Verdict::blocked) return row.verdict_high == Verdict::blocked;
  return row.verdict == Verdict::no_route && row.why == Why::said;
}

bool is_not_known(const ReachRow& row) {
  if (row.verdict == Verdict::undecided) return true;
  return row.verdict == Verdict::no_route && row.why != Why::said;
}

bool hangs_on_an_assumption(const ReachRow& row) {
  return row.verdict_pessimistic != row.verdict_optimistic;
}

std::string collecting_unit(const Network& network, const engine::Analysis& analysis) {
  std::set<std::uint32_t> actors;
  for (const engine::VertexIndex vertex : analysis.graph.collectors)
    actors.insert(analysis.graph.vertices[vertex].actor);
  if (actors.empty()) return "a unit that would collect it";
  if (actors.size() > 1 || has_collectors_to_come(network)) return "a unit that collects it";
  return with_article(one_line(network.actors[*actors.begin()].name.shown()));
}

std::string source_line(const Network& network, const Edition& edition) {
  std::vector<std::string> titles;
  std::set<std::string> named, withheld_titles;
  for (const SourceId& id : cited_sources(network)) {
    const Source* source = find_source(network, id);
    // A document that no file describes is one of its own, whatever others there are.
    const std::string title = source != nullptr ? title_of_source(*source) : id.text;
    if (!shows(edition, network, id)) {
      withheld_titles.insert(title);
    } else if (named.insert(title).second) {
      titles.push_back(title);
    }
  }
  std::erase_if(withheld_titles, [&](const std::string& title) { return named.contains(title); });
  const std::size_t withheld = withheld_titles.size();
  const std::size_t sources = titles.size() + withheld;
  if (withheld > 0)
    titles.push_back(fmt::format("{} that {} not public", withheld, form(withheld, "is", "are")));
  const std::string as_of = fmt::format("As of {}.", network.as_of);
  if (sources == 0) return "No source is named. " + as_of;
  return fmt::format("{}: {}. {}", form(sources, "Source", "Sources"), listed(titles), as_of);
}

std::string likelihood_words(double probability) {
  if (probability <= 0) return "exactly 0";
  if (probability >= 1) return "exactly 1";
  if (probability > 0.99) return frequency_words(probability);
  return fmt::format("{} ({})", frequency_words(probability), two_digits(probability));
}

std::string frequency_words(double probability) {
  if (probability <= 0) return "none";
  if (probability >= 1) return "all";
  if (probability < 0.01) return "less than 1 in 100";
  if (probability > 0.99) return "more than 99 in 100";
  return in_so_many(probability, probability < 0.095 || probability > 0.95 ? 100 : 10);
}

std::string two_digits(double number) {
  if (number == 0) return "0";
  if (number > 0 && number < 0.0001) return "below 0.0001";
  if (number > 0.99 && number < 1) return "above 0.99";  // never 1.0: that would be certain
  if (number > 0 && number < 100 && number == std::floor(number)) return plain(number, 0);
  // Rounding to two digits may carry into a new one (0.0996): the rounded number says how many.
  const double rounded = parsed(fmt::format("{:.1e}", number));
  return plain(rounded, decimals_of_two_digits(std::fabs(rounded)));
}

std::string number_with_range(const engine::Bounds& bounds) {
  const std::string best = two_digits(bounds.best);
  return is_one_number(bounds) ? best : fmt::format("{}, {}", best, range_words(bounds));
}

std::string number_then_range(const engine::Bounds& bounds) {
  const std::string best = two_digits(bounds.best);
  if (is_one_number(bounds)) return best;
  return fmt::format("{} ({} to {})", best, low_border(bounds.low), high_border(bounds.high));
}

std::string reach_number(const ReachRow& row) {
  if (!row.probability) return "";
  const std::string number = number_with_range(*row.probability);
  if (!row.sampled) return number;
  const bool is_a_border = number.starts_with("above") || number.starts_with("below");
  return is_a_border ? number + " by estimate" : kAbout + number;
}

std::string estimate_sentence(const engine::Reach& reach) {
  double error = 0;
  std::uint64_t fewest = 0, most = 0;
  for (const std::vector<ReachRow>* rows : {&reach.bearers, &reach.audiences}) {
    for (const ReachRow& row : *rows) {
      if (!row.sampled) continue;
      error = std::max(error, row.sampled->standard_error);
      fewest = most == 0 ? row.sampled->worlds : std::min(fewest, row.sampled->worlds);
      most = std::max(most, row.sampled->worlds);
    }
  }
  if (most == 0) return "";
  const std::string worlds =
      fewest == most ? std::to_string(most) : fmt::format("{} to {}", fewest, most);
  return fmt::format(
      "Numbers with \"about\" are estimates from {} drawn worlds: the ways are too entangled to be "
      "counted exactly. Their standard error is at most {}.",
      worlds, two_digits(error));
}

std::string arrival_summary(const engine::Total& total, const std::string& where) {
  if (!total.arrived) return "How much arrives has not been worked out.";
  const std::size_t not_known = total.no_route_open + total.no_route_not_asked;
  const std::size_t known = total.rows - not_known;
  if (known == 0)
    return fmt::format("Of none of the {} it is known whether it arrives.", not_known);
  const std::string of = not_known == 0
                             ? fmt::format("Of {} in all", known)
                             : fmt::format("Of the {} of which something is known", known);
  const engine::Bounds& arrived = *total.arrived;
  const std::string range =
      is_one_number(arrived) ? "" : fmt::format(" ({})", range_words(arrived));
  const std::string tail =
      not_known == 0 ? "" : fmt::format(" Of {} more it is not known.", not_known);
  return fmt::format("{}, {}{}{} can be expected to arrive at {}: {}.{}", of,
                     total.standard_error > 0 ? kAbout : "", two_digits(arrived.best), range, where,
                     number_with_range(share_of_known(arrived, known)), tail);
}

std::string scale_word(const Network& network, double probability) {
  return scale_word_where(network, probability, std::greater<>());
}

std::string scale_words(const Network& network, const engine::Bounds& bounds) {
  if (bounds.low == bounds.high) return scale_word(network, bounds.best);
  // On a border the range belongs to the word that it reaches into.
  const std::string low = scale_word_where(network, bounds.low, std::greater_equal<>());
  const std::string high = scale_word(network, bounds.high);
  return low == high ? low : fmt::format("{} to {}", low, high);
}

std::string more_rows_sentence(std::size_t number) {
  return number == 0 ? "" : fmt::format("{} more; a table file (-o) lists them.", number);
}

std::string withheld_passages(std::size_t number) {
  return counted(number, "passage that is not public", "passages that are not public");
}

std::string withheld_citations(std::size_t number) {
  if (number == 0) return "";
  return fmt::format("{} from sources that are not public.",
                     counted(number, "passage is withheld", "passages are withheld"));
}

std::string cited_source_words(const Citation& citation) {
  const std::string title = one_line(citation.title);
  return citation.date.empty() ? title : fmt::format("{} ({})", title, citation.date);
}

std::string citation_words(const Citation& citation) {
  if (citation.where.empty()) return one_line(citation.says);
  if (citation.says.empty()) return capitalised(one_line(citation.where)) + ".";
  return fmt::format("{} ({})", one_line(citation.says), one_line(citation.where));
}

}  // namespace sideflow::reports
