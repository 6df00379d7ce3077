#include "engine/flow/sampled_rows.hpp"

#include "engine/flow/parallel_blocks.hpp"

#include <algorithm>

namespace sideflow::engine {

namespace {

constexpr std::uint64_t kFewestWorlds = 4096;
constexpr std::uint64_t kMostWorlds = std::uint64_t{1} << 20U;
constexpr std::uint64_t kMostArcVisits = 20'000'000'000;

std::vector<std::size_t> rows_without_form(const ReachForms& forms) {
  std::vector<std::size_t> rows;
  for (std::size_t r = 0; r < forms.rows.size(); ++r) {
    if (forms.rows[r].form == Form::none) rows.push_back(r);
  }
  return rows;
}

}  // namespace

std::uint64_t most_worlds(std::size_t arcs, std::size_t times) {
  const std::uint64_t of_one = std::max<std::uint64_t>(std::uint64_t{arcs} * times, 1);
  return std::clamp(kMostArcVisits / of_one, kFewestWorlds, kMostWorlds);
}

SampledRows sampled_rows(const FlowGraph& graph, const SearchSide& side, const ReachForms& forms,
                         double threshold, const SamplingChoice& sampling) {
  SampledRows found;
  const std::vector<std::size_t> rows = rows_without_form(forms);
  if (rows.empty()) return found;
  ReachQuestion question{{}, side.targets};
  for (const std::size_t row : rows) question.sources.push_back(side.rows[row].vertex);
  const NumberedGraph part = open_part(side.graph, working_arcs(graph), always_certain(graph));
  const PossibleWorlds worlds(part, question);
  std::vector<std::vector<double>> lenses;
  for (const Lens lens : kLenses) lenses.push_back(likelihoods(graph, lens));
  const std::vector<ReachCounts> counts =
      sampled_reach(worlds, lenses,
                    {.seed = sampling.seed,
                     .error = sampling.error,
                     .max_worlds = most_worlds(worlds.arcs(), kLenses.size()),
                     .threshold = threshold,
                     .threads = sampling.threads});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    SampledRow row{.row = rows[i]};
    for (std::size_t l = 0; l < kLenses.size(); ++l) {
      row.reach[l] = reach_estimate(counts[l], i);
      row.error[l] = reach_error(counts[l], i);
    }
    found.rows.push_back(row);
  }
  found.worlds = counts.front().worlds;
  found.total_error = total_error(counts.front());
  return found;
}

}  // namespace sideflow::engine
