// How sure: every draw worked out anew from all worlds.
#include "engine/change/certainty.hpp"

#include "engine/analysis.hpp"
#include "engine/flow/search_side.hpp"
#include "small_networks.hpp"
#include "world_table.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr double kSame = 1e-9;
constexpr std::size_t kDraws = 21;  // no multiple of how many a pass takes along

/// Some words, some accounts of two informants.
Network with_words(Network network, std::uint32_t seed) {
  for (std::size_t c = 0; c < network.channels.size(); ++c) {
    JudgedLikelihood& passes = network.channels[c].carries.begin()->second;
    const std::size_t which = (c + seed) % 6;
    if (which == 0) passes.word = "usually";
    if (which == 1) passes.word = "rarely";
    if (which != 2 || seed % 3 != 0) continue;
    passes.accounts = {{passes.range, "", {"anna"}},
                       {{passes.range.low, passes.range.low, passes.range.low}, "", {"bert"}}};
  }
  return network;
}

/// What a network comes to draw by draw, from its tables of worlds.
class EveryDraw {
 public:
  explicit EveryDraw(const Analysis& analysis)
      : graph_(analysis.graph),
        tables_(world_tables(graph_)),
        draws_(likelihood_draws(graph_, {.draws = kDraws, .seed = analysis.asked.sampling.seed})) {
    for (const auto& draw : draws_) {
      today_.push_back(draw);
      for (ElementIndex e = 0; e < draw.size(); ++e) {
        if (graph_.elements[e].status != Status::working) today_.back()[e] = 0.0;
      }
    }
  }

  double reach(std::size_t row, std::size_t draw) const {
    return expected_at(tables_[row], today_[draw]);
  }
  /// By element: how much the whole gains from repairing it, and only it.
  std::vector<double> gains(std::size_t draw) const {
    const WorldTable all = sum_of(graph_, tables_);
    const double now = expected_at(all, today_[draw]);
    std::vector<double> gains;
    for (ElementIndex e = 0; e < graph_.elements.size(); ++e) {
      const bool works = graph_.elements[e].status == Status::working;
      const double then = works ? 1.0 : draws_[draw][e];
      gains.push_back(expected_at(all, with_one(today_[draw], e, then)) - now);
    }
    return gains;
  }
  std::vector<double> lost(std::size_t row, std::size_t draw) const {
    std::vector<double> perfect;
    for (const Element& element : graph_.elements) {
      perfect.push_back(element.status == Status::working ? 1.0 : 0.0);
    }
    return shapley(tables_[row], today_[draw], perfect);
  }

 private:
  const FlowGraph& graph_;
  std::vector<WorldTable> tables_;
  std::vector<std::vector<double>> draws_;
  std::vector<std::vector<double>> today_;
};

