#include "models/read_barriers.hpp"

#include "models/field_tables.hpp"
#include "models/read_evidence.hpp"
#include "models/read_likelihood.hpp"
#include "models/read_sections.hpp"

#include <utility>

namespace sideflow {

namespace {

const BarrierType* find_type(const Reading& reading, const BarrierTypeId& id) {
  const auto& types = reading.network.barrier_types;
  const auto found = std::lower_bound(
      types.begin(), types.end(), id,
      [](const BarrierType& type, const BarrierTypeId& wanted) { return type.id < wanted; });
  return found != types.end() && found->id == id ? &*found : nullptr;
}

const YamlNode& key_or(const YamlEntry& entry, std::string_view key) {
  for (const YamlEntry& inner : entry.value.entries) {
    if (inner.key.text == key) return inner.key;
  }
  return entry.key;
}

void refuse(Reading& reading, const YamlEntry& entry, const char* key, const char* why) {
  if (value_at(entry.value, key) == nullptr) return;
  reading.problems.error(
      key_or(entry, key), "SF046",
      fmt::format("the barrier {} has no `{}`: {}", quoted(entry.key.text), key, why));
}

void demand(Reading& reading, const YamlEntry& entry, const char* key, const char* why) {
  if (value_at(entry.value, key) != nullptr) return;
  reading.problems.error(
      entry.key, "SF021",
      fmt::format("the barrier {} needs the key `{}`: {}", quoted(entry.key.text), key, why));
}

/// What a barrier says of its strength must fit what it does.
void check_effect(Reading& reading, const YamlEntry& entry, const Barrier& barrier) {
  if (barrier.absence) {
    refuse(reading, entry, "passes", "by its type it is the absence of a channel");
    refuse(reading, entry, "takes", "by its type it is the absence of a channel");
  } else if (barrier.effect == Effect::flow) {
    demand(reading, entry, "passes", "how likely it lets a piece through");
    refuse(reading, entry, "takes", "a barrier that delays has `effect: delay`");
  } else if (barrier.effect == Effect::delay) {
    demand(reading, entry, "takes", "how long it delays a piece");
    refuse(reading, entry, "passes", "one of effect delay stops nothing");
  } else {
    refuse(reading, entry, "passes", "one of effect quality stops nothing");
    refuse(reading, entry, "takes", "one of effect quality delays nothing");
  }
}

std::optional<Barrier> read_barrier(Reading& reading, const YamlEntry& entry) {
  auto barrier = read_entry<Barrier>(reading, entry, barrier_fields());
  if (!barrier) return std::nullopt;
  const BarrierType* type = find_type(reading, barrier->type);
  if (type == nullptr) return std::nullopt;
  barrier->absence = type->absence;
  const std::size_t errors = reading.problems.errors();
  check_effect(reading, entry, *barrier);
  if (!reading.is_vocabulary) {
    warn_of_thin_basis(reading, entry.key, "the barrier " + quoted(entry.key.text), barrier->basis,
                       barrier->evidence, barrier->note);
  }
  return errors == reading.problems.errors() ? barrier : std::nullopt;
}

}  // namespace

void read_barriers(Reading& reading, const YamlNode* section) {
  for (const YamlEntry* entry : entries_of(reading, section, "a barrier")) {
    if (auto barrier = read_barrier(reading, *entry)) {
      reading.network.barriers.push_back(std::move(*barrier));
    } else {
      keep_broken_barrier(reading, *entry);
    }
  }
  sort_by_id(reading.network.barriers);
}

const FieldTable<Barrier>& barrier_fields() {
  static const FieldTable<Barrier> kTable{
      "a barrier",
      "What stops, delays or spoils information.",
      {field<Barrier, &Barrier::name>("name", Need::required, "what readers see"),
       field<Barrier, &Barrier::type>("type", Need::required, "a barrier type of the vocabulary"),
       field<Barrier, &Barrier::effect>(
           "effect", Need::optional, "flow stops pieces, delay takes time, quality spoils counts"),
       field<Barrier, &Barrier::passes>(
           "passes", Need::optional,
           "how likely it lets a piece through; required for effect flow"),
       field<Barrier, &Barrier::takes>("takes", Need::optional,
                                       "how long it delays a piece; for effect delay only"),
       field<Barrier, &Barrier::drawn>(
           "drawn", Need::optional,
           "one decision for the whole network, for each sender or for each channel"),
       field<Barrier, &Barrier::basis>("basis", Need::optional, "what its existence rests on"),
       field<Barrier, &Barrier::rests_on>("rests_on", Need::optional, "why it stands"),
       field<Barrier, &Barrier::owner>("owner", Need::optional, "the actor who could lift it"),
       field<Barrier>("law", Need::optional, Shape::text, "where it rests on one",
                      [](Reading& reading, const YamlEntry& entry, Barrier& barrier) {
                        barrier.law = found_text(reading, entry.value, entry.key.text).value_or("");
                      }),
       field<Barrier, &Barrier::evidence>("evidence", Need::optional, "who says so"),
       field<Barrier, &Barrier::note>("note", Need::optional, "a remark for the reader")}};
  return kTable;
}

}  // namespace sideflow
