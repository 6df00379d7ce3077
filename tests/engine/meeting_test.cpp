#include "engine/structure/meeting.hpp"

#include "engine/flow/search_side.hpp"
#include "every_world.hpp"
#include "small_networks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr double kSame = 1e-12;

// ---- the oracle: every world, everybody searched from ---------------------------------------------

struct Counted {
  double bearers = 0;
  double sectors = 0;
  double two = 0;
  double others = 0;  ///< expected bearers other than the actor itself
};

using PlaceKey = std::pair<std::uint32_t, std::string>;  // actor, family ("KIND!" without one)

PlaceKey key(const Network& network, std::uint32_t actor, std::uint32_t kind) {
  const Kind& of = network.kinds[kind];
  return {actor, of.family.empty() ? of.id.text + "!" : of.family};
}

/// Who is where in one world.
std::map<PlaceKey, std::set<std::uint32_t>> present(const Network& network, const FlowGraph& graph,
                                                    const World& world) {
  std::map<PlaceKey, std::set<std::uint32_t>> who;
  for (const Row& row : graph.bearers) {
    const auto reached = open_from(graph.numbers, world, row.vertex);
    for (VertexIndex v = 0; v < reached.size(); ++v) {
      const auto [actor, kind] = graph.vertices[v];
      if (reached[v] == 0 || network.kinds[kind].aim != Aim::collect) continue;
      who[key(network, actor, kind)].insert(graph.vertices[row.vertex].actor);
    }
  }
  return who;
}

std::map<PlaceKey, Counted> counted(const Network& network, const FlowGraph& graph) {
  std::map<PlaceKey, Counted> places;
  const auto values = likelihoods(graph, Lens::best);
  for_every_world(graph.numbers, {values}, [&](const World& world, const auto& weights) {
    for (const auto& [place, bearers] : present(network, graph, world)) {
      Counted& count = places[place];
      std::set<SectorId> sectors;
      for (const std::uint32_t bearer : bearers) {
        if (network.actors[bearer].sector) sectors.insert(*network.actors[bearer].sector);
        if (bearer != place.first) count.others += weights[0];
      }
      count.bearers += weights[0] * static_cast<double>(bearers.size());
      count.sectors += weights[0] * static_cast<double>(sectors.size());
      if (bearers.size() > 1) count.two += weights[0];
    }
  });
  return places;
}

void hold(Actor& actor, const std::string& kind) {
  const auto place = std::lower_bound(
      actor.holds.begin(), actor.holds.end(), KindId{kind},
      [](const Holding& known, const KindId& wanted) { return known.kind < wanted; });
  if (place == actor.holds.end() || place->kind != KindId{kind}) {
    actor.holds.insert(place, {.kind = {kind}});
  }
}

/// A random network with more bearers, with sectors, with families in every other seed, and lastings.
Network dressed(Network network, std::uint32_t seed) {
  std::mt19937 dice(seed);
  for (Actor& actor : network.actors) {
    if (dice() % 4 != 0) hold(actor, "signal");
    if (dice() % 3 == 0) hold(actor, "case");
  }
  for (Actor& actor : network.actors) {
    if (dice() % 4 != 0) actor.sector = SectorId{dice() % 2 == 0 ? "police" : "school"};
  }
  for (Kind& kind : network.kinds) {
    if (seed % 2 == 0 && kind.aim == Aim::collect) kind.family = "harm";
  }
  for (Channel& channel : network.channels) {
    constexpr Lasting kAll[] = {Lasting::permanent, Lasting::project, Lasting::once,
                                Lasting::unknown};
    channel.lasting = kAll[dice() % 4];
  }
  return network;
}

void expect_places(const Network& network, const Meeting& found,
                   const std::map<PlaceKey, Counted>& wanted) {
  std::set<PlaceKey> listed;
  for (const MeetingPlace& place : found.places) {
    const PlaceKey at = key(network, place.actor, place.kinds.front());
    listed.insert(at);
    ASSERT_EQ(wanted.count(at), 1U);
    const Counted& count = wanted.at(at);
    EXPECT_FALSE(place.expected_bearers.sampled.has_value());
    EXPECT_NEAR(place.expected_bearers.value, count.bearers, kSame);
    EXPECT_NEAR(place.expected_sectors.value, count.sectors, kSame);
    EXPECT_NEAR(place.at_least_two.value, count.two, kSame);
  }
  for (const auto& [at, count] : wanted) {
    EXPECT_EQ(listed.count(at) > 0, count.others > 0) << at.first << " " << at.second;
  }
}

