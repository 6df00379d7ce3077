// The loss ledger against Shapley values by their definition, over all subsets of players.
#include "engine/flow/ledger.hpp"

#include "engine/analysis.hpp"
#include "engine/core/loss_ledger.hpp"
#include "engine/flow/search_side.hpp"
#include "small_networks.hpp"
#include "world_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr double kSame = 1e-10;

Analysis analysis_of(const Network& network) { return analyse(network, {.draws = 0}); }

using Amounts = std::map<std::string, double>;

Amounts by_name(const FlowGraph& graph, const std::vector<ElementLoss>& list) {
  Amounts amounts;
  for (const ElementLoss& loss : list) {
    EXPECT_FALSE(amounts.contains(graph.elements[loss.element].name));
    amounts[graph.elements[loss.element].name] = loss.amount;
  }
  return amounts;
}

double sum_of(const std::vector<ElementLoss>& list) {
  double sum = 0;
  for (const ElementLoss& loss : list) sum += loss.amount;
  return sum;
}

/// By element, 0 for those that are not listed.
std::vector<double> spread_out(const FlowGraph& graph, const std::vector<ElementLoss>& list) {
  std::vector<double> amounts(graph.elements.size(), 0.0);
  for (const ElementLoss& loss : list) amounts[loss.element] += loss.amount;
  return amounts;
}

// ---- the worked case -----------------------------------------------------------------------------

Network three_barriers() {
  NetworkBuilder builder;
  builder.kind("k");
  builder.bearer("H", "k");
  builder.bearer("M", "k");
  builder.bearer("P", "k");
  builder.bearer("W", "k");
  builder.collector("N", "k");
  builder.barrier("S", 0.5, Drawn::sender);
  builder.barrier("D", 0.5, Drawn::sender);
  builder.barrier("T", 0.25, Drawn::sender);
  builder.channel("M", "W", "k", 0.6).barriers = {{"S"}};
  builder.channel("M", "P", "k", 0.3).barriers = {{"S"}};
  builder.channel("H", "P", "k", 0.2);
  builder.channel("W", "N", "k", 0.5).barriers = {{"T"}};
  builder.channel("P", "N", "k", 0.8);
  builder.channel("W", "P", "k", 0.4).barriers = {{"D"}};
  return builder.network();
}

class ThreeBarriers : public ::testing::Test {
 protected:
  ElementIndex element(const std::string& name) const { return find_element(graph_, name).value(); }
  double joint(const std::string& first, const std::string& second) const {
    return joint_gain(graph_, analysis_.forms.bearers, only_m_, element(first), element(second));
  }
  double lifted(const std::string& name) const {
    const auto today = likelihoods(graph_, Lens::best);
    return evaluate(analysis_.forms.bearers, with_one(today, element(name), 1.0))[kM] -
           evaluate(analysis_.forms.bearers, today)[kM];
  }

  static constexpr std::size_t kM = 1;  // bearers are H, M, P, W
  const Analysis analysis_ = analysis_of(three_barriers());
  const FlowGraph& graph_ = analysis_.graph;
  const std::vector<double> only_m_{0.0, 1.0, 0.0, 0.0};
};

TEST_F(ThreeBarriers, LoseWhatTheWorkedCaseSays) {
  const LedgerRow& row = analysis_.ledger.rows.at(kM);
  ASSERT_EQ(row.row, kM);
  EXPECT_NEAR(row.arrived, 0.1779, 1e-12);
  const Amounts found = by_name(graph_, row.lost);
  const Amounts expected{{"barrier:S@M", 0.382360},   {"channel:M/P:k", 0.161440},
                         {"barrier:T@W", 0.066196},   {"channel:M/W:k", 0.062265},
                         {"channel:P/N:k", 0.054152}, {"channel:W/P:k", 0.035419},
                         {"channel:W/N:k", 0.033720}, {"barrier:D@W", 0.026548}};
  for (const auto& [name, amount] : expected) {
    ASSERT_TRUE(found.contains(name)) << name;
    EXPECT_NEAR(found.at(name), amount, 1e-6) << name;
  }
  EXPECT_NEAR(sum_of(row.lost) + row.arrived, 1.0, 1e-12);
}

TEST_F(ThreeBarriers, GiveMoreOrLessTogetherThanAlone) {
  EXPECT_NEAR(lifted("barrier:S@M"), 0.1779, 1e-12);
  EXPECT_NEAR(lifted("barrier:T@W"), 0.0729, 1e-12);
  EXPECT_NEAR(lifted("barrier:D@W"), 0.0294, 1e-12);
  EXPECT_NEAR(joint("barrier:S@M", "barrier:T@W"), 0.0729, 1e-12);
  EXPECT_NEAR(joint("barrier:D@W", "barrier:T@W"), -0.0126, 1e-12);
}

