#include "reports/tables/hand_over_table.hpp"

#include "models/read_network.hpp"
#include "reports/tables/hand_over_json.hpp"

#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

constexpr double kSame = 1e-12;

const std::string kOpening = R"(sideflow: 1
network: {id: handland, name: Handland, as_of: 2026-01}
kinds: {sign: {name: Warning sign}, hunch: {name: Hunch}}
roles: {staff: {name: Staff, sector: health, level: local, stage: notices}}
sectors: {health: {name: Health}}
levels: {local: {name: Local, order: 1}}
sources:
  made: {title: Made up, date: 2026-01, kind: report, access: public, passages: {all: {where: First page, says: All of it.}}}
)";

//             .5, 2 days            .4
//   nurses ----------------> school ----> office        guards: nobody was asked
//          <----------------
//                  .1
const std::string kActors = R"(actors:
  nurses: {name: Nurses, role: staff, evidence: made.all, holds: sign}
  school: {name: School, role: staff, evidence: made.all, holds: sign}
  guards: {name: Guards, role: staff, evidence: made.all, holds: hunch}
  office: {name: Office, role: staff, evidence: made.all, collects: all}
)";
const std::string kThereAndBack = kOpening + kActors + R"(channels:
  - {from: nurses, to: school, carries: sign, status: working, passes: 0.5, takes: 2 days, evidence: made.all}
  - {from: school, to: office, carries: sign, status: working, passes: 0.4, evidence: made.all}
  - {from: school, to: nurses, carries: sign, status: working, passes: 0.1, evidence: made.all}
)";

struct Handland {
  Network network;
  engine::FlowGraph graph;
  engine::HandOver found;

  explicit Handland(const std::string& yaml) {
    LoadResult result = read_network_text(yaml, "handland.yaml");
    for (const Diagnostic& diagnostic : result.diagnostics) {
      if (diagnostic.severity == Severity::error) ADD_FAILURE() << diagnostic_text(diagnostic);
    }
    network = result.network.value_or(Network{});
    graph = engine::compile_flow_graph(network);
    found = engine::hand_over(network, graph);
  }

  [[nodiscard]] std::string text(const std::optional<KindId>& kind = std::nullopt) const {
    return hand_over_text(network, graph, found, kAnyWidth, kind);
  }
  [[nodiscard]] std::vector<TerminalTable> tables(
      const std::optional<KindId>& kind = std::nullopt) const {
    return hand_over_tables(network, graph, found, kind);
  }
};

/// With one channel, from the nurses to the office.
Handland with_channel(const std::string& rest) {
  return Handland(kOpening + kActors +
                  "channels:\n  - {from: nurses, to: office, carries: sign, evidence: made.all, " +
                  rest + "}\n");
}

using Cells = std::vector<std::string>;

Cells cells_of(const TerminalTable& table, const std::string& first) {
  for (const Cells& row : table.rows) {
    if (row.front() == first) return row;
  }
  ADD_FAILURE() << "no row of " << first;
  return Cells(table.heads.size());
}

// ---- the table by hand: 4/19 arrive from the nurses, 8/19 from the school -----------------------

TEST(HandOverTable, SaysOfEachCaseWhetherItArrivesWhereElseItEndsAndHowLongItTakes) {
  const TerminalTable rows = Handland(kThereAndBack).tables()[0];
  ASSERT_EQ(rows.rows.size(), 3U);
  // 40/19 hand-overs, of which 20/19 take two days each.
  EXPECT_EQ(cells_of(rows, "Nurses"),
            (Cells{"Nurses", "Warning sign", "sometimes", "0.21",
                   "Nurses: passed on, but lost on the way (0.53)", "2.1", "2.1 or more"}));
  // 21/19 hand-overs, 2/19 of a day; the school loses half of what comes to it 20/19 times.
  EXPECT_EQ(cells_of(rows, "School"),
            (Cells{"School", "Warning sign", "sometimes", "0.42",
                   "School: passed on, but lost on the way (0.53)", "1.1", "0.11 or more"}));
}

TEST(HandOverTable, NeverCallsItAbsentWhatNobodyWasAskedAbout) {
  const Handland land(kThereAndBack);
  EXPECT_EQ(cells_of(land.tables()[0], "Guards"),
            (Cells{"Guards", "Hunch", "not known (not asked)", "-",
                   "Guards: it was not asked where this goes on (1)", "", ""}));
  EXPECT_EQ(cells_of(land.tables()[1], "Guards"),
            (Cells{"Guards", "Hunch", "it was not asked where this goes on", "", "1"}));
}

TEST(HandOverTable, ListsWhereCasesEndTheMostFirst) {
  const TerminalTable ends = Handland(kThereAndBack).tables()[1];
  ASSERT_EQ(ends.rows.size(), 4U);
  // 11/19, 9/19 and 6/19 of a case.
  EXPECT_EQ(ends.rows[0][4], "1");
  EXPECT_EQ(ends.rows[1], (Cells{"Nurses", "Warning sign", "passed on, but lost on the way",
                                 "Nurses to School", "0.58"}));
  EXPECT_EQ(ends.rows[2], (Cells{"School", "Warning sign", "passed on, but lost on the way",
                                 "School to Nurses", "0.47"}));
  EXPECT_EQ(ends.rows[3], (Cells{"School", "Warning sign", "passed on, but lost on the way",
                                 "School to Office", "0.32"}));
}

