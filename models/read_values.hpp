// The single values of the format: one reader for each type, chosen by the type of the member that
// a field fills.
#pragma once

#include "models/reading.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

namespace sideflow {

inline constexpr std::size_t kLongestText = 8'000;  ///< characters
inline constexpr std::size_t kLongestName = 200;    ///< characters
inline constexpr double kLargestAmount = 1e15;
inline constexpr double kLongestDuration = 365'000;  ///< days

/// What may stand at a key. The schema has one definition for each.
enum class Shape : std::uint8_t {
  version,
  text,
  name,
  identifier,
  word,
  yes_no,
  number,
  whole_number,
  share,
  date,
  rough_date,
  path_upward,
  duration,
  amount,
  likelihood,
  likelihood_scalar,
  likelihoods,
  likelihoods_by_kind,
  carried_kinds,
  held_kinds,
  collected_kinds,
  evidence,
  turns,
  hindered_by,
  dead_end,
  passages,
  accounts,
  changes,
  joins,
  scale_range,
  source,
  actor,
  actors,
  two_actors,
  status,
  channel,
  channels_or_actors,
  kind,
  kinds,
  role,
  sector,
  level,
  setting,
  barrier_type,
  barrier,
  barriers,
  sources,
  scenarios,
  set_change,
  open_change,
  lift_change,
  add_change,
  add_actor_change,
  network_head,
  vocabulary_head,
  source_section,
  actor_section,
  channel_section,
  barrier_section,
  finding_section,
  scenario_section,
  kind_section,
  role_section,
  sector_section,
  level_section,
  setting_section,
  barrier_type_section,
  scale_section,
  term_section,
  question_section,
  defaults_section,
};

// ---- scalars ----------------------------------------------------------------------------------

/// The text of a scalar that says something; else reports what stands there instead. `what` is what
/// is wanted: "a name".
[[nodiscard]] std::optional<std::string> scalar_text(Reading& reading, const YamlNode& node,
                                                     const std::string& what);

/// A text that authors wrote themselves: terms to be avoided in it are warned about.
[[nodiscard]] std::optional<std::string> own_text(Reading& reading, const YamlNode& node,
                                                  const std::string& key);

/// A text that was found, not written: a title, a law, a place in a report.
[[nodiscard]] std::optional<std::string> found_text(Reading& reading, const YamlNode& node,
                                                    const std::string& key);

[[nodiscard]] std::optional<Name> read_name(Reading& reading, const YamlNode& node);
[[nodiscard]] std::optional<std::string> read_identifier(Reading& reading, const YamlNode& node,
                                                         const std::string& what);
[[nodiscard]] std::optional<bool> read_yes_no(Reading& reading, const YamlNode& node,
                                              const std::string& key);

/// A number from `low` to `high`, both included.
[[nodiscard]] std::optional<double> read_number(Reading& reading, const YamlNode& node,
                                                const std::string& key, double low, double high);
[[nodiscard]] std::optional<int> read_whole_number(Reading& reading, const YamlNode& node,
                                                   const std::string& key);
[[nodiscard]] std::optional<Duration> read_duration(Reading& reading, const YamlNode& node);
[[nodiscard]] std::optional<Amount> read_amount(Reading& reading, const YamlNode& node);

/// Whether `text` may be an id here; else reports it. `what` is "an actor", "a network".
[[nodiscard]] bool is_good_identifier(Reading& reading, const YamlNode& node,
                                      const std::string& what);

// ---- words ------------------------------------------------------------------------------------

template <class Word>
struct LastWord;
template <>
struct LastWord<Basis> {
  static constexpr auto kValue = Basis::external;
};
template <>
struct LastWord<Status> {
  static constexpr auto kValue = Status::unknown;
};
template <>
struct LastWord<Stage> {
  static constexpr auto kValue = Stage::policy;
};
template <>
struct LastWord<Aim> {
  static constexpr auto kValue = Aim::inform;
};
template <>
struct LastWord<Effect> {
  static constexpr auto kValue = Effect::quality;
};
template <>
struct LastWord<Drawn> {
  static constexpr auto kValue = Drawn::channel;
};
template <>
struct LastWord<RestsOn> {
  static constexpr auto kValue = RestsOn::unknown;
};
template <>
struct LastWord<Form> {
  static constexpr auto kValue = Form::unknown;
};
template <>
struct LastWord<Lasting> {
  static constexpr auto kValue = Lasting::unknown;
};
template <>
struct LastWord<Access> {
  static constexpr auto kValue = Access::internal;
};
template <>
struct LastWord<SourceKind> {
  static constexpr auto kValue = SourceKind::other;
};

template <class Word>
[[nodiscard]] std::vector<std::string> words_of() {
  std::vector<std::string> words;
  for (int i = 0; i <= static_cast<int>(LastWord<Word>::kValue); ++i)
    words.emplace_back(word(static_cast<Word>(i)));
  return words;
}

/// The position of the node's text in `words`; else reports which words there are.
[[nodiscard]] std::optional<std::size_t> read_word(Reading& reading, const YamlNode& node,
                                                   const std::string& key,
                                                   const std::vector<std::string>& words);

// ---- references -------------------------------------------------------------------------------

/// Whether `table` has the node's text; else reports that there is no such `what`, unless a file
/// that cannot be read may have it.
[[nodiscard]] bool is_known(Reading& reading, const YamlNode& node, const IdTable& table,
                            const char* what);

template <class Id>
[[nodiscard]] std::optional<Id> read_reference(Reading& reading, const YamlNode& node) {
  if (!is_known(reading, node, reading.known.*Referred<Id>::kTable, Referred<Id>::kWhat))
    return std::nullopt;
  return Id{node.text};
}

/// Says that `text` stands twice in one list.
void report_twice(Reading& reading, const YamlNode& node, const char* what);

/// The references of a list (or of a single value), sorted, each once.
template <class Id>
[[nodiscard]] std::vector<Id> read_references(Reading& reading, const YamlNode& node) {
  std::vector<Id> ids;
  for (const YamlNode* item : items_of(node)) {
    if (auto id = read_reference<Id>(reading, *item)) ids.push_back(std::move(*id));
  }
  std::sort(ids.begin(), ids.end());
  const auto rest = std::unique(ids.begin(), ids.end());
  if (rest != ids.end()) report_twice(reading, node, Referred<Id>::kWhat);
  ids.erase(rest, ids.end());
  return ids;
}

// ---- by type of the member --------------------------------------------------------------------

/// How a value of `Type` is read, and its shape for the schema.
template <class Type>
struct Value;

template <class Word>
requires std::is_enum_v<Word>
struct Value<Word> {
  static constexpr Shape kShape = Shape::word;
  static std::optional<Word> read(Reading& reading, const YamlEntry& entry) {
    static const std::vector<std::string> kWords = words_of<Word>();
    const auto at = read_word(reading, entry.value, entry.key.text, kWords);
    return at ? std::optional<Word>(static_cast<Word>(*at)) : std::nullopt;
  }
};

template <>
struct Value<std::string> {
  static constexpr Shape kShape = Shape::text;
  static std::optional<std::string> read(Reading& reading, const YamlEntry& entry) {
    return own_text(reading, entry.value, entry.key.text);
  }
};

template <>
struct Value<Name> {
  static constexpr Shape kShape = Shape::name;
  static std::optional<Name> read(Reading& reading, const YamlEntry& entry) {
    return read_name(reading, entry.value);
  }
};

template <>
struct Value<Duration> {
  static constexpr Shape kShape = Shape::duration;
  static std::optional<Duration> read(Reading& reading, const YamlEntry& entry) {
    return read_duration(reading, entry.value);
  }
};

template <>
struct Value<Amount> {
  static constexpr Shape kShape = Shape::amount;
  static std::optional<Amount> read(Reading& reading, const YamlEntry& entry) {
    return read_amount(reading, entry.value);
  }
};

template <>
struct Value<bool> {
  static constexpr Shape kShape = Shape::yes_no;
  static std::optional<bool> read(Reading& reading, const YamlEntry& entry) {
    return read_yes_no(reading, entry.value, entry.key.text);
  }
};

template <>
struct Value<int> {
  static constexpr Shape kShape = Shape::whole_number;
  static std::optional<int> read(Reading& reading, const YamlEntry& entry) {
    return read_whole_number(reading, entry.value, entry.key.text);
  }
};

template <>
struct Value<double> {
  static constexpr Shape kShape = Shape::number;
  static std::optional<double> read(Reading& reading, const YamlEntry& entry) {
    return read_number(reading, entry.value, entry.key.text, 0, kLargestAmount);
  }
};

template <class Id>
[[nodiscard]] constexpr Shape shape_of_reference() {
  if constexpr (std::is_same_v<Id, SourceId>)
    return Shape::source;
  else if constexpr (std::is_same_v<Id, ActorId>)
    return Shape::actor;
  else if constexpr (std::is_same_v<Id, ChannelId>)
    return Shape::channel;
  else if constexpr (std::is_same_v<Id, BarrierId>)
    return Shape::barrier;
  else if constexpr (std::is_same_v<Id, KindId>)
    return Shape::kind;
  else if constexpr (std::is_same_v<Id, RoleId>)
    return Shape::role;
  else if constexpr (std::is_same_v<Id, SectorId>)
    return Shape::sector;
  else if constexpr (std::is_same_v<Id, LevelId>)
    return Shape::level;
  else if constexpr (std::is_same_v<Id, SettingId>)
    return Shape::setting;
  else
    return Shape::barrier_type;
}

template <class Id>
[[nodiscard]] constexpr Shape shape_of_references() {
  if constexpr (std::is_same_v<Id, SourceId>)
    return Shape::sources;
  else if constexpr (std::is_same_v<Id, ActorId>)
    return Shape::actors;
  else if constexpr (std::is_same_v<Id, BarrierId>)
    return Shape::barriers;
  else if constexpr (std::is_same_v<Id, ScenarioId>)
    return Shape::scenarios;
  else
    return Shape::kinds;
}

template <class Sort>
struct Value<Identifier<Sort>> {
  static constexpr Shape kShape = shape_of_reference<Identifier<Sort>>();
  static std::optional<Identifier<Sort>> read(Reading& reading, const YamlEntry& entry) {
    return read_reference<Identifier<Sort>>(reading, entry.value);
  }
};

template <class Sort>
struct Value<std::vector<Identifier<Sort>>> {
  static constexpr Shape kShape = shape_of_references<Identifier<Sort>>();
  static std::optional<std::vector<Identifier<Sort>>> read(Reading& reading,
                                                           const YamlEntry& entry) {
    return read_references<Identifier<Sort>>(reading, entry.value);
  }
};

}  // namespace sideflow
