// What the gatekeeper map says: its title, the words on its boxes and in its legend.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sideflow::reports {

/// An actor, and how many groups (or things that groups notice) hang on it.
struct HangsOn {
  std::string name;
  std::size_t number = 0;
};

/// What the title of a gatekeeper map is made from.
struct GatekeeperFinding {
  bool groups = true;                ///< counted are groups, else things that groups notice
  std::size_t of = 0;                ///< all of them, but for those at home
  std::size_t arriving = 0;          ///< those with a known way
  std::size_t hanging = 0;           ///< those with a gatekeeper
  std::size_t collected_at_one = 0;  ///< those that one collector alone collects
  std::vector<HangsOn> keepers;      ///< on whom most hang first
  std::vector<HangsOn> collectors;   ///< the same for single points of collection
  std::string where;                 ///< who collects: "the Contact Point"
};

/// "For what 5 of 12 groups notice, every known way leads through Police". Without gatekeepers what
/// the single collectors alone collect, else that nothing hangs on one, or that nothing is known to
/// arrive. `of` is above 0.
[[nodiscard]] std::string gatekeeper_title(const GatekeeperFinding& finding);

/// "all ways of 3 groups".
[[nodiscard]] std::string gatekeeper_words(std::size_t number, bool groups);
/// "only here: 6 groups".
[[nodiscard]] std::string only_collector_words(std::size_t number, bool groups);

/// "only through Police", "1 of 2 only through Police".
[[nodiscard]] std::string only_through_words(const std::vector<std::string>& keepers,
                                             std::size_t rows, std::size_t of);
/// "only through Police; the rest: does not arrive"; either may be "".
[[nodiscard]] std::string and_the_rest_words(const std::string& words, const std::string& rest);
/// "all ways of 3 groups; its own: does not arrive"; the second may be "".
[[nodiscard]] std::string and_its_own_words(const std::string& words, const std::string& own);

/// In the legend.
[[nodiscard]] std::string width_of_gatekeepers_words();
[[nodiscard]] std::string link_of_gatekeepers_words(bool any_wide);
[[nodiscard]] std::string known_gatekeeper_words();
/// What the map cannot know, and how many actors were not tried.
[[nodiscard]] std::string gatekeeper_note(std::size_t not_tried);

}  // namespace sideflow::reports
