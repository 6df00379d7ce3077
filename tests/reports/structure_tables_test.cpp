// Who sits where, and on whom it hangs: the tables and their blocks of results.json.
#include "models/read_network.hpp"
#include "reports/tables/bottleneck_table.hpp"
#include "reports/tables/centrality_table.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/tables/structure_json.hpp"
#include "tests/reports/schema_check.hpp"

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

/// Pool staff and teachers tell the school desk, it tells the police, they tell the contact point; teachers
/// tell the police, too.
///
///   pool -> desk -> police -> ncp
///   teachers -> desk, police
const std::string kChain = R"(sideflow: 1
network: {id: chain, name: Chain, as_of: 2026-01}
kinds: {sign: {name: Sign}}
sectors: {a: {name: A}, b: {name: B}}
roles: {inner: {name: Inner, sector: a}, outer: {name: Outer, sector: b}}
sources: {made: {title: Made, access: public, passages: {all: {says: Made up.}}}}
actors:
  pool: {name: Pool staff, role: inner, holds: sign, evidence: made.all}
  teachers: {name: Teachers, role: inner, holds: sign, evidence: made.all}
  desk: {name: Desk, role: inner, evidence: made.all, forwards: {sign: 0.5}}
  police: {name: Police, role: outer, evidence: made.all}
  ncp: {name: Contact point, role: outer, collects: sign, evidence: made.all}
channels:
  - {from: [pool, teachers], to: desk, carries: sign, passes: 1, status: working, evidence: made.all}
  - {from: desk, to: police, carries: sign, passes: 1, status: working, evidence: made.all}
  - {from: teachers, to: police, carries: sign, passes: 1, status: working, evidence: made.all}
  - {from: police, to: ncp, carries: sign, passes: 0.5, status: working, evidence: made.all}
)";

Network chain() {
  LoadResult result = read_network_text(kChain, "chain.yaml");
  for (const Diagnostic& diagnostic : result.diagnostics)
    ADD_FAILURE() << diagnostic_text(diagnostic);
  return result.network.value_or(Network{});
}

engine::Analysis analysed(const Network& network) {
  return engine::analyse(network, {.draws = 0, .parts = {.cuts = true, .key_players = true}});
}

const Json* row_of(const Json& rows, const std::string& actor) {
  for (const Json& row : rows) {
    if (row["actor"] == actor) return &row;
  }
  ADD_FAILURE() << "no row of " << actor;
  return nullptr;
}

TEST(CentralityJson, GivesThePlaceOfEachActor) {
  const Network network = chain();
  const Json rows = centrality_json(network, analysed(network));
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0]["actor"], "desk");
  const Json& police = *row_of(rows, "police");
  EXPECT_EQ(police["in_degree"], 2);
  EXPECT_EQ(police["out_degree"], 1);
  // From pool, teachers and desk to ncp, each by one shortest way.
  EXPECT_DOUBLE_EQ(police["betweenness"].get<double>(), 3);
  EXPECT_DOUBLE_EQ(police["delivery_betweenness"].get<double>(), 2);
  const Json& desk = *row_of(rows, "desk");
  // From pool to police and to ncp; from teachers the line to the police is shorter.
  EXPECT_DOUBLE_EQ(desk["betweenness"].get<double>(), 2);
  EXPECT_DOUBLE_EQ(desk["delivery_betweenness"].get<double>(), 1);
  const Json& ncp = *row_of(rows, "ncp");
  EXPECT_DOUBLE_EQ(ncp["harmonic_in"].get<double>(), 1 + 0.5 + 0.5 + 1.0 / 3);
  EXPECT_DOUBLE_EQ(ncp["harmonic_out"].get<double>(), 0);
  EXPECT_EQ(desk["coreness"], 2);
  EXPECT_EQ(ncp["coreness"], 1);
  EXPECT_EQ(components_json(analysed(network)), (Json{{"weak", 1}, {"strong", 5}}));
}

TEST(GatekeepersJson, NamesWhomAllWaysPassAndTheOnlyCollector) {
  const Network network = chain();
  const engine::Analysis analysis = analysed(network);
  const Json keepers = gatekeepers_json(network, analysis, std::nullopt);
  ASSERT_EQ(keepers.size(), 2u);
  EXPECT_EQ(keepers[0]["actor"], "desk");
  EXPECT_EQ(keepers[0]["depends"], 1);
  EXPECT_EQ(keepers[0]["rows"], (Json::array({{{"actor", "pool"}, {"kind", "sign"}}})));
  EXPECT_EQ(keepers[1]["actor"], "police");
  EXPECT_EQ(keepers[1]["depends"], 2);
  EXPECT_EQ(single_collectors_json(network, analysis, std::nullopt),
            (Json::array({{{"actor", "ncp"}, {"depends", 2}}})));
  EXPECT_TRUE(gatekeepers_json(network, analysis, KindId{"other"}).empty());
}

TEST(BottleneckText, SaysOnWhomItHangs) {
  const Network network = chain();
  const std::string text = bottleneck_text(network, analysed(network), std::nullopt, kAnyWidth);
  for (const char* part :
       {"Police         gatekeeper      2                       Pool staff (Sign) and Teachers "
        "(Sign)",
        "Desk           gatekeeper      1                       Pool staff (Sign)",
        "Contact point  only collector  2", "1: Desk or Police", "1: Police"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST(BottleneckText, RanksWhoseFallingAwayCostsMost) {
  const Network network = chain();
  const TerminalTable players = key_player_table(network, analysed(network));
  ASSERT_FALSE(players.rows.empty());
  // Pool 0.25 and teachers 0.5 arrive; without the police, or the contact point, nothing does.
  EXPECT_EQ(players.rows[0][2], "-0.75");
  bool trained = false;
  for (const auto& row : players.rows) trained = trained || (row[0] == "Desk" && row[2] == "+0.25");
  EXPECT_TRUE(trained);
}

TEST(StructureBlocks, FitTheSchema) {
  const Network network = chain();
  const Json results =
      Json::parse(results_json(network, analysed(network), {}, {.blocks = ResultsBlocks::all}));
  EXPECT_TRUE(results.contains("centrality"));
  EXPECT_EQ(test::misfits(nlohmann::json::parse(results_schema()), nlohmann::json(results)),
            std::vector<std::string>{});
}

TEST(CentralityText, SaysWhatItWasComputedOnAndWhatItMeans) {
  const Network network = chain();
  const std::string text = centrality_text(network, analysed(network), kAnyWidth);
  EXPECT_NE(text.find("all kinds of information together: 5 working actors with 5 lines"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("Careful: "), std::string::npos);
  const TerminalTable table = centrality_table(network, analysed(network));
  ASSERT_EQ(table.rows.size(), 5u);
  EXPECT_EQ(table.rows[0][0], "Police");  // on most ways of deliveries
  EXPECT_EQ(table.rows[1][0], "Desk");
}

TEST(CentralityText, WithoutActorsShowsNothing) {
  const Network empty;
  EXPECT_TRUE(centrality_table(empty, engine::analyse(empty)).rows.empty());
}

}  // namespace
}  // namespace sideflow::reports
