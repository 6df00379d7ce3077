#include "engine/flow/sampled_ledger.hpp"

#include "engine/core/loss_worlds.hpp"
#include "engine/flow/parallel_blocks.hpp"
#include "engine/flow/search_side.hpp"
#include "models/expects.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::uint64_t kFewestWorlds = 64;
constexpr std::uint64_t kMostWorlds = std::uint64_t{1} << 17U;
constexpr std::uint64_t kMostArcVisits = 50'000'000;
constexpr std::size_t kMostListed = std::size_t{1} << 20U;  // rows times elements
constexpr double kMargin = 8.0;                             // standard errors
constexpr std::uint64_t kGrain = 64;

/// One of the two stages of the ledger, and the rows that it speaks of.
struct Stage {
  NumberedGraph graph;
  std::vector<Opening> openings;    ///< by element
  std::vector<double> likelihoods;  ///< by element
  std::vector<std::size_t> rows;
  std::vector<ElementLoss> LedgerRow::*row_list;
  std::vector<ElementLoss> Ledger::*total_list;
};

/// What is lost on the ways of today.
Stage stage_of_today(const FlowGraph& graph, const SearchSide& side) {
  Stage stage{.likelihoods = likelihoods(graph, Lens::best),
              .row_list = &LedgerRow::lost,
              .total_list = &Ledger::lost};
  stage.graph = open_part(side.graph, working_arcs(graph), always_certain(graph));
  stage.openings.assign(graph.elements.size(), Opening::rises);
  return stage;
}

/// What planned, missing and unknown channels keep apart; all else is perfect.
Stage stage_of_gaps(const FlowGraph& graph, const SearchSide& side) {
  Stage stage{.graph = side.graph, .row_list = &LedgerRow::gaps, .total_list = &Ledger::gaps};
  for (const Element& element : graph.elements) {
    stage.openings.push_back(is_gap(element) ? Opening::rises : Opening::fixed);
    stage.likelihoods.push_back(is_gap(element) ? 0.0 : 1.0);
  }
  return stage;
}

LossCounts counts_of(const Stage& stage, const SearchSide& side, const SamplingChoice& sampling) {
  ReachQuestion question{{}, side.targets};
  for (const std::size_t row : stage.rows) question.sources.push_back(side.rows[row].vertex);
  const PossibleWorlds worlds(stage.graph, question);
  const std::size_t elements = std::max<std::size_t>(stage.openings.size(), 1);
  std::vector<std::size_t> detailed(std::min(stage.rows.size(), kMostListed / elements));
  std::iota(detailed.begin(), detailed.end(), std::size_t{0});
  const std::uint64_t wanted = std::clamp(
      kMostArcVisits / std::max<std::uint64_t>(worlds.arcs(), 1), kFewestWorlds, kMostWorlds);
  return counted_in_parallel(WorldRange{0, wanted}, kGrain, sampling.threads, [&](WorldRange part) {
    return count_losses(worlds, stage.likelihoods, stage.openings, detailed, sampling.seed, part);
  });
}

double arrived(const Reach& reach, std::size_t row) {
  const auto& probability = reach.bearers[row].probability;
  return probability ? probability->best : 0.0;
}

/// Every piece of every world is somewhere.
void check_counts(const LossCounts& counts) {
  std::uint64_t pieces = 0;
  for (const auto* list : {&counts.arrived, &counts.unreachable, &counts.lost}) {
    pieces = std::accumulate(list->begin(), list->end(), pieces);
  }
  expects(pieces == counts.worlds * counts.arrived.size(), "a sampled loss ledger balances");
}

/// Fills in the rows of a stage.
class StageWriter {
 public:
  StageWriter(const Stage& stage, const LossCounts& counts, const Reach& reach, Ledger& ledger)
      : stage_(stage), counts_(counts), reach_(reach), ledger_(ledger) {}

