// Small networks whose every world was enumerated elsewhere: the engine must say the same.
#include "expected_case.hpp"

#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

using nlohmann::json;

constexpr double kSame = 1e-9;

class ExactCase : public ::testing::TestWithParam<std::string> {
 protected:
  ExactCase()
      : network_(case_network("exact", GetParam())),
        expected_(expected_of("exact", GetParam())),
        analysis_(analyse(network_, {.threshold = expected_.at("threshold").get<double>()})),
        graph_(analysis_.graph) {}

  std::string name(VertexIndex vertex) const { return vertex_name(network_, graph_, vertex); }

  const ReachRow& bearer(const json& row) const {
    return row_of(network_, graph_, analysis_.reach.bearers, row);
  }
  const ReachRow& audience(const json& row) const {
    return row_of(network_, graph_, analysis_.reach.audiences, row);
  }

  Network network_;
  json expected_;
  Analysis analysis_;
  const FlowGraph& graph_;
};

void expect_same_numbers(const ReachRow& row, const json& expected) {
  if (expected.at("best").is_null()) {
    EXPECT_FALSE(row.probability.has_value());
    return;
  }
  ASSERT_TRUE(row.probability.has_value());
  EXPECT_NEAR(row.probability->best, expected.at("best").get<double>(), kSame);
  EXPECT_NEAR(row.probability->low, expected.at("low").get<double>(), kSame);
  EXPECT_NEAR(row.probability->high, expected.at("high").get<double>(), kSame);
  EXPECT_NEAR(row.optimistic, expected.at("optimistic").get<double>(), kSame);
  EXPECT_NEAR(row.pessimistic, expected.at("pessimistic").get<double>(), kSame);
}

void expect_same_verdicts(const ReachRow& row, const json& expected) {
  EXPECT_EQ(word(row.verdict), expected.at("verdict").get<std::string>());
  EXPECT_EQ(word(row.verdict_low), expected.at("verdict_low").get<std::string>());
  EXPECT_EQ(word(row.verdict_high), expected.at("verdict_high").get<std::string>());
}

TEST_P(ExactCase, HasTheRowsOfItsBearersWithTheirReachAndVerdicts) {
  ASSERT_EQ(analysis_.reach.bearers.size(), expected_.at("reach").size());
  for (const json& expected : expected_.at("reach")) {
    SCOPED_TRACE(expected.at("actor").get<std::string>() + "/" +
                 expected.at("kind").get<std::string>());
    const ReachRow& row = bearer(expected);
    expect_same_numbers(row, expected);
    expect_same_verdicts(row, expected);
    EXPECT_EQ(row.row.assumed, expected.at("assumed").get<bool>());
    EXPECT_EQ(word(row.why),
              expected.at("why").is_null() ? "" : expected.at("why").get<std::string>());
  }
}

TEST_P(ExactCase, HasTheRowsOfItsAudiences) {
  ASSERT_EQ(analysis_.reach.audiences.size(), expected_.at("inform").size());
  for (const json& expected : expected_.at("inform")) {
    SCOPED_TRACE(expected.at("actor").get<std::string>());
    expect_same_numbers(audience(expected), expected);
    expect_same_verdicts(audience(expected), expected);
  }
}

TEST_P(ExactCase, ArrivesAtTheSameCollectors) {
  for (const json& expected : expected_.at("reach")) {
    if (expected.at("collectors").is_null()) continue;
    std::map<std::string, double> wanted;
    for (const json& collector : expected.at("collectors")) {
      const double probability = collector.at(2).get<double>();
      const auto pair =
          collector.at(0).get<std::string>() + "/" + collector.at(1).get<std::string>();
      if (probability > 0.0) wanted[pair] = probability;
    }
    std::map<std::string, double> found;
    for (const auto& [vertex, probability] : bearer(expected).collectors.value()) {
      found[name(vertex)] = probability;
    }
    ASSERT_EQ(found.size(), wanted.size()) << expected.at("actor");
    for (const auto& [collector, probability] : wanted) {
      EXPECT_NEAR(found.at(collector), probability, kSame) << expected.at("actor") << collector;
    }
  }
}