TEST(Meeting, AgreesWithEveryWorldOfRandomNetworks) {
  std::size_t crowded = 0;
  for (const auto& [seed, drawn] : random_networks(100)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = dressed(drawn, seed);
    const FlowGraph graph = compile_flow_graph(network);
    const Meeting found = meeting(network, graph);
    expect_places(network, found, counted(network, graph));
    for (const MeetingPlace& place : found.places) crowded += place.bearers.size() > 2 ? 1 : 0;
  }
  EXPECT_GT(crowded, 20U);
}

/// By row and lasting: the probability that it arrives where other channels are closed.
struct Lasts {
  double today = 0;
  double or_unknown = 0;
  double permanent = 0;
};

bool arrives(const FlowGraph& graph, const std::vector<std::uint8_t>& reached) {
  for (const VertexIndex collector : graph.collectors) {
    if (reached[collector] != 0) return true;
  }
  return false;
}

World without(World world, const Network& network, const FlowGraph& graph,
              const std::set<Lasting>& ended) {
  for (const Arc& arc : graph.arcs) {
    if (arc.channel == Arc::kNoChannel) continue;
    if (ended.count(network.channels[arc.channel].lasting) > 0) world[arc.element] = 0;
  }
  return world;
}

TEST(Meeting, AgreesWithEveryWorldOnWhatLastingChannelsBring) {
  std::size_t less = 0;
  for (const auto& [seed, drawn] : random_networks(100)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = dressed(drawn, seed);
    const FlowGraph graph = compile_flow_graph(network);
    std::map<std::size_t, Lasts> wanted;
    const auto values = likelihoods(graph, Lens::best);
    for_every_world(graph.numbers, {values}, [&](const World& world, const auto& weights) {
      const World or_unknown = without(world, network, graph, {Lasting::project, Lasting::once});
      const World permanent = without(or_unknown, network, graph, {Lasting::unknown});
      for (std::size_t r = 0; r < graph.bearers.size(); ++r) {
        const VertexIndex start = graph.bearers[r].vertex;
        const auto weight = [&](const World& of) {
          return arrives(graph, open_from(graph.numbers, of, start)) ? weights[0] : 0.0;
        };
        wanted[r].today += weight(world);
        wanted[r].or_unknown += weight(or_unknown);
        wanted[r].permanent += weight(permanent);
      }
    });
    for (const LastingRow& row : meeting(network, graph).lasting.rows) {
      EXPECT_FALSE(graph.bearers[row.row].at_home);
      EXPECT_FALSE(row.sampled.has_value());
      EXPECT_NEAR(row.today, wanted[row.row].today, kSame);
      EXPECT_NEAR(row.permanent_or_unknown, wanted[row.row].or_unknown, kSame);
      EXPECT_NEAR(row.permanent, wanted[row.row].permanent, kSame);
      less += row.permanent < row.permanent_or_unknown && row.permanent_or_unknown < row.today;
    }
  }
  EXPECT_GT(less, 0U);
}

TEST(Meeting, SamplesWithinItsErrorWhereNoDiagramComesOut) {
  std::size_t sampled = 0;
  std::size_t sampled_rows = 0;
  for (const auto& [seed, drawn] : random_networks(40)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = dressed(drawn, seed);
    const FlowGraph graph = compile_flow_graph(network);
    const auto wanted = counted(network, graph);
    const DiagramBudget none{.nodes = 0, .bytes = 0, .steps = 0};
    const Meeting found = meeting(network, graph, {.budget = none, .sampling = {}});
    const LastingArrival exact_lasting = meeting(network, graph).lasting;
    for (std::size_t r = 0; r < exact_lasting.rows.size(); ++r) {
      const LastingRow& row = found.lasting.rows[r];
      const double margin = 5 * (row.sampled ? row.sampled->standard_error : 0.0) + kSame;
      EXPECT_NEAR(row.today, exact_lasting.rows[r].today, margin);
      EXPECT_NEAR(row.permanent_or_unknown, exact_lasting.rows[r].permanent_or_unknown, margin);
      EXPECT_NEAR(row.permanent, exact_lasting.rows[r].permanent, margin);
      sampled_rows += row.sampled ? 1 : 0;
    }
    for (const MeetingPlace& place : found.places) {
      const Counted& count = wanted.at(key(network, place.actor, place.kinds.front()));
      for (const auto& [number, exact] : {std::pair(place.expected_bearers, count.bearers),
                                          std::pair(place.expected_sectors, count.sectors),
                                          std::pair(place.at_least_two, count.two)}) {
        const double error = number.sampled ? number.sampled->standard_error : 0.0;
        EXPECT_NEAR(number.value, exact, 5 * error + kSame);
        EXPECT_LE(error, 0.02);
        sampled += number.sampled && error > 0 ? 1 : 0;
      }
    }
  }
  EXPECT_GT(sampled, 20U);
  EXPECT_GT(sampled_rows, 20U);
}

