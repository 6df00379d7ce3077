// The cases that the pages under docs/methods work by hand.
#include "engine/analysis.hpp"
#include "small_networks.hpp"

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr double kSame = 1e-12;

// b --x--> m --y--> c
Network two_in_series() {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.actor("m");
  made.collector("c", "signal");
  made.channel("b", "m", "signal", 0.5);
  made.channel("m", "c", "signal", 0.5);
  return made.network();
}

// b --x--> c and b --y--> c
Network two_in_parallel() {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.collector("c", "signal");
  made.channel("b", "c", "signal", 0.5);
  Channel& second = made.channel("b", "c", "signal", 0.5);
  second.id = second.entry = ChannelId{"second"};
  return made.network();
}

TEST(LossLedgerByHand, SharesTheLossOfTwoChannelsInSeriesEqually) {
  const Ledger ledger = analyse(two_in_series(), {.draws = 0}).ledger;
  ASSERT_EQ(ledger.lost.size(), 2U);
  EXPECT_NEAR(ledger.lost[0].amount, 0.375, kSame);
  EXPECT_NEAR(ledger.lost[1].amount, 0.375, kSame);
  EXPECT_NEAR(ledger.arrived, 0.25, kSame);
}

TEST(LossLedgerByHand, SharesTheLossOfTwoChannelsSideBySideEqually) {
  const Ledger ledger = analyse(two_in_parallel(), {.draws = 0}).ledger;
  ASSERT_EQ(ledger.lost.size(), 2U);
  EXPECT_NEAR(ledger.lost[0].amount, 0.125, kSame);
  EXPECT_NEAR(ledger.lost[1].amount, 0.125, kSame);
  EXPECT_NEAR(ledger.arrived, 0.75, kSame);
}

TEST(ImportanceByHand, OfTwoChannelsInSeriesEachNeedsTheOther) {
  const Importance importance = analyse(two_in_series(), {.draws = 0}).importance;
  ASSERT_EQ(importance.elements.size(), 2U);
  EXPECT_NEAR(importance.elements[0]->derivative, 0.5, kSame);
  EXPECT_NEAR(importance.elements[0]->gain_if_repaired, 0.25, kSame);
  EXPECT_NEAR(importance.elements[0]->loss_if_gone, 0.25, kSame);
  ASSERT_EQ(importance.joint_gains.size(), 1U);
  EXPECT_NEAR(importance.joint_gains[0].beyond, 0.25, kSame);
}

// b --usually--> c
Network one_channel() {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  made.collector("c", "signal");
  made.channel("b", "c", "signal", 0.7).carries.begin()->second = judged(0.5, 0.7, 0.85);
  return made.network();
}

TEST(CertaintyByHand, IsSolidOnlyIfTheSenderWasAskedWhetherItRecognisesAndForwards) {
  Network network = one_channel();
  const Certainty unasked = analyse(network).certainty;
  ASSERT_TRUE(unasked.bearers[0].has_value());
  EXPECT_EQ(unasked.bearers[0]->share, 1.0);
  EXPECT_EQ(unasked.bearers[0]->stamp, Stamp::tentative);
  for (Actor& actor : network.actors) {
    if (actor.id.text != "b") continue;
    actor.recognises[KindId{"signal"}] = judged(1.0);
    actor.forwards[KindId{"signal"}] = judged(1.0);
  }
  const Certainty asked = analyse(network).certainty;
  EXPECT_EQ(asked.bearers[0]->share, 1.0);
  EXPECT_EQ(asked.bearers[0]->stamp, Stamp::solid);
}

}  // namespace
}  // namespace sideflow::engine::testing