TEST_P(ExactCase, HasTheSameClosedSets) {
  for (const json& expected : expected_.at("reach")) {
    std::set<std::string> wanted;
    if (!expected.at("closed_set").is_null()) {
      for (const json& pair : expected.at("closed_set")) {
        wanted.insert(pair.at(0).get<std::string>() + "/" + pair.at(1).get<std::string>());
      }
    }
    std::set<std::string> found;
    for (const ClosedPair& pair : bearer(expected).closed_set) found.insert(name(pair.vertex));
    EXPECT_EQ(found, wanted) << expected.at("actor");
  }
}

TEST_P(ExactCase, HasALikeliestRouteOfTheSameLikelihood) {
  for (const json& expected : expected_.at("reach")) {
    const ReachRow& row = bearer(expected);
    const bool has_route = expected.contains("best_route") && !expected.at("best_route").is_null();
    ASSERT_EQ(row.likeliest_route.has_value(), has_route) << expected.at("actor");
    if (!has_route) continue;
    EXPECT_NEAR(row.likeliest_route->likelihood, expected.at("best_route").get<double>(), kSame);
    EXPECT_FALSE(row.likeliest_route->approximate);
  }
}

TEST_P(ExactCase, HasTheSameTotals) {
  const Total& total = analysis_.reach.total;
  const json& expected = expected_.at("total");
  EXPECT_EQ(total.rows, expected.at("rows").get<std::size_t>());
  ASSERT_TRUE(total.arrived.has_value());
  EXPECT_NEAR(total.arrived->best, expected.at("arrived").at("best").get<double>(), kSame);
  EXPECT_NEAR(total.arrived->low, expected.at("arrived").at("low").get<double>(), kSame);
  EXPECT_NEAR(total.arrived->high, expected.at("arrived").at("high").get<double>(), kSame);
  const std::map<std::string, std::size_t> counts{{"reached", total.reached},
                                                  {"faint", total.faint},
                                                  {"blocked", total.blocked},
                                                  {"no-route-said", total.no_route_said},
                                                  {"no-route-open", total.no_route_open},
                                                  {"no-route-not-asked", total.no_route_not_asked},
                                                  {"at-home", total.at_home},
                                                  {"undecided", total.undecided}};
  for (const auto& [verdict, count] : counts) {
    EXPECT_EQ(count, expected.at("verdicts").value(verdict, std::size_t{0})) << verdict;
  }
}

std::string period_text(Period per) {
  switch (per) {
    case Period::none: return "";
    case Period::week: return "per week";
    case Period::month: return "per month";
    case Period::year: return "per year";
  }
  return "?";
}

TEST_P(ExactCase, HasTheSameWeightedTotals) {
  const auto text = [](const json& value) {
    return value.is_null() ? "" : value.get<std::string>();
  };
  const json& expected = expected_.at("total").at("weighted");
  ASSERT_EQ(analysis_.reach.total.weighted.size(), expected.size());
  for (const json& wanted : expected) {
    bool found = false;
    for (const WeightedTotal& total : analysis_.reach.total.weighted) {
      if (total.of != text(wanted.at("of"))) continue;
      if (period_text(total.per) != text(wanted.at("unit"))) continue;
      found = true;
      EXPECT_EQ(total.rows, wanted.at("rows").get<std::size_t>());
      EXPECT_NEAR(total.amount.best, wanted.at("amount").get<double>(), kSame);
      EXPECT_NEAR(total.arrived.best, wanted.at("arrived").get<double>(), kSame);
    }
    EXPECT_TRUE(found) << wanted;
  }
}

using ArcText = std::pair<std::vector<std::string>, std::set<std::string>>;

