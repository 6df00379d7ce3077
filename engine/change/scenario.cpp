#include "engine/change/scenario.hpp"

#include "models/expects.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>

namespace sideflow::engine {

namespace {

using Likelihoods = std::map<KindId, JudgedLikelihood>;

template <class Value>
bool contains(const std::vector<Value>& values, const Value& wanted) {
  return std::find(values.begin(), values.end(), wanted) != values.end();
}

bool stands_for(const ChannelId& id, const Channel& channel) {
  return id == channel.id || id == channel.entry;
}

/// Where an entity with this id stands, or is to be put.
template <class Entity, class Id>
auto place_of(std::vector<Entity>& entities, const Id& id) {
  return std::lower_bound(
      entities.begin(), entities.end(), id,
      [](const Entity& entity, const Id& wanted) { return entity.id < wanted; });
}

template <class Entity, class Id>
Entity& known(std::vector<Entity>& entities, const Id& id) {
  const auto found = place_of(entities, id);
  expects(found != entities.end() && found->id == id, "a change names only what is there");
  return *found;
}

template <class Entity>
void add_new(std::vector<Entity>& entities, const Entity& entity) {
  const auto place = place_of(entities, entity.id);
  expects(place == entities.end() || place->id != entity.id, "a change adds only what is new");
  entities.insert(place, entity);
}

/// `likelihoods`, where those of `others` take the place of what they name.
Likelihoods overlaid(Likelihoods likelihoods, const Likelihoods& others) {
  for (const auto& [kind, likelihood] : others) likelihoods.insert_or_assign(kind, likelihood);
  return likelihoods;
}

/// The same kinds, each with `passes` where that is given.
Likelihoods passing(Likelihoods carries, const std::optional<JudgedLikelihood>& passes) {
  if (!passes) return carries;
  for (auto& [kind, likelihood] : carries) likelihood = *passes;
  return carries;
}

/// `turns` with `turn`, which takes the place of the one between the same kinds.
std::vector<Turn> turning(std::vector<Turn> turns, const Turn& turn) {
  const auto key = [](const Turn& one) { return std::tie(one.from, one.into); };
  const auto place =
      std::lower_bound(turns.begin(), turns.end(), turn,
                       [&key](const Turn& a, const Turn& b) { return key(a) < key(b); });
  if (place != turns.end() && key(*place) == key(turn)) {
    *place = turn;
  } else {
    turns.insert(place, turn);
  }
  return turns;
}

/// A network while it changes: takes one change after another.
class Changing {
 public:
  explicit Changing(const Network& network) : network_(network) {}

  [[nodiscard]] Network result() && { return std::move(network_); }

  void operator()(const OpenChannel& change) {
    for_each_channel(change.channel, [&](Channel& channel) {
      channel.carries = passing(channel.carries, change.passes);
      open(channel);
    });
  }

  void operator()(const CloseChannel& change) {
    for_each_channel(change.channel, [](Channel& channel) { channel.status = Status::missing; });
  }

  void operator()(const AddChannel& change) {
    for (const Channel& channel : change.channels) {
      expects(channel.status == Status::working, "an added channel is working");
      known(network_.actors, channel.to);
      end_dead_end(channel);
      add_new(network_.channels, channel);
    }
  }

  void operator()(const SetChannel& change) {
    for_each_channel(change.channel, [&](Channel& channel) {
      channel.carries = overlaid(passing(channel.carries, change.passes), change.carries);
      if (change.takes) channel.takes = change.takes;
      if (channel.status == Status::working) end_dead_end(channel);
    });
  }

  void operator()(const SetActor& change) {
    Actor& actor = known(network_.actors, change.actor);
    actor.recognises = overlaid(actor.recognises, change.recognises);
    actor.forwards = overlaid(actor.forwards, change.forwards);
    for (const Turn& turn : change.turns) actor.turns = turning(actor.turns, turn);
    if (change.takes) actor.takes = change.takes;
    if (!change.collects) return;
    actor.collects = *change.collects;
    std::sort(actor.collects.begin(), actor.collects.end());
  }

