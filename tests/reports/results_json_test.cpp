#include "reports/tables/results_json.hpp"

#include "reports/version.hpp"
#include "tests/reports/hand_made.hpp"
#include "tests/reports/schema_check.hpp"

#include <fstream>
#include <span>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sideflow::reports {
namespace {

using engine::Verdict;
using engine::Why;
using nlohmann::ordered_json;

engine::Element channel_element(const std::string& name) {
  engine::Element element;
  element.name = name;
  return element;
}

/// Four rows: a has a way in two steps, b none by its own word, c is blocked, d collects what
/// it holds.
struct Sample {
  Network network = test::testland();
  engine::Analysis analysis =
      test::analysis_with(network, {{"a", "sign", Verdict::reached, Why::none, Verdict::reached},
                                    {"b", "sign", Verdict::no_route, Why::said, Verdict::no_route},
                                    {"c", "talk", Verdict::blocked, Why::none, Verdict::faint},
                                    {"d", "sign", Verdict::at_home, Why::none, Verdict::at_home}});

  Sample() {
    network.actors[0].holds = {{{"sign"}, Amount{10, 20, 40, Period::year}, "cases"}};
    analysis.graph.elements = {channel_element("channel:a/b:sign"),
                               channel_element("channel:b/unit:sign")};
    analysis.graph.arcs = {{0, 0, 0}, {1, 0, 1}};
    const engine::ElementIndex needed[] = {0, 1};
    for (std::size_t arc = 0; arc < 2; ++arc)
      analysis.graph.numbers.add_arc(0, 0, std::span(needed).subspan(arc, 1));
    engine::ReachRow& way = analysis.reach.bearers[0];
    way.probability = engine::Bounds{0.1, 0.30000000000000004, 0.5};
    way.pessimistic = 0.25;
    way.optimistic = 0.5;
    way.collectors = {{0, 0.30000000000000004}};
    way.likeliest_route = engine::Route{0.30000000000000004, {0, 1}, false};
    way.fastest_route = engine::FastestRoute{9, 1, {0, 1}};
    engine::ReachRow& none = analysis.reach.bearers[1];
    none.closed_set = {{none.row.vertex, engine::Silence::dead_end, {}}};
    analysis.reach.bearers[2].cut = {1};
    analysis.reach.total.rows = 3;
    analysis.reach.total.arrived = engine::Bounds{0.1, 0.3, 0.5};
    analysis.reach.total.share = engine::Bounds{0.1 / 3, 0.1, 0.5 / 3};
    analysis.reach.total.weighted = {{"cases", Period::year, 1, {10, 20, 40}, {2, 6, 10}}};
    analysis.reach.notes = {{"SF901", "a note"}};
  }

