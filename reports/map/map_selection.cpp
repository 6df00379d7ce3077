#include "reports/map/map_selection.hpp"

#include "reports/map/strands.hpp"

#include <algorithm>

namespace sideflow::reports {

namespace {

std::vector<bool> kinds_shown(const Network& network, const MapOptions& options) {
  std::vector<bool> shown;
  for (const Kind& kind : network.kinds) {
    shown.push_back(options.kind ? kind.id == *options.kind : kind.aim == Aim::collect);
  }
  return shown;
}

std::vector<bool> counted_actors(const Network& network, const engine::Analysis& analysis) {
  std::vector<bool> counted;
  for (const Actor& actor : network.actors) counted.push_back(counts(analysis, actor.basis));
  return counted;
}

bool carries_any(const Network& network, const Channel& channel, const std::vector<bool>& kinds) {
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    if (kinds[at] && channel.carries.contains(network.kinds[at].id)) return true;
  }
  return false;
}

/// Pairs of actors with a channel between them that the map speaks of.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_joined(const Network& network,
                                                                  const engine::Analysis& analysis,
                                                                  const MapSelection& selection) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Channel& channel : network.channels) {
    if (!counts(analysis, channel.basis) || !carries_any(network, channel, selection.kinds))
      continue;
    const std::uint32_t from = actor_position(network, channel.from);
    const std::uint32_t to = actor_position(network, channel.to);
    if (selection.actors[from] && selection.actors[to]) pairs.emplace_back(from, to);
  }
  return pairs;
}

bool has_a_say(const Actor& actor, const KindId& kind) {
  const auto turns_into = [&](const Turn& turn) { return turn.into == kind; };
  const auto holds = [&](const Holding& holding) { return holding.kind == kind; };
  return std::any_of(actor.holds.begin(), actor.holds.end(), holds) ||
         std::any_of(actor.turns.begin(), actor.turns.end(), turns_into) ||
         std::binary_search(actor.collects.begin(), actor.collects.end(), kind);
}

/// Where the kind is, may come to, or should.
std::vector<bool> concerned(const Network& network, const engine::Analysis& analysis,
                            const MapSelection& all, const KindId& kind) {
  const auto pairs = pairs_joined(network, analysis, all);
  std::vector<bool> found;
  for (std::size_t at = 0; at < network.actors.size(); ++at)
    found.push_back(all.actors[at] && has_a_say(network.actors[at], kind));
  for (bool grows = true; grows;) {
    grows = false;
    for (const auto& [from, to] : pairs) {
      if (!found[from] || found[to]) continue;
      found[to] = true;
      grows = true;
    }
  }
  return found;
}

/// The actors around the one in focus, step by step.
std::vector<bool> around(const Network& network, const engine::Analysis& analysis,
                         const MapSelection& all, const MapFocus& focus) {
  const auto pairs = pairs_joined(network, analysis, all);
  std::vector<bool> near(network.actors.size(), false);
  near[actor_position(network, focus.actor)] = true;
  bool grows = true;
  for (std::size_t step = 0; step < focus.depth && grows; ++step) {
    const std::vector<bool> before = near;
    for (const auto& [from, to] : pairs) {
      if (before[from]) near[to] = true;
      if (before[to]) near[from] = true;
    }
    grows = near != before;
  }
  return near;
}

std::size_t number_of(const std::vector<bool>& actors) {
  return static_cast<std::size_t>(std::count(actors.begin(), actors.end(), true));
}

}  // namespace

bool MapSelection::shows(const Network& network, const KindId& kind) const {
  const Kind* found = find_kind(network, kind);
  return found != nullptr && kinds[static_cast<std::size_t>(found - network.kinds.data())];
}

bool MapSelection::shows(const Network& network, const ActorId& actor) const {
  return actors[actor_position(network, actor)];
}

MapSelection map_selection(const Network& network, const engine::Analysis& analysis,
                           const MapOptions& options) {
  MapSelection all{counted_actors(network, analysis), kinds_shown(network, options)};
  const std::size_t counted = number_of(all.actors);
  if (options.kind && find_kind(network, *options.kind)->aim == Aim::collect)
    all.actors = concerned(network, analysis, all, *options.kind);
  const std::size_t with_part = number_of(all.actors);
  all.without_part = counted - with_part;
  if (options.focus) all.actors = around(network, analysis, all, *options.focus);
  all.left_out = with_part - number_of(all.actors);
  return all;
}

}  // namespace sideflow::reports
