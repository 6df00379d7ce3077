// The tables of a workbook: every number of results.json stands in them, and nothing that an edition keeps
// back.
#include "models/read_network.hpp"
#include "reports/tables/csv.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/tables/workbook_tables.hpp"
#include "tests/reports/described_network.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sideflow::reports {
namespace {

using nlohmann::json;
using Heads = std::map<std::string, std::string>;  ///< by path in results.json

Network network_of(const std::string& file) {
  const LoadResult loaded = read_network(SIDEFLOW_SOURCE_DIR "/" + file);
  if (!loaded.network) throw std::runtime_error("cannot read " + file);
  return *loaded.network;
}

/// What is said of a network twice: as JSON, and as tables.
struct Said {
  json results;
  std::vector<DataTable> tables;
};

Said said_of(const std::string& file, const engine::AnalysisOptions& how) {
  const Network network = network_of(file);
  const engine::Analysis analysis = engine::analyse(network, how);
  return {json::parse(results_json(network, analysis, {}, {.elements = WhichElements::all})),
          workbook_tables(network, analysis)};
}

const DataTable& table_called(const std::vector<DataTable>& tables, const std::string& name) {
  for (const DataTable& table : tables) {
    if (table.name == name) return table;
  }
  throw std::runtime_error("no table " + name);
}

std::size_t column_called(const DataTable& table, const std::string& head) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].head == head) return i;
  }
  throw std::runtime_error(table.name + " has no column " + head);
}

const Cell& cell_of(const DataTable& table, std::size_t row, const std::string& head) {
  return table.rows.at(row).at(column_called(table, head));
}

std::string text_of(const DataTable& table, std::size_t row, const std::string& head) {
  return cell_text(cell_of(table, row, head));
}

// ---- the walk -----------------------------------------------------------------------------------

/// The numbers in `value` that stand in no list, by their path; and under "[]" the paths of lists that
/// hold any.
void note_numbers(const json& value, const std::string& path,
                  std::map<std::string, double>& found) {
  if (value.is_number()) found[path] = value.get<double>();
  if (value.is_array() && !value.empty()) found[path + "[]"] = 0;
  if (!value.is_object()) return;
  for (const auto& [key, inner] : value.items()) note_numbers(inner, path + "/" + key, found);
}

std::map<std::string, double> numbers_in(const json& value) {
  std::map<std::string, double> found;
  note_numbers(value, "", found);
  return found;
}

/// Whether nobody knows of the row whether it arrives: its cells are empty, whatever the results count.
bool is_silent(const json& row) {
  return row.contains("verdict") && row["verdict"] == "no-route" && row["why"] != "said";
}

const std::set<std::string> kSilentCells = {"/probability/best",
                                            "/probability/low",
                                            "/probability/high",
                                            "/stamp_share",
                                            "/assumption_bounds/pessimistic",
                                            "/assumption_bounds/optimistic"};

/// Every number of row `row` stands under its head; lists in `elsewhere` are looked at on their own.
void expect_numbers(const json& value, const DataTable& table, std::size_t row, const Heads& heads,
                    const std::set<std::string>& elsewhere) {
  for (const auto& [path, number] : numbers_in(value)) {
    if (elsewhere.contains(path)) continue;
    ASSERT_TRUE(heads.contains(path)) << table.name << " has nothing for " << path;
    const Cell& cell = cell_of(table, row, heads.at(path));
    if (is_silent(value) && kSilentCells.contains(path)) {
      EXPECT_TRUE(std::holds_alternative<std::monostate>(cell)) << path << " row " << row;
      continue;
    }
    ASSERT_TRUE(std::holds_alternative<double>(cell)) << table.name << path << " row " << row;
    EXPECT_EQ(std::get<double>(cell), number) << table.name << path << " row " << row;
  }
}

/// Row by row, in the same order.
void expect_rows(const json& rows, const DataTable& table, const Heads& heads,
                 const std::set<std::string>& elsewhere) {
  ASSERT_EQ(rows.size(), table.rows.size()) << table.name;
  for (std::size_t i = 0; i < rows.size(); ++i) expect_numbers(rows[i], table, i, heads, elsewhere);
}

const Heads kReachHeads = {{"/amount", "Amount"},
                           {"/probability/best", "Probability, best"},
                           {"/probability/low", "Probability, low"},
                           {"/probability/high", "Probability, high"},
                           {"/probability/standard_error", "Standard error"},
                           {"/probability/worlds", "Worlds"},
                           {"/assumption_bounds/pessimistic", "If assumptions fail"},
                           {"/assumption_bounds/optimistic", "If assumptions hold"},
                           {"/stamp_share", "Share of draws"},
                           {"/likeliest_route/likelihood", "Likelihood of this way"},
                           {"/fastest_route/days", "Days by the fastest way"},
                           {"/fastest_route/untimed_steps", "Steps without a time"}};
