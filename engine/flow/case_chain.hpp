// The absorbing Markov chain of cases that are handed over: where they can be, and how they move.
#pragma once

#include "engine/core/strong_components.hpp"
#include "engine/flow/station.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace sideflow::engine {

/// What a vertex is for cases that start at bearers.
enum class CasePlace : std::uint8_t { unreached, passing, collected, circling };

/// Where cases can be, and how they move.
struct CaseChain {
  std::vector<double> flow;          ///< by arc: probability that a case at its tail takes it
  std::vector<CaseEnds> ends;        ///< by vertex: probability that it ends there
  std::vector<std::size_t> first;    ///< by vertex and one more: range in `losses`
  std::vector<CaseLoss> losses;      ///< of one case at each vertex
  std::vector<CasePlace> places;     ///< by vertex
  std::vector<std::size_t> numbers;  ///< by vertex: its unknown
  std::size_t states = 0;
  std::vector<std::vector<VertexIndex>> circles;
};

/// Makes the chain of a flow graph, in time linear in its arcs.
class CaseChainMaker {
 public:
  CaseChainMaker(const Network& network, const FlowGraph& graph)
      : graph_(graph), leaving_(arcs_by_tail(graph.numbers)), stations_(network, graph, leaving_) {
    const std::size_t vertices = graph.vertices.size();
    chain_.flow.assign(graph.arcs.size(), 0.0);
    chain_.ends.resize(vertices);
    chain_.places.assign(vertices, CasePlace::unreached);
    chain_.numbers.assign(vertices, 0);
    loses_.assign(vertices, 1);
  }

  CaseChain make() && {
    for (VertexIndex vertex = 0; vertex < chain_.places.size(); ++vertex) add_station(vertex);
    chain_.first.push_back(chain_.losses.size());
    for (const double flow : chain_.flow) open_.push_back(flow > 0 ? 1 : 0);
    note_reached();
    note_circles();
    for (std::size_t v = 0; v < chain_.places.size(); ++v) {
      if (chain_.places[v] == CasePlace::passing) chain_.numbers[v] = chain_.states++;
    }
    return std::move(chain_);
  }

 private:
  [[nodiscard]] bool collects(VertexIndex vertex) const {
    return std::binary_search(graph_.collectors.begin(), graph_.collectors.end(), vertex);
  }

  void add_station(VertexIndex vertex) {
    chain_.first.push_back(chain_.losses.size());
    if (collects(vertex)) return;
    const Station station = stations_.at(vertex);
    for (const CaseWay& way : station.ways) {
      const double forwarded = way.turns ? 1.0 : station.forwarded;
      chain_.flow[way.arc] = station.recognised * forwarded * way.passes * station.scale;
    }
    chain_.ends[vertex] = ends_at(station);
    const auto losses = losses_at(vertex, station, stations_);
    if (losses.empty()) loses_[vertex] = 0;
    chain_.losses.insert(chain_.losses.end(), losses.begin(), losses.end());
  }

  void note_reached() {
    std::vector<VertexIndex> starts;
    for (const Row& row : graph_.bearers) {
      if (!row.at_home) starts.push_back(row.vertex);
    }
    const auto reached = reachable(graph_.numbers, leaving_, starts, open_);
    for (VertexIndex v = 0; v < reached.size(); ++v) {
      if (reached[v] != 0)
        chain_.places[v] = collects(v) ? CasePlace::collected : CasePlace::passing;
    }
  }

  [[nodiscard]] bool lets_out(const StrongComponents& components, VertexIndex vertex) const {
    const auto arcs = leaving_.at(vertex);
    return chain_.places[vertex] != CasePlace::passing || loses_[vertex] != 0 ||
           std::any_of(arcs.begin(), arcs.end(), [&](ArcIndex arc) {
             const VertexIndex head = graph_.numbers.heads[arc];
             return open_[arc] != 0 && components.of[head] != components.of[vertex];
           });
  }

  void note_circles() {
    const StrongComponents components = strong_components(graph_.numbers, leaving_, open_);
    for (std::uint32_t c = 0; c < components.count(); ++c) {
      const auto vertices = components.at(c);
      const bool closed = std::none_of(vertices.begin(), vertices.end(), [&](VertexIndex vertex) {
        return lets_out(components, vertex);
      });
      if (!closed) continue;
      chain_.circles.emplace_back(vertices.begin(), vertices.end());
      for (const VertexIndex vertex : vertices) chain_.places[vertex] = CasePlace::circling;
    }
    std::sort(chain_.circles.begin(), chain_.circles.end());
  }

  const FlowGraph& graph_;
  ArcLists leaving_;
  Stations stations_;
  std::vector<std::uint8_t> loses_;  // by vertex: a case may end there
  ArcFlags open_;
  CaseChain chain_;
};

}  // namespace sideflow::engine
