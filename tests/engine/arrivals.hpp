// What arrives in a network, and whether another network lets more or less arrive.
#pragma once

#include "engine/flow/reach.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {

inline constexpr double kSame = 1e-12;

inline Reach reach_of(const Network& network) {
  return reach(network, compile_flow_graph(network));
}

/// What arrives at best of all that is noticed, by "actor:kind". Nothing of what is at home.
inline std::map<std::string, double> arrivals(const Network& network, const FlowGraph& graph,
                                              const std::vector<ReachRow>& rows) {
  std::map<std::string, double> found;
  for (const ReachRow& row : rows) {
    if (!row.probability) continue;
    const Vertex& at = graph.vertices[row.row.vertex];
    found[network.actors[at.actor].id.text + ":" + network.kinds[at.kind].id.text] =
        row.probability->best;
  }
  return found;
}
inline std::map<std::string, double> arrivals(const Network& network) {
  const FlowGraph graph = compile_flow_graph(network);
  return arrivals(network, graph, reach(network, graph).bearers);
}
/// What informs whom at best, by "actor:kind".
inline std::map<std::string, double> informed(const Network& network) {
  const FlowGraph graph = compile_flow_graph(network);
  return arrivals(network, graph, reach(network, graph).audiences);
}
inline double arrival(const Network& network, const std::string& row) {
  return arrivals(network).at(row);
}

using Compare = std::function<void(double after, double before)>;

/// Compares every number of reach, row by row.
inline void each_number(const Network& after, const Network& before, const Compare& compare) {
  const Reach now = reach_of(after);
  const Reach then = reach_of(before);
  for (const auto rows : {&Reach::bearers, &Reach::audiences}) {
    ASSERT_EQ((now.*rows).size(), (then.*rows).size());
    for (std::size_t r = 0; r < (now.*rows).size(); ++r) {
      const ReachRow& a = (now.*rows)[r];
      const ReachRow& b = (then.*rows)[r];
      ASSERT_EQ(a.probability.has_value(), b.probability.has_value());
      if (!a.probability) continue;
      compare(a.probability->low, b.probability->low);
      compare(a.probability->best, b.probability->best);
      compare(a.probability->high, b.probability->high);
      compare(a.pessimistic, b.pessimistic);
      compare(a.optimistic, b.optimistic);
    }
  }
}
inline void never_lower(double after, double before) { EXPECT_GE(after, before - kSame); }
inline void never_higher(double after, double before) { EXPECT_LE(after, before + kSame); }
inline void no_row_falls(const std::map<std::string, double>& after,
                         const std::map<std::string, double>& before) {
  for (const auto& [row, best] : before) EXPECT_GE(after.at(row), best - kSame) << row;
}
inline void equal(double after, double before) { EXPECT_NEAR(after, before, kSame); }

}  // namespace sideflow::engine::testing
