// sideflow analyse: everything of a network in one go.
#include "tests/tools/run_program.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sideflow::tools::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFiles[] = {"results.json", "report.md", "map.svg",
                                  "map.png",      "map.pdf",   "map.dot"};

const nlohmann::json& row_of(const nlohmann::json& results, const std::string& actor) {
  for (const nlohmann::json& row : results["reach"]) {
    if (row["actor"] == actor) return row;
  }
  throw std::runtime_error("no row of " + actor);
}

nlohmann::json results() {
  const Outcome run = sideflow({"analyse", "testland.yaml", "--json", "-"});
  EXPECT_EQ(run.code, 0) << run.talk;
  return nlohmann::json::parse(run.out);
}

TEST(Analyse, WritesResultsReportAndMapIntoAFolderOfTheNetwork) {
  const Folder folder;
  const Outcome run = sideflow({"analyse", "testland.yaml", "-o", folder / "out"});
  EXPECT_EQ(run.code, 0) << run.talk;
  for (const char* name : kFiles) EXPECT_NE(content(folder / "out/testland/" + name), "") << name;
  EXPECT_EQ(run.out.rfind("testland: " + (folder / "out/testland/map.png") +
                              ", map.svg, map.pdf, map.dot, report.md, report.html, results.json, "
                              "tables.xlsx (map text ",
                          0),
            0u)
      << run.out;
  EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 1);
}

TEST(Analyse, GivesTheSameBytesTwice) {
  const Folder folder;
  for (const char* out : {"one", "two"})
    ASSERT_EQ(sideflow({"analyse", "testland.yaml", "-o", folder / out}).code, 0);
  for (const char* name : kFiles) {
    EXPECT_EQ(content(folder / "one/testland/" + name), content(folder / "two/testland/" + name))
        << name;
  }
}

TEST(Analyse, PrintsNothingButTheResultsWhereTheyGoToStandardOutput) {
  const nlohmann::json json = results();
  EXPECT_EQ(json["format"], "sideflow-results/1");
  EXPECT_EQ(json["network"]["id"], "testland");
  EXPECT_EQ(json["total"]["rows"], 8);
}

TEST(Analyse, GivesEveryRowItsVerdict) {
  const nlohmann::json json = results();
  const std::pair<const char*, const char*> verdicts[] = {
      {"border-guard", "blocked"}, {"court", "blocked"},     {"doctors", "no-route"},
      {"hotline", "no-route"},     {"ngo", "faint"},         {"police", "reached"},
      {"taxi", "reached"},         {"teachers", "no-route"}, {"unit", "at-home"}};
  for (const auto& [actor, verdict] : verdicts)
    EXPECT_EQ(row_of(json, actor)["verdict"], verdict) << actor;
  EXPECT_EQ(row_of(json, "doctors")["why"], "said");
  EXPECT_EQ(row_of(json, "hotline")["why"], "open");
  EXPECT_EQ(row_of(json, "teachers")["why"], "not-asked");
  EXPECT_EQ(row_of(json, "court")["verdict_high"], "faint");
  EXPECT_EQ(row_of(json, "border-guard")["verdict_high"], "blocked");
}

TEST(Analyse, ComputesWhatCanBeWorkedOutByHand) {
  const nlohmann::json json = results();
  EXPECT_NEAR(row_of(json, "police")["probability"]["best"].get<double>(), 0.7 * 0.6, 1e-12);
  EXPECT_NEAR(row_of(json, "taxi")["probability"]["best"].get<double>(), 0.7 * 0.7 * 0.6, 1e-12);
  EXPECT_NEAR(row_of(json, "taxi")["probability"]["low"].get<double>(), 0.5 * 0.5 * 0.6, 1e-12);
  EXPECT_EQ(row_of(json, "taxi")["assumption_bounds"]["pessimistic"], 0.0);
  EXPECT_NEAR(json["total"]["arrived"]["best"].get<double>(), 0.42 + 0.294 + 0.07, 1e-12);
}

TEST(Analyse, TakesTheThresholdThatIsAskedFor) {
  const Outcome run = sideflow({"analyse", "testland.yaml", "--json", "-", "--threshold", "0.3"});
  const nlohmann::json json = nlohmann::json::parse(run.out);
  EXPECT_EQ(json["options"]["threshold"], 0.3);
  EXPECT_EQ(row_of(json, "taxi")["verdict"], "faint");
}

TEST(Analyse, HasEveryBlockOfTheResults) {
  const nlohmann::json json = results();
  for (const char* key : {"reach", "inform", "total", "ledger", "ledger_total", "elements",
                          "joint_gains", "warnings"})
    EXPECT_TRUE(json.contains(key)) << key;
  EXPECT_FALSE(json.contains("model"));
  EXPECT_EQ(json["options"]["draws"], 1000);
  EXPECT_EQ(json["ledger"].size(), 8u) << "the contact point is at home";
}

