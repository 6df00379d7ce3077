#include "models/channel_entry.hpp"

#include "models/field_tables.hpp"
#include "models/read_evidence.hpp"
#include "models/read_likelihood.hpp"

#include <utility>

namespace sideflow {

namespace {

std::string slashed(const ActorId& from, const ActorId& to) { return from.text + '/' + to.text; }

std::string way_id(const ChannelEntry& entry, const ActorId& from, const ActorId& to) {
  if (entry.id.empty()) return slashed(from, to);
  if (entry.between_at != nullptr) return entry.id + '/' + slashed(from, to);
  const bool several_from = entry.from.size() > 1;
  const bool several_to = entry.to.size() > 1;
  if (several_from && several_to) return entry.id + '/' + slashed(from, to);
  if (several_from) return entry.id + '/' + from.text;
  if (several_to) return entry.id + '/' + to.text;
  return entry.id;
}

void read_id(Reading& reading, const YamlEntry& entry, ChannelEntry& channel) {
  channel.id = read_identifier(reading, entry.value, "a channel").value_or("");
}

void read_channel_barriers(Reading& reading, const YamlEntry& entry, ChannelEntry& channel) {
  channel.barriers_at = &entry.value;
  for (const YamlNode* item : items_of(entry.value)) {
    if (is_known(reading, *item, reading.own_barriers, "barrier"))
      channel.barriers.push_back(BarrierId{item->text});
  }
  std::sort(channel.barriers.begin(), channel.barriers.end());
  const auto twice = std::adjacent_find(channel.barriers.begin(), channel.barriers.end());
  if (twice != channel.barriers.end()) report_twice(reading, entry.value, "barrier");
}

FieldTable<ChannelEntry> make_channel_fields() {
  using Entry = ChannelEntry;
  return {
      "a channel",
      "A way by which information travels; several senders or receivers make one channel each.",
      {field<Entry>("id", Need::optional, Shape::identifier,
                    "needed for a second channel between the same two; else FROM/TO", &read_id),
       field<Entry>("from", Need::optional, Shape::actors, "who passes on: an actor, or several",
                    [](Reading& reading, const YamlEntry& entry, Entry& channel) {
                      channel.from_at = &entry.value;
                      channel.from = read_references<ActorId>(reading, entry.value);
                    }),
       field<Entry>("to", Need::optional, Shape::actors, "who receives: an actor, or several",
                    [](Reading& reading, const YamlEntry& entry, Entry& channel) {
                      channel.to_at = &entry.value;
                      channel.to = read_references<ActorId>(reading, entry.value);
                    }),
       field<Entry>("between", Need::optional, Shape::two_actors,
                    "instead of from and to: two actors, one channel each way",
                    [](Reading& reading, const YamlEntry& entry, Entry& channel) {
                      channel.between_at = &entry.value;
                      channel.between = read_references<ActorId>(reading, entry.value);
                    }),
       field<Entry>("carries", Need::required, Shape::carried_kinds,
                    "kinds that it carries, perhaps each with its likelihood",
                    [](Reading&, const YamlEntry& entry, Entry& channel) {
                      channel.carries = &entry.value;
                    }),
       field<Entry>("passes", Need::optional, Shape::likelihood,
                    "how likely a piece comes out if none of its barriers stood there",
                    [](Reading& reading, const YamlEntry& entry, Entry& channel) {
                      channel.passes_at = &entry.value;
                      channel.passes = read_likelihood(reading, entry.value);
                    }),
       field<Entry>("passes_net", Need::optional, Shape::likelihood,
                    "instead of passes: how likely a piece comes out with its barriers",
                    [](Reading& reading, const YamlEntry& entry, Entry& channel) {
                      channel.net_at = &entry.value;
                      channel.passes_net = read_likelihood(reading, entry.value);
                    }),
       field<Entry>("status", Need::required, Shape::status,
                    "working, planned, missing or unknown; nothing is taken for granted",
                    [](Reading& reading, const YamlEntry& entry, Entry& channel) {
                      channel.status_at = &entry.value;
                      channel.status = Value<Status>::read(reading, entry);
                    }),
       field<Entry>("barriers", Need::optional, Shape::barriers, "barriers that stand on it",
                    &read_channel_barriers),
       field<Entry, &Entry::takes>("takes", Need::optional, "how long a piece is on the way"),
       field<Entry, &Entry::form>("form", Need::optional, "formal or informal"),
       field<Entry, &Entry::lasting>("lasting", Need::optional,
                                     "permanent, for a project, or once"),
       field<Entry, &Entry::basis>("basis", Need::optional,
                                   "what its existence rests on; stated where nothing is said"),
       field<Entry, &Entry::evidence>("evidence", Need::optional, "who says so"),
       field<Entry, &Entry::note>("note", Need::optional, "a remark for the reader")}};
}

FieldTable<ChannelEntry> make_added_channel_fields() {
  FieldTable<ChannelEntry> table = make_channel_fields();
  table.name = "an added channel";
  table.says = "A channel that a scenario adds; it works there.";
  for (Field<ChannelEntry>& one : table.fields) {
    if (one.spec.key != "status") continue;
    one.spec.need = Need::optional;
    one.spec.says = "working, as an added channel always is";
  }
  return table;
}

}  // namespace

std::vector<Way> ways_of(const ChannelEntry& entry) {
  std::vector<Way> ways;
  const auto add = [&](const ActorId& from, const ActorId& to) {
    ways.push_back({from, to, ChannelId{way_id(entry, from, to)}});
  };
  if (entry.between_at != nullptr) {
    add(entry.between[0], entry.between[1]);
    add(entry.between[1], entry.between[0]);
    return ways;
  }
  for (const ActorId& from : entry.from) {
    for (const ActorId& to : entry.to) add(from, to);
  }
  return ways;
}

double count_ways(const ChannelEntry& entry) {
  if (entry.between_at != nullptr) return 2;
  return static_cast<double>(entry.from.size()) * static_cast<double>(entry.to.size());
}

const FieldTable<ChannelEntry>& channel_fields() {
  static const FieldTable<ChannelEntry> kTable = make_channel_fields();
  return kTable;
}

const FieldTable<ChannelEntry>& added_channel_fields() {
  static const FieldTable<ChannelEntry> kTable = make_added_channel_fields();
  return kTable;
}

}  // namespace sideflow
