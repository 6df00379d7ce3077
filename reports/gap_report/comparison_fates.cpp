// What arrives, side by side: country by country, and role by role.
#include "reports/gap_report/comparison_sections.hpp"
#include "reports/gap_report/comparison_sentences.hpp"
#include "reports/map/region_words.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

using engine::Analysis;

constexpr std::array kKnown{Fate::arrives, Fate::rarely_arrives, Fate::does_not_arrive};

std::size_t number_of(const FateCounts& counts, Fate fate) {
  const auto found = counts.find(fate);
  return found == counts.end() ? 0 : found->second;
}

std::size_t travelling(const FateCounts& counts) {
  std::size_t all = number_of(counts, Fate::not_known);
  for (const Fate fate : kKnown) all += number_of(counts, fate);
  return all;
}

/// Not known, and not for want of asking.
bool is_open(const engine::ReachRow& row) {
  return is_not_known(row) && row.why != engine::Why::not_asked;
}

std::size_t open_rows(const Analysis& analysis) {
  const auto& rows = analysis.reach.bearers;
  return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_open));
}

/// What can be expected to arrive, of what is known, as arrival_summary() says it.
std::string expected_cell(const engine::Total& total) {
  if (!total.arrived) return not_computed_words();
  const std::size_t known = total.rows - total.no_route_open - total.no_route_not_asked;
  if (known == 0) return none_known_words();
  const std::string about = total.standard_error > 0 ? "about " : "";
  return expected_words(about + number_then_range(*total.arrived), known);
}

std::vector<std::string> country_row(const ReportMatter& country, const std::string& name) {
  const FateCounts counts = fate_counts(country.analysis);
  std::vector<std::string> cells = {name};
  for (const Fate fate : kKnown) cells.push_back(std::to_string(number_of(counts, fate)));
  const std::size_t open = open_rows(country.analysis);
  cells.push_back(std::to_string(number_of(counts, Fate::not_known) - open));
  cells.push_back(std::to_string(open));
  cells.push_back(std::to_string(number_of(counts, Fate::at_home)));
  cells.push_back(expected_cell(country.analysis.reach.total));
  return cells;
}

// ---- roles ----------------------------------------------------------------------------------------

/// What a role notices in a country, and how it fares.
struct RoleFates {
  FateCounts counts;
  std::size_t open = 0;  ///< of those not known
};

RoleFates fates_of_role(const ReportMatter& country, const RoleId& role) {
  RoleFates fates;
  const engine::FlowGraph& graph = country.analysis.graph;
  for (const engine::ReachRow& row : country.analysis.reach.bearers) {
    if (country.network.actors[graph.vertices[row.row.vertex].actor].role != role) continue;
    ++fates.counts[fate(row)];
    fates.open += is_open(row) ? 1 : 0;
  }
  return fates;
}

/// A role with how it fares in each country.
struct RoleRow {
  RoleId role;
  std::vector<RoleFates> fates;        ///< by country
  std::vector<std::size_t> described;  ///< countries that map such an actor
};

bool maps(const ReportMatter& country, const RoleId& role) {
  for (const Actor& actor : country.network.actors)
    if (actor.role == role) return true;
  return false;
}

RoleRow role_row(const ComparisonMatter& matter, const RoleId& role) {
  RoleRow row{role, {}, {}};
  for (std::size_t at = 0; at < matter.countries.size(); ++at) {
    row.fates.push_back(fates_of_role(matter.countries[at], role));
    if (maps(matter.countries[at], role)) row.described.push_back(at);
  }
  return row;
}

bool notices_anything(const RoleRow& row) {
  return std::any_of(row.fates.begin(), row.fates.end(),
                     [](const RoleFates& fates) { return !fates.counts.empty(); });
}

std::set<RoleId> roles_of(const ComparisonMatter& matter) {
  std::set<RoleId> roles;
  for (const ReportMatter& country : matter.countries)
    for (const Actor& actor : country.network.actors) roles.insert(actor.role);
  return roles;
}

/// "Estonia 1 of 2": how many things of the role fare like this there; the name alone where all do.
std::string fate_cell(const ComparisonMatter& matter, const RoleRow& row, Fate fate) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < matter.countries.size(); ++at) {
    const FateCounts& counts = row.fates[at].counts;
    const std::size_t number = number_of(counts, fate);
    const std::size_t all = travelling(counts) + number_of(counts, Fate::at_home);
    if (number == 0) continue;
    const std::string& country = matter.names[at];
    const std::string name =
        fate == Fate::not_known ? partly_open(country, row.fates[at].open, number) : country;
    parts.push_back(number == all ? name : fmt::format("{} {}", name, out_of(number, all)));
  }
  return listed(parts);
}

