// Analyses by possible worlds against exact ones of the same networks.
#include "engine/analysis.hpp"
#include "engine/flow/sampled_ledger.hpp"
#include "small_networks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr std::size_t kNetworks = 300;
constexpr double kWorldsOfTheLedger = 1 << 17;
constexpr double kWorldsOfChanges = 1 << 18;

Analysis sampled_analysis(const Network& network, std::uint64_t seed, unsigned threads) {
  return analyse(network, {.budget = {.nodes = 0},
                           .draws = 16,
                           .sampling = {.seed = seed, .error = 0.002, .threads = threads}});
}

/// How far numbers lie apart, in standard errors.
class Distances {
 public:
  void add(double found, double expected, double error) {
    ++compared_;
    if (error == 0.0) {
      EXPECT_NEAR(found, expected, 1e-12);
      return;
    }
    const double distance = std::abs(found - expected) / error;
    EXPECT_LE(distance, 5.0) << found << " for " << expected;
    if (distance > 1.0) ++beyond_one_;
    if (distance > 3.0) ++beyond_three_;
  }

  // 0.27 % of normal numbers lie beyond three standard errors, 32 % beyond one. Errors that are shown too
  // small make it more; those of the same worlds go together.
  void expect_plausible(std::size_t at_least) const {
    EXPECT_GT(compared_, at_least);
    EXPECT_LT(static_cast<double>(beyond_three_), 0.012 * static_cast<double>(compared_));
    EXPECT_LT(static_cast<double>(beyond_one_), 0.42 * static_cast<double>(compared_));
  }

 private:
  std::size_t compared_ = 0;
  std::size_t beyond_one_ = 0;
  std::size_t beyond_three_ = 0;
};

constexpr DiagramBudget kNothing{.nodes = 0};

/// A network whose diagrams are there once, and once did not come out.
struct Pair {
  const DrawnNetwork& drawn;
  FlowGraph graph;
  NetworkForms forms;
  NetworkForms no_forms;
  SamplingChoice sampling;

  explicit Pair(const DrawnNetwork& network)
      : drawn(network),
        graph(compile_flow_graph(network.network)),
        forms(compile_forms(graph, FormUse::everything, {})),
        no_forms(compile_forms(graph, FormUse::everything, kNothing)),
        sampling{.seed = network.seed, .error = 0.002, .threads = 2} {}

  Reach exact_reach() const { return reach(drawn.network, graph, forms); }
  Reach sampled_reach() const {
    return reach(drawn.network, graph, no_forms, {.budget = kNothing, .sampling = sampling});
  }
  Importance exact_importance() const { return importance(graph, forms.bearers); }
  Importance sampled_importance() const {
    return importance(graph, no_forms.bearers, kNothing, sampling);
  }
  Ledger exact_ledger() const { return ledger(graph, forms.bearers); }
  Ledger sampled_ledger() const {
    return with_sampled_rows(ledger(graph, no_forms.bearers, kNothing), graph, sampled_reach(),
                             sampling);
  }
};

/// Calls check(pair) for those of the first `count` random networks whose diagrams need a budget.
template <class Check>
void for_pairs(std::size_t count, Check check) {
  std::size_t checked = 0;
  for (const DrawnNetwork& drawn : random_networks(count)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Pair pair(drawn);
    if (all_whole(pair.no_forms.bearers)) continue;
    check(pair);
    if (::testing::Test::HasFatalFailure()) return;
    ++checked;
  }
  EXPECT_GT(checked, count / 4);
}

TEST(SampledAnalysis, FindsTheReachOfEveryRow) {
  Distances rows;
  for_pairs(kNetworks, [&](const Pair& pair) {
    const Reach exact_reach = pair.exact_reach();
    const Reach found_reach = pair.sampled_reach();
    for (std::size_t r = 0; r < exact_reach.bearers.size(); ++r) {
      const ReachRow& exact = exact_reach.bearers[r];
      const ReachRow& found = found_reach.bearers[r];
      ASSERT_FALSE(exact.sampled.has_value());
      ASSERT_EQ(found.probability.has_value(), exact.probability.has_value());
      if (!found.probability) continue;
      ASSERT_LE(found.probability->low, found.probability->best);
      ASSERT_LE(found.probability->best, found.probability->high);
      ASSERT_LE(found.pessimistic, found.probability->best);
      ASSERT_LE(found.probability->best, found.optimistic);
      if (!found.sampled) {
        ASSERT_NEAR(found.probability->best, exact.probability->best, 1e-12);
        continue;
      }
      const double error = found.sampled->standard_error;
      ASSERT_LE(error, 0.002 * 1.01);
      ASSERT_GT(found.sampled->worlds, 0U);
      rows.add(found.probability->best, exact.probability->best, error);
      // Bounds are of the same worlds; theirs is at most the error of one half.
      const double widest = 0.5 / std::sqrt(static_cast<double>(found.sampled->worlds));
      ASSERT_NEAR(found.probability->low, exact.probability->low, 5 * widest);
      ASSERT_NEAR(found.probability->high, exact.probability->high, 5 * widest);
      ASSERT_NEAR(found.pessimistic, exact.pessimistic, 5 * widest);
      ASSERT_NEAR(found.optimistic, exact.optimistic, 5 * widest);
    }
  });
  rows.expect_plausible(100);
}

