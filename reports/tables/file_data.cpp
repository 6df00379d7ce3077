// Data tables of what a file says: channels, actors, barriers.
#include "reports/description/description_words.hpp"
#include "reports/element_words.hpp"
#include "reports/tables/workbook_parts.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

constexpr Measure kNumber = Measure::number;
constexpr Measure kChance = Measure::probability;
constexpr Measure kText = Measure::text;

// ---- columns ------------------------------------------------------------------------------------

constexpr const char* kSourcesHead = "Sources (ids)";
constexpr const char* kBasisMeans =
    "stated: a source says so; implied: it follows from what one says; assumed; external: known "
    "from outside.";

constexpr Field kChannelFields[] = {
    {"/from_name", "From"},
    {"/to_name", "To"},
    {"/kind_name", "What", kText, "A channel that carries several kinds has a row for each."},
    {"/status", "Status", kText,
     "As written: working, planned, missing (a source says so), unknown."},
    {"/effective_status", "Effective status", kText,
     "Where an actor at an end does not work, that counts."},
    {"/passes/word", "How likely it passes", kText, "The author's word, where one was given."},
    {"/passes/low", "Likelihood, low", kChance, "Where the line exists, its barriers aside."},
    {"/passes/best", "Likelihood, best", kChance, "Where the line exists, its barriers aside."},
    {"/passes/high", "Likelihood, high", kChance, "Where the line exists, its barriers aside."},
    {"/passes/basis", "Basis of the likelihood", kText, kBasisMeans},
    {"/passes/disputed", "Disputed", kText, "yes: informants disagree; the range covers them all."},
    {"/basis", "Basis of the channel", kText, kBasisMeans},
    {"/barrier_names", "Barriers"},
    {"/form", "Form", kText, "formal, informal; unknown: no source says."},
    {"/lasting", "Lasting", kText, "permanent, project, once; unknown: no source says."},
    {"/takes/text", "Takes", kText, "As written; nothing where no source says."},
    {"/takes/low", "Days, low", kNumber},
    {"/takes/best", "Days, best", kNumber},
    {"/takes/high", "Days, high", kNumber},
    {"/note", "Note"},
    {"/passes/note", "Note on the likelihood"},
    {"/sources", kSourcesHead},
    {"/channel", "Channel (id)"},
    {"/entry", "Entry (id)", kText, "Of the entry in the file that made it, perhaps with others."},
    {"/from", "From (id)"},
    {"/to", "To (id)"},
    {"/kind", "What (id)"},
    {"/barriers", "Barriers (ids)"},
    {"/element", "Element (id)", kText, "In the sheets \"elements\" and \"ledger\"."},
};

constexpr Field kActorFields[] = {
    {"/name", "Who"},
    {"/role_name", "Role"},
    {"/sector_name", "Sector"},
    {"/level_name", "Level"},
    {"/setting_name", "Setting"},
    {"/stage", "Stage", kText, "Lane of the map: notices, assesses, decides, policy."},
    {"/status", "Status", kText, "working, planned, missing (a source says so), unknown."},
    {"/basis", "Basis", kText, kBasisMeans},
    {"/holds", "Notices or holds"},
    {"/collects", "Collects"},
    {"/needs", "Should be told"},
    {"/recognises", "Recognises", kText,
     "Kinds left out: nobody was asked; they count as certain."},
    {"/hinder_recognises", "Barriers to recognising"},
    {"/turns", "Turns", kText, "One kind into another."},
    {"/forwards", "Passes on", kText, "Kinds left out: nobody was asked; they count as certain."},
    {"/hinder_forwards", "Barriers to passing on"},
    {"/dead_end", "Nowhere to go with", kText, "As a source says."},
    {"/asked", "Asked where it passes things on (sources)", kText,
     "Nothing: nobody asked, so that a line that is not listed may exist."},
    {"/takes/text", "Takes", kText, "As written; nothing where no source says."},
    {"/takes/low", "Days, low", kNumber},
    {"/takes/best", "Days, best", kNumber},
    {"/takes/high", "Days, high", kNumber},
    {"/note", "Note"},
    {"/sources", kSourcesHead},
    {"/actor", "Who (id)"},
    {"/role", "Role (id)"},
    {"/sector", "Sector (id)"},
    {"/level", "Level (id)"},
    {"/setting", "Setting (id)"},
};

