#include "reports/gap_report/scenario_effects.hpp"

#include "reports/element_words.hpp"
#include "reports/gap_report/measure_sentences.hpp"
#include "reports/gap_report/report_sentences.hpp"
#include "reports/sentences.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

using engine::ReachRow;

constexpr std::size_t kMostRows = 3;
constexpr std::size_t kMostActors = 4;
constexpr std::size_t kFewActors = 2;
constexpr double kSame = 1e-9;

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// ---- rows before and after ------------------------------------------------------------------------

using RowKey = std::pair<ActorId, KindId>;

RowKey key_of(const Network& network, const engine::FlowGraph& graph, const ReachRow& row) {
  const engine::Vertex& vertex = graph.vertices[row.row.vertex];
  return {network.actors[vertex.actor].id, network.kinds[vertex.kind].id};
}

using RowsByKey = std::map<RowKey, const ReachRow*>;

RowsByKey rows_by_key(const Network& network, const engine::FlowGraph& graph,
                      const std::vector<ReachRow>& rows) {
  RowsByKey by_key;
  for (const ReachRow& row : rows) by_key.emplace(key_of(network, graph, row), &row);
  return by_key;
}

bool comes_through(const ReachRow* row) {
  return row != nullptr && (fate(*row) == Fate::arrives || fate(*row) == Fate::rarely_arrives);
}

double best_of(const ReachRow* row) {
  return row != nullptr && row->probability ? row->probability->best : 0.0;
}

/// Rows that fare alike: "Doctors and NGOs (Suspicion: rarely, 0.15, range 0.05 to 0.30; tentative)".
struct AlikeRows {
  std::vector<std::string> who;
  std::vector<std::string> kinds;
  std::string number;
};

using Alike = std::vector<AlikeRows>;

struct Changes {
  Alike newly;
  Alike rarely;
  Alike more;
  Alike less;
};

std::string number_words(const Network& network, const ReachRow& row, const std::string& stamp) {
  if (!row.probability) return stamp;
  const std::string number =
      fmt::format("{}, {}", scale_words(network, *row.probability), reach_number(row));
  return stamp.empty() ? number : number + "; " + stamp;
}

std::string stamp_words(const std::vector<std::optional<engine::RowCertainty>>& all,
                        std::size_t at) {
  return at < all.size() && all[at] ? engine::word(all[at]->stamp) : "";
}

void add_row(Alike& all, const std::string& who, const std::string& kind,
             const std::string& number) {
  for (AlikeRows& rows : all) {
    if (rows.number == number && rows.kinds.front() == kind) {
      add_once(rows.who, who);
      return;
    }
  }
  all.push_back({{who}, {kind}, number});
}

/// Lines of the same groups with the same number become one with several kinds.
Alike with_kinds_together(const Alike& all) {
  Alike together;
  for (const AlikeRows& rows : all) {
    const auto same = std::find_if(together.begin(), together.end(), [&](const AlikeRows& other) {
      return other.who == rows.who && other.number == rows.number;
    });
    if (same == together.end()) {
      together.push_back(rows);
    } else {
      same->kinds.push_back(rows.kinds.front());
    }
  }
  return together;
}

/// Where a row goes; none where nothing changes.
Alike* change_of(Changes& changes, const ReachRow* old, const ReachRow& row) {
  const double gain = best_of(&row) - best_of(old);
  if (fate(row) == Fate::arrives && (old == nullptr || fate(*old) != Fate::arrives))
    return &changes.newly;
  if (fate(row) == Fate::rarely_arrives && !comes_through(old)) return &changes.rarely;
  if (gain > kSame) return &changes.more;
  return gain < -kSame ? &changes.less : nullptr;
}

Changes changes_of(const ScenarioOutcome& outcome, const std::vector<ReachRow>& after,
                   const std::vector<std::optional<engine::RowCertainty>>& certainties,
                   const RowsByKey& before) {
  Changes changes;
  const engine::FlowGraph& graph = outcome.analysis.graph;
  for (std::size_t at = 0; at < after.size(); ++at) {
    const ReachRow& row = after[at];
    const auto found = before.find(key_of(outcome.network, graph, row));
    Alike* alike = change_of(changes, found == before.end() ? nullptr : found->second, row);
    if (alike != nullptr)
      add_row(*alike, actor_name(outcome.network, graph, row.row.vertex),
              kind_name(outcome.network, graph, row.row.vertex),
              number_words(outcome.network, row, stamp_words(certainties, at)));
  }
  return changes;
}

