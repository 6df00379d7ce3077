#include "engine/flow/hand_over.hpp"
#include "tools/bench/networks.hpp"
#include "tools/bench/rows.hpp"
#include "tools/bench/timing.hpp"

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

const KindId kCase{"case"};

/// In the order of their numbers also by id.
std::string padded(std::uint32_t number) { return fmt::format("{:08}", number); }

JudgedLikelihood judged(double best) {
  return {.range = {Likelihood{best}, Likelihood{best}, Likelihood{best}}};
}

/// `network` as people would write it down: one kind, which its bearers hold and its collectors collect.
Network written(const BenchNetwork& network) {
  Network found;
  found.kinds.push_back(Kind{.id = kCase, .aim = sideflow::Aim::collect});
  for (engine::VertexIndex v = 0; v < network.graph.vertices; ++v) {
    found.actors.push_back(Actor{.id = {padded(v)}});
  }
  for (const auto bearer : network.question.sources) {
    found.actors[bearer].holds.push_back({.kind = kCase});
  }
  for (const auto collector : network.question.targets) {
    found.actors[collector].collects = {kCase};
  }
  for (engine::ArcIndex arc = 0; arc < network.graph.arcs(); ++arc) {
    found.channels.push_back(Channel{.id = {padded(arc)},
                                     .from = {padded(network.graph.tails[arc])},
                                     .to = {padded(network.graph.heads[arc])},
                                     .carries = {{kCase, judged(network.likelihoods[arc])}}});
  }
  return found;
}

/// One product of the matrix of a network's likelihoods with a vector, in compressed rows.
class SparseProduct {
 public:
  explicit SparseProduct(const BenchNetwork& network)
      : arcs_(engine::arcs_by_tail(network.graph)), x_(network.graph.vertices, 1), y_(x_) {
    for (const engine::ArcIndex arc : arcs_.arcs) {
      heads_.push_back(network.graph.heads[arc]);
      values_.push_back(network.likelihoods[arc]);
    }
  }

  double seconds() {
    const double taken = seconds_of([&] { sweep(); });
    x_.swap(y_);
    return taken;
  }

 private:
  void sweep() {
    for (std::size_t v = 0; v < y_.size(); ++v) {
      double sum = 0;
      for (std::uint32_t a = arcs_.starts[v]; a < arcs_.starts[v + 1]; ++a) {
        sum += values_[a] * x_[heads_[a]];
      }
      y_[v] = sum * 0x1p-3;
    }
  }

  engine::ArcLists arcs_;
  std::vector<engine::VertexIndex> heads_;
  std::vector<double> values_;
  std::vector<double> x_;
  std::vector<double> y_;
};

BenchRow absorbing_chain(const BenchNetwork& bench, std::size_t repetitions) {
  const Network network = written(bench);
  const engine::FlowGraph graph = engine::compile_flow_graph(network);
  SparseProduct product(bench);
  engine::HandOver found;
  std::vector<double> per_iteration;
  std::vector<double> sweeps;
  std::vector<double> whole;
  for (std::size_t r = 0; r < repetitions; ++r) {
    whole.push_back(seconds_of([&] { found = engine::hand_over(network, graph); }));
    per_iteration.push_back(whole.back() / static_cast<double>(found.iterations));
    std::vector<double> some;
    while (some.size() < 9) some.push_back(product.seconds());
    sweeps.push_back(median(some));
  }
  const bool is_solved = found.converged && found.residual < 1e-9;
  return {
      .what = "hand-over, an iteration, all else included, in sweeps of a sparse product",
      .on = fmt::format("{}, {} states", bench.name, found.states),
      .ours = fmt::format("{} in all, {} iterations", short_time(median(whole)), found.iterations),
      .peer = "a sweep " + short_time(median(sweeps)),
      .number = median_ratio(per_iteration, sweeps),
      .unit = "sweeps",
      .aim = Aim{Aim::Side::at_most, 5, "sweeps"},
      .check = fmt::format("residual {:.1g}: {}", found.residual, is_solved ? "yes" : "NO"),
      .repetitions = repetitions};
}

}  // namespace

std::vector<BenchRow> hand_over_rows(std::size_t repetitions) {
  return {absorbing_chain(scale_free(200'000, 1'000'000, 1), repetitions)};
}

}  // namespace sideflow::tools
