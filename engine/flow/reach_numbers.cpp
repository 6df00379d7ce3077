#include "engine/flow/reach_numbers.hpp"

#include "engine/flow/lanes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::size_t kMostCollectorNumbers = 1'000'000;

/// By element, one list a lens.
using AllLikelihoods = std::array<std::vector<double>, kLenses.size()>;

AllLikelihoods through_all_lenses(const FlowGraph& graph) {
  AllLikelihoods all;
  for (std::size_t l = 0; l < kLenses.size(); ++l) all[l] = likelihoods(graph, kLenses[l]);
  return all;
}

/// Arcs that are open with a probability above 0 through some lens.
ArcFlags possible_arcs(const FlowGraph& graph) {
  ArcFlags possible = passable_arcs(graph, Lens::high);
  const ArcFlags without_barriers = passable_arcs(graph, Lens::optimistic);
  for (ArcIndex arc = 0; arc < possible.size(); ++arc) {
    if (without_barriers[arc] != 0) possible[arc] = 1;
  }
  return possible;
}

std::vector<std::uint8_t> always_certain(const AllLikelihoods& all) {
  std::vector<std::uint8_t> certain(all[0].size(), 1);
  for (const auto& values : all) {
    for (std::size_t e = 0; e < values.size(); ++e) {
      if (values[e] != 1.0) certain[e] = 0;
    }
  }
  return certain;
}

std::vector<VertexIndex> vertices_of(const std::vector<Row>& rows) {
  std::vector<VertexIndex> vertices;
  for (const Row& row : rows) vertices.push_back(row.vertex);
  return vertices;
}

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
  return !side.rows[row].at_home && numbers.bounds[row].has_value();
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

NumberedGraph open_part(const NumberedGraph& graph, const ArcFlags& open,
                        const std::vector<std::uint8_t>& certain) {
  NumberedGraph part;
  part.vertices = graph.vertices;
  part.elements = graph.elements;
  std::vector<ElementIndex> needed;
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    if (open[arc] == 0) continue;
    needed.clear();
    for (const ElementIndex element : graph.needs(arc)) {
      if (certain[element] == 0) needed.push_back(element);
    }
    part.add_arc(graph.tails[arc], graph.heads[arc], needed);
  }
  return part;
}

std::vector<std::uint8_t> certain_elements(const std::vector<double>& values) {
  std::vector<std::uint8_t> certain;
  for (const double value : values) certain.push_back(value == 1.0 ? 1 : 0);
  return certain;
}

ReachNumbers reach_numbers(const FlowGraph& graph, const SearchSide& side,
                           const DiagramBudget& budget) {
  const AllLikelihoods all = through_all_lenses(graph);
  const NumberedGraph part = open_part(side.graph, possible_arcs(graph), always_certain(all));
  const ReachQuestion question{vertices_of(side.rows), side.targets};
  const ReachDiagram diagram = ReachDiagram::compile(part, std::span(&question, 1), budget);
  std::array<std::vector<double>, kLenses.size()> answers;
  for (std::size_t l = 0; l < kLenses.size(); ++l) answers[l] = diagram.evaluate(all[l]);
  const auto& [best, low, high, pessimistic, optimistic] = answers;
  ReachNumbers numbers{{}, pessimistic, optimistic, diagram.steps()};
  for (std::size_t r = 0; r < side.rows.size(); ++r) {
    numbers.bounds.emplace_back();
    if (diagram.answered(r)) numbers.bounds.back() = ordered(low[r], best[r], high[r]);
    if (side.rows[r].assumed) numbers.pessimistic[r] = 0.0;
  }
  return numbers;
}

CollectorNumbers collector_numbers(const FlowGraph& graph, const SearchSide& side,
                                   const ReachNumbers& numbers, const DiagramBudget& budget) {
  CollectorNumbers told;
  told.by_row.resize(side.rows.size());
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
                              ? std::optional<double>(numbers.bounds[row]->best)
                              : answer_at(diagram, answers, next++);
      if (!number) missing[row] = 1;
      if (number.value_or(0.0) > 0.0) told.by_row[row]->push_back({side.targets[t], *number});
    }
  }
  drop_incomplete(told, missing);
  return told;
}

}  // namespace sideflow::engine
