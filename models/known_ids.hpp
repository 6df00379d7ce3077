// The ids that references may name.
#pragma once

#include "models/identifier.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

/// A set of ids that is filled, sorted once, and then asked. A scenario may add some for its own
/// length.
class IdTable {
 public:
  void add(std::string id) { ids_.push_back(std::move(id)); }
  void sort();
  void add_for_now(std::string id) { for_now_.insert(std::move(id)); }
  void forget_for_now() { for_now_.clear(); }

  /// Whether `id` was added; sort() must have been called since. Logarithmic.
  [[nodiscard]] bool contains(std::string_view id) const;
  [[nodiscard]] bool contains_for_now(std::string_view id) const { return for_now_.contains(id); }
  [[nodiscard]] const std::vector<std::string>& sorted() const { return ids_; }

 private:
  std::vector<std::string> ids_;
  std::set<std::string, std::less<>> for_now_;
};

/// All that can be named in one file: its own entries, its vocabulary's, its joined files'.
struct KnownIds {
  IdTable sources;
  IdTable actors;
  IdTable channels;  ///< of channels and of entries that make several
  IdTable barriers;
  IdTable kinds;
  IdTable roles;
  IdTable sectors;
  IdTable levels;
  IdTable settings;
  IdTable barrier_types;
  IdTable scenarios;
};

/// What a reference is called in messages, and in which table it is looked up.
template <class Id>
struct Referred;

template <>
struct Referred<SourceId> {
  static constexpr const char* kWhat = "source";
  static constexpr auto kTable = &KnownIds::sources;
};
template <>
struct Referred<ActorId> {
  static constexpr const char* kWhat = "actor";
  static constexpr auto kTable = &KnownIds::actors;
};
template <>
struct Referred<ChannelId> {
  static constexpr const char* kWhat = "channel";
  static constexpr auto kTable = &KnownIds::channels;
};
template <>
struct Referred<BarrierId> {
  static constexpr const char* kWhat = "barrier";
  static constexpr auto kTable = &KnownIds::barriers;
};
template <>
struct Referred<KindId> {
  static constexpr const char* kWhat = "kind";
  static constexpr auto kTable = &KnownIds::kinds;
};
template <>
struct Referred<RoleId> {
  static constexpr const char* kWhat = "role";
  static constexpr auto kTable = &KnownIds::roles;
};
template <>
struct Referred<SectorId> {
  static constexpr const char* kWhat = "sector";
  static constexpr auto kTable = &KnownIds::sectors;
};
template <>
struct Referred<LevelId> {
  static constexpr const char* kWhat = "level";
  static constexpr auto kTable = &KnownIds::levels;
};
template <>
struct Referred<SettingId> {
  static constexpr const char* kWhat = "setting";
  static constexpr auto kTable = &KnownIds::settings;
};
template <>
struct Referred<BarrierTypeId> {
  static constexpr const char* kWhat = "barrier type";
  static constexpr auto kTable = &KnownIds::barrier_types;
};
template <>
struct Referred<ScenarioId> {
  static constexpr const char* kWhat = "scenario";
  static constexpr auto kTable = &KnownIds::scenarios;
};

}  // namespace sideflow
