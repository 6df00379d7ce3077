// The network: what a file says, as plain values. Nothing here computes.
//
// All lists are sorted by id; order in the file means nothing. Entries that make several channels
// (lists of senders or receivers, `between`) are expanded. References are ids, so that a value can be
// copied and changed (scenarios) without renumbering.
#pragma once

#include "models/diagnostic.hpp"
#include "models/identifier.hpp"
#include "models/likelihood.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sideflow {

// ---- words of the format ---------------------------------------------------------------------

enum class Basis : std::uint8_t { stated, implied, assumed, external };
enum class Status : std::uint8_t { working, planned, missing, unknown };
enum class Stage : std::uint8_t { notices, assesses, decides, policy };  ///< the lanes of the map
enum class Aim : std::uint8_t { collect, inform };
enum class Effect : std::uint8_t { flow, delay, quality };
enum class Drawn : std::uint8_t { network, sender, channel };
enum class RestsOn : std::uint8_t { law, belief, practice, resources, absence, unknown };
enum class Form : std::uint8_t { formal, informal, unknown };
enum class Lasting : std::uint8_t { permanent, project, once, unknown };
enum class Access : std::uint8_t { public_, partners, internal };
enum class SourceKind : std::uint8_t { report, interview, slides, law, statistics, web, other };

/// The word that the file format uses for a value ("working", "public", ...).
[[nodiscard]] const char* word(Basis);
[[nodiscard]] const char* word(Status);
[[nodiscard]] const char* word(Stage);
[[nodiscard]] const char* word(Aim);
[[nodiscard]] const char* word(Effect);
[[nodiscard]] const char* word(Drawn);
[[nodiscard]] const char* word(RestsOn);
[[nodiscard]] const char* word(Form);
[[nodiscard]] const char* word(Lasting);
[[nodiscard]] const char* word(Access);
[[nodiscard]] const char* word(SourceKind);

// ---- parts that many entities share ------------------------------------------------------------

/// A name, in one or several languages (key "" when the file gives a plain text).
struct Name {
  std::map<std::string, std::string> by_language;

  /// The plain text, else English, else the first language by its code; "" when there is none.
  [[nodiscard]] const std::string& shown() const;
  friend bool operator==(const Name&, const Name&) = default;
};

/// What a source says about an entity, in the author's own words.
struct Evidence {
  SourceId source;
  std::string passage;  ///< name of the passage under its source; "" when written in place
  std::string where;
  std::string says;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// What one informant said where informants disagree.
struct Account {
  LikelihoodRange range;
  std::string word;  ///< of the scale; "" when numbers were given
  SourceId source;

  friend bool operator==(const Account&, const Account&) = default;
};

/// A likelihood with all that it rests on.
struct JudgedLikelihood {
  LikelihoodRange range = kCertain;
  std::string word;  ///< of the scale ("rarely", or "unknown"); "" when numbers were given
  Basis basis = Basis::assumed;
  std::vector<Evidence> evidence;
  std::string note;
  std::vector<Account> accounts;  ///< not empty: disputed; `range` covers them all
  Place place;

  friend bool operator==(const JudgedLikelihood&, const JudgedLikelihood&) = default;
};

enum class Period : std::uint8_t { none, week, month, year };

/// How much of a kind a bearer holds. low <= best <= high, finite, at most 1e15.
struct Amount {
  double low = 0;
  double best = 0;
  double high = 0;
  Period per = Period::none;

  friend bool operator==(const Amount&, const Amount&) = default;
};

/// A duration in days: low <= best <= high.
struct Duration {
  double low_days = 0;
  double best_days = 0;
  double high_days = 0;
  std::string text;  ///< as written: "1..3 weeks"

