#include "reports/map/late_boxes.hpp"

#include "reports/map/dot_marks.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

bool overlap(const NodePlace& a, const NodePlace& b) {
  return std::abs(a.centre.x - b.centre.x) < (a.width + b.width) / 2 &&
         std::abs(a.centre.y - b.centre.y) < (a.height + b.height) / 2;
}

TEST(LateBoxes, StandWhereNothingElseDoesAndMoveNobody) {
  MapView view;
  for (const char* id : {"a", "b", "c"}) view.boxes.push_back({.id = id, .name = {id}});
  for (int late = 0; late < 6; ++late) {
    view.boxes.push_back({.id = "barrier-" + std::to_string(late),
                          .sort = BoxSort::flow_barrier,
                          .name = {"a barrier that is long"},
                          .drawn = false});
    view.lines.push_back(
        {.id = "in" + std::to_string(late), .from = 0, .to = view.boxes.size() - 1});
    view.lines.push_back(
        {.id = "out" + std::to_string(late), .from = view.boxes.size() - 1, .to = 1});
  }
  Positions before;
  before.width = 800;
  before.height = 400;
  before.nodes[node_name(0)] = {{60, 200}, 100, 40};
  before.nodes[node_name(1)] = {{740, 200}, 100, 40};
  before.nodes[node_name(2)] = {{400, 200}, 100, 40};
  const Positions after = with_late_boxes(view, before, 14);
  ASSERT_EQ(after.nodes.size(), 9u);
  for (std::size_t box = 0; box < 3; ++box)
    EXPECT_EQ(after.nodes.at(node_name(box)).centre.x, before.nodes.at(node_name(box)).centre.x);
  for (std::size_t a = 0; a < 9; ++a) {
    for (std::size_t b = a + 1; b < 9; ++b)
      EXPECT_FALSE(overlap(after.nodes.at(node_name(a)), after.nodes.at(node_name(b))))
          << a << " and " << b;
  }
}

}  // namespace
}  // namespace sideflow::reports
