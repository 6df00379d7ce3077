#include "reports/map/map_selection.hpp"

#include "map_case.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using testing::country_case;
using testing::MapCase;

std::vector<std::string> around(const MapCase& of, const std::string& actor, std::size_t depth) {
  const MapSelection selection =
      map_selection(of.network, of.analysis, {.focus = MapFocus{{actor}, depth}});
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < of.network.actors.size(); ++at) {
    if (selection.actors[at]) ids.push_back(of.network.actors[at].id.text);
  }
  EXPECT_EQ(selection.left_out, of.network.actors.size() - ids.size());
  return ids;
}

TEST(MapSelection, OfNoStepsIsTheActorAlone) {
  EXPECT_EQ(around(country_case(), "hotline", 0), (std::vector<std::string>{"hotline"}));
}

TEST(MapSelection, OfOneStepHasThoseWithALineToOrFromIt) {
  EXPECT_EQ(around(country_case(), "hotline", 1),
            (std::vector<std::string>{"hotline", "internet-users", "police"}));
}

TEST(MapSelection, OfManyStepsLeavesOutWhomNoLineJoins) {
  const auto ids = around(country_case(), "hotline", 1000);
  EXPECT_TRUE(std::binary_search(ids.begin(), ids.end(), "government"));
  EXPECT_FALSE(std::binary_search(ids.begin(), ids.end(), "teachers"));
}

TEST(MapSelection, WithoutFocusHasEverybodyAndOfOneKindThatKindAlone) {
  const MapCase country = country_case();
  const MapSelection all = map_selection(country.network, country.analysis, {});
  EXPECT_EQ(std::count(all.actors.begin(), all.actors.end(), true),
            static_cast<std::ptrdiff_t>(country.network.actors.size()));
  EXPECT_EQ(all.left_out, 0u);
  const MapSelection one =
      map_selection(country.network, country.analysis, {.kind = KindId{"abuse"}});
  EXPECT_EQ(std::count(one.kinds.begin(), one.kinds.end(), true), 1);
  EXPECT_TRUE(one.shows(country.network, KindId{"abuse"}));
  EXPECT_FALSE(one.shows(country.network, KindId{"nothing"}));
}

}  // namespace
}  // namespace sideflow::reports
