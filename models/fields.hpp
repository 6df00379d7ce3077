// Field tables: which keys an entity of the format has, what stands there and who reads it. One
// table drives both the reader and the JSON Schema.
#pragma once

#include "models/read_values.hpp"
#include "models/reading.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sideflow {

enum class Need : std::uint8_t { optional, required };

/// A key of an entity without its C++ type: what the schema is written from.
struct FieldSpec {
  std::string key;
  Need need = Need::optional;
  Shape shape = Shape::text;
  std::string says;                ///< one line for the author
  std::vector<std::string> words;  ///< where shape is word: those allowed
};

/// All keys of an entity without its C++ type.
struct TableSpec {
  std::string
      name;  ///< "an actor": as messages call it; without its article the name of its definition
  std::string says;
  std::vector<FieldSpec> fields;
};

template <class Entity>
struct Field {
  FieldSpec spec;
  void (*read)(Reading&, const YamlEntry&, Entity&);
};

template <class Entity>
struct FieldTable {
  std::string name;
  std::string says;
  std::vector<Field<Entity>> fields;
};

template <class Entity>
[[nodiscard]] TableSpec spec_of(const FieldTable<Entity>& table) {
  TableSpec spec{table.name, table.says, {}};
  for (const Field<Entity>& field : table.fields) spec.fields.push_back(field.spec);
  return spec;
}

namespace detail {

template <class Class, class Value>
Value value_of(Value Class::*);
template <auto Member>
using ValueOf = decltype(value_of(Member));

template <class Type>
struct Plain {
  using type = Type;
};
template <class Type>
struct Plain<std::optional<Type>> {
  using type = Type;
};
template <auto Member>
using PlainOf = typename Plain<ValueOf<Member>>::type;

template <class Entity, auto Member>
void read_member(Reading& reading, const YamlEntry& entry, Entity& entity) {
  if (auto value = Value<PlainOf<Member>>::read(reading, entry)) entity.*Member = std::move(*value);
}

template <class Type>
std::vector<std::string> words_of_type() {
  if constexpr (std::is_enum_v<Type>) return words_of<Type>();
  return {};
}

}  // namespace detail

/// The field that is read into `Member` as its type demands.
template <class Entity, auto Member>
[[nodiscard]] Field<Entity> field(const char* key, Need need, const char* says) {
  using Type = detail::PlainOf<Member>;
  return {{key, need, Value<Type>::kShape, says, detail::words_of_type<Type>()},
          &detail::read_member<Entity, Member>};
}

/// The field that only `read` understands.
template <class Entity>
[[nodiscard]] Field<Entity> field(const char* key, Need need, Shape shape, const char* says,
                                  void (*read)(Reading&, const YamlEntry&, Entity&)) {
  return {{key, need, shape, says, {}}, read};
}

/// Says that `table` has no key like that of `entry`; returns the key that was probably meant, or
/// "".
std::string report_unknown_key(Reading& reading, const YamlEntry& entry, const TableSpec& table);

/// Says at `at` that the key of `field` is missing.
void report_missing_key(Reading& reading, const YamlNode& at, const std::string& entity,
                        const FieldSpec& field);

/// The table's keys, or none when so much is wrong that nobody reads suggestions.
template <class Entity>
[[nodiscard]] TableSpec brief_spec(const Reading& reading, const FieldTable<Entity>& table) {
  return reading.problems.overfull() ? TableSpec{table.name, {}, {}} : spec_of(table);
}

/// `entity` with what `mapping` says of it, by `table`. Unknown keys and missing ones (at `at`) are
/// reported; a key misspelt is not reported as missing as well. Linear in the mapping.
template <class Entity>
[[nodiscard]] Entity read_fields(Reading& reading, const YamlNode& mapping, const YamlNode& at,
                                 const FieldTable<Entity>& table, Entity entity = {}) {
  std::uint64_t met = 0;
  std::string meant;
  for (const YamlEntry& entry : mapping.entries) {
    std::size_t at_field = 0;
    while (at_field < table.fields.size() && table.fields[at_field].spec.key != entry.key.text)
      ++at_field;
    if (at_field == table.fields.size()) {
      meant += '/' + report_unknown_key(reading, entry, brief_spec(reading, table)) + '/';
      continue;
    }
    met |= std::uint64_t{1} << at_field;
    table.fields[at_field].read(reading, entry, entity);
  }
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    const FieldSpec& spec = table.fields[i].spec;
    if (spec.need == Need::optional || (met >> i & 1U) != 0) continue;
    if (meant.find('/' + spec.key + '/') == std::string::npos) {
      report_missing_key(reading, at, table.name, spec);
    }
  }
  return entity;
}

}  // namespace sideflow