const std::set<std::string> kReachLists = {"/collectors[]", "/likeliest_route/steps[]",
                                           "/fastest_route/steps[]", "/certificate/closed_set[]",
                                           "/certificate/cut[]"};

const Heads kElementHeads = {{"/likelihood", "Likelihood"},
                             {"/derivative", "Derivative"},
                             {"/standard_error", "Standard error"},
                             {"/gain_if_repaired/best", "Gain if repaired"},
                             {"/gain_if_repaired/low", "Gain, low"},
                             {"/gain_if_repaired/high", "Gain, high"},
                             {"/loss_if_gone", "Loss if gone"},
                             {"/share_first", "Share of draws first"},
                             {"/share_first_three", "Share of draws among three"}};

const Heads kCentralityHeads = {{"/in_degree", "Lines in"},
                                {"/out_degree", "Lines out"},
                                {"/in_strength", "Strength in"},
                                {"/out_strength", "Strength out"},
                                {"/betweenness", "Betweenness"},
                                {"/delivery_betweenness", "Delivery betweenness"},
                                {"/harmonic_in", "Closeness in"},
                                {"/harmonic_out", "Closeness out"},
                                {"/pagerank", "PageRank"},
                                {"/eigenvector", "Eigenvector"},
                                {"/hub", "Hub"},
                                {"/authority", "Authority"},
                                {"/coreness", "Coreness"},
                                {"/constraint", "Constraint"},
                                {"/effective_size", "Effective size"},
                                {"/clustering", "Clustering"},
                                {"/activity", "Activity"},
                                {"/exclusivity", "Exclusivity"},
                                {"/ei_sector", "E-I of sectors"},
                                {"/ei_level", "E-I of levels"},
                                {"/weak_component", "Weak component"},
                                {"/strong_component", "Strong component"},
                                {"/brokerage/coordinator/ways", "Coordinator, ways"},
                                {"/brokerage/coordinator/flow", "Coordinator, flow"},
                                {"/brokerage/consultant/ways", "Consultant, ways"},
                                {"/brokerage/consultant/flow", "Consultant, flow"},
                                {"/brokerage/gatekeeper/ways", "Gatekeeper, ways"},
                                {"/brokerage/gatekeeper/flow", "Gatekeeper, flow"},
                                {"/brokerage/representative/ways", "Representative, ways"},
                                {"/brokerage/representative/flow", "Representative, flow"},
                                {"/brokerage/liaison/ways", "Liaison, ways"},
                                {"/brokerage/liaison/flow", "Liaison, flow"}};

const Heads kHandOverHeads = {{"/arrived", "Arrives"},
                              {"/stations", "Stations"},
                              {"/hand_overs", "Hand-overs"},
                              {"/if_arrived/hand_overs", "Hand-overs if it arrives"},
                              {"/if_arrived/days", "Days if it arrives"},
                              {"/if_arrived/untimed", "Steps without a time if it arrives"},
                              {"/causes/not-recognised", "Not recognised"},
                              {"/causes/not-passed-on", "Not passed on"},
                              {"/causes/on-channel", "Lost on a channel"},
                              {"/causes/not-turned", "Not turned"},
                              {"/causes/no-way", "Without a known way on"},
                              {"/causes/circles", "Goes in circles"},
                              {"/balance", "Balance"}};

/// All entries of the lists called `list`, one after the other.
json entries_of(const json& rows, const char* list) {
  json all = json::array();
  for (const json& row : rows) {
    if (row[list].is_array()) all.insert(all.end(), row[list].begin(), row[list].end());
  }
  return all;
}

/// Everything that becomes of what `row` is about, as the sheets of the ledger have it.
json parts_of(const json& row) {
  json parts = json::array({{{"amount", row["arrived"]}}});
  if (row.contains("balance")) parts[0]["balance"] = row["balance"];
  for (const char* list : {"lost", "gaps"})
    parts.insert(parts.end(), row[list].begin(), row[list].end());
  if (row["unmapped"] != 0.0) parts.push_back({{"amount", row["unmapped"]}});
  return parts;
}

json groups_of(const json& groups) {
  json all = json::array();
  for (const auto& [grouping, list] : groups.items())
    all.insert(all.end(), list.begin(), list.end());
  return all;
}

