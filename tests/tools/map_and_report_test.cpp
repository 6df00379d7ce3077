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

TEST(MapVerb, DrawsTheSameBytesOnEveryRun) {
  const std::string file = SIDEFLOW_SOURCE_DIR "/data/countries/denmark.yaml";
  for (const std::string view : {"loss", "change"}) {
    const std::vector<std::string> words{"map",          file, "--view", view, "--scenario",
                                         "central-unit", "-o", "-",      "-f", "svg"};
    const Outcome first = sideflow(words);
    ASSERT_EQ(first.code, 0) << first.talk;
    EXPECT_EQ(first.out, sideflow(words).out) << view;
  }
}

/// The outline of the box `id` in an SVG: the points of its first polygon.
/// Graphviz writes hyphens as numbers.
std::string outline(const std::string& svg, std::string id) {
  for (std::size_t at = 0; (at = id.find('-', at)) != std::string::npos;)
    id.replace(at, 1, "&#45;");
  const std::size_t box = svg.find("id=\"" + id + "\"");
  if (box == std::string::npos) return "";
  const std::size_t points = svg.find("points=\"", box);
  return svg.substr(points, svg.find('"', points + 8) - points);
}

TEST(MapVerb, MovesNothingBetweenTodayAScenarioAndWhatItChanges) {
  const std::string file = SIDEFLOW_SOURCE_DIR "/data/countries/denmark.yaml";
  const std::vector<std::string> end{"-o", "-", "-f", "svg"};
  const auto drawn = [&](std::vector<std::string> words) {
    words.insert(words.end(), end.begin(), end.end());
    return sideflow(words).out;
  };
  const std::string today = drawn({"map", file});
  const std::string after = drawn({"map", file, "--scenario", "central-unit"});
  const std::string change = drawn({"map", file, "--view", "change", "--scenario", "central-unit"});
  for (const char* id : {"actor-midwives", "actor-courts", "actor-municipality"}) {
    ASSERT_NE(outline(today, id), "") << id;
    EXPECT_EQ(outline(after, id), outline(today, id)) << id;
    EXPECT_EQ(outline(change, id), outline(today, id)) << id;
  }
}

TEST(ReportVerb, WritesMarkdownToAFileAndToStandardOutput) {
  const Folder folder;
  ASSERT_EQ(sideflow({"report", "testland.yaml", "-o", folder / "x.md"}).code, 0);
  const Outcome run = sideflow({"report", "testland.yaml", "-o", "-"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_EQ(run.out.rfind("# What 4 of 8 groups notice ", 0), 0u);
  // In a file the map stands, too: beside it.
  const std::string written = content(folder / "x.md");
  EXPECT_EQ(run.out.substr(0, 500), written.substr(0, 500));
  EXPECT_NE(written.find("(x-map.svg)"), std::string::npos);
  EXPECT_EQ(run.out.find(".svg"), std::string::npos);
  EXPECT_NE(content(folder / "x-map.svg").find("<svg"), std::string::npos);
}

TEST(ReportVerb, WritesPagesThatHoldTheirMap) {
  const Folder folder;
  const std::pair<const char*, const char*> beginnings[] = {
      {"x.html", "<!DOCTYPE html>"}, {"x.pdf", "%PDF-"}, {"x.docx", "PK"}};
  for (const auto& [name, beginning] : beginnings) {
    const Outcome run = sideflow({"report", "testland.yaml", "-o", folder / name});
    EXPECT_EQ(run.code, 0) << run.talk;
    EXPECT_EQ(content(folder / name).rfind(beginning, 0), 0u) << name;
  }
  EXPECT_NE(content(folder / "x.html").find("data:image/svg+xml"), std::string::npos);
}

TEST(ReportVerb, GivesTheSameBytesTwice) {
  const Folder folder;
  for (const char* format : {"md", "html", "pdf", "docx"}) {
    const std::string one = folder / (std::string("one.") + format);
    const std::string two = folder / (std::string("two.") + format);
    ASSERT_EQ(sideflow({"report", "testland.yaml", "--brief", "-o", one}).code, 0) << format;
    ASSERT_EQ(sideflow({"report", "testland.yaml", "--brief", "-o", two}).code, 0) << format;
    std::string first = content(one);
    for (std::size_t at = first.find("one-map"); at != std::string::npos;
         at = first.find("one-map"))
      first.replace(at, 3, "two");
    EXPECT_EQ(first, content(two)) << format;
  }
}

TEST(ReportVerb, NamesThePackageOfAProgramThatIsMissing) {
  const Folder folder;
  for (const auto& [format, package] :
       {std::pair{"pdf", "weasyprint"}, std::pair{"docx", "pandoc"}}) {
    const Outcome run = sideflow({"report", "testland.yaml", "-o", folder / "x", "-f", format},
                                 {.environment = {"PATH=" + folder.path()}});
    EXPECT_EQ(run.code, 4) << run.talk;
    EXPECT_NE(run.talk.find(package), std::string::npos) << run.talk;
    EXPECT_EQ(content(folder / "x"), "");
  }
}

TEST(ReportVerb, SaysInEveryEditionForWhomItIs) {
  for (const auto& [edition, words] :
       {std::pair{"public", "Public edition"}, std::pair{"partners", "For partners only"},
        std::pair{"internal", "Internal: do not pass on"}}) {
    const Outcome run =
        sideflow({"report", "testland.yaml", "--edition", edition, "-o", "-", "-f", "html"});
    EXPECT_EQ(run.code, 0) << run.talk;
    EXPECT_NE(run.out.find(words), std::string::npos) << edition;
  }
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