TEST(HandOverTable, CountsWhatComesToEachDesk) {
  // 30/19, 22/19, 1 and 12/19 cases.
  const std::vector<Cells> wanted = {
      {"School", "1.6"}, {"Nurses", "1.2"}, {"Guards", "1"}, {"Office", "0.63"}};
  EXPECT_EQ(Handland(kThereAndBack).tables()[2].rows, wanted);
}

TEST(HandOverText, SaysFirstWhatItIsAndWhatItIsNot) {
  const std::string text = Handland(kThereAndBack).text();
  EXPECT_EQ(text.rfind("A case that is referred goes one way at a time, and no copy stays", 0), 0U);
  EXPECT_NE(text.find("their difference measures nothing.\n"), std::string::npos) << text;
  EXPECT_NE(text.find("best estimates alone: no ranges"), std::string::npos) << text;
  EXPECT_NE(text.find("\nOf 2 cases of which something is known, 0.63 can be expected to arrive. "
                      "Of 1 more it is not known.\n"),
            std::string::npos)
      << text;
  const std::size_t rows = text.find("\nWhat becomes of each case\n");
  const std::size_t ends = text.find("\nWhere cases end\n");
  const std::size_t desks = text.find("\nTo whose desk cases come\n");
  EXPECT_LT(rows, ends);
  EXPECT_LT(ends, desks);
  EXPECT_NE(desks, std::string::npos);
  EXPECT_NE(text.find("\"Or more\": of some of the hand-overs"), std::string::npos);
  EXPECT_EQ(text.find("not to be relied on"), std::string::npos);
}

TEST(HandOverText, OfOneKindHasItsRowsAlone) {
  const Handland land(kThereAndBack);
  const std::string hunches = land.text(KindId{"hunch"});
  EXPECT_NE(hunches.find("Of the one case it is not known whether it arrives.\n"),
            std::string::npos)
      << hunches;
  EXPECT_EQ(hunches.find("Warning sign"), std::string::npos) << hunches;
  EXPECT_NE(hunches.find("Cases of every kind count here.\n"), std::string::npos);
  const TerminalTable ends = land.tables(KindId{"sign"})[1];
  ASSERT_EQ(ends.rows.size(), 3U);
  EXPECT_EQ(ends.rows[0][4], "0.58");  // 10/19 of the nurses' case and 1/19 of the school's
}

TEST(HandOverText, FitsTheWidthThatIsAskedFor) {
  const Handland land(kThereAndBack);
  const std::string text = hand_over_text(land.network, land.graph, land.found, 80);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    EXPECT_LE(end - start, 80U) << text.substr(start, end - start);
    start = end + 1;
  }
}

// ---- where nothing arrives ----------------------------------------------------------------------

TEST(HandOverTable, SaysOfNothingThatArrivesNoMoreThanIsKnown) {
  const auto said = [](const std::string& channel) {
    const Handland land = with_channel(channel);
    const Cells cells = cells_of(land.tables()[0], "Nurses");
    return cells[2] + " / " + cells[3] + " / " + cells[4];
  };
  EXPECT_EQ(said("status: missing, passes: 0.5"),
            "does not arrive / 0 / Nurses: the line on does not exist, or is only planned (1)");
  EXPECT_EQ(said("status: unknown, passes: 0.5"),
            "not known (open) / - / Nurses: nobody could say whether a line leads on (1)");
  EXPECT_EQ(said("status: working, passes: 0"),
            "does not arrive / 0 / Nurses: passed on, but lost on the way (1)");
  EXPECT_EQ(said("status: working, passes: never"),
            "almost never arrives / 0 / Nurses: passed on, but lost on the way (1)");
}

TEST(HandOverText, WithoutTimesHasNoColumnOfDays) {
  const std::string text = with_channel("status: working, passes: 0.5").text();
  EXPECT_EQ(text.find("Days"), std::string::npos) << text;
  EXPECT_NE(text.find("Hand-overs if it arrives"), std::string::npos);
  EXPECT_EQ(text.find("Or more"), std::string::npos);
}

TEST(HandOverText, NamesThoseWhoHandCasesRound) {
  const Handland land(kOpening + kActors + R"(channels:
  - {from: nurses, to: school, carries: sign, status: working, passes: 1, evidence: made.all}
  - {from: school, to: nurses, carries: sign, status: working, passes: 1, evidence: made.all}
)");
  const std::string text = land.text();
  EXPECT_NE(text.find("handed round without an end: Nurses (Warning sign) and School (Warning "
                      "sign).\n"),
            std::string::npos)
      << text;
  EXPECT_NE(cells_of(land.tables()[0], "Nurses")[2].find("not known"), std::string::npos);
  EXPECT_EQ(land.text(KindId{"hunch"}).find("handed round"), std::string::npos);
}

