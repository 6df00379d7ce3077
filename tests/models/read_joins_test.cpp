#include "models/read_network.hpp"
#include "tests/models/network_texts.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace sideflow {
namespace {

namespace fs = std::filesystem;

const std::string kVocabulary = R"(sideflow: 1
vocabulary: {id: shared, name: Shared words}
kinds:
  sign: {name: Warning sign}
roles:
  test-role: {name: Test role}
barrier_types:
  test-barrier: {name: Test barrier}
barriers:
  distrust: {name: Distrust, type: test-barrier, passes: rarely}
scale:
  often: 0.5..0.7..0.9
  rarely: 0.05..0.1..0.2
defaults: {threshold: 0.3}
terms:
  bad-word: {prefer: good word}
questions:
  first: How many of ten?
)";

std::string country(const std::string& id) {
  return "sideflow: 1\nnetwork: {id: " + id +
         ", name: Country, as_of: 2026, vocabulary: ../words.yaml}\n" + R"(
sources:
  made: {title: Made, passages: {all: {says: Made up.}}}
kinds:
  own: {name: Own kind}
actors:
  a: {name: A, role: test-role, holds: [sign, own], evidence: made.all, hindered_by: {forwards: distrust}}
  b: {name: B, role: test-role, collects: all, evidence: made.all}
channels:
  - {from: a, to: b, carries: sign, passes: often, status: working, barriers: distrust, evidence: made.all}
  - {id: way, from: b, to: a, carries: own, passes: often, status: missing, evidence: made.all}
scenarios:
  better: {name: Better, changes: [open: way, lift: {barrier: distrust, at: a}]}
)";
}

std::string region(const std::string& joins) {
  return "sideflow: 1\nnetwork: {id: region, name: Region, as_of: 2026, vocabulary: "
         "words.yaml}\njoins: " +
         joins + "\n";
}

/// A folder of files that goes away with the test.
class ReadJoins : public testing::Test {
 protected:
  ReadJoins()
      : folder_(fs::temp_directory_path() / ("sideflow-joins-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_ / "countries");
    write("words.yaml", kVocabulary);
    write("countries/ee.yaml", country("ee"));
    write("countries/lt.yaml", country("lt"));
  }
  ~ReadJoins() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }
  /// "FILE:LINE CODE" of everything said of the region with these joins.
  std::vector<std::string> complaints_of_region(const std::string& text) const {
    std::vector<std::string> lines;
    for (const Diagnostic& one : read_network(write("region.yaml", text)).diagnostics) {
      lines.push_back(fs::path(one.file).filename().string() + ':' + std::to_string(one.line) +
                      ' ' + one.code);
    }
    return lines;
  }

  fs::path folder_;
};

using Complaints = std::vector<std::string>;

TEST_F(ReadJoins, TakeTheScaleAndTheThresholdOfTheVocabulary) {
  const LoadResult result = read_network((folder_ / "countries/ee.yaml").string());
  ASSERT_TRUE(result.network);
  EXPECT_EQ(result.network->threshold, 0.3);
  ASSERT_EQ(result.network->scale.size(), 2U);
  EXPECT_EQ(result.network->scale[0].word, "rarely");
  EXPECT_EQ(result.network->questions.at(0).text, "How many of ten?");
  EXPECT_EQ(
      find_channel(*result.network, ChannelId{"a/b"})->carries.begin()->second.range.best.value(),
      0.7);
}

TEST_F(ReadJoins, AnalyseSeveralFilesAsOneNetwork) {
  const LoadResult result = read_network(
      write("region.yaml",
            region("{ee: countries/ee.yaml, lt: countries/lt.yaml}") +
                "channels:\n  - {id: across, from: ee.b, to: [lt.a, lt.b], carries: [sign, "
                "ee.own], passes: often, status: working, basis: assumed, note: A guess.}\n"));
  for (const Diagnostic& one : result.diagnostics) ADD_FAILURE() << diagnostic_text(one);
  ASSERT_TRUE(result.network);
  const Network& network = *result.network;
  ASSERT_EQ(network.actors.size(), 4U);
  EXPECT_EQ(network.actors[0].id.text, "ee.a");
  EXPECT_EQ(network.actors[0].hinder_forwards, std::vector<BarrierId>{{"ee.distrust"}});
  EXPECT_EQ(network.actors[0].holds.at(0).kind.text, "ee.own");
  EXPECT_EQ(network.actors[0].holds.at(1).kind.text, "sign");
  EXPECT_EQ(network.actors[0].evidence.at(0).source.text, "ee.made");
  ASSERT_NE(find_channel(network, ChannelId{"ee.a/b"}), nullptr);
  EXPECT_EQ(find_channel(network, ChannelId{"ee.a/b"})->barriers,
            std::vector<BarrierId>{{"ee.distrust"}});
  ASSERT_NE(find_channel(network, ChannelId{"across/lt.a"}), nullptr);
  EXPECT_EQ(network.kinds.size(), 3U);
  EXPECT_EQ(network.barriers.size(), 3U);
  EXPECT_EQ(network.files.size(), 4U);
}

