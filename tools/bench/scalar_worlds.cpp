#include "tools/bench/scalar_worlds.hpp"

#include "tools/bench/dice.hpp"

#include <algorithm>

namespace sideflow::tools {

namespace {

/// Likelihoods to 32 bits: far finer than any standard error here.
std::uint32_t threshold(double likelihood) {
  return static_cast<std::uint32_t>(std::min(likelihood * 0x1p32, 0x1p32 - 1.0));
}

}  // namespace

ScalarWorlds::ScalarWorlds(const BenchNetwork& network)
    : bearers_(network.question.sources),
      collectors_(network.question.targets),
      bears_(network.graph.vertices, 0),
      reached_in_(network.graph.vertices, 0) {
  const auto entering = engine::arcs_by_head(network.graph);
  starts_ = entering.starts;
  for (const engine::ArcIndex arc : entering.arcs) {
    arcs_.push_back({network.graph.tails[arc], threshold(network.likelihoods[arc])});
  }
  for (const std::uint32_t bearer : bearers_) bears_[bearer] = 1;
}

std::vector<std::uint64_t> ScalarWorlds::arrivals(std::size_t worlds, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<std::uint64_t> counts(bearers_.size(), 0);
  for (std::size_t w = 0; w < worlds; ++w) {
    search(dice);
    for (std::size_t b = 0; b < bearers_.size(); ++b) {
      counts[b] += reached_in_[bearers_[b]] == world_ ? 1 : 0;
    }
  }
  return counts;
}

void ScalarWorlds::search(Dice& dice) {
  ++world_;
  missing_ = static_cast<std::uint32_t>(bearers_.size());
  stack_.clear();
  for (const std::uint32_t collector : collectors_) enter(collector);
  while (!stack_.empty() && missing_ > 0) {
    const std::uint32_t head = stack_.back();
    stack_.pop_back();
    for (std::uint32_t a = starts_[head]; a < starts_[head + 1]; ++a) {
      const Arc arc = arcs_[a];
      if (reached_in_[arc.tail] == world_) continue;
      if (static_cast<std::uint32_t>(dice.word() >> 32U) < arc.threshold) enter(arc.tail);
    }
  }
}

void ScalarWorlds::enter(std::uint32_t vertex) {
  reached_in_[vertex] = world_;
  missing_ -= bears_[vertex];
  stack_.push_back(vertex);
}

}  // namespace sideflow::tools
