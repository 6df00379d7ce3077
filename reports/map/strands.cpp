#include "reports/map/strands.hpp"

#include "models/expects.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace sideflow::reports {

namespace {

/// Flow of a channel (its position) for a kind.
using FlowOfChannel = std::map<std::pair<std::uint32_t, KindId>, const engine::ChannelFlow*>;

using Key = std::tuple<std::uint32_t, std::uint32_t, Status, bool, std::vector<std::uint32_t>>;

template <class Entity, class Id>
std::uint32_t position(const std::vector<Entity>& entities, const Id& id) {
  const auto found =
      std::lower_bound(entities.begin(), entities.end(), id,
                       [](const Entity& entity, const Id& wanted) { return entity.id < wanted; });
  expects(found != entities.end() && found->id == id, "a network refers to what it holds");
  return static_cast<std::uint32_t>(found - entities.begin());
}

FlowOfChannel flow_of_channel(const Network& network, const engine::Analysis& analysis,
                              const engine::Flows& flows) {
  FlowOfChannel by_channel;
  for (const engine::ChannelFlow& flow : flows.channels) {
    const engine::Arc& arc = analysis.graph.arcs[flow.arc];
    if (arc.channel == engine::Arc::kNoChannel) continue;
    by_channel[{arc.channel, network.kinds[arc.kind].id}] = &flow;
  }
  return by_channel;
}

bool is_drawn(const Network& network, const engine::Analysis& analysis,
              const MapSelection& selection, const Channel& channel) {
  return channel.from != channel.to && counts(analysis, channel.basis) &&
         selection.shows(network, channel.from) && selection.shows(network, channel.to);
}

bool informs(const Network& network, const KindId& id) {
  return find_kind(network, id)->aim == Aim::inform;
}

std::vector<std::uint32_t> barriers_of(const Network& network, const engine::Analysis& analysis,
                                       const Channel& channel) {
  std::vector<std::uint32_t> positions;
  for (const BarrierId& id : channel.barriers) {
    const std::uint32_t at = position(network.barriers, id);
    if (counts(analysis, network.barriers[at].basis)) positions.push_back(at);
  }
  return positions;
}

Strand empty_strand(const Key& key) {
  Strand strand;
  std::vector<std::uint32_t> barriers;
  std::tie(strand.from, strand.to, strand.status, strand.assumed, barriers) = key;
  for (const std::uint32_t barrier : barriers) strand.barriers.push_back({barrier, 0});
  return strand;
}

/// What is left behind a barrier: what its step says, and behind one that thins nothing what came.
double left_behind(const engine::ChannelFlow& flow, std::uint32_t barrier, double before) {
  for (const engine::BarrierStep& step : flow.barriers) {
    if (step.barrier == barrier) return step.after;
  }
  return before;
}

void add_flow(Strand& strand, const engine::ChannelFlow& flow) {
  strand.put_in += flow.put_in;
  strand.comes_out += flow.comes_out;
  double left = flow.put_in;
  for (StrandBarrier& barrier : strand.barriers) {
    left = left_behind(flow, barrier.barrier, left);
    barrier.after += left;
  }
}

Key key_of(const Network& network, const engine::Analysis& analysis, const Channel& channel) {
  return {actor_position(network, channel.from), actor_position(network, channel.to),
          effective_status(network, channel), channel.basis == Basis::assumed,
          barriers_of(network, analysis, channel)};
}

}  // namespace

bool counts(const engine::Analysis& analysis, Basis basis) {
  return basis != Basis::external || analysis.with_external;
}

std::uint32_t actor_position(const Network& network, const ActorId& id) {
  return position(network.actors, id);
}

Strands strands(const Network& network, const engine::Analysis& analysis,
                const engine::Flows& flows, const MapSelection& selection) {
  const FlowOfChannel flow_of = flow_of_channel(network, analysis, flows);
  std::map<Key, Strand> by_key;
  std::map<std::pair<ActorId, ActorId>, Status> pairs_of_guidance;
  std::set<std::pair<ActorId, ActorId>> pairs_drawn;
  for (std::uint32_t at = 0; at < network.channels.size(); ++at) {
    const Channel& channel = network.channels[at];
    if (!is_drawn(network, analysis, selection, channel)) continue;
    for (const auto& [kind, likelihood] : channel.carries) {
      if (!selection.shows(network, kind)) {
        if (!informs(network, kind)) continue;
        const Status status = effective_status(network, channel);
        const auto [pair, is_new] =
            pairs_of_guidance.try_emplace({channel.from, channel.to}, status);
        pair->second = std::min(pair->second, status);
        continue;
      }
      pairs_drawn.emplace(channel.from, channel.to);
      const Key key = key_of(network, analysis, channel);
      Strand& strand = by_key.try_emplace(key, empty_strand(key)).first->second;
      strand.kinds.insert(kind);
      if (strand.channels.empty() || strand.channels.back() != at) strand.channels.push_back(at);
      const auto flow = flow_of.find({at, kind});
      if (flow != flow_of.end()) add_flow(strand, *flow->second);
    }
  }
  Strands all;
  for (auto& [key, strand] : by_key) all.drawn.push_back(std::move(strand));
  for (const auto& [pair, status] : pairs_of_guidance) {
    if (!pairs_drawn.contains(pair)) ++all.guidance[status];
  }
  return all;
}

}  // namespace sideflow::reports