TEST(SampledAnalysis, FindsTheTotal) {
  Distances totals;
  for_pairs(kNetworks, [&](const Pair& pair) {
    const Total found = pair.sampled_reach().total;
    if (!found.arrived) return;
    totals.add(found.arrived->best, pair.exact_reach().total.arrived->best, found.standard_error);
  });
  totals.expect_plausible(100);
}

TEST(SampledAnalysis, JudgesAsTheExactOneOrNotAtAll) {
  std::size_t undecided = 0;
  std::size_t judged_alike = 0;
  for_pairs(kNetworks, [&](const Pair& pair) {
    const Reach exact_reach = pair.exact_reach();
    const Reach found_reach = pair.sampled_reach();
    for (std::size_t r = 0; r < exact_reach.bearers.size(); ++r) {
      const ReachRow& exact = exact_reach.bearers[r];
      const ReachRow& found = found_reach.bearers[r];
      ASSERT_EQ(found.why, exact.why);
      if (found.verdict == Verdict::undecided) {
        ASSERT_TRUE(found.sampled.has_value());
        ASSERT_NEAR(exact.probability->best, ReachOptions{}.threshold,
                    6 * found.sampled->standard_error);
        ++undecided;
        continue;
      }
      ASSERT_EQ(found.verdict, exact.verdict);
      ++judged_alike;
    }
  });
  EXPECT_GT(judged_alike, 250U);
  EXPECT_LT(undecided * 20, judged_alike);
}

// No errors are shown: of every row it is at most that of one half.
void compare_actors(const FlowGraph& graph, const Importance& found, const Importance& exact) {
  std::map<std::uint32_t, double> losses;
  for (const ActorImportance& actor : exact.actors) losses[actor.actor] = actor.loss_if_gone;
  const auto rows = static_cast<double>(graph.bearers.size());
  for (const ActorImportance& actor : found.actors) {
    ASSERT_NEAR(actor.loss_if_gone, losses[actor.actor],
                5 * rows * 0.5 / std::sqrt(kWorldsOfChanges));
    losses.erase(actor.actor);
  }
  for (const auto& [actor, loss] : losses) ASSERT_NEAR(loss, 0.0, 1e-12) << actor;
}

TEST(SampledAnalysis, FindsTheImportanceOfEveryElementAndActor) {
  Distances elements;
  std::size_t actors = 0;
  for_pairs(kNetworks, [&](const Pair& pair) {
    const Importance found = pair.sampled_importance();
    const Importance exact = pair.exact_importance();
    ASSERT_FALSE(found.exact);
    ASSERT_EQ(found.on_a_way, exact.on_a_way);
    ASSERT_TRUE(found.joint_gains.empty());
    for (std::size_t e = 0; e < exact.elements.size(); ++e) {
      SCOPED_TRACE(pair.graph.elements[e].name);
      ASSERT_TRUE(found.elements[e].has_value());
      const ElementImportance& importance = *found.elements[e];
      elements.add(importance.derivative, exact.elements[e]->derivative, importance.standard_error);
      const double today = pair.graph.elements[e].today.best.value();
      const double most = 5 * importance.standard_error + 1e-12;
      ASSERT_NEAR(importance.gain_if_repaired, exact.elements[e]->gain_if_repaired, most);
      ASSERT_NEAR(importance.loss_if_gone, exact.elements[e]->loss_if_gone, most * today + 1e-12);
    }
    compare_actors(pair.graph, found, exact);
    actors += found.actors.size();
  });
  elements.expect_plausible(1000);
  EXPECT_GT(actors, 300U);
}

