#include "map_case.hpp"
#include "reports/map/loss_map.hpp"
#include "reports/map/dot_text.hpp"
#include "reports/map/fonts.hpp"
#include "reports/map/layout_client.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using testing::country_case;
using testing::dense_case;
using testing::MapCase;

const LayoutProgram kProgram{.path = SIDEFLOW_LAYOUT};
constexpr const char* kSmallGraph = "digraph a { node [shape=box]; x -> y; x -> z; }\n";

std::string layout_text(const MapCase& of) {
  const MapView view = compose_loss_map(of.network, of.analysis, of.flows);
  return layout_dot(view, arrange(view, 26));
}

TEST(LayoutProgram, GivesTheSameBytesOnEveryRun) {
  const std::string dot = layout_text(country_case());
  const LayoutReply first = ask_layout(kProgram, LayoutJob::positions, dot);
  ASSERT_EQ(first.outcome, LayoutOutcome::done) << first.problem;
  EXPECT_EQ(first.bytes, ask_layout(kProgram, LayoutJob::positions, dot).bytes);
}

TEST(LayoutProgram, HasNothingToGrumbleAboutInAMap) {
  const LayoutReply reply = ask_layout(kProgram, LayoutJob::positions, layout_text(country_case()));
  EXPECT_EQ(reply.warnings, std::vector<std::string>());
}

TEST(LayoutProgram, GivesTheSameBytesTheSecondTimeInOneProcess) {
  const std::string dot = layout_text(country_case());
  for (const LayoutJob job :
       {LayoutJob::positions, LayoutJob::svg, LayoutJob::png, LayoutJob::pdf}) {
    // Kept positions are needed for pictures: a graph whose nodes all have one.
    const std::string graph = job == LayoutJob::positions
                                  ? dot
                                  : "digraph a { x [pos=\"20,20\"]; y [pos=\"90,60\"]; x -> y; }\n";
    const std::string once = ask_layout(kProgram, job, graph).bytes;
    ASSERT_FALSE(once.empty());
    EXPECT_EQ(ask_layout(kProgram, job, graph + graph).bytes, once + once);
  }
}

TEST(LayoutProgram, SaysWhatIsWrongWithAGraph) {
  for (const char* bad : {"", "digraph {", "digraph a { x -> }", "hello"}) {
    const LayoutReply reply = ask_layout(kProgram, LayoutJob::svg, bad);
    EXPECT_EQ(reply.outcome, LayoutOutcome::refused) << bad;
    EXPECT_FALSE(reply.problem.empty()) << bad;
    EXPECT_TRUE(reply.bytes.empty()) << bad;
  }
}

TEST(LayoutProgram, IsEndedWhenItTakesTooLong) {
  const LayoutReply reply = ask_layout({SIDEFLOW_LAYOUT, std::chrono::milliseconds(1)},
                                       LayoutJob::positions, layout_text(dense_case(60, 150)));
  EXPECT_EQ(reply.outcome, LayoutOutcome::timed_out);
  EXPECT_EQ(reply.problem, "the layout took longer than 0.001 s and was ended");
}

TEST(LayoutProgram, ThatIsNotThereIsNamed) {
  const LayoutReply reply =
      ask_layout({.path = "/nowhere/sideflow-layout"}, LayoutJob::svg, kSmallGraph);
  EXPECT_EQ(reply.outcome, LayoutOutcome::not_started);
  EXPECT_NE(reply.problem.find("/nowhere/sideflow-layout"), std::string::npos);
}

TEST(LayoutProgram, ThatEndsWithoutListeningIsNoSignalToUs) {
  const LayoutReply reply =
      ask_layout({.path = "/bin/false"}, LayoutJob::svg, std::string(5'000'000, ' '));
  EXPECT_EQ(reply.outcome, LayoutOutcome::refused);
}

TEST(LayoutProgram, TakesAGraphAndGivesAPictureLargerThanAnyPipe) {
  std::string graph = "digraph a {\n";
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    graph +=
        "n" + number + " [label=\"" + std::string(100, 'x') + "\", pos=\"" + number + ",0\"];\n";
  }
  const LayoutReply reply = ask_layout(kProgram, LayoutJob::svg, graph + "}\n");
  ASSERT_EQ(reply.outcome, LayoutOutcome::done) << reply.problem;
  EXPECT_GT(reply.bytes.size(), 300'000u);
}

TEST(Fonts, AreMissedWhenNeitherArialNorLiberationSansIsThere) {
  EXPECT_EQ(font_problem_of("Arial"), "");
  EXPECT_EQ(font_problem_of("Liberation Sans"), "");
  EXPECT_NE(font_problem_of("DejaVu Sans").find("DejaVu Sans"), std::string::npos);
  EXPECT_NE(font_problem_of("").find("no font at all"), std::string::npos);
}

}  // namespace
}  // namespace sideflow::reports