TEST_F(ReadJoins, BringTheirScenariosAlong) {
  const LoadResult result = read_network(write("region.yaml", region("{ee: countries/ee.yaml}")));
  ASSERT_TRUE(result.network);
  const Scenario& better = result.network->scenarios.at(0);
  EXPECT_EQ(better.id.text, "ee.better");
  EXPECT_EQ(std::get<OpenChannel>(better.changes.at(0)).channel.text, "ee.way");
  EXPECT_EQ(std::get<LiftBarrier>(better.changes.at(1)).at_actors, std::vector<ActorId>{{"ee.a"}});
}

TEST_F(ReadJoins, MayBeChangedByTheScenariosOfTheWhole) {
  EXPECT_EQ(
      complaints_of_region(
          region("{ee: countries/ee.yaml}") +
          "scenarios:\n  x: {name: X, changes: [open: ee.way, lift: ee.distrust, stop: ee.a]}\n"),
      Complaints{});
}

TEST_F(ReadJoins, DoNotShareBarriers) {
  EXPECT_EQ(complaints_of_region(
                region("{ee: countries/ee.yaml}") +
                "channels:\n  - {from: ee.b, to: ee.a, carries: sign, passes: often, status: "
                "working, barriers: ee.distrust, basis: assumed, note: A guess.}\n"),
            Complaints{"region.yaml:5 SF026"});
}

TEST_F(ReadJoins, RefuseThemselvesAndEachFileTwice) {
  EXPECT_EQ(complaints_of_region(region("{ee: region.yaml}")), Complaints{"region.yaml:3 SF061"});
  EXPECT_EQ(
      complaints_of_region(region("{ee: countries/ee.yaml, et: countries/../countries/ee.yaml}")),
      Complaints{"region.yaml:3 SF034"});
  EXPECT_EQ(complaints_of_region(region("{ee: countries/ee.yaml, et: ./countries/ee.yaml}")),
            Complaints{"region.yaml:3 SF061"});
  write("a.yaml", region("{b: b.yaml}"));
  write("b.yaml", region("{a: a.yaml}"));
  EXPECT_EQ(complaints_of_region(region("{a: a.yaml}")), Complaints{"b.yaml:3 SF061"});
}

TEST_F(ReadJoins, LeadDownwardsOnly) {
  for (const char* path :
       {"/etc/passwd", "../region.yaml", "countries/../../x.yaml", "countries/", "\"\""}) {
    EXPECT_EQ(complaints_of_region(region("{ee: " + std::string(path) + "}")),
              Complaints{"region.yaml:3 SF034"})
        << path;
  }
  EXPECT_EQ(complaints_of_region(region("{ee: countries/nothing.yaml}")),
            Complaints{"region.yaml:3 SF061"});
  EXPECT_EQ(complaints_of_region(region("{ee: countries}")), Complaints{"region.yaml:3 SF061"});
}

TEST_F(ReadJoins, ShareOneVocabulary) {
  write("countries/words.yaml", kVocabulary);
  write("countries/ee.yaml", replaced(country("ee"), "../words.yaml", "words.yaml"));
  EXPECT_EQ(complaints_of_region(region("{ee: countries/ee.yaml}")),
            Complaints{"region.yaml:3 SF061"});
}

TEST_F(ReadJoins, ReportErrorsOfJoinedFilesAtTheirLinesWithoutFollowUps) {
  write("countries/ee.yaml", replaced(country("ee"), "carries: sign", "carries: sing"));
  EXPECT_EQ(complaints_of_region(region("{ee: countries/ee.yaml}") +
                                 "scenarios:\n  x: {name: X, changes: [stop: ee.a]}\n"),
            Complaints{"ee.yaml:12 SF026"});
}

TEST_F(ReadJoins, LeadUpwardsOnlyToAVocabulary) {
  for (const char* path : {"/words.yaml", "countries/words.yaml", "..", "../countries/words.yaml",
                           "\"\"", "[words.yaml]"}) {
    EXPECT_EQ(complaints_of_region(replaced(region("{}"), "words.yaml", path)),
              Complaints{"region.yaml:2 SF034"})
        << path;
  }
  EXPECT_EQ(complaints_of_region(replaced(region("{}"), "words.yaml", "wrds.yaml")),
            Complaints{"region.yaml:2 SF035"});
}

TEST_F(ReadJoins, ReportErrorsOfTheVocabularyAtItsLines) {
  write("words.yaml", replaced(kVocabulary, "often: 0.5..0.7..0.9", "often: 0.9..0.7..0.5"));
  EXPECT_EQ(complaints_of_region(region("{}")), Complaints{"words.yaml:12 SF036"});
  write("words.yaml", replaced(kVocabulary, "kinds:\n", "kinds: [\n"));
  const LoadResult result = read_network((folder_ / "countries/ee.yaml").string());
  EXPECT_FALSE(result.network);
  for (const Diagnostic& one : result.diagnostics)
    EXPECT_EQ(fs::path(one.file).filename(), "words.yaml");
}

