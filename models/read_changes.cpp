#include "models/read_changes.hpp"

#include "models/field_tables.hpp"
#include "models/read_actors.hpp"
#include "models/read_channels.hpp"
#include "models/read_likelihood.hpp"

#include <utility>

namespace sideflow {

/// One change while it is read: each of its keys is a verb, and it has exactly one.
struct ChangeDraft {
  const StatusById* statuses = nullptr;
  std::optional<Change> change;
};

namespace {

std::optional<JudgedLikelihood> read_passes(Reading& reading, const YamlEntry& entry) {
  return read_likelihood(reading, entry.value);
}

// ---- channels ---------------------------------------------------------------------------------

void check_can_open(Reading& reading, const YamlNode& node, const std::string& id,
                    const StatusById& statuses) {
  const auto known = statuses.find(id);
  const bool works = known != statuses.end() ? known->second == Status::working
                                             : reading.known.channels.contains_for_now(id);
  if (!works) return;
  reading.problems.error(node, "SF052",
                         "the channel " + quoted(id) + " is working and cannot be opened",
                         "to change its strength write set: {channel: ..., passes: ...}");
}

void read_open(Reading& reading, const YamlEntry& entry, ChangeDraft& draft) {
  OpenChannel open;
  const YamlNode* at = &entry.value;
  if (entry.value.sort == YamlSort::mapping) {
    open = read_fields(reading, entry.value, entry.key, open_fields());
    if (const YamlNode* channel = value_at(entry.value, "channel")) at = channel;
  } else if (auto channel = read_reference<ChannelId>(reading, entry.value)) {
    open.channel = std::move(*channel);
  }
  if (!open.channel.empty()) check_can_open(reading, *at, open.channel.text, *draft.statuses);
  draft.change = std::move(open);
}

void read_close(Reading& reading, const YamlEntry& entry, ChangeDraft& draft) {
  if (auto channel = read_reference<ChannelId>(reading, entry.value))
    draft.change = CloseChannel{std::move(*channel)};
}

void read_add(Reading& reading, const YamlEntry& entry, ChangeDraft& draft) {
  draft.change = AddChannel{read_added_channels(reading, entry.value)};
}

// ---- set --------------------------------------------------------------------------------------

/// A set that names its object and nothing to change does nothing.
void check_sets_something(Reading& reading, const YamlNode& node) {
  if (node.entries.size() > 1) return;
  reading.problems.error(node, "SF054", "this `set` changes nothing",
                         "name what it sets, such as `passes`");
}

void check_set_barrier(Reading& reading, const YamlEntry& entry, const SetBarrier& set) {
  const Barrier* barrier = find_barrier(reading.network, set.barrier);
  if (barrier == nullptr) return;
  if (set.passes && !barrier->passes) {
    reading.problems.error(
        entry.value, "SF046",
        "the barrier " + quoted(set.barrier.text) + " has no `passes` that could be set");
  }
  if (set.takes && !barrier->takes) {
    reading.problems.error(
        entry.value, "SF046",
        "the barrier " + quoted(set.barrier.text) + " has no `takes` that could be set");
  }
}

Change read_set_of(Reading& reading, const YamlEntry& entry) {
  const YamlNode& node = entry.value;
  check_sets_something(reading, node);
  if (value_at(node, "actor") != nullptr)
    return read_fields(reading, node, entry.key, set_actor_fields());
  if (value_at(node, "barrier") == nullptr)
    return read_fields(reading, node, entry.key, set_channel_fields());
  SetBarrier set = read_fields(reading, node, entry.key, set_barrier_fields());
  check_set_barrier(reading, entry, set);
  return set;
}

void read_set(Reading& reading, const YamlEntry& entry, ChangeDraft& draft) {
  if (!is_mapping(reading, entry.value, "`set`")) return;
  int objects = 0;
  for (const char* object : {"channel", "actor", "barrier"})
    objects += value_at(entry.value, object) != nullptr ? 1 : 0;
  if (objects == 1) {
    draft.change = read_set_of(reading, entry);
    return;
  }
  reading.problems.error(entry.value, "SF051",
                         "`set` names exactly one of `channel`, `actor` and `barrier`");
}

// ---- lift -------------------------------------------------------------------------------------

void read_place_of_lift(Reading& reading, const YamlNode& node, LiftBarrier& lift) {
  const bool is_scalar = node.sort == YamlSort::scalar;
  const bool is_actor = is_scalar && reading.known.actors.contains(node.text);
  const bool is_channel = is_scalar && reading.known.channels.contains(node.text);
  if (is_actor && is_channel) {
    reading.problems.error(
        node, "SF026",
        quoted(node.text) + " is an actor as well as a channel: which of them is meant",
        "give the channel another id");
  } else if (is_actor) {
    lift.at_actors.push_back(ActorId{node.text});
  } else if (is_channel) {
    lift.at_channels.push_back(ChannelId{node.text});
  } else if (!is_scalar || !is_of_broken_file(reading, node.text)) {
    std::string hint = suggestion(reading, node.text, reading.known.channels.sorted());
    if (hint.empty()) hint = suggestion(reading, node.text, reading.known.actors.sorted());
    reading.problems.error(node, "SF026", "there is no channel or actor " + described(node),
                           std::move(hint));
  }
}

void read_places_of_lift(Reading& reading, const YamlEntry& entry, LiftBarrier& lift) {
  for (const YamlNode* item : items_of(entry.value)) read_place_of_lift(reading, *item, lift);
  std::sort(lift.at_actors.begin(), lift.at_actors.end());
  std::sort(lift.at_channels.begin(), lift.at_channels.end());
  const bool none = entry.value.sort == YamlSort::list && entry.value.items.empty();
  if (none)
    reading.problems.error(entry.value, "SF027", "`at` names no channel and no actor",
                           "without `at` the barrier is lifted everywhere");
}

void read_lift(Reading& reading, const YamlEntry& entry, ChangeDraft& draft) {
  if (entry.value.sort == YamlSort::mapping) {
    draft.change = read_fields(reading, entry.value, entry.key, lift_fields());
  } else if (auto barrier = read_reference<BarrierId>(reading, entry.value)) {
    draft.change = LiftBarrier{std::move(*barrier), {}, {}};
  }
}

// ---- actors -----------------------------------------------------------------------------------

void read_add_actor(Reading& reading, const YamlEntry& entry, ChangeDraft& draft) {
  auto actor = read_added_actor(reading, entry.value);
  const YamlNode* id =
      entry.value.sort == YamlSort::mapping ? value_at(entry.value, "id") : nullptr;
  if (id != nullptr && reading.known.actors.contains(id->text)) {
    reading.problems.error(
        *id, "SF053", "there is already an actor " + quoted(id->text) + ", which cannot be added",
        "choose another id");
  } else if (id != nullptr && is_identifier(id->text)) {
    reading.known.actors.add_for_now(id->text);
  }
  if (actor) draft.change = AddActor{std::move(*actor)};
}

void read_start(Reading& reading, const YamlEntry& entry, ChangeDraft& draft) {
  auto id = read_reference<ActorId>(reading, entry.value);
  if (!id) return;
  if (is_working_actor(reading, *id)) {
    reading.problems.error(entry.value, "SF055",
                           "the actor " + quoted(id->text) + " is working and cannot be started");
  }
  draft.change = StartActor{std::move(*id)};
}

void read_stop(Reading& reading, const YamlEntry& entry, ChangeDraft& draft) {
  if (auto id = read_reference<ActorId>(reading, entry.value))
    draft.change = StopActor{std::move(*id)};
}

// ---- one change -------------------------------------------------------------------------------

std::vector<std::string> verbs() {
  std::vector<std::string> keys;
  for (const Field<ChangeDraft>& field : change_fields().fields) keys.push_back(field.spec.key);
  return keys;
}

bool is_verb(std::string_view key) {
  const auto& fields = change_fields().fields;
  return std::any_of(fields.begin(), fields.end(),
                     [key](const Field<ChangeDraft>& field) { return field.spec.key == key; });
}

void report_unknown_verb(Reading& reading, const YamlNode& change) {
  const YamlNode& verb = change.entries[0].key;
  std::string hint = suggestion(reading, verb.text, verbs());
  if (!hint.empty()) hint += " ";
  reading.problems.error(verb, "SF020", "a change has no key " + quoted(verb.text),
                         fmt::format("{}the verbs are {}", hint, fmt::join(verbs(), ", ")));
}

std::optional<Change> read_change(Reading& reading, const YamlNode& node,
                                  const StatusById& statuses) {
  if (!is_mapping(reading, node, "a change")) return std::nullopt;
  if (node.entries.size() != 1) {
    reading.problems.error(
        node, "SF051",
        fmt::format("a change has exactly one verb, not {} keys", node.entries.size()),
        "begin each change with \"- \"");
    return std::nullopt;
  }
  if (!is_verb(node.entries[0].key.text)) return report_unknown_verb(reading, node), std::nullopt;
  const std::size_t errors = reading.problems.errors();
  ChangeDraft draft = read_fields(reading, node, node, change_fields(), ChangeDraft{&statuses, {}});
  return reading.problems.errors() == errors ? std::move(draft.change) : std::nullopt;
}

}  // namespace

StatusById statuses_of_channels(const Reading& reading) {
  StatusById statuses;
  for (const Channel& channel : reading.network.channels) {
    statuses.emplace(channel.id.text, channel.status);
    statuses.emplace(channel.entry.text, channel.status);
  }
  statuses.insert(reading.broken.channels.begin(), reading.broken.channels.end());
  return statuses;
}

std::vector<Change> read_changes(Reading& reading, const YamlNode& node,
                                 const StatusById& statuses) {
  std::vector<Change> changes;
  for (const YamlNode* item : items_of(node)) {
    if (auto change = read_change(reading, *item, statuses)) changes.push_back(std::move(*change));
  }
  reading.known.actors.forget_for_now();
  reading.known.channels.forget_for_now();
  return changes;
}

const FieldTable<ChangeDraft>& change_fields() {
  using Draft = ChangeDraft;
  static const FieldTable<Draft> kTable{
      "a change",
      "One change; exactly one of these keys.",
      {field<Draft>("open", Need::optional, Shape::open_change,
                    "a planned, missing or unknown channel begins to work", &read_open),
       field<Draft>("close", Need::optional, Shape::channel, "a channel ends", &read_close),
       field<Draft>("add", Need::optional, Shape::add_change, "a new channel, working", &read_add),
       field<Draft>("set", Need::optional, Shape::set_change,
                    "other likelihoods, mandates or times", &read_set),
       field<Draft>("lift", Need::optional, Shape::lift_change,
                    "a barrier falls, everywhere or at some places", &read_lift),
       field<Draft>("add_actor", Need::optional, Shape::add_actor_change, "a new actor, working",
                    &read_add_actor),
       field<Draft>("start", Need::optional, Shape::actor,
                    "a planned or missing actor begins to exist", &read_start),
       field<Draft>("stop", Need::optional, Shape::actor, "an actor ends", &read_stop)}};
  return kTable;
}

const FieldTable<OpenChannel>& open_fields() {
  static const FieldTable<OpenChannel> kTable{
      "`open`",
      "Opens a channel that the file lists as planned, missing or unknown.",
      {field<OpenChannel, &OpenChannel::channel>("channel", Need::required,
                                                 "the channel, or the entry that makes several"),
       field<OpenChannel>("passes", Need::optional, Shape::likelihood,
                          "what it then lets through, in the place of what the file says",
                          [](Reading& reading, const YamlEntry& entry, OpenChannel& open) {
                            open.passes = read_passes(reading, entry);
                          })}};
  return kTable;
}

const FieldTable<SetChannel>& set_channel_fields() {
  static const FieldTable<SetChannel> kTable{
      "`set` of a channel",
      "Sets the strength of a channel.",
      {field<SetChannel, &SetChannel::channel>("channel", Need::required,
                                               "the channel, or the entry that makes several"),
       field<SetChannel, &SetChannel::passes>("passes", Need::optional,
                                              "for all kinds that it carries"),
       field<SetChannel>("carries", Need::optional, Shape::likelihoods_by_kind, "kind by kind",
                         [](Reading& reading, const YamlEntry& entry, SetChannel& set) {
                           if (is_mapping(reading, entry.value, "`carries`"))
                             set.carries = read_by_kind(reading, entry.value);
                         }),
       field<SetChannel, &SetChannel::takes>("takes", Need::optional,
                                             "how long a piece is on the way")}};
  return kTable;
}

const FieldTable<SetActor>& set_actor_fields() {
  static const FieldTable<SetActor> kTable{
      "`set` of an actor",
      "Sets what an actor recognises, passes on, turns and collects.",
      {field<SetActor, &SetActor::actor>("actor", Need::required, "the actor"),
       field<SetActor, &SetActor::recognises>("recognises", Need::optional,
                                              "how likely it sees a piece for what it is"),
       field<SetActor, &SetActor::forwards>("forwards", Need::optional,
                                            "how likely it then passes the piece on at all"),
       field<SetActor>("turns", Need::optional, Shape::turns,
                       "kinds that become others at this desk",
                       [](Reading& reading, const YamlEntry& entry, SetActor& set) {
                         set.turns = read_turns(reading, entry.value);
                       }),
       field<SetActor>("collects", Need::optional, Shape::collected_kinds, "its mandate, or `all`",
                       [](Reading& reading, const YamlEntry& entry, SetActor& set) {
                         set.collects = read_collected(reading, entry.value);
                       }),
       field<SetActor, &SetActor::takes>("takes", Need::optional, "how long before it passes on")}};
  return kTable;
}

const FieldTable<SetBarrier>& set_barrier_fields() {
  static const FieldTable<SetBarrier> kTable{
      "`set` of a barrier",
      "Sets what a barrier lets through.",
      {field<SetBarrier, &SetBarrier::barrier>("barrier", Need::required, "the barrier"),
       field<SetBarrier, &SetBarrier::passes>("passes", Need::optional,
                                              "how likely it then lets a piece through"),
       field<SetBarrier, &SetBarrier::takes>("takes", Need::optional,
                                             "how long it then delays a piece")}};
  return kTable;
}

const FieldTable<LiftBarrier>& lift_fields() {
  static const FieldTable<LiftBarrier> kTable{
      "`lift`",
      "Lifts a barrier.",
      {field<LiftBarrier, &LiftBarrier::barrier>("barrier", Need::required, "the barrier"),
       field<LiftBarrier>("at", Need::optional, Shape::channels_or_actors,
                          "channels or actors; everywhere without it", &read_places_of_lift)}};
  return kTable;
}

}  // namespace sideflow
