#include "models/join_networks.hpp"

#include "models/known_ids.hpp"
#include "models/read_sections.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sideflow {

namespace {

/// The ids that stay as they are, since they are those of the shared vocabulary.
struct SharedIds {
  IdTable kinds;
  IdTable roles;
  IdTable sectors;
  IdTable levels;
  IdTable settings;
  IdTable barrier_types;
};

template <class Entity>
IdTable shared_of(const std::vector<Entity>& entities,
                  std::optional<std::uint32_t> vocabulary_file) {
  IdTable table;
  for (const Entity& entity : entities) {
    if (vocabulary_file && entity.place.file == *vocabulary_file) table.add(entity.id.text);
  }
  table.sort();
  return table;
}

/// Puts the prefix before ids, wherever they stand in a network.
class Prefixer {
 public:
  Prefixer(std::string prefix, SharedIds shared)
      : prefix_(std::move(prefix) + '.'), shared_(std::move(shared)) {}

  void operator()(SourceId& id) const { put_before(id.text); }
  void operator()(ActorId& id) const { put_before(id.text); }
  void operator()(ChannelId& id) const { put_before(id.text); }
  void operator()(BarrierId& id) const { put_before(id.text); }
  void operator()(ScenarioId& id) const { put_before(id.text); }
  void operator()(KindId& id) const { put_before_own(id.text, shared_.kinds); }
  void operator()(RoleId& id) const { put_before_own(id.text, shared_.roles); }
  void operator()(SectorId& id) const { put_before_own(id.text, shared_.sectors); }
  void operator()(LevelId& id) const { put_before_own(id.text, shared_.levels); }
  void operator()(SettingId& id) const { put_before_own(id.text, shared_.settings); }
  void operator()(BarrierTypeId& id) const { put_before_own(id.text, shared_.barrier_types); }

  template <class Part>
  void operator()(std::vector<Part>& parts) const {
    for (Part& part : parts) (*this)(part);
  }
  template <class Part>
  void operator()(std::optional<Part>& part) const {
    if (part) (*this)(*part);
  }
  void operator()(std::map<KindId, JudgedLikelihood>& by_kind) const {
    std::map<KindId, JudgedLikelihood> renamed;
    for (auto& [kind, likelihood] : by_kind) {
      KindId id = kind;
      (*this)(id);
      (*this)(likelihood);
      renamed.emplace(std::move(id), std::move(likelihood));
    }
    by_kind = std::move(renamed);
  }

  void operator()(Evidence& evidence) const { (*this)(evidence.source); }
  void operator()(Account& account) const { (*this)(account.source); }
  void operator()(JudgedLikelihood& likelihood) const {
    all(likelihood.evidence, likelihood.accounts);
  }
  void operator()(Kind& kind) const { (*this)(kind.id); }
  void operator()(Sector& sector) const { (*this)(sector.id); }
  void operator()(Level& level) const { (*this)(level.id); }
  void operator()(Setting& setting) const { (*this)(setting.id); }
  void operator()(Role& role) const { all(role.id, role.sector, role.level); }
  void operator()(BarrierType& type) const { (*this)(type.id); }
  void operator()(Source& source) const { (*this)(source.id); }
  void operator()(Holding& holding) const { all(holding.kind, holding.evidence); }
  void operator()(Turn& turn) const { all(turn.from, turn.into, turn.likelihood, turn.evidence); }
  void operator()(DeadEnd& end) const { all(end.kinds, end.evidence); }
  void operator()(Actor& actor) const {
    all(actor.id, actor.role, actor.sector, actor.level, actor.setting, actor.evidence, actor.holds,
        actor.collects, actor.needs, actor.recognises, actor.forwards, actor.hinder_recognises,
        actor.hinder_forwards, actor.turns, actor.asked, actor.dead_end);
    sort_kinds(actor);
  }
  void operator()(Channel& channel) const {
    all(channel.id, channel.entry, channel.from, channel.to, channel.carries, channel.barriers,
        channel.evidence);
  }
  void operator()(Barrier& barrier) const {
    all(barrier.id, barrier.type, barrier.passes, barrier.owner, barrier.evidence);
  }
  void operator()(Finding& finding) const {
    all(finding.setting, finding.kinds, finding.bearers, finding.answered_by, finding.evidence);
  }
  void operator()(OpenChannel& change) const { all(change.channel, change.passes); }
  void operator()(CloseChannel& change) const { (*this)(change.channel); }
  void operator()(AddChannel& change) const { (*this)(change.channels); }
  void operator()(SetChannel& change) const { all(change.channel, change.passes, change.carries); }
  void operator()(SetActor& change) const {
    all(change.actor, change.recognises, change.forwards, change.turns, change.collects);
  }
  void operator()(SetBarrier& change) const { all(change.barrier, change.passes); }
  void operator()(LiftBarrier& change) const {
    all(change.barrier, change.at_channels, change.at_actors);
  }
  void operator()(AddActor& change) const { (*this)(change.actor); }
  void operator()(StartActor& change) const { (*this)(change.actor); }
  void operator()(StopActor& change) const { (*this)(change.actor); }
  void operator()(Change& change) const { std::visit(*this, change); }
  void operator()(Scenario& scenario) const {
    all(scenario.id, scenario.changes, scenario.evidence);
  }
  void operator()(JoinedNetwork& joined) const { put_before(joined.prefix); }

