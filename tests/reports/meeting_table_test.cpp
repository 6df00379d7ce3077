#include "reports/tables/meeting_table.hpp"

#include "models/read_network.hpp"
#include "reports/tables/meeting_json.hpp"

#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

constexpr double kSame = 1e-12;

// Signs and talk are of one family, hunches of none. The office makes half of the talk into signs.
//
//   nurses --sign .5, permanent--> office --advice .7--> nurses
//   school --talk .4, project----> office
//   school --talk .8, not said---> unit
//   guards (hunch): nobody was asked
const std::string kMeetland = R"(sideflow: 1
network: {id: meetland, name: Meetland, as_of: 2026-01}
kinds:
  sign: {name: Warning sign, family: first-signs}
  talk: {name: Rumour, family: first-signs}
  hunch: {name: Hunch}
  advice: {name: Advice, aim: inform}
roles:
  carer: {name: Carer, sector: health, level: local, stage: notices}
  teacher: {name: Teacher, sector: education, level: local, stage: notices}
sectors: {health: {name: Health}, education: {name: Education}}
levels: {local: {name: Local, order: 1}}
sources:
  made: {title: Made up, date: 2026-01, kind: report, access: public, passages: {all: {where: First page, says: All of it.}}}
actors:
  nurses: {name: Nurses, role: carer, evidence: made.all, holds: sign}
  school: {name: School, role: teacher, evidence: made.all, holds: talk}
  guards: {name: Guards, role: carer, evidence: made.all, holds: hunch}
  office: {name: Office, role: carer, evidence: made.all, collects: sign, holds: advice, turns: {talk: {into: sign, likelihood: 0.5, evidence: made.all}}}
  unit: {name: Unit, role: carer, evidence: made.all, collects: talk}
channels:
  - {from: nurses, to: office, carries: sign, status: working, passes: 0.5, lasting: permanent, evidence: made.all}
  - {from: school, to: office, carries: talk, status: working, passes: 0.4, lasting: project, evidence: made.all}
  - {from: school, to: unit, carries: talk, status: working, passes: 0.8, evidence: made.all}
  - {from: office, to: nurses, carries: advice, status: working, passes: 0.7, evidence: made.all}
)";

struct Meetland {
  Network network;
  engine::FlowGraph graph;
  engine::Meeting found;

  explicit Meetland(const std::string& yaml = kMeetland) {
    LoadResult result = read_network_text(yaml, "meetland.yaml");
    for (const Diagnostic& diagnostic : result.diagnostics) {
      if (diagnostic.severity == Severity::error) ADD_FAILURE() << diagnostic_text(diagnostic);
    }
    network = result.network.value_or(Network{});
    graph = engine::compile_flow_graph(network);
    found = engine::meeting(network, graph);
  }

  [[nodiscard]] std::string text(const std::optional<KindId>& kind = std::nullopt) const {
    return meeting_text(network, graph, found, kAnyWidth, kind);
  }
  [[nodiscard]] std::vector<TerminalTable> tables(
      const std::optional<KindId>& kind = std::nullopt) const {
    return meeting_tables(network, graph, found, kind);
  }
  [[nodiscard]] Json json(const std::optional<KindId>& kind = std::nullopt) const {
    return meeting_json(network, graph, found, kind);
  }
};

using Lines = std::vector<std::vector<std::string>>;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// ---- tables by hand -----------------------------------------------------------------------------

TEST(MeetingTable, ListsWherePiecesMeetTheLikeliestFirst) {
  // At the office .5 + .4 groups, both with .5 * .4; at the unit one group alone.
  const Lines wanted = {{"Office", "First signs", "Warning sign and Rumour", "Nurses and School",
                         "sometimes", "0.20", "0.90 of 2", "0.90 of 2"},
                        {"Unit", "First signs", "Rumour", "School", "pieces of one group alone",
                         "0", "0.80 of 1", "0.80 of 1"}};
  EXPECT_EQ(Meetland().tables()[0].rows, wanted);
}

