// Draws of all likelihoods: their ranges, their shape, and what they share.
#include "engine/change/likelihood_draws.hpp"

#include "engine/change/pert.hpp"
#include "small_networks.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

using Table = std::vector<std::vector<double>>;

JudgedLikelihood worded(const std::string& word, double low, double best, double high) {
  JudgedLikelihood likelihood = judged(low, best, high);
  likelihood.word = word;
  return likelihood;
}

Account account(const std::string& informant, double low, double best, double high) {
  return {{Likelihood{low}, Likelihood{best}, Likelihood{high}}, "", {informant}};
}

/// A fan: one bearer with a channel for each of `passes`, "a/t0" and so on.
FlowGraph fan(const std::vector<JudgedLikelihood>& passes) {
  NetworkBuilder builder;
  builder.kind("k");
  builder.bearer("a", "k");
  for (std::size_t i = 0; i < passes.size(); ++i) {
    const std::string to = "t" + std::to_string(i);
    builder.collector(to, "k");
    builder.channel("a", to, "k", 0).carries.begin()->second = passes[i];
  }
  return compile_flow_graph(builder.network());
}

std::vector<double> column(const Table& draws, std::size_t element) {
  std::vector<double> values;
  for (const auto& draw : draws) values.push_back(draw[element]);
  return values;
}

std::vector<std::size_t> order_of(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double mean_a = mean(a);
  const double mean_b = mean(b);
  double ab = 0;
  double aa = 0;
  double bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - mean_a) * (b[i] - mean_b);
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return ab / std::sqrt(aa * bb);
}

bool within(double value, const LikelihoodRange& range) {
  return value >= range.low.value() && value <= range.high.value();
}

TEST(LikelihoodDraws, StayWithinTheirRanges) {
  for (const DrawnNetwork& drawn : random_networks(120)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const FlowGraph graph = compile_flow_graph(drawn.network);
    const Table draws = likelihood_draws(graph, {.draws = 30, .seed = drawn.seed});
    ASSERT_EQ(draws.size(), 30U);
    for (const auto& draw : draws) {
      ASSERT_EQ(draw.size(), graph.elements.size());
      for (std::size_t e = 0; e < draw.size(); ++e) {
        ASSERT_TRUE(within(draw[e], graph.elements[e].own)) << graph.elements[e].name;
      }
    }
  }
}

// A sample of 4,000 levels spread evenly leaves much less than a thousandth of an error.
TEST(LikelihoodDraws, HaveTheMeanAndSpreadOfAPert) {
  const std::vector<std::array<double, 3>> ranges{
      {0.0, 0.5, 1.0}, {0.1, 0.2, 0.9}, {0.0, 0.0, 0.3}, {0.4, 0.9, 0.9}, {0.25, 0.3, 0.35}};
  std::vector<JudgedLikelihood> passes;
  for (const auto& [low, best, high] : ranges) passes.push_back(judged(low, best, high));
  const Table draws = likelihood_draws(fan(passes), {.draws = 4000, .seed = 3});
  for (std::size_t e = 0; e < ranges.size(); ++e) {
    const auto [low, best, high] = ranges[e];
    const std::vector<double> values = column(draws, e);
    const double expected = (low + 4 * best + high) / 6;
    EXPECT_NEAR(mean(values), expected, 1e-3);
    double variance = 0;
    for (const double value : values) variance += (value - expected) * (value - expected) / 4000;
    EXPECT_NEAR(variance, (expected - low) * (high - expected) / 7, 1e-3);
  }
}

// With whole shapes the distribution function of a Beta is a polynomial. Shapes 3 and 3 (mode 1/2):
// 10 x^3 - 15 x^4 + 6 x^5; 1 and 5 (mode 0): 1 - (1 - x)^5.
TEST(LikelihoodDraws, TakeTheirQuantilesFromTheBetaDistribution) {
  const std::vector<double> levels{0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};
  const auto symmetric =
      pert_quantiles({Likelihood{0.2}, Likelihood{0.4}, Likelihood{0.6}}, levels);
  const auto falling = pert_quantiles({Likelihood{0.0}, Likelihood{0.0}, Likelihood{1.0}}, levels);
  const auto early = pert_quantiles({Likelihood{0.0}, Likelihood{0.25}, Likelihood{1.0}}, levels);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const double x = (symmetric[i] - 0.2) / 0.4;
    EXPECT_NEAR(x * x * x * (10 - 15 * x + 6 * x * x), levels[i], 1e-8);
    EXPECT_NEAR(1 - std::pow(1 - falling[i], 5), levels[i], 1e-8);
    const double rest = 1 - early[i];  // shapes 2 and 4: F(x) = 1 - (1 - x)^4 (1 + 4 x)
    EXPECT_NEAR(1 - std::pow(rest, 4) * (1 + 4 * early[i]), levels[i], 1e-8);
  }
  EXPECT_EQ(pert_quantiles({Likelihood{0.3}, Likelihood{0.3}, Likelihood{0.3}}, levels),
            std::vector<double>(levels.size(), 0.3));
  EXPECT_TRUE(pert_quantiles(kCertain, {}).empty());
}