  friend bool operator==(const Duration&, const Duration&) = default;
};

// ---- vocabulary ----------------------------------------------------------------------------------

struct Kind {
  KindId id;
  Name name;
  std::string family;
  Aim aim = Aim::collect;
  std::string note;
  Place place;
};
struct Sector {
  SectorId id;
  Name name;
  std::string note;
  Place place;
};
struct Level {
  LevelId id;
  Name name;
  int order = 0;  ///< 1 local, upwards
  std::string note;
  Place place;
};
struct Setting {
  SettingId id;
  Name name;
  std::string note;
  Place place;
};
struct Role {
  RoleId id;
  Name name;
  std::optional<SectorId> sector;
  std::optional<LevelId> level;
  std::optional<Stage> stage;
  std::string note;
  Place place;
};
struct BarrierType {
  BarrierTypeId id;
  Name name;
  bool absence = false;
  std::string note;
  Place place;
};
struct ScaleWord {
  std::string word;
  LikelihoodRange range;
  std::string note;
};
/// A term that is to be avoided, what to write instead, and why. Blanks of `term` are blanks here.
struct Term {
  std::string term;
  std::string prefer;
  std::string why;
};
struct Question {
  std::string id;
  std::string text;
};

// ---- the network's own entities --------------------------------------------------------------------

struct Passage {
  std::string id;
  std::string where;
  std::string says;
  std::string note;  ///< where nothing rests on the passage: why
  Place place;
};
struct Source {
  SourceId id;
  std::string title;
  SourceKind kind = SourceKind::other;
  std::string date;  ///< as written: "2010-03", "before 2010", "unknown"
  Access access = Access::internal;
  std::vector<Passage> passages;
  std::string note;
  Place place;
};

struct Holding {
  KindId kind;
  std::optional<Amount> amount;
  std::string of;  ///< what is counted; "" when not given
  Basis basis = Basis::stated;
  std::vector<Evidence> evidence;
  std::string note;
};

struct Turn {
  KindId from;
  KindId into;
  JudgedLikelihood likelihood;
  Basis basis = Basis::stated;  ///< of the turn's existence
  std::vector<Evidence> evidence;
  std::string note;
  Place place;
};

struct DeadEnd {
  std::vector<KindId>
      kinds;  ///< never empty: `dead_end` without kinds means all that the actor holds
  std::vector<Evidence> evidence;
  std::string note;
};

struct Actor {
  ActorId id;
  Name name;
  RoleId role;
  std::optional<SectorId> sector;  ///< its own, else its role's
  std::optional<LevelId> level;    ///< its own, else its role's
  std::optional<SettingId> setting;
  Stage stage = Stage::assesses;  ///< its own, else its role's, else by what it holds and collects
  Status status = Status::working;
  Basis basis = Basis::stated;
  std::vector<Evidence> evidence;
  std::string note;
  std::vector<Holding> holds;    ///< sorted by kind
  std::vector<KindId> collects;  ///< sorted; `all` is already every kind that is to be collected
  std::vector<KindId> needs;     ///< sorted
  std::map<KindId, JudgedLikelihood> recognises;  ///< kinds left out: exactly 1, nobody was asked
  std::map<KindId, JudgedLikelihood> forwards;
  std::vector<BarrierId> hinder_recognises;  ///< sorted
  std::vector<BarrierId> hinder_forwards;
  std::vector<Turn> turns;  ///< sorted by (from, into)
  std::optional<Duration> takes;
  std::vector<SourceId> asked;  ///< sources in which it was asked where it passes things on
  std::optional<DeadEnd> dead_end;
  Place place;
};

struct Channel {
  ChannelId id;
  ChannelId entry;  ///< id of the entry that made it: stands for all of its channels in a scenario
  ActorId from;
  ActorId to;
  std::map<KindId, JudgedLikelihood> carries;  ///< never empty; with the channel's barriers aside
  Status status = Status::working;             ///< as written; see effective_status()
  std::vector<BarrierId> barriers;             ///< sorted
  std::optional<Duration> takes;
  Form form = Form::unknown;
  Lasting lasting = Lasting::unknown;
  Basis basis = Basis::stated;
  std::vector<Evidence> evidence;
  std::string note;
  Place place;
};

struct Barrier {
  BarrierId id;
  Name name;
  BarrierTypeId type;
  bool absence = false;  ///< its type's: a reason why a channel is missing; no `passes`
  Effect effect = Effect::flow;
  std::optional<JudgedLikelihood> passes;  ///< present exactly when effect is flow and not absence
  std::optional<Duration> takes;
  Drawn drawn = Drawn::sender;
  Basis basis = Basis::stated;
  RestsOn rests_on = RestsOn::unknown;
  std::optional<ActorId> owner;
  std::string law;
  std::vector<Evidence> evidence;
  std::string note;
  Place place;
};

struct Finding {
  std::string title;
  std::optional<SettingId> setting;
  std::vector<KindId> kinds;
  std::vector<ActorId> bearers;
  std::string information;
  std::string useful;
  std::vector<ScenarioId> answered_by;
  std::vector<Evidence> evidence;
  std::string note;
  Place place;
};

// ---- scenarios: changes to try ---------------------------------------------------------------------

struct OpenChannel {
  ChannelId channel;  ///< of a channel or of an entry
  std::optional<JudgedLikelihood> passes;
};
struct CloseChannel {
  ChannelId channel;
};
struct AddChannel {
  std::vector<Channel> channels;  ///< expanded like an entry under `channels`; working
};
struct SetChannel {
  ChannelId channel;
  std::optional<JudgedLikelihood> passes;
  std::map<KindId, JudgedLikelihood> carries;
  std::optional<Duration> takes;
};
struct SetActor {
  ActorId actor;
  std::map<KindId, JudgedLikelihood> recognises;
  std::map<KindId, JudgedLikelihood> forwards;
  std::vector<Turn> turns;
  std::optional<std::vector<KindId>> collects;
  std::optional<Duration> takes;
};
struct SetBarrier {
  BarrierId barrier;
  std::optional<JudgedLikelihood> passes;
  std::optional<Duration> takes;
};
struct LiftBarrier {
  BarrierId barrier;
  std::vector<ChannelId> at_channels;  ///< both empty: everywhere
  std::vector<ActorId> at_actors;
};
struct AddActor {
  Actor actor;
};
struct StartActor {
  ActorId actor;
};
struct StopActor {
  ActorId actor;
};
using Change = std::variant<OpenChannel, CloseChannel, AddChannel, SetChannel, SetActor, SetBarrier,
                            LiftBarrier, AddActor, StartActor, StopActor>;

struct Scenario {
  ScenarioId id;
  Name name;
  std::optional<double> cost;
  std::vector<Change> changes;
  std::vector<Evidence> evidence;
  std::string note;
  Place place;
};

// ---- the whole ------------------------------------------------------------------------------------

/// A network that another one joins.
struct JoinedNetwork {
  std::string prefix;  ///< before the ids of what it brings, without the point: "ee"
  Name name;           ///< its own