  [[nodiscard]] std::string text() const {
    return results_json(network, analysis,
                        {{Severity::warning, "SF101", "t.yaml", 12, 3, 1, "thin", "", ""}});
  }
  [[nodiscard]] ordered_json json() const { return ordered_json::parse(text()); }
};

std::vector<std::string> keys(const ordered_json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

nlohmann::json schema() { return nlohmann::json::parse(results_schema()); }

TEST(ResultsJson, HasTheDocumentedKeysInTheirOrder) {
  const ordered_json json = Sample().json();
  EXPECT_EQ(keys(json), (std::vector<std::string>{
                            "format", "sideflow", "network", "options", "reach", "inform", "total",
                            "ledger", "ledger_total", "elements", "joint_gains", "warnings"}));
  EXPECT_EQ(keys(json["network"]),
            (std::vector<std::string>{"id", "name", "as_of", "actors", "channels", "kinds"}));
  EXPECT_EQ(keys(json["options"]),
            (std::vector<std::string>{"threshold", "seed", "draws", "error", "diagram_budget",
                                      "with_external", "scenario", "scale"}));
  EXPECT_EQ(keys(json["reach"][0]),
            (std::vector<std::string>{
                "actor", "kind", "amount", "unit", "of", "assumed", "probability",
                "assumption_bounds", "verdict", "why", "verdict_low", "verdict_high", "stamp",
                "stamp_share", "collectors", "likeliest_route", "fastest_route", "certificate"}));
}

TEST(ResultsJson, FitsItsSchema) {
  EXPECT_EQ(test::misfits(schema(), nlohmann::json::parse(Sample().text())),
            std::vector<std::string>{});
}

TEST(ResultsSchema, RefusesWhatIsNoResult) {
  nlohmann::json json = nlohmann::json::parse(Sample().text());
  json["reach"][0]["verdict"] = "perhaps";
  json["reach"][1].erase("certificate");
  json["options"]["threshold"] = 2;
  json["options"]["scale"]["rarely"] = {0.1, 0.2};
  json["warnings"][0]["text"] = 7;
  json["ledger"] = {{{"actor", "a"}}};
  EXPECT_EQ(test::misfits(schema(), json).size(), 13u);
}

TEST(ResultsSchema, IsTheDocumentedOne) {
  std::ifstream file(SIDEFLOW_SOURCE_DIR "/docs/schema/results.schema.json", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(results_schema(), text.str());
}

TEST(ResultsJson, WritesNumbersSoThatTheyReadBackTheSame) {
  EXPECT_NE(Sample().text().find("\"best\": 0.30000000000000004"), std::string::npos);
  EXPECT_NE(Sample().text().find("\"low\": 0.1,"), std::string::npos);
}

TEST(ResultsJson, GivesRouteStepsAsElementsInTheirOrder) {
  const ordered_json row = Sample().json()["reach"][0];
  EXPECT_EQ(row["likeliest_route"].dump(),
            R"({"likelihood":0.30000000000000004,"steps":[{"element":"channel:a/b:sign"},)"
            R"({"element":"channel:b/unit:sign"}],"approximate":false})");
  EXPECT_EQ(row["fastest_route"]["days"], 9.0);
  EXPECT_TRUE(row["certificate"].is_null());
  EXPECT_EQ(row["collectors"].dump(),
            R"([{"actor":"unit","kind":"sign","probability":0.30000000000000004}])");
}

TEST(ResultsJson, GivesTheClosedSetOrTheCutAsCertificate) {
  const ordered_json json = Sample().json();
  EXPECT_EQ(json["reach"][1]["certificate"].dump(),
            R"({"closed_set":[{"actor":"b","kind":"sign"}],"cut":null})");
  EXPECT_EQ(json["reach"][1]["why"], "said");
  EXPECT_EQ(json["reach"][2]["certificate"].dump(),
            R"({"closed_set":null,"cut":[{"element":"channel:b/unit:sign","likelihood":0.0}]})");
  EXPECT_TRUE(json["reach"][2]["why"].is_null());
}

TEST(ResultsJson, LeavesUndefinedWhatIsAtHome) {
  const ordered_json row = Sample().json()["reach"][3];
  EXPECT_EQ(row["verdict"], "at-home");
  for (const char* key : {"probability", "assumption_bounds", "why", "stamp", "collectors",
                          "likeliest_route", "fastest_route", "certificate"})
    EXPECT_TRUE(row[key].is_null()) << key;
}

TEST(ResultsJson, GivesAmountsWithTheirUnit) {
  const ordered_json json = Sample().json();
  EXPECT_EQ(json["reach"][0]["amount"], 20.0);
  EXPECT_EQ(json["reach"][0]["unit"], "per year");
  EXPECT_EQ(json["reach"][0]["of"], "cases");
  EXPECT_TRUE(json["reach"][1]["amount"].is_null());
  EXPECT_EQ(json["total"]["weighted"][0].dump(),
            R"({"of":"cases","unit":"per year","rows":1,"amount":20.0,)"
            R"("arrived":{"best":6.0,"low":2.0,"high":10.0}})");
}

TEST(ResultsJson, PassesOnWarningsAndNotes) {
  EXPECT_EQ(Sample().json()["warnings"].dump(),
            R"([{"code":"SF101","place":"t.yaml:12:3","text":"thin"},)"
            R"({"code":"SF901","place":null,"text":"a note"}])");
}

TEST(ResultsJson, SortsWarningsByPlaceThenCodeAndPutsNotesLast) {
  Sample sample;
  sample.analysis.reach.notes = {{"SF902", "later"}, {"SF901", "sooner"}};
  const auto warning = [](const char* code, std::uint32_t line) {
    return Diagnostic{Severity::warning, code, "t.yaml", line, 3, 1, "thin", "", ""};
  };
  const ordered_json json = ordered_json::parse(
      results_json(sample.network, sample.analysis,
                   {warning("SF103", 9), warning("SF101", 10), warning("SF102", 9)}));
  std::vector<std::string> codes;
  for (const ordered_json& entry : json["warnings"]) codes.push_back(entry["code"]);
  EXPECT_EQ(codes, (std::vector<std::string>{"SF102", "SF103", "SF101", "SF901", "SF902"}));
}

TEST(ResultsJson, SaysWhatASampledNumberRestsOn) {
  Sample sample;
  sample.analysis.reach.bearers[0].sampled = engine::Sampled{0.001, 65536};
  sample.analysis.reach.total.standard_error = 0.001;
  const ordered_json json = sample.json();
  EXPECT_EQ(json["reach"][0]["probability"]["method"], "sampled");
  EXPECT_EQ(json["reach"][0]["probability"]["standard_error"], 0.001);
  EXPECT_EQ(json["reach"][0]["probability"]["worlds"], 65536);
  EXPECT_EQ(json["reach"][1]["probability"]["method"], "exact");
  EXPECT_EQ(json["total"]["standard_error"], 0.001);
}

TEST(ResultsJson, StampsRowsWithTheShareOfDrawsBehindIt) {
  Sample sample;
  sample.analysis.certainty.draws = 1000;
  sample.analysis.certainty.bearers = {engine::RowCertainty{0.97, engine::Stamp::solid},
                                       engine::RowCertainty{0.2, engine::Stamp::do_not_quote},
                                       std::nullopt, std::nullopt};
  const ordered_json json = sample.json();
  EXPECT_EQ(json["options"]["draws"], 1000);
  EXPECT_EQ(json["reach"][0]["stamp"], "solid");
  EXPECT_EQ(json["reach"][0]["stamp_share"], 0.97);
  EXPECT_EQ(json["reach"][1]["stamp"], "do not quote");
  EXPECT_TRUE(json["reach"][2]["stamp"].is_null());
  EXPECT_TRUE(json["reach"][2]["stamp_share"].is_null());
}

TEST(ResultsJson, CanBeNarrowedToOneKind) {
  const Sample sample;
  const ordered_json json =
      ordered_json::parse(results_json(sample.network, sample.analysis, {},
                                       {.blocks = ResultsBlocks::reach, .kind = KindId{"talk"}}));
  EXPECT_EQ(keys(json).back(), "reach");
  ASSERT_EQ(json["reach"].size(), 1u);
  EXPECT_EQ(json["reach"][0]["actor"], "c");
}

TEST(KindsInUse, LeavesOutWhatAMandateMerelyNames) {
  Network network = test::testland();
  network.actors[4].collects = {{"sign"}, {"talk"}};
  EXPECT_EQ(kinds_in_use(network), 0u);
  network.actors[0].holds = {{{"sign"}}};
  EXPECT_EQ(kinds_in_use(network), 1u);
}

}  // namespace
}  // namespace sideflow::reports
