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

TEST(ShowReach, SaysHowSureAVerdictIs) {
  const std::string drawn = sideflow({"show", "reach", "testland.yaml"}).out;
  EXPECT_NE(drawn.find("How sure"), std::string::npos) << drawn;
  const std::string plain = sideflow({"show", "reach", "testland.yaml", "--draws", "0"}).out;
  EXPECT_EQ(plain.find("How sure"), std::string::npos) << plain;
}

// Lost, by the definition: police .7 * .6 loses .24 at the line, .34 at secrecy; taxi .7 * .7 * .6 loses
// .207 at each line, .292 at secrecy; street workers .93; courts and border guards 1 each.
TEST(ShowLedger, ListsWhereItIsLostAndWhatRepairingGives) {
  const Outcome run = sideflow({"show", "ledger", "testland.yaml", "--draws", "0"});
  EXPECT_EQ(run.code, 0) << run.talk;
  EXPECT_EQ(run.out.rfind("What 4 of 8 groups notice ", 0), 0u);
  EXPECT_EQ(line(run.out, "Of 8 pieces"), "Of 8 pieces, one for each group and what it notices:");
  EXPECT_EQ(line(run.out, "  0.78 ").rfind("  0.78 arrive (range ", 0), 0u) << run.out;
  EXPECT_EQ(line(run.out, "  4.22 ").rfind("  4.22 are lost on ways that work (range ", 0), 0u);
  EXPECT_NE(line(run.out, "  1.00 have no line"), "");
  EXPECT_NE(line(run.out, "  1.00 have no known line"), "");
  EXPECT_NE(line(run.out, "  1.00 have no way"), "");
  const std::string secrecy = line(run.out, "Professional secrecy, at Police");
  EXPECT_NE(secrecy.find("  0.63  0.48"), std::string::npos) << run.out;
  EXPECT_NE(line(run.out, "Police to National Contact Point").find("  0.45  0.31"),
            std::string::npos);
  EXPECT_NE(line(run.out, "Taxi drivers to Police (assumed)").find("  0.21  0.13"),
            std::string::npos);
  EXPECT_LT(run.out.find("Professional secrecy"), run.out.find("Police to National"));
}

TEST(ShowLedger, KeepsFindingsQuestionsAndWhatNobodyWasAskedApart) {
  const std::string out = sideflow({"show", "ledger", "testland.yaml"}).out;
  EXPECT_NE(line(out, "Doctors to National").find("finding: there is no line"), std::string::npos);
  EXPECT_NE(line(out, "Telephone line to").find("question: is there a line?"), std::string::npos);
  EXPECT_NE(line(out, "Teachers").find("not known (not asked)"), std::string::npos);
  EXPECT_EQ(line(out, "Teachers").find_first_of("0123456789"), std::string::npos);
}

TEST(ShowLedger, PrintsJsonAsInTheResults) {
  const Outcome run = sideflow({"show", "ledger", "testland.yaml", "--json", "--draws", "0"});
  const nlohmann::json json = nlohmann::json::parse(run.out);
  ASSERT_EQ(json["ledger"].size(), 8u);
  EXPECT_FALSE(json.contains("reach"));
  double secrecy = 0;
  for (const nlohmann::json& loss : json["ledger_total"]["lost"]) {
    if (loss["element"] == "barrier:secrecy@police") secrecy = loss["amount"];
  }
  EXPECT_NEAR(secrecy, 0.34 + 0.292, 1e-9);
}

