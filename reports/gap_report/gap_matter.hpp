// The main part of the gap report, each section made on its own from the same analysis.
#pragma once

#include "reports/gap_report/compose_gap_report.hpp"
#include "reports/gap_report/report_sections.hpp"
#include "reports/gap_report/scenario_outcome.hpp"
#include "reports/loss_places.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace sideflow::reports {

/// What the sections are made from. Marks are short here: "E07".
struct GapMatter : ReportMatter {
  std::span<const ScenarioOutcome> scenarios;
  std::vector<LossPlace> places;  ///< as loss_places() gives them: numbers are those of the map
};

[[nodiscard]] GapMatter gap_matter(const ReportMatter& matter,
                                   std::span<const ScenarioOutcome> scenarios);

/// "E07" for each passage that the edition shows, numbered in the order in which annex A lists them. Withheld ones
/// have no mark.
[[nodiscard]] PassageMarks numbered_marks(const Network& network, const Edition& edition);
/// The same with the passage's name in the file: "E07, vilnius.no-system".
/// The source of each passage in place of a number, for a page without annexes.
[[nodiscard]] PassageMarks source_marks(const Network& network);
[[nodiscard]] PassageMarks named_marks(const Network& network, const Edition& edition);
/// As marks_of(), no more than four of them: "[E03; E07; E08; E09 and 3 more]".
[[nodiscard]] std::string short_marks(const ReportMatter& matter,
                                      const std::vector<Evidence>& evidence);

/// Sources, interviews, how much is assumed, whom nobody asked, what is withheld: one paragraph.
[[nodiscard]] Blocks rests_on_paragraph(const GapMatter& matter);
/// Three to five sentences; brief: without those on the largest loss and the best measure.
[[nodiscard]] Blocks in_brief_sentences(const GapMatter& matter, ReportLength length);
/// A table of the ten largest places, and why groups are not reached.
[[nodiscard]] Blocks where_it_is_lost(const GapMatter& matter);
/// The three largest places, a sentence each.
[[nodiscard]] Blocks three_largest_losses(const GapMatter& matter);
[[nodiscard]] Blocks why_not_reached(const GapMatter& matter);
/// Scenarios, single repairs, what only works together, barriers.
[[nodiscard]] Blocks what_to_do(const GapMatter& matter);
/// The two scenarios that give most, or single repairs where there is none.
[[nodiscard]] Blocks what_to_do_in_short(const GapMatter& matter);
[[nodiscard]] Blocks what_works(const GapMatter& matter);
[[nodiscard]] Blocks not_known_and_next_questions(const GapMatter& matter);
[[nodiscard]] Blocks gap_annexes(const GapMatter& matter);

/// What is said of the place of this rank, from 0 upwards, in one sentence or two.
[[nodiscard]] std::string loss_in_a_sentence(const GapMatter& matter, const LossPlace& place,
                                             ReportLength length);
/// The scenario or repair that gives most, in a sentence; "" where none gives anything.
[[nodiscard]] std::string best_measure_sentence(const GapMatter& matter);

/// The stamp of a row; none where it has none.
[[nodiscard]] std::optional<engine::Stamp> stamp_of(const engine::Analysis& analysis,
                                                    std::size_t bearer);
/// The actors between the bearer and where the row's likeliest way ends.
[[nodiscard]] std::vector<std::string> way_between(const ReportMatter& matter,
                                                   const engine::ReachRow& row);

/// A number with the points of its draws: "0.30, range 0.15 to 0.50"; where those lie beside it, the
/// range reaches to the number.
[[nodiscard]] engine::Bounds bounds_around(double best,
                                           const std::optional<engine::Spread>& spread);
/// What repairing an element gives, and its range; none where it was not worked out.
[[nodiscard]] std::optional<engine::Bounds> gain_of(const engine::Analysis& analysis,
                                                    engine::ElementIndex element);
/// "solid": that the element is among the three repairs that give most; "" for others.
[[nodiscard]] std::string stamp_of_repair(const engine::Analysis& analysis,
                                          engine::ElementIndex element);

}  // namespace sideflow::reports
