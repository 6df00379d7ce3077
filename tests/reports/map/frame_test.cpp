#include "reports/map/frame.hpp"

#include "reports/map/label_lines.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

TEST(Frame, BreaksATitleIntoLinesOfAboutEqualLength) {
  MapView view;
  view.title =
      "What 9 of 12 groups notice does not arrive at the National Contact Point; 3 more were not "
      "asked about it";
  const Frame frame = frame_of(view);
  ASSERT_EQ(frame.title.size(), 2u);
  const double first = text_width(frame.title[0], Weight::bold);
  const double second = text_width(frame.title[1], Weight::bold);
  EXPECT_GT(second, 0.6 * first);
  EXPECT_EQ(frame.title[0] + " " + frame.title[1], view.title);
}

TEST(Frame, KeepsEveryTitleWithinTheCanvasAndClearOfTheMap) {
  MapView view;
  for (int words = 0; words < 60; ++words) {
    const Frame frame = frame_of(view);
    for (const std::string& line : frame.title)
      EXPECT_LE(text_width(line, Weight::bold) * frame.title_size, kCanvasWidth) << words;
    EXPECT_GE(frame.title_room.bottom, frame.map_room.top) << words;
    EXPECT_LE(frame.source_room.top, frame.map_room.bottom) << words;
    view.title += "information ";
  }
}

}  // namespace
}  // namespace sideflow::reports
