#include "engine/analysis.hpp"
#include "models/graphml_network.hpp"
#include "models/network_text.hpp"
#include "models/read_network.hpp"
#include "reports/exchange/exchange_graph.hpp"
#include "reports/exchange/graphml.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

const std::string kData = std::string(SIDEFLOW_SOURCE_DIR) + "/data/";

/// A network, and what comes back of it through GraphML.
struct RoundTrip {
  Network before;
  Network after;
};

RoundTrip round_trip(const std::string& country) {
  RoundTrip trip;
  trip.before = *read_network(kData + "countries/" + country + ".yaml").network;
  const engine::Analysis analysis = engine::analyse(trip.before, {.draws = 0});
  const std::string text = graphml(exchange_graph(trip.before, analysis, {Access::internal}));
  const LoadResult words = read_vocabulary(kData + "vocabulary.yaml");
  const ImportedDraft import = graphml_draft(
      text, "g.graphml", {.vocabulary = "../vocabulary.yaml", .known = &*words.network});
  for (const Diagnostic& one : import.diagnostics) ADD_FAILURE() << diagnostic_text(one);
  const LoadResult result =
      read_network_text(network_text(import.draft), "back.yaml", kData + "countries");
  for (const Diagnostic& one : result.diagnostics) {
    if (one.severity == Severity::error) ADD_FAILURE() << diagnostic_text(one);
  }
  trip.after = result.network.value_or(Network{});
  return trip;
}

std::vector<KindId> held(const Actor& actor) {
  std::vector<KindId> kinds;
  for (const Holding& holding : actor.holds) kinds.push_back(holding.kind);
  return kinds;
}

void expect_same_actors(const RoundTrip& trip) {
  ASSERT_EQ(trip.after.actors.size(), trip.before.actors.size());
  for (std::size_t i = 0; i < trip.before.actors.size(); ++i) {
    const Actor& before = trip.before.actors[i];
    const Actor& after = trip.after.actors[i];
    SCOPED_TRACE(before.id.text);
    EXPECT_EQ(after.id, before.id);
    EXPECT_EQ(after.name.shown(), before.name.shown());
    EXPECT_EQ(after.role, before.role);
    EXPECT_EQ(after.sector, before.sector);
    EXPECT_EQ(after.level, before.level);
    EXPECT_EQ(after.setting, before.setting);
    EXPECT_EQ(after.stage, before.stage);
    EXPECT_EQ(after.status, before.status);
    EXPECT_EQ(after.basis, before.basis);
    EXPECT_EQ(held(after), held(before));
    EXPECT_EQ(after.collects, before.collects);
    EXPECT_EQ(after.needs, before.needs);
    EXPECT_EQ(after.dead_end.has_value(), before.dead_end.has_value());
  }
}

/// The channel between the same two with the same kinds and status: ids of entries change.
const Channel* same_way(const Network& network, const Channel& wanted) {
  const auto found =
      std::find_if(network.channels.begin(), network.channels.end(), [&wanted](const Channel& one) {
        return one.from == wanted.from && one.to == wanted.to && one.status == wanted.status &&
               std::equal(one.carries.begin(), one.carries.end(), wanted.carries.begin(),
                          wanted.carries.end(), [](const auto& a, const auto& b) {
                            return a.first == b.first && a.second.range == b.second.range;
                          });
      });
  return found == network.channels.end() ? nullptr : &*found;
}

void expect_same_channels(const RoundTrip& trip) {
  EXPECT_EQ(trip.after.channels.size(), trip.before.channels.size());
  for (const Channel& before : trip.before.channels) {
    SCOPED_TRACE(before.id.text);
    const Channel* after = same_way(trip.after, before);
    ASSERT_NE(after, nullptr);
    EXPECT_EQ(after->barriers, before.barriers);
    EXPECT_EQ(after->form, before.form);
    EXPECT_EQ(after->lasting, before.lasting);
    EXPECT_EQ(after->basis, before.basis);
  }
}

TEST(GraphmlImport, OfAnOwnExportGivesActorsAndChannelsBack) {
  for (const char* country : {"denmark", "estonia", "norway"}) {
    SCOPED_TRACE(country);
    const RoundTrip trip = round_trip(country);
    EXPECT_EQ(trip.after.id, trip.before.id);
    EXPECT_EQ(trip.after.as_of, trip.before.as_of);
    expect_same_actors(trip);
    expect_same_channels(trip);
  }
}

TEST(GraphmlImport, ABarrierIsKnownWhereItStandsAlone) {
  const RoundTrip trip = round_trip("estonia");
  const Barrier* before = find_barrier(trip.before, BarrierId{"security-and-anonymity"});
  const Barrier* after = find_barrier(trip.after, BarrierId{"security-and-anonymity"});
  ASSERT_NE(before, nullptr);
  ASSERT_NE(after, nullptr);
  EXPECT_NEAR(after->passes->range.best.value(), before->passes->range.best.value(), 1e-9);
  EXPECT_NEAR(after->passes->range.high.value(), before->passes->range.high.value(), 1e-9);
}

}  // namespace
}  // namespace sideflow::reports
