// Seeded networks to measure on, and the plain form in which other programs get them.
#pragma once

#include "engine/core/numbered_graph.hpp"
#include "engine/core/reach_question.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sideflow::tools {

/// A network in which every arc has one element of its own, with the arc's number; so that programs
/// that know nothing but edges can take part.
struct BenchNetwork {
  std::string name;
  engine::NumberedGraph graph;
  engine::ReachQuestion question;   ///< sources are the bearers, targets the collectors
  std::vector<double> likelihoods;  ///< by arc
};

/// Likelihoods are drawn evenly from `low` to `high`.
struct LikelihoodRange {
  double low = 0.05;
  double high = 0.95;
};

/// Vertices in layers of 6, 2.5 arcs a vertex: two in three lead to the next layer or the one after,
/// one in ten stays in its layer, the others lead back, which makes cycles. The first layer bears, the
/// last collects.
[[nodiscard]] BenchNetwork layered(std::uint32_t vertices, std::uint64_t seed,
                                   LikelihoodRange range = {});

/// A tree of offices, each but the root reporting to the one above it; half as many lines down, and
/// lateral links between offices that stand next to each other, until there are `arcs`. All leaves
/// bear, the root collects.
[[nodiscard]] BenchNetwork administration(std::uint32_t vertices, std::uint32_t arcs,
                                          std::uint64_t seed, LikelihoodRange range = {});

/// Preferential attachment (Barabási and Albert 1999, Science 286): each vertex comes with
/// arcs / vertices arcs to or from earlier ones. 200 vertices bear, 10 collect.
[[nodiscard]] BenchNetwork scale_free(std::uint32_t vertices, std::uint32_t arcs,
                                      std::uint64_t seed, LikelihoodRange range = {});

/// How many vertices the largest strongly connected component has.
[[nodiscard]] std::uint32_t largest_component(const BenchNetwork& network);

/// "VERTICES ARCS", a line of bearers, a line of collectors, then a line "TAIL HEAD LIKELIHOOD" an
/// arc; likelihoods in the shortest form that reads back as the same number.
[[nodiscard]] std::string edge_list(const BenchNetwork& network);

}  // namespace sideflow::tools