TEST_F(ReadJoins, CannotGiveAnIdOfTheVocabularyAgain) {
  for (const char* section : {"kinds: {sign: {name: S}}", "roles: {test-role: {name: R}}",
                              "terms: {bad-word: {prefer: x}}", "questions: {first: Why?}",
                              "barriers: {distrust: {name: D, type: test-barrier, passes: often, "
                              "basis: assumed, note: x}}"}) {
    EXPECT_EQ(complaints_of_region(region("{}") + section + "\n"),
              Complaints{"region.yaml:4 SF024"})
        << section;
  }
}

TEST_F(ReadJoins, KnowAVocabularyFromANetwork) {
  EXPECT_TRUE(is_vocabulary((folder_ / "words.yaml").string()));
  EXPECT_FALSE(is_vocabulary((folder_ / "countries/ee.yaml").string()));
  EXPECT_FALSE(is_vocabulary((folder_ / "nothing.yaml").string()));
  EXPECT_TRUE(is_vocabulary(write("flow.yaml", "{sideflow: 1, vocabulary: {id: x, name: X}}")));
  EXPECT_TRUE(read_vocabulary((folder_ / "words.yaml").string()).diagnostics.empty());
}

TEST_F(ReadJoins, SayOfEachActorWhoseItIs) {
  const std::string capital =
      replaced(replaced(country("ee"), "name: Country,", "name: {en: Estonia, et: Eesti},"),
               "{name: A,", "{name: {en: Office, et: Eesti kontor},");
  write("countries/ee.yaml", capital);
  const LoadResult result = read_network(write("region.yaml", region("{ee: countries/ee.yaml}")));
  ASSERT_TRUE(result.network);
  const Actor* office = find_actor(*result.network, {"ee.a"});
  const Actor* other = find_actor(*result.network, {"ee.b"});
  ASSERT_TRUE(office != nullptr && other != nullptr);
  EXPECT_EQ(office->name.by_language.at("en"), "Office (Estonia)");
  EXPECT_EQ(office->name.by_language.at("et"), "Eesti kontor");
  EXPECT_EQ(other->name.shown(), "B (Estonia)");
}

TEST_F(ReadJoins, KeepTheNameOfEachJoinedNetworkWithItsPrefix) {
  write("countries/both.yaml",
        "sideflow: 1\nnetwork: {id: both, name: Two countries, as_of: 2026, vocabulary: "
        "../words.yaml}\njoins: {lt: lt.yaml, ee: ee.yaml}\n");
  const LoadResult result =
      read_network(write("region.yaml", region("{two: countries/both.yaml}")));
  for (const Diagnostic& one : result.diagnostics) ADD_FAILURE() << diagnostic_text(one);
  ASSERT_TRUE(result.network);
  const std::vector<JoinedNetwork>& joined = result.network->joined;
  ASSERT_EQ(joined.size(), 3U);
  EXPECT_EQ(joined[0].prefix, "two");
  EXPECT_EQ(joined[0].name.shown(), "Two countries");
  EXPECT_EQ(joined[1].prefix, "two.ee");
  EXPECT_EQ(joined[1].name.shown(), "Country");
  EXPECT_EQ(joined[2].prefix, "two.lt");
  EXPECT_TRUE(read_network((folder_ / "countries/ee.yaml").string()).network->joined.empty());
}

TEST_F(ReadJoins, ReadAVocabularyByItself) {
  const LoadResult result = read_vocabulary((folder_ / "words.yaml").string());
  ASSERT_TRUE(result.network);
  EXPECT_EQ(result.network->id, "shared");
  EXPECT_FALSE(result.network->kinds.empty());
  EXPECT_FALSE(result.network->scale.empty());
  EXPECT_TRUE(result.network->actors.empty());
  EXPECT_TRUE(read_vocabulary((folder_ / "nothing.yaml").string()).unreadable);
  EXPECT_FALSE(read_vocabulary(write("bad.yaml", kVocabulary + "actors: {}\n")).network);
}

TEST_F(ReadJoins, CheckAVocabularyByItself) {
  const auto codes = [&](const std::string& text) {
    Complaints all;
    for (const Diagnostic& one : read_vocabulary(write("words.yaml", text)).diagnostics)
      all.push_back(std::to_string(one.line) + ' ' + one.code);
    return all;
  };
  EXPECT_EQ(codes(kVocabulary + "actors: {}\n"), Complaints{"19 SF020"});
  EXPECT_EQ(codes(replaced(kVocabulary, "rarely: 0.05", "unknown: 0.05")), Complaints{"13 SF060"});
  EXPECT_EQ(codes(replaced(kVocabulary, "threshold: 0.3", "threshold: 30")),
            Complaints{"14 SF032"});
  EXPECT_EQ(codes(replaced(kVocabulary, "0.05..0.1..0.2", "seldom")), Complaints{"13 SF060"});
}

}  // namespace
}  // namespace sideflow