  void write() {
    const std::size_t elements = stage_.openings.size();
    const std::size_t listed = elements == 0 ? 0 : counts_.lost_of_source.size() / elements;
    for (std::size_t i = 0; i < stage_.rows.size(); ++i) {
      LedgerRow row = row_of(i);
      ledger_.amount += 1.0;
      ledger_.arrived += row.arrived;
      ledger_.unmapped += row.unmapped;
      if (i < listed) {
        list(row, i, elements);
        ledger_.rows.push_back(std::move(row));
      } else {
        ++ledger_.summed_only;
      }
    }
    add_totals();
  }

 private:
  [[nodiscard]] double share(std::uint64_t count) const {
    return static_cast<double>(count) / static_cast<double>(counts_.worlds);
  }

  [[nodiscard]] LedgerRow row_of(std::size_t i) const {
    return {.row = stage_.rows[i],
            .arrived = arrived(reach_, stage_.rows[i]),
            .unmapped = share(counts_.unreachable[i]),
            .exact = false};
  }

  void list(LedgerRow& row, std::size_t i, std::size_t elements) const {
    double sum = row.arrived + row.unmapped;
    for (ElementIndex e = 0; e < elements; ++e) {
      const std::uint64_t count = counts_.lost_of_source[i * elements + e];
      if (count == 0) continue;
      const double error = wilson_half_width(count, counts_.worlds);
      (row.*stage_.row_list).push_back({e, share(count), error});
      sum += share(count);
    }
    row.balance = std::abs(1.0 - sum);
    expects(row.balance <= kMargin * balance_error(row) + 20.0 / worlds(),
            "a sampled row of the loss ledger balances");
  }

  [[nodiscard]] double worlds() const { return static_cast<double>(counts_.worlds); }

  // Of what arrives in these worlds, at the reach that was estimated from others, and of that estimate.
  [[nodiscard]] double balance_error(const LedgerRow& row) const {
    const auto& sampled = reach_.bearers[row.row].sampled;
    const double spread = std::max(row.arrived * (1.0 - row.arrived), 1.0 / worlds());
    return std::sqrt(spread / worlds()) + (sampled ? sampled->standard_error : 0.0);
  }

  void add_totals() {
    std::map<ElementIndex, ElementLoss> sums;
    for (const ElementLoss& known : ledger_.*stage_.total_list) sums[known.element] = known;
    for (ElementIndex e = 0; e < stage_.openings.size(); ++e) {
      if (counts_.lost[e] == 0) continue;
      ElementLoss& sum = sums.try_emplace(e, ElementLoss{e}).first->second;
      sum.amount += loss_estimate(counts_, e);
      sum.standard_error = loss_error(counts_, e);
    }
    (ledger_.*stage_.total_list).clear();
    for (const auto& [element, sum] : sums) (ledger_.*stage_.total_list).push_back(sum);
  }

  const Stage& stage_;
  const LossCounts& counts_;
  const Reach& reach_;
  Ledger& ledger_;
};

}  // namespace

Ledger with_sampled_rows(Ledger exact, const FlowGraph& graph, const Reach& reach,
                         const SamplingChoice& sampling) {
  if (exact.left_out_rows.empty()) return exact;
  const SearchSide side = bearer_side(graph);
  const auto way_today = leads_to_target(side, working_arcs(graph));
  Stage today = stage_of_today(graph, side);
  Stage gaps = stage_of_gaps(graph, side);
  for (const std::size_t row : std::exchange(exact.left_out_rows, {})) {
    (way_today[side.rows[row].vertex] != 0 ? today : gaps).rows.push_back(row);
  }
  exact.left_out = 0;
  std::stable_sort(today.rows.begin(), today.rows.end(), [&](std::size_t a, std::size_t b) {
    return arrived(reach, a) < arrived(reach, b);  // those that lose most are listed
  });
  for (const Stage* stage : {&today, &gaps}) {
    if (stage->rows.empty()) continue;
    const LossCounts counts = counts_of(*stage, side, sampling);
    check_counts(counts);
    StageWriter(*stage, counts, reach, exact).write();
  }
  std::sort(exact.rows.begin(), exact.rows.end(),
            [](const LedgerRow& a, const LedgerRow& b) { return a.row < b.row; });
  return exact;
}

}  // namespace sideflow::engine
