// results.json of real networks: the blocks fit the schema, hang together, and can be checked from the
// model alone.
#include "models/read_network.hpp"
#include "reports/tables/results_json.hpp"
#include "tests/reports/schema_check.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sideflow::reports {
namespace {

using nlohmann::json;

/// The names of the small networks whose every world was enumerated elsewhere.
std::vector<std::string> small_networks() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(SIDEFLOW_SOURCE_DIR "/tests/exact")) {
    const std::string name = entry.path().stem().string();
    const bool is_network = entry.path().extension() == ".yaml" && name.rfind("j1-joined", 0) != 0;
    if (is_network) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

json results_of(const std::string& name, const engine::AnalysisOptions& how,
                const ResultsOptions& options = {}) {
  const LoadResult loaded = read_network(SIDEFLOW_SOURCE_DIR "/tests/exact/" + name + ".yaml");
  if (!loaded.network) throw std::runtime_error("cannot read " + name);
  const engine::Analysis analysis = engine::analyse(*loaded.network, how);
  return json::parse(results_json(*loaded.network, analysis, loaded.diagnostics, options));
}

json results_of(const std::string& name, std::size_t draws, const ResultsOptions& options = {}) {
  return results_of(name, engine::AnalysisOptions{.draws = draws}, options);
}

class ResultsOf : public ::testing::TestWithParam<std::string> {};

TEST_P(ResultsOf, FitTheirSchemaWithDrawsAndWithout) {
  const json schema = json::parse(results_schema());
  for (const std::size_t draws : {std::size_t{0}, std::size_t{40}}) {
    const json results =
        results_of(GetParam(), draws, {.elements = WhichElements::all, .with_model = true});
    EXPECT_EQ(test::misfits(schema, results), std::vector<std::string>{});
  }
}

double sum_of(const json& entries) {
  double sum = 0;
  for (const json& entry : entries) sum += entry["amount"].get<double>();
  return sum;
}

TEST_P(ResultsOf, HaveALedgerThatBalancesRowByRowAndInTotal) {
  const json results = results_of(GetParam(), 0);
  double arrived = 0;
  for (const json& row : results["ledger"]) {
    arrived += row["arrived"].get<double>();
    EXPECT_NEAR(row["arrived"].get<double>() + sum_of(row["lost"]) + sum_of(row["gaps"]) +
                    row["unmapped"].get<double>(),
                1.0, 1e-9);
  }
  const json& total = results["ledger_total"];
  EXPECT_NEAR(total["arrived"].get<double>(), arrived, 1e-9);
  EXPECT_NEAR(total["arrived"].get<double>() + sum_of(total["lost"]) + sum_of(total["gaps"]) +
                  total["unmapped"].get<double>(),
              total["amount"].get<double>(), 1e-9);
  EXPECT_NEAR(total["arrived"].get<double>(), results["total"]["arrived"]["best"].get<double>(),
              1e-9);
}

TEST_P(ResultsOf, GroupTheLedgerWithoutLosingAnything) {
  const json total = results_of(GetParam(), 0)["ledger_total"];
  for (const auto& [grouping, groups] : total["groups"].items()) {
    double lost = 0, gaps = 0;
    for (const json& group : groups) {
      lost += group["lost"].get<double>();
      gaps += group["gaps"].get<double>();
    }
    EXPECT_NEAR(lost, sum_of(total["lost"]), 1e-9) << grouping;
    EXPECT_NEAR(gaps, sum_of(total["gaps"]), 1e-9) << grouping;
  }
}

TEST_P(ResultsOf, HaveNeitherRangesNorStampsWithoutDraws) {
  const json results = results_of(GetParam(), 0);
  EXPECT_EQ(results["options"]["draws"], 0);
  for (const json& row : results["reach"]) EXPECT_TRUE(row["stamp"].is_null());
  for (const json& loss : results["ledger_total"]["lost"]) EXPECT_TRUE(loss["low"].is_null());
  for (const json& element : results["elements"]) EXPECT_TRUE(element["stamp"].is_null());
}

TEST_P(ResultsOf, HaveRangesAndStampsFromDraws) {
  const json results = results_of(GetParam(), 40);
  EXPECT_EQ(results["options"]["draws"], 40);
  for (const json& row : results["reach"])
    EXPECT_EQ(row["stamp"].is_null(), row["verdict"] == "at-home") << row["actor"];
  for (const json& loss : results["ledger_total"]["lost"])
    EXPECT_LE(loss["low"].get<double>(), loss["high"].get<double>());
  for (const json& element : results["elements"]) {
    const bool is_actor = element["element"].get<std::string>().rfind("actor:", 0) == 0;
    EXPECT_EQ(element["stamp"].is_null(), is_actor) << element["element"];
  }
}

TEST_P(ResultsOf, ListElementsByNameAndGiveActorsTheirLossAlone) {
  const json elements = results_of(GetParam(), 0, {.elements = WhichElements::all})["elements"];
  std::string before;
  for (const json& element : elements) {
    const std::string name = element["element"];
    EXPECT_LT(before, name);
    before = name;
    const bool is_actor = name.rfind("actor:", 0) == 0;
    EXPECT_FALSE(element["loss_if_gone"].is_null()) << name;
    for (const char* key : {"likelihood", "status", "derivative", "gain_if_repaired"})
      EXPECT_EQ(element[key].is_null(), is_actor) << name << " " << key;
  }
}

INSTANTIATE_TEST_SUITE_P(SmallNetworks, ResultsOf, ::testing::ValuesIn(small_networks()),
                         [](const auto& network) {
                           std::string name = network.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

// ---- estimates ----------------------------------------------------------------------------------

TEST(ResultsOfASampledNetwork, FitTheirSchemaAndSayTheirError) {
  for (const char* name : {"w1-bridge", "h1-everything", "l1-gaps-unmapped"}) {
    SCOPED_TRACE(name);
    const engine::AnalysisOptions how{.budget = engine::budget_for(1), .draws = 20};
    const json results = results_of(name, how, {.elements = WhichElements::all});
    EXPECT_EQ(test::misfits(json::parse(results_schema()), results), std::vector<std::string>{});
    std::size_t sampled = 0;
    for (const json& row : results["reach"]) {
      const json& probability = row["probability"];
      if (probability.is_null() || probability["method"] != "sampled") continue;
      ++sampled;
      EXPECT_GT(probability["worlds"].get<std::uint64_t>(), 0u);
      EXPECT_GE(probability["standard_error"].get<double>(), 0.0);
    }
    EXPECT_GT(sampled, 0u);
    for (const json& row : results["ledger"]) {
      if (row["method"] == "exact") continue;
      for (const json& loss : row["lost"]) EXPECT_TRUE(loss.contains("standard_error"));
    }
  }
}

// ---- the model ----------------------------------------------------------------------------------

using Pair = std::pair<std::string, std::string>;

Pair pair_of(const json& entry) { return {entry["actor"], entry["kind"]}; }

/// Computes reach from a model by looking at every world: nothing but the JSON is known here.
class ByEveryWorld {
 public:
  explicit ByEveryWorld(const json& model) : model_(model) {
    for (const json& element : model["elements"]) {
      const bool works = element["status"] == "working";
      const double best = works ? element["best"].get<double>() : 0.0;
      holds_[element["element"]] = best == 1.0;
      if (best > 0 && best < 1) uncertain_.emplace_back(element["element"], best);
    }
    for (const json& pair : model["collectors"]) collectors_.insert(pair_of(pair));
  }

  double reach(const Pair& bearer) {
    double sum = 0;
    for (std::size_t world = 0; world < (std::size_t{1} << uncertain_.size()); ++world)
      sum += chance_of(world) * (arrives(bearer) ? 1.0 : 0.0);
    return sum;
  }

  [[nodiscard]] std::size_t uncertain() const { return uncertain_.size(); }

 private:
  /// Enters the world; how likely it is.
  double chance_of(std::size_t world) {
    double chance = 1;
    for (std::size_t i = 0; i < uncertain_.size(); ++i) {
      const auto& [name, likelihood] = uncertain_[i];
      holds_[name] = (world >> i & 1) != 0;
      chance *= holds_[name] ? likelihood : 1 - likelihood;
    }
    return chance;
  }

  [[nodiscard]] bool is_open(const json& arc) const {
    return std::all_of(arc["elements"].begin(), arc["elements"].end(),
                       [this](const json& name) { return holds_.at(name.get<std::string>()); });
  }

  [[nodiscard]] bool arrives(const Pair& bearer) const {
    std::set<Pair> met = {bearer};
    for (std::size_t before = 0; before != met.size();) {
      before = met.size();
      for (const json& arc : model_["arcs"]) {
        if (met.contains(pair_of(arc["from"])) && is_open(arc)) met.insert(pair_of(arc["to"]));
      }
    }
    return std::any_of(met.begin(), met.end(),
                       [this](const Pair& pair) { return collectors_.contains(pair); });
  }

  const json& model_;
  std::map<std::string, bool> holds_;
  std::vector<std::pair<std::string, double>> uncertain_;
  std::set<Pair> collectors_;
};

TEST(Model, SufficesToComputeReachAnew) {
  for (const char* name : {"e1-informing", "f1-statuses", "g1-ranges", "k1-silence",
                           "l1-gaps-unmapped", "s1-series-parallel", "w1-bridge",
                           "w4-three-barriers-channel", "w5-turn", "x07-zero-one"}) {
    SCOPED_TRACE(name);
    const json results = results_of(name, 0, {.with_model = true});
    ByEveryWorld worlds(results["model"]);
    ASSERT_LE(worlds.uncertain(), 13u);
    for (const json& row : results["reach"]) {
      if (row["verdict"] == "at-home") continue;
      EXPECT_NEAR(worlds.reach(pair_of(row)), row["probability"]["best"].get<double>(), 1e-12)
          << row["actor"];
    }
  }
}

TEST(Model, NamesAnArcsOwnElementFirst) {
  const json model = results_of("h1-everything", 0, {.with_model = true})["model"];
  for (const json& arc : model["arcs"]) {
    const std::string own = arc["elements"][0];
    EXPECT_TRUE(own.rfind("channel:", 0) == 0 || own.rfind("turns:", 0) == 0) << own;
    EXPECT_TRUE(std::is_sorted(arc["elements"].begin() + 1, arc["elements"].end()));
  }
}

TEST(Model, StandsInTheResultsOnlyWhereItIsAskedFor) {
  EXPECT_FALSE(results_of("w1-bridge", 0).contains("model"));
}

TEST(Elements, OnNoWayStandInTheResultsOnlyWhereTheyAreAskedFor) {
  const json some = results_of("x09-selfloop-deadend", 0)["elements"];
  const json all =
      results_of("x09-selfloop-deadend", 0, {.elements = WhichElements::all})["elements"];
  EXPECT_LT(some.size(), all.size());
}

}  // namespace
}  // namespace sideflow::reports