/// The error that is shown; where next to nothing is to be met, at least that of what should be.
double error_of(double shown, double expected) {
  if (expected * kWorldsOfTheLedger > 50.0) return shown;
  return std::max(shown, std::sqrt(expected / kWorldsOfTheLedger));
}

void compare(Distances& distances, const std::vector<ElementLoss>& found,
             const std::vector<ElementLoss>& expected) {
  std::map<ElementIndex, const ElementLoss*> left;
  for (const ElementLoss& loss : found) left[loss.element] = &loss;
  for (const ElementLoss& loss : expected) {
    const auto at = left.find(loss.element);
    const double error = at == left.end() ? 0.0 : at->second->standard_error;
    const double amount = std::max(loss.amount, 0.0);
    distances.add(at == left.end() ? 0.0 : at->second->amount, amount, error_of(error, amount));
    left.erase(loss.element);
  }
  EXPECT_TRUE(left.empty());  // nothing is lost where nothing can be
}

void expect_balance(const LedgerRow& row, const ReachRow& reach) {
  double sum = row.arrived + row.unmapped;
  for (const auto* list : {&row.lost, &row.gaps}) {
    for (const ElementLoss& loss : *list) sum += loss.amount;
  }
  ASSERT_NEAR(row.balance, std::abs(1.0 - sum), 1e-12);
  ASSERT_EQ(row.arrived, reach.probability->best);
  const double of_reach = reach.sampled.value_or(Sampled{}).standard_error;
  const double of_losses = 0.5 / std::sqrt(kWorldsOfTheLedger);
  ASSERT_LE(row.balance, row.exact ? 1e-9 : 5 * (of_reach + of_losses));
}

TEST(SampledAnalysis, FindsWhereItIsLostAndBalances) {
  Distances lost;
  Distances totals;
  std::size_t sampled = 0;
  for_pairs(kNetworks, [&](const Pair& pair) {
    const Ledger exact = pair.exact_ledger();
    const Ledger found = pair.sampled_ledger();
    const Reach reach = pair.sampled_reach();
    ASSERT_EQ(found.left_out, 0U);
    ASSERT_EQ(found.amount, exact.amount);
    ASSERT_EQ(found.unmapped, exact.unmapped);
    ASSERT_EQ(found.rows.size(), exact.rows.size());
    for (std::size_t r = 0; r < exact.rows.size(); ++r) {
      ASSERT_EQ(found.rows[r].row, exact.rows[r].row);
      ASSERT_EQ(found.rows[r].unmapped, exact.rows[r].unmapped);
      compare(lost, found.rows[r].lost, exact.rows[r].lost);
      compare(lost, found.rows[r].gaps, exact.rows[r].gaps);
      expect_balance(found.rows[r], reach.bearers[found.rows[r].row]);
      if (!found.rows[r].exact) ++sampled;
    }
    compare(totals, found.lost, exact.lost);
    compare(totals, found.gaps, exact.gaps);
  });
  lost.expect_plausible(700);
  totals.expect_plausible(400);
  EXPECT_GT(sampled, 100U);
}

// Not a number of them may differ: they are all compared as they are.
void expect_same(const Analysis& one, const Analysis& other) {
  for (std::size_t r = 0; r < one.reach.bearers.size(); ++r) {
    const ReachRow& a = one.reach.bearers[r];
    const ReachRow& b = other.reach.bearers[r];
    ASSERT_EQ(a.verdict, b.verdict);
    ASSERT_EQ(a.sampled.has_value(), b.sampled.has_value());
    if (!a.sampled) continue;
    ASSERT_EQ(a.probability->low, b.probability->low);
    ASSERT_EQ(a.probability->best, b.probability->best);
    ASSERT_EQ(a.probability->high, b.probability->high);
    ASSERT_EQ(a.sampled->standard_error, b.sampled->standard_error);
    ASSERT_EQ(a.sampled->worlds, b.sampled->worlds);
  }
  for (std::size_t e = 0; e < one.importance.elements.size(); ++e) {
    ASSERT_EQ(one.importance.elements[e]->derivative, other.importance.elements[e]->derivative);
    ASSERT_EQ(one.importance.elements[e]->standard_error,
              other.importance.elements[e]->standard_error);
  }
  for (std::size_t a = 0; a < one.importance.actors.size(); ++a) {
    ASSERT_EQ(one.importance.actors[a].loss_if_gone, other.importance.actors[a].loss_if_gone);
  }
  ASSERT_EQ(one.ledger.lost.size(), other.ledger.lost.size());
  for (std::size_t l = 0; l < one.ledger.lost.size(); ++l) {
    ASSERT_EQ(one.ledger.lost[l].amount, other.ledger.lost[l].amount);
    ASSERT_EQ(one.ledger.lost[l].standard_error, other.ledger.lost[l].standard_error);
  }
}