constexpr Field kBarrierFields[] = {
    {"/name", "Barrier"},
    {"/type", "Type"},
    {"/absence", "Absence", kText, "yes: it is the reason why a line is not there."},
    {"/effect", "Effect", kText, "flow: lets only some through; delay; quality."},
    {"/passes/word", "How likely it lets through", kText,
     "The author's word, where one was given."},
    {"/passes/low", "Likelihood, low", kChance, "That it lets a piece through."},
    {"/passes/best", "Likelihood, best", kChance, "That it lets a piece through."},
    {"/passes/high", "Likelihood, high", kChance, "That it lets a piece through."},
    {"/passes/basis", "Basis of the likelihood", kText, kBasisMeans},
    {"/passes/disputed", "Disputed", kText, "yes: informants disagree; the range covers them all."},
    {"/drawn", "Decided by", kText,
     "network: once for all; sender: each sender; channel: each line."},
    {"/basis", "Basis of the barrier", kText, kBasisMeans},
    {"/rests_on", "Rests on", kText,
     "law, belief, practice, resources, absence; unknown: no source says."},
    {"/law", "Law"},
    {"/owner_name", "Who could lift it", kText, "Nothing: no source says."},
    {"/channels", "On channels (ids)"},
    {"/recognising", "Hinders recognising at (ids)"},
    {"/forwarding", "Hinders passing on at (ids)"},
    {"/takes/text", "Takes", kText, "As written; nothing where no source says."},
    {"/takes/low", "Days, low", kNumber},
    {"/takes/best", "Days, best", kNumber},
    {"/takes/high", "Days, high", kNumber},
    {"/note", "Note"},
    {"/passes/note", "Note on the likelihood"},
    {"/sources", kSourcesHead},
    {"/barrier", "Barrier (id)"},
    {"/owner", "Who could lift it (id)"},
};

// ---- parts --------------------------------------------------------------------------------------

/// The note or law, where the edition shows all that it rests on.
std::string kept(const TableMatter& matter, const std::string& text,
                 const std::vector<Evidence>& evidence) {
  if (text.empty()) return "";
  return shows_all(matter.edition, matter.network, evidence) ? one_line(text) : kWithheldText;
}

