// What to do: scenarios, single repairs, what only works together, and who could lift what.
#include "reports/element_words.hpp"
#include "reports/gap_report/gap_matter.hpp"
#include "reports/gap_report/measure_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/gap_report/scenario_effects.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Bounds;
using engine::ElementIndex;

constexpr std::size_t kMostRepairs = 3;
constexpr std::size_t kMostTied = 8;
constexpr double kEqual = 1e-9;
constexpr std::size_t kMostScenarios = 10;
constexpr std::size_t kMostInShort = 2;
constexpr std::size_t kMostJoint = 3;
constexpr std::size_t kMostBarriers = 6;
constexpr double kWorthSaying = 0.005;

std::string gain_words(const ScenarioWords& scenario) {
  if (!scenario.gain) return "";
  return (scenario.exact ? "" : "about ") + number_and_range(*scenario.gain);
}

// ---- scenarios ------------------------------------------------------------------------------------

std::vector<std::string> scenario_row(const ScenarioWords& scenario) {
  const std::string name = scenario.name + (scenario.other_rows ? " *" : "");
  const std::string gain =
      !scenario.gain ? "not worked out"
                     : (scenario.exact ? "" : "about ") + number_then_range(*scenario.gain);
  return {scenario.marks.empty() ? name : name + " " + scenario.marks, gain,
          scenario.told.empty() ? scenario.brings : scenario.brings + "; " + scenario.told,
          scenario.actors, scenario.cost};
}

void leave_out_cost(Table& table) {
  table.heads.pop_back();
  for (std::vector<std::string>& row : table.rows) row.pop_back();
}

Table scenario_table(const std::vector<ScenarioWords>& scenarios) {
  Table table{scenario_heads(), {}};
  for (const ScenarioWords& scenario : scenarios) table.rows.push_back(scenario_row(scenario));
  if (std::all_of(scenarios.begin(), scenarios.end(),
                  [](const ScenarioWords& scenario) { return scenario.cost.empty(); }))
    leave_out_cost(table);
  table.widths = {4, 3, 11, 5};
  if (table.heads.size() > table.widths.size()) table.widths.push_back(2);
  return table;
}

Blocks scenario_part(const GapMatter& matter) {
  const std::vector<ScenarioWords> scenarios = scenarios_in_words(matter);
  const std::size_t all = matter.network.scenarios.size();
  if (all == 0 && scenarios.empty()) return {Paragraph{"", no_scenarios_sentence()}};
  if (scenarios.empty()) return {Paragraph{"", scenarios_not_computed_sentence(all)}};
  const bool starred =
      std::any_of(scenarios.begin(), scenarios.end(),
                  [](const ScenarioWords& scenario) { return scenario.other_rows; });
  Table table = scenario_table(scenarios);
  const std::size_t left_out = table.rows.size() - std::min(table.rows.size(), kMostScenarios);
  table.rows.resize(table.rows.size() - left_out);
  Blocks blocks = {Paragraph{"", scenarios_sentence()}, table};
  if (left_out > 0) blocks.emplace_back(Paragraph{"", measures_left_out_sentence(left_out)});
  if (starred) blocks.emplace_back(Paragraph{"", other_rows_sentence()});
  return blocks;
}

// ---- single repairs -------------------------------------------------------------------------------

/// Whether it can be done: a line of which nobody knows whether it exists is a question first.
bool is_no_question(const engine::Analysis& analysis, ElementIndex element) {
  return analysis.graph.elements[element].status != Status::unknown;
}

std::vector<ElementIndex> best_repairs(const engine::Analysis& analysis) {
  std::vector<ElementIndex> found;
  const auto& all = analysis.importance.elements;
  for (ElementIndex e = 0; e < all.size(); ++e) {
    if (all[e] && all[e]->gain_if_repaired > kWorthSaying && is_no_question(analysis, e))
      found.push_back(e);
  }
  std::stable_sort(found.begin(), found.end(), [&](ElementIndex a, ElementIndex b) {
    return all[a]->gain_if_repaired > all[b]->gain_if_repaired;
  });
  std::size_t shown = std::min(found.size(), kMostRepairs);
  while (shown > 0 && shown < std::min(found.size(), kMostTied) &&
         all[found[shown - 1]]->gain_if_repaired - all[found[shown]]->gain_if_repaired < kEqual)
    ++shown;  // nobody is left out among equals
  found.resize(shown);
  return found;
}

std::string of_pieces(const GapMatter& matter) {
  return counted(matter.analysis.reach.total.rows, "piece", "pieces");
}

/// An element, and what is not there of it today.
std::string repairable_words(const GapMatter& matter, ElementIndex index) {
  const engine::Element& element = matter.analysis.graph.elements[index];
  return with_status(element_words(matter.network, element), element.status);
}

std::string repair_words(const GapMatter& matter, ElementIndex element) {
  const std::string about =
      matter.analysis.importance.elements[element]->standard_error > 0 ? "about " : "";
  return repair_sentence(repairable_words(matter, element),
                         about + number_and_range(*gain_of(matter.analysis, element)),
                         of_pieces(matter), stamp_of_repair(matter.analysis, element));
}