/// Countries in which nothing is described that the role notices, by why.
struct Without {
  std::vector<std::size_t> noticing;  ///< an actor works, and holds nothing
  std::vector<std::size_t> working;   ///< there is an actor, and it does not work
  std::vector<std::size_t> actor;     ///< none is mapped
};

Without without(const ComparisonMatter& matter, const RoleRow& row) {
  Without found;
  for (std::size_t at = 0; at < matter.countries.size(); ++at) {
    if (!row.fates[at].counts.empty()) continue;
    const ReportMatter& country = matter.countries[at];
    if (!maps(country, row.role))
      found.actor.push_back(at);
    else
      (has_role(country, row.role) ? found.noticing : found.working).push_back(at);
  }
  return found;
}

std::vector<std::string> role_cells(const ComparisonMatter& matter, const RoleRow& row) {
  std::vector<std::string> cells = {role_words(matter, row.role)};
  for (const Fate fate : kKnown) cells.push_back(fate_cell(matter, row, fate));
  cells.push_back(fate_cell(matter, row, Fate::not_known));
  cells.push_back(fate_cell(matter, row, Fate::at_home));
  const Without found = without(matter, row);
  cells.push_back(listed(names_at(matter, found.noticing)));
  cells.push_back(listed(names_at(matter, found.working)));
  cells.push_back(others_words(names_at(matter, found.actor)));
  return cells;
}

/// The table without the columns in which nothing stands.
Table without_empty_columns(const Table& table) {
  Table fuller;
  fuller.rows.resize(table.rows.size());
  for (std::size_t column = 0; column < table.heads.size(); ++column) {
    const bool is_empty = std::all_of(table.rows.begin(), table.rows.end(),
                                      [&](const auto& row) { return row[column].empty(); });
    if (is_empty) continue;
    fuller.heads.push_back(table.heads[column]);
    for (std::size_t at = 0; at < table.rows.size(); ++at)
      fuller.rows[at].push_back(table.rows[at][column]);
  }
  return fuller;
}

}  // namespace

FateCounts fate_counts(const Analysis& analysis) {
  FateCounts counts;
  for (const engine::ReachRow& row : analysis.reach.bearers) ++counts[fate(row)];
  return counts;
}

std::string comparison_title(const ComparisonMatter& matter) {
  if (matter.countries.empty()) return nothing_compared_title();
  FateCounts all;
  for (const ReportMatter& country : matter.countries)
    for (const auto& [fate, number] : fate_counts(country.analysis)) all[fate] += number;
  std::vector<std::string> fates;
  for (const Fate fate : kKnown)
    if (number_of(all, fate) > 0) fates.push_back(fate_words(fate, number_of(all, fate)));
  if (travelling(all) == 0) return nothing_noticed_title(matter.countries.size());
  return compared_title(matter.countries.size(), travelling(all), fates,
                        number_of(all, Fate::not_known));
}

Blocks side_by_side(const ComparisonMatter& matter) {
  Table table{side_heads(), {}, {1, 2, 3, 4, 5, 6}, {15, 10, 10, 11, 11, 11, 13, 19}};
  for (std::size_t at = 0; at < matter.countries.size(); ++at)
    table.rows.push_back(country_row(matter.countries[at], matter.names[at]));
  return {Heading{2, heading::kSideBySide, "1"}, Paragraph{"", side_sentence()}, std::move(table)};
}

Blocks by_role(const ComparisonMatter& matter) {
  Table table{role_heads(), {}};
  std::size_t alone = 0;
  for (const RoleId& role : roles_of(matter)) {
    const RoleRow row = role_row(matter, role);
    if (!notices_anything(row)) continue;
    if (row.described.size() < 2)
      ++alone;
    else
      table.rows.push_back(role_cells(matter, row));
  }
  std::sort(table.rows.begin(), table.rows.end());
  const Heading head{2, heading::kByRole, "2"};
  if (table.rows.empty()) return {head, Paragraph{"", no_shared_role_sentence()}};
  return {head, Paragraph{"", role_sentence(alone)}, without_empty_columns(table)};
}

}  // namespace sideflow::reports
