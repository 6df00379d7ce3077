// sideflow describe: a network's page, a vocabulary's codebook, what the sources say.
#include "tests/tools/run_program.hpp"

#include <filesystem>

#include <gtest/gtest.h>

namespace sideflow::tools::test {
namespace {

TEST(DescribeVerb, WritesAPageAndItsMapBesideIt) {
  const Folder folder;
  const Outcome run = sideflow({"describe", "testland.yaml", "-o", folder / "x.md"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_EQ(run.talk, "wrote " + (folder / "x.md") + "\n");
  EXPECT_EQ(content(folder / "x.md").rfind("# Testland\n", 0), 0u);
  EXPECT_NE(content(folder / "x.md").find("](x.svg)"), std::string::npos);
  EXPECT_NE(content(folder / "x.svg").find("<svg"), std::string::npos);
}

TEST(DescribeVerb, PrintsAPageWithoutAMap) {
  const Outcome run = sideflow({"describe", "testland.yaml", "-o", "-"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_EQ(run.out.rfind("# Testland\n", 0), 0u);
  EXPECT_EQ(run.out.find("!["), std::string::npos);
}

TEST(DescribeVerb, MakesACodebookOfAVocabulary) {
  const Folder folder;
  const Outcome run = sideflow(
      {"describe", SIDEFLOW_SOURCE_DIR "/data/vocabulary.yaml", "-o", folder / "codebook.md"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_NE(content(folder / "codebook.md").find("## Kinds of information"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder / "codebook.svg"));
}

TEST(DescribeVerb, WritesOnlyWhatTheSourcesSayWhenAsked) {
  const Outcome run = sideflow({"describe", "testland.yaml", "--sources", "-o", "-"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_EQ(run.out.rfind("# Testland: what the sources say, and where it stands\n", 0), 0u);
}

TEST(DescribeVerb, RefusesWhatItCannotDo) {
  const Folder folder;
  EXPECT_EQ(sideflow({"describe", "testland.yaml"}).code, 2);
  EXPECT_EQ(sideflow({"describe", "testland.yaml", "-o", folder / "x.pdf"}).code, 2);
  EXPECT_EQ(sideflow({"describe", "testland.yaml", "-o", "/nowhere/at/all/x.md"}).code, 3);
  EXPECT_EQ(sideflow({"describe", "five-mistakes.yaml", "-o", folder / "x.md"}).code, 1);
  EXPECT_FALSE(std::filesystem::exists(folder / "x.md"));
  EXPECT_FALSE(std::filesystem::exists(folder / "x.svg"));
}

}  // namespace
}  // namespace sideflow::tools::test
