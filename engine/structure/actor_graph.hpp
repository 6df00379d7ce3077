// The actor graph: who can pass something to whom today, kinds and parallel channels merged. The
// structural view of a network, for measures that know nothing of kinds.
#pragma once

#include "engine/flow/flow_graph.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sideflow::engine {

/// How long a link is, where ways are measured.
enum class LinkLength : std::uint8_t {
  steps,   ///< every link counts 1
  likely,  ///< -ln(likelihood): the likeliest way is the shortest; likelihood 0 cannot be walked
  fast     ///< days; 0 where nobody says how long
};

/// One actor can pass something to another.
struct ActorLink {
  std::uint32_t from = 0;  ///< vertices of the actor graph
  std::uint32_t to = 0;
  double likelihood =
      0;            ///< of the likeliest of its channels for one kind: that a piece at `from` comes
                    ///< to `to` by it, all that the way needs at its best; 0 where a barrier
                    ///< lets nothing through
  double days = 0;  ///< of the fastest of its channels; 0 where nobody says how long
  bool is_timed = false;  ///< somebody says how long that one takes
};

struct ActorGraph {
  std::vector<std::uint32_t> actors;  ///< by vertex: position in Network::actors; ascending
  std::vector<ActorLink> links;       ///< sorted by (from, to); each pair once, none to itself
  std::vector<std::uint32_t>
      first_out;                        ///< by vertex: its first link; one entry more than vertices
  std::vector<std::uint32_t> in_links;  ///< positions in `links`, sorted by (to, from)
  std::vector<std::uint32_t> first_in;  ///< by vertex: its first in `in_links`; one entry more
  std::vector<std::uint32_t> kinds;     ///< as asked; empty: all
  std::uint32_t merged = 0;             ///< channels for one kind that fell together with another
  std::uint32_t self_loops = 0;         ///< channels for one kind from an actor to itself, left out
  std::uint32_t shut = 0;  ///< channels for one kind left out, as their best likelihood is 0

  [[nodiscard]] std::size_t size() const { return actors.size(); }
  [[nodiscard]] std::span<const ActorLink> out(std::uint32_t vertex) const {
    return std::span(links).subspan(first_out[vertex], first_out[vertex + 1] - first_out[vertex]);
  }
  [[nodiscard]] std::span<const std::uint32_t> in(std::uint32_t vertex) const {
    return std::span(in_links).subspan(first_in[vertex], first_in[vertex + 1] - first_in[vertex]);
  }
};

/// The actor graph of the working channels of `graph`, which must be compiled from `network`, for these
/// kinds (positions in Network::kinds; none: all). Its vertices are the working actors, those without
/// channels too. A network without actors gives a graph without vertices. Linear in arcs times the
/// barriers on a channel, but for sorting.
[[nodiscard]] ActorGraph actor_graph(const Network& network, const FlowGraph& graph,
                                     std::vector<std::uint32_t> kinds = {});

/// The vertex of the actor at this position in Network::actors, if the graph has it. Logarithmic.
[[nodiscard]] std::optional<std::uint32_t> vertex_of_actor(const ActorGraph& graph,
                                                           std::uint32_t actor);

}  // namespace sideflow::engine
