#include "reports/description/change_words.hpp"

#include "reports/description/description_words.hpp"
#include "reports/description/network_tables.hpp"
#include "reports/element_words.hpp"
#include "reports/wording.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

std::string lines_words(const Network& network, const std::vector<const Channel*>& channels) {
  std::vector<std::string> from, to;
  for (const Channel* channel : channels) {
    add_once(from, actor_name(network, channel->from));
    add_once(to, actor_name(network, channel->to));
  }
  return line_words(listed(from), listed(to));
}

/// The channels that an id stands for: one, or all of an entry; the id itself where there is none.
std::string lines_words(const Network& network, const ChannelId& id) {
  std::vector<const Channel*> channels;
  for (const Channel& channel : network.channels) {
    if (channel.id == id || channel.entry == id) channels.push_back(&channel);
  }
  return channels.empty() ? id.text : lines_words(network, channels);
}

std::string to_strength(const std::optional<JudgedLikelihood>& strength) {
  return strength ? fmt::format(" ({})", graded_words(*strength)) : "";
}

struct InWords {
  const Network& network;

  std::string operator()(const OpenChannel& change) const {
    return "opens " + lines_words(network, change.channel) + to_strength(change.passes);
  }
  std::string operator()(const CloseChannel& change) const {
    return "closes " + lines_words(network, change.channel);
  }
  std::string operator()(const AddChannel& change) const {
    std::vector<const Channel*> channels;
    std::vector<std::string> kinds;
    for (const Channel& channel : change.channels) {
      channels.push_back(&channel);
      for (const auto& [kind, passes] : channel.carries) add_once(kinds, kind_name(network, kind));
    }
    return fmt::format("adds {} for {}", lines_words(network, channels), listed(kinds));
  }
  std::string operator()(const SetChannel& change) const {
    std::vector<std::string> parts;
    if (change.passes) parts.push_back(graded_words(*change.passes));
    add_by_kind(parts, "", change.carries);
    if (change.takes) parts.push_back("takes " + change.takes->text);
    return fmt::format("changes {}: {}", lines_words(network, change.channel),
                       fmt::join(parts, ", "));
  }
  std::string operator()(const SetActor& change) const {
    std::vector<std::string> parts;
    add_by_kind(parts, "recognises ", change.recognises);
    add_by_kind(parts, "passes on ", change.forwards);
    for (const Turn& turn : change.turns)
      parts.push_back(turn_words(kind_name(network, turn.from), kind_name(network, turn.into),
                                 graded_words(turn.likelihood)));
    if (change.collects) {
      std::vector<std::string> kinds;
      for (const KindId& kind : *change.collects) kinds.push_back(kind_name(network, kind));
      parts.push_back(collects_words(kinds));
    }
    if (change.takes) parts.push_back("takes " + change.takes->text);
    return fmt::format("at {}: {}", actor_name(network, change.actor), fmt::join(parts, ", "));
  }
  std::string operator()(const SetBarrier& change) const {
    std::vector<std::string> parts;
    if (change.passes) parts.push_back("lets through " + graded_words(*change.passes));
    if (change.takes) parts.push_back("takes " + change.takes->text);
    return fmt::format("the barrier \"{}\" {}", barrier_name(network, change.barrier),
                       fmt::join(parts, ", "));
  }
  std::string operator()(const LiftBarrier& change) const {
    std::vector<std::string> places;
    for (const ChannelId& channel : change.at_channels)
      places.push_back(lines_words(network, channel));
    for (const ActorId& actor : change.at_actors) places.push_back(actor_name(network, actor));
    const std::string where = places.empty() ? "" : " at " + listed(places);
    const Barrier* barrier = find_barrier(network, change.barrier);
    const bool is_absence = barrier != nullptr && barrier->absence;
    return fmt::format("{} \"{}\"{}",
                       is_absence ? "opens what is missing by" : "takes away the barrier",
                       barrier_name(network, change.barrier), where);
  }
  std::string operator()(const AddActor& change) const {
    return one_line(change.actor.name.shown()) + " is founded";
  }
  std::string operator()(const StartActor& change) const {
    return actor_name(network, change.actor) + " begins to exist";
  }
  std::string operator()(const StopActor& change) const {
    return actor_name(network, change.actor) + " ends";
  }

  void add_by_kind(std::vector<std::string>& parts, const char* verb,
                   const std::map<KindId, JudgedLikelihood>& by_kind) const {
    for (const auto& [kind, likelihood] : by_kind)
      parts.push_back(
          fmt::format("{}{} {}", verb, kind_name(network, kind), graded_words(likelihood)));
  }
};

std::string scenario_item(const ReportMatter& matter, const Scenario& scenario) {
  std::vector<std::string> changes;
  for (const Change& change : scenario.changes)
    changes.push_back(change_words(matter.network, change));
  const std::string marks =
      marks_of(matter.network, matter.marks, scenario.evidence, matter.edition);
  const std::string note = shown_note(matter, scenario.note, scenario.evidence);
  std::string text =
      fmt::format("{}: {}.", one_line(scenario.name.shown()), fmt::join(changes, "; "));
  if (!note.empty()) text += " " + note;
  if (!marks.empty()) text += " " + marks;
  return text;
}

}  // namespace

std::string change_words(const Network& network, const Change& change) {
  return std::visit(InWords{network}, change);
}

Blocks scenario_blocks(const ReportMatter& matter) {
  Bullets scenarios;
  for (const Scenario& scenario : matter.network.scenarios)
    scenarios.items.push_back(scenario_item(matter, scenario));
  if (scenarios.items.empty()) return {};
  return {Heading{2, page::kScenarios}, Paragraph{"", scenarios_intro()}, std::move(scenarios)};
}

}  // namespace sideflow::reports