  void operator()(const SetBarrier& change) {
    Barrier& barrier = known(network_.barriers, change.barrier);
    expects(!change.passes || barrier.passes, "only a barrier with `passes` gets another");
    if (change.passes) barrier.passes = change.passes;
    if (change.takes) barrier.takes = change.takes;
  }

  void operator()(const LiftBarrier& change) {
    const Barrier& barrier = known(network_.barriers, change.barrier);
    expect_places(change);
    const bool everywhere = change.at_channels.empty() && change.at_actors.empty();
    for (Channel& channel : network_.channels) {
      if (everywhere || is_at(change, barrier, channel)) lift_from(channel, barrier);
    }
    for (Actor& actor : network_.actors) {
      if (!everywhere && !contains(change.at_actors, actor.id)) continue;
      std::erase(actor.hinder_recognises, barrier.id);
      std::erase(actor.hinder_forwards, barrier.id);
    }
  }

  void operator()(const AddActor& change) { add_new(network_.actors, change.actor); }

  void operator()(const StartActor& change) {
    known(network_.actors, change.actor).status = Status::working;
  }

  void operator()(const StopActor& change) {
    known(network_.actors, change.actor).status = Status::missing;
  }

 private:
  /// Applies to the channel with this id, or to all channels of the entry with it.
  template <class Apply>
  void for_each_channel(const ChannelId& id, Apply apply) {
    bool found = false;
    for (Channel& channel : network_.channels) {
      if (!stands_for(id, channel)) continue;
      apply(channel);
      found = true;
    }
    expects(found, "a change names only channels that are there");
  }

  [[nodiscard]] bool is_absence(const BarrierId& id) const {
    const Barrier* barrier = find_barrier(network_, id);
    return barrier != nullptr && barrier->absence;
  }

  void open(Channel& channel) {
    channel.status = Status::working;
    std::erase_if(channel.barriers, [this](const BarrierId& id) { return is_absence(id); });
    end_dead_end(channel);
  }

  /// Who has a working channel has somewhere to go with what it carries.
  void end_dead_end(const Channel& channel) {
    Actor& sender = known(network_.actors, channel.from);
    if (!sender.dead_end) return;
    std::erase_if(sender.dead_end->kinds,
                  [&channel](const KindId& kind) { return channel.carries.contains(kind); });
    if (sender.dead_end->kinds.empty()) sender.dead_end.reset();
  }

  void lift_from(Channel& channel, const Barrier& barrier) {
    if (std::erase(channel.barriers, barrier.id) == 0 || !barrier.absence) return;
    const bool lacking = channel.status == Status::planned || channel.status == Status::missing;
    const bool still_absent = std::any_of(channel.barriers.begin(), channel.barriers.end(),
                                          [this](const BarrierId& id) { return is_absence(id); });
    if (lacking && !still_absent) open(channel);
  }

  /// A barrier drawn by sender is the sender's: at that actor it stands on all that the actor sends.
  static bool is_at(const LiftBarrier& change, const Barrier& barrier, const Channel& channel) {
    const bool named =
        std::any_of(change.at_channels.begin(), change.at_channels.end(),
                    [&channel](const ChannelId& id) { return stands_for(id, channel); });
    return named || (barrier.drawn == Drawn::sender && contains(change.at_actors, channel.from));
  }

  void expect_places(const LiftBarrier& change) {
    for (const ChannelId& id : change.at_channels) for_each_channel(id, [](const Channel&) {});
    for (const ActorId& id : change.at_actors) known(network_.actors, id);
  }

  Network network_;
};

}  // namespace

Network changed(const Network& network, const std::vector<Change>& changes) {
  Changing changing(network);
  for (const Change& change : changes) std::visit(changing, change);
  return std::move(changing).result();
}

}  // namespace sideflow::engine