TEST_P(ExactCase, HasTheSameFlowGraph) {
  std::multiset<ArcText> wanted;
  std::multiset<ArcText> found;
  // Identifiers of channels in joined networks are not part of what was agreed.
  const bool elements = checks(expected_, "elements");
  for (const json& arc : expected_.at("arcs")) {
    std::set<std::string> needs;
    if (elements) needs = arc.at(4).get<std::set<std::string>>();
    wanted.insert({{arc.at(0).get<std::string>() + "/" + arc.at(1).get<std::string>(),
                    arc.at(2).get<std::string>() + "/" + arc.at(3).get<std::string>()},
                   needs});
  }
  for (ArcIndex arc = 0; arc < graph_.numbers.arcs(); ++arc) {
    std::set<std::string> needs;
    for (const ElementIndex element : graph_.numbers.needs(arc)) {
      if (elements) needs.insert(graph_.elements[element].name);
    }
    found.insert({{name(graph_.numbers.tails[arc]), name(graph_.numbers.heads[arc])}, needs});
  }
  EXPECT_EQ(found, wanted);
}

TEST_P(ExactCase, HasTheSameCollectingPairs) {
  std::set<std::string> wanted;
  for (const auto& [actor, kinds] : expected_.at("collects").items()) {
    for (const json& kind : kinds) wanted.insert(actor + "/" + kind.get<std::string>());
  }
  std::set<std::string> found;
  for (const VertexIndex collector : graph_.collectors) found.insert(name(collector));
  EXPECT_EQ(found, wanted);
}

TEST_P(ExactCase, HasTheSameElements) {
  if (!checks(expected_, "elements")) return;
  for (const json& expected : expected_.at("elements")) {
    const auto text = expected.at("element").get<std::string>();
    if (text.starts_with("actor:")) continue;
    const auto index = find_element(graph_, text);
    ASSERT_TRUE(index.has_value()) << text;
    const Element& element = graph_.elements[*index];
    EXPECT_NEAR(element.today.best.value(), expected.at("likelihood").get<double>(), kSame) << text;
    EXPECT_EQ(word(element.status), expected.at("status").get<std::string>()) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(EveryWorldEnumerated, ExactCase, ::testing::ValuesIn(case_names("exact")),
                         [](const auto& param) {
                           std::string name = param.param;
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

// ---- larger networks, against possible worlds drawn elsewhere --------------------------------------

class SampledCase : public ::testing::TestWithParam<std::string> {};

TEST_P(SampledCase, LiesWithinFiveStandardErrorsOfTheSampledReach) {
  const Network network = case_network("sampled", GetParam());
  const json expected = expected_of("sampled", GetParam());
  const Analysis analysis = analyse(network);
  const auto compare = [&](const char* part, const std::vector<ReachRow>& rows) {
    for (const json& wanted : expected.value(part, json::array())) {
      const ReachRow& row = row_of(network, analysis.graph, rows, wanted);
      ASSERT_TRUE(row.probability.has_value());
      const double own = row.sampled ? row.sampled->standard_error : 0.0;
      EXPECT_NEAR(row.probability->best, wanted.at("best").get<double>(),
                  5 * std::hypot(own, wanted.at("standard_error").get<double>()))
          << wanted.at("actor");
    }
  };
  compare("reach", analysis.reach.bearers);
  compare("inform", analysis.reach.audiences);
}

TEST_P(SampledCase, HasTheDerivativesWithinFiveStandardErrors) {
  const Network network = case_network("sampled", GetParam());
  const Analysis analysis = analyse(network);
  for (const json& wanted : expected_of("sampled", GetParam()).at("elements")) {
    const auto name = wanted.at("element").get<std::string>();
    const auto element = find_element(analysis.graph, name);
    ASSERT_TRUE(element.has_value()) << name;
    const auto& found = analysis.importance.elements[*element];
    ASSERT_TRUE(found.has_value()) << name;
    EXPECT_NEAR(
        found->derivative, wanted.at("derivative").get<double>(),
        5 * std::hypot(found->standard_error, wanted.at("standard_error_at_most").get<double>()))
        << name;
  }
}

INSTANTIATE_TEST_SUITE_P(ManyWorldsDrawn, SampledCase, ::testing::ValuesIn(case_names("sampled")),
                         [](const auto& param) {
                           std::string name = param.param;
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

}  // namespace
}  // namespace sideflow::engine::testing