  friend bool operator==(const JoinedNetwork&, const JoinedNetwork&) = default;
};

/// One country, or several joined, with the vocabulary entries that it can use.
struct Network {
  std::string id;
  Name name;
  std::string as_of;
  std::string note;
  std::vector<std::string> files;     ///< as the user named them; the network's own first
  std::vector<JoinedNetwork> joined;  ///< sorted by prefix; empty for a single country

  std::vector<Source> sources;
  std::vector<Actor> actors;
  std::vector<Channel> channels;
  std::vector<Barrier> barriers;
  std::vector<Finding> findings;  ///< in the order of the file
  std::vector<Scenario> scenarios;

  std::vector<Kind> kinds;
  std::vector<Role> roles;
  std::vector<Sector> sectors;
  std::vector<Level> levels;
  std::vector<Setting> settings;
  std::vector<BarrierType> barrier_types;
  std::vector<ScaleWord> scale;  ///< from the least likely word to the likeliest
  std::vector<Term> terms;
  std::vector<Question> questions;
  double threshold = 0.2;  ///< `defaults: {threshold}` of the vocabulary
};

/// The entity with this id, or nullptr. Logarithmic.
[[nodiscard]] const Actor* find_actor(const Network& network, const ActorId& id);
[[nodiscard]] const Channel* find_channel(const Network& network, const ChannelId& id);
[[nodiscard]] const Barrier* find_barrier(const Network& network, const BarrierId& id);
[[nodiscard]] const Kind* find_kind(const Network& network, const KindId& id);
[[nodiscard]] const Source* find_source(const Network& network, const SourceId& id);
[[nodiscard]] const Role* find_role(const Network& network, const RoleId& id);

/// What a channel counts as: its own status where it is not working, else what the actors at its ends
/// are (missing before planned before unknown, where they differ). So a line of which nobody knows
/// whether it will exist is not called planned because its actor is.
[[nodiscard]] Status effective_status(const Network& network, const Channel& channel);

/// The scale that holds without a vocabulary: never, rarely, sometimes, usually, always.
[[nodiscard]] const std::vector<ScaleWord>& built_in_scale();

}  // namespace sideflow