TEST(SampledAnalysis, IsTheSameForAnyNumberOfThreadsAndAnyOrderOfTheFile) {
  for_pairs(30, [](const Pair& pair) {
    const Network& network = pair.drawn.network;
    const Analysis one = sampled_analysis(network, pair.drawn.seed, 1);
    expect_same(one, sampled_analysis(network, pair.drawn.seed, 2));
    expect_same(one, sampled_analysis(network, pair.drawn.seed, 3));
    expect_same(one, sampled_analysis(relisted(network), pair.drawn.seed, 1));
  });
}

TEST(SampledAnalysis, OfAnotherSeedHasOtherNumbersOfTheSameRows) {
  std::size_t different = 0;
  for_pairs(150, [&](const Pair& pair) {
    const Reach one = pair.sampled_reach();
    Pair again = pair;
    again.sampling.seed += 1000;
    const Reach other = again.sampled_reach();
    for (std::size_t r = 0; r < other.bearers.size(); ++r) {
      const ReachRow& a = one.bearers[r];
      const ReachRow& b = other.bearers[r];
      ASSERT_EQ(a.sampled.has_value(), b.sampled.has_value());
      if (!a.sampled) continue;
      const double error = std::hypot(a.sampled->standard_error, b.sampled->standard_error);
      ASSERT_NEAR(a.probability->best, b.probability->best, 5 * error);
      if (a.probability->best != b.probability->best) ++different;
    }
  });
  EXPECT_GT(different, 10U);
}

// Without draws only what holds at both ends of the ranges is known to hold.
TEST(SampledAnalysis, IsSureOfWhatHoldsAtBothEndsAlone) {
  std::size_t sure = 0;
  std::size_t unsure = 0;
  for_pairs(100, [&](const Pair& pair) {
    const Analysis found = sampled_analysis(pair.drawn.network, pair.drawn.seed, 1);
    for (std::size_t r = 0; r < found.reach.bearers.size(); ++r) {
      const ReachRow& row = found.reach.bearers[r];
      if (!row.sampled) continue;
      const RowClass own = class_of(row.verdict, row.why);
      const bool same = row.verdict != Verdict::undecided &&
                        class_of(row.verdict_low, row.why) == own &&
                        class_of(row.verdict_high, row.why) == own;
      ASSERT_EQ(found.certainty.bearers[r].has_value(), same);
      if (same) {
        ASSERT_EQ(found.certainty.bearers[r]->share, 1.0);
      }
      ++(same ? sure : unsure);
    }
    for (const auto& element : found.certainty.elements) ASSERT_FALSE(element.has_value());
  });
  EXPECT_GT(sure, 10U);
  EXPECT_GT(unsure, 10U);
}

// A bridge of which one channel never lets anything through, or all always do.
TEST(SampledFate, ThatIsCertainHasNoError) {
  for (const double likelihood : {0.0, 1.0}) {
    NetworkBuilder builder;
    builder.kind("k");
    builder.bearer("s", "k");
    builder.actor("a");
    builder.actor("b");
    builder.actor("c");
    builder.collector("t", "k");
    for (const auto& [from, to] : {std::pair("s", "a"),
                                   {"s", "b"},
                                   {"a", "b"},
                                   {"b", "a"},
                                   {"a", "c"},
                                   {"b", "c"},
                                   {"s", "c"}}) {
      builder.channel(from, to, "k", 0).carries.begin()->second = judged(0.25, 0.5, 0.75);
    }
    builder.channel("s", "t", "k", likelihood);
    builder.channel("c", "t", "k", likelihood);
    builder.channel("a", "t", "k", likelihood);
    const Analysis found = sampled_analysis(builder.network(), 1, 1);
    const ReachRow& row = found.reach.bearers.at(0);
    EXPECT_EQ(row.probability->best, likelihood);
    EXPECT_EQ(row.probability->low, likelihood);
    EXPECT_EQ(row.probability->high, likelihood);
    EXPECT_EQ(row.sampled.value_or(Sampled{}).standard_error, 0.0);
    EXPECT_EQ(row.verdict, likelihood == 1.0 ? Verdict::reached : Verdict::blocked);
  }
}

}  // namespace
}  // namespace sideflow::engine::testing
