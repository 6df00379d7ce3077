#include "models/read_channels.hpp"

#include "models/channel_entry.hpp"
#include "models/field_tables.hpp"
#include "models/read_evidence.hpp"
#include "models/read_likelihood.hpp"
#include "models/read_sections.hpp"

#include <tuple>
#include <utility>

namespace sideflow {

namespace {

using Carried = std::map<KindId, JudgedLikelihood>;

/// Dividing what is written in decimals may miss 1 by a rounding error.
constexpr double kRounding = 1e-12;

// ---- ends -------------------------------------------------------------------------------------

bool has_right_between(Reading& reading, const YamlNode& node, const ChannelEntry& entry) {
  if (entry.from_at != nullptr || entry.to_at != nullptr) {
    reading.problems.error(node, "SF041",
                           "a channel has either `from` and `to` or `between`, not both");
    return false;
  }
  const std::size_t named = items_of(*entry.between_at).size();
  if (named == 2) return entry.between.size() == 2;
  reading.problems.error(node, "SF041",
                         fmt::format("`between` names exactly two actors, not {}", named));
  return false;
}

/// Whether the key of one end stands there and names somebody.
bool has_end(Reading& reading, const YamlNode& node, const YamlNode* end, const char* key) {
  if (end == nullptr) {
    reading.problems.error(
        node, "SF021",
        fmt::format("a channel needs the key `{}`, or `between` in the place of `from` and `to`",
                    key));
    return false;
  }
  if (!items_of(*end).empty()) return true;
  reading.problems.error(*end, "SF041", fmt::format("`{}` names no actor", key));
  return false;
}

bool has_ends(Reading& reading, const YamlNode& node, const ChannelEntry& entry) {
  if (entry.between_at != nullptr) return has_right_between(reading, node, entry);
  const bool from = has_end(reading, node, entry.from_at, "from");
  const bool to = has_end(reading, node, entry.to_at, "to");
  return from && to && !entry.from.empty() && !entry.to.empty();
}

// ---- strength ---------------------------------------------------------------------------------

/// The product of the bests of the flow barriers on the channel; nothing when one of them is 0
/// (which is reported) or could not be read.
std::optional<double> let_through(Reading& reading, const ChannelEntry& entry) {
  double product = 1;
  for (const BarrierId& id : entry.barriers) {
    const Barrier* barrier = find_barrier(reading.network, id);
    if (barrier == nullptr) return std::nullopt;
    if (!barrier->passes) continue;
    product *= barrier->passes->range.best.value();
    if (product > 0) continue;
    reading.problems.error(*entry.net_at, "SF043",
                           "`passes_net` cannot be divided by the barrier " + quoted(id.text) +
                               ", which lets nothing through",
                           "write `passes`: what the channel would let through without it");
    return std::nullopt;
  }
  return product;
}

LikelihoodRange divided(const LikelihoodRange& net, double product) {
  const auto part = [product](Likelihood value) {
    return Likelihood{std::min(1.0, value.value() / product)};
  };
  return {part(net.low), part(net.best), part(net.high)};
}

std::optional<JudgedLikelihood> gross(Reading& reading, const ChannelEntry& entry) {
  const auto product = let_through(reading, entry);
  if (!product) return std::nullopt;
  const LikelihoodRange& net = entry.passes_net->range;
  if (net.best.value() > *product * (1 + kRounding) ||
      net.low.value() > *product * (1 + kRounding)) {
    reading.problems.error(*entry.net_at, "SF043",
                           fmt::format("`passes_net` {} is more than the barriers on the channel "
                                       "let through together ({:.4g})",
                                       described(*entry.net_at), *product));
    return std::nullopt;
  }
  JudgedLikelihood passes = *entry.passes_net;
  if (*product < 1) passes.word.clear();
  passes.range = divided(net, *product);
  for (Account& account : passes.accounts) {
    account.range = divided(account.range, *product);
    if (*product < 1) account.word.clear();
  }
  return passes;
}

/// What the channel lets through of kinds that have no likelihood of their own.
std::optional<JudgedLikelihood> shared_strength(Reading& reading, const YamlNode& node,
                                                const ChannelEntry& entry) {
  if (entry.passes_at != nullptr && entry.net_at != nullptr) {
    reading.problems.error(*entry.net_at, "SF042",
                           "a channel has either `passes` or `passes_net`, not both");
    return std::nullopt;
  }
  if (entry.passes_at != nullptr) return entry.passes;
  if (entry.net_at != nullptr) return entry.passes_net ? gross(reading, entry) : std::nullopt;
  if (entry.carries != nullptr && entry.carries->sort != YamlSort::mapping) {
    reading.problems.error(node, "SF021",
                           "a channel needs the key `passes` (or `passes_net`, or a likelihood of "
                           "its own for every kind)");
  }
  return std::nullopt;
}

Carried read_carried(Reading& reading, const ChannelEntry& entry,
                     const std::optional<JudgedLikelihood>& shared) {
  Carried carried;
  if (entry.carries == nullptr) return carried;
  if (entry.carries->sort == YamlSort::mapping) {
    carried = read_by_kind(reading, *entry.carries);
  } else {
    for (KindId& kind : read_references<KindId>(reading, *entry.carries)) {
      carried.emplace(std::move(kind), shared.value_or(JudgedLikelihood{}));
    }
  }
  const bool names_none = entry.carries->sort != YamlSort::scalar && entry.carries->items.empty() &&
                          entry.carries->entries.empty();
  if (names_none) reading.problems.error(*entry.carries, "SF027", "`carries` names no kind");
  return carried;
}

// ---- what may not be --------------------------------------------------------------------------

void check_absences(Reading& reading, const ChannelEntry& entry) {
  if (entry.barriers_at == nullptr || !entry.status) return;
  if (*entry.status == Status::planned || *entry.status == Status::missing) return;
  for (const YamlNode* item : items_of(*entry.barriers_at)) {
    if (!is_absence(reading, BarrierId{item->text})) continue;
    reading.problems.error(
        *item, "SF045",
        fmt::format("the barrier {} says that a channel is missing, and this one is {}",
                    quoted(item->text), word(*entry.status)),
        "write `status: missing` or `status: planned`, or another barrier");
  }
}

/// Whether an entry names a kind, with a strength or without.
bool carries(const ChannelEntry& entry, const KindId& kind) {
  if (entry.carries == nullptr) return false;
  const std::vector<std::string_view> named = names_in(*entry.carries);
  return std::find(named.begin(), named.end(), kind.text) != named.end();
}

void check_dead_end(Reading& reading, const YamlNode& node, const ChannelEntry& entry,
                    const ActorId& sender) {
  for (const KindId& kind : dead_end_kinds(reading, sender)) {
    if (!carries(entry, kind)) continue;
    reading.problems.error(
        node, "SF044",
        fmt::format("the actor {} is a dead end for {}, but this channel carries it on",
                    quoted(sender.text), quoted(kind.text)),
        "mend `dead_end` of the actor, or the status of the channel");
    return;
  }
}

/// Needs the status, the senders and the kinds only, however wrong the rest of the entry is.
void check_dead_ends(Reading& reading, const YamlNode& node, const ChannelEntry& entry) {
  if (entry.status != Status::working) return;
  for (const ActorId& sender : entry.from) check_dead_end(reading, node, entry, sender);
  for (const ActorId& sender : entry.between) check_dead_end(reading, node, entry, sender);
}

void warn_of_way_to_itself(Reading& reading, const YamlNode& node,
                           const std::vector<Channel>& channels) {
  for (const Channel& channel : channels) {
    if (channel.from != channel.to) continue;
    reading.problems.warning(node, "SF103",
                             "a channel from the actor " + quoted(channel.from.text) +
                                 " to itself does nothing and is left out of the computation",
                             "leave it out, or name another actor");
  }
}

// ---- expansion --------------------------------------------------------------------------------

std::size_t bytes_of_one(const ChannelEntry& entry, const Carried& carried) {
  std::size_t bytes = sizeof(Channel) + entry.note.size();
  for (const auto& [kind, likelihood] : carried) bytes += bytes_of(likelihood);
  for (const Evidence& one : entry.evidence)
    bytes += sizeof(Evidence) + one.where.size() + one.says.size();
  return bytes;
}

bool has_room(Reading& reading, const YamlNode& node, const ChannelEntry& entry,
              const Carried& carried) {
  const double bytes = count_ways(entry) * static_cast<double>(bytes_of_one(entry, carried));
  if (count_ways(entry) <= 1 && carried.size() <= 1) return true;
  return has_room_for(reading, node, static_cast<std::size_t>(std::min(bytes, 1e15)));
}

Channel channel_of(const Reading& reading, const YamlNode& node, const ChannelEntry& entry,
                   const Way& way) {
  Channel channel;
  channel.id = way.id;
  channel.entry = entry.id.empty() ? way.id : ChannelId{entry.id};
  channel.from = way.from;
  channel.to = way.to;
  channel.status = entry.status.value_or(Status::working);
  channel.barriers = entry.barriers;
  channel.takes = entry.takes;
  channel.form = entry.form;
  channel.lasting = entry.lasting;
  channel.basis = entry.basis;
  channel.evidence = entry.evidence;
  channel.note = entry.note;
  channel.place = place_of(reading, node);
  return channel;
}

/// An id that an entry or a channel lays claim to.
struct Claim {
  std::string id;
  const YamlNode* at;
  bool is_given;
};

/// What one entry makes: its channels when it is whole, its ids in any case.
struct Expanded {
  std::vector<Channel> channels;
  std::vector<Claim> claims;
};

std::vector<Claim> claims_of(const YamlNode& node, const ChannelEntry& entry,
                             const std::vector<Way>& ways) {
  std::vector<Claim> claims;
  const bool is_given = !entry.id.empty();
  if (is_given) claims.push_back({entry.id, &node, true});
  for (const Way& way : ways) {
    if (way.id.text != entry.id) claims.push_back({way.id.text, &node, is_given});
  }
  return claims;
}

Expanded expanded(Reading& reading, const YamlNode& node, ChannelEntry entry,
                  std::size_t errors_before) {
  const bool ends = has_ends(reading, node, entry);
  const auto shared = shared_strength(reading, node, entry);
  const Carried carried = read_carried(reading, entry, shared);
  check_absences(reading, entry);
  if (!ends || !has_room(reading, node, entry, carried)) return {{}, claims_of(node, entry, {})};
  const std::vector<Way> ways = ways_of(entry);
  Expanded result{{}, claims_of(node, entry, ways)};
  if (reading.problems.errors() != errors_before) return result;
  for (const Way& way : ways) {
    result.channels.push_back(channel_of(reading, node, entry, way));
    result.channels.back().carries = carried;
  }
  warn_of_way_to_itself(reading, node, result.channels);
  return result;
}

void report_clash(Reading& reading, const Claim& claim) {
  if (claim.is_given) {
    reading.problems.error(*claim.at, "SF024",
                           "the channel id " + quoted(claim.id) + " is given twice");
    return;
  }
  reading.problems.error(
      *claim.at, "SF040",
      "a second channel between the same two actors (" + claim.id + ") needs an `id`",
      "add `id:` with a word of its own");
}

void check_clashes(Reading& reading, std::vector<Claim>& claims) {
  const auto key = [](const Claim& claim) {
    return std::tuple(std::string_view(claim.id), claim.at->line, claim.at->column);
  };
  std::sort(claims.begin(), claims.end(),
            [&key](const Claim& a, const Claim& b) { return key(a) < key(b); });
  for (std::size_t i = 1; i < claims.size(); ++i) {
    if (claims[i].id == claims[i - 1].id) report_clash(reading, claims[i]);
  }
}

void check_whole(Reading& reading, const YamlNode& node, const Expanded& made,
                 const ChannelEntry& entry) {
  const std::string what = made.channels.size() == 1
                               ? "the channel " + quoted(made.channels[0].id.text)
                               : "the channels of this entry";
  if (!made.channels.empty())
    warn_of_thin_basis(reading, node, what, entry.basis, entry.evidence, entry.note);
  check_dead_ends(reading, node, entry);
}

/// A channel in which something is wrong may have a status that scenarios rely on.
void keep_status(Reading& reading, const Expanded& made, const ChannelEntry& entry) {
  if (!entry.status) return;
  for (const Claim& claim : made.claims) reading.broken.channels.emplace(claim.id, *entry.status);
}

void read_one(Reading& reading, const YamlNode& node, std::vector<Claim>& claims) {
  if (!is_mapping(reading, node, "a channel")) return;
  const std::size_t errors = reading.problems.errors();
  const ChannelEntry entry = read_fields(reading, node, node, channel_fields());
  Expanded made = expanded(reading, node, entry, errors);
  if (reading.problems.errors() != errors) keep_status(reading, made, entry);
  check_whole(reading, node, made, entry);
  std::move(made.claims.begin(), made.claims.end(), std::back_inserter(claims));
  std::move(made.channels.begin(), made.channels.end(),
            std::back_inserter(reading.network.channels));
}

bool is_new_id(Reading& reading, const Claim& claim) {
  if (!reading.known.channels.contains(claim.id)) return true;
  report_clash(reading, claim);
  return false;
}

}  // namespace

void read_channels(Reading& reading, const YamlNode* section) {
  std::vector<Claim> claims;
  if (section != nullptr && section->sort != YamlSort::list) {
    reading.problems.error(*section, "SF022",
                           "`channels` is a list of channels, not " + described(*section),
                           "begin each channel with \"- \"");
  } else if (section != nullptr) {
    for (const YamlNode& node : section->items) read_one(reading, node, claims);
  }
  check_clashes(reading, claims);
  for (Claim& claim : claims) reading.known.channels.add(std::move(claim.id));
  reading.known.channels.sort();
  sort_by_id(reading.network.channels);
}

std::vector<Channel> read_added_channels(Reading& reading, const YamlNode& node) {
  if (!is_mapping(reading, node, "an added channel")) return {};
  const std::size_t errors = reading.problems.errors();
  ChannelEntry entry = read_fields(reading, node, node, added_channel_fields());
  if (entry.status && *entry.status != Status::working) {
    reading.problems.error(*entry.status_at, "SF050", "an added channel is working",
                           "leave `status` out");
  }
  entry.status = Status::working;
  Expanded made = expanded(reading, node, std::move(entry), errors);
  for (const Claim& claim : made.claims) {
    if (is_new_id(reading, claim)) reading.known.channels.add_for_now(claim.id);
  }
  sort_by_id(made.channels);
  return std::move(made.channels);
}

}  // namespace sideflow
