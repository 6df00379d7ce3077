#include "engine/flow/step_times.hpp"

#include "engine/flow/flow_elements.hpp"

#include <set>

namespace sideflow::engine {

namespace {

void add(StepTime& time, const std::optional<Duration>& takes) {
  if (!takes) return;
  time.days += takes->best_days;
  time.known = true;
}

/// The barriers that a step meets, each once: what stands inside the sender and on its channel is one
/// decision about one piece.
std::set<BarrierId> barriers_met(const Actor& sender, const Channel& channel) {
  std::set<BarrierId> met(channel.barriers.begin(), channel.barriers.end());
  met.insert(sender.hinder_recognises.begin(), sender.hinder_recognises.end());
  met.insert(sender.hinder_forwards.begin(), sender.hinder_forwards.end());
  return met;
}

void add_delays(StepTime& time, const Network& network, const FlowGraph& graph,
                const std::set<BarrierId>& barriers) {
  for (const BarrierId& id : barriers) {
    const Barrier* barrier = find_barrier(network, id);
    if (barrier == nullptr || barrier->effect != Effect::delay) continue;
    if (is_there(barrier->basis, {graph.with_external})) add(time, barrier->takes);
  }
}

/// A turn happens at the desk, in the time that the actor takes before it passes on.
StepTime step_time(const Network& network, const FlowGraph& graph, const Arc& arc) {
  StepTime time;
  if (arc.channel == Arc::kNoChannel) return time;
  const Channel& channel = network.channels[arc.channel];
  const Actor& sender = *find_actor(network, channel.from);
  add(time, sender.takes);
  add(time, channel.takes);
  add_delays(time, network, graph, barriers_met(sender, channel));
  return time;
}

}  // namespace

std::vector<StepTime> step_times(const Network& network, const FlowGraph& graph) {
  std::vector<StepTime> times;
  times.reserve(graph.arcs.size());
  for (const Arc& arc : graph.arcs) times.push_back(step_time(network, graph, arc));
  return times;
}

}  // namespace sideflow::engine