std::vector<Evidence> together(std::vector<Evidence> all, const std::vector<Evidence>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// A likelihood; its note rests on its own evidence, and on that of what it belongs to.
Json passes_json(const TableMatter& matter, const JudgedLikelihood& judged,
                 const std::vector<Evidence>& evidence) {
  return {{"word", judged.word},
          {"low", judged.range.low.value()},
          {"best", judged.range.best.value()},
          {"high", judged.range.high.value()},
          {"basis", word(judged.basis)},
          {"disputed", !judged.accounts.empty()},
          {"note", kept(matter, judged.note, together(judged.evidence, evidence))}};
}

Json takes_json(const std::optional<Duration>& takes) {
  if (!takes) return nullptr;
  return {{"text", takes->text},
          {"low", takes->low_days},
          {"best", takes->best_days},
          {"high", takes->high_days}};
}

template <class Id>
Json ids_of(const std::vector<Id>& ids) {
  Json list = Json::array();
  for (const Id& id : ids) list.push_back(id.text);
  return list;
}

template <class Id>
Json id_of(const std::optional<Id>& id) {
  return id ? Json(id->text) : Json(nullptr);
}

void note_sources(std::set<std::string>& sources, const std::vector<Evidence>& evidence) {
  for (const Evidence& piece : evidence) {
    if (!piece.source.empty()) sources.insert(piece.source.text);
  }
}

Json source_ids(const std::vector<Evidence>& evidence) {
  std::set<std::string> sources;
  note_sources(sources, evidence);
  return sources;
}

std::string barrier_names(const Network& network, const std::vector<BarrierId>& barriers) {
  std::vector<std::string> names;
  for (const BarrierId& barrier : barriers) names.push_back(barrier_name(network, barrier));
  return in_one_cell(names);
}

std::string kind_names(const Network& network, const std::vector<KindId>& kinds) {
  std::vector<std::string> names;
  for (const KindId& kind : kinds) names.push_back(kind_name(network, kind));
  return in_one_cell(names);
}

/// The name of the entity with this id, else the id.
template <class Entity, class Id>
Json name_in(const std::vector<Entity>& entities, const std::optional<Id>& id) {
  if (!id) return nullptr;
  const auto found = std::find_if(entities.begin(), entities.end(),
                                  [&](const Entity& entity) { return entity.id == *id; });
  return found == entities.end() ? id->text : one_line(found->name.shown());
}

// ---- channels -----------------------------------------------------------------------------------

Json channel_json(const TableMatter& matter, const Channel& channel) {
  const Network& network = matter.network;
  return {{"from_name", actor_name(network, channel.from)},
          {"to_name", actor_name(network, channel.to)},
          {"status", word(channel.status)},
          {"effective_status", word(effective_status(network, channel))},
          {"basis", word(channel.basis)},
          {"barrier_names", barrier_names(network, channel.barriers)},
          {"form", word(channel.form)},
          {"lasting", word(channel.lasting)},
          {"takes", takes_json(channel.takes)},
          {"note", kept(matter, channel.note, channel.evidence)},
          {"sources", source_ids(channel.evidence)},
          {"channel", channel.id.text},
          {"entry", channel.entry.text},
          {"from", channel.from.text},
          {"to", channel.to.text},
          {"barriers", ids_of(channel.barriers)}};
}

/// As elements are named; nothing for channels that no way can use.
Json element_id(const TableMatter& matter, const Channel& channel, const KindId& kind) {
  const std::string name = fmt::format("channel:{}:{}", channel.id.text, kind.text);
  return engine::find_element(matter.analysis.graph, name) ? Json(name) : Json(nullptr);
}

Json channel_rows(const TableMatter& matter) {
  Json rows = Json::array();
  for (const Channel& channel : matter.network.channels) {
    const Json all = channel_json(matter, channel);
    for (const auto& [kind, passes] : channel.carries) {
      rows.push_back(all);
      Json& row = rows.back();
      row["kind"] = kind.text;
      row["kind_name"] = kind_name(matter.network, kind);
      row["passes"] = passes_json(matter, passes, channel.evidence);
      row["element"] = element_id(matter, channel, kind);
    }
  }
  return rows;
}

// ---- actors -------------------------------------------------------------------------------------

std::string held_kinds(const Network& network, const Actor& actor) {
  std::vector<KindId> kinds;
  for (const Holding& holding : actor.holds) kinds.push_back(holding.kind);
  return kind_names(network, kinds);
}

std::string strengths_by_kind(const Network& network,
                              const std::map<KindId, JudgedLikelihood>& by_kind) {
  std::vector<std::string> parts;
  for (const auto& [kind, judged] : by_kind)
    parts.push_back(fmt::format("{}: {}", kind_name(network, kind), graded_words(judged)));
  return in_one_cell(parts);
}

std::string turns_of(const Network& network, const Actor& actor) {
  std::vector<std::string> parts;
  for (const Turn& turn : actor.turns)
    parts.push_back(turn_words(kind_name(network, turn.from), kind_name(network, turn.into),
                               graded_words(turn.likelihood)));
  return in_one_cell(parts);
}

std::vector<Evidence> evidence_of(const Actor& actor) {
  std::vector<Evidence> all = actor.evidence;
  for (const Holding& holding : actor.holds) all = together(std::move(all), holding.evidence);
  for (const Turn& turn : actor.turns) all = together(std::move(all), turn.evidence);
  return actor.dead_end ? together(std::move(all), actor.dead_end->evidence) : all;
}

/// Who the actor is.
Json actor_json(const TableMatter& matter, const Actor& actor) {
  const Network& network = matter.network;
  return {{"name", actor_name(network, actor.id)},
          {"role_name", name_in(network.roles, std::optional(actor.role))},
          {"sector_name", name_in(network.sectors, actor.sector)},
          {"level_name", name_in(network.levels, actor.level)},
          {"setting_name", name_in(network.settings, actor.setting)},
          {"stage", word(actor.stage)},
          {"status", word(actor.status)},
          {"basis", word(actor.basis)},
          {"takes", takes_json(actor.takes)},
          {"note", kept(matter, actor.note, actor.evidence)},
          {"sources", source_ids(evidence_of(actor))},
          {"actor", actor.id.text},
          {"role", actor.role.text},
          {"sector", id_of(actor.sector)},
          {"level", id_of(actor.level)},
          {"setting", id_of(actor.setting)}};
}

/// What it does with what it notices or gets.
Json desk_json(const Network& network, const Actor& actor) {
  const auto dead_end = actor.dead_end ? kind_names(network, actor.dead_end->kinds) : "";
  return {{"holds", held_kinds(network, actor)},
          {"collects", kind_names(network, actor.collects)},
          {"needs", kind_names(network, actor.needs)},
          {"recognises", strengths_by_kind(network, actor.recognises)},
          {"hinder_recognises", barrier_names(network, actor.hinder_recognises)},
          {"turns", turns_of(network, actor)},
          {"forwards", strengths_by_kind(network, actor.forwards)},
          {"hinder_forwards", barrier_names(network, actor.hinder_forwards)},
          {"dead_end", dead_end},
          {"asked", ids_of(actor.asked)}};
}

// ---- barriers -----------------------------------------------------------------------------------

bool has(const std::vector<BarrierId>& barriers, const BarrierId& id) {
  return std::find(barriers.begin(), barriers.end(), id) != barriers.end();
}

template <class Entity>
Json standing_at(const std::vector<Entity>& entities, std::vector<BarrierId> Entity::*barriers,
                 const BarrierId& id) {
  Json ids = Json::array();
  for (const Entity& entity : entities) {
    if (has(entity.*barriers, id)) ids.push_back(entity.id.text);
  }
  return ids;
}

Json barrier_json(const TableMatter& matter, const Barrier& barrier) {
  const Network& network = matter.network;
  const auto& evidence = barrier.evidence;
  return {
      {"name", barrier_name(network, barrier.id)},
      {"type", name_in(network.barrier_types, std::optional(barrier.type))},
      {"absence", barrier.absence},
      {"effect", barrier.absence ? Json(nullptr) : Json(word(barrier.effect))},
      {"passes", barrier.passes ? passes_json(matter, *barrier.passes, evidence) : Json(nullptr)},
      {"drawn", barrier.passes ? Json(word(barrier.drawn)) : Json(nullptr)},
      {"basis", word(barrier.basis)},
      {"rests_on", word(barrier.rests_on)},
      {"law", kept(matter, barrier.law, evidence)},
      {"owner_name", barrier.owner ? Json(actor_name(network, *barrier.owner)) : Json(nullptr)},
      {"channels", standing_at(network.channels, &Channel::barriers, barrier.id)},
      {"recognising", standing_at(network.actors, &Actor::hinder_recognises, barrier.id)},
      {"forwarding", standing_at(network.actors, &Actor::hinder_forwards, barrier.id)},
      {"takes", takes_json(barrier.takes)},
      {"note", kept(matter, barrier.note, evidence)},
      {"sources", source_ids(evidence)},
      {"barrier", barrier.id.text},
      {"owner", id_of(barrier.owner)}};
}

}  // namespace

DataTable channel_data(const TableMatter& matter) {
  return table_of("channels", kChannelFields, channel_rows(matter));
}

DataTable actor_data(const TableMatter& matter) {
  Json rows = Json::array();
  for (const Actor& actor : matter.network.actors) {
    rows.push_back(actor_json(matter, actor));
    rows.back().update(desk_json(matter.network, actor));
  }
  return table_of("actors", kActorFields, rows);
}

DataTable barrier_data(const TableMatter& matter) {
  Json rows = Json::array();
  for (const Barrier& barrier : matter.network.barriers)
    rows.push_back(barrier_json(matter, barrier));
  return table_of("barriers", kBarrierFields, rows);
}

}  // namespace sideflow::reports
