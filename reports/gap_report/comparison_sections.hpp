// The sections of the comparison, each made on its own.
#pragma once

#include "reports/gap_report/comparison_lines.hpp"
#include "reports/gap_report/report_sections.hpp"
#include "reports/sentences.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace sideflow::reports {

/// Countries in the order of their names. Marks are those of the passages that the comparison
/// cites: "E07".
struct ComparisonMatter {
  std::vector<ReportMatter> countries;
  std::vector<std::string> names;  ///< of `countries`, each once
  std::vector<RoleLine> lines;
  Edition edition;
};

/// How many rows of what groups notice fare how; fates without any are left out.
using FateCounts = std::map<Fate, std::size_t>;

[[nodiscard]] FateCounts fate_counts(const engine::Analysis& analysis);

/// The title: how what groups notice fares in all countries together.
[[nodiscard]] std::string comparison_title(const ComparisonMatter& matter);
/// Documents, dates, how much was asked and graded, country by country.
[[nodiscard]] Blocks comparison_rests_on(const ComparisonMatter& matter);
/// What arrives, what does not, what is not known.
[[nodiscard]] Blocks side_by_side(const ComparisonMatter& matter);
/// How each role that two countries have fares in each.
[[nodiscard]] Blocks by_role(const ComparisonMatter& matter);
/// Who could lend what to whom, what to ask whom, and what works nowhere.
[[nodiscard]] Blocks lending(const ComparisonMatter& matter);
/// Barriers by type and by what they rest on.
[[nodiscard]] Blocks barriers_side_by_side(const ComparisonMatter& matter);
[[nodiscard]] Blocks comparison_does_not_know(const ComparisonMatter& matter);

/// The name of a role; of countries that name it differently, the first.
[[nodiscard]] std::string role_words(const ComparisonMatter& matter, const RoleId& role);
/// The names of the countries at these positions.
[[nodiscard]] std::vector<std::string> names_at(const ComparisonMatter& matter,
                                                const std::vector<std::size_t>& countries);

}  // namespace sideflow::reports
