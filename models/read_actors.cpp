#include "models/read_actors.hpp"

#include "models/field_tables.hpp"
#include "models/read_evidence.hpp"
#include "models/read_holdings.hpp"
#include "models/read_likelihood.hpp"
#include "models/read_sections.hpp"

#include <utility>

namespace sideflow {

/// An actor while it is read.
struct ActorDraft : Actor {
  std::optional<Stage> own_stage;
};

/// Barriers that stand inside an actor.
struct HinderedBy {
  std::vector<BarrierId> recognises;
  std::vector<BarrierId> forwards;
};

namespace {

// ---- barriers inside --------------------------------------------------------------------------

bool may_stand_inside(Reading& reading, const YamlNode& node) {
  const BarrierId id{node.text};
  if (is_absence(reading, id)) {
    reading.problems.error(node, "SF045",
                           "the barrier " + quoted(node.text) +
                               " is the absence of a channel and cannot stand inside an actor");
    return false;
  }
  const Barrier* barrier = find_barrier(reading.network, id);
  if (barrier == nullptr || barrier->drawn != Drawn::channel) return true;
  reading.problems.error(
      node, "SF047",
      "the barrier " + quoted(node.text) + " is drawn by channel and cannot stand inside an actor",
      "write `drawn: sender` or `drawn: network` at the barrier");
  return false;
}

std::vector<BarrierId> read_inner_barriers(Reading& reading, const YamlNode& node) {
  std::vector<BarrierId> ids;
  for (const YamlNode* item : items_of(node)) {
    if (!is_known(reading, *item, reading.own_barriers, "barrier")) continue;
    if (may_stand_inside(reading, *item)) ids.push_back(BarrierId{item->text});
  }
  std::sort(ids.begin(), ids.end());
  if (std::adjacent_find(ids.begin(), ids.end()) != ids.end())
    report_twice(reading, node, "barrier");
  return ids;
}

/// How barriers that stand there without a key are to be written.
std::string hint_for_hindered_by(const YamlNode& node) {
  const std::vector<std::string_view> barriers = names_in(node);
  if (barriers.empty() || barriers.size() > 5) return {};
  const std::string list = fmt::format("[{}]", fmt::join(barriers, ", "));
  return "write {recognises: " + list + "} or {forwards: " + list + "}";
}

void read_hindered_by(Reading& reading, const YamlEntry& entry, ActorDraft& actor) {
  if (!is_mapping(reading, entry.value, "`hindered_by`", hint_for_hindered_by(entry.value))) return;
  HinderedBy hindered = read_fields(reading, entry.value, entry.key, hindered_by_fields());
  actor.hinder_recognises = std::move(hindered.recognises);
  actor.hinder_forwards = std::move(hindered.forwards);
}

// ---- turns ------------------------------------------------------------------------------------

void add_turn(Reading& reading, const YamlNode& node, const YamlNode& key, const KindId& from,
              std::vector<Turn>& turns) {
  if (!is_mapping(reading, node, "a turn")) return;
  const std::size_t errors = reading.problems.errors();
  Turn turn;
  turn.from = from;
  turn.place = place_of(reading, key);
  turn = read_fields(reading, node, key, turn_fields(), std::move(turn));
  if (reading.problems.errors() != errors) return;
  if (turn.into == turn.from) {
    reading.problems.error(node, "SF039",
                           "the kind " + quoted(from.text) + " cannot turn into itself");
    return;
  }
  warn_of_thin_turn(reading, node, key, turn);
  turns.push_back(std::move(turn));
}

// ---- what depends on the rest of the actor ----------------------------------------------------

Stage stage_of(const Reading& reading, const ActorDraft& actor) {
  if (actor.own_stage) return *actor.own_stage;
  const Role* role = find_role(reading.network, actor.role);
  if (role != nullptr && role->stage) return *role->stage;
  if (!actor.collects.empty()) return Stage::decides;
  return actor.holds.empty() ? Stage::assesses : Stage::notices;
}

void take_from_role(const Reading& reading, ActorDraft& actor) {
  const Role* role = find_role(reading.network, actor.role);
  if (role == nullptr) return;
  if (!actor.sector) actor.sector = role->sector;
  if (!actor.level) actor.level = role->level;
}

/// What an actor holds and its dead end may be named though nothing of it is known.
bool names_kinds(const YamlNode& mapping) {
  const YamlNode* holds = value_at(mapping, "holds");
  const YamlNode* end = value_at(mapping, "dead_end");
  const YamlNode* kinds = end == nullptr ? nullptr : value_at(*end, "kinds");
  return (holds != nullptr && !names_in(*holds).empty()) ||
         (kinds != nullptr && !names_in(*kinds).empty());
}

void complete_dead_end(Reading& reading, const YamlNode& at, const YamlNode& mapping,
                       ActorDraft& actor) {
  if (!actor.dead_end || !actor.dead_end->kinds.empty()) return;
  for (const Holding& holding : actor.holds) actor.dead_end->kinds.push_back(holding.kind);
  if (!actor.dead_end->kinds.empty() || names_kinds(mapping)) return;
  reading.problems.error(at, "SF056",
                         "the actor " + quoted(actor.id.text) + " is a dead end, but holds nothing",
                         "name the kinds: dead_end: {kinds: [...]}");
}

/// The actor with all that follows from its own keys, or nothing when anything is wrong.
std::optional<Actor> completed(Reading& reading, const YamlNode& at, const YamlNode& mapping,
                               ActorDraft actor) {
  const std::size_t errors = reading.problems.errors();
  complete_dead_end(reading, at, mapping, actor);
  take_from_role(reading, actor);
  actor.stage = stage_of(reading, actor);
  return errors == reading.problems.errors() ? std::optional<Actor>(std::move(actor))
                                             : std::nullopt;
}

std::optional<Actor> read_actor(Reading& reading, const YamlEntry& entry) {
  auto draft = read_entry<ActorDraft>(reading, entry, actor_fields());
  if (!draft) return std::nullopt;
  warn_of_thin_basis(reading, entry.key, "the actor " + quoted(entry.key.text), draft->basis,
                     draft->evidence, draft->note);
  return completed(reading, entry.key, entry.value, std::move(*draft));
}

FieldTable<ActorDraft> make_actor_fields() {
  using Draft = ActorDraft;
  return {
      "an actor",
      "A role in the network: who holds, passes on or collects information. Never a person.",
      {field<Draft, &Actor::name>("name", Need::required, "what readers see"),
       field<Draft, &Actor::role>("role", Need::required,
                                  "a role of the vocabulary, which makes countries comparable"),
       field<Draft, &Actor::sector>("sector", Need::optional, "its own sector, else its role's"),
       field<Draft, &Actor::level>("level", Need::optional, "its own level, else its role's"),
       field<Draft, &Actor::setting>("setting", Need::optional, "where the information is met"),
       field<Draft, &Draft::own_stage>("stage", Need::optional, "its lane on the map"),
       field<Draft, &Actor::status>("status", Need::optional,
                                    "whether it exists; working where nothing is said"),
       field<Draft, &Actor::basis>("basis", Need::optional,
                                   "what its existence rests on; stated where nothing is said"),
       field<Draft, &Actor::evidence>("evidence", Need::optional, "who says so"),
       field<Draft>("holds", Need::optional, Shape::held_kinds,
                    "kinds that it holds: this makes it a bearer",
                    [](Reading& reading, const YamlEntry& entry, Draft& actor) {
                      actor.holds = read_holdings(reading, entry.value);
                    }),
       field<Draft, &Actor::recognises>("recognises", Need::optional,
                                        "how likely it sees such a piece for what it is"),
       field<Draft, &Actor::forwards>("forwards", Need::optional,
                                      "how likely it then passes the piece on at all"),
       field<Draft>("hindered_by", Need::optional, Shape::hindered_by,
                    "barriers that stand inside the actor", &read_hindered_by),
       field<Draft>("turns", Need::optional, Shape::turns, "kinds that become others at this desk",
                    [](Reading& reading, const YamlEntry& entry, Draft& actor) {
                      actor.turns = read_turns(reading, entry.value);
                    }),
       field<Draft, &Actor::takes>("takes", Need::optional, "how long before it passes on"),
       field<Draft, &Actor::asked>("asked", Need::optional,
                                   "sources in which it was asked where it passes things on"),
       field<Draft>("dead_end", Need::optional, Shape::dead_end,
                    "a source says that it has nowhere to go",
                    [](Reading& reading, const YamlEntry& entry, Draft& actor) {
                      actor.dead_end = read_dead_end(reading, entry);
                    }),
       field<Draft>("collects", Need::optional, Shape::collected_kinds,
                    "kinds that should arrive here, or `all`",
                    [](Reading& reading, const YamlEntry& entry, Draft& actor) {
                      actor.collects = read_collected(reading, entry.value);
                    }),
       field<Draft>("needs", Need::optional, Shape::kinds, "kinds that are to inform this actor",
                    [](Reading& reading, const YamlEntry& entry, Draft& actor) {
                      actor.needs = read_needed(reading, entry.value);
                    }),
       field<Draft, &Actor::note>("note", Need::optional, "a remark for the reader")}};
}

FieldTable<ActorDraft> make_added_actor_fields() {
  FieldTable<ActorDraft> table = make_actor_fields();
  table.name = "an added actor";
  table.says = "An actor that a scenario adds.";
  table.fields.insert(
      table.fields.begin(),
      field<ActorDraft>("id", Need::required, Shape::identifier, "its id, new in the network",
                        [](Reading& reading, const YamlEntry& entry, ActorDraft& actor) {
                          actor.id.text =
                              read_identifier(reading, entry.value, "an actor").value_or("");
                        }));
  return table;
}

}  // namespace

void read_actors(Reading& reading, const YamlNode* section) {
  for (const YamlEntry* entry : entries_of(reading, section, "an actor")) {
    if (auto actor = read_actor(reading, *entry)) {
      reading.network.actors.push_back(std::move(*actor));
    } else {
      keep_broken_actor(reading, *entry);
    }
  }
  sort_by_id(reading.network.actors);
}

std::optional<Actor> read_added_actor(Reading& reading, const YamlNode& node) {
  if (!is_mapping(reading, node, "an added actor")) return std::nullopt;
  const std::size_t errors = reading.problems.errors();
  ActorDraft draft;
  draft.place = place_of(reading, node);
  draft = read_fields(reading, node, node, added_actor_fields(), std::move(draft));
  if (reading.problems.errors() != errors) return std::nullopt;
  return completed(reading, node, node, std::move(draft));
}

std::vector<Turn> read_turns(Reading& reading, const YamlNode& node) {
  std::vector<Turn> turns;
  if (!is_mapping(reading, node, "`turns`")) return turns;
  for (const YamlEntry& entry : node.entries) {
    const auto from = read_reference<KindId>(reading, entry.key);
    if (!from) continue;
    for (const YamlNode* item : items_of(entry.value))
      add_turn(reading, *item, entry.key, *from, turns);
  }
  const auto key = [](const Turn& turn) { return std::pair(turn.from, turn.into); };
  std::sort(turns.begin(), turns.end(),
            [&key](const Turn& a, const Turn& b) { return key(a) < key(b); });
  const auto twice =
      std::adjacent_find(turns.begin(), turns.end(),
                         [&key](const Turn& a, const Turn& b) { return key(a) == key(b); });
  if (twice != turns.end()) report_twice(reading, node, "turn");
  return turns;
}

const FieldTable<ActorDraft>& actor_fields() {
  static const FieldTable<ActorDraft> kTable = make_actor_fields();
  return kTable;
}

const FieldTable<ActorDraft>& added_actor_fields() {
  static const FieldTable<ActorDraft> kTable = make_added_actor_fields();
  return kTable;
}

const FieldTable<Turn>& turn_fields() {
  static const FieldTable<Turn> kTable{
      "a turn",
      "A kind that becomes another at this desk.",
      {field<Turn, &Turn::into>("into", Need::required, "the kind that it becomes"),
       field<Turn, &Turn::likelihood>("likelihood", Need::required, "how likely it does"),
       field<Turn, &Turn::basis>("basis", Need::optional,
                                 "what its existence rests on; stated where nothing is said"),
       field<Turn, &Turn::evidence>("evidence", Need::optional, "who says so"),
       field<Turn, &Turn::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

const FieldTable<HinderedBy>& hindered_by_fields() {
  static const FieldTable<HinderedBy> kTable{
      "`hindered_by`",
      "Barriers that stand inside an actor.",
      {field<HinderedBy>("recognises", Need::optional, Shape::barriers,
                         "barriers to seeing a piece for what it is",
                         [](Reading& reading, const YamlEntry& entry, HinderedBy& hindered) {
                           hindered.recognises = read_inner_barriers(reading, entry.value);
                         }),
       field<HinderedBy>("forwards", Need::optional, Shape::barriers, "barriers to passing it on",
                         [](Reading& reading, const YamlEntry& entry, HinderedBy& hindered) {
                           hindered.forwards = read_inner_barriers(reading, entry.value);
                         })}};
  return kTable;
}

}  // namespace sideflow
