#include "reports/map/line_fans.hpp"

#include "reports/map/dot_marks.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

/// Two senders on the left, one above the other, whose lines end at the same point of a third box.
struct TwoLines {
  MapView view;
  Positions positions;
};

TwoLines two_lines() {
  TwoLines made;
  for (const char* id : {"above", "below", "goal"}) made.view.boxes.push_back({.id = id});
  for (const std::size_t from : {0, 1}) {
    made.view.lines.push_back({.id = "line" + std::to_string(from),
                               .from = from,
                               .to = 2,
                               .share = 1,
                               .share_at_end = 1});
    const double y = from == 0 ? 300 : 100;
    made.positions.nodes[node_name(from)] = {{50, y}, 100, 40};
    made.positions.edges["line" + std::to_string(from)] = {
        {{100, y}, {200, y}, {300, 200}, {400, 200}}, {}};
  }
  made.positions.nodes[node_name(2)] = {{450, 200}, 100, 60};
  return made;
}

TEST(LineFans, SpreadEndsAlongTheSideInTheOrderInWhichTheyCome) {
  const TwoLines made = two_lines();
  const Positions fanned_ones = fanned(made.view, made.positions, 14);
  const double above = fanned_ones.edges.at("line0").points.back().y;
  const double below = fanned_ones.edges.at("line1").points.back().y;
  EXPECT_GE(above - below, line_width(1.0, 14));
  EXPECT_LE(above, 230);
  EXPECT_GE(below, 170);
}

TEST(LineFans, LeaveBoxesAndSidesWithOneLineAsTheyAre) {
  TwoLines made = two_lines();
  const Positions fanned_ones = fanned(made.view, made.positions, 14);
  EXPECT_EQ(fanned_ones.edges.at("line0").points.front().y, 300);
  EXPECT_EQ(fanned_ones.nodes.at(node_name(2)).centre.y, 200);
  made.view.lines.pop_back();
  EXPECT_EQ(fanned(made.view, made.positions, 14).edges.at("line0").points.back().y, 200);
}

}  // namespace
}  // namespace sideflow::reports