TEST_F(ThreeBarriers, AsOnlyPlayersShareWhatLiftingAllBrings) {
  LossLine line{likelihoods(graph_, Lens::best), likelihoods(graph_, Lens::best)};
  for (const char* name : {"barrier:S@M", "barrier:T@W", "barrier:D@W"}) line.to[element(name)] = 1;
  const RowForm form = analysis_.forms.bearers.rows[kM];
  ASSERT_EQ(form.form, Form::whole);
  const DiagramCone cone = cone_of(analysis_.forms.bearers.whole, form.answer);
  const ConeLoss loss = losses(analysis_.forms.bearers.whole, line, std::span(&cone, 1)).front();
  const Amounts expected{
      {"barrier:S@M", 0.22485}, {"barrier:D@W", 0.0336}, {"barrier:T@W", 0.09885}};
  for (std::size_t s = 0; s < cone.elements.size(); ++s) {
    const std::string& name = graph_.elements[cone.elements[s]].name;
    const auto at = expected.find(name);
    EXPECT_NEAR(loss.by_slot[s], at == expected.end() ? 0.0 : at->second, 1e-12) << name;
  }
}

// ---- by chance -----------------------------------------------------------------------------------

bool waits_for_opening(const Element& element) {
  return element.sort == ElementSort::channel && element.status != Status::working;
}

/// What the definition says of one row, from its table of worlds.
struct Defined {
  double arrived = 0;
  double unmapped = 0;
  std::vector<double> lost;
  std::vector<double> gaps;
};

Defined defined(const FlowGraph& graph, const WorldTable& table) {
  const std::vector<double> today = likelihoods(graph, Lens::best);
  std::vector<double> perfect;
  std::vector<double> closed;
  for (const Element& element : graph.elements) {
    perfect.push_back(element.status == Status::working ? 1.0 : 0.0);
    closed.push_back(waits_for_opening(element) ? 0.0 : 1.0);
  }
  const std::vector<double> all(graph.elements.size(), 1.0);
  return {expected_at(table, today), 1.0 - expected_at(table, all), shapley(table, today, perfect),
          shapley(table, closed, all)};
}

void expect_same(const FlowGraph& graph, const std::vector<ElementLoss>& found,
                 const std::vector<double>& expected) {
  const std::vector<double> amounts = spread_out(graph, found);
  for (ElementIndex e = 0; e < amounts.size(); ++e) {
    ASSERT_NEAR(amounts[e], expected[e], kSame) << graph.elements[e].name;
  }
}

void add(std::vector<double>& sums, const std::vector<double>& amounts) {
  for (std::size_t e = 0; e < sums.size(); ++e) sums[e] += amounts[e];
}

TEST(Ledger, SharesOutWhatIsLostAsTheDefinitionDoes) {
  std::size_t rows = 0;
  std::size_t gap_rows = 0;
  std::size_t unmapped_rows = 0;
  for (const DrawnNetwork& drawn : random_networks(800)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Analysis found = analysis_of(drawn.network);
    const FlowGraph& graph = found.graph;
    if (!can_be_tabled(graph)) continue;
    const auto tables = world_tables(graph);
    std::vector<double> lost(graph.elements.size(), 0.0);
    std::vector<double> gaps(graph.elements.size(), 0.0);
    double arrived = 0;
    double unmapped = 0;
    std::size_t next = 0;
    for (std::size_t r = 0; r < graph.bearers.size(); ++r) {
      if (graph.bearers[r].at_home) continue;
      ASSERT_LT(next, found.ledger.rows.size());
      const LedgerRow& row = found.ledger.rows[next++];
      ASSERT_EQ(row.row, r);
      const Defined expected = defined(graph, tables[r]);
      ASSERT_NEAR(row.arrived, expected.arrived, kSame);
      ASSERT_EQ(row.unmapped, expected.unmapped);
      expect_same(graph, row.lost, expected.lost);
      expect_same(graph, row.gaps, expected.gaps);
      add(lost, expected.lost);
      add(gaps, expected.gaps);
      arrived += expected.arrived;
      unmapped += expected.unmapped;
      ++rows;
      if (sum_of(row.gaps) > 0.5) ++gap_rows;
      if (row.unmapped == 1.0) ++unmapped_rows;
    }
    ASSERT_EQ(next, found.ledger.rows.size());
    ASSERT_EQ(found.ledger.amount, static_cast<double>(next));
    ASSERT_NEAR(found.ledger.arrived, arrived, kSame);
    ASSERT_NEAR(found.ledger.unmapped, unmapped, kSame);
    expect_same(graph, found.ledger.lost, lost);
    expect_same(graph, found.ledger.gaps, gaps);
  }
  EXPECT_GT(rows, 1000U);
  EXPECT_GT(gap_rows, 50U);
  EXPECT_GT(unmapped_rows, 50U);
}

