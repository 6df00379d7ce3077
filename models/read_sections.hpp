// Sections: mappings by id, in which everything with an identity stands.
#pragma once

#include "models/fields.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sideflow {

/// Adds the ids of a section to `table` and sorts it. Reports ids that are none, and those that the
/// table has already (from the vocabulary). `what` is "a kind". Without a section nothing is added.
void collect_ids(Reading& reading, const YamlNode* section, IdTable& table,
                 const std::string& what);

/// The entries of a section whose ids are good and new; reports a section that is no mapping.
[[nodiscard]] std::vector<const YamlEntry*> entries_of(Reading& reading, const YamlNode* section,
                                                       const std::string& what);

/// An entity with id and place, or nothing when anything in it is wrong.
template <class Entity, class Table>
[[nodiscard]] std::optional<Entity> read_entry(Reading& reading, const YamlEntry& entry,
                                               const Table& table) {
  if (!is_mapping(reading, entry.value, table.name)) return std::nullopt;
  const std::size_t errors = reading.problems.errors();
  Entity entity;
  entity.id.text = entry.key.text;
  entity.place = place_of(reading, entry.key);
  entity = read_fields(reading, entry.value, entry.key, table, std::move(entity));
  return errors == reading.problems.errors() ? std::optional<Entity>(std::move(entity))
                                             : std::nullopt;
}

/// Sorts by id. Entities are large, so that each is moved once only.
template <class Entity>
void sort_by_id(std::vector<Entity>& entities) {
  const auto before = [](const Entity& a, const Entity& b) { return a.id < b.id; };
  if (std::is_sorted(entities.begin(), entities.end(), before)) return;
  std::vector<Entity*> order;
  order.reserve(entities.size());
  for (Entity& entity : entities) order.push_back(&entity);
  std::stable_sort(order.begin(), order.end(),
                   [&before](const Entity* a, const Entity* b) { return before(*a, *b); });
  std::vector<Entity> sorted;
  sorted.reserve(entities.size());
  for (Entity* entity : order) sorted.push_back(std::move(*entity));
  entities = std::move(sorted);
}

/// Reads a section by its table and adds what is whole to `into`, which is sorted afterwards.
template <class Entity>
void read_section(Reading& reading, const YamlNode* section, const FieldTable<Entity>& table,
                  std::vector<Entity>& into) {
  for (const YamlEntry* entry : entries_of(reading, section, table.name)) {
    if (auto entity = read_entry<Entity>(reading, *entry, table))
      into.push_back(std::move(*entity));
  }
  sort_by_id(into);
}

}  // namespace sideflow
