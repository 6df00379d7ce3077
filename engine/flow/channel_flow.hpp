// What flows where: the expected number of pieces at every actor and on every channel.
#pragma once

#include "engine/core/reach_diagram.hpp"
#include "engine/flow/flow_graph.hpp"

#include <vector>

namespace sideflow::engine {

/// What a barrier on a channel leaves of the flow.
struct BarrierStep {
  std::uint32_t barrier = 0;  ///< position in Network::barriers
  double after = 0;           ///< expected pieces behind it
};

/// Expected pieces, one a row (bearer, kind) that is not at home and one a holder of a kind that
/// informs, on the way through one channel, best likelihoods, today.
struct ChannelFlow {
  ArcIndex arc = 0;
  double at_sender = 0;  ///< of its kind at the sender
  double put_in = 0;  ///< of those recognised and passed on: what stands before the first barrier
  std::vector<BarrierStep>
      barriers;          ///< flow barriers in the order of their ids, each thins further
  double comes_out = 0;  ///< at the receiver; 0 for channels that are not working
};

/// Flow of every channel arc (turns left out) and presence at every vertex.
struct Flows {
  std::vector<ChannelFlow> channels;  ///< by arc
  std::vector<double> at_vertex;      ///< expected pieces at each vertex, its own included
  bool complete = false;  ///< false: the budget did not suffice, everything else is empty
};

/// What flows where in `graph`, exactly, from forward reach of every row. Meant for networks that are
/// drawn (hundreds of actors); cost rows times diagram.
[[nodiscard]] Flows flows(const Network& network, const FlowGraph& graph,
                          const DiagramBudget& budget = {});

}  // namespace sideflow::engine
