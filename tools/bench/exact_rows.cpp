#include "engine/core/loss_ledger.hpp"
#include "engine/core/reach_diagram.hpp"
#include "tools/bench/buddy_fixpoint.hpp"
#include "tools/bench/rows.hpp"
#include "tools/bench/timing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

using engine::ReachDiagram;

constexpr double kPassNodes = 640'000;  // what the aims for one pass speak of
constexpr std::array<std::uint64_t, 4> kLayeredSeeds{14, 79, 92, 164};
constexpr std::size_t kAdministrations = 10;
constexpr double kLongRun = 5;  // seconds; a peer that needs more is not asked again

ReachDiagram compiled(const BenchNetwork& network) {
  auto diagram = ReachDiagram::compile(network.graph, std::span(&network.question, 1));
  if (!diagram.complete()) throw std::runtime_error(network.name + " outgrew the default budget");
  return diagram;
}

std::string nodes_text(const ReachDiagram& diagram) {
  return short_number(static_cast<double>(diagram.nodes())) + " nodes";
}

std::string agreement(const std::vector<double>& ours, const std::vector<double>& theirs) {
  if (ours.size() != theirs.size()) return "NO, other rows";
  double largest = 0;
  for (std::size_t a = 0; a < ours.size(); ++a) {
    largest = std::max(largest, std::abs(ours[a] - theirs[a]));
  }
  if (largest == 0) return "yes, to the last bit";
  return fmt::format("{}, at most {:.1g} apart", largest <= 1e-9 ? "yes" : "NO", largest);
}

// ---- against BuDDy ------------------------------------------------------------------------------

BenchRow against_buddy(const BenchNetwork& network, std::size_t repetitions) {
  std::vector<double> ours;
  std::vector<double> theirs;
  ReachDiagram diagram;
  std::string check;
  while (ours.size() < repetitions && (theirs.empty() || theirs.back() < kLongRun)) {
    ours.push_back(seconds_of([&] { diagram = compiled(network); }));
    BuddyReach buddy(network);
    theirs.push_back(seconds_of([&] { buddy.compile(); }));
    check = agreement(diagram.evaluate(network.likelihoods), buddy.evaluate(network.likelihoods));
  }
  return {.what = "exact, against BuDDy by fixpoint",
          .on = fmt::format("{}, a component of {}, {}", network.name, largest_component(network),
                            nodes_text(diagram)),
          .ours = short_time(median(ours)),
          .peer = short_time(median(theirs)),
          .number = median_ratio(theirs, ours),
          .unit = "times",
          .aim = Aim{Aim::Side::at_least, 100, "times"},
          .check = check,
          .repetitions = ours.size()};
}

// ---- administrations ----------------------------------------------------------------------------

/// What compiling came to, by network.
struct Compilings {
  std::vector<double> seconds;
  std::vector<double> nodes;
  std::vector<double> bytes;
};

Compilings compilings(std::uint32_t vertices) {
  Compilings found;
  for (std::uint64_t seed = 1; seed <= kAdministrations; ++seed) {
    const BenchNetwork network = administration(vertices, vertices * 5 / 2, seed);
    ReachDiagram diagram;
    found.seconds.push_back(seconds_of([&] { diagram = compiled(network); }));
    found.nodes.push_back(static_cast<double>(diagram.nodes()));
    found.bytes.push_back(memory_to_compile(vertices, seed));
  }
  return found;
}

double largest(const std::vector<double>& numbers) {
  return *std::max_element(numbers.begin(), numbers.end());
}

std::optional<Aim> at_most_where(bool there, double wanted, const std::string& unit) {
  return there ? std::optional(Aim{Aim::Side::at_most, wanted, unit}) : std::nullopt;
}

/// The worst of several networks, each compiled once.
std::vector<BenchRow> administration_rows(std::uint32_t vertices) {
  const Compilings found = compilings(vertices);
  const auto on =
      fmt::format("{} administrations {}/{}", kAdministrations, vertices, vertices * 5 / 2);
  const bool has_aim = vertices == 400;
  return {{.what = "exact, ordering included, the slowest",
           .on = on,
           .ours = fmt::format("median {}, {} nodes", short_time(median(found.seconds)),
                               short_number(median(found.nodes))),
           .number = largest(found.seconds),
           .unit = "s",
           .aim = at_most_where(has_aim, 2, "s"),
           .repetitions = kAdministrations},
          {.what = "exact, peak memory, the largest",
           .on = on,
           .ours = fmt::format("median {:.0f} MB", median(found.bytes) / 1e6),
           .number = largest(found.bytes) / 1e6,
           .unit = "MB",
           .aim = at_most_where(has_aim, 200, "MB"),
           .repetitions = kAdministrations}};
}