TEST(HandOverText, SaysWhatWasNotWorkedOut) {
  Handland land(kThereAndBack);
  land.found.converged = false;
  for (engine::HandOverRow& row : land.found.rows) row.losses.reset();
  const std::string text = land.text(KindId{"sign"});
  EXPECT_NE(text.find("not to be relied on"), std::string::npos) << text;
  EXPECT_NE(text.find("Where single cases end is left out"), std::string::npos) << text;
  EXPECT_EQ(text.find("Where cases end"), std::string::npos) << text;
}

TEST(HandOverText, WithoutRowsSaysSo) {
  const std::string text = Handland(kThereAndBack).text(KindId{"rumour"});
  EXPECT_EQ(text, "There is nothing that somebody holds, and that somebody else is to collect.\n");
}

// ---- JSON ---------------------------------------------------------------------------------------

TEST(HandOverJson, HasARowForEachBearerAndKind) {
  const Handland land(kThereAndBack);
  const Json rows = hand_over_json(land.network, land.graph, land.found);
  ASSERT_EQ(rows.size(), 3U);
  const Json& nurses = rows[1];
  EXPECT_EQ(nurses["actor"], "nurses");
  EXPECT_EQ(nurses["kind"], "sign");
  EXPECT_NEAR(nurses["arrived"].get<double>(), 4.0 / 19, kSame);
  ASSERT_EQ(nurses["collectors"].size(), 1U);
  EXPECT_EQ(nurses["collectors"][0]["actor"], "office");
  EXPECT_NEAR(nurses["collectors"][0]["probability"].get<double>(), 4.0 / 19, kSame);
  EXPECT_NEAR(nurses["if_arrived"]["hand_overs"].get<double>(), 40.0 / 19, kSame);
  EXPECT_NEAR(nurses["if_arrived"]["days"].get<double>(), 40.0 / 19, kSame);
  EXPECT_NEAR(nurses["if_arrived"]["untimed"].get<double>(), 20.0 / 19, kSame);
  EXPECT_NEAR(nurses["causes"]["on-channel"].get<double>(), 15.0 / 19, kSame);
  EXPECT_LE(nurses["balance"].get<double>(), 1e-9);
}

TEST(HandOverJson, NamesPlaceCauseAndElementOfALoss) {
  const Handland land(kThereAndBack);
  const Json rows = hand_over_json(land.network, land.graph, land.found);
  const Json& lost = rows[1]["lost"];
  ASSERT_EQ(lost.size(), 3U);
  EXPECT_EQ(lost[0]["actor"], "nurses");
  EXPECT_EQ(lost[0]["cause"], "on-channel");
  EXPECT_EQ(lost[0]["element"], "channel:nurses/school:sign");
  EXPECT_TRUE(lost[0]["why"].is_null());
  EXPECT_NEAR(lost[0]["amount"].get<double>(), 10.0 / 19, kSame);
  const Json& guards = rows[0];
  EXPECT_TRUE(guards["if_arrived"].is_null());
  EXPECT_EQ(guards["lost"][0]["cause"], "no-way");
  EXPECT_EQ(guards["lost"][0]["why"], "not-asked");
  EXPECT_TRUE(guards["lost"][0]["element"].is_null());
  EXPECT_EQ(guards["lost"][0]["amount"], 1.0);
}

TEST(HandOverJson, IsNullWhereItWasTooMuch) {
  Handland land(kThereAndBack);
  land.found.rows[1].collectors.reset();
  land.found.rows[1].losses.reset();
  const Json rows = hand_over_json(land.network, land.graph, land.found, KindId{"sign"});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows[0]["collectors"].is_null());
  EXPECT_TRUE(rows[0]["lost"].is_null());
  EXPECT_FALSE(rows[0]["causes"].is_null());
}

TEST(HandOverJson, HasTotalsThatBalance) {
  const Handland land(kThereAndBack);
  const Json total = hand_over_total_json(land.network, land.graph, land.found);
  EXPECT_EQ(total["amount"], 3.0);
  EXPECT_NEAR(total["arrived"].get<double>(), 12.0 / 19, kSame);
  EXPECT_NEAR(total["causes"]["on-channel"].get<double>(), 26.0 / 19, kSame);
  EXPECT_NEAR(total["causes"]["no-way"].get<double>(), 1.0, kSame);
  ASSERT_EQ(total["load"].size(), 4U);
  EXPECT_EQ(total["load"][1]["actor"], "nurses");
  EXPECT_NEAR(total["load"][1]["cases"].get<double>(), 22.0 / 19, kSame);
  EXPECT_EQ(total["method"], "direct");
  EXPECT_EQ(total["states"], 3);
  EXPECT_LE(total["residual"].get<double>(), 1e-9);
  EXPECT_TRUE(total["circles"].empty());
}

}  // namespace
}  // namespace sideflow::reports
