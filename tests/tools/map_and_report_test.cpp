// sideflow map and sideflow report: one file each, or standard output.
#include "tests/tools/run_program.hpp"

#include <gtest/gtest.h>

namespace sideflow::tools::test {
namespace {

TEST(MapVerb, WritesTheFormatOfTheExtension) {
  const Folder folder;
  const std::pair<const char*, const char*> beginnings[] = {
      {"map.svg", "<?xml"}, {"map.png", "\x89PNG"}, {"map.pdf", "%PDF-"}, {"map.dot", "digraph"}};
  for (const auto& [name, beginning] : beginnings) {
    const Outcome run = sideflow({"map", "testland.yaml", "-o", folder / name});
    EXPECT_EQ(run.code, 0) << run.talk;
    EXPECT_NE(content(folder / name).substr(0, 200).find(beginning), std::string::npos) << name;
    EXPECT_NE(run.talk.find("wrote " + (folder / name) + " (map text "), std::string::npos)
        << run.talk;
    EXPECT_EQ(run.out, "");
  }
}

TEST(MapVerb, WritesToStandardOutputInTheFormatAskedFor) {
  const Outcome run = sideflow({"map", "testland.yaml", "-o", "-", "-f", "svg"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_NE(run.out.find("<svg"), std::string::npos);
  EXPECT_EQ(sideflow({"map", "testland.yaml", "-o", "-"}).code, 2);
}

TEST(ReportVerb, WritesMarkdownToAFileAndToStandardOutput) {
  const Folder folder;
  ASSERT_EQ(sideflow({"report", "testland.yaml", "-o", folder / "x.md"}).code, 0);
  const Outcome run = sideflow({"report", "testland.yaml", "-o", "-"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_EQ(run.out, content(folder / "x.md"));
  EXPECT_EQ(run.out.rfind("# What 4 of 8 groups notice ", 0), 0u);
}

TEST(ReportVerb, ReplacesAFileWholeAndLeavesItWhereTheModelHasErrors) {
  const Folder folder;
  ASSERT_EQ(sideflow({"report", "testland.yaml", "-o", folder / "x.md"}).code, 0);
  const std::string before = content(folder / "x.md");
  EXPECT_EQ(sideflow({"report", "five-mistakes.yaml", "-o", folder / "x.md"}).code, 1);
  EXPECT_EQ(content(folder / "x.md"), before);
}

TEST(ReportVerb, SaysThatItCannotWrite) {
  const Outcome run = sideflow({"report", "testland.yaml", "-o", "/nowhere/at/all/x.md"});
  EXPECT_EQ(run.code, 3);
  EXPECT_EQ(
      run.talk,
      "sideflow: error: cannot write /nowhere/at/all/x.md: there is no folder /nowhere/at/all\n");
}

}  // namespace
}  // namespace sideflow::tools::test
