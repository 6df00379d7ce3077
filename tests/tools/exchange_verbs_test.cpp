// sideflow export, import and new; and the tables of show as files.
#include "tests/tools/run_program.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace sideflow::tools::test {
namespace {

TEST(ExportVerb, WritesTheFormatOfTheExtension) {
  const Folder folder;
  const std::pair<const char*, const char*> beginnings[] = {
      {"x.graphml", "<?xml"}, {"x.gexf", "<?xml"}, {"x.dot", "digraph"},
      {"x.csv", "source,"},   {"x.json", "{"},     {"x.xlsx", "PK"}};
  for (const auto& [name, beginning] : beginnings) {
    const Outcome run = sideflow({"export", "testland.yaml", "-o", folder / name});
    EXPECT_EQ(run.code, 0) << run.talk;
    EXPECT_EQ(content(folder / name).rfind(beginning, 0), 0u)
        << name << ": " << content(folder / name).substr(0, 40);
  }
}

TEST(ImportVerb, ReadsBackTheActorsAndChannelsOfWhatWasExported) {
  const Folder folder;
  ASSERT_EQ(sideflow({"export", "testland.yaml", "-o", folder / "x.graphml"}).code, 0);
  const Outcome run =
      sideflow({"import", folder / "x.graphml", "-o", folder / "y.yaml", "--as-of", "2010-03"});
  ASSERT_EQ(run.code, 0) << run.talk;
  const Outcome check = sideflow({"check", folder / "y.yaml"});
  const Outcome before = sideflow({"check", "testland.yaml"});
  EXPECT_EQ(check.code, 0) << check.talk;
  // "..: no errors, 0 warnings; 9 actors, 8 channels, ...": as many as in the file that was exported.
  for (const char* what : {" actors", " channels", " kinds"}) {
    const auto number = [&](const std::string& line) {
      const std::size_t end = line.find(what);
      return line.substr(line.rfind(' ', end - 1), end - line.rfind(' ', end - 1));
    };
    EXPECT_EQ(number(check.out), number(before.out)) << what;
  }
}

TEST(ImportVerb, WritesNothingForAFileThatIsNotThere) {
  const Folder folder;
  const Outcome run = sideflow({"import", "nothing.graphml", "-o", folder / "z.yaml"});
  EXPECT_EQ(run.code, 3) << run.talk;
  EXPECT_EQ(content(folder / "z.yaml"), "");
}

TEST(NewVerb, WritesATemplateThatTheReaderAccepts) {
  const Folder folder;
  const Outcome run =
      sideflow({"new", "Exampleland", "-o", folder / "exampleland.yaml", "--as-of", "2026-01"});
  ASSERT_EQ(run.code, 0) << run.talk;
  const std::string text = content(folder / "exampleland.yaml");
  EXPECT_NE(text.find("name: Exampleland"), std::string::npos);
  const Outcome check = sideflow({"check", folder / "exampleland.yaml"});
  EXPECT_EQ(check.code, 0) << check.out << check.talk;
}

TEST(NewVerb, LeavesAFileThatIsThereAlone) {
  const Folder folder;
  ASSERT_EQ(sideflow({"new", "Exampleland", "-o", folder / "x.yaml"}).code, 0);
  const std::string before = content(folder / "x.yaml");
  const Outcome again = sideflow({"new", "Otherland", "-o", folder / "x.yaml"});
  EXPECT_NE(again.code, 0);
  EXPECT_EQ(content(folder / "x.yaml"), before);
}

TEST(ShowFiles, AreWorkbooksAndCommaSeparatedNumbers) {
  const Folder folder;
  for (const char* table : {"reach", "ledger", "bottlenecks", "centrality", "handover"}) {
    const Outcome run = sideflow({"show", table, "testland.yaml", "-o", folder / "x.xlsx"});
    EXPECT_EQ(run.code, 0) << table << run.talk;
    EXPECT_EQ(content(folder / "x.xlsx").rfind("PK", 0), 0u) << table;
  }
  ASSERT_EQ(sideflow({"show", "reach", "testland.yaml", "-o", folder / "c.csv"}).code, 0);
  ASSERT_EQ(sideflow({"show", "reach", "testland.yaml", "-o", folder / "s.csv", "--delimiter",
                      "semicolon"})
                .code,
            0);
  const std::string commas = content(folder / "c.csv"), semicolons = content(folder / "s.csv");
  EXPECT_GT(std::count(commas.begin(), commas.end(), ','), 50);
  EXPECT_GT(std::count(semicolons.begin(), semicolons.end(), ';'), 50);
}

TEST(ShowFiles, RefuseWhatMakesNoSense) {
  EXPECT_EQ(sideflow({"show", "meeting", "testland.yaml", "-o", "x.xlsx"}).code, 2);
  EXPECT_EQ(sideflow({"show", "reach", "testland.yaml", "--delimiter", "tab"}).code, 2);
  EXPECT_EQ(sideflow({"show", "reach", "testland.yaml", "-o", "-", "--delimiter", "colon"}).code,
            2);
}

}  // namespace
}  // namespace sideflow::tools::test