TEST(Meeting, IsTheSameWhateverTheOrderInTheFile) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = dressed(random_network(seed), seed);
    const Network turned = relisted(network);
    const Meeting one = meeting(network, compile_flow_graph(network));
    const Meeting other = meeting(turned, compile_flow_graph(turned));
    ASSERT_EQ(one.places.size(), other.places.size());
    for (std::size_t p = 0; p < one.places.size(); ++p) {
      EXPECT_EQ(one.places[p].actor, other.places[p].actor);
      EXPECT_EQ(one.places[p].bearers, other.places[p].bearers);
      EXPECT_EQ(one.places[p].at_least_two.value, other.places[p].at_least_two.value);
    }
    EXPECT_EQ(one.lasting.permanent, other.lasting.permanent);
  }
}

// ---- by hand -------------------------------------------------------------------------------------

// school --.5--> desk <--.4-- clinic, desk --.5--> ncp; the desk has seen something itself
Network three_pieces() {
  NetworkBuilder made;
  made.kind("signal").family = "harm";
  made.bearer("school", "signal").sector = SectorId{"education"};
  made.bearer("clinic", "signal").sector = SectorId{"health"};
  made.bearer("desk", "signal");
  made.collector("ncp", "signal");
  made.channel("school", "desk", "signal", 0.5);
  made.channel("clinic", "desk", "signal", 0.4).lasting = Lasting::project;
  made.channel("desk", "ncp", "signal", 0.5).lasting = Lasting::permanent;
  return made.network();
}

TEST(MeetingByHand, PutsPiecesSideBySideWhereTwoBearersCome) {
  const Network network = three_pieces();
  const Meeting found = meeting(network, compile_flow_graph(network));
  ASSERT_EQ(found.places.size(), 2U);
  const MeetingPlace& desk = found.places[0];
  EXPECT_EQ(network.actors[desk.actor].id.text, "desk");
  EXPECT_EQ(desk.family, "harm");
  EXPECT_TRUE(desk.own);
  EXPECT_EQ(desk.bearers.size(), 3U);
  EXPECT_NEAR(desk.expected_bearers.value, 1.9, kSame);
  EXPECT_NEAR(desk.expected_sectors.value, 0.9, kSame);
  EXPECT_NEAR(desk.at_least_two.value, 0.7, kSame);  // 1 - .5 * .6: its own is there already
  const MeetingPlace& ncp = found.places[1];
  EXPECT_FALSE(ncp.own);
  EXPECT_NEAR(ncp.expected_bearers.value, 0.95, kSame);
  EXPECT_NEAR(ncp.at_least_two.value, 0.35, kSame);  // all share the last channel
}

TEST(MeetingByHand, TellsWhatArrivesWhenProjectsEnd) {
  const Network network = three_pieces();
  const LastingArrival found = meeting(network, compile_flow_graph(network)).lasting;
  ASSERT_EQ(found.rows.size(), 3U);  // clinic, desk, school
  EXPECT_NEAR(found.rows[0].today, 0.2, kSame);
  EXPECT_NEAR(found.rows[0].permanent_or_unknown, 0.0, kSame);
  EXPECT_NEAR(found.rows[1].permanent, 0.5, kSame);
  EXPECT_NEAR(found.rows[2].permanent_or_unknown, 0.25, kSame);
  EXPECT_NEAR(found.rows[2].permanent, 0.0, kSame);
  EXPECT_NEAR(*found.share_at_least, 0.5 / 0.95, kSame);
  EXPECT_NEAR(*found.share_at_most, 0.75 / 0.95, kSame);
}

