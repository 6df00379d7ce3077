// Who is there, lane by lane.
#include "reports/description/description_words.hpp"
#include "reports/description/network_tables.hpp"
#include "reports/element_words.hpp"
#include "reports/map/map_words.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

std::vector<std::string> kind_names(const Network& network, const std::vector<KindId>& kinds) {
  std::vector<std::string> names;
  for (const KindId& kind : kinds) names.push_back(kind_name(network, kind));
  return names;
}

template <class Entity, class Id>
void add_name(std::vector<std::string>& names, const std::vector<Entity>& entities,
              const std::optional<Id>& id) {
  if (!id) return;
  const auto found = std::find_if(entities.begin(), entities.end(),
                                  [&](const Entity& entity) { return entity.id == *id; });
  names.push_back(found == entities.end() ? id->text : one_line(found->name.shown()));
}

/// "Midwives; Health; Local; Maternity service".
std::string place_words(const Network& network, const Actor& actor) {
  std::vector<std::string> names;
  add_name(names, network.roles, std::optional(actor.role));
  add_name(names, network.sectors, actor.sector);
  add_name(names, network.levels, actor.level);
  add_name(names, network.settings, actor.setting);
  return fmt::format("{}", fmt::join(names, "; "));
}

std::string actor_words(const Network& network, const Actor& actor) {
  const std::string name = actor_name(network, actor.id);
  if (actor.status == Status::working) return name;
  return fmt::format("{} ({})", name, not_working_words(actor.status));
}

std::string amount_words(const Holding& holding) {
  if (!holding.amount) return "";
  const Amount& amount = *holding.amount;
  const std::string per =
      amount.per == Period::none ? "" : fmt::format(" per {}", period_words(amount.per));
  const std::string of = holding.of.empty() ? "" : " " + one_line(holding.of);
  const std::string number =
      amount.low == amount.high
          ? fmt::format("{:g}", amount.best)
          : fmt::format("{:g}, range {:g} to {:g}", amount.best, amount.low, amount.high);
  return fmt::format(", {}{}{}", number, of, per);
}

std::string holding_words(const ReportMatter& matter, const Holding& holding) {
  std::string words = kind_name(matter.network, holding.kind) + amount_words(holding);
  const std::string rests_on = basis_and_marks(matter, holding.basis, holding.evidence);
  if (!rests_on.empty()) words += (holding.basis == Basis::stated ? " " : ", ") + rests_on;
  const std::string note = shown_note(matter, holding.note, holding.evidence);
  return note.empty() ? words : fmt::format("{} ({})", words, without_full_stop(note));
}

std::string held_words(const ReportMatter& matter, const Actor& actor) {
  std::vector<std::string> held;
  for (const Holding& holding : actor.holds) held.push_back(holding_words(matter, holding));
  return fmt::format("{}", fmt::join(held, "; "));
}

bool collects_everything(const Network& network, const Actor& actor) {
  const auto to_collect = std::count_if(network.kinds.begin(), network.kinds.end(),
                                        [](const Kind& kind) { return kind.aim == Aim::collect; });
  return to_collect > 0 && actor.collects.size() == static_cast<std::size_t>(to_collect);
}

/// What should come to the actor: as a unit that collects, and as one that needs to be told.
std::string due_words(const Network& network, const Actor& actor) {
  std::vector<std::string> parts;
  if (collects_everything(network, actor)) {
    parts.push_back(collects_everything_words());
  } else if (!actor.collects.empty()) {
    parts.push_back(collects_words(kind_names(network, actor.collects)));
  }
  if (!actor.needs.empty()) parts.push_back(needs_words(kind_names(network, actor.needs)));
  return fmt::format("{}", fmt::join(parts, "; "));
}

void add_graded(std::vector<std::string>& parts, const ReportMatter& matter,
                const std::map<KindId, JudgedLikelihood>& by_kind, const char* verb) {
  for (const auto& [kind, likelihood] : by_kind)
    parts.push_back(
        fmt::format("{} {} {}", verb, kind_name(matter.network, kind), graded_words(likelihood)));
}

void add_hindered(std::vector<std::string>& parts, const ReportMatter& matter,
                  const std::vector<BarrierId>& barriers, const char* what) {
  std::vector<std::string> names;
  for (const BarrierId& barrier : barriers) names.push_back(barrier_name(matter.network, barrier));
  if (!names.empty()) parts.push_back(hindered_words(what, names));
}

/// What happens inside the actor to what it notices or gets.
std::string inside_words(const ReportMatter& matter, const Actor& actor) {
  std::vector<std::string> parts;
  add_graded(parts, matter, actor.recognises, inside::kRecognises);
  add_hindered(parts, matter, actor.hinder_recognises, inside::kRecognising);
  for (const Turn& turn : actor.turns)
    parts.push_back(turn_words(kind_name(matter.network, turn.from),
                               kind_name(matter.network, turn.into),
                               graded_words(turn.likelihood)));
  add_graded(parts, matter, actor.forwards, inside::kForwards);
  add_hindered(parts, matter, actor.hinder_forwards, inside::kForwarding);
  if (actor.dead_end)
    parts.push_back(dead_end_sentence(
        kind_names(matter.network, actor.dead_end->kinds),
        marks_of(matter.network, matter.marks, actor.dead_end->evidence, matter.edition)));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::vector<std::string> actor_row(const ReportMatter& matter, const Actor& actor) {
  return {actor_words(matter.network, actor),
          place_words(matter.network, actor),
          held_words(matter, actor),
          due_words(matter.network, actor),
          inside_words(matter, actor),
          basis_and_marks(matter, actor.basis, actor.evidence),
          shown_note(matter, actor.note, actor.evidence)};
}

/// The table without the columns in which nothing stands; the first one stays.
Table without_empty_columns(const Table& table) {
  Table full;
  full.rows.resize(table.rows.size());
  for (std::size_t column = 0; column < table.heads.size(); ++column) {
    const bool is_empty =
        column > 0 && std::all_of(table.rows.begin(), table.rows.end(),
                                  [&](const auto& row) { return row[column].empty(); });
    if (is_empty) continue;
    full.heads.push_back(table.heads[column]);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      full.rows[row].push_back(table.rows[row][column]);
  }
  return full;
}

}  // namespace

std::string basis_and_marks(const ReportMatter& matter, Basis basis,
                            const std::vector<Evidence>& evidence) {
  const std::string marks = marks_of(matter.network, matter.marks, evidence, matter.edition);
  const std::string how = basis == Basis::stated ? "" : word(basis);
  if (how.empty() || marks.empty()) return how + marks;
  return how + " " + marks;
}

std::string shown_note(const ReportMatter& matter, const std::string& note,
                       const std::vector<Evidence>& evidence) {
  return shows_all(matter.edition, matter.network, evidence) ? one_line(note) : "";
}

Blocks actor_blocks(const ReportMatter& matter) {
  Blocks blocks;
  for (const Stage stage : {Stage::notices, Stage::assesses, Stage::decides, Stage::policy}) {
    Table table{actor_heads(), {}};
    for (const Actor& actor : matter.network.actors) {
      if (actor.stage == stage) table.rows.push_back(actor_row(matter, actor));
    }
    if (table.rows.empty()) continue;
    blocks.emplace_back(Heading{3, lane_heading(stage)});
    blocks.emplace_back(without_empty_columns(table));
  }
  if (!blocks.empty()) blocks.insert(blocks.begin(), Heading{2, page::kActors});
  return blocks;
}

}  // namespace sideflow::reports
