#include "models/thin_places.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace sideflow {

namespace {

using Ids = std::set<std::string>;

bool is_bare(const JudgedLikelihood& likelihood) {
  return likelihood.basis == Basis::assumed && likelihood.evidence.empty() &&
         likelihood.accounts.empty();
}

/// A dead end was told: it counts as asked.
Ids not_asked_where(const Network& network) {
  Ids ids;
  for (const Actor& actor : network.actors) {
    if (actor.asked.empty() && !actor.dead_end) ids.insert(actor.id.text);
  }
  return ids;
}

Ids not_asked_inside(const Network& network,
                     std::map<KindId, JudgedLikelihood> Actor::*likelihoods) {
  Ids ids;
  for (const Actor& actor : network.actors) {
    if ((actor.*likelihoods).empty()) ids.insert(actor.id.text);
  }
  return ids;
}

Ids channels_nobody_judged(const Network& network) {
  Ids ids;
  for (const Channel& channel : network.channels) {
    const bool bare = std::any_of(channel.carries.begin(), channel.carries.end(),
                                  [](const auto& carried) { return is_bare(carried.second); });
    if (bare) ids.insert(channel.id.text);
  }
  return ids;
}

Ids barriers_nobody_judged(const Network& network) {
  Ids ids;
  for (const Barrier& barrier : network.barriers) {
    if (barrier.passes && is_bare(*barrier.passes)) ids.insert(barrier.id.text);
  }
  return ids;
}

Ids actors_nobody_judged(const Network& network) {
  const auto any_bare = [](const std::map<KindId, JudgedLikelihood>& by_kind) {
    return std::any_of(by_kind.begin(), by_kind.end(),
                       [](const auto& one) { return is_bare(one.second); });
  };
  Ids ids;
  for (const Actor& actor : network.actors) {
    const bool turns = std::any_of(actor.turns.begin(), actor.turns.end(),
                                   [](const Turn& turn) { return is_bare(turn.likelihood); });
    if (turns || any_bare(actor.recognises) || any_bare(actor.forwards)) ids.insert(actor.id.text);
  }
  return ids;
}

// ---- what is not used -------------------------------------------------------------------------

/// Ids that something in the network refers to.
struct Used {
  Ids sources;
  Ids passages;  ///< "source.passage"
  Ids kinds;
  Ids barriers;

  void add(const std::vector<Evidence>& evidence) {
    for (const Evidence& one : evidence) {
      sources.insert(one.source.text);
      if (!one.passage.empty()) passages.insert(one.source.text + '.' + one.passage);
    }
  }
  void add(const JudgedLikelihood& likelihood) {
    add(likelihood.evidence);
    for (const Account& account : likelihood.accounts) sources.insert(account.source.text);
  }
  void add(const std::map<KindId, JudgedLikelihood>& by_kind) {
    for (const auto& [kind, likelihood] : by_kind) add(likelihood);
  }
  void add_kinds(const std::vector<KindId>& ids) {
    for (const KindId& id : ids) kinds.insert(id.text);
  }
  void add_barriers(const std::vector<BarrierId>& ids) {
    for (const BarrierId& id : ids) barriers.insert(id.text);
  }
};

void add_actor(Used& used, const Actor& actor) {
  used.add(actor.evidence);
  used.add(actor.recognises);
  used.add(actor.forwards);
  used.add_kinds(actor.needs);
  used.add_barriers(actor.hinder_recognises);
  used.add_barriers(actor.hinder_forwards);
  for (const SourceId& source : actor.asked) used.sources.insert(source.text);
  if (actor.dead_end) used.add(actor.dead_end->evidence);
  for (const Holding& holding : actor.holds) {
    used.kinds.insert(holding.kind.text);
    used.add(holding.evidence);
  }
  for (const Turn& turn : actor.turns) {
    used.kinds.insert(turn.into.text);
    used.add(turn.evidence);
    used.add(turn.likelihood);
  }
}

Used used_in(const Network& network) {
  Used used;
  for (const Actor& actor : network.actors) add_actor(used, actor);
  for (const Channel& channel : network.channels) {
    used.add(channel.evidence);
    used.add(channel.carries);
    used.add_barriers(channel.barriers);
    for (const auto& [kind, likelihood] : channel.carries) used.kinds.insert(kind.text);
  }
  for (const Barrier& barrier : network.barriers) {
    used.add(barrier.evidence);
    if (barrier.passes) used.add(*barrier.passes);
  }
  for (const Finding& finding : network.findings) used.add(finding.evidence);
  for (const Scenario& scenario : network.scenarios) used.add(scenario.evidence);
  return used;
}

/// A note says why nothing rests on a passage.
Ids unused_passages(const Network& network, const Used& used) {
  Ids ids;
  for (const Source& source : network.sources) {
    for (const Passage& passage : source.passages) {
      const std::string id = source.id.text + '.' + passage.id;
      if (passage.note.empty() && !used.passages.contains(id)) ids.insert(id);
    }
  }
  return ids;
}

/// Entries of the network's own files only: a vocabulary holds more than one country needs.
template <class Entity>
Ids unused(const std::vector<Entity>& entities, const Ids& used, const Ids& own_files,
           const Network& network) {
  Ids ids;
  for (const Entity& entity : entities) {
    const bool is_own = entity.place.file < network.files.size() &&
                        own_files.contains(network.files[entity.place.file]);
    if (is_own && !used.contains(entity.id.text)) ids.insert(entity.id.text);
  }
  return ids;
}

/// Files in which actors or sources stand.
Ids own_files(const Network& network) {
  Ids files;
  const auto add = [&](const Place& place) {
    if (place.file < network.files.size()) files.insert(network.files[place.file]);
  };
  for (const Actor& actor : network.actors) add(actor.place);
  for (const Source& source : network.sources) add(source.place);
  return files;
}

}  // namespace

std::vector<ThinPlace> thin_places(const Network& network) {
  const Used used = used_in(network);
  const Ids own = own_files(network);
  std::vector<std::pair<ThinPlace, Ids>> all = {
      {{"not-asked-where", "nobody asked these actors where they pass things on", {}},
       not_asked_where(network)},
      {{"not-asked-recognises", "nobody asked whether these actors recognise what they see", {}},
       not_asked_inside(network, &Actor::recognises)},
      {{"not-asked-forwards", "nobody asked whether these actors pass on what they recognise", {}},
       not_asked_inside(network, &Actor::forwards)},
      {{"channels-not-judged", "no source grades the strength of these channels", {}},
       channels_nobody_judged(network)},
      {{"barriers-not-judged", "no source grades the strength of these barriers", {}},
       barriers_nobody_judged(network)},
      {{"actors-not-judged", "no source grades what these actors recognise, pass on or turn", {}},
       actors_nobody_judged(network)},
      {{"unused-sources", "nothing rests on these sources", {}},
       unused(network.sources, used.sources, own, network)},
      {{"unused-passages", "nothing rests on these passages, and no note says why", {}},
       unused_passages(network, used)},
      {{"unused-kinds", "nobody holds, carries or turns into these kinds", {}},
       unused(network.kinds, used.kinds, own, network)},
      {{"unused-barriers", "these barriers stand nowhere", {}},
       unused(network.barriers, used.barriers, own, network)}};
  std::vector<ThinPlace> places;
  for (auto& [place, ids] : all) {
    if (ids.empty()) continue;
    place.ids.assign(ids.begin(), ids.end());
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace sideflow
