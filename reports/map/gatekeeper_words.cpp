#include "reports/map/gatekeeper_words.hpp"

#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

constexpr std::size_t kMostNames = 3;

/// "what 5 of 12 groups notice", "5 of 13 things that groups notice".
std::string what(const GatekeeperFinding& finding, std::size_t number) {
  const std::string part = number == finding.of ? fmt::format("all {}", number)
                                                : fmt::format("{} of {}", number, finding.of);
  if (!finding.groups) return fmt::format("{} things that groups notice", part);
  if (finding.of == 1) return "what the one group notices";
  return fmt::format("what {} groups {}", part, form(number, "notices", "notice"));
}

bool all_hang_on_each(const std::vector<HangsOn>& actors, std::size_t number) {
  return std::all_of(actors.begin(), actors.end(),
                     [&](const HangsOn& each) { return each.number == number; });
}

std::string names(const std::vector<HangsOn>& actors) {
  std::vector<std::string> all;
  for (const HangsOn& each : actors) all.push_back(each.name);
  return listed(all, kMostNames);
}

/// "Police for 3 and Courts for 2".
std::string names_with_numbers(const std::vector<HangsOn>& actors) {
  std::vector<std::string> all;
  for (const HangsOn& each : actors)
    all.push_back(fmt::format("{} for {}", each.name, each.number));
  return listed(all, kMostNames);
}

std::string keepers_title(const GatekeeperFinding& finding) {
  const std::string ways =
      fmt::format("For {}, every known way leads through ", what(finding, finding.hanging));
  if (all_hang_on_each(finding.keepers, finding.hanging)) return ways + names(finding.keepers);
  return ways + "one actor: " + names_with_numbers(finding.keepers);
}

std::string counted_things(const GatekeeperFinding& finding, std::size_t number) {
  return finding.groups ? counted(number, "group", "groups")
                        : counted(number, "thing that groups notice", "things that groups notice");
}

std::string collectors_title(const GatekeeperFinding& finding) {
  const std::size_t number = finding.collected_at_one;
  if (!all_hang_on_each(finding.collectors, number))
    return fmt::format("{} {} collected in one place only: {}", capitalised(what(finding, number)),
                       finding.groups || number == 1 ? "is" : "are",
                       names_with_numbers(finding.collectors));
  if (number < finding.arriving)
    return fmt::format("{} {} collected at {} alone", capitalised(what(finding, number)),
                       finding.groups || number == 1 ? "is" : "are", names(finding.collectors));
  return fmt::format("All that is known to arrive, {}{}, goes to {} alone",
                     finding.groups ? "from " : "", counted_things(finding, number),
                     names(finding.collectors));
}

std::string nothing_arrives_title(const GatekeeperFinding& finding) {
  if (!finding.groups)
    return fmt::format("Of {}, none is known to arrive at {}, so nobody is a gatekeeper",
                       counted_things(finding, finding.of), finding.where);
  const std::string who =
      finding.of == 1 ? "the one group notices" : fmt::format("{} groups notice", finding.of);
  return fmt::format("Nothing that {} is known to arrive at {}, so nobody is a gatekeeper", who,
                     finding.where);
}

std::string no_keeper_title(const GatekeeperFinding& finding) {
  const bool one = finding.groups || finding.arriving == 1;
  return fmt::format("{} {} known to arrive, and {} on no single actor",
                     capitalised(what(finding, finding.arriving)), one ? "is" : "are",
                     one ? "hangs" : "hang");
}

}  // namespace

std::string gatekeeper_title(const GatekeeperFinding& finding) {
  if (finding.arriving == 0) return nothing_arrives_title(finding);
  if (finding.hanging > 0) return keepers_title(finding);
  if (finding.collected_at_one > 0) return collectors_title(finding);
  return no_keeper_title(finding);
}

std::string gatekeeper_words(std::size_t number, bool groups) {
  return "all ways of " +
         (groups ? counted(number, "group", "groups") : counted(number, "thing", "things"));
}

std::string only_collector_words(std::size_t number, bool groups) {
  return "only here: " +
         (groups ? counted(number, "group", "groups") : counted(number, "thing", "things"));
}

std::string only_through_words(const std::vector<std::string>& keepers, std::size_t rows,
                               std::size_t of) {
  const std::string words = "only through " + listed(keepers, kMostNames);
  return rows == of ? words : fmt::format("{} of {} {}", rows, of, words);
}

std::string and_the_rest_words(const std::string& words, const std::string& rest) {
  return rest.empty() ? words : words + "; the rest: " + rest;
}

std::string and_its_own_words(const std::string& words, const std::string& own) {
  return own.empty() ? words : words + "; its own: " + own;
}

std::string width_of_gatekeepers_words() {
  return "the wider, the more passes here that hangs on a single actor";
}

std::string link_of_gatekeepers_words(bool any_wide) {
  return any_wide ? "any other working line" : "a working line";
}

std::string known_gatekeeper_words() { return "all known ways of others pass here"; }

std::string gatekeeper_note(std::size_t not_tried) {
  const std::string known = "Known ways only: a line that nobody was asked about may lead round.";
  if (not_tried == 0) return known;
  return fmt::format("{} {} too much work to try: there may be more gatekeepers.", known,
                     counted(not_tried, "actor was", "actors were"));
}

}  // namespace sideflow::reports
