#include "models/broken_entries.hpp"

#include "models/read_values.hpp"

#include <algorithm>

namespace sideflow {

namespace {

/// The status that a mapping gives; working where it gives none, nothing where it is no status.
std::optional<Status> sound_status(const YamlNode& mapping) {
  const YamlNode* node = value_at(mapping, "status");
  if (node == nullptr) return Status::working;
  const std::vector<std::string> words = words_of<Status>();
  const auto found = std::find(words.begin(), words.end(), node->text);
  if (node->sort != YamlSort::scalar || found == words.end()) return std::nullopt;
  return static_cast<Status>(found - words.begin());
}

/// Those of the kinds at `key` that there are: keys of a mapping, items of a list, one alone.
std::vector<KindId> sound_kinds(const Reading& reading, const YamlNode& mapping, const char* key) {
  std::vector<KindId> kinds;
  const YamlNode* node = value_at(mapping, key);
  if (node == nullptr) return kinds;
  for (const std::string_view id : names_in(*node)) {
    if (reading.known.kinds.contains(id)) kinds.push_back(KindId{std::string(id)});
  }
  std::sort(kinds.begin(), kinds.end());
  return kinds;
}

const BarrierType* sound_type(const Reading& reading, const YamlNode& mapping) {
  const YamlNode* node = value_at(mapping, "type");
  if (node == nullptr) return nullptr;
  const auto& types = reading.network.barrier_types;
  const auto found = std::find_if(types.begin(), types.end(), [node](const BarrierType& type) {
    return type.id.text == node->text;
  });
  return found == types.end() ? nullptr : &*found;
}

}  // namespace

void keep_broken_actor(Reading& reading, const YamlEntry& entry) {
  const std::string& id = entry.key.text;
  if (entry.value.sort != YamlSort::mapping) return;
  if (const auto status = sound_status(entry.value)) reading.broken.actors.emplace(id, *status);
  const YamlNode* end = value_at(entry.value, "dead_end");
  if (end == nullptr || end->sort != YamlSort::mapping) return;
  const bool named = value_at(*end, "kinds") != nullptr;
  reading.broken.dead_ends.emplace(
      id, named ? sound_kinds(reading, *end, "kinds") : sound_kinds(reading, entry.value, "holds"));
}

void keep_broken_barrier(Reading& reading, const YamlEntry& entry) {
  if (entry.value.sort != YamlSort::mapping) return;
  const BarrierType* type = sound_type(reading, entry.value);
  if (type != nullptr && type->absence) reading.broken.absences.insert(entry.key.text);
}

std::vector<KindId> dead_end_kinds(const Reading& reading, const ActorId& actor) {
  if (const Actor* whole = find_actor(reading.network, actor))
    return whole->dead_end ? whole->dead_end->kinds : std::vector<KindId>{};
  const auto broken = reading.broken.dead_ends.find(actor.text);
  return broken == reading.broken.dead_ends.end() ? std::vector<KindId>{} : broken->second;
}

bool is_absence(const Reading& reading, const BarrierId& barrier) {
  const Barrier* whole = find_barrier(reading.network, barrier);
  return whole != nullptr ? whole->absence : reading.broken.absences.contains(barrier.text);
}

bool is_working_actor(const Reading& reading, const ActorId& actor) {
  if (const Actor* whole = find_actor(reading.network, actor))
    return whole->status == Status::working;
  if (reading.known.actors.contains_for_now(actor.text)) return true;
  const auto broken = reading.broken.actors.find(actor.text);
  return broken != reading.broken.actors.end() && broken->second == Status::working;
}

}  // namespace sideflow
