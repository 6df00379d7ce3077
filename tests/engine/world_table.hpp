// The oracle of everything that asks at other likelihoods: which rows arrive, in every world, as a table.
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "every_world.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace sideflow::engine::testing {

/// A number for every world; bit i of a world's number says whether elements[i] is true.
struct WorldTable {
  std::vector<ElementIndex> elements;
  std::vector<double> at;
};

/// Elements that stand on arcs between what a bearer reaches and what reaches one of `collectors`.
inline std::vector<ElementIndex> elements_between(const FlowGraph& graph,
                                                  const std::vector<VertexIndex>& collectors) {
  std::vector<std::uint8_t> from(graph.vertices.size(), 0);
  std::vector<std::uint8_t> to(graph.vertices.size(), 0);
  for (const Row& row : graph.bearers) from[row.vertex] = 1;
  for (const VertexIndex vertex : collectors) to[vertex] = 1;
  for (std::size_t round = 0; round < graph.vertices.size(); ++round) {
    for (ArcIndex arc = 0; arc < graph.numbers.arcs(); ++arc) {
      const VertexIndex tail = graph.numbers.tails[arc];
      const VertexIndex head = graph.numbers.heads[arc];
      from[head] |= from[tail];
      to[tail] |= to[head];
    }
  }
  std::vector<std::uint8_t> stands(graph.elements.size(), 0);
  for (ArcIndex arc = 0; arc < graph.numbers.arcs(); ++arc) {
    if (from[graph.numbers.tails[arc]] == 0 || to[graph.numbers.heads[arc]] == 0) continue;
    for (const ElementIndex element : graph.numbers.needs(arc)) stands[element] = 1;
  }
  std::vector<ElementIndex> elements;
  for (ElementIndex e = 0; e < stands.size(); ++e) {
    if (stands[e] != 0) elements.push_back(e);
  }
  return elements;
}

/// By vertex: whether an open way leads to one of `collectors`, which nobody passes on who is `gone`.
inline std::vector<std::uint8_t> open_to(const FlowGraph& graph, const World& world,
                                         const std::vector<VertexIndex>& collectors,
                                         std::uint32_t gone = 0xffffffff) {
  std::vector<std::uint8_t> leads(graph.vertices.size(), 0);
  for (const VertexIndex vertex : collectors) {
    if (graph.vertices[vertex].actor != gone) leads[vertex] = 1;
  }
  for (bool grown = true; grown;) {
    grown = false;
    for (ArcIndex arc = 0; arc < graph.numbers.arcs(); ++arc) {
      const VertexIndex tail = graph.numbers.tails[arc];
      if (leads[tail] != 0 || leads[graph.numbers.heads[arc]] == 0) continue;
      if (graph.vertices[tail].actor == gone) continue;
      bool open = true;
      for (const ElementIndex element : graph.numbers.needs(arc)) {
        open = open && world[element] != 0;
      }
      if (!open) continue;
      leads[tail] = 1;
      grown = true;
    }
  }
  return leads;
}

constexpr std::size_t kMostTabled = 15;

/// By row of `graph.bearers`: its table, when `gone` neither passes on nor collects.
inline std::vector<WorldTable> world_tables(const FlowGraph& graph,
                                            std::uint32_t gone = 0xffffffff) {
  const auto elements = elements_between(graph, graph.collectors);
  if (elements.size() > kMostTabled) throw std::runtime_error("too many worlds");
  const std::size_t worlds = std::size_t{1} << elements.size();
  std::vector<WorldTable> tables(graph.bearers.size(),
                                 {elements, std::vector<double>(worlds, 0.0)});
  World world(graph.elements.size(), 0);
  for (std::size_t number = 0; number < worlds; ++number) {
    for (std::size_t i = 0; i < elements.size(); ++i) world[elements[i]] = number >> i & 1U;
    const auto leads = open_to(graph, world, graph.collectors, gone);
    for (std::size_t r = 0; r < tables.size(); ++r) {
      tables[r].at[number] = leads[graph.bearers[r].vertex];
    }
  }
  return tables;
}

/// The sum of the tables of all rows that are not at home and not left out.
inline WorldTable sum_of(const FlowGraph& graph, const std::vector<WorldTable>& tables,
                         const std::function<bool(const Row&)>& left_out = nullptr) {
  WorldTable sum{elements_between(graph, graph.collectors), {}};
  sum.at.assign(std::size_t{1} << sum.elements.size(), 0.0);
  for (std::size_t r = 0; r < tables.size(); ++r) {
    if (graph.bearers[r].at_home || (left_out && left_out(graph.bearers[r]))) continue;
    for (std::size_t w = 0; w < sum.at.size(); ++w) sum.at[w] += tables[r].at[w];
  }
  return sum;
}

/// What the table comes to when element e is true with likelihoods[e], independently.
inline double expected_at(const WorldTable& table, const std::vector<double>& likelihoods) {
  std::vector<double> values = table.at;
  for (std::size_t i = table.elements.size(); i-- > 0;) {
    const double p = likelihoods[table.elements[i]];
    const std::size_t half = std::size_t{1} << i;
    for (std::size_t w = 0; w < half; ++w) {
      values[w] = (1.0 - p) * values[w] + p * values[w + half];
    }
  }
  return values.front();
}

/// By subset of the table's elements: what it comes to when those stand at `to`, the others at `from`.
inline std::vector<double> game_of(const WorldTable& table, const std::vector<double>& from,
                                   const std::vector<double>& to) {
  std::vector<double> values = table.at;
  for (std::size_t i = 0; i < table.elements.size(); ++i) {
    const double without = from[table.elements[i]];
    const double with = to[table.elements[i]];
    const std::size_t bit = std::size_t{1} << i;
    for (std::size_t w = 0; w < values.size(); ++w) {
      if ((w & bit) != 0) continue;
      const double low = values[w];
      const double high = values[w | bit];
      values[w] = (1.0 - without) * low + without * high;
      values[w | bit] = (1.0 - with) * low + with * high;
    }
  }
  return values;
}

/// Shapley values by their definition, over all subsets: by element of the graph, 0 for the others.
inline std::vector<double> shapley(const WorldTable& table, const std::vector<double>& from,
                                   const std::vector<double>& to) {
  const std::vector<double> worth = game_of(table, from, to);
  const std::size_t players = table.elements.size();
  std::vector<double> weight(players + 1, 0.0);  // s! (n - s - 1)! / n!
  for (std::size_t s = 0; s < players; ++s) {
    double ways = 1.0;  // of choosing s others out of n - 1
    for (std::size_t i = 0; i < s; ++i) {
      ways *= static_cast<double>(players - 1 - i) / static_cast<double>(i + 1);
    }
    weight[s] = 1.0 / (ways * static_cast<double>(players));
  }
  std::vector<double> shares(from.size(), 0.0);
  for (std::size_t i = 0; i < players; ++i) {
    const std::size_t bit = std::size_t{1} << i;
    for (std::size_t set = 0; set < worth.size(); ++set) {
      if ((set & bit) != 0) continue;
      const auto size = static_cast<std::size_t>(std::popcount(set));
      shares[table.elements[i]] += weight[size] * (worth[set | bit] - worth[set]);
    }
  }
  return shares;
}

/// `values` with one of them changed.
inline std::vector<double> with_one(std::vector<double> values, ElementIndex element,
                                    double value) {
  values[element] = value;
  return values;
}

/// Whether the elements of `graph` are few enough for a table.
inline bool can_be_tabled(const FlowGraph& graph) {
  return elements_between(graph, graph.collectors).size() <= kMostTabled;
}

}  // namespace sideflow::engine::testing