TEST(MeetingByHand, CountsAChannelThatAlwaysPassesAsEndingToo) {
  Network network = three_pieces();
  for (Channel& channel : network.channels) channel.carries.begin()->second = judged(1.0);
  const LastingArrival found = meeting(network, compile_flow_graph(network)).lasting;
  EXPECT_EQ(found.today, 3.0);
  EXPECT_EQ(found.permanent_or_unknown, 2.0);
  EXPECT_EQ(found.permanent, 1.0);
}

// The police count crimes alone; suspicions that come to them are not counted, unless they turn out to
// be crimes. What doctors see comes to nobody.
Network mandates() {
  NetworkBuilder made;
  made.kind("crime");
  made.kind("suspicion");
  made.kind("wound");
  made.kind("advice", Aim::inform);
  made.bearer("teacher", "suspicion");
  made.bearer("parent", "suspicion");
  made.bearer("doctor", "wound");
  made.collector("police", "crime");
  made.collector("ngo", "suspicion");
  Actor& desk = made.actor("desk");
  desk.turns.push_back({{"suspicion"}, {"crime"}, judged(0.5), Basis::stated, {}, "", {}});
  made.channel("teacher", "desk", "suspicion", 0.5);
  made.channel("desk", "police", "crime", 0.5);
  made.channel("parent", "police", "suspicion", 0.5);
  return made.network();
}

TEST(MeetingByHand, ListsWhatTheMandateOfACollectorLeavesOut) {
  const Network network = mandates();
  const FlowGraph graph = compile_flow_graph(network);
  const Meeting found = meeting(network, graph);
  const auto kind = [&](std::size_t u) { return network.kinds[found.uncounted[u].kind].id.text; };
  const auto collector = [&](std::size_t u) {
    return network.actors[found.uncounted[u].collector].id.text;
  };
  ASSERT_EQ(found.uncounted.size(), 3U);
  EXPECT_EQ(collector(0), "ngo");
  EXPECT_EQ(kind(0), "wound");
  EXPECT_FALSE(found.uncounted[0].elsewhere);
  EXPECT_EQ(collector(1), "police");
  EXPECT_EQ(kind(1), "suspicion");
  EXPECT_TRUE(found.uncounted[1].elsewhere);
  EXPECT_EQ(kind(2), "wound");
  const auto& suspicions = found.uncounted[1].rows;  // of the parent, then of the teacher
  ASSERT_EQ(suspicions.size(), 2U);
  EXPECT_EQ(network.actors[graph.vertices[graph.bearers[suspicions[0].row].vertex].actor].id.text,
            "parent");
  EXPECT_TRUE(suspicions[0].comes_to_desk);
  EXPECT_FALSE(suspicions[0].comes_as_other);
  EXPECT_FALSE(suspicions[1].comes_to_desk);
  EXPECT_TRUE(suspicions[1].comes_as_other);
}

// A teacher tells a centre; whether advice of the centre comes back is the question.
struct Answer {
  ComesBack comes_back = ComesBack::not_asked;
  std::size_t by = 0;
};

NetworkBuilder asking() {
  NetworkBuilder made;
  made.kind("signal");
  made.kind("advice", Aim::inform);
  made.bearer("teacher", "signal");
  made.collector("centre", "signal").holds.push_back({.kind = {"advice"}});
  made.channel("teacher", "centre", "signal", 0.5);
  return made;
}

Answer feedback(const NetworkBuilder& made) {
  const Network network = made.network();
  const FlowGraph graph = compile_flow_graph(network);
  for (const Feedback& of : meeting(network, graph).feedback) {
    if (network.actors[of.bearer].id.text == "teacher") return {of.comes_back, of.by.size()};
  }
  return {};
}

Answer feedback_with(double low, double best, double high, Status status = Status::working) {
  NetworkBuilder made = asking();
  Channel& back = made.channel("centre", "teacher", "advice", 0);
  back.carries.begin()->second = judged(low, best, high);
  back.status = status;
  return feedback(made);
}