void expect_reach(const Said& said) {
  expect_rows(said.results["reach"], table_called(said.tables, "bearers"), kReachHeads,
              kReachLists);
  expect_rows(said.results["inform"], table_called(said.tables, "audiences"), kReachHeads,
              kReachLists);
  expect_rows(entries_of(said.results["reach"], "collectors"),
              table_called(said.tables, "arrivals"), {{"/probability", "Probability"}}, {});
}

/// What the rows' amounts add up to, where any are given.
void expect_amounts(const Said& said) {
  const json& weighted = said.results["total"]["weighted"];
  if (weighted.empty()) return;
  expect_rows(weighted, table_called(said.tables, "amounts"),
              {{"/rows", "Rows"},
               {"/amount", "Amount"},
               {"/arrived/best", "Arrives, best"},
               {"/arrived/low", "Arrives, low"},
               {"/arrived/high", "Arrives, high"}},
              {});
}

void expect_ledger(const Said& said) {
  const Heads parts = {{"/amount", "Amount"},
                       {"/low", "Amount, low"},
                       {"/high", "Amount, high"},
                       {"/standard_error", "Standard error"},
                       {"/balance", "Balance"}};
  const Heads sums = {{"/amount", "Pieces"},
                      {"/low", "Pieces, low"},
                      {"/high", "Pieces, high"},
                      {"/standard_error", "Standard error"}};
  json rows = json::array();
  for (const json& row : said.results["ledger"]) {
    const json more = parts_of(row);
    rows.insert(rows.end(), more.begin(), more.end());
  }
  const json& total = said.results["ledger_total"];
  expect_rows(rows, table_called(said.tables, "ledger"), parts, {});
  expect_rows(parts_of(total), table_called(said.tables, "ledger total"), sums, {});
  EXPECT_EQ(groups_of(total["groups"]).size(),
            table_called(said.tables, "ledger groups").rows.size());
}

void expect_links(const Said& said) {
  const json& graph = said.results["actor_graph"];
  json links = graph["sectors"]["links"];
  links.insert(links.end(), graph["levels"]["links"].begin(), graph["levels"]["links"].end());
  expect_rows(links, table_called(said.tables, "links between"), {{"/links", "Links"}}, {});
}

void expect_places(const Said& said) {
  const json& results = said.results;
  expect_rows(results["elements"], table_called(said.tables, "elements"), kElementHeads, {});
  expect_rows(results["joint_gains"], table_called(said.tables, "joint gains"),
              {{"/beyond", "Beyond"}}, {"/elements[]"});
  expect_rows(results["centrality"], table_called(said.tables, "centrality"), kCentralityHeads, {});
  json keepers = results["gatekeepers"];
  keepers.insert(keepers.end(), results["single_collectors"].begin(),
                 results["single_collectors"].end());
  expect_rows(keepers, table_called(said.tables, "gatekeepers"),
              {{"/depends", "Rows that depend on it"}}, {"/rows[]", "/amounts[]"});
}

void expect_hand_over(const Said& said) {
  const json& rows = said.results["hand_over"];
  expect_rows(rows, table_called(said.tables, "hand over"), kHandOverHeads,
              {"/collectors[]", "/lost[]"});
  expect_rows(entries_of(rows, "lost"), table_called(said.tables, "hand over losses"),
              {{"/amount", "Amount"}}, {});
  expect_rows(said.results["hand_over_total"]["load"], table_called(said.tables, "load of desks"),
              {{"/cases", "Cases"}}, {});
}

/// The value of the line of this name in the first sheet.
Cell about(const Said& said, const std::string& what) {
  const DataTable& table = said.tables.front();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (text_of(table, row, "What") == what) return cell_of(table, row, "Value");
  }
  return {};
}

void expect_about(const Said& said, const char* path, const char* what) {
  const json& value = said.results.at(json::json_pointer(path));
  EXPECT_EQ(about(said, what), value.is_null() ? Cell{} : Cell{value.get<double>()}) << path;
}

void expect_head(const Said& said) {
  expect_about(said, "/network/actors", "Actors");
  expect_about(said, "/network/channels", "Channels");
  expect_about(said, "/network/kinds", "Kinds in use");
  expect_about(said, "/options/threshold", "Threshold");
  expect_about(said, "/options/seed", "Seed");
  expect_about(said, "/options/draws", "Draws");
  expect_about(said, "/total/rows", "Rows");
  expect_about(said, "/total/arrived/best", "Arrive, best");
  expect_about(said, "/total/arrived/low", "Arrive, low");
  expect_about(said, "/total/arrived/high", "Arrive, high");
  expect_about(said, "/total/share/best", "Share, best");
  expect_about(said, "/total/verdicts/reached", "Rows that arrive");
  expect_about(said, "/total/verdicts/no-route-not-asked", "Rows of which nobody was asked");
  expect_about(said, "/components/weak", "Weak components");
  expect_about(said, "/actor_graph/links", "Links");
  expect_about(said, "/hand_over_total/arrived", "of them arrive");
}