TEST(MeetingTable, SaysWhatACollectorDoesNotAskFor) {
  const Lines wanted = {{"Office", "Hunch", "Guards", "", "", "no working collector"},
                        {"Office", "Rumour", "School", "School", "School", "another collector"},
                        {"Unit", "Hunch", "Guards", "", "", "no working collector"},
                        {"Unit", "Warning sign", "Nurses", "", "", "another collector"}};
  EXPECT_EQ(Meetland().tables()[1].rows, wanted);
}

TEST(MeetingTable, SaysWhatComesBackAndWhatIsNotKnown) {
  const Lines wanted = {{"Guards", "not known (not asked)", ""},
                        {"Nurses", "yes", "from Office to Nurses: Advice"},
                        {"School", "not known (not asked)", ""}};
  EXPECT_EQ(Meetland().tables()[2].rows, wanted);
}

TEST(MeetingTable, SaysWhatLastsOfThatOfWhichSomethingArrives) {
  // From the school 1 - .2 * (1 - .4 * .5) = .84 arrive; without the project .8; permanently 0.
  const Lines wanted = {{"Nurses", "Warning sign", "sometimes", "0.50", "0.50", "0.50"},
                        {"School", "Rumour", "usually", "0.84", "0", "0.80"}};
  EXPECT_EQ(Meetland().tables()[3].rows, wanted);
}

TEST(MeetingTable, NamesAKindWithoutAFamilyByItself) {
  std::string yaml = kMeetland;
  for (const char* family : {", family: first-signs", ", family: first-signs"})
    yaml.erase(yaml.find(family), std::string(family).size());
  const Lines places = Meetland(yaml).tables()[0].rows;
  ASSERT_EQ(places.size(), 3U);
  // Of signs those of the nurses and half of the talk meet at the office: .5 * .2.
  EXPECT_EQ(places[0], (std::vector<std::string>{"Office", "Warning sign", "", "Nurses and School",
                                                 "rarely", "0.10", "0.70 of 2", "0.70 of 2"}));
}

// ---- text ---------------------------------------------------------------------------------------

TEST(MeetingText, HasFourPartsAndSaysThatThereAreNoRanges) {
  const std::string text = Meetland().text();
  std::size_t last = text.find("best estimates alone: no ranges");
  EXPECT_NE(last, std::string::npos) << text;
  for (const char* heading :
       {"\nWhere pieces meet\n", "\nWhat official figures leave out\n",
        "\nWhat comes back to those who notice\n", "\nWhat comes by channels that last\n"}) {
    const std::size_t place = text.find(heading);
    EXPECT_NE(place, std::string::npos) << heading;
    EXPECT_GT(place, last) << heading;
    last = place;
  }
  EXPECT_FALSE(has(text, "about 0.20")) << text;
  EXPECT_FALSE(has(text, "drawn worlds")) << text;
}

TEST(MeetingText, CountsToWhomSomethingComesBack) {
  EXPECT_TRUE(
      has(Meetland().text(), "Of 3 groups: something comes back to 1; of 2 it is not known.\n"));
}

TEST(MeetingText, WordsEveryAnswerByWhatIsKnown) {
  Meetland land;
  land.found.feedback[0].comes_back = engine::ComesBack::no;
  land.found.feedback[1].comes_back = engine::ComesBack::almost_never;
  land.found.feedback[2].comes_back = engine::ComesBack::open;
  EXPECT_TRUE(
      has(land.text(), "Of 3 groups: almost never to 1; nothing to 1; of 1 it is not known.\n"))
      << land.text();
  const TerminalTable table = land.tables()[2];
  EXPECT_EQ(table.rows[0][1], "no");
  EXPECT_EQ(table.rows[1][1], "almost never");
  EXPECT_EQ(table.rows[2][1], "not known (open)");
}

TEST(MeetingText, SaysHowMuchOfWhatArrivesLasts) {
  // .5 + .84 today; .5 + 0 and .5 + .8 by channels that last: .373 and .970 of it.
  const std::string text = Meetland().text();
  EXPECT_TRUE(has(text,
                  "Pieces that can be expected to arrive today: 1.3; by channels that last: at "
                  "least 0.50, at most 1.3. Of what arrives that is at least about 4 in 10 (0.37), "
                  "and at most about 97 in 100 (0.97).\n"))
      << text;
}