 private:
  template <class... Parts>
  void all(Parts&... parts) const {
    ((*this)(parts), ...);
  }
  void put_before(std::string& id) const { id.insert(0, prefix_); }
  void put_before_own(std::string& id, const IdTable& shared) const {
    if (!shared.contains(id)) put_before(id);
  }
  /// Kinds with a prefix and kinds without may sort otherwise than before.
  static void sort_kinds(Actor& actor) {
    std::sort(actor.holds.begin(), actor.holds.end(),
              [](const Holding& a, const Holding& b) { return a.kind < b.kind; });
    std::sort(actor.collects.begin(), actor.collects.end());
    std::sort(actor.needs.begin(), actor.needs.end());
    std::sort(actor.turns.begin(), actor.turns.end(), [](const Turn& a, const Turn& b) {
      return std::pair(a.from, a.into) < std::pair(b.from, b.into);
    });
  }

  std::string prefix_;
  SharedIds shared_;
};

template <class Entity>
void drop_shared(std::vector<Entity>& entities, std::optional<std::uint32_t> vocabulary_file) {
  if (!vocabulary_file) return;
  std::erase_if(entities, [file = *vocabulary_file](const Entity& entity) {
    return entity.place.file == file;
  });
}

/// What the name is in a language, else what is shown.
const std::string& in_language(const Name& name, const std::string& language) {
  const auto found = name.by_language.find(language);
  return found == name.by_language.end() ? name.shown() : found->second;
}

/// Actors of several countries often have the same name: it is told whose they are, where the name does not
/// say so itself.
void say_whose(std::vector<Actor>& actors, const Name& network) {
  for (Actor& actor : actors) {
    for (auto& [language, text] : actor.name.by_language) {
      const std::string& whose = in_language(network, language);
      if (!whose.empty() && text.find(whose) == std::string::npos) text += " (" + whose + ")";
    }
  }
}

template <class Entity>
void append(std::vector<Entity>& whole, std::vector<Entity>&& part) {
  std::move(part.begin(), part.end(), std::back_inserter(whole));
}

}  // namespace

Network with_prefix(Network part, const std::string& prefix,
                    std::optional<std::uint32_t> vocabulary_file) {
  const Prefixer put_prefix(
      prefix,
      {shared_of(part.kinds, vocabulary_file), shared_of(part.roles, vocabulary_file),
       shared_of(part.sectors, vocabulary_file), shared_of(part.levels, vocabulary_file),
       shared_of(part.settings, vocabulary_file), shared_of(part.barrier_types, vocabulary_file)});
  drop_shared(part.kinds, vocabulary_file);
  drop_shared(part.roles, vocabulary_file);
  drop_shared(part.sectors, vocabulary_file);
  drop_shared(part.levels, vocabulary_file);
  drop_shared(part.settings, vocabulary_file);
  drop_shared(part.barrier_types, vocabulary_file);
  say_whose(part.actors, part.name);
  put_prefix(part.sources);
  put_prefix(part.actors);
  put_prefix(part.channels);
  put_prefix(part.barriers);
  put_prefix(part.findings);
  put_prefix(part.scenarios);
  put_prefix(part.kinds);
  put_prefix(part.roles);
  put_prefix(part.sectors);
  put_prefix(part.levels);
  put_prefix(part.settings);
  put_prefix(part.barrier_types);
  put_prefix(part.joined);
  part.joined.push_back({prefix, part.name});
  return part;
}

Network with_part(Network whole, Network part) {
  append(whole.sources, std::move(part.sources));
  append(whole.actors, std::move(part.actors));
  append(whole.channels, std::move(part.channels));
  append(whole.barriers, std::move(part.barriers));
  append(whole.findings, std::move(part.findings));
  append(whole.scenarios, std::move(part.scenarios));
  append(whole.kinds, std::move(part.kinds));
  append(whole.roles, std::move(part.roles));
  append(whole.sectors, std::move(part.sectors));
  append(whole.levels, std::move(part.levels));
  append(whole.settings, std::move(part.settings));
  append(whole.barrier_types, std::move(part.barrier_types));
  append(whole.joined, std::move(part.joined));
  return whole;
}

Network sorted_by_id(Network network) {
  sort_by_id(network.sources);
  sort_by_id(network.actors);
  sort_by_id(network.channels);
  sort_by_id(network.barriers);
  sort_by_id(network.scenarios);
  sort_by_id(network.kinds);
  sort_by_id(network.roles);
  sort_by_id(network.sectors);
  sort_by_id(network.levels);
  sort_by_id(network.settings);
  sort_by_id(network.barrier_types);
  std::sort(network.joined.begin(), network.joined.end(),
            [](const JoinedNetwork& a, const JoinedNetwork& b) { return a.prefix < b.prefix; });
  return network;
}

}  // namespace sideflow