class WorkbookOf : public ::testing::TestWithParam<const char*> {};

TEST_P(WorkbookOf, HasEveryNumberOfTheResults) {
  const Said said = said_of("data/countries/" + std::string(GetParam()) + ".yaml", {.draws = 60});
  ASSERT_GT(said.results["reach"].size(), 3u);
  expect_head(said);
  expect_reach(said);
  expect_amounts(said);
  expect_ledger(said);
  expect_places(said);
  expect_links(said);
  expect_hand_over(said);
}

TEST_P(WorkbookOf, HasRowsAsLongAsItsHeadsAndHeadsThatDiffer) {
  const Said said = said_of("data/countries/" + std::string(GetParam()) + ".yaml", {.draws = 0});
  for (const DataTable& table : said.tables) {
    std::set<std::string> heads;
    for (const Column& column : table.columns) {
      EXPECT_TRUE(heads.insert(column.head).second) << table.name << ": " << column.head;
      EXPECT_FALSE(column.head.empty());
    }
    for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.columns.size()) << table.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Countries, WorkbookOf,
                         ::testing::Values("denmark", "estonia", "norway", "lithuania"),
                         [](const auto& country) { return std::string(country.param); });

TEST(WorkbookOfASampledNetwork, HasEveryNumberOfTheResults) {
  for (const char* name : {"w1-bridge", "h1-everything", "l1-gaps-unmapped"}) {
    SCOPED_TRACE(name);
    const Said said = said_of("tests/exact/" + std::string(name) + ".yaml",
                              {.budget = engine::budget_for(1), .draws = 20});
    expect_reach(said);
    expect_ledger(said);
    expect_places(said);
  }
}

TEST(WorkbookOfANetworkWithAmounts, HasEveryNumberOfTheResults) {
  const Said said = said_of("tests/exact/h1-everything.yaml", {.draws = 20});
  ASSERT_FALSE(said.results["total"]["weighted"].empty());
  expect_reach(said);
  expect_amounts(said);
  expect_ledger(said);
}

// ---- what nobody was asked about ------------------------------------------------------------------

TEST(Workbook, NeverSaysOfWhatNobodyWasAskedThatItDoesNotArrive) {
  const Said said = said_of("data/countries/estonia.yaml", {.draws = 60});
  const DataTable& bearers = table_called(said.tables, "bearers");
  std::size_t not_asked = 0;
  for (std::size_t row = 0; row < bearers.rows.size(); ++row) {
    if (text_of(bearers, row, "Why there is no way") != "not-asked") continue;
    ++not_asked;
    EXPECT_EQ(text_of(bearers, row, "Known"), "no");
    EXPECT_EQ(text_of(bearers, row, "Stamp"), "");
    EXPECT_EQ(text_of(bearers, row, "In words"), "");
    EXPECT_EQ(text_of(bearers, row, "Verdict"),
              "no way is known; it has not been asked whether there is one");
  }
  EXPECT_EQ(not_asked, said.results["total"]["verdicts"]["no-route-not-asked"]);
  EXPECT_GT(not_asked, 0u);
}

// ---- editions -----------------------------------------------------------------------------------

std::vector<DataTable> described_tables(Access widest) {
  const Network network = test::described_network();
  return workbook_tables(network, engine::analyse(network, {.draws = 0}), {widest});
}

std::string all_text(const std::vector<DataTable>& tables) { return data_csv(tables); }

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(WorkbookEdition, KeepsBackTitlesAndNotesOfNarrowerSources) {
  const std::string shown = all_text(described_tables(Access::public_));
  for (const char* secret : {"A talk", "2026-02", "In confidence", "What was said in confidence"})
    EXPECT_FALSE(holds(shown, secret)) << secret;
  const std::string all = all_text(described_tables(Access::internal));
  for (const char* told : {"A talk", "2026-02", "In confidence."}) EXPECT_TRUE(holds(all, told));
}

