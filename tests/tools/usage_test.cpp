// Wrong usage, help, schemas, and an output that cannot be written.
#include "tests/tools/run_program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sideflow::tools::test {
namespace {

void expect_wrong_usage(const std::vector<std::string>& arguments, const std::string& text) {
  const Outcome run = sideflow(arguments);
  EXPECT_EQ(run.code, 2) << run.talk;
  EXPECT_EQ(run.talk, "sideflow: error: " + text + "\n");
  EXPECT_EQ(run.out, "");
}

TEST(Usage, AnUnknownVerbGetsTheNearestOne) {
  expect_wrong_usage({"analyze", "testland.yaml", "-o", "out"},
                     "unknown verb \"analyze\"; did you mean \"analyse\"?");
  expect_wrong_usage({"frobnicate"},
                     "unknown verb \"frobnicate\"; there is analyse, check, describe, export, "
                     "import, map, new, report and show");
}

TEST(Usage, AnUnknownOptionGetsTheNearestOne) {
  expect_wrong_usage({"check", "testland.yaml", "--strct"},
                     "unknown option \"--strct\"; did you mean \"--strict\"?");
  expect_wrong_usage({"analyse", "testland.yaml", "--treshold", "0.3"},
                     "unknown option \"--treshold\"; did you mean \"--threshold\"?");
}

TEST(Usage, AnUnknownTableKindOrFormatGetsTheNearestOne) {
  expect_wrong_usage({"show", "rech", "testland.yaml"},
                     "\"rech\" is not a table; did you mean \"reach\"?");
  expect_wrong_usage({"show", "reach", "testland.yaml", "--kind", "suspicions"},
                     "\"suspicions\" is not a kind of this network; did you mean \"suspicion\"?");
  expect_wrong_usage({"map", "testland.yaml", "-o", "x.svgg"},
                     "\"svgg\" is not a format; did you mean \"svg\"?");
  expect_wrong_usage({"report", "testland.yaml", "-o", "x.odt"},
                     "\"odt\" is not a format; there is md, html, pdf and docx");
  expect_wrong_usage({"map", "testland.yaml", "-o", "map"},
                     "\"map\" has no extension: name the format with -f (svg, png, pdf and dot)");
  expect_wrong_usage({"--schema", "networks"},
                     "\"networks\" is not a schema; did you mean \"network\"?");
}

TEST(Usage, NumbersAreSpelledRight) {
  expect_wrong_usage({"show", "reach", "testland.yaml", "--threshold", "0,5"},
                     "--threshold is a number from 0 to 1, not \"0,5\"; write 0.5");
  expect_wrong_usage({"show", "reach", "testland.yaml", "--threshold", "nan"},
                     "--threshold is a number from 0 to 1, not \"nan\"");
  expect_wrong_usage({"show", "reach", "testland.yaml", "--diagram-budget", "-1"},
                     "--diagram-budget is a whole number of at least 1, not \"-1\"");
}

TEST(Usage, NumbersOfAnalysesAreSpelledRight) {
  const auto expect_refused = [](const char* option, const char* value, const std::string& words) {
    expect_wrong_usage({"show", "ledger", "testland.yaml", option, value},
                       std::string(option) + " is " + words + ", not \"" + value + "\"");
  };
  expect_refused("--draws", "many", "a whole number from 0 to 1000000");
  expect_refused("--draws", "1000001", "a whole number from 0 to 1000000");
  expect_refused("--seed", "-1", "a whole number of at least 0");
  expect_refused("--seed", "1.5", "a whole number of at least 0");
  expect_refused("--threads", "5000", "a whole number from 0 to 4096");
  expect_refused("--error", "0", "a number above 0 and below 0.5");
  expect_refused("--error", "0.5", "a number above 0 and below 0.5");
  expect_wrong_usage({"show", "ledger", "testland.yaml", "--error", "0,01"},
                     "--error is a number above 0 and below 0.5, not \"0,01\"; write 0.01");
}

TEST(Usage, AnEmptyValueIsNoValue) {
  for (const char* option :
       {"--threshold", "--draws", "--seed", "--threads", "--error", "--diagram-budget", "--kind"})
    expect_wrong_usage({"show", "reach", "testland.yaml", option, ""},
                       std::string(option) + " needs a value, not \"\"");
  expect_wrong_usage({"analyse", "testland.yaml", "-o", ""}, "--out needs a value, not \"\"");
  expect_wrong_usage({"map", "testland.yaml", "-o", "x.svg", "-f", ""},
                     "--format needs a value, not \"\"");
  expect_wrong_usage({"show", "reach", ""}, "FILE needs a value, not \"\"");
  expect_wrong_usage({"show", "reach", "testland.yaml", "--color", ""},
                     "--color needs a value, not \"\"");
}

TEST(Usage, TheModelBelongsToTheResultsOfAnalyse) {
  const Outcome run = sideflow({"show", "reach", "testland.yaml", "--with-model"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.talk.find("unknown option \"--with-model\""), std::string::npos) << run.talk;
}

TEST(Usage, EveryVerbThatAnalysesTakesTheSameOptions) {
  for (const char* verb : {"analyse", "show", "map", "report"}) {
    const std::string help = sideflow({verb, "--help"}).out;
    for (const char* option : {"--threshold", "--with-external", "--draws", "--seed", "--threads",
                               "--error", "--diagram-budget"})
      EXPECT_NE(help.find(option), std::string::npos) << verb << " " << option;
  }
}

TEST(Usage, AnalyseMustKnowWhereToWrite) {
  expect_wrong_usage(
      {"analyse", "testland.yaml"},
      "say where the results go: -o FOLDER, or --json FILE (\"-\": standard output)");
  expect_wrong_usage({"analyse", "-", "-", "-o", "out"},
                     "standard input (\"-\") can be read once only");
}

TEST(Usage, WithoutAVerbSaysWhatThereIs) {
  expect_wrong_usage({},
                     "say what to do; there is analyse, check, describe, export, import, map, new, "
                     "report and show (sideflow --help)");
}

TEST(Usage, MissingArgumentsAreNamed) {
  EXPECT_EQ(sideflow({"check"}).code, 2);
  EXPECT_NE(sideflow({"check"}).talk.find("FILE"), std::string::npos);
  const Outcome map = sideflow({"map", "testland.yaml"});
  EXPECT_EQ(map.code, 2);
  EXPECT_NE(map.talk.find("-o FILE.svg, .png, .pdf or .dot is needed"), std::string::npos);
  const Outcome report = sideflow({"report", "testland.yaml"});
  EXPECT_EQ(report.code, 2);
  EXPECT_NE(report.talk.find("-o FILE.md, .html, .pdf or .docx is needed"), std::string::npos);
}

TEST(Usage, ShowSaysWhatThereIsAndTakesOneFile) {
  EXPECT_NE(sideflow({"show"}).talk.find(
                "there is: reach, ledger, bottlenecks, centrality, handover and meeting\n"),
            std::string::npos);
  const Outcome two = sideflow({"show", "reach", "testland.yaml", "testland.yaml"});
  EXPECT_EQ(two.code, 2);
  EXPECT_NE(two.talk.find("one file at a time"), std::string::npos);
}

TEST(Usage, HelpAndVersionAreData) {
  for (const std::vector<std::string>& asked :
       {std::vector<std::string>{"--help"}, {"analyse", "--help"}, {"--version"}}) {
    const Outcome run = sideflow(asked);
    EXPECT_EQ(run.code, 0);
    EXPECT_EQ(run.talk, "");
    EXPECT_NE(run.out.find(asked.back() == "--version" ? "sideflow " : "Options:"),
              std::string::npos);
  }
}

TEST(Schema, IsPrintedForNetworksVocabulariesAndResults) {
  EXPECT_EQ(sideflow({"--schema"}).out, sideflow({"--schema", "network"}).out);
  for (const char* of : {"network", "vocabulary", "results"}) {
    const Outcome run = sideflow({"--schema", of});
    EXPECT_EQ(run.code, 0);
    EXPECT_EQ(nlohmann::json::parse(run.out)["$schema"],
              "https://json-schema.org/draft/2020-12/schema")
        << of;
  }
}

TEST(StandardOutput, ThatIsFullOrClosedIsAnError) {
  const Outcome full = sideflow({"--version"}, {.output_file = "/dev/full"});
  EXPECT_EQ(full.code, 3);
  EXPECT_EQ(full.talk,
            "sideflow: error: cannot write to standard output: No space left on device\n");
  EXPECT_EQ(sideflow({"--version"}, {.output_file = "closed"}).code, 3);
  EXPECT_EQ(
      sideflow({"analyse", "testland.yaml", "--json", "-"}, {.output_file = "/dev/full"}).code, 3);
}

TEST(Colour, ComesOnlyWhereItIsWanted) {
  const std::string red = "\x1b[1;31m";
  EXPECT_EQ(sideflow({"check", "five-mistakes.yaml"}).talk.find(red), std::string::npos);
  EXPECT_NE(sideflow({"check", "five-mistakes.yaml", "--color", "always"}).talk.find(red),
            std::string::npos);
  EXPECT_EQ(sideflow({"--color", "blue", "check", "five-mistakes.yaml"}).code, 2);
}

}  // namespace
}  // namespace sideflow::tools::test