/// The 5 % and 95 % points, between neighbours in proportion.
Spread points_of(std::vector<double> numbers) {
  std::sort(numbers.begin(), numbers.end());
  const auto at = [&](double share) {
    const double place = share * static_cast<double>(numbers.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const std::size_t above = std::min(below + 1, numbers.size() - 1);
    return numbers[below] + (place - std::floor(place)) * (numbers[above] - numbers[below]);
  };
  return {at(0.05), at(0.95)};
}

void expect_same(const Spread& found, const Spread& expected) {
  ASSERT_NEAR(found.low, expected.low, kSame);
  ASSERT_NEAR(found.high, expected.high, kSame);
}

template <class Check>
void for_small_networks(std::size_t count, std::size_t most_elements, Check check) {
  std::size_t checked = 0;
  for (const DrawnNetwork& drawn : random_networks(count)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Network network = with_words(drawn.network, drawn.seed);
    AnalysisOptions options{.draws = kDraws};
    options.sampling.seed = drawn.seed;
    const Analysis found = analyse(network, options);
    if (elements_between(found.graph, found.graph.collectors).size() > most_elements) continue;
    check(found);
    if (::testing::Test::HasFatalFailure()) return;
    ++checked;
  }
  EXPECT_GT(checked, count / 5);
}

TEST(Certainty, CountsTheDrawsInWhichARowIsOfItsClass) {
  for_small_networks(200, kMostTabled, [](const Analysis& found) {
    const EveryDraw every(found);
    for (std::size_t r = 0; r < found.reach.bearers.size(); ++r) {
      const ReachRow& row = found.reach.bearers[r];
      const auto& certainty = found.certainty.bearers[r];
      ASSERT_EQ(certainty.has_value(), row.verdict != Verdict::at_home);
      if (!certainty) continue;
      const RowClass own = class_of(row.verdict, row.why);
      std::size_t hits = 0;
      for (std::size_t d = 0; d < kDraws; ++d) {
        RowClass then = own;  // where no way is, no draw makes one
        if (row.verdict != Verdict::no_route) {
          then = every.reach(r, d) < found.threshold ? RowClass::unreached : RowClass::reached;
        }
        if (then == own) ++hits;
      }
      ASSERT_NEAR(certainty->share, static_cast<double>(hits) / kDraws, 1e-15);
    }
  });
}

TEST(Certainty, RanksTheGainsOfEveryDraw) {
  for_small_networks(150, 11, [](const Analysis& found) {
    const EveryDraw every(found);
    const std::size_t elements = found.graph.elements.size();
    std::vector<std::vector<double>> gains(elements);
    std::vector<std::size_t> first(elements, 0);
    std::vector<std::size_t> first_three(elements, 0);
    for (std::size_t d = 0; d < kDraws; ++d) {
      const std::vector<double> now = every.gains(d);
      for (std::size_t e = 0; e < elements; ++e) {
        gains[e].push_back(now[e]);
        const auto larger = std::count_if(now.begin(), now.end(),
                                          [&](double gain) { return gain > now[e] + 1e-11; });
        if (now[e] > 1e-11 && larger == 0) ++first[e];
        if (now[e] > 1e-11 && larger < 3) ++first_three[e];
      }
    }
    for (std::size_t e = 0; e < elements; ++e) {
      SCOPED_TRACE(found.graph.elements[e].name);
      const ElementCertainty& certainty = found.certainty.elements[e].value();
      expect_same(certainty.gain, points_of(gains[e]));
      ASSERT_NEAR(certainty.share_first, static_cast<double>(first[e]) / kDraws, 1e-15);
      ASSERT_NEAR(certainty.share_first_three, static_cast<double>(first_three[e]) / kDraws, 1e-15);
    }
  });
}

TEST(Certainty, RangesTheLossesOverTheDraws) {
  for_small_networks(120, 9, [](const Analysis& found) {
    const EveryDraw every(found);
    const Ledger& ledger = found.ledger;
    ASSERT_EQ(found.certainty.lost.size(), ledger.lost.size());
    ASSERT_EQ(found.certainty.lost_by_row.size(), ledger.rows.size());
    std::vector<std::vector<double>> total(found.graph.elements.size(),
                                           std::vector<double>(kDraws, 0.0));
    for (std::size_t i = 0; i < ledger.rows.size(); ++i) {
      const LedgerRow& row = ledger.rows[i];
      std::vector<std::vector<double>> lost(found.graph.elements.size());
      for (std::size_t d = 0; d < kDraws; ++d) {
        const std::vector<double> now = every.lost(row.row, d);
        for (std::size_t e = 0; e < lost.size(); ++e) {
          lost[e].push_back(now[e]);
          total[e][d] += now[e];
        }
      }
      ASSERT_EQ(found.certainty.lost_by_row[i].size(), row.lost.size());
      for (std::size_t l = 0; l < row.lost.size(); ++l) {
        expect_same(found.certainty.lost_by_row[i][l], points_of(lost[row.lost[l].element]));
      }
    }
    for (std::size_t l = 0; l < ledger.lost.size(); ++l) {
      expect_same(found.certainty.lost[l], points_of(total[ledger.lost[l].element]));
    }
  });
}

TEST(Certainty, IsTheSameForAnyOrderOfTheFile) {
  for (const DrawnNetwork& drawn : random_networks(60)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Network network = with_words(drawn.network, drawn.seed);
    const Certainty one = analyse(network, {.draws = kDraws}).certainty;
    const Certainty other = analyse(relisted(network), {.draws = kDraws}).certainty;
    ASSERT_EQ(one.bearers.size(), other.bearers.size());
    for (std::size_t r = 0; r < one.bearers.size(); ++r) {
      if (!one.bearers[r]) continue;
      ASSERT_EQ(one.bearers[r]->share, other.bearers[r]->share);
      ASSERT_EQ(one.bearers[r]->stamp, other.bearers[r]->stamp);
    }
    for (std::size_t e = 0; e < one.elements.size(); ++e) {
      ASSERT_EQ(one.elements[e]->gain.low, other.elements[e]->gain.low);
      ASSERT_EQ(one.elements[e]->gain.high, other.elements[e]->gain.high);
      ASSERT_EQ(one.elements[e]->share_first_three, other.elements[e]->share_first_three);
      ASSERT_EQ(one.elements[e]->stamp, other.elements[e]->stamp);
    }
    ASSERT_EQ(one.lost.size(), other.lost.size());
    for (std::size_t l = 0; l < one.lost.size(); ++l) {
      ASSERT_EQ(one.lost[l].low, other.lost[l].low);
      ASSERT_EQ(one.lost[l].high, other.lost[l].high);
    }
  }
}

// No definition of a stamp calls solid what a bound, a dispute or too few draws speak against.
TEST(Certainty, CallsNothingSolidThatAnythingSpeaksAgainst) {
  std::size_t solid = 0;
  for (const DrawnNetwork& drawn : random_networks(200)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Network network = with_words(drawn.network, drawn.seed);
    const Analysis found = analyse(network, {.draws = kDraws});
    for (std::size_t r = 0; r < found.reach.bearers.size(); ++r) {
      const ReachRow& row = found.reach.bearers[r];
      const auto& certainty = found.certainty.bearers[r];
      if (!certainty) continue;
      ASSERT_EQ(certainty->stamp == Stamp::do_not_quote, certainty->share < 0.5);
      if (certainty->stamp != Stamp::solid) continue;
      ++solid;
      ASSERT_GE(certainty->share, 0.95);
      if (class_of(row.verdict, row.why) != RowClass::reached) continue;
      ASSERT_GE(row.pessimistic, found.threshold);
      ASSERT_GE(row.optimistic, found.threshold);
    }
  }
  EXPECT_GT(solid, 100U);
}

TEST(Certainty, CountsTheDrawsOfAnAudience) {
  std::size_t rows = 0;
  for (const DrawnNetwork& drawn : random_networks(400)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    Network network = drawn.network;
    for (Channel& channel : network.channels) {  // advice down the ways of signals
      channel.carries = {{{"advice"}, channel.carries.begin()->second}};
    }
    const Analysis found = analyse(network, {.draws = 8});
    const FlowGraph& graph = found.graph;
    std::vector<std::vector<double>> today = likelihood_draws(graph, {.draws = 8});
    for (auto& draw : today) {
      for (ElementIndex e = 0; e < draw.size(); ++e) {
        if (graph.elements[e].status != Status::working) draw[e] = 0.0;
      }
    }
    if (uncertain_elements(graph.numbers, today).size() > 8) continue;
    std::vector<std::vector<double>> reach(graph.audiences.size(), std::vector<double>(8, 0.0));
    for_every_world(graph.numbers, today, [&](const World& world, const auto& weights) {
      for (std::size_t r = 0; r < graph.audiences.size(); ++r) {
        const auto leads = open_to(graph, world, {graph.audiences[r].vertex});
        const bool arrives =
            std::any_of(graph.informers.begin(), graph.informers.end(), [&](VertexIndex v) {
              const bool same =
                  graph.vertices[v].kind == graph.vertices[graph.audiences[r].vertex].kind;
              return same && leads[v] != 0;
            });
        for (std::size_t d = 0; arrives && d < 8; ++d) reach[r][d] += weights[d];
      }
    });
    for (std::size_t r = 0; r < graph.audiences.size(); ++r) {
      const ReachRow& row = found.reach.audiences[r];
      if (row.verdict == Verdict::at_home || row.verdict == Verdict::no_route) continue;
      const bool reached = class_of(row.verdict, row.why) == RowClass::reached;
      const auto hits = std::count_if(reach[r].begin(), reach[r].end(),
                                      [&](double p) { return (p >= found.threshold) == reached; });
      ASSERT_EQ(found.certainty.audiences[r]->share, static_cast<double>(hits) / 8);
      ++rows;
    }
  }
  EXPECT_GT(rows, 25U);
}

TEST(Certainty, OfNoDrawsIsNone) {
  const DrawnNetwork drawn = random_networks(1).front();
  const Analysis found = analyse(drawn.network, {.draws = 0});
  for (const auto& row : found.certainty.bearers) EXPECT_FALSE(row.has_value());
  for (const auto& element : found.certainty.elements) EXPECT_FALSE(element.has_value());
  EXPECT_TRUE(found.certainty.lost.empty());
  EXPECT_TRUE(analyse(Network{}).certainty.bearers.empty());
}

}  // namespace
}  // namespace sideflow::engine::testing
