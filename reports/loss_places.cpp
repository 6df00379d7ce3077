#include "reports/loss_places.hpp"

#include "models/expects.hpp"
#include "reports/sentences.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace sideflow::reports {

namespace {

using engine::Element;
using engine::ElementLoss;
using engine::ElementSort;

constexpr double kNothing = 1e-9;  // pieces: what the ledger's integral may leave of nothing

/// What tells places apart; senders of a gap are no part of it: several lack the same line.
using Key = std::tuple<LossSort, std::optional<std::uint32_t>, std::optional<std::uint32_t>,
                       std::set<std::uint32_t>, Status>;

template <class Entity>
std::uint32_t position_of(const std::vector<Entity>& entities, const Entity* entity) {
  expects(entity != nullptr, "an element stands in its network");
  return static_cast<std::uint32_t>(entity - entities.data());
}

std::uint32_t actor_at(const Network& network, const ActorId& id) {
  return position_of(network.actors, find_actor(network, id));
}

std::uint32_t barrier_at(const Network& network, const BarrierId& id) {
  return position_of(network.barriers, find_barrier(network, id));
}

LossPlace inside(const Network& network, const ActorId& actor, LossSort sort) {
  LossPlace place{.sort = sort};
  place.senders = {actor_at(network, actor)};
  return place;
}

std::set<std::uint32_t> reasons(const Network& network, const Channel& channel) {
  std::set<std::uint32_t> found;
  for (const BarrierId& id : channel.barriers) {
    const std::uint32_t at = barrier_at(network, id);
    if (network.barriers[at].absence) found.insert(at);
  }
  return found;
}

LossPlace on_channel(const Network& network, const Element& element) {
  const Channel* channel = find_channel(network, element.channel);
  expects(channel != nullptr, "an element stands in its network");
  LossPlace place{.sort = LossSort::channel};
  place.senders = {actor_at(network, channel->from)};
  place.addressee = actor_at(network, channel->to);
  if (element.status == Status::working) return place;
  place.sort = LossSort::gap;
  place.status = element.status;
  place.barriers = reasons(network, *channel);
  return place;
}

bool hinders(const std::vector<BarrierId>& inside, const BarrierId& barrier) {
  return std::binary_search(inside.begin(), inside.end(), barrier);
}

/// The one actor to whom channels of `sender` with this barrier lead; none where there are several.
std::optional<std::uint32_t> only_addressee(const Network& network, const ActorId& sender,
                                            const BarrierId& barrier) {
  std::set<std::uint32_t> addressees;
  for (const Channel& channel : network.channels) {
    if (channel.from == sender && hinders(channel.barriers, barrier))
      addressees.insert(actor_at(network, channel.to));
  }
  return addressees.size() == 1 ? std::optional(*addressees.begin()) : std::nullopt;
}

LossPlace at_barrier(const Network& network, const Element& element) {
  LossPlace place{.sort = LossSort::barrier};
  place.barriers = {barrier_at(network, element.barrier)};
  if (!element.channel.empty()) {
    const Channel* channel = find_channel(network, element.channel);
    expects(channel != nullptr, "an element stands in its network");
    place.senders = {actor_at(network, channel->from)};
    place.addressee = actor_at(network, channel->to);
  } else if (!element.actor.empty()) {
    const Actor& actor = *find_actor(network, element.actor);
    if (hinders(actor.hinder_recognises, element.barrier))
      return inside(network, actor.id, LossSort::recognising);
    if (hinders(actor.hinder_forwards, element.barrier))
      return inside(network, actor.id, LossSort::forwarding);
    place.senders = {actor_at(network, actor.id)};
    place.addressee = only_addressee(network, actor.id, element.barrier);
  }
  return place;
}

LossPlace place_of(const Network& network, const Element& element) {
  switch (element.sort) {
    case ElementSort::recognises: return inside(network, element.actor, LossSort::recognising);
    case ElementSort::forwards: return inside(network, element.actor, LossSort::forwarding);
    case ElementSort::turns: return inside(network, element.actor, LossSort::turning);
    case ElementSort::barrier: return at_barrier(network, element);
    case ElementSort::channel: break;
  }
  return on_channel(network, element);
}

Key key_of(const LossPlace& place) {
  const bool by_sender = place.sort != LossSort::gap && !place.senders.empty();
  return {place.sort, place.addressee,
          by_sender ? std::optional(*place.senders.begin()) : std::nullopt, place.barriers,
          place.status};
}

class Places {
 public:
  Places(const Network& network, const engine::Analysis& analysis)
      : network_(network), analysis_(analysis) {}

  void add(const ElementLoss& loss) {
    const Element& element = analysis_.graph.elements[loss.element];
    if (loss.amount <= kNothing || element.status == Status::unknown) return;
    LossPlace next = place_of(network_, element);
    LossPlace& place = by_key_.try_emplace(key_of(next), next).first->second;
    place.senders.insert(next.senders.begin(), next.senders.end());
    place.elements.push_back(loss.element);
    place.amount += loss.amount;
  }

  [[nodiscard]] std::vector<LossPlace> largest_first() const {
    std::vector<LossPlace> all;
    for (const auto& [key, place] : by_key_) all.push_back(place);
    std::stable_sort(all.begin(), all.end(),
                     [](const LossPlace& a, const LossPlace& b) { return a.amount > b.amount; });
    return all;
  }

 private:
  const Network& network_;
  const engine::Analysis& analysis_;
  std::map<Key, LossPlace> by_key_;
};

/// What waits at gaps, of rows of which it is known that they do not arrive: what nobody knows is not
/// lost. Where the ledger only sums rows, all that waits.
std::vector<ElementLoss> known_gaps(const engine::Analysis& analysis) {
  if (analysis.ledger.summed_only > 0) return analysis.ledger.gaps;
  std::map<engine::ElementIndex, double> amounts;
  for (const engine::LedgerRow& row : analysis.ledger.rows) {
    if (is_not_known(analysis.reach.bearers[row.row])) continue;
    for (const ElementLoss& gap : row.gaps) amounts[gap.element] += gap.amount;
  }
  std::vector<ElementLoss> gaps;
  for (const auto& [element, amount] : amounts)
    gaps.push_back({.element = element, .amount = amount});
  return gaps;
}

}  // namespace

std::vector<LossPlace> loss_places(const Network& network, const engine::Analysis& analysis) {
  Places places(network, analysis);
  for (const ElementLoss& loss : analysis.ledger.lost) places.add(loss);
  for (const ElementLoss& gap : known_gaps(analysis)) places.add(gap);
  return places.largest_first();
}

std::size_t numbered_places(const std::vector<LossPlace>& places) {
  std::size_t number = std::min(kNumberedLosses, places.size());
  while (number > 0 && number < places.size() &&
         places[number - 1].amount - places[number].amount <= kNothing)
    --number;
  return number;
}

}  // namespace sideflow::reports
