// Ledger and importance of the networks whose every world was enumerated elsewhere.
#include "expected_case.hpp"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

using nlohmann::json;

constexpr double kSame = 1e-9;
constexpr double kSameShare = 1e-8;

class ExactLedger : public ::testing::TestWithParam<std::string> {
 protected:
  ExactLedger()
      : network_(case_network("exact", GetParam())),
        expected_(expected_of("exact", GetParam())),
        analysis_(analyse(network_, {.threshold = expected_.at("threshold").get<double>()})),
        graph_(analysis_.graph) {}

  std::string name(const LedgerRow& row) const {
    return vertex_name(network_, graph_, graph_.bearers[row.row].vertex);
  }

  std::map<std::string, double> by_name(const std::vector<ElementLoss>& list) const {
    std::map<std::string, double> amounts;
    for (const ElementLoss& loss : list) amounts[graph_.elements[loss.element].name] = loss.amount;
    return amounts;
  }

  Network network_;
  json expected_;
  Analysis analysis_;
  const FlowGraph& graph_;
};

// What is left out on either side is 0.
void expect_same_amounts(std::map<std::string, double> found, const json& expected) {
  for (const auto& [element, amount] : expected.items()) {
    EXPECT_NEAR(found[element], amount.get<double>(), kSameShare) << element;
    found.erase(element);
  }
  for (const auto& [element, amount] : found) EXPECT_NEAR(amount, 0.0, kSameShare) << element;
}

TEST_P(ExactLedger, SharesOutTheLossAsTheDefinitionDoes) {
  if (!checks(expected_, "ledger")) return;
  std::map<std::string, const LedgerRow*> rows;
  for (const LedgerRow& row : analysis_.ledger.rows) rows[name(row)] = &row;
  ASSERT_EQ(rows.size(), expected_.at("ledger").size());
  for (const json& expected : expected_.at("ledger")) {
    const std::string id =
        expected.at("actor").get<std::string>() + "/" + expected.at("kind").get<std::string>();
    SCOPED_TRACE(id);
    ASSERT_TRUE(rows.contains(id));
    EXPECT_NEAR(rows[id]->arrived, expected.at("arrived").get<double>(), kSame);
    EXPECT_NEAR(rows[id]->unmapped, expected.at("unmapped").get<double>(), kSame);
    EXPECT_LE(rows[id]->balance, 1e-9);
    expect_same_amounts(by_name(rows[id]->lost), expected.at("lost"));
    expect_same_amounts(by_name(rows[id]->gaps), expected.at("gaps"));
  }
}

TEST_P(ExactLedger, AddsUpToTheSumOfItsRows) {
  double arrived = 0;
  std::map<std::string, double> lost;
  for (const LedgerRow& row : analysis_.ledger.rows) {
    arrived += row.arrived;
    for (const auto& [element, amount] : by_name(row.lost)) lost[element] += amount;
  }
  EXPECT_NEAR(analysis_.ledger.arrived, arrived, kSame);
  expect_same_amounts(by_name(analysis_.ledger.lost), json(lost));
}

TEST_P(ExactLedger, KnowsWhatEveryElementMeans) {
  if (!checks(expected_, "elements")) return;
  std::map<std::string, double> actors;
  for (const ActorImportance& actor : analysis_.importance.actors) {
    actors["actor:" + network_.actors[actor.actor].id.text] = actor.loss_if_gone;
  }
  for (const json& expected : expected_.at("elements")) {
    const auto element = expected.at("element").get<std::string>();
    SCOPED_TRACE(element);
    if (element.starts_with("actor:")) {
      EXPECT_NEAR(actors[element], expected.at("loss_if_gone").get<double>(), kSame);
      continue;
    }
    const auto found = find_element(graph_, element);
    ASSERT_TRUE(found.has_value());
    const auto& importance = analysis_.importance.elements[*found];
    ASSERT_TRUE(importance.has_value());
    EXPECT_NEAR(importance->derivative, expected.at("derivative").get<double>(), kSame);
    EXPECT_NEAR(importance->gain_if_repaired, expected.at("gain_if_repaired").get<double>(), kSame);
    EXPECT_NEAR(importance->loss_if_gone, expected.at("loss_if_gone").get<double>(), kSame);
    if (expected.at("derivative").get<double>() != 0.0) {
      EXPECT_TRUE(analysis_.importance.on_a_way[*found]);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(EveryWorldEnumerated, ExactLedger,
                         ::testing::ValuesIn(case_names("exact")), [](const auto& tested) {
                           std::string name = tested.param;
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

}  // namespace
}  // namespace sideflow::engine::testing
