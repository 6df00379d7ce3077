#include "engine/flow/reach_numbers.hpp"

#include "engine/core/reach_diagram.hpp"
#include "engine/flow/lanes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::size_t kMostCollectorNumbers = 1'000'000;

// Rounding may turn two nearly equal numbers round; what is a bound stays one.
Bounds ordered(double low, double best, double high) {
  return {std::min(low, best), best, std::max(best, high)};
}

/// (row, target) pairs that are to be told: the rows that arrive at each target with a best
/// probability above 0, and how many targets each row has.
struct Arrivals {
  std::vector<std::vector<std::size_t>> rows_by_target;
  std::vector<std::size_t> targets_of_row;
  std::size_t pairs = 0;
};

/// Whether the row's probability is to be told collector by collector.
bool is_asked(const SearchSide& side, const ReachNumbers& numbers, std::size_t row) {
  return !side.rows[row].at_home && !numbers.sampled[row].has_value();
}

Arrivals arrivals(const FlowGraph& graph, const SearchSide& side, const ReachNumbers& numbers) {
  const ArcFlags open = passable_arcs(graph);
  const LaneSearch search(side.graph, side.leaving, open);
  Arrivals found;
  found.rows_by_target.resize(side.targets.size());
  found.targets_of_row.assign(side.rows.size(), 0);
  std::vector<std::vector<VertexIndex>> starts;
  for (std::size_t first = 0; first < side.rows.size(); first += kLanes) {
    starts.clear();
    for (std::size_t r = first; r < std::min(first + kLanes, side.rows.size()); ++r) {
      starts.push_back({});
      if (is_asked(side, numbers, r)) starts.back().push_back(side.rows[r].vertex);
    }
    const auto reached = search.reached_from(starts);
    for (std::size_t t = 0; t < side.targets.size(); ++t) {
      for_each_lane(reached[side.targets[t]], [&](std::size_t lane) {
        ++found.targets_of_row[first + lane];
        if (++found.pairs > kMostCollectorNumbers) return;
        found.rows_by_target[t].push_back(first + lane);
      });
    }
  }
  return found;
}

/// The rows whose numbers need a question of their own: they can arrive at several targets.
std::vector<ReachQuestion> questions_by_target(const SearchSide& side, const Arrivals& arriving) {
  std::vector<ReachQuestion> questions(side.targets.size());
  for (std::size_t t = 0; t < side.targets.size(); ++t) {
    questions[t].targets = {side.targets[t]};
    for (const std::size_t row : arriving.rows_by_target[t]) {
      if (arriving.targets_of_row[row] > 1) questions[t].sources.push_back(side.rows[row].vertex);
    }
  }
  return questions;
}

std::optional<double> answer_at(const ReachDiagram& diagram, const std::vector<double>& answers,
                                std::size_t place) {
  if (!diagram.answered(place)) return std::nullopt;
  return answers[place];
}

void drop_incomplete(CollectorNumbers& told, const std::vector<std::uint8_t>& missing) {
  for (std::size_t row = 0; row < missing.size(); ++row) {
    if (missing[row] == 0) continue;
    told.by_row[row].reset();
    ++told.left_out;
  }
}

}  // namespace

ReachNumbers reach_numbers(const FlowGraph& graph, const SearchSide& side, const ReachForms& forms,
                           const SampledRows& sampled) {
  std::array<std::vector<double>, kLenses.size()> answers;
  for (std::size_t l = 0; l < kLenses.size(); ++l) {
    answers[l] = evaluate(forms, likelihoods(graph, kLenses[l]));
    for (const SampledRow& row : sampled.rows) answers[l][row.row] = row.reach[l];
  }
  const auto& [best, low, high, pessimistic, optimistic] = answers;
  ReachNumbers numbers{{}, pessimistic, optimistic, {}, sampled.worlds};
  for (std::size_t r = 0; r < side.rows.size(); ++r) {
    numbers.bounds.push_back(ordered(low[r], best[r], high[r]));
    if (side.rows[r].assumed) numbers.pessimistic[r] = 0.0;
  }
  numbers.sampled.resize(side.rows.size());
  for (const SampledRow& row : sampled.rows) numbers.sampled[row.row] = row;
  return numbers;
}

CollectorNumbers collector_numbers(const FlowGraph& graph, const SearchSide& side,
                                   const ReachNumbers& numbers, const DiagramBudget& budget) {
  CollectorNumbers told;
  told.by_row.resize(side.rows.size());
  told.left_out = static_cast<std::size_t>(
      std::count_if(numbers.sampled.begin(), numbers.sampled.end(),
                    [](const auto& sampled) { return sampled.has_value(); }));
  const Arrivals arriving = arrivals(graph, side, numbers);
  if (arriving.pairs > kMostCollectorNumbers) {
    told.left_out = side.rows.size();
    return told;
  }
  const auto values = likelihoods(graph, Lens::best);
  const auto part = open_part(side.graph, passable_arcs(graph), certain_elements(values));
  const auto questions = questions_by_target(side, arriving);
  const ReachDiagram diagram = ReachDiagram::compile(part, questions, budget);
  const auto answers = diagram.evaluate(values);
  for (std::size_t row = 0; row < side.rows.size(); ++row) {
    if (is_asked(side, numbers, row)) told.by_row[row].emplace();
  }
  std::size_t next = 0;
  std::vector<std::uint8_t> missing(side.rows.size(), 0);
  for (std::size_t t = 0; t < side.targets.size(); ++t) {
    for (const std::size_t row : arriving.rows_by_target[t]) {
      const auto number = arriving.targets_of_row[row] == 1
                              ? std::optional<double>(numbers.bounds[row].best)
                              : answer_at(diagram, answers, next++);
      if (!number) missing[row] = 1;
      if (number.value_or(0.0) > 0.0) told.by_row[row]->push_back({side.targets[t], *number});
    }
  }
  drop_incomplete(told, missing);
  return told;
}

}  // namespace sideflow::engine
