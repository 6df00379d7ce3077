// Betweenness: on how many of the shortest ways between others each actor stands.
#pragma once

#include "engine/structure/actor_graph.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace sideflow::engine {

struct BetweennessOptions {
  LinkLength lengths = LinkLength::steps;
  /// How many sources to sample, at least 2; none: all of them up to a limit of work that depends on
  /// the size of the graph alone (docs/methods/betweenness.md), beyond it a fixed amount of work.
  std::optional<std::uint32_t> sources;
  std::uint64_t seed = 1;  ///< of the sample
  unsigned threads = 0;    ///< 0: as many as the machine has; changes no result
};

struct Betweenness {
  std::vector<double> values;           ///< by vertex of the actor graph
  std::vector<double> standard_errors;  ///< by vertex; empty where exact
  LinkLength lengths = LinkLength::steps;
  std::uint32_t sources = 0;     ///< so many were searched from,
  std::uint32_t of_sources = 0;  ///< of so many from which a link leads on

  [[nodiscard]] bool exact() const { return sources == of_sources; }
};

/// By vertex of `graph`: the sum over all ordered pairs of other vertices, of which one can reach the
/// other, of the share of the shortest ways between them that pass it; not normalised. Of ways of the
/// same length only those with the fewest links count. Empty for an empty graph. Sources times links,
/// with lengths also times a logarithm. Brandes 2001, Journal of Mathematical Sociology 25.
[[nodiscard]] Betweenness betweenness(const ActorGraph& graph,
                                      const BetweennessOptions& options = {});

/// The same sum over the pairs (bearer, collector of a kind that it holds) alone, each pair once, however
/// many kinds it shares; of the kinds of `graph`. What is at home makes no pair. `flow` must be what `graph`
/// was made from. Searches from the bearers or, against the links, from the collectors: the fewer of
/// the two, which are then the sources of the result.
[[nodiscard]] Betweenness delivery_betweenness(const FlowGraph& flow, const ActorGraph& graph,
                                               const BetweennessOptions& options = {});

}  // namespace sideflow::engine