TEST(Analyse, AddsTheModelAndElementsOnNoWayWhereTheyAreAskedFor) {
  const Outcome run = sideflow(
      {"analyse", "testland.yaml", "--json", "-", "--with-model", "--all", "--draws", "0"});
  const nlohmann::json json = nlohmann::json::parse(run.out);
  EXPECT_EQ(json["model"]["arcs"].size(), 8u);
  const auto has_guidance = [](const nlohmann::json& elements) {
    return std::any_of(elements.begin(), elements.end(), [](const nlohmann::json& element) {
      return element["element"] == "channel:unit/doctors:guidance";
    });
  };
  EXPECT_TRUE(has_guidance(json["elements"]));
  EXPECT_FALSE(has_guidance(results()["elements"]));
  EXPECT_EQ(json["options"]["draws"], 0);
}

TEST(Analyse, WritesTheGoodOnesOfSeveralFiles) {
  const Folder folder;
  const Outcome run =
      sideflow({"analyse", "five-mistakes.yaml", "testland.yaml", "-o", folder.path()});
  EXPECT_EQ(run.code, 1);
  EXPECT_TRUE(fs::exists(folder / "testland/results.json"));
  EXPECT_FALSE(fs::exists(folder / "five-mistakes"));
}

TEST(Analyse, RefusesTheSameNetworkIdTwice) {
  const Folder folder;
  fs::copy(SIDEFLOW_TEST_FILES "/testland.yaml", folder / "again.yaml");
  const Outcome run =
      sideflow({"analyse", "testland.yaml", folder / "again.yaml", "-o", folder / "out"});
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(
      run.talk.find("sideflow: error: the network id \"testland\" stands in testland.yaml and " +
                    (folder / "again.yaml") + ": nothing is written for it\n"),
      std::string::npos)
      << run.talk;
  EXPECT_FALSE(fs::exists(folder / "out/testland"));
}

TEST(Analyse, RefusesAnIdThatWindowsKeepsForADevice) {
  std::string text = content(SIDEFLOW_TEST_FILES "/testland.yaml");
  text.replace(text.find("id: testland"), 12, "id: nul");
  const Folder folder;
  const Outcome run = sideflow({"analyse", "-", "-o", folder.path()}, {.input = text});
  EXPECT_EQ(run.code, 1) << run.talk;
  EXPECT_FALSE(fs::exists(folder / "nul"));
}

TEST(Analyse, SaysThatItCannotWrite) {
  const Folder folder;
  std::ofstream(folder / "file") << "a file where a folder should be";
  const Outcome run = sideflow({"analyse", "testland.yaml", "-o", folder / "file"});
  EXPECT_EQ(run.code, 3);
  EXPECT_NE(run.talk.find("sideflow: error: cannot make the folder " + (folder / "file/testland")),
            std::string::npos)
      << run.talk;
}

TEST(Analyse, WithoutTheLayoutProgramWritesTheRestAndNamesIt) {
  const Folder folder;
  fs::copy(SIDEFLOW_PROGRAM, folder / "sideflow");
  fs::create_directories(folder / "out/testland");
  std::ofstream(folder / "out/testland/map.svg") << "the map of an earlier run";
  const Outcome run = sideflow({"analyse", "testland.yaml", "-o", folder / "out"},
                               {.program = folder / "sideflow"});
  EXPECT_EQ(run.code, 4);
  EXPECT_NE(run.talk.find("sideflow-layout is missing"), std::string::npos) << run.talk;
  EXPECT_TRUE(fs::exists(folder / "out/testland/results.json"));
  EXPECT_TRUE(fs::exists(folder / "out/testland/report.md"));
  EXPECT_FALSE(fs::exists(folder / "out/testland/map.svg"));
}

TEST(Analyse, WritesTheStructureInTheOrderOfTheFormat) {
  const std::string text = sideflow({"analyse", "testland.yaml", "--json", "-"}).out;
  std::size_t before = 0;
  for (const char* key : {"\"elements\"", "\"gatekeepers\"", "\"single_collectors\"",
                          "\"centrality\"", "\"components\"", "\"hand_over\"", "\"warnings\""}) {
    const std::size_t at = text.find(std::string("\n  ") + key);
    ASSERT_NE(at, std::string::npos) << key;
    EXPECT_GT(at, before) << key;
    before = at;
  }
}

}  // namespace
}  // namespace sideflow::tools::test
