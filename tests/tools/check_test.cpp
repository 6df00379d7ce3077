// sideflow check: all mistakes at once, each with its place.
#include "tests/tools/run_program.hpp"

#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sideflow::tools::test {
namespace {

/// The first lines of all messages, without their codes.
std::vector<std::string> messages(const std::string& talk, const std::string& file) {
  std::vector<std::string> found;
  for (std::size_t start = 0; start < talk.size();) {
    const std::size_t end = talk.find('\n', start);
    const std::string line = talk.substr(start, end - start);
    if (line.rfind(file + ":", 0) == 0) found.push_back(line.substr(0, line.rfind(" [")));
    start = end + 1;
  }
  return found;
}

TEST(Check, ShowsFiveDifferentMistakesWithTheirPlaces) {
  const Outcome run = sideflow({"check", "five-mistakes.yaml"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, "five-mistakes.yaml: 5 errors, 0 warnings\n");
  const std::vector<std::string> found = messages(run.talk, "five-mistakes.yaml");
  ASSERT_EQ(found.size(), 5u) << run.talk;
  const char* places[] = {"five-mistakes.yaml:28:11: error: ", "five-mistakes.yaml:34:5: error: ",
                          "five-mistakes.yaml:40:13: error: ", "five-mistakes.yaml:44:5: error: ",
                          "five-mistakes.yaml:53:13: error: "};
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_EQ(found[i].rfind(places[i], 0), 0u) << found[i];
  for (const char* help : {"doctor", "collects", "0.5"})
    EXPECT_NE(run.talk.find(help), std::string::npos) << help;
}

TEST(Check, GivesTheSameMistakesAsJson) {
  const Outcome run = sideflow({"check", "--json", "five-mistakes.yaml"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.talk, "");
  const nlohmann::json json = nlohmann::json::parse(run.out);
  EXPECT_EQ(json["format"], "sideflow-check/1");
  const nlohmann::json& file = json["files"][0];
  EXPECT_EQ(file["path"], "five-mistakes.yaml");
  EXPECT_EQ(file["errors"], 5);
  ASSERT_EQ(file["diagnostics"].size(), 5u);
  EXPECT_EQ(file["diagnostics"][2]["line"], 40);
  EXPECT_EQ(file["diagnostics"][2]["excerpt"], "    passes: 0,5");
}

TEST(Check, SaysWhatIsThinInAFileWithoutMistakes) {
  const Outcome run = sideflow({"check", "testland.yaml"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_EQ(run.out.rfind("testland.yaml: no errors, ", 0), 0u) << run.out;
  EXPECT_NE(
      run.out.find("9 actors, 8 channels, 2 kinds; not asked where they pass things on: 9 actors; "
                   "likelihoods not graded by a source: 8 of 9\n"),
      std::string::npos)
      << run.out;
}

TEST(Check, ListsWhatIsThinAsJson) {
  const nlohmann::json json =
      nlohmann::json::parse(sideflow({"check", "--json", "testland.yaml"}).out);
  const nlohmann::json& thin = json["files"][0]["thin"];
  ASSERT_FALSE(thin.empty());
  EXPECT_EQ(thin[0]["what"], "not-asked-where");
  EXPECT_EQ(thin[0]["ids"].size(), 9u);
}

TEST(Check, ReadsStandardInput) {
  const Outcome run =
      sideflow({"check", "-"}, {.input = content(SIDEFLOW_TEST_FILES "/testland.yaml")});
  EXPECT_EQ(run.code, 0) << run.talk;
}

TEST(Check, LooksIntoFolders) {
  const Folder folder;
  std::filesystem::create_directories(folder / "below");
  for (const char* name : {"below/a.yaml", "b.yaml", "c.txt"})
    std::filesystem::copy(SIDEFLOW_TEST_FILES "/testland.yaml", folder / name);
  const Outcome run = sideflow({"check", folder.path()});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_LT(run.out.find("b.yaml"), run.out.find("below/a.yaml")) << run.out;
  EXPECT_EQ(run.out.find("c.txt"), std::string::npos);
}

TEST(Check, FailsForAFolderWithoutNetworksAndForAFileThatIsNotThere) {
  const Folder folder;
  const Outcome empty = sideflow({"check", folder.path()});
  EXPECT_EQ(empty.code, 3);
  EXPECT_EQ(empty.talk, "sideflow: error: no .yaml file below " + folder.path() + "\n");
  EXPECT_EQ(sideflow({"check", "nowhere.yaml"}).code, 3);
}

TEST(Check, StrictlyFailsOnWarnings) {
  const std::string thin =
      "sideflow: 1\nnetwork: {id: thin, name: Thin, as_of: 2010}\nroles:\n  group: {name: Group}\n"
      "actors:\n  a: {name: A, role: group}\n";
  const Outcome once = sideflow({"check", "-"}, {.input = thin});
  EXPECT_EQ(once.code, 0) << once.talk;
  EXPECT_NE(once.talk.find("warning: "), std::string::npos) << once.talk;
  EXPECT_EQ(sideflow({"check", "--strict", "-"}, {.input = thin}).code, 1);
}

}  // namespace
}  // namespace sideflow::tools::test
