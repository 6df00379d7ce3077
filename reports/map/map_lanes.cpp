#include "reports/map/map_lanes.hpp"

#include "reports/map/label_lines.hpp"
#include "reports/map/map_words.hpp"
#include "reports/map/strands.hpp"

#include <algorithm>
#include <array>

namespace sideflow::reports {

namespace {

constexpr std::array kStages{Stage::notices, Stage::assesses, Stage::decides, Stage::policy};
constexpr LineBreaks kNameBreaks{.characters = 15, .lines = 6};

bool is_among(const Network& network, const std::vector<bool>& kinds, const KindId& id) {
  const Kind* kind = find_kind(network, id);
  return kind != nullptr && kinds[static_cast<std::size_t>(kind - network.kinds.data())];
}

bool any_among(const Network& network, const std::vector<bool>& kinds,
               const std::vector<KindId>& ids) {
  return std::any_of(ids.begin(), ids.end(),
                     [&](const KindId& id) { return is_among(network, kinds, id); });
}

bool holds_any(const Network& network, const std::vector<bool>& kinds, const Actor& actor) {
  return std::any_of(actor.holds.begin(), actor.holds.end(), [&](const Holding& holding) {
    return is_among(network, kinds, holding.kind);
  });
}

/// Those of the kinds that the channel carries.
std::set<KindId> carried(const Network& network, const std::vector<bool>& kinds,
                         const Channel& channel) {
  std::set<KindId> found;
  for (const auto& [kind, likelihood] : channel.carries) {
    if (is_among(network, kinds, kind)) found.insert(kind);
  }
  return found;
}

bool sends_or_gets(const Network& network, const std::vector<bool>& kinds, const ActorId& actor) {
  return std::any_of(network.channels.begin(), network.channels.end(), [&](const Channel& channel) {
    return (channel.from == actor || channel.to == actor) &&
           !carried(network, kinds, channel).empty();
  });
}

Box actor_box(const Network& network, const std::vector<bool>& kinds, const Actor& actor) {
  Box box{.id = "actor-" + actor.id.text};
  box.goal = any_among(network, kinds, actor.collects);
  box.assumed = actor.basis == Basis::assumed;
  box.name = label_lines(actor.name.shown(), kNameBreaks);
  if (actor.status == Status::working) return box;
  box.tone = Tone::not_working;
  box.words = not_working_words(actor.status);
  box.question = actor.status == Status::unknown;
  return box;
}

/// A channel that may be drawn, with its ends.
bool counts_as_line(const engine::Analysis& analysis, const Channel& channel) {
  return channel.from != channel.to && counts(analysis, channel.basis);
}

ActorPair ends(const Network& network, const Channel& channel) {
  return {actor_position(network, channel.from), actor_position(network, channel.to)};
}

}  // namespace

bool takes_part(const Network& network, const std::vector<bool>& kinds, std::uint32_t at) {
  const Actor& actor = network.actors[at];
  return holds_any(network, kinds, actor) || any_among(network, kinds, actor.collects) ||
         any_among(network, kinds, actor.needs) || sends_or_gets(network, kinds, actor.id);
}

std::vector<bool> actors_with_part(const Network& network, const std::vector<bool>& actors,
                                   const std::vector<bool>& kinds) {
  const std::vector<bool> all_kinds(network.kinds.size(), true);
  std::vector<bool> drawn = actors;
  for (std::uint32_t at = 0; at < drawn.size(); ++at) {
    const bool only_elsewhere =
        drawn[at] && !takes_part(network, kinds, at) && takes_part(network, all_kinds, at);
    if (only_elsewhere) drawn[at] = false;
  }
  return drawn;
}

ActorBoxes actor_boxes(const Network& network, const std::vector<bool>& drawn,
                       const std::vector<bool>& kinds) {
  ActorBoxes made;
  std::map<Stage, std::size_t> lane_of_stage;
  for (const Stage stage : kStages) {
    for (std::uint32_t at = 0; at < network.actors.size(); ++at) {
      if (!drawn[at] || network.actors[at].stage != stage || lane_of_stage.contains(stage))
        continue;
      lane_of_stage.emplace(stage, made.lanes.size());
      made.lanes.push_back({std::string("lane-") + word(stage), lane_heading(stage)});
    }
  }
  for (std::uint32_t at = 0; at < network.actors.size(); ++at) {
    if (!drawn[at]) continue;
    made.box_of_actor[at] = made.boxes.size();
    made.boxes.push_back(actor_box(network, kinds, network.actors[at]));
    made.boxes.back().lane = lane_of_stage.at(network.actors[at].stage);
  }
  return made;
}

std::string pair_id(const Network& network, const ActorPair& pair) {
  return network.actors[pair.first].id.text + "_" + network.actors[pair.second].id.text;
}

std::map<ActorPair, JoinedPair> joined_pairs(const Network& network,
                                             const engine::Analysis& analysis,
                                             const std::vector<bool>& kinds) {
  std::map<ActorPair, JoinedPair> pairs;
  for (const Channel& channel : network.channels) {
    const bool works = effective_status(network, channel) == Status::working;
    if (!works || !counts_as_line(analysis, channel)) continue;
    const std::set<KindId> found = carried(network, kinds, channel);
    if (found.empty()) continue;
    JoinedPair& pair = pairs[ends(network, channel)];
    pair.assumed = pair.assumed && channel.basis == Basis::assumed;
    pair.kinds.insert(found.begin(), found.end());
  }
  return pairs;
}

std::map<Status, std::size_t> pairs_without_line(const Network& network,
                                                 const engine::Analysis& analysis,
                                                 const std::vector<bool>& kinds,
                                                 const std::vector<bool>& drawn,
                                                 const std::set<ActorPair>& lines) {
  std::map<ActorPair, Status> state;
  for (const Channel& channel : network.channels) {
    if (!counts_as_line(analysis, channel) || carried(network, kinds, channel).empty()) continue;
    const ActorPair pair = ends(network, channel);
    if (!drawn[pair.first] || !drawn[pair.second] || lines.contains(pair)) continue;
    const Status status = effective_status(network, channel);
    const auto [known, is_new] = state.try_emplace(pair, status);
    known->second = std::min(known->second, status);
  }
  std::map<Status, std::size_t> pairs;
  for (const auto& [pair, status] : state) ++pairs[status];
  return pairs;
}

void reword(std::vector<LegendEntry>& legend, LegendSign sign, const std::string& text) {
  for (LegendEntry& entry : legend) {
    if (entry.sign == sign) entry.text = text;
  }
}

}  // namespace sideflow::reports
