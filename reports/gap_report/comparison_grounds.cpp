// What the comparison rests on, what stands in the way, and what is not known.
#include "reports/description/description_words.hpp"
#include "reports/element_words.hpp"
#include "reports/gap_report/comparison_sections.hpp"
#include "reports/gap_report/comparison_sentences.hpp"
#include "reports/gap_report/gap_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

// ---- documents ------------------------------------------------------------------------------------

std::string title_of(const Network& network, const SourceId& id) {
  const Source& source = *find_source(network, id);
  return cited_source_words({"", source.title, "", source.date, false});
}

/// Which countries name a document that the edition shows.
std::map<std::string, std::vector<std::string>> documents(const ComparisonMatter& matter) {
  std::map<std::string, std::vector<std::string>> by_title;
  for (std::size_t at = 0; at < matter.countries.size(); ++at) {
    const Network& network = matter.countries[at].network;
    std::set<std::string> titles;
    for (const SourceId& id : cited_sources(network))
      if (shows(matter.edition, network, id)) titles.insert(title_of(network, id));
    for (const std::string& title : titles) by_title[title].push_back(matter.names[at]);
  }
  return by_title;
}

std::string withheld_sentence_of(const ComparisonMatter& matter) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < matter.countries.size(); ++at) {
    const std::size_t number = withheld(matter.countries[at].network, matter.edition).sources;
    if (number > 0)
      parts.push_back(
          fmt::format("{} of {}", counted(number, "source", "sources"), matter.names[at]));
  }
  return withheld_documents_sentence(parts);
}

std::size_t passages_used(const Network& network) {
  std::set<std::string> keys;
  for (const Evidence* piece : all_evidence(network)) keys.insert(passage_key(*piece));
  return keys.size();
}

std::vector<std::string> depth_row(const Network& network, const std::string& name) {
  const StrengthCounts strengths = strength_counts(network);
  return {name,
          network.as_of,
          std::to_string(passages_used(network)),
          std::to_string(network.actors.size()),
          std::to_string(network.channels.size()),
          out_of(actors_not_asked(network).size(), working_actors(network)),
          out_of(strengths.assumed, strengths.total())};
}

// ---- barriers -------------------------------------------------------------------------------------

/// Names of the barriers of a type that rest on the same, by position of the country.
using BarrierNames = std::map<std::size_t, std::set<std::string>>;
/// By name of the type, then by what they rest on.
using BarrierGroups = std::map<std::pair<std::string, RestsOn>, BarrierNames>;

std::string type_words(const Network& network, const BarrierTypeId& id) {
  for (const BarrierType& type : network.barrier_types)
    if (type.id == id && !type.name.shown().empty()) return one_line(type.name.shown());
  return id.text;
}

BarrierGroups barrier_groups(const ComparisonMatter& matter) {
  BarrierGroups groups;
  for (std::size_t at = 0; at < matter.countries.size(); ++at) {
    const Network& network = matter.countries[at].network;
    for (const Barrier& barrier : network.barriers)
      groups[{type_words(network, barrier.type), barrier.rests_on}][at].insert(
          barrier_name(network, barrier.id));
  }
  return groups;
}

std::string where_words(const ComparisonMatter& matter, const BarrierNames& names) {
  std::vector<std::string> parts;
  for (const auto& [at, barriers] : names)
    parts.push_back(fmt::format("{}: {}", matter.names[at], fmt::join(barriers, ", ")));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::vector<std::string> countries_such_that(const ComparisonMatter& matter, auto holds) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < matter.countries.size(); ++at)
    if (holds(matter.countries[at].network)) names.push_back(matter.names[at]);
  return names;
}

// ---- what is not known ----------------------------------------------------------------------------

std::string depth_of_all(const ComparisonMatter& matter) {
  std::vector<std::size_t> numbers;
  for (const ReportMatter& country : matter.countries)
    numbers.push_back(passages_used(country.network));
  const auto [fewest, most] = std::minmax_element(numbers.begin(), numbers.end());
  return depth_sentence(*fewest, *most);
}

std::vector<std::string> dates_of(const ComparisonMatter& matter) {
  std::set<std::string> dates;
  for (const ReportMatter& country : matter.countries) dates.insert(country.network.as_of);
  return {dates.begin(), dates.end()};
}

}  // namespace

Blocks comparison_rests_on(const ComparisonMatter& matter) {
  Bullets titles;
  for (const auto& [title, countries] : documents(matter))
    titles.items.push_back(document_sentence(title, countries, matter.countries.size()));
  Blocks blocks = {Heading{2, heading::kRestsOn}};
  if (!titles.items.empty()) blocks.emplace_back(std::move(titles));
  const std::string kept_back = withheld_sentence_of(matter);
  blocks.emplace_back(
      Paragraph{"", edition_sentence(matter.edition) + (kept_back.empty() ? "" : " " + kept_back)});
  Table table{rests_on_heads(), {}, {2, 3, 4, 5, 6}, {18, 11, 12, 10, 12, 20, 17}};
  for (std::size_t at = 0; at < matter.countries.size(); ++at)
    table.rows.push_back(depth_row(matter.countries[at].network, matter.names[at]));
  blocks.emplace_back(std::move(table));
  return blocks;
}

Blocks barriers_side_by_side(const ComparisonMatter& matter) {
  Table table{barrier_type_heads(), {}, {}, {17, 13, 70}};
  for (const auto& [group, names] : barrier_groups(matter)) {
    const std::string ground = rests_on_words(group.second, "");
    table.rows.push_back(
        {group.first, ground.empty() ? ground_not_said() : ground, where_words(matter, names)});
  }
  const Heading head{2, heading::kBarrierTypes, "4"};
  if (table.rows.empty()) return {head, Paragraph{"", no_barriers_sentence()}};
  const auto without =
      countries_such_that(matter, [](const Network& network) { return network.barriers.empty(); });
  const std::string none = no_barriers_where_sentence(without);
  return {head, Paragraph{"", barrier_types_sentence() + (none.empty() ? "" : " " + none)},
          std::move(table)};
}

Blocks comparison_does_not_know(const ComparisonMatter& matter) {
  const auto templates =
      countries_such_that(matter, [](const Network& network) { return network.channels.empty(); });
  Bullets sentences;
  for (std::string& sentence : std::vector{depth_of_all(matter), templates_sentence(templates),
                                           asking_sentence(), dates_sentence(dates_of(matter)),
                                           likeness_sentence(), gain_not_known_sentence()})
    if (!sentence.empty()) sentences.items.push_back(std::move(sentence));
  return {Heading{2, heading::kComparisonNotKnown, "5"}, std::move(sentences)};
}

}  // namespace sideflow::reports