// ---- passes over a large diagram ----------------------------------------------------------------

/// Its diagram has about 640,000 nodes; times are given for exactly so many.
BenchNetwork network_of_a_large_diagram() { return administration(1400, 3500, 16); }

struct Passes {
  std::vector<double> up;   ///< seconds of an evaluation
  std::vector<double> all;  ///< seconds of all derivatives
};

Passes passes(const ReachDiagram& diagram, const std::vector<double>& likelihoods,
              std::size_t repetitions) {
  Passes found;
  std::vector<double> numbers;
  for (std::size_t r = 0; r < repetitions; ++r) {
    found.up.push_back(seconds_of([&] { numbers = diagram.evaluate(likelihoods); }));
    found.all.push_back(seconds_of([&] { numbers = diagram.derivatives(likelihoods); }));
  }
  return found;
}

/// The loss ledger of every answer from today's likelihoods to 1.
BenchRow ledger_row(const BenchNetwork& network, const ReachDiagram& diagram, double scale) {
  const std::vector<double> perfect(network.likelihoods.size(), 1.0);
  std::vector<engine::ConeLoss> found;
  const double seconds = seconds_of([&] {
    std::vector<engine::DiagramCone> cones;
    for (std::size_t a = 0; a < diagram.answers(); ++a) cones.push_back(cone_of(diagram, a));
    found = engine::losses(diagram, {network.likelihoods, perfect}, cones);
  });
  const auto today = diagram.evaluate(network.likelihoods);
  const auto at_best = diagram.evaluate(perfect);
  std::vector<double> lost;
  std::vector<double> missing;
  for (std::size_t a = 0; a < found.size(); ++a) {
    lost.push_back(std::accumulate(found[a].by_slot.begin(), found[a].by_slot.end(), 0.0));
    missing.push_back(at_best[a] - today[a]);
  }
  return {.what = "exact, ledger of all rows, per 640,000 nodes",
          .on = fmt::format("{}, {}, {} rows", network.name, nodes_text(diagram), found.size()),
          .ours = short_time(seconds * scale),
          .number = seconds * scale,
          .unit = "s",
          .aim = Aim{Aim::Side::at_most, 2, "s"},
          .check = "it balances: " + agreement(lost, missing),
          .repetitions = 1};
}

std::vector<BenchRow> pass_rows(std::size_t repetitions) {
  const BenchNetwork network = network_of_a_large_diagram();
  const ReachDiagram diagram = compiled(network);
  const Passes found = passes(diagram, network.likelihoods, repetitions);
  const double scale = kPassNodes / static_cast<double>(diagram.nodes());
  const auto on = fmt::format("{}, {}", network.name, nodes_text(diagram));
  return {{.what = "exact, at other likelihoods, per 640,000 nodes",
           .on = on,
           .ours = short_time(median(found.up) * scale),
           .number = median(found.up) * scale * 1e3,
           .unit = "ms",
           .aim = Aim{Aim::Side::at_most, 20, "ms"},
           .repetitions = repetitions},
          {.what = "exact, all derivatives, in evaluations",
           .on = on,
           .ours = short_time(median(found.all) * scale),
           .number = median_ratio(found.all, found.up),
           .unit = "evaluations",
           .aim = Aim{Aim::Side::at_most, 3, "evaluations"},
           .repetitions = repetitions},
          ledger_row(network, diagram, scale)};
}

}  // namespace

std::vector<BenchRow> exact_rows(std::size_t repetitions) {
  std::vector<BenchRow> rows;
  const auto append = [&](const std::vector<BenchRow>& more) {
    rows.insert(rows.end(), more.begin(), more.end());
  };
  for (const std::uint64_t seed : kLayeredSeeds) {
    append({against_buddy(layered(60, seed), std::min<std::size_t>(repetitions, 3))});
  }
  for (const std::uint32_t vertices : {60U, 200U, 400U}) append(administration_rows(vertices));
  append(pass_rows(std::max<std::size_t>(repetitions, 15)));
  return rows;
}

}  // namespace sideflow::tools
