// The loss ledger summed up by what elements have in common.
#include "engine/flow/ledger_groups.hpp"

#include "engine/analysis.hpp"
#include "small_networks.hpp"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

using Groups = std::vector<LedgerGroup>;

const AnalysisOptions kNoDraws{.draws = 0};

double sum_of(const std::vector<ElementLoss>& list) {
  double sum = 0;
  for (const ElementLoss& loss : list) sum += loss.amount;
  return sum;
}

LedgerGroup total_of(const Groups& groups) {
  LedgerGroup total;
  for (const LedgerGroup& group : groups) {
    total.lost += group.lost;
    total.gaps += group.gaps;
  }
  return total;
}

std::map<std::string, double> lost_by_name(const Groups& groups) {
  std::map<std::string, double> lost;
  for (const LedgerGroup& group : groups) lost[group.name] = group.lost;
  return lost;
}

/// What the ledger says that elements of these names take.
double lost_at(const Analysis& analysis, const std::vector<std::string>& names) {
  double lost = 0;
  for (const ElementLoss& loss : analysis.ledger.lost) {
    for (const std::string& name : names) {
      if (analysis.graph.elements[loss.element].name == name) lost += loss.amount;
    }
  }
  return lost;
}

/// Sectors, levels and settings given out in turn, some actors without.
Network with_places(Network network) {
  network.levels = {{{"local"}, {}, 1, "", {}}, {{"state"}, {}, 2, "", {}}};
  for (std::size_t i = 0; i < network.actors.size(); ++i) {
    Actor& actor = network.actors[i];
    if (i % 3 != 2) actor.sector = SectorId{i % 3 == 0 ? "health" : "police"};
    if (i % 4 != 3) actor.level = LevelId{i % 2 == 0 ? "local" : "state"};
    if (i % 2 == 1) actor.setting = SettingId{"street"};
  }
  return network;
}

TEST(LedgerGroups, OfEverySortAddUpToAllThatIsLostAndInGaps) {
  for (const DrawnNetwork& drawn : random_networks(60)) {
    SCOPED_TRACE("seed " + std::to_string(drawn.seed));
    const Network network = with_places(drawn.network);
    const Analysis analysis = analyse(network, kNoDraws);
    const LedgerGroups groups = ledger_groups(network, analysis.graph, analysis.ledger);
    for (const Groups* grouping : {&groups.places, &groups.barriers, &groups.barrier_types,
                                   &groups.sector_pairs, &groups.level_steps, &groups.settings}) {
      EXPECT_NEAR(total_of(*grouping).lost, sum_of(analysis.ledger.lost), 1e-9);
      EXPECT_NEAR(total_of(*grouping).gaps, sum_of(analysis.ledger.gaps), 1e-9);
    }
  }
}

// doctors (health, local, setting ward) --0.5--> police (state) --0.5--> unit (state)
//    \------------0.5----------------------------------------------------^
// "secrecy" is drawn by the sender, on both channels of doctors; "form" by the sender, on one channel of
// police; "belief" for the whole network, on doctors/police; "post" by channel, on doctors/unit.
Network secretive() {
  NetworkBuilder build;
  build.kind("sign");
  Actor& doctors = build.bearer("doctors", "sign");
  doctors.sector = SectorId{"health"};
  doctors.level = LevelId{"local"};
  doctors.setting = SettingId{"ward"};
  Actor& police = build.actor("police");
  police.sector = SectorId{"order"};
  police.level = LevelId{"state"};
  Actor& unit = build.collector("unit", "sign");
  unit.sector = SectorId{"order"};
  unit.level = LevelId{"state"};
  for (const char* id : {"secrecy", "form"}) build.barrier(id, 0.5).type = {"rule"};
  build.barrier("belief", 0.5, Drawn::network).type = {"trust"};
  build.barrier("post", 0.5, Drawn::channel).type = {"trust"};
  build.channel("doctors", "police", "sign", 0.5).barriers = {{"belief"}, {"secrecy"}};
  build.channel("doctors", "unit", "sign", 0.5).barriers = {{"post"}, {"secrecy"}};
  build.channel("police", "unit", "sign", 0.5).barriers = {{"form"}};
  Network network = build.network();
  network.levels = {{{"local"}, {}, 1, "", {}}, {{"state"}, {}, 2, "", {}}};
  return network;
}

class SecretiveGroups : public ::testing::Test {
 protected:
  /// Expects that the groups are these, each of these elements.
  void expect_groups(const Groups& groups,
                     const std::map<std::string, std::vector<std::string>>& elements) const {
    const std::map<std::string, double> lost = lost_by_name(groups);
    EXPECT_EQ(lost.size(), elements.size());
    for (const auto& [name, of] : elements) {
      ASSERT_TRUE(lost.contains(name)) << name;
      EXPECT_GT(lost.at(name), 0) << name;
      EXPECT_NEAR(lost.at(name), lost_at(analysis_, of), 1e-12) << name;
    }
  }

