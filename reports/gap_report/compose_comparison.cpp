#include "reports/gap_report/compose_comparison.hpp"

#include "reports/gap_report/comparison_evidence.hpp"
#include "reports/gap_report/comparison_sections.hpp"
#include "reports/gap_report/comparison_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

std::string shown_name(const Network& network) { return one_line(network.name.shown()); }

/// By name: any other order would look like a ranking.
std::vector<ComparedCountry> by_name(std::span<const ComparedCountry> countries) {
  std::vector<const ComparedCountry*> order;
  for (const ComparedCountry& country : countries) order.push_back(&country);
  std::sort(order.begin(), order.end(), [](const ComparedCountry* a, const ComparedCountry* b) {
    return std::make_tuple(shown_name(a->network), a->network.id) <
           std::make_tuple(shown_name(b->network), b->network.id);
  });
  std::vector<ComparedCountry> sorted;
  for (const ComparedCountry* country : order) sorted.push_back(*country);
  return sorted;
}

/// The names; of networks that share one, each with its id.
std::vector<std::string> names_of(const std::vector<ComparedCountry>& countries) {
  std::vector<std::string> names;
  for (const ComparedCountry& country : countries) {
    const std::string name = shown_name(country.network);
    const bool shared = std::count_if(countries.begin(), countries.end(), [&](const auto& other) {
                          return shown_name(other.network) == name;
                        }) > 1;
    names.push_back(shared ? fmt::format("{} ({})", name, country.network.id) : name);
  }
  return names;
}

std::vector<ReportMatter> report_matters(const std::vector<ComparedCountry>& countries,
                                         const Edition& edition,
                                         const std::vector<PassageMarks>& marks) {
  std::vector<ReportMatter> matters;
  for (std::size_t at = 0; at < countries.size(); ++at)
    matters.push_back({countries[at].network, countries[at].analysis, edition,
                       marks.empty() ? PassageMarks{} : marks[at]});
  return matters;
}

Blocks annex(const Citations& citations) {
  if (citations.sources.empty() && citations.withheld.empty()) return {};
  return {Heading{2, heading::kCited}, citations};
}

}  // namespace

std::string role_words(const ComparisonMatter& matter, const RoleId& role) {
  for (const ReportMatter& country : matter.countries) {
    const Role* found = find_role(country.network, role);
    if (found != nullptr && !found->name.shown().empty()) return one_line(found->name.shown());
  }
  return role.text;
}

std::vector<std::string> names_at(const ComparisonMatter& matter,
                                  const std::vector<std::size_t>& countries) {
  std::vector<std::string> names;
  for (const std::size_t at : countries) names.push_back(matter.names[at]);
  return names;
}

Document compose_comparison(std::span<const ComparedCountry> countries,
                            const ComparisonOptions& options) {
  const std::vector<ComparedCountry> sorted = by_name(countries);
  const std::vector<RoleLine> lines = role_lines(report_matters(sorted, options.edition, {}));
  const CitedPassages cited = cited_passages(report_matters(sorted, options.edition, {}), lines);
  const ComparisonMatter matter{report_matters(sorted, options.edition, cited.marks),
                                names_of(sorted), lines, options.edition};
  Document report{comparison_title(matter),
                  {},
                  {.edition = edition_head(options.edition), .running = comparison_running()}};
  if (countries.empty()) return report;
  report.blocks.emplace_back(Paragraph{"", comparison_subject()});
  for (const auto section : {comparison_rests_on, side_by_side, by_role, lending,
                             barriers_side_by_side, comparison_does_not_know})
    append(report.blocks, section(matter));
  append(report.blocks, annex(cited.citations));
  return report;
}

}  // namespace sideflow::reports
