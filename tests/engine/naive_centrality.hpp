// Measures of centrality by other means: as their definitions have them, on full matrices, and by Boost.
#pragma once

#include "engine/structure/actor_graph.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

namespace sideflow::engine::testing {

using Matrix = std::vector<std::vector<double>>;

/// 1 where there is a link.
inline Matrix adjacency(const ActorGraph& graph) {
  Matrix matrix(graph.size(), std::vector<double>(graph.size(), 0));
  for (const ActorLink& link : graph.links) matrix[link.from][link.to] = 1;
  return matrix;
}

inline Matrix symmetric(Matrix matrix) {
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j < matrix.size(); ++j)
      if (matrix[j][i] > 0) matrix[i][j] = 1;
  return matrix;
}

/// Sum over j of (p_ij + sum over q of p_iq p_qj) squared, p_ij = a_ij / degree(i) (Burt 1992).
inline double naive_constraint(const Matrix& near, std::size_t i) {
  const auto share = [&](std::size_t a, std::size_t b) {
    return near[a][b] / std::accumulate(near[a].begin(), near[a].end(), 0.0);
  };
  double sum = 0;
  for (std::size_t j = 0; j < near.size(); ++j) {
    if (j == i || near[i][j] == 0) continue;
    double invested = share(i, j);
    for (std::size_t q = 0; q < near.size(); ++q)
      if (q != i && q != j && near[i][q] > 0) invested += share(i, q) * share(q, j);
    sum += invested * invested;
  }
  return sum;
}

inline std::vector<double> times(const Matrix& matrix, const std::vector<double>& vector) {
  std::vector<double> product(vector.size(), 0);
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j < matrix.size(); ++j) product[i] += matrix[i][j] * vector[j];
  return product;
}

inline Matrix turned(const Matrix& matrix) {
  Matrix other = matrix;
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j < matrix.size(); ++j) other[j][i] = matrix[i][j];
  return other;
}

inline void make_largest_one(std::vector<double>& vector) {
  const double largest = *std::max_element(vector.begin(), vector.end());
  for (double& entry : vector) entry /= largest;
}

/// Kleinberg's iteration from all ones.
inline std::vector<double> naive_hubs(const Matrix& matrix) {
  std::vector<double> hubs(matrix.size(), 1);
  for (int i = 0; i < 4000; ++i) {
    hubs = times(matrix, times(turned(matrix), hubs));
    make_largest_one(hubs);
  }
  return hubs;
}

using BoostLinks =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                          boost::property<boost::edge_weight_t, double>>;
using BoostTies = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

inline BoostTies boost_ties(const ActorGraph& graph) {
  BoostTies ties(graph.size());
  const Matrix near = symmetric(adjacency(graph));
  for (std::size_t i = 0; i < near.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (near[i][j] > 0) add_edge(i, j, ties);
  return ties;
}

inline double length(const ActorLink& link, LinkLength how) {
  if (how == LinkLength::steps) return 1;
  return how == LinkLength::likely ? -std::log(link.likelihood) : link.days;
}

inline constexpr double kFar = 1e300;

/// By pair of vertices, by Boost's Dijkstra.
inline Matrix boost_distances(const ActorGraph& graph, LinkLength how) {
  BoostLinks links(graph.size());
  for (const ActorLink& link : graph.links) add_edge(link.from, link.to, length(link, how), links);
  Matrix distances(graph.size(), std::vector<double>(graph.size(), kFar));
  for (std::size_t s = 0; s < graph.size(); ++s) {
    boost::dijkstra_shortest_paths(links, s,
                                   boost::distance_map(distances[s].data()).distance_inf(kFar));
  }
  return distances;
}

}  // namespace sideflow::engine::testing