TEST(WorkbookEdition, CountsWhatItKeepsBackAndLeavesIds) {
  const Said said{{}, described_tables(Access::public_)};
  EXPECT_EQ(about(said, "Edition"), Cell{"public"});
  EXPECT_EQ(about(said, "Sources withheld"), Cell{1.0});
  EXPECT_EQ(about(said, "Passages withheld"), Cell{1.0});
  EXPECT_EQ(about(said, "Cells withheld"), Cell{2.0});  // the title, and the board's note
  const DataTable& sources = table_called(said.tables, "sources");
  ASSERT_EQ(sources.rows.size(), 2u);
  EXPECT_EQ(text_of(sources, 1, "Source (id)"), "talk");
  EXPECT_EQ(text_of(sources, 1, "Title"), "withheld");
  EXPECT_EQ(about({{}, described_tables(Access::internal)}, "Cells withheld"), Cell{0.0});
}

// ---- parts --------------------------------------------------------------------------------------

std::vector<std::string> names_of(const std::vector<DataTable>& tables) {
  std::vector<std::string> names;
  for (const DataTable& table : tables) names.push_back(table.name);
  return names;
}

TEST(DataTables, AreThoseOfTheBlockAndOfTheKind) {
  const Network network = test::described_network();
  const engine::Analysis analysis = engine::analyse(network, {.draws = 0});
  const auto of = [&](ResultsBlocks blocks, const std::optional<KindId>& kind = std::nullopt) {
    return data_tables(network, analysis, blocks, kind);
  };
  EXPECT_EQ(names_of(of(ResultsBlocks::reach)),
            (std::vector<std::string>{"bearers", "audiences", "arrivals"}));
  EXPECT_EQ(names_of(of(ResultsBlocks::bottlenecks)), std::vector<std::string>{"gatekeepers"});
  EXPECT_TRUE(of(ResultsBlocks::meeting).empty());
  EXPECT_EQ(of(ResultsBlocks::reach, KindId{"sign"})[0].rows.size(), 1u);
  EXPECT_EQ(of(ResultsBlocks::reach, KindId{"sign"})[1].rows.size(), 0u);
  EXPECT_EQ(of(ResultsBlocks::reach, KindId{"advice"})[0].rows.size(), 0u);
  EXPECT_EQ(of(ResultsBlocks::reach, KindId{"advice"})[1].rows.size(), 1u);
}

TEST(DataTables, OfPartsThatWereNotComputedAreNotThere) {
  const Network network = test::described_network();
  const engine::Analysis analysis = engine::analyse(
      network,
      {.draws = 0,
       .parts = {.reach = false, .centrality = false, .gatekeepers = false, .hand_over = false}});
  EXPECT_EQ(
      names_of(workbook_tables(network, analysis)),
      (std::vector<std::string>{"about", "channels", "actors", "barriers", "scale", "sources"}));
}

TEST(DataTables, OfCutsWeakPointsAndKeyPlayersAreThereWhereTheyWereLookedFor) {
  const Network network = test::described_network();
  const engine::Analysis analysis =
      engine::analyse(network, {.draws = 0, .parts = {.cuts = true, .key_players = true}});
  EXPECT_EQ(names_of(data_tables(network, analysis, ResultsBlocks::bottlenecks)),
            (std::vector<std::string>{"gatekeepers", "cuts", "weak points", "key players"}));
}

// ---- channels -----------------------------------------------------------------------------------

TEST(ChannelTable, HasARowForEachChannelAndKindWithItsStrengthAsWritten) {
  const std::vector<DataTable> tables = described_tables(Access::public_);
  const DataTable& channels = table_called(tables, "channels");
  ASSERT_EQ(channels.rows.size(), 4u);  // two as written, and both ways of `between`
  std::set<std::string> seen;
  for (std::size_t row = 0; row < channels.rows.size(); ++row) {
    seen.insert(text_of(channels, row, "Channel (id)"));
    if (text_of(channels, row, "Channel (id)") != "nurses/office") continue;
    EXPECT_EQ(text_of(channels, row, "How likely it passes"), "sometimes");
    EXPECT_EQ(cell_of(channels, row, "Likelihood, low"), Cell{0.15});
    EXPECT_EQ(cell_of(channels, row, "Likelihood, best"), Cell{0.3});
    EXPECT_EQ(cell_of(channels, row, "Likelihood, high"), Cell{0.5});
    EXPECT_EQ(text_of(channels, row, "Form"), "informal");
    EXPECT_EQ(text_of(channels, row, "Barriers"), "Dread");
    EXPECT_EQ(text_of(channels, row, "Note on the likelihood"), "A guess.");
    EXPECT_EQ(text_of(channels, row, "Element (id)"), "channel:nurses/office:sign");
  }
  EXPECT_EQ(seen.size(), 4u);
  EXPECT_TRUE(seen.contains("nurses/office"));
}

}  // namespace
}  // namespace sideflow::reports