TEST(MeetingText, OfOneKindHasItsPlacesItsBearersAndItsRows) {
  const Meetland land;
  const std::string talk = land.text(KindId{"talk"});
  EXPECT_FALSE(has(talk, "Guards")) << talk;
  EXPECT_TRUE(has(talk, "Of 1 group: of 1 it is not known.\n")) << talk;
  // .8 of .84
  EXPECT_TRUE(has(talk, "at least none, and at most about 95 in 100 (0.95).\n")) << talk;
  EXPECT_EQ(land.tables(KindId{"sign"})[0].rows.size(), 1U);
  EXPECT_EQ(land.tables(KindId{"talk"})[3].rows.size(), 1U);
  const std::string hunches = land.text(KindId{"hunch"});
  EXPECT_TRUE(has(hunches, "no group's pieces come to anybody else.\n")) << hunches;
  EXPECT_TRUE(has(hunches, "Nothing is known to arrive today")) << hunches;
}

TEST(MeetingText, MarksEstimatesAndTheirStandardError) {
  Meetland land;
  engine::MeetingPlace& place = land.found.places[0];
  place.at_least_two = {0.203, engine::Sampled{0.0021, 65536}};
  place.expected_bearers.sampled = engine::Sampled{0.0031, 65536};
  land.found.lasting.rows[1].sampled = engine::Sampled{0.0021, 65536};
  land.found.lasting.standard_error = 0.0021;
  const std::string text = land.text();
  EXPECT_TRUE(has(text, "estimates from drawn worlds")) << text;
  EXPECT_TRUE(has(text, "about 0.20 (error 0.0021)")) << text;
  EXPECT_TRUE(has(text, "about 0.90 (error 0.0031) of 2")) << text;
  EXPECT_TRUE(has(text, "arrive today: about 1.3; by")) << text;
  EXPECT_TRUE(has(text, "The standard error of these sums is at most 0.0021.\n")) << text;
}

TEST(MeetingText, NeverCallsItCertainWhatTheDrawnWorldsShow) {
  Meetland land;
  land.found.places[0].at_least_two = {0, engine::Sampled{0.0001, 65536}};
  EXPECT_EQ(land.tables()[0].rows[0][4], "in none of the drawn worlds");
  land.found.places[0].at_least_two = {1, engine::Sampled{0.0001, 65536}};
  EXPECT_EQ(land.tables()[0].rows[0][4], "in all of the drawn worlds");
}

TEST(MeetingText, SaysWhatIsLeftOut) {
  Meetland land;
  land.found.places_left_out = 7;
  land.found.uncounted.clear();
  land.found.uncounted_left_out = true;
  land.found.feedback.clear();
  land.found.feedback_left_out = true;
  const std::string text = land.text();
  EXPECT_TRUE(has(text, "7 more places are left out")) << text;
  EXPECT_TRUE(has(text, "What official figures leave out is not listed")) << text;
  EXPECT_TRUE(has(text, "What comes back is not listed")) << text;
  EXPECT_FALSE(has(text, "Of 0 groups")) << text;
}

TEST(MeetingText, ListsTheFirstFifteen) {
  Meetland land;
  for (int i = 0; i < 20; ++i) land.found.places.push_back(land.found.places[1]);
  EXPECT_TRUE(has(land.text(), "7 more; a table file (-o) lists them.\n")) << land.text();
  EXPECT_EQ(land.tables()[0].rows.size(), 22U);
}

TEST(MeetingText, FitsTheWidthThatIsAskedFor) {
  const Meetland land;
  const std::string text = meeting_text(land.network, land.graph, land.found, 80);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    EXPECT_LE(end - start, 80U) << text.substr(start, end - start);
    start = end + 1;
  }
}

TEST(MeetingText, WithoutRowsSaysSo) {
  EXPECT_EQ(Meetland().text(KindId{"advice"}),
            "There is nothing that somebody holds, and that somebody else is to collect.\n");
}

// ---- JSON ---------------------------------------------------------------------------------------

