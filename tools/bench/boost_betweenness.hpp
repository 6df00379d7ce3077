// Betweenness by Boost Graph.
#pragma once

#include "engine/structure/actor_graph.hpp"

#include <memory>
#include <vector>

namespace sideflow::tools {

/// A graph in Boost's own compressed rows, made once.
class BoostBetweenness {
 public:
  explicit BoostBetweenness(const engine::ActorGraph& graph);
  ~BoostBetweenness();
  BoostBetweenness(const BoostBetweenness&) = delete;
  BoostBetweenness& operator=(const BoostBetweenness&) = delete;

  /// By vertex: the sum over ordered pairs, every link counting 1; on one thread.
  [[nodiscard]] std::vector<double> values() const;

 private:
  struct Rows;
  std::unique_ptr<Rows> rows_;
};

}  // namespace sideflow::tools
