// sideflow show: the table on the terminal.
#include "tests/tools/run_program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sideflow::tools::test {
namespace {

/// The line of the output that begins with `start`.
std::string line(const std::string& out, const std::string& start) {
  const std::size_t place = out.find("\n" + start);
  return place == std::string::npos ? ""
                                    : out.substr(place + 1, out.find('\n', place + 1) - place - 1);
}

TEST(ShowReach, HasTheFindingAndALineForEachRow) {
  const Outcome run = sideflow({"show", "reach", "testland.yaml"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_EQ(run.out.rfind("What 4 of 8 groups notice ", 0), 0u);
  EXPECT_NE(line(run.out, "Police").find("arrives"), std::string::npos);
  EXPECT_NE(line(run.out, "Police").find("0.42, range 0.30 to 0.51"), std::string::npos);
  EXPECT_NE(line(run.out, "Taxi drivers").find("hangs on an assumption"), std::string::npos);
  EXPECT_NE(line(run.out, "Street workers").find("rarely arrives"), std::string::npos);
}

TEST(ShowReach, GivesNoNumberWhereNobodyWasAsked) {
  const std::string out = sideflow({"show", "reach", "testland.yaml"}).out;
  EXPECT_EQ(line(out, "Teachers").find_first_of("0123456789"), std::string::npos);
  EXPECT_EQ(line(out, "Teachers").find("does not arrive"), std::string::npos);
  EXPECT_NE(line(out, "Teachers").find("not known (not asked)"), std::string::npos);
}

TEST(ShowReach, CanBeNarrowedToAKind) {
  const std::string out = sideflow({"show", "reach", "testland.yaml", "--kind", "guidance"}).out;
  EXPECT_EQ(line(out, "Police"), "");
  EXPECT_NE(line(out, "Doctors").find("should be told: arrives"), std::string::npos) << out;
}

TEST(ShowReach, SpeaksOfTheChosenKindAlone) {
  const std::string guidance =
      sideflow({"show", "reach", "testland.yaml", "--kind", "guidance"}).out;
  EXPECT_EQ(guidance.rfind("Only: Guidance\n\nWho", 0), 0u) << guidance;
  const std::string suspicion =
      sideflow({"show", "reach", "testland.yaml", "--kind", "suspicion"}).out;
  EXPECT_EQ(suspicion.rfind("Only: Suspicion\nWhat 4 of 8 groups notice ", 0), 0u) << suspicion;
}

TEST(ShowReach, PrintsJsonAsInTheResults) {
  const Outcome run = sideflow({"show", "reach", "testland.yaml", "--json", "--kind", "suspicion"});
  const nlohmann::json json = nlohmann::json::parse(run.out);
  EXPECT_EQ(json["reach"].size(), 9u);
  EXPECT_FALSE(json.contains("total"));
}

TEST(ShowReach, OfAFileWithMistakesShowsThem) {
  const Outcome run = sideflow({"show", "reach", "five-mistakes.yaml"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_NE(run.talk.find("five-mistakes.yaml:40:13: error: "), std::string::npos);
}

}  // namespace
}  // namespace sideflow::tools::test