TEST(MeetingJson, HasPlacesWithWhatTheirNumbersRestOn) {
  const Json places = Meetland().json()["places"];
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0]["actor"], "office");
  EXPECT_EQ(places[0]["family"], "first-signs");
  EXPECT_EQ(places[0]["kinds"], (Json{"sign", "talk"}));
  EXPECT_EQ(places[0]["bearers"], (Json{"nurses", "school"}));
  EXPECT_EQ(places[0]["own"], false);
  EXPECT_NEAR(places[0]["expected_bearers"]["best"].get<double>(), 0.9, kSame);
  EXPECT_NEAR(places[0]["expected_sectors"]["best"].get<double>(), 0.9, kSame);
  EXPECT_NEAR(places[0]["at_least_two"]["best"].get<double>(), 0.2, kSame);
  EXPECT_EQ(places[0]["at_least_two"]["method"], "exact");
  EXPECT_EQ(places[0]["at_least_two"]["standard_error"], 0.0);
  EXPECT_EQ(places[0]["at_least_two"]["worlds"], 0);
}

TEST(MeetingJson, SaysWhichNumbersAreSampled) {
  Meetland land;
  land.found.places[0].at_least_two.sampled = engine::Sampled{0.002, 4096};
  const Json number = land.json()["places"][0]["at_least_two"];
  EXPECT_EQ(number["method"], "sampled");
  EXPECT_EQ(number["standard_error"], 0.002);
  EXPECT_EQ(number["worlds"], 4096);
}

TEST(MeetingJson, HasWhatIsNotCountedAndWhatComesBack) {
  const Json json = Meetland().json();
  ASSERT_EQ(json["uncounted"].size(), 4U);
  const Json& talk = json["uncounted"][1];
  EXPECT_EQ(talk["collector"], "office");
  EXPECT_EQ(talk["kind"], "talk");
  EXPECT_EQ(talk["elsewhere"], true);
  EXPECT_EQ(talk["rows"][0]["actor"], "school");
  EXPECT_EQ(talk["rows"][0]["comes_to_desk"], true);
  EXPECT_EQ(talk["rows"][0]["comes_as_other"], true);
  ASSERT_EQ(json["feedback"].size(), 3U);
  EXPECT_EQ(json["feedback"][0]["comes_back"], "not-asked");
  EXPECT_EQ(json["feedback"][1]["comes_back"], "yes");
  EXPECT_EQ(json["feedback"][1]["by"][0], "channel:office/nurses:advice");
}

TEST(MeetingJson, HasWhatLasts) {
  const Json lasting = Meetland().json()["lasting"];
  EXPECT_NEAR(lasting["today"].get<double>(), 1.34, kSame);
  EXPECT_NEAR(lasting["permanent_or_unknown"].get<double>(), 1.3, kSame);
  EXPECT_NEAR(lasting["permanent"].get<double>(), 0.5, kSame);
  EXPECT_NEAR(lasting["share_at_least"].get<double>(), 0.5 / 1.34, kSame);
  EXPECT_NEAR(lasting["share_at_most"].get<double>(), 1.3 / 1.34, kSame);
  ASSERT_EQ(lasting["rows"].size(), 3U);
  EXPECT_EQ(lasting["rows"][2]["actor"], "school");
  EXPECT_NEAR(lasting["rows"][2]["today"].get<double>(), 0.84, kSame);
  EXPECT_EQ(lasting["rows"][2]["method"], "exact");
}

TEST(MeetingJson, IsNullWhereItWasTooMuchAndOfOneKindIfAsked) {
  Meetland land;
  const Json hunches = land.json(KindId{"hunch"});
  EXPECT_TRUE(hunches["places"].empty());
  EXPECT_EQ(hunches["uncounted"].size(), 2U);
  EXPECT_EQ(hunches["feedback"].size(), 1U);
  EXPECT_EQ(hunches["lasting"]["rows"].size(), 1U);
  land.found.uncounted_left_out = true;
  land.found.feedback_left_out = true;
  land.found.lasting.share_at_least.reset();
  const Json json = land.json();
  EXPECT_TRUE(json["uncounted"].is_null());
  EXPECT_TRUE(json["feedback"].is_null());
  EXPECT_TRUE(json["lasting"]["share_at_least"].is_null());
}

}  // namespace
}  // namespace sideflow::reports
