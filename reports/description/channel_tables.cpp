// Where things go, by status.
#include "reports/description/description_words.hpp"
#include "reports/description/network_tables.hpp"
#include "reports/element_words.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sideflow::reports {

namespace {

/// Channels that the file has as one entry.
using Entry = std::vector<const Channel*>;

std::vector<Entry> entries_with(const Network& network, Status status) {
  std::map<ChannelId, Entry> by_entry;
  for (const Channel& channel : network.channels) {
    if (effective_status(network, channel) == status) by_entry[channel.entry].push_back(&channel);
  }
  std::vector<Entry> entries;
  for (auto& [id, entry] : by_entry) entries.push_back(std::move(entry));
  return entries;
}

std::string names_at(const Network& network, const Entry& entry, ActorId Channel::*end) {
  std::vector<std::string> names;
  for (const Channel* channel : entry) {
    std::string name = actor_name(network, channel->*end);
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return listed(names);
}

/// Kinds in words, those of one strength together, each strength with its reason.
struct Strengths {
  std::vector<std::string> kinds;
  std::vector<std::string> words;
  std::vector<std::string> reasons;
};

Strengths strengths_of(const ReportMatter& matter, const Channel& channel) {
  Strengths all;
  std::map<std::string, std::vector<std::string>> kinds_by_words;
  for (const auto& [kind, likelihood] : channel.carries) {
    const std::string name = kind_name(matter.network, kind);
    all.kinds.push_back(name);
    kinds_by_words[graded_words(likelihood)].push_back(name);
    const std::string reason = shown_note(matter, likelihood.note, likelihood.evidence);
    if (!reason.empty() &&
        std::find(all.reasons.begin(), all.reasons.end(), reason) == all.reasons.end())
      all.reasons.push_back(reason);
  }
  for (const auto& [words, kinds] : kinds_by_words)
    all.words.push_back(kinds_by_words.size() == 1 ? words
                                                   : fmt::format("{}: {}", listed(kinds), words));
  return all;
}

std::string barriers_of(const Network& network, const Channel& channel) {
  std::vector<std::string> names;
  for (const BarrierId& barrier : channel.barriers) names.push_back(barrier_name(network, barrier));
  return listed(names);
}

std::vector<std::string> channel_row(const ReportMatter& matter, const Entry& entry) {
  const Channel& channel = *entry.front();
  const Strengths strengths = strengths_of(matter, channel);
  std::vector<std::string> notes;
  const std::string note = shown_note(matter, channel.note, channel.evidence);
  if (!note.empty()) notes.push_back(note);
  for (const std::string& reason : strengths.reasons)
    notes.push_back(strength_reason_words(reason));
  return {names_at(matter.network, entry, &Channel::from),
          names_at(matter.network, entry, &Channel::to),
          listed(strengths.kinds),
          fmt::format("{}", fmt::join(strengths.words, "; ")),
          barriers_of(matter.network, channel),
          form_and_lasting_words(channel.form, channel.lasting),
          basis_and_marks(matter, channel.basis, channel.evidence),
          fmt::format("{}", fmt::join(notes, " "))};
}

}  // namespace

Blocks channel_blocks(const ReportMatter& matter) {
  Blocks blocks;
  for (const Status status : {Status::working, Status::planned, Status::missing, Status::unknown}) {
    Table table{channel_heads(), {}};
    for (const Entry& entry : entries_with(matter.network, status))
      table.rows.push_back(channel_row(matter, entry));
    if (table.rows.empty()) continue;
    blocks.emplace_back(Heading{3, channels_heading(status)});
    blocks.emplace_back(std::move(table));
  }
  if (!blocks.empty()) blocks.insert(blocks.begin(), Heading{2, page::kChannels});
  return blocks;
}

}  // namespace sideflow::reports
