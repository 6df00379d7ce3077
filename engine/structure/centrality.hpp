// Who sits where: measures of the place of each actor in the actor graph.
#pragma once

#include "engine/structure/actor_graph.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace sideflow::engine {

struct CentralityOptions {
  LinkLength length = LinkLength::steps;
  double most_steps = 3e9;  ///< links looked at for closeness; above it 64 to 512 actors are drawn
  std::uint64_t seed = 1;   ///< of that draw
};

/// Of one vertex of the actor graph.
struct ActorCentrality {
  std::uint32_t in_degree = 0;
  std::uint32_t out_degree = 0;
  double in_strength = 0;  ///< sum of the likelihoods of the links
  double out_strength = 0;
  /// Sum of 1 / d over the actors u, d the length of the shortest way from u to this one; nothing where
  /// a way has length 0.
  std::optional<double> harmonic_in;
  std::optional<double> harmonic_out;  ///< the same for the ways from this one to u
  double pagerank = 0;                 ///< damping 0.85; all together 1
  std::optional<double> eigenvector;   ///< largest 1; nothing where it is not unique
  std::optional<double> hub;           ///< largest 1; nothing without links
  std::optional<double> authority;     ///< largest 1; nothing without links
  std::uint32_t coreness = 0;          ///< each pair of neighbours counted once
  std::optional<double> constraint;    ///< Burt's; nothing without neighbours
  std::optional<double> clustering;    ///< nothing with less than two neighbours
  std::uint32_t weak_component = 0;    ///< numbered by their first vertices
  std::uint32_t strong_component = 0;
};

struct Centrality {
  std::vector<ActorCentrality> actors;  ///< by vertex of the actor graph
  std::optional<double> reciprocity;    ///< share of links that are answered; nothing without links
  std::uint32_t weak_components = 0;
  std::uint32_t strong_components = 0;
  std::uint32_t untimed_links = 0;  ///< of which nobody says how long they take
  std::size_t closeness_from = 0;  ///< actors that closeness was summed over; fewer than all: drawn
  double closeness_error = 0;      ///< largest standard error of closeness, 0 where all were used
};

/// Centrality of every vertex of `graph` (docs/methods/centrality.md). A graph without vertices gives
/// nothing, one without links zeros and what is undefined as nothing. Degrees, cores, constraint,
/// clustering, reciprocity and components by igraph, which only one call at a time may use; closeness,
/// PageRank and the vectors by our own kernels, whose digits depend on nothing but the graph. Throws
/// InternalError where igraph reports an error. Cost: vertices times links, up to `most_steps`.
[[nodiscard]] Centrality centrality(const ActorGraph& graph, const CentralityOptions& options = {});

}  // namespace sideflow::engine
