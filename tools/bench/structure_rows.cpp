#include "engine/structure/betweenness.hpp"
#include "tools/bench/boost_betweenness.hpp"
#include "tools/bench/edge_file.hpp"
#include "tools/bench/python_peer.hpp"
#include "tools/bench/rows.hpp"
#include "tools/bench/timing.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

constexpr unsigned kThreads = 2;
constexpr std::size_t kMostRepetitions = 3;  // a turn takes a minute

/// `network` without parallel arcs and loops, which programs count in different ways.
BenchNetwork simple(const BenchNetwork& network) {
  BenchNetwork found{.question = network.question};
  found.graph.vertices = network.graph.vertices;
  std::set<std::pair<engine::VertexIndex, engine::VertexIndex>> known;
  for (engine::ArcIndex arc = 0; arc < network.graph.arcs(); ++arc) {
    const engine::VertexIndex tail = network.graph.tails[arc];
    const engine::VertexIndex head = network.graph.heads[arc];
    if (tail == head || !known.insert({tail, head}).second) continue;
    const engine::ElementIndex element = found.graph.elements++;
    found.graph.add_arc(tail, head, std::span(&element, 1));
    found.likelihoods.push_back(network.likelihoods[arc]);
  }
  found.name = fmt::format("scale-free {}/{}", found.graph.vertices, found.graph.arcs());
  return found;
}

/// The same as an actor graph: what betweenness looks at of it.
engine::ActorGraph actor_graph_of(const BenchNetwork& network) {
  engine::ActorGraph graph;
  graph.actors.resize(network.graph.vertices);
  std::iota(graph.actors.begin(), graph.actors.end(), 0U);
  for (engine::ArcIndex arc = 0; arc < network.graph.arcs(); ++arc) {
    graph.links.push_back({.from = network.graph.tails[arc],
                           .to = network.graph.heads[arc],
                           .likelihood = network.likelihoods[arc]});
  }
  std::sort(graph.links.begin(), graph.links.end(), [](const auto& a, const auto& b) {
    return std::pair(a.from, a.to) < std::pair(b.from, b.to);
  });
  graph.first_out.assign(graph.size() + 1, 0);
  for (const engine::ActorLink& link : graph.links) ++graph.first_out[link.from + 1];
  std::partial_sum(graph.first_out.begin(), graph.first_out.end(), graph.first_out.begin());
  return graph;
}

struct TimedValues {
  double seconds = 0;
  std::vector<double> values;
};

/// Computes betweenness of one graph, in links.
struct Solver {
  std::string name;
  double times;  ///< ours is to be so many times as fast
  std::function<TimedValues()> run;
};

Solver our_solver(const engine::ActorGraph& graph) {
  return {"sideflow", 1, [&graph] {
            TimedValues found;
            found.seconds = seconds_of(
                [&] { found.values = engine::betweenness(graph, {.threads = kThreads}).values; });
            return found;
          }};
}

Solver boost_solver(const BoostBetweenness& boost) {
  return {"Boost", 3, [&boost] {
            TimedValues found;
            found.seconds = seconds_of([&] { found.values = boost.values(); });
            return found;
          }};
}

Solver python_solver(const EdgeFile& file, const std::string& peer, double times) {
  return {"python3-" + peer, times, [&file, peer] {
            std::istringstream words(
                ask_python(fmt::format("betweenness {} {} {}", peer, file.path(), kThreads)));
            TimedValues found;
            words >> found.seconds;
            for (double value = 0; words >> value;) found.values.push_back(value);
            return found;
          }};
}

/// Largest difference, relative where values are above 1.
std::string agreement(const std::vector<double>& ours, const std::vector<double>& theirs) {
  if (ours.size() != theirs.size()) return "NO, other vertices";
  double largest = 0;
  for (std::size_t v = 0; v < ours.size(); ++v) {
    largest = std::max(largest, std::abs(ours[v] - theirs[v]) / std::max(1.0, ours[v]));
  }
  if (largest == 0) return "yes, to the last bit";
  return fmt::format("{}, at most {:.1g} apart", largest <= 1e-9 ? "yes" : "NO", largest);
}

/// All solvers in turn; a row for each but the first, which is ours.
std::vector<BenchRow> in_turn(const std::string& on, const std::vector<Solver>& solvers,
                              std::size_t repetitions) {
  std::vector<std::vector<double>> seconds(solvers.size());
  std::vector<TimedValues> last(solvers.size());
  for (std::size_t r = 0; r < repetitions; ++r) {
    for (std::size_t s = 0; s < solvers.size(); ++s) {
      last[s] = solvers[s].run();
      seconds[s].push_back(last[s].seconds);
    }
  }
  std::vector<BenchRow> rows;
  for (std::size_t s = 1; s < solvers.size(); ++s) {
    rows.push_back({.what = "betweenness, against " + solvers[s].name,
                    .on = on,
                    .ours = short_time(median(seconds[0])),
                    .peer = short_time(median(seconds[s])),
                    .number = median_ratio(seconds[s], seconds[0]),
                    .unit = "times",
                    .aim = Aim{Aim::Side::at_least, solvers[s].times, "times"},
                    .check = agreement(last[0].values, last[s].values),
                    .repetitions = repetitions});
  }
  return rows;
}

std::vector<BenchRow> betweenness_rows(std::size_t repetitions) {
  const BenchNetwork network = simple(scale_free(20'000, 100'000, 1));
  const engine::ActorGraph graph = actor_graph_of(network);
  const EdgeFile file(network);
  const BoostBetweenness boost(graph);
  return in_turn(network.name,
                 {our_solver(graph), python_solver(file, "igraph", 4), boost_solver(boost),
                  python_solver(file, "graph-tool", 3)},
                 repetitions);
}

/// What a network is worth that is too large to search from all its vertices.
BenchRow sampled_betweenness(std::size_t repetitions) {
  const BenchNetwork network = simple(scale_free(200'000, 1'000'000, 1));
  const engine::ActorGraph graph = actor_graph_of(network);
  engine::Betweenness found;
  std::vector<double> seconds;
  for (std::size_t r = 0; r < repetitions; ++r) {
    seconds.push_back(
        seconds_of([&] { found = engine::betweenness(graph, {.threads = kThreads}); }));
  }
  const auto top = std::max_element(found.values.begin(), found.values.end());
  const auto vertex = static_cast<std::size_t>(top - found.values.begin());
  return {.what = "betweenness, sampled",
          .on = network.name,
          .ours = fmt::format("{} of {} sources", found.sources, found.of_sources),
          .number = median(seconds),
          .unit = "s",
          .check = fmt::format("the largest to {:.1f} % (standard error)",
                               100 * found.standard_errors[vertex] / *top),
          .repetitions = repetitions};
}

}  // namespace

std::vector<BenchRow> structure_rows(std::size_t repetitions) {
  repetitions = std::min(repetitions, kMostRepetitions);
  std::vector<BenchRow> rows = betweenness_rows(repetitions);
  rows.push_back(sampled_betweenness(repetitions));
  return rows;
}

}  // namespace sideflow::tools
