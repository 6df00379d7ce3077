// The oracle: every possible world, one after the other, each searched in the plainest way.
#pragma once

#include "engine/core/numbered_graph.hpp"

#include <cstdint>
#include <stdexcept>
#include <vector>

namespace sideflow::engine::testing {

/// By element: whether it is true.
using World = std::vector<std::uint8_t>;

/// The elements that stand on some arc and are neither 0 nor 1 in all of `likelihoods`.
inline std::vector<ElementIndex> uncertain_elements(
    const NumberedGraph& graph, const std::vector<std::vector<double>>& likelihoods) {
  std::vector<std::uint8_t> stands(graph.elements, 0);
  for (const ElementIndex element : graph.arc_elements) stands[element] = 1;
  std::vector<ElementIndex> uncertain;
  for (ElementIndex e = 0; e < graph.elements; ++e) {
    bool zero = true;
    bool one = true;
    for (const auto& values : likelihoods) {
      zero = zero && values[e] == 0.0;
      one = one && values[e] == 1.0;
    }
    if (stands[e] != 0 && !zero && !one) uncertain.push_back(e);
  }
  return uncertain;
}

/// Calls visit(world, weights) for every world, with its probability under each of `likelihoods`.
template <class Visit>
void for_every_world(const NumberedGraph& graph,
                     const std::vector<std::vector<double>>& likelihoods, Visit visit) {
  const auto uncertain = uncertain_elements(graph, likelihoods);
  if (uncertain.size() > 20) throw std::runtime_error("too many worlds");
  World world(graph.elements);
  for (ElementIndex e = 0; e < graph.elements; ++e) world[e] = likelihoods.front()[e] == 1.0;
  for (std::uint32_t number = 0; number < (std::uint32_t{1} << uncertain.size()); ++number) {
    std::vector<double> weights(likelihoods.size(), 1.0);
    for (std::size_t u = 0; u < uncertain.size(); ++u) {
      world[uncertain[u]] = number >> u & 1U;
      for (std::size_t l = 0; l < likelihoods.size(); ++l) {
        const double likelihood = likelihoods[l][uncertain[u]];
        weights[l] *= world[uncertain[u]] != 0 ? likelihood : 1.0 - likelihood;
      }
    }
    visit(world, weights);
  }
}

/// By vertex: whether an open way leads there from `start` in `world`.
inline std::vector<std::uint8_t> open_from(const NumberedGraph& graph, const World& world,
                                           VertexIndex start) {
  std::vector<std::uint8_t> reached(graph.vertices, 0);
  reached[start] = 1;
  for (bool grown = true; grown;) {
    grown = false;
    for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
      bool open = reached[graph.tails[arc]] != 0 && reached[graph.heads[arc]] == 0;
      for (const ElementIndex element : graph.needs(arc)) open = open && world[element] != 0;
      if (!open) continue;
      reached[graph.heads[arc]] = 1;
      grown = true;
    }
  }
  return reached;
}

}  // namespace sideflow::engine::testing