TEST(Ledger, BalancesInEveryRowAndInAll) {
  for (const DrawnNetwork& drawn : random_networks(1500)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Analysis found = analysis_of(drawn.network);
    const Ledger& ledger = found.ledger;
    ASSERT_TRUE(ledger.exact);
    ASSERT_EQ(ledger.left_out, 0U);
    ASSERT_EQ(ledger.summed_only, 0U);
    ASSERT_NEAR(ledger.amount,
                ledger.arrived + sum_of(ledger.lost) + sum_of(ledger.gaps) + ledger.unmapped, 1e-9);
    ASSERT_NEAR(ledger.arrived, found.reach.total.arrived->best, 1e-12);
    for (const LedgerRow& row : ledger.rows) {
      const double sum = row.arrived + sum_of(row.lost) + sum_of(row.gaps) + row.unmapped;
      ASSERT_NEAR(sum, 1.0, 1e-9);
      ASSERT_NEAR(row.balance, std::abs(1.0 - sum), 1e-15);
      const ReachRow& reach = found.reach.bearers[row.row];
      ASSERT_EQ(row.arrived, reach.probability->best);
      const bool has_a_way = reach.verdict != Verdict::no_route;
      ASSERT_TRUE(row.gaps.empty() || !has_a_way);
      if (!has_a_way) {
        ASSERT_NEAR(sum_of(row.lost), 0.0, 1e-15);
        ASSERT_NEAR(sum_of(row.gaps) + row.unmapped, 1.0, 1e-12);
      }
      for (const ElementLoss& loss : row.lost) {
        ASSERT_GE(loss.amount, -1e-15);
        ASSERT_EQ(found.graph.elements[loss.element].status, Status::working);
        ASSERT_LT(found.graph.elements[loss.element].today.best.value(), 1.0);
        ASSERT_EQ(loss.standard_error, 0.0);
      }
      for (const ElementLoss& gap : row.gaps) {
        ASSERT_TRUE(waits_for_opening(found.graph.elements[gap.element]));
      }
    }
  }
}

bool same_losses(const std::vector<ElementLoss>& one, const std::vector<ElementLoss>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const ElementLoss& a, const ElementLoss& b) {
                      return a.element == b.element && a.amount == b.amount;
                    });
}

TEST(Ledger, IsTheSameForAnyOrderOfTheFile) {
  for (const DrawnNetwork& drawn : random_networks(400)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Ledger one = analysis_of(drawn.network).ledger;
    const Ledger other = analysis_of(relisted(drawn.network)).ledger;
    ASSERT_EQ(one.arrived, other.arrived);
    ASSERT_TRUE(same_losses(one.lost, other.lost));
    ASSERT_TRUE(same_losses(one.gaps, other.gaps));
    ASSERT_EQ(one.rows.size(), other.rows.size());
    for (std::size_t r = 0; r < one.rows.size(); ++r) {
      ASSERT_TRUE(same_losses(one.rows[r].lost, other.rows[r].lost));
      ASSERT_TRUE(same_losses(one.rows[r].gaps, other.rows[r].gaps));
      ASSERT_EQ(one.rows[r].balance, other.rows[r].balance);
    }
  }
}

TEST(Ledger, StaysWithinATrillionthUnderOtherNames) {
  for (const DrawnNetwork& drawn : random_networks(400)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Analysis one = analysis_of(drawn.network);
    const Analysis other = analysis_of(renamed(drawn.network));
    Amounts found = by_name(other.graph, other.ledger.lost);
    for (const auto& [name, amount] : by_name(one.graph, one.ledger.lost)) {
      if (!name.starts_with("channel:")) continue;
      ASSERT_NEAR(amount, found[name], 1e-12) << name;
    }
    ASSERT_NEAR(one.ledger.arrived, other.ledger.arrived, 1e-12);
  }
}

// ---- at the edges --------------------------------------------------------------------------------

