// How sure: what may be quoted, by the definitions of the stamps.
#include "engine/analysis.hpp"
#include "small_networks.hpp"

#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

/// One bearer, who was asked, and one collector.
class Stamps : public ::testing::Test {
 protected:
  Stamps() {
    builder_.kind("k");
    asked(builder_.bearer("s", "k"));
    builder_.collector("t", "k");
  }
  static void asked(Actor& actor) {
    actor.recognises[{"k"}] = judged(1);
    actor.forwards[{"k"}] = judged(1);
  }
  Channel& channel(const std::string& from, const std::string& to, double low, double best,
                   double high) {
    Channel& added = builder_.channel(from, to, "k", 0);
    added.carries.begin()->second = judged(low, best, high);
    return added;
  }
  Analysis found(double threshold = 0.2) const {
    return analyse(builder_.network(), {.threshold = threshold, .draws = 200});
  }
  RowCertainty row(double threshold = 0.2) const {
    return found(threshold).certainty.bearers.at(0).value();
  }
  ElementCertainty of(const std::string& name) const {
    const Analysis analysis = found();
    return analysis.certainty.elements[find_element(analysis.graph, name).value()].value();
  }

  NetworkBuilder builder_;
};

TEST_F(Stamps, AreSolidWhereAllWereAskedAndAgree) {
  channel("s", "t", 0.5, 0.6, 0.9);
  EXPECT_EQ(row().share, 1.0);
  EXPECT_EQ(row().stamp, Stamp::solid);
}

TEST_F(Stamps, AreTentativeByWayOfAnActorThatNobodyAsked) {
  builder_.actor("m").recognises[{"k"}] = judged(1);  // not whether it forwards
  channel("s", "m", 0.8, 0.9, 1.0);
  channel("m", "t", 0.8, 0.9, 1.0);
  EXPECT_EQ(row().share, 1.0);
  EXPECT_EQ(row().stamp, Stamp::tentative);
}

// Being taken for certain can only raise reach.
TEST_F(Stamps, AreSolidForWhatIsUnreachedEvenIfNobodyWasAsked) {
  builder_.actor("m");
  channel("s", "m", 0.0, 0.05, 0.1);
  channel("m", "t", 0.8, 0.9, 1.0);
  EXPECT_EQ(row().stamp, Stamp::solid);
}

// What has arrived need not be passed on.
TEST_F(Stamps, AskNothingOfACollectorAboutWhatItCollects) {
  builder_.collector("u", "k");
  channel("s", "t", 0.5, 0.6, 0.9);
  channel("t", "u", 0.5, 0.6, 0.9).carries.begin()->second.accounts = {{kImpossible, "", {"anna"}},
                                                                       {kCertain, "", {"bert"}}};
  EXPECT_EQ(row().stamp, Stamp::solid);
}

TEST_F(Stamps, AreTentativeWhereInformantsDisagree) {
  JudgedLikelihood& passes = channel("s", "t", 0.5, 0.6, 0.9).carries.begin()->second;
  passes.accounts = {{judged(0.5, 0.6, 0.7).range, "", {"anna"}},
                     {judged(0.8, 0.9, 0.9).range, "", {"bert"}}};
  EXPECT_EQ(row().share, 1.0);
  EXPECT_EQ(row().stamp, Stamp::tentative);
}

TEST_F(Stamps, AreTentativeWhereTheOnlyWayIsAssumed) {
  channel("s", "t", 0.5, 0.6, 0.9).basis = Basis::assumed;
  EXPECT_EQ(row().share, 1.0);
  EXPECT_EQ(row().stamp, Stamp::tentative);
}

TEST_F(Stamps, AreTentativeWhereAnAssumedBarrierMakesItFaint) {
  builder_.barrier("fear", 0.1).basis = Basis::assumed;
  channel("s", "t", 0.5, 0.6, 0.9).barriers = {{"fear"}};
  EXPECT_EQ(row().share, 1.0);
  EXPECT_EQ(row().stamp, Stamp::tentative);
}

// From 0 to 1 with mode 1 a draw lies below x with probability x^5: 0.078 at 0.6, 0.031 at 0.5.
TEST_F(Stamps, AreTentativeInLessThanNineteenOfTwentyDraws) {
  channel("s", "t", 0.0, 1.0, 1.0);
  EXPECT_EQ(row(0.6).share, 184.0 / 200);
  EXPECT_EQ(row(0.6).stamp, Stamp::tentative);
  EXPECT_EQ(row(0.5).share, 194.0 / 200);
  EXPECT_EQ(row(0.5).stamp, Stamp::solid);
}

// (0 + 4 * 0.21 + 0.22) / 6 = 0.177, below the threshold more often than not.
TEST_F(Stamps, ForbidQuotingInLessThanHalfOfTheDraws) {
  channel("s", "t", 0.0, 0.21, 0.22);
  EXPECT_LT(row().share, 0.5);
  EXPECT_EQ(row().stamp, Stamp::do_not_quote);
}

