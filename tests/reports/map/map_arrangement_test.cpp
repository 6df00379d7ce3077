#include "map_case.hpp"
#include "reports/map/loss_map.hpp"
#include "reports/map/arrangement.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using testing::country_case;
using testing::kReached;
using testing::MapCase;
using testing::MapCaseBuilder;

constexpr double kHigh = 1000;

MapView view_of(const MapCase& of) { return compose_loss_map(of.network, of.analysis, of.flows); }

TEST(Arrangement, PutsLanesFromLeftToRightWithoutSharedColumns) {
  const MapView view = view_of(country_case());
  for (const double height : {10.0, 20.0, kHigh}) {
    const Arrangement arrangement = arrange(view, height);
    ASSERT_EQ(arrangement.lanes.size(), view.lanes.size());
    for (std::size_t lane = 1; lane < arrangement.lanes.size(); ++lane) {
      EXPECT_LT(arrangement.lanes[lane - 1].last, arrangement.lanes[lane].first);
    }
  }
}

TEST(Arrangement, PutsABarrierBetweenItsSenderAndItsReceiver) {
  const MapView view = view_of(country_case());
  const Arrangement arrangement = arrange(view, kHigh);
  for (const Line& line : view.lines) {
    const bool inside =
        view.boxes[line.from].sort == BoxSort::actor && view.boxes[line.to].sort != BoxSort::actor;
    if (inside) {
      EXPECT_LT(arrangement.column[line.from], arrangement.column[line.to]) << line.id;
    }
  }
}

TEST(Arrangement, SplitsALaneThatIsTooHigh) {
  const MapView view = view_of(country_case());
  const LaneColumns whole = arrange(view, kHigh).lanes.front();
  const LaneColumns split = arrange(view, 12).lanes.front();
  EXPECT_EQ(whole.first, whole.last);
  EXPECT_GT(split.last, split.first);
}

TEST(Arrangement, PutsThoseWithoutALineToTheLeft) {
  const MapView view = view_of(country_case());
  const Arrangement arrangement = arrange(view, 20);
  std::size_t teachers = 0, social_workers = 0;
  for (std::size_t box = 0; box < view.boxes.size(); ++box) {
    if (view.boxes[box].id == "actor-teachers") teachers = arrangement.column[box];
    if (view.boxes[box].id == "actor-social-workers") social_workers = arrangement.column[box];
  }
  EXPECT_LT(teachers, social_workers);
}

TEST(Arrangement, OfARingInsideALaneEnds) {
  MapCaseBuilder country;
  for (const char* id : {"a", "b", "c"}) country.bearer(id, id, Stage::assesses, "sign", kReached);
  country.channel("a", "b", "sign", {1, {}, 1});
  country.channel("b", "c", "sign", {1, {}, 1});
  country.channel("c", "a", "sign", {1, {}, 1});
  const MapView view = view_of(country.built());
  EXPECT_LE(arrange(view, kHigh).columns, 3u);
}

TEST(Arrangement, OfAnEmptyMapHasNoColumns) { EXPECT_EQ(arrange({}, kHigh).columns, 0u); }

}  // namespace
}  // namespace sideflow::reports
