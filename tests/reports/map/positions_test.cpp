#include "reports/map/positions.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

constexpr const char* kAnswer =
    "box 0,0,200,100\n"
    "node n0 10,20 1.5 0.5\n"
    "edge line-1 e,90,20 30,20 40,20 60,20 80,20\n"
    "end\n";

TEST(Positions, AreReadInPoints) {
  const auto positions = read_positions(kAnswer);
  ASSERT_TRUE(positions);
  EXPECT_EQ(positions->width, 200);
  EXPECT_EQ(positions->height, 100);
  EXPECT_EQ(positions->nodes.at("n0").width, 108);
  const EdgePath& path = positions->edges.at("line-1");
  ASSERT_EQ(path.points.size(), 4u);
  EXPECT_EQ(path.tip->x, 90);
}

TEST(Positions, AreNotReadFromAnythingElse) {
  EXPECT_FALSE(read_positions(""));
  EXPECT_FALSE(read_positions("box 0,0,200,100\n"));  // cut off
  EXPECT_FALSE(read_positions("node n0 10 1 1\nend\n"));
  EXPECT_FALSE(read_positions("node n0 nan,1 1 1\nend\n"));
  EXPECT_FALSE(read_positions("hello\nend\n"));
}

TEST(Positions, GrowAndMoveTogether) {
  const Positions moved = scaled(*read_positions(kAnswer), 2, {5, 7});
  EXPECT_EQ(moved.width, 400);
  EXPECT_EQ(moved.nodes.at("n0").centre.x, 25);
  EXPECT_EQ(moved.nodes.at("n0").centre.y, 47);
  EXPECT_EQ(moved.edges.at("line-1").tip->x, 185);
}

TEST(Pieces, StartAndEndWhereThePathDoes) {
  const EdgePath path{{{0, 0}, {10, 0}, {20, 0}, {30, 0}, {40, 0}, {50, 0}, {60, 0}}, Point{70, 0}};
  const auto parts = pieces(path, 5);
  ASSERT_EQ(parts.size(), 5u);
  EXPECT_NEAR(parts.front().points.front().x, 0, 1e-9);
  EXPECT_NEAR(parts.back().points.back().x, 60, 1e-9);
  EXPECT_FALSE(parts.front().tip);
  EXPECT_EQ(parts.back().tip->x, 70);
}

TEST(Pieces, LeaveNoGapBetweenThem) {
  const EdgePath path{{{0, 0}, {10, 30}, {20, -30}, {30, 0}}, {}};
  const auto parts = pieces(path, 4);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    EXPECT_GE(parts[i - 1].points.back().x, parts[i].points.front().x);
  }
  EXPECT_TRUE(pieces({}, 4).empty());
}

}  // namespace
}  // namespace sideflow::reports
