#include "tools/bench/samplers.hpp"

#include "engine/core/possible_worlds.hpp"
#include "engine/core/world_importance.hpp"
#include "tools/bench/agreement.hpp"
#include "tools/bench/edge_file.hpp"
#include "tools/bench/python_peer.hpp"
#include "tools/bench/scalar_worlds.hpp"
#include "tools/bench/timing.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

constexpr double kSecondsARun = 0.1;

SampledRun answer_of_python(const std::string& line, std::uint64_t worlds) {
  std::istringstream words(line);
  SampledRun run{.worlds = worlds};
  words >> run.seconds;
  for (std::uint64_t count = 0; words >> count;) run.arrivals.push_back(count);
  return run;
}

std::uint64_t worlds_in_a_run(const Sampler& sampler) {
  std::uint64_t worlds = sampler.fewest;
  while (sampler.run(worlds, 0).seconds < kSecondsARun) worlds *= 2;
  return worlds;
}

void add(SampledRun& sum, const SampledRun& run) {
  sum.seconds += run.seconds;
  sum.worlds += run.worlds;
  sum.arrivals.resize(run.arrivals.size(), 0);
  for (std::size_t b = 0; b < run.arrivals.size(); ++b) sum.arrivals[b] += run.arrivals[b];
}

void demand_same_bearers(std::size_t one, std::size_t other) {
  if (one != other) throw std::runtime_error("a peer answered for other bearers");
}

}  // namespace

Sampler our_sampler(const BenchNetwork& network) {
  const auto worlds = std::make_shared<engine::PossibleWorlds>(network.graph, network.question);
  const auto run = [&network, worlds](std::uint64_t count, std::uint64_t seed) {
    engine::ReachCounts counts;
    const engine::BlockRange blocks{0, count / engine::kWorldsPerBlock};
    const double seconds = seconds_of(
        [&] { counts = engine::count_reach(*worlds, network.likelihoods, seed, blocks); });
    return SampledRun{seconds, counts.worlds, counts.reached};
  };
  return {"sideflow", run, 4096};
}

Sampler our_importance_sampler(const BenchNetwork& network) {
  const auto worlds = std::make_shared<engine::PossibleWorlds>(network.graph, network.question);
  const auto run = [&network, worlds](std::uint64_t count, std::uint64_t seed) {
    engine::ImportanceCounts counts;
    const engine::BlockRange blocks{0, count / engine::kWorldsPerBlock};
    const double seconds = seconds_of(
        [&] { counts = engine::count_importance(*worlds, network.likelihoods, seed, blocks); });
    return SampledRun{seconds, counts.reach.worlds, counts.reach.reached};
  };
  return {"sideflow, with importances", run, 4096};
}

Sampler scalar_sampler(const BenchNetwork& network) {
  const auto worlds = std::make_shared<ScalarWorlds>(network);
  const auto run = [worlds](std::uint64_t count, std::uint64_t seed) {
    SampledRun found{.worlds = count};
    found.seconds = seconds_of([&] { found.arrivals = worlds->arrivals(count, seed); });
    return found;
  };
  return {"scalar C++", run, 1};
}

Sampler python_sampler(const BenchNetwork& network, const std::string& peer) {
  const auto file = std::make_shared<EdgeFile>(network);
  const auto run = [file, peer](std::uint64_t count, std::uint64_t seed) {
    return answer_of_python(ask_python(fmt::format("{} {} {} {}", peer, file->path(), count, seed)),
                            count);
  };
  return {"python3-" + peer, run, 1};
}

Contest contest(const BenchNetwork& network, const std::vector<Sampler>& samplers,
                std::size_t repetitions) {
  Contest contest{std::vector<std::vector<double>>(samplers.size()),
                  std::vector<SampledRun>(samplers.size())};
  std::vector<std::uint64_t> worlds;
  for (const Sampler& sampler : samplers) worlds.push_back(worlds_in_a_run(sampler));
  for (std::size_t r = 1; r <= repetitions; ++r) {
    for (std::size_t s = 0; s < samplers.size(); ++s) {
      const SampledRun run = samplers[s].run(worlds[s], r);
      contest.rates[s].push_back(static_cast<double>(run.worlds) * network.graph.arcs() /
                                 run.seconds);
      add(contest.sums[s], run);
    }
  }
  return contest;
}

double largest_difference(const SampledRun& one, const SampledRun& other) {
  demand_same_bearers(one.arrivals.size(), other.arrivals.size());
  double largest = 0;
  for (std::size_t b = 0; b < one.arrivals.size(); ++b) {
    largest = std::max(largest, standard_errors_apart({one.arrivals[b], one.worlds},
                                                      {other.arrivals[b], other.worlds}));
  }
  return largest;
}

double largest_difference(const SampledRun& run, const std::vector<double>& exact) {
  demand_same_bearers(run.arrivals.size(), exact.size());
  double largest = 0;
  for (std::size_t b = 0; b < exact.size(); ++b) {
    const double share = static_cast<double>(run.arrivals[b]) / static_cast<double>(run.worlds);
    const double error = engine::wilson_half_width(run.arrivals[b], run.worlds);
    largest = std::max(largest, std::abs(share - exact[b]) / error);
  }
  return largest;
}

}  // namespace sideflow::tools