TEST(ShowLedger, OfAKindThatIsNotCollectedHasNothingToShow) {
  const Outcome run = sideflow({"show", "ledger", "testland.yaml", "--kind", "guidance"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out,
            "Only: Guidance\n\nThere is nothing that somebody holds, and that somebody else is to "
            "collect.\n");
}

TEST(Show, KeepsToTheWidthOfTheTerminal) {
  for (const char* what : {"reach", "ledger"}) {
    const std::string out =
        sideflow({"show", what, "testland.yaml"}, {.environment = {"COLUMNS=80"}}).out;
    for (std::size_t start = 0; start < out.size();) {
      const std::size_t end = out.find('\n', start);
      EXPECT_LE(end - start, 80u) << out.substr(start, end - start);
      start = end + 1;
    }
  }
}

TEST(Show, GivesTheSameBytesWhateverTheNumberOfThreads) {
  const auto out = [](const char* threads) {
    return sideflow({"show", "ledger", "testland.yaml", "--json", "--threads", threads}).out;
  };
  EXPECT_EQ(out("1"), out("3"));
}

TEST(Show, DrawsOtherRangesFromAnotherSeedButNoOtherNumbers) {
  const auto total = [](const char* seed) {
    const std::string file = SIDEFLOW_SOURCE_DIR "/tests/exact/g1-ranges.yaml";
    return nlohmann::json::parse(
        sideflow({"show", "ledger", file, "--json", "--seed", seed, "--draws", "100"}).out);
  };
  const nlohmann::json one = total("1"), other = total("2");
  EXPECT_EQ(one["options"]["seed"], 1);
  EXPECT_EQ(other["options"]["seed"], 2);
  bool differs = false;
  for (std::size_t i = 0; i < one["ledger_total"]["lost"].size(); ++i) {
    const nlohmann::json& a = one["ledger_total"]["lost"][i];
    const nlohmann::json& b = other["ledger_total"]["lost"][i];
    EXPECT_EQ(a["amount"], b["amount"]);
    differs = differs || a["low"] != b["low"];
  }
  EXPECT_TRUE(differs);
}

TEST(ShowReach, OfAFileWithMistakesShowsThem) {
  const Outcome run = sideflow({"show", "reach", "five-mistakes.yaml"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_NE(run.talk.find("five-mistakes.yaml:40:13: error: "), std::string::npos);
}

TEST(ShowStructure, HasATableAndTheBlocksOfEach) {
  const std::pair<const char*, const char*> tables[] = {{"bottlenecks", "gatekeepers"},
                                                        {"centrality", "centrality"},
                                                        {"handover", "hand_over"},
                                                        {"meeting", "meeting"}};
  for (const auto& [table, block] : tables) {
    const Outcome text = sideflow({"show", table, "testland.yaml"});
    EXPECT_EQ(text.code, 0) << text.talk;
    EXPECT_NE(text.out.find("----"), std::string::npos) << text.out;
    const Outcome json = sideflow({"show", table, "testland.yaml", "--json"});
    EXPECT_TRUE(nlohmann::json::parse(json.out).contains(block)) << table;
  }
}

TEST(ShowStructure, OfOneKindIsComputedOnItsChannelsAlone) {
  const auto links = [](const std::vector<std::string>& more) {
    std::vector<std::string> words = {"show", "centrality", "testland.yaml", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return nlohmann::json::parse(sideflow(words).out)["actor_graph"]["links"].get<int>();
  };
  EXPECT_GT(links({"--kind", "guidance"}), 0);
  EXPECT_LT(links({"--kind", "guidance"}), links({}));
}

TEST(ShowStructure, MeasuresWaysByStepsLikelihoodOrTime) {
  const auto nearness = [](const std::string& length) {
    const Outcome run =
        sideflow({"show", "centrality", "testland.yaml", "--length", length, "--json"});
    EXPECT_EQ(run.code, 0) << run.talk;
    const nlohmann::json json = nlohmann::json::parse(run.out);
    EXPECT_EQ(json["actor_graph"]["length"], length);
    return json["centrality"].dump();
  };
  EXPECT_NE(nearness("steps"), nearness("likely"));
  EXPECT_NE(nearness("steps"), nearness("fast"));
  const Outcome wrong = sideflow({"show", "centrality", "testland.yaml", "--length", "likley"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_NE(wrong.talk.find("did you mean \"likely\"?"), std::string::npos) << wrong.talk;
}

TEST(ShowOut, WritesATableAsCsvOrJson) {
  const Folder folder;
  for (const char* table :
       {"reach", "ledger", "bottlenecks", "centrality", "handover", "meeting"}) {
    const std::string file = folder / (std::string(table) + ".csv");
    const Outcome run = sideflow({"show", table, "testland.yaml", "-o", file});
    EXPECT_EQ(run.code, 0) << run.talk;
    EXPECT_EQ(run.talk, "wrote " + file + "\n");
    EXPECT_NE(content(file).find("\r\n"), std::string::npos) << table;
  }
  ASSERT_EQ(sideflow({"show", "reach", "testland.yaml", "-o", folder / "x.json"}).code, 0);
  EXPECT_TRUE(nlohmann::json::parse(content(folder / "x.json")).contains("reach"));
  EXPECT_EQ(sideflow({"show", "reach", "testland.yaml", "-o", folder / "x.pdf"}).code, 2);
  EXPECT_EQ(sideflow({"show", "reach", "testland.yaml", "-o", "-"}).out.rfind("Who,What,", 0), 0u);
}

}  // namespace
}  // namespace sideflow::tools::test
