// One entry under `channels`, as its author wrote it.
#pragma once

#include "models/reading.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sideflow {

/// What an entry says before it is expanded. All its channels have the same properties.
struct ChannelEntry {
  std::string id;  ///< "" when the entry gives none
  std::vector<ActorId> from;
  std::vector<ActorId> to;
  std::vector<ActorId> between;
  const YamlNode* from_at = nullptr;  ///< where the key's value stands; nullptr without the key
  const YamlNode* to_at = nullptr;
  const YamlNode* between_at = nullptr;
  const YamlNode* carries = nullptr;
  std::optional<JudgedLikelihood> passes;
  std::optional<JudgedLikelihood> passes_net;
  const YamlNode* passes_at = nullptr;
  const YamlNode* net_at = nullptr;
  std::optional<Status> status;
  const YamlNode* status_at = nullptr;
  const YamlNode* barriers_at = nullptr;
  std::vector<BarrierId> barriers;
  std::optional<Duration> takes;
  Form form = Form::unknown;
  Lasting lasting = Lasting::unknown;
  Basis basis = Basis::stated;
  std::vector<Evidence> evidence;
  std::string note;
};

/// A way of an entry: sender and receiver, and the id of the channel between them.
struct Way {
  ActorId from;
  ActorId to;
  ChannelId id;
};

/// The ways of an entry whose ends are right: "from/to" without an id; with one and a single way
/// the id itself; several senders "id/FROM", several receivers "id/TO", both and `between`
/// "id/FROM/TO".
[[nodiscard]] std::vector<Way> ways_of(const ChannelEntry& entry);

/// Number of ways, without making them.
[[nodiscard]] double count_ways(const ChannelEntry& entry);

}  // namespace sideflow