  Network network_ = secretive();
  Analysis analysis_ = analyse(network_, kNoDraws);
  LedgerGroups groups_ = ledger_groups(network_, analysis_.graph, analysis_.ledger);
};

TEST_F(SecretiveGroups, ByPlaceNameAChannelAnActorOrTheWholeNetwork) {
  expect_groups(
      groups_.places,
      {{"channel:doctors/police", {"channel:doctors/police:sign"}},
       {"channel:doctors/unit", {"channel:doctors/unit:sign", "barrier:post@doctors/unit"}},
       {"channel:police/unit", {"channel:police/unit:sign", "barrier:form@police"}},
       {"actor:doctors", {"barrier:secrecy@doctors"}},
       {"whole network", {"barrier:belief"}}});
}

TEST_F(SecretiveGroups, ByBarrierKeepApartWhatBelongsToNone) {
  const std::vector<std::string> channels = {
      "channel:doctors/police:sign", "channel:doctors/unit:sign", "channel:police/unit:sign"};
  expect_groups(groups_.barriers, {{"secrecy", {"barrier:secrecy@doctors"}},
                                   {"form", {"barrier:form@police"}},
                                   {"belief", {"barrier:belief"}},
                                   {"post", {"barrier:post@doctors/unit"}},
                                   {"no barrier", channels}});
  expect_groups(groups_.barrier_types,
                {{"rule", {"barrier:secrecy@doctors", "barrier:form@police"}},
                 {"trust", {"barrier:belief", "barrier:post@doctors/unit"}},
                 {"no barrier", channels}});
}

TEST_F(SecretiveGroups, BySectorPairAndLevelStepFollowTheChannels) {
  const std::vector<std::string> from_health = {
      "channel:doctors/police:sign", "channel:doctors/unit:sign", "barrier:secrecy@doctors",
      "barrier:belief", "barrier:post@doctors/unit"};
  const std::vector<std::string> at_police = {"channel:police/unit:sign", "barrier:form@police"};
  expect_groups(groups_.sector_pairs, {{"health/order", from_health}, {"order/order", at_police}});
  expect_groups(groups_.level_steps, {{"up", from_health}, {"same level", at_police}});
}

TEST_F(SecretiveGroups, BySettingFollowTheBearer) {
  ASSERT_EQ(groups_.settings.size(), 1u);
  EXPECT_EQ(groups_.settings[0].name, "ward");
  EXPECT_NEAR(groups_.settings[0].lost, 1 - analysis_.ledger.arrived, 1e-12);
  EXPECT_EQ(groups_.rows_not_in_settings, 0u);
}

TEST(LedgerGroups, OfWhatStandsBetweenDifferentSectorsSaySo) {
  Network network = secretive();
  for (Actor& actor : network.actors) {
    if (actor.id.text == "police") {
      actor.sector = SectorId{"health"};
      actor.level.reset();
    }
    if (actor.id.text == "doctors") actor.recognises[KindId{"sign"}] = judged(0.5);
  }
  const Analysis analysis = analyse(network, kNoDraws);
  const LedgerGroups groups = ledger_groups(network, analysis.graph, analysis.ledger);
  const auto sectors = lost_by_name(groups.sector_pairs);
  EXPECT_NEAR(sectors.at("several pairs"), lost_at(analysis, {"barrier:secrecy@doctors"}), 1e-12);
  EXPECT_NEAR(sectors.at("health"), lost_at(analysis, {"recognises:doctors:sign"}), 1e-12);
  const auto steps = lost_by_name(groups.level_steps);
  EXPECT_TRUE(steps.contains("not known"));
  EXPECT_NEAR(steps.at("several steps"),
              lost_at(analysis, {"barrier:secrecy@doctors", "recognises:doctors:sign"}), 1e-12);
}

TEST(LedgerGroups, CountGapsWhereTheLineWouldBe) {
  NetworkBuilder build;
  build.kind("sign");
  build.bearer("a", "sign");
  build.collector("unit", "sign");
  build.channel("a", "unit", "sign", 0.5).status = Status::missing;
  const Network network = build.network();
  const Analysis analysis = analyse(network, kNoDraws);
  const LedgerGroups groups = ledger_groups(network, analysis.graph, analysis.ledger);
  ASSERT_EQ(groups.places.size(), 1u);
  EXPECT_EQ(groups.places[0].name, "channel:a/unit");
  EXPECT_EQ(groups.places[0].gaps, 1.0);
  EXPECT_EQ(groups.places[0].lost, 0.0);
  ASSERT_EQ(groups.settings.size(), 1u);
  EXPECT_EQ(groups.settings[0].name, "no setting");
}

TEST(LedgerGroups, OfNothingAreEmpty) {
  const Network network;
  const Analysis analysis = analyse(network, kNoDraws);
  EXPECT_TRUE(ledger_groups(network, analysis.graph, analysis.ledger).places.empty());
}

}  // namespace
}  // namespace sideflow::engine::testing
