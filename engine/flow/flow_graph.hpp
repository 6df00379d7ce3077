// The flow graph: a network compiled to vertices (actor, kind), arcs and independent elements.
#pragma once

#include "engine/core/numbered_graph.hpp"
#include "models/network.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow::engine {

enum class ElementSort : std::uint8_t { channel, recognises, forwards, turns, barrier };

/// An independent variable of the model: something that lets a piece pass or not.
struct Element {
  std::string name;  ///< "channel:ID:KIND", "barrier:ID@ACTOR", ... (docs/format): sorted by this
  ElementSort sort = ElementSort::channel;
  Status status =
      Status::working;     ///< channels: effective_status(); turns: their actor's; else working
  LikelihoodRange own;     ///< what it lets through where it exists
  LikelihoodRange today;   ///< `own` when working, else exactly 0
  Likelihood pessimistic;  ///< best under the assumption bound: assumed channels and turns absent
  Likelihood optimistic;   ///< best under the other bound: assumed barriers absent
  Basis existence = Basis::stated;  ///< that it is there at all
  Basis strength = Basis::assumed;  ///< how much it lets through
  bool disputed = false;            ///< informants disagree about it
  std::string word;                 ///< of the scale, where one was given; "" for numbers
  std::vector<Account> accounts;    ///< what each informant said, where they disagree
  ActorId actor;  ///< of recognises, forwards, turns, and of barriers drawn by sender; else empty
  ChannelId channel;  ///< of channels, and of barriers drawn by channel; else empty
  BarrierId barrier;  ///< of barriers; else empty
  KindId kind;        ///< of channels, recognises, forwards, turns; else empty
  KindId into;        ///< of turns: what the kind becomes; else empty
};

struct Vertex {
  std::uint32_t actor = 0;  ///< position in Network::actors
  std::uint32_t kind = 0;   ///< position in Network::kinds
};

/// What an arc is: a channel for one kind, or a turn at a desk.
struct Arc {
  static constexpr std::uint32_t kNoChannel = 0xffffffff;
  std::uint32_t channel = kNoChannel;  ///< position in Network::channels; kNoChannel: a turn
  std::uint32_t kind = 0;           ///< position in Network::kinds: of the channel, or what turns
  ElementIndex element = 0;         ///< its own: the channel's or the turn's
  Status status = Status::working;  ///< effective
  bool assumed = false;             ///< absent under the pessimistic bound
};

/// A bearer's kind, or what an actor needs: a row of the results.
struct Row {
  VertexIndex vertex = 0;
  bool assumed = false;  ///< the bearer, or that it holds this, is assumed
  bool at_home = false;
};

/// Immutable; equal networks give equal indexes, whatever the order in the file.
struct FlowGraph {
  NumberedGraph numbers;
  std::vector<Vertex> vertices;   ///< sorted by (actor, kind)
  std::vector<Arc> arcs;          ///< same order as in `numbers`
  std::vector<Element> elements;  ///< sorted by name
  std::vector<Row> bearers;       ///< kinds with aim collect; sorted by actor, then kind
  std::vector<Row> audiences;     ///< actors that need a kind with aim inform; same order
  std::vector<VertexIndex>
      collectors;  ///< (collector, kind that it collects), working actors; sorted
  std::vector<VertexIndex> informers;  ///< (holder, kind with aim inform), working actors; sorted
  std::uint32_t self_loops = 0;        ///< channels from an actor to itself, dropped
  bool with_external = false;          ///< as it was compiled
};

struct FlowOptions {
  bool with_external = false;  ///< count what is known from outside the sources
};

/// The flow graph of `network` (docs/methods/flow-graph.md). A network without actors or channels gives
/// a graph without arcs. Linear in channels times kinds times barriers on a channel.
[[nodiscard]] FlowGraph compile_flow_graph(const Network& network, const FlowOptions& options = {});

/// The vertex of an actor and a kind, if the graph has it. Logarithmic.
[[nodiscard]] std::optional<VertexIndex> find_vertex(const FlowGraph& graph, std::uint32_t actor,
                                                     std::uint32_t kind);

/// The element of this name, if the graph has it. Logarithmic.
[[nodiscard]] std::optional<ElementIndex> find_element(const FlowGraph& graph,
                                                       std::string_view name);

}  // namespace sideflow::engine