TEST(Ledger, OfNothingIsNothing) {
  const Ledger empty = analysis_of(Network{}).ledger;
  EXPECT_TRUE(empty.rows.empty());
  EXPECT_EQ(empty.amount, 0.0);
  EXPECT_TRUE(empty.exact);
}

TEST(Ledger, HasNoRowForWhatIsAtHome) {
  NetworkBuilder builder;
  builder.kind("k");
  builder.collector("z", "k").holds = {{.kind = {"k"}}};
  const Ledger found = analysis_of(builder.network()).ledger;
  EXPECT_TRUE(found.rows.empty());
  EXPECT_EQ(found.amount, 0.0);
}

Network line(double first, double second) {
  NetworkBuilder builder;
  builder.kind("k");
  builder.bearer("a", "k");
  builder.actor("b");
  builder.collector("c", "k");
  builder.channel("a", "b", "k", first);
  builder.channel("b", "c", "k", second);
  return builder.network();
}

TEST(Ledger, LosesNothingWhereAllIsCertain) {
  const Ledger found = analysis_of(line(1, 1)).ledger;
  EXPECT_EQ(found.arrived, 1.0);
  EXPECT_TRUE(found.lost.empty());
  EXPECT_EQ(found.rows.at(0).balance, 0.0);
}

TEST(Ledger, SharesEquallyBetweenTwoThatNeverLetThrough) {
  const Analysis found = analysis_of(line(0, 0));
  EXPECT_EQ(found.ledger.arrived, 0.0);
  const Amounts lost = by_name(found.graph, found.ledger.rows.at(0).lost);
  EXPECT_NEAR(lost.at("channel:a/b:k"), 0.5, 1e-15);
  EXPECT_NEAR(lost.at("channel:b/c:k"), 0.5, 1e-15);
  const Analysis one = analysis_of(line(1, 0));
  EXPECT_NEAR(by_name(one.graph, one.ledger.rows.at(0).lost).at("channel:b/c:k"), 1.0, 1e-15);
}

// 0.3 * 0.96: one turn at a desk with two channels that lead out.
TEST(Ledger, CountsTheTurnOfADesk) {
  NetworkBuilder builder;
  builder.kind("signal");
  builder.kind("case");
  builder.bearer("d", "signal")
      .turns.push_back({{"signal"}, {"case"}, judged(0.3), Basis::stated, {}, "", {}});
  builder.collector("x", "case");
  builder.collector("y", "case");
  builder.channel("d", "x", "case", 0.8);
  builder.channel("d", "y", "case", 0.8);
  const Analysis found = analysis_of(builder.network());
  EXPECT_NEAR(found.ledger.arrived, 0.288, 1e-15);
  const Amounts lost = by_name(found.graph, found.ledger.lost);
  EXPECT_NEAR(lost.at("channel:d/x:case"), lost.at("channel:d/y:case"), 1e-15);
  EXPECT_NEAR(sum_of(found.ledger.lost), 0.712, 1e-12);
}

// Rows times nodes are bounded: all are in the sums, those that lose least are not listed.
TEST(Ledger, ListsTheRowsThatLoseMostWhereTheyAreTooMany) {
  constexpr std::size_t kBearers = 12'000;
  NetworkBuilder builder;
  builder.kind("k");
  builder.collector("z", "k");
  double expected = 0;
  for (std::size_t b = 0; b < kBearers; ++b) {
    const std::string id = "b" + std::to_string(b);
    const double passes = static_cast<double>(b * 7919 % kBearers) / kBearers;
    builder.bearer(id, "k");
    builder.channel(id, "z", "k", passes);
    expected += passes;
  }
  const FlowGraph graph = compile_flow_graph(builder.network());
  const NetworkForms forms = compile_forms(graph, FormUse::everything, {});
  const Ledger found = ledger(graph, forms.bearers);
  EXPECT_EQ(found.amount, static_cast<double>(kBearers));
  EXPECT_NEAR(found.arrived, expected, 1e-8);
  EXPECT_NEAR(sum_of(found.lost), kBearers - expected, 1e-8);
  EXPECT_EQ(found.lost.size(), kBearers);
  EXPECT_EQ(found.rows.size() + found.summed_only, kBearers);
  EXPECT_GT(found.summed_only, 0U);
  double most_listed = 0;
  for (const LedgerRow& row : found.rows) most_listed = std::max(most_listed, row.arrived);
  EXPECT_NEAR(most_listed, static_cast<double>(found.rows.size() - 1) / kBearers, 1e-12);
}

}  // namespace
}  // namespace sideflow::engine::testing