// Blocked is decided on the graph, whatever the threshold.
TEST_F(Stamps, CountABlockedRowAsUnreachedAtAThresholdOfNothing) {
  channel("s", "t", 0.0, 0.0, 0.0);
  EXPECT_EQ(found(0.0).reach.bearers.at(0).verdict, Verdict::blocked);
  EXPECT_EQ(row(0.0).share, 1.0);
}

TEST_F(Stamps, AreSolidForADeadEndThatASourceNames) {
  Network network = builder_.network();
  network.actors.front().dead_end = DeadEnd{.kinds = {{"k"}}};
  const Analysis analysis = analyse(network, {.draws = 20});
  ASSERT_EQ(analysis.reach.bearers.at(0).why, Why::said);
  EXPECT_EQ(analysis.certainty.bearers.at(0)->stamp, Stamp::solid);
}

TEST_F(Stamps, OfTheFirstThreeCountAllThatTie) {
  asked(builder_.actor("a"));
  asked(builder_.actor("b"));
  asked(builder_.actor("c"));
  channel("s", "a", 0.5, 0.5, 0.5);
  channel("a", "b", 0.5, 0.5, 0.5);
  channel("b", "c", 0.5, 0.5, 0.5);
  channel("c", "t", 0.5, 0.5, 0.5);
  for (const char* name : {"s/a", "a/b", "b/c", "c/t"}) {
    const ElementCertainty certainty = of("channel:" + std::string(name) + ":k");
    EXPECT_EQ(certainty.share_first, 1.0) << name;
    EXPECT_EQ(certainty.share_first_three, 1.0) << name;
    EXPECT_EQ(certainty.stamp, Stamp::solid) << name;
  }
  const ElementCertainty none = of("recognises:s:k");  // at 1: nothing to repair
  EXPECT_EQ(none.share_first_three, 0.0);
  EXPECT_EQ(none.stamp, Stamp::do_not_quote);
}

// In series the least likely gains most.
TEST_F(Stamps, OfTheFirstThreeLeaveOutTheFourth) {
  for (const char* id : {"a", "b", "c"}) asked(builder_.actor(id));
  channel("s", "a", 0.5, 0.5, 0.5);
  channel("a", "b", 0.6, 0.6, 0.6);
  channel("b", "c", 0.7, 0.7, 0.7);
  channel("c", "t", 0.8, 0.8, 0.8);
  EXPECT_EQ(of("channel:s/a:k").share_first, 1.0);
  EXPECT_EQ(of("channel:a/b:k").share_first, 0.0);
  EXPECT_EQ(of("channel:b/c:k").share_first_three, 1.0);
  EXPECT_EQ(of("channel:b/c:k").stamp, Stamp::solid);
  EXPECT_EQ(of("channel:c/t:k").share_first_three, 0.0);
  EXPECT_EQ(of("channel:c/t:k").stamp, Stamp::do_not_quote);
}

TEST_F(Stamps, OfElementsAreTentativeWhereInformantsDisagreeAboutThem) {
  asked(builder_.actor("a"));
  channel("s", "a", 0.5, 0.5, 0.5);
  channel("a", "t", 0.6, 0.6, 0.7).carries.begin()->second.accounts = {
      {judged(0.6).range, "", {"anna"}}, {judged(0.7).range, "", {"bert"}}};
  EXPECT_EQ(of("channel:s/a:k").stamp, Stamp::solid);
  EXPECT_EQ(of("channel:a/t:k").share_first_three, 1.0);
  EXPECT_EQ(of("channel:a/t:k").stamp, Stamp::tentative);
}

TEST_F(Stamps, OfElementsAreTentativeWhereAnAssumedWayMakesThem) {
  asked(builder_.actor("a"));
  channel("s", "a", 0.9, 0.9, 0.9).basis = Basis::assumed;
  channel("a", "t", 0.5, 0.5, 0.5);
  EXPECT_EQ(of("channel:a/t:k").share_first, 1.0);
  EXPECT_EQ(of("channel:a/t:k").stamp, Stamp::tentative);  // without s/a it gains nothing
}

TEST_F(Stamps, OfElementsAreTentativeWhereNobodyAskedAnActorOnAWay) {
  builder_.actor("a");
  channel("s", "a", 0.5, 0.5, 0.5);
  channel("a", "t", 0.6, 0.6, 0.6);
  EXPECT_EQ(of("channel:s/a:k").share_first, 1.0);
  EXPECT_EQ(of("channel:s/a:k").stamp, Stamp::tentative);
}

// Rows at home count nowhere, and so no gain hangs on what becomes of them.
TEST_F(Stamps, OfElementsAskNothingOfThoseAtHome) {
  builder_.collector("u", "k").holds = {{.kind = {"k"}}};
  channel("s", "t", 0.5, 0.5, 0.5);
  channel("u", "t", 0.5, 0.5, 0.5);
  EXPECT_EQ(of("channel:s/t:k").share_first, 1.0);
  EXPECT_EQ(of("channel:s/t:k").stamp, Stamp::solid);
}

}  // namespace
}  // namespace sideflow::engine::testing
