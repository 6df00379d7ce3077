// Programs that draw possible worlds, ours and others, behind one face.
#pragma once

#include "tools/bench/networks.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace sideflow::tools {

/// What a run came to.
struct SampledRun {
  double seconds = 0;
  std::uint64_t worlds = 0;
  std::vector<std::uint64_t> arrivals;  ///< by bearer: worlds in which it reaches a collector
};

/// Draws worlds of one network on one core.
struct Sampler {
  std::string name;
  std::function<SampledRun(std::uint64_t worlds, std::uint64_t seed)> run;
  std::uint64_t fewest;  ///< worlds that it can draw at a time
};

/// Ours; `network` must outlive it, as with the others.
[[nodiscard]] Sampler our_sampler(const BenchNetwork& network);
/// Ours, with the importance of every element on top. Its arrivals are those of the same worlds.
[[nodiscard]] Sampler our_importance_sampler(const BenchNetwork& network);
[[nodiscard]] Sampler scalar_sampler(const BenchNetwork& network);
/// By Python: "igraph", "graph-tool" or "networkx".
[[nodiscard]] Sampler python_sampler(const BenchNetwork& network, const std::string& peer);

/// All that came of letting samplers run in turn, A B A B.
struct Contest {
  std::vector<std::vector<double>> rates;  ///< by sampler: worlds x arcs a second, by repetition
  std::vector<SampledRun> sums;            ///< by sampler: over all repetitions
};

/// Each sampler first finds out how many worlds it draws in a tenth of a second, then all run
/// `repetitions` times in turn.
[[nodiscard]] Contest contest(const BenchNetwork& network, const std::vector<Sampler>& samplers,
                              std::size_t repetitions);

/// The largest difference between two estimates of the same arrivals, in standard errors.
[[nodiscard]] double largest_difference(const SampledRun& one, const SampledRun& other);
/// The same from exact probabilities, by bearer.
[[nodiscard]] double largest_difference(const SampledRun& run, const std::vector<double>& exact);

}  // namespace sideflow::tools
