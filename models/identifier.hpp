// Identifiers: the short texts by which entities of a network file name one another.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace sideflow {

/// Longest identifier that a file may use, in characters.
inline constexpr std::size_t kLongestIdentifier = 64;

/// Whether `text` is an identifier: `[a-z][a-z0-9-]*`, at most kLongestIdentifier characters.
[[nodiscard]] constexpr bool is_identifier(std::string_view text) {
  if (text.empty() || text.size() > kLongestIdentifier || text[0] < 'a' || text[0] > 'z')
    return false;
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
  }
  return true;
}

/// Whether some systems take `id` for a device, so that no folder can be named after it: con, prn, aux,
/// nul, com0 to com9, lpt0 to lpt9.
[[nodiscard]] constexpr bool names_a_device(std::string_view id) {
  if (id == "con" || id == "prn" || id == "aux" || id == "nul") return true;
  const std::string_view stem = id.substr(0, 3);
  return id.size() == 4 && (stem == "com" || stem == "lpt") && id[3] >= '0' && id[3] <= '9';
}

/// An identifier that cannot be mistaken for one of another sort. In a network made by `joins` the
/// text carries the prefix of its file ("ee.contact-point"). Ordered by its bytes.
template <class Sort>
struct Identifier {
  std::string text;

  [[nodiscard]] bool empty() const { return text.empty(); }
  friend auto operator<=>(const Identifier&, const Identifier&) = default;
  friend bool operator==(const Identifier&, const Identifier&) = default;
};

using ActorId = Identifier<struct ActorSort>;
using ChannelId = Identifier<struct ChannelSort>;  ///< "from/to", or the id that the file gives
using BarrierId = Identifier<struct BarrierSort>;
using KindId = Identifier<struct KindSort>;
using SourceId = Identifier<struct SourceSort>;
using RoleId = Identifier<struct RoleSort>;
using SectorId = Identifier<struct SectorSort>;
using LevelId = Identifier<struct LevelSort>;
using SettingId = Identifier<struct SettingSort>;
using BarrierTypeId = Identifier<struct BarrierTypeSort>;
using ScenarioId = Identifier<struct ScenarioSort>;

}  // namespace sideflow