TEST(MeetingByHand, SaysWhetherAnythingComesBackToABearer) {
  EXPECT_EQ(feedback_with(0, 0.5, 1).comes_back, ComesBack::yes);
  EXPECT_EQ(feedback_with(0, 0.5, 1).by, 1U);
  EXPECT_EQ(feedback_with(0, 0, 0.1).comes_back, ComesBack::almost_never);
  EXPECT_EQ(feedback_with(0, 0, 0.1).by, 1U);
  EXPECT_EQ(feedback_with(0, 0, 0).comes_back, ComesBack::no);
  EXPECT_EQ(feedback_with(0, 0.5, 1, Status::missing).comes_back, ComesBack::no);
  EXPECT_EQ(feedback_with(0, 0.5, 1, Status::unknown).comes_back, ComesBack::open);
  EXPECT_EQ(feedback_with(0, 0.5, 1, Status::unknown).by, 0U);
  EXPECT_EQ(feedback(asking()).comes_back, ComesBack::not_asked);
}

TEST(MeetingByHand, DoesNotTakeAMissingLineToSomebodyElseForANo) {
  NetworkBuilder made = asking();
  made.actor("school");
  made.channel("centre", "school", "advice", 0.5).status = Status::missing;
  EXPECT_EQ(feedback(made).comes_back, ComesBack::not_asked);
}

TEST(MeetingByHand, TakesNothingForAnAnswerWhereNobodyIsKnownToInform) {
  NetworkBuilder made;
  made.kind("signal");
  made.kind("advice", Aim::inform);
  made.bearer("teacher", "signal").asked = {{"made"}};
  made.collector("centre", "signal").asked = {{"made"}};
  EXPECT_EQ(feedback(made).comes_back, ComesBack::not_asked);
}

TEST(MeetingByHand, SaysNoWhereTheSourceAskedWhoIsTold) {
  NetworkBuilder made;
  made.kind("signal");
  made.kind("advice", Aim::inform);
  made.bearer("teacher", "signal");
  Actor& centre = made.collector("centre", "signal");
  centre.holds.push_back({.kind = {"advice"}});
  centre.asked = {{"made"}};
  EXPECT_EQ(feedback(made).comes_back, ComesBack::no);
}

TEST(MeetingByHand, TakesWhatBecomesInformationOnItsWayForFeedbackToo) {
  NetworkBuilder made;
  made.kind("signal");
  made.kind("advice", Aim::inform);
  made.bearer("teacher", "signal");
  Actor& centre = made.collector("centre", "signal");
  centre.turns.push_back({{"signal"}, {"advice"}, judged(0.5), Basis::stated, {}, "", {}});
  made.channel("teacher", "centre", "signal", 0.5);
  made.channel("centre", "teacher", "advice", 0.5);
  EXPECT_EQ(feedback(made).comes_back, ComesBack::yes);
}

TEST(MeetingByHand, DoesNotCountWhatABearerKnowsItself) {
  NetworkBuilder made;
  made.kind("signal");
  made.kind("advice", Aim::inform);
  Actor& teacher = made.bearer("teacher", "signal");
  teacher.holds.push_back({.kind = {"advice"}});
  made.actor("parent");
  made.channel("teacher", "parent", "advice", 0.5);
  made.channel("parent", "teacher", "advice", 0.5);
  EXPECT_EQ(feedback(made).comes_back, ComesBack::not_asked);
}

TEST(Meeting, IsEmptyWithoutBearers) {
  const Network network = NetworkBuilder().network();
  const Meeting found = meeting(network, compile_flow_graph(network));
  EXPECT_TRUE(found.places.empty());
  EXPECT_TRUE(found.uncounted.empty());
  EXPECT_TRUE(found.feedback.empty());
  EXPECT_TRUE(found.lasting.rows.empty());
  EXPECT_FALSE(found.lasting.share_at_least.has_value());
}

// a and b reach the desk, a alone the archive; the archive stands first
TEST(Meeting, KeepsThePlacesWhereTheMostBearersCanMeet) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("a", "signal");
  made.bearer("b", "signal");
  made.actor("archive");
  made.actor("desk");
  made.channel("a", "archive", "signal", 0.5);
  made.channel("a", "desk", "signal", 0.5);
  made.channel("b", "desk", "signal", 0.5);
  const Network network = made.network();
  MeetingOptions options;
  options.most_places = 1;
  const Meeting found = meeting(network, compile_flow_graph(network), options);
  ASSERT_EQ(found.places.size(), 1U);
  EXPECT_EQ(found.places_left_out, 1U);
  EXPECT_EQ(network.actors[found.places[0].actor].id.text, "desk");
  EXPECT_EQ(meeting(network, compile_flow_graph(network)).places.size(), 2U);
}

}  // namespace
}  // namespace sideflow::engine::testing