TEST(LikelihoodDraws, MoveTogetherForOneWord) {
  const FlowGraph graph = fan({worded("rarely", 0.05, 0.1, 0.3), worded("rarely", 0.05, 0.1, 0.3),
                               worded("rarely", 0.0, 0.2, 0.4), worded("usually", 0.05, 0.1, 0.3)});
  const Table draws = likelihood_draws(graph, {.draws = 500, .seed = 11});
  EXPECT_EQ(column(draws, 0), column(draws, 1));
  EXPECT_EQ(order_of(column(draws, 0)), order_of(column(draws, 2)));
  EXPECT_NE(column(draws, 0), column(draws, 2));
  EXPECT_NE(order_of(column(draws, 0)), order_of(column(draws, 3)));
  EXPECT_LT(std::abs(correlation(column(draws, 0), column(draws, 3))), 0.2);
}

// Independent columns of 2,000 have correlations of a standard error of 0.022.
TEST(LikelihoodDraws, LeaveNumbersAlone) {
  std::vector<JudgedLikelihood> passes(8, judged(0.1, 0.5, 0.8));
  passes.push_back(worded("unknown", 0.1, 0.5, 0.8));  // nobody's understanding of a word
  passes.push_back(worded("unknown", 0.1, 0.5, 0.8));
  const Table draws = likelihood_draws(fan(passes), {.draws = 2000, .seed = 5});
  for (std::size_t a = 0; a < passes.size(); ++a) {
    for (std::size_t b = a + 1; b < passes.size(); ++b) {
      EXPECT_LT(std::abs(correlation(column(draws, a), column(draws, b))), 0.1);
    }
  }
}

TEST(LikelihoodDraws, ChooseOneAccountEachTime) {
  JudgedLikelihood disputed = judged(0.1, 0.4, 0.9);
  disputed.accounts = {account("anna", 0.1, 0.15, 0.2), account("bert", 0.7, 0.8, 0.9)};
  const Table draws = likelihood_draws(fan({disputed}), {.draws = 1000, .seed = 2});
  std::size_t anna = 0;
  for (const double value : column(draws, 0)) {
    const bool of_anna = within(value, disputed.accounts[0].range);
    ASSERT_TRUE(of_anna || within(value, disputed.accounts[1].range)) << value;
    if (of_anna) ++anna;
  }
  EXPECT_EQ(anna, 500U);
}

TEST(LikelihoodDraws, ShareTheRankOfAnInformant) {
  JudgedLikelihood one = judged(0.1, 0.4, 0.9);
  one.accounts = {account("anna", 0.1, 0.15, 0.2), account("bert", 0.7, 0.8, 0.9)};
  JudgedLikelihood other = judged(0.3, 0.4, 0.9);
  other.accounts = {account("anna", 0.3, 0.35, 0.4), account("carl", 0.8, 0.8, 0.9)};
  const Table draws = likelihood_draws(fan({one, other}), {.draws = 1000, .seed = 4});
  std::vector<double> first;
  std::vector<double> second;
  for (const auto& draw : draws) {
    if (draw[0] > 0.5 || draw[1] > 0.5) continue;  // both from Anna
    first.push_back(draw[0]);
    second.push_back(draw[1]);
  }
  ASSERT_GT(first.size(), 150U);  // a quarter, as choices are independent
  ASSERT_LT(first.size(), 350U);
  EXPECT_EQ(order_of(first), order_of(second));
}

TEST(LikelihoodDraws, DependOnTheSeedAlone) {
  for (const DrawnNetwork& drawn : random_networks(50)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const FlowGraph graph = compile_flow_graph(drawn.network);
    const FlowGraph same = compile_flow_graph(relisted(drawn.network));
    const DrawOptions options{.draws = 20, .seed = 7};
    ASSERT_EQ(likelihood_draws(graph, options), likelihood_draws(same, options));
    const bool any_range = std::any_of(graph.elements.begin(), graph.elements.end(),
                                       [](const Element& e) { return e.own.low < e.own.high; });
    if (!any_range) continue;
    ASSERT_NE(likelihood_draws(graph, options), likelihood_draws(graph, {.draws = 20, .seed = 8}));
  }
}

TEST(LikelihoodDraws, AreNoneWhereNoneAreWanted) {
  EXPECT_TRUE(likelihood_draws(fan({judged(0.1, 0.5, 0.8)}), {.draws = 0}).empty());
  const Table nothing = likelihood_draws(FlowGraph{}, {.draws = 3});
  EXPECT_EQ(nothing, Table(3));
  const Table one = likelihood_draws(fan({judged(0.0, 0.5, 1.0)}), {.draws = 1});
  EXPECT_NEAR(one.at(0).at(0), 0.5, 1e-9);  // the median
}

TEST(LikelihoodDraws, OfWhatDoesNotWorkAreAsIfItDid) {
  NetworkBuilder builder;
  builder.kind("k");
  builder.bearer("a", "k");
  builder.collector("t", "k");
  Channel& channel = builder.channel("a", "t", "k", 0);
  channel.carries.begin()->second = judged(0.4, 0.5, 0.6);
  channel.status = Status::missing;
  for (const auto& draw : likelihood_draws(compile_flow_graph(builder.network()), {.draws = 20})) {
    EXPECT_GE(draw.at(0), 0.4);
    EXPECT_LE(draw.at(0), 0.6);
  }
}

}  // namespace
}  // namespace sideflow::engine::testing