void say(std::vector<std::string>& parts, const Alike& rows,
         std::string (*words)(const std::string&)) {
  if (rows.empty()) return;
  std::vector<std::string> lines;
  for (const AlikeRows& line : with_kinds_together(rows))
    lines.push_back(fmt::format("{} ({}: {})", listed(line.who, kMostActors),
                                fmt::join(line.kinds, ", "), line.number));
  parts.push_back(words(listed(lines, kMostRows)));
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string brings(const GapMatter& matter, const ScenarioOutcome& outcome) {
  const engine::Analysis& after = outcome.analysis;
  const Changes pieces =
      changes_of(outcome, after.reach.bearers, after.certainty.bearers,
                 rows_by_key(matter.network, matter.analysis.graph, matter.analysis.reach.bearers));
  std::vector<std::string> parts;
  say(parts, pieces.newly, newly_arrives_words);
  say(parts, pieces.rarely, rarely_arrives_words);
  say(parts, pieces.more, more_arrives_words);
  say(parts, pieces.less, less_arrives_words);
  return parts.empty() ? nothing_new_words() : joined(parts);
}

std::vector<std::string> names_of(const std::vector<const Alike*>& all) {
  std::vector<std::string> names;
  for (const Alike* alike : all) {
    for (const AlikeRows& rows : *alike) {
      for (const std::string& who : rows.who) add_once(names, who);
    }
  }
  return names;
}

std::string in_short(const GapMatter& matter, const ScenarioOutcome& outcome) {
  const engine::Analysis& after = outcome.analysis;
  const Changes pieces =
      changes_of(outcome, after.reach.bearers, after.certainty.bearers,
                 rows_by_key(matter.network, matter.analysis.graph, matter.analysis.reach.bearers));
  return brings_in_short(names_of({&pieces.newly, &pieces.rarely}), names_of({&pieces.more}));
}

std::string told(const GapMatter& matter, const ScenarioOutcome& outcome) {
  const engine::Analysis& after = outcome.analysis;
  const Changes changes = changes_of(
      outcome, after.reach.audiences, after.certainty.audiences,
      rows_by_key(matter.network, matter.analysis.graph, matter.analysis.reach.audiences));
  Alike heard;
  for (const Alike* rows : {&changes.newly, &changes.rarely, &changes.more})
    heard.insert(heard.end(), rows->begin(), rows->end());
  std::vector<std::string> parts;
  say(parts, heard, is_told_words);
  return joined(parts);
}

bool counts_other_rows(const GapMatter& matter, const ScenarioOutcome& outcome) {
  return matter.analysis.reach.total.rows != outcome.analysis.reach.total.rows;
}

// ---- who must act ---------------------------------------------------------------------------------

/// Those who own what a change touches, and those who would send.
class WhoActs {
 public:
  explicit WhoActs(const Network& network) : network_(network) {}

  void operator()(const OpenChannel& change) { add_senders(change.channel); }
  void operator()(const CloseChannel& change) { add_senders(change.channel); }
  void operator()(const SetChannel& change) { add_senders(change.channel); }
  void operator()(const AddChannel& change) {
    for (const Channel& channel : change.channels) add_actor(channel.from);
  }
  void operator()(const SetActor& change) { add_actor(change.actor); }
  void operator()(const SetBarrier& change) { add_owner(change.barrier); }
  void operator()(const LiftBarrier& change) {
    const Barrier* barrier = find_barrier(network_, change.barrier);
    add_owner(change.barrier);
    if (barrier == nullptr || !barrier->absence) return;
    for (const Channel& channel : network_.channels) {
      if (stands_on(change.barrier, channel.barriers)) add_actor(channel.from);
    }
  }
  void operator()(const AddActor& change) {
    add_once(not_there_, with_article(one_line(change.actor.name.shown())));
  }
  void operator()(const StartActor& change) { add_actor(change.actor); }
  void operator()(const StopActor& change) { add_actor(change.actor); }

  /// Owners stand first: they can act for all.
  [[nodiscard]] std::string words(std::size_t most) const {
    std::vector<std::string> all = owners_;
    for (const std::string& name : names_) add_once(all, name);
    const std::string new_ones = not_there_.empty() ? "" : not_there_words(not_there_);
    if (!all.empty()) return listed(all, most) + (new_ones.empty() ? "" : "; " + new_ones);
    if (!new_ones.empty()) return new_ones;
    return places_.empty() ? not_said_words() : stands_at_words(places_);
  }

 private:
  /// Only who works can act.
  void add_actor(const ActorId& id) {
    const Actor* actor = find_actor(network_, id);
    const bool works = actor != nullptr && actor->status == Status::working;
    add_once(works ? names_ : not_there_, with_article(actor_name(network_, id)));
  }
  static bool stands_on(const BarrierId& barrier, const std::vector<BarrierId>& barriers) {
    return std::binary_search(barriers.begin(), barriers.end(), barrier);
  }
  void add_owner(const BarrierId& id) {
    const Barrier* barrier = find_barrier(network_, id);
    if (barrier != nullptr && barrier->owner)
      add_once(owners_, with_article(actor_name(network_, *barrier->owner)));
    if (barrier != nullptr && !barrier->owner) add_places(id);
  }
  void add_places(const BarrierId& id) {
    for (const Actor& actor : network_.actors) {
      if (stands_on(id, actor.hinder_recognises) || stands_on(id, actor.hinder_forwards))
        add_once(places_, with_article(actor_name(network_, actor.id)));
    }
    for (const Channel& channel : network_.channels) {
      if (stands_on(id, channel.barriers))
        add_once(places_, with_article(actor_name(network_, channel.from)));
    }
  }
  void add_senders(const ChannelId& id) {
    for (const Channel& channel : network_.channels) {
      if (channel.id != id && channel.entry != id) continue;
      add_actor(channel.from);
      for (const BarrierId& barrier : channel.barriers) {
        if (find_barrier(network_, barrier)->absence) add_owner(barrier);
      }
    }
  }

  const Network& network_;
  std::vector<std::string> owners_;
  std::vector<std::string> names_;
  std::vector<std::string> not_there_;  ///< planned or missing today, or added by the change
  std::vector<std::string> places_;     ///< of barriers without an owner
};

std::string who_acts(const Network& network, const Scenario& scenario, std::size_t most) {
  WhoActs who(network);
  for (const Change& change : scenario.changes) std::visit(who, change);
  return who.words(most);
}

ScenarioWords in_words(const GapMatter& matter, const ScenarioOutcome& outcome) {
  const Scenario& scenario = outcome.scenario;
  const std::optional<ScenarioGain> gain = scenario_gain(matter.analysis, outcome.analysis);
  return {.name = one_line(scenario.name.shown()),
          .gain = gain ? std::optional(bounds_around(gain->best, gain->spread)) : std::nullopt,
          .exact = matter.analysis.ledger.exact && outcome.analysis.ledger.exact,
          .brings = brings(matter, outcome),
          .told = told(matter, outcome),
          .in_short = in_short(matter, outcome),
          .actors = who_acts(matter.network, scenario, kMostActors),
          .actors_in_short = who_acts(matter.network, scenario, kFewActors),
          .cost = scenario.cost ? two_digits(*scenario.cost) : "",
          .other_rows = counts_other_rows(matter, outcome),
          .marks = short_marks(matter, scenario.evidence)};
}

}  // namespace

std::vector<ScenarioWords> scenarios_in_words(const GapMatter& matter) {
  std::vector<ScenarioWords> all;
  for (const ScenarioOutcome& outcome : matter.scenarios) all.push_back(in_words(matter, outcome));
  const auto gives = [](const ScenarioWords& words) { return words.gain ? words.gain->best : 0.0; };
  std::stable_sort(all.begin(), all.end(), [&](const ScenarioWords& a, const ScenarioWords& b) {
    return gives(a) > gives(b) + kSame;
  });
  return all;
}

}  // namespace sideflow::reports
