#include "engine/core/reach_diagram.hpp"
#include "engine/core/world_importance.hpp"
#include "tools/bench/rows.hpp"
#include "tools/bench/samplers.hpp"
#include "tools/bench/timing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

constexpr double kMostErrors = 5;

/// A sampler to beat, and by how much.
struct Peer {
  Sampler sampler;
  std::optional<double> times;
};

std::string rate_text(double rate) { return short_number(rate) + "/s"; }

double mean_reach(const SampledRun& run) {
  const auto sum = std::accumulate(run.arrivals.begin(), run.arrivals.end(), std::uint64_t{0});
  return static_cast<double>(sum) /
         (static_cast<double>(run.worlds) * static_cast<double>(run.arrivals.size()));
}

std::string agreement(double errors) {
  return fmt::format("{}, at most {:.1f} standard errors apart",
                     errors <= kMostErrors ? "yes" : "NO", errors);
}

std::string title(const BenchNetwork& network, const SampledRun& ours) {
  return fmt::format("{}, mean reach {:.2f}", network.name, mean_reach(ours));
}

/// One row a peer: worlds x arcs a second on one core, ours as many times theirs.
std::vector<BenchRow> against(const BenchNetwork& network, std::vector<Peer> peers,
                              std::size_t repetitions) {
  std::vector<Sampler> samplers{our_sampler(network)};
  for (const Peer& peer : peers) samplers.push_back(peer.sampler);
  const Contest result = contest(network, samplers, repetitions);
  std::vector<BenchRow> rows;
  for (std::size_t p = 0; p < peers.size(); ++p) {
    BenchRow row{.what = "sampling, against " + peers[p].sampler.name,
                 .on = title(network, result.sums[0]),
                 .ours = rate_text(median(result.rates[0])),
                 .peer = rate_text(median(result.rates[p + 1])),
                 .number = median_ratio(result.rates[0], result.rates[p + 1]),
                 .unit = "times",
                 .check = agreement(largest_difference(result.sums[0], result.sums[p + 1])),
                 .repetitions = repetitions};
    if (peers[p].times) row.aim = Aim{Aim::Side::at_least, *peers[p].times, "times"};
    rows.push_back(row);
  }
  return rows;
}

std::vector<BenchRow> against_all(const BenchNetwork& network, std::size_t repetitions) {
  return against(network,
                 {{scalar_sampler(network), 60},
                  {python_sampler(network, "igraph"), 3000},
                  {python_sampler(network, "graph-tool"), 200},
                  {python_sampler(network, "networkx"), std::nullopt}},
                 repetitions);
}

/// What all importances cost on top: one more row, in plain runs.
BenchRow with_importances(const BenchNetwork& network, std::size_t repetitions) {
  const Contest result =
      contest(network, {our_sampler(network), our_importance_sampler(network)}, repetitions);
  return {.what = "importances of all elements, in plain samplings",
          .on = title(network, result.sums[0]),
          .ours = rate_text(median(result.rates[1])),
          .peer = "plain " + rate_text(median(result.rates[0])),
          .number = median_ratio(result.rates[0], result.rates[1]),
          .unit = "times",
          .aim = Aim{Aim::Side::at_most, 2.5, "times"},
          .check = agreement(largest_difference(result.sums[0], result.sums[1])),
          .repetitions = repetitions};
}

/// By element: the derivative from sampling is that from the diagram.
BenchRow importances_against_exact(const BenchNetwork& network) {
  const auto exact = engine::ReachDiagram::compile(network.graph, std::span(&network.question, 1))
                         .derivatives(network.likelihoods);
  const engine::PossibleWorlds worlds(network.graph, network.question);
  const auto counts =
      engine::count_importance(worlds, network.likelihoods, 1, {0, std::uint64_t{1} << 16U});
  double largest = 0;
  for (engine::ElementIndex e = 0; e < network.graph.elements; ++e) {
    if (counts.served[e] == 0) continue;
    const auto sampled = engine::derivative(counts, e, network.likelihoods[e]);
    const double apart = std::abs(sampled.value - exact[e]);
    if (apart > 0) largest = std::max(largest, apart / sampled.error);
  }
  return {.what = "importances, against the exact diagram",
          .on = network.name,
          .ours = fmt::format("{} worlds", short_number(static_cast<double>(counts.reach.worlds))),
          .number = largest,
          .unit = "standard errors",
          .check = agreement(largest),
          .repetitions = 1};
}

BenchRow against_exact(const BenchNetwork& network) {
  const auto diagram =
      engine::ReachDiagram::compile(network.graph, std::span(&network.question, 1));
  const SampledRun ours = our_sampler(network).run(1U << 22U, 1);
  const double errors = largest_difference(ours, diagram.evaluate(network.likelihoods));
  return {.what = "sampling, against the exact diagram",
          .on = title(network, ours),
          .ours = fmt::format("{} worlds", short_number(static_cast<double>(ours.worlds))),
          .number = errors,
          .unit = "standard errors",
          .check = diagram.complete() ? agreement(errors) : "no exact answer",
          .repetitions = 1};
}

/// Few bearers reach a collector: a search of one world ends soon.
constexpr LikelihoodRange kFewArrive{0.02, 0.25};
/// Above 0.9 an element is down too rarely to be judged by the worlds in which it is.
constexpr LikelihoodRange kAllServed{0.05, 0.9};

}  // namespace

std::vector<BenchRow> sampling_rows(std::size_t repetitions) {
  std::vector<BenchRow> rows;
  const auto append = [&](const std::vector<BenchRow>& more) {
    rows.insert(rows.end(), more.begin(), more.end());
  };
  for (const std::uint64_t seed : {14U, 92U}) {
    const BenchNetwork small = layered(60, seed);
    append({against_exact(small), importances_against_exact(small)});
    append(against_all(small, repetitions));
  }
  for (const LikelihoodRange range : {LikelihoodRange{}, kFewArrive}) {
    append(against_all(scale_free(20'000, 100'000, 1, range), repetitions));
  }
  for (const LikelihoodRange range : {LikelihoodRange{}, kFewArrive}) {
    const BenchNetwork large = scale_free(200'000, 1'000'000, 1, range);
    append(against(large, {{scalar_sampler(large), 40}}, repetitions));
  }
  append({with_importances(layered(60, 14, kAllServed), repetitions),
          with_importances(scale_free(20'000, 100'000, 1, kAllServed), repetitions)});
  return rows;
}

}  // namespace sideflow::tools