Bullets single_repairs(const GapMatter& matter) {
  Bullets bullets;
  for (const ElementIndex element : best_repairs(matter.analysis))
    bullets.items.push_back(repair_words(matter, element));
  return bullets;
}

// ---- together, and by whom ------------------------------------------------------------------------

std::vector<engine::JointGain> larger_together(const engine::Analysis& analysis) {
  std::vector<engine::JointGain> found;
  for (const engine::JointGain& joint : analysis.importance.joint_gains) {
    if (joint.beyond > kWorthSaying && is_no_question(analysis, joint.first) &&
        is_no_question(analysis, joint.second))
      found.push_back(joint);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.beyond > b.beyond; });
  found.resize(std::min(found.size(), kMostJoint));
  return found;
}

std::vector<std::string> only_together(const GapMatter& matter) {
  std::vector<std::string> sentences;
  for (const engine::JointGain& joint : larger_together(matter.analysis))
    sentences.push_back(joint_sentence(repairable_words(matter, joint.first),
                                       repairable_words(matter, joint.second),
                                       two_digits(joint.beyond)));
  return sentences;
}

/// Barriers that the same actor could lift, and that rest on the same law.
struct Liftable {
  std::string owner;
  std::string law;
  std::vector<std::string> names;
};

void add_barrier(std::vector<Liftable>& all, const Liftable& next) {
  for (Liftable& known : all) {
    if (known.owner == next.owner && known.law == next.law) {
      known.names.push_back(next.names.front());
      return;
    }
  }
  all.push_back(next);
}

Liftable liftable(const GapMatter& matter, const Barrier& barrier) {
  const bool law_is_shown =
      !barrier.law.empty() && shows_all(matter.edition, matter.network, barrier.evidence);
  return {barrier.owner ? with_article(actor_name(matter.network, *barrier.owner)) : "",
          law_is_shown ? one_line(barrier.law) : "",
          {barrier_name(matter.network, barrier.id)}};
}

std::vector<std::string> barrier_sentences(const GapMatter& matter) {
  std::vector<Liftable> all;
  std::size_t unsaid = 0;
  for (const Barrier& barrier : matter.network.barriers) {
    const Liftable next = liftable(matter, barrier);
    if (next.owner.empty() && next.law.empty()) {
      ++unsaid;
    } else {
      add_barrier(all, next);
    }
  }
  std::vector<std::string> sentences;
  for (std::size_t at = 0; at < std::min(kMostBarriers, all.size()); ++at)
    sentences.push_back(barrier_sentence(all[at].names, all[at].owner, all[at].law));
  const std::string others = ownerless_sentence(unsaid, matter.network.barriers.size());
  if (!others.empty()) sentences.push_back(others);
  return sentences;
}

}  // namespace

std::string best_measure_sentence(const GapMatter& matter) {
  for (const ScenarioWords& scenario : scenarios_in_words(matter)) {
    if (!scenario.gain || scenario.gain->best <= kWorthSaying) continue;
    return scenario_sentence(scenario.name, gain_words(scenario), of_pieces(matter),
                             scenario.in_short, scenario.actors_in_short, scenario.marks);
  }
  const Bullets repairs = single_repairs(matter);
  return repairs.items.empty() ? "" : repairs.items.front();
}

Blocks what_to_do_in_short(const GapMatter& matter) {
  Bullets bullets;
  for (const ScenarioWords& scenario : scenarios_in_words(matter)) {
    if (bullets.items.size() < kMostInShort && scenario.gain && scenario.gain->best > kWorthSaying)
      bullets.items.push_back(scenario_sentence(
          scenario.name, gain_words(scenario), std::to_string(matter.analysis.reach.total.rows),
          scenario.in_short, scenario.actors_in_short, scenario.marks));
  }
  if (!bullets.items.empty()) return {Heading{2, heading::kToDo}, bullets};
  bullets = single_repairs(matter);
  if (bullets.items.empty())
    return {Heading{2, heading::kToDo}, Paragraph{"", no_scenarios_sentence()}};
  return {Heading{2, heading::kToDo}, Paragraph{"", single_repairs_intro()}, bullets};
}

Blocks what_to_do(const GapMatter& matter) {
  Blocks blocks = {Heading{2, heading::kToDo}};
  append(blocks, scenario_part(matter));
  const Bullets repairs = single_repairs(matter);
  if (!repairs.items.empty()) append(blocks, {Paragraph{"", single_repairs_intro()}, repairs});
  Bullets others{only_together(matter)};
  const bool has_pairs = !others.items.empty();
  for (const std::string& sentence : barrier_sentences(matter)) others.items.push_back(sentence);
  if (others.items.empty()) return blocks;
  const std::string intro = has_pairs ? together_intro() : who_lifts_intro();
  append(blocks, {Paragraph{"", intro}, others});
  return blocks;
}

}  // namespace sideflow::reports
