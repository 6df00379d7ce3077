#include "engine/flow/hand_over.hpp"

#include "followed_cases.hpp"
#include "small_networks.hpp"

#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>

namespace sideflow::engine::testing {
namespace {

constexpr double kSame = 1e-9;

double ends(const HandOverRow& row, CaseEnd end) { return row.lost[static_cast<std::size_t>(end)]; }

Duration days(double best) { return {best, best, best, ""}; }

/// A random network with times on some of its actors and channels.
Network timed(Network network) {
  for (std::size_t a = 0; a < network.actors.size(); a += 2) {
    network.actors[a].takes = days(static_cast<double>(a + 1));
  }
  for (std::size_t c = 0; c < network.channels.size(); c += 3) {
    network.channels[c].takes = days(0.5);
  }
  return network;
}

/// The same with two actors that hand every signal to each other.
Network with_a_circle(Network network) {
  for (std::size_t a = 0; a < 2; ++a) {
    Actor& actor = network.actors[a];
    actor.recognises.clear();
    actor.forwards.clear();
    actor.hinder_recognises.clear();
    actor.hinder_forwards.clear();
    actor.turns.clear();
    actor.collects.clear();
    std::erase_if(network.channels, [&](const Channel& c) { return c.from == actor.id; });
  }
  const ActorId one = network.actors[0].id;
  const ActorId other = network.actors[1].id;
  for (const auto& [from, to] : {std::pair(one, other), std::pair(other, one)}) {
    Channel& channel = network.channels.emplace_back();
    channel.id = {"z-" + from.text};
    channel.from = from;
    channel.to = to;
    channel.carries[{"signal"}] = judged(1.0);
  }
  return network;
}

std::size_t spot_of(const Network& network, const FlowGraph& graph, VertexIndex vertex) {
  return graph.vertices[vertex].actor * network.kinds.size() + graph.vertices[vertex].kind;
}

void expect_same_collectors(const Network& network, const FlowGraph& graph, const HandOverRow& row,
                            const Followed& wanted) {
  ASSERT_TRUE(row.collectors.has_value());
  std::map<std::size_t, double> found;
  for (const CollectorReach& reach : *row.collectors) {
    found[spot_of(network, graph, reach.vertex)] = reach.probability;
  }
  EXPECT_EQ(found.size(), wanted.collected.size());
  for (const auto& [at, cases] : wanted.collected) EXPECT_NEAR(found[at], cases, kSame);
}

void expect_same_journey(const HandOverRow& row, const Followed& wanted) {
  EXPECT_EQ(row.if_arrived.has_value(), row.arrived >= 1e-6);
  if (!row.if_arrived) return;
  EXPECT_NEAR(row.if_arrived->hand_overs * row.arrived, wanted.hand_overs_of_arrivals, kSame);
  EXPECT_NEAR(row.if_arrived->days * row.arrived, wanted.days_of_arrivals, kSame);
  EXPECT_NEAR(row.if_arrived->untimed * row.arrived, wanted.untimed_of_arrivals, kSame);
}

void expect_same_row(const Network& network, const FlowGraph& graph, const HandOverRow& row,
                     const Followed& wanted) {
  double arrived = 0;
  for (const auto& [at, cases] : wanted.collected) arrived += cases;
  EXPECT_NEAR(row.arrived, arrived, kSame);
  expect_same_collectors(network, graph, row, wanted);
  for (std::size_t e = 0; e + 1 < kCaseEnds; ++e) EXPECT_NEAR(row.lost[e], wanted.lost[e], kSame);
  EXPECT_NEAR(ends(row, CaseEnd::circles), wanted.still_going, kSame);
  if (wanted.still_going == 0) {
    EXPECT_NEAR(row.stations, wanted.stations, kSame);
    EXPECT_NEAR(row.hand_overs, wanted.hand_overs, kSame);
  }
  expect_same_journey(row, wanted);
}

TEST(HandOver, AgreesWithCasesThatAreFollowedStepByStep) {
  std::size_t circling = 0;
  std::size_t arriving = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network drawn = timed(random_network(seed));
    const Network network = seed % 3 == 0 ? with_a_circle(drawn) : drawn;
    const FlowGraph graph = compile_flow_graph(network);
    const Plain plain(network);
    for (const std::size_t direct : {std::size_t{2000}, std::size_t{0}}) {
      const HandOver found = hand_over(network, graph, {.solved_directly = direct});
      EXPECT_TRUE(found.converged);
      circling += found.circles.size();
      for (const HandOverRow& row : found.rows) {
        const VertexIndex start = graph.bearers[row.row].vertex;
        arriving += row.arrived > 0 ? 1 : 0;
        expect_same_row(network, graph, row,
                        followed(plain.spots(), spot_of(network, graph, start)));
      }
    }
  }
  EXPECT_GT(circling, 0U);
  EXPECT_GT(arriving, 100U);
}

TEST(HandOver, AgreesWithEliminationOfTheWholeMatrix) {
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = random_network(seed);
    const FlowGraph graph = compile_flow_graph(network);
    const HandOver found = hand_over(network, graph);
    if (!found.circles.empty()) continue;
    const auto arrived = eliminated(Plain(network).spots());
    for (const HandOverRow& row : found.rows) {
      const VertexIndex start = graph.bearers[row.row].vertex;
      const double wanted = arrived[spot_of(network, graph, start)];
      if (!std::isfinite(wanted)) continue;  // a circle that no case comes to
      EXPECT_NEAR(row.arrived, wanted, kSame);
      ++compared;
    }
  }
  EXPECT_GT(compared, 100U);
}

// ---- by hand -------------------------------------------------------------------------------------

//        .5        .4
// b-m ------> b-w ------> n
//     <------
//       .1
Network there_and_back() {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b-m", "signal");
  made.bearer("b-w", "signal");
  made.collector("n", "signal");
  made.channel("b-m", "b-w", "signal", 0.5);
  made.channel("b-w", "n", "signal", 0.4);
  made.channel("b-w", "b-m", "signal", 0.1);
  return made.network();
}

TEST(HandOverByHand, GoesThereAndBack) {
  const Network network = there_and_back();
  const FlowGraph graph = compile_flow_graph(network);
  const HandOver found = hand_over(network, graph);
  ASSERT_EQ(found.rows.size(), 2U);
  EXPECT_NEAR(found.rows[0].arrived, 4.0 / 19, 1e-12);
  EXPECT_NEAR(found.rows[1].arrived, 8.0 / 19, 1e-12);
  EXPECT_NEAR(reach(network, graph).bearers[0].probability->best, 0.2, 1e-12);
  EXPECT_NEAR(ends(found.rows[0], CaseEnd::on_channel), 15.0 / 19, 1e-12);
  EXPECT_NEAR(found.rows[0].stations, 30.0 / 19, 1e-12);
  ASSERT_TRUE(found.rows[0].if_arrived.has_value());
  EXPECT_NEAR(found.rows[0].if_arrived->hand_overs, 40.0 / 19, 1e-12);
  EXPECT_NEAR(found.rows[0].if_arrived->untimed, 40.0 / 19, 1e-12);
  EXPECT_NEAR(found.arrived, 12.0 / 19, 1e-12);
  EXPECT_NEAR(found.amount, 2.0, 0.0);
  EXPECT_NEAR(found.load[0], 22.0 / 19, 1e-12);
  EXPECT_NEAR(found.load[1], 30.0 / 19, 1e-12);
  EXPECT_NEAR(found.load[2], 12.0 / 19, 1e-12);
}

TEST(HandOverByHand, LaysWhatNoChannelTakesToThemByWhatTheyKeepBack) {
  const Network network = there_and_back();
  const HandOver found = hand_over(network, compile_flow_graph(network));
  // From b-m: b-m is visited 20/19 times and loses half; b-w 10/19 times and loses half of that, to
  // its channels as .6 to .9.
  ASSERT_TRUE(found.rows[0].losses.has_value());
  ASSERT_EQ(found.rows[0].losses->size(), 3U);
  const auto& losses = *found.rows[0].losses;
  EXPECT_NEAR(losses[0].amount, 10.0 / 19, 1e-12);
  EXPECT_NEAR(losses[1].amount, 5.0 / 19 * 0.9 / 1.5, 1e-12);
  EXPECT_NEAR(losses[2].amount, 5.0 / 19 * 0.6 / 1.5, 1e-12);
}

TEST(HandOverByHand, TakesATurnAsOneOfTheWaysOn) {
  NetworkBuilder made;
  made.kind("case");
  made.kind("signal");
  Actor& desk = made.bearer("desk", "signal");
  desk.turns.push_back({{"signal"}, {"case"}, judged(0.3), Basis::stated, {}, "", {}});
  made.collector("x", "case");
  made.collector("y", "case");
  made.channel("desk", "x", "case", 0.8);
  made.channel("desk", "y", "case", 0.8);
  const Network network = made.network();
  const FlowGraph graph = compile_flow_graph(network);
  const HandOver found = hand_over(network, graph);
  ASSERT_EQ(found.rows.size(), 1U);
  const HandOverRow& row = found.rows[0];
  EXPECT_NEAR(row.arrived, 0.3, 1e-12);  // one of two ways that each would take it; 0.288 of copies
  ASSERT_EQ(row.collectors->size(), 2U);
  EXPECT_NEAR((*row.collectors)[0].probability, 0.15, 1e-12);
  EXPECT_NEAR(ends(row, CaseEnd::not_turned), 0.7, 1e-12);
  EXPECT_NEAR(row.hand_overs, 0.3, 1e-12);
  EXPECT_NEAR(row.stations, 1.3, 1e-12);
  EXPECT_NEAR(found.load[0], 1.0, 1e-12);  // what turns stays on the same desk
}

// b recognises .5 behind a barrier of .5, forwards .25; two channels of .4 and of .6, a barrier of .5
Network hindered() {
  NetworkBuilder made;
  made.kind("signal");
  Actor& bearer = made.bearer("b", "signal");
  bearer.recognises[{"signal"}] = judged(0.5);
  bearer.forwards[{"signal"}] = judged(0.25);
  bearer.hinder_recognises = {{"fear"}};
  bearer.takes = days(2);
  made.barrier("fear", 0.5);
  made.barrier("law", 0.5);
  made.collector("c", "signal");
  made.actor("nowhere");
  made.channel("b", "c", "signal", 0.4);
  Channel& stopped = made.channel("b", "nowhere", "signal", 0.6);
  stopped.barriers = {{"fear"}, {"law"}};
  stopped.takes = days(1);
  return made.network();
}

TEST(HandOverByHand, TellsWhereAndWhyCasesAreLost) {
  const Network network = hindered();
  const FlowGraph graph = compile_flow_graph(network);
  const HandOver found = hand_over(network, graph);
  const HandOverRow& row = found.rows[0];
  // Recognised .25, passed on .0625; of these .4 and .3 take the channels, .3 neither.
  EXPECT_NEAR(row.arrived, 0.025, 1e-12);
  EXPECT_NEAR(ends(row, CaseEnd::not_recognised), 0.75, 1e-12);
  EXPECT_NEAR(ends(row, CaseEnd::not_passed_on), 0.1875, 1e-12);
  EXPECT_NEAR(ends(row, CaseEnd::on_channel), 0.01875, 1e-12);
  EXPECT_NEAR(ends(row, CaseEnd::no_way), 0.01875, 1e-12);
  EXPECT_NEAR(row.if_arrived->days, 2.0, 1e-12);
  EXPECT_NEAR(row.if_arrived->untimed, 0.0, 1e-12);
  std::map<std::string, double> lost;
  for (const CaseLoss& loss : *row.losses) {
    if (loss.element) lost[graph.elements[*loss.element].name] += loss.amount;
  }
  EXPECT_NEAR(lost["recognises:b:signal"], 0.375, 1e-12);
  EXPECT_NEAR(lost["barrier:fear@b"], 0.375, 1e-12);  // met inside, not once more on the channel
  EXPECT_NEAR(lost["forwards:b:signal"], 0.1875, 1e-12);
  // .01875 laid to the channels as .6 to .7; of .7, law and the channel share by
  // .5 (.6 + .2) = .4 and .4 (.5 + .25) = .3.
  EXPECT_NEAR(lost["channel:b/c:signal"], 0.01875 * 0.6 / 1.3, 1e-12);
  EXPECT_NEAR(lost["barrier:law@b"], 0.01875 * 0.4 / 1.3, 1e-12);
  EXPECT_NEAR(lost["channel:b/nowhere:signal"], 0.01875 * 0.3 / 1.3, 1e-12);
}

TEST(HandOver, SaysWhatIsKnownOfAPlaceWithoutAWay) {
  const auto silence = [](const std::function<void(Network&)>& change) {
    NetworkBuilder made;
    made.kind("signal");
    made.bearer("b", "signal");
    made.collector("c", "signal");
    made.channel("b", "c", "signal", 0.5).status = Status::missing;
    Network network = made.network();
    change(network);
    const HandOver found = hand_over(network, compile_flow_graph(network));
    EXPECT_NEAR(ends(found.rows[0], CaseEnd::no_way), 1.0, 0.0);
    return found.losses.at(0).silence;
  };
  EXPECT_EQ(silence([](Network&) {}), Silence::named_gap);
  EXPECT_EQ(silence([](Network& n) { n.channels.clear(); }), Silence::not_asked);
  EXPECT_EQ(silence([](Network& n) { n.actors[0].asked = {{"made"}}; }), Silence::asked);
  EXPECT_EQ(silence([](Network& n) {
              n.actors[0].dead_end = DeadEnd{{{"signal"}}, {}, ""};
            }),
            Silence::dead_end);
  EXPECT_EQ(silence([](Network& n) { n.channels[0].status = Status::unknown; }), Silence::open);
}

// a --1--> p --1--> q, q --1--> p: nobody lets go of it
TEST(HandOver, NamesThoseWhoHandCasesRoundForEver) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("a", "signal");
  made.bearer("p", "signal");
  made.actor("q");
  made.collector("c", "signal");
  made.channel("a", "p", "signal", 0.75);
  made.channel("a", "c", "signal", 0.25);
  made.channel("p", "q", "signal", 1);
  made.channel("q", "p", "signal", 1);
  const Network network = made.network();
  const FlowGraph graph = compile_flow_graph(network);
  const HandOver found = hand_over(network, graph);
  ASSERT_EQ(found.circles.size(), 1U);
  ASSERT_EQ(found.circles[0].size(), 2U);
  EXPECT_EQ(network.actors[graph.vertices[found.circles[0][0]].actor].id.text, "p");
  EXPECT_EQ(network.actors[graph.vertices[found.circles[0][1]].actor].id.text, "q");
  EXPECT_NEAR(found.rows[0].arrived, 0.25, 1e-12);
  EXPECT_NEAR(ends(found.rows[0], CaseEnd::circles), 0.75, 1e-12);
  EXPECT_NEAR(ends(found.rows[1], CaseEnd::circles), 1.0, 0.0);
  ASSERT_EQ(found.losses.size(), 1U);
  EXPECT_EQ(found.losses[0].end, CaseEnd::circles);
  EXPECT_NEAR(found.losses[0].amount, 1.75, 1e-12);
  EXPECT_TRUE(found.converged);
}

TEST(HandOver, CountsTenTenthsAsAWholeAndLosesNothing) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("b", "signal");
  for (int i = 0; i < 10; ++i) {
    const std::string id = "c" + std::to_string(i);
    made.actor(id);
    made.channel("b", id, "signal", 0.1);
    made.channel(id, "b", "signal", 1);
  }
  const Network network = made.network();
  const HandOver found = hand_over(network, compile_flow_graph(network));
  ASSERT_EQ(found.circles.size(), 1U);
  EXPECT_EQ(found.circles[0].size(), 11U);
}

TEST(HandOver, FollowsCasesThatGoRoundVeryLongAndDoArrive) {
  NetworkBuilder made;
  made.kind("signal");
  made.bearer("a", "signal");
  made.actor("b");
  made.collector("c", "signal");
  made.channel("a", "b", "signal", 1);
  made.channel("b", "a", "signal", 1 - 0x1p-20);
  made.channel("b", "c", "signal", 0x1p-20);
  const Network network = made.network();
  for (const std::size_t direct : {std::size_t{2000}, std::size_t{0}}) {
    const HandOver found =
        hand_over(network, compile_flow_graph(network), {.solved_directly = direct});
    EXPECT_TRUE(found.circles.empty());
    EXPECT_NEAR(found.rows[0].arrived, 1.0, 1e-8);
    EXPECT_NEAR(found.rows[0].stations / 0x1p21, 1.0, 1e-8);
  }
}

// a0 --1--> a1 --1--> ... --1--> a0, and a0 lets one in a million out
TEST(HandOver, SaysSoWhereItIsTooSlowToBeIterated) {
  NetworkBuilder made;
  made.kind("signal");
  constexpr int kRing = 3000;
  const auto id = [](int number) { return "a" + std::to_string(number % kRing); };
  made.collector("c", "signal");
  for (int a = 0; a < kRing; ++a) {
    if (a == 0) made.bearer(id(a), "signal");
    if (a != 0) made.actor(id(a));
    made.channel(id(a), id(a + 1), "signal", a == 0 ? 1 - 0x1p-20 : 1);
  }
  made.channel("a0", "c", "signal", 0x1p-20);
  const Network network = made.network();
  const FlowGraph graph = compile_flow_graph(network);
  const HandOver iterated = hand_over(network, graph, {.solved_directly = 0});
  EXPECT_FALSE(iterated.converged);
  EXPECT_GT(iterated.residual, 1e-9);
  const HandOver solved = hand_over(network, graph, {.solved_directly = 3000});
  EXPECT_TRUE(solved.converged);
  EXPECT_NEAR(solved.rows[0].arrived, 1.0, 1e-8);
}

TEST(HandOver, IsEmptyWithoutBearers) {
  const Network network = NetworkBuilder().network();
  const HandOver found = hand_over(network, compile_flow_graph(network));
  EXPECT_TRUE(found.rows.empty());
  EXPECT_TRUE(found.losses.empty());
  EXPECT_EQ(found.amount, 0.0);
  EXPECT_EQ(found.states, 0U);
}

// ---- larger ones ---------------------------------------------------------------------------------

/// Actors that pass on to a few others drawn by chance; every tenth collects.
Network by_chance(std::uint32_t seed, std::uint32_t actors) {
  std::mt19937 dice(seed);
  NetworkBuilder made;
  made.kind("signal");
  for (std::uint32_t a = 0; a < actors; ++a) {
    const std::string id = "a" + std::to_string(a);
    if (a % 10 == 0) {
      made.collector(id, "signal");
    } else if (a % 3 == 0) {
      made.bearer(id, "signal");
    } else {
      made.actor(id);
    }
  }
  for (std::uint32_t c = 0; c < 4 * actors; ++c) {
    const std::string from = "a" + std::to_string(dice() % actors);
    const std::string to = "a" + std::to_string(dice() % actors);
    Channel& channel = made.channel(from, to, "signal", static_cast<double>(dice() % 65) / 64.0);
    channel.id.text = "c" + std::to_string(c);
  }
  return made.network();
}

TEST(HandOver, SaysTheSameWhetherItIsSolvedOrIterated) {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = by_chance(seed, 300);
    const FlowGraph graph = compile_flow_graph(network);
    const HandOver solved = hand_over(network, graph);
    const HandOver iterated = hand_over(network, graph, {.solved_directly = 0});
    EXPECT_TRUE(solved.direct);
    EXPECT_FALSE(iterated.direct);
    EXPECT_EQ(solved.iterations, 0U);
    EXPECT_GT(iterated.iterations, 0U);
    EXPECT_LE(iterated.residual, 1e-9);
    ASSERT_EQ(solved.rows.size(), iterated.rows.size());
    for (std::size_t r = 0; r < solved.rows.size(); ++r) {
      EXPECT_NEAR(solved.rows[r].arrived, iterated.rows[r].arrived, kSame);
      EXPECT_NEAR(solved.rows[r].stations, iterated.rows[r].stations, 1e-7);
    }
    for (std::size_t v = 0; v < solved.visits.size(); ++v) {
      EXPECT_NEAR(solved.visits[v], iterated.visits[v], 1e-7);
    }
  }
}

TEST(HandOver, BalancesRowByRowAndPlaceByPlace) {
  const Network network = by_chance(7, 120);
  const FlowGraph graph = compile_flow_graph(network);
  const HandOver found = hand_over(network, graph);
  std::map<std::tuple<VertexIndex, CaseEnd, std::optional<ElementIndex>>, double> by_place;
  for (const HandOverRow& row : found.rows) {
    EXPECT_LE(row.balance, 1e-9);
    double sum = row.arrived;
    ASSERT_TRUE(row.losses.has_value());
    for (const CaseLoss& loss : *row.losses) {
      sum += loss.amount;
      by_place[{loss.vertex, loss.end, loss.element}] += loss.amount;
    }
    EXPECT_NEAR(sum, 1.0, kSame);
    double at_collectors = 0;
    for (const CollectorReach& reach : *row.collectors) at_collectors += reach.probability;
    EXPECT_NEAR(at_collectors, row.arrived, kSame);
  }
  EXPECT_LE(found.balance, 1e-9);
  for (const CaseLoss& loss : found.losses) {
    const std::tuple place{loss.vertex, loss.end, loss.element};
    EXPECT_NEAR((by_place[place]), loss.amount, 1e-8);
  }
}

TEST(HandOver, IsTheSameWhateverTheOrderInTheFile) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Network network = random_network(seed);
    const Network turned = relisted(network);
    const HandOver one = hand_over(network, compile_flow_graph(network));
    const HandOver other = hand_over(turned, compile_flow_graph(turned));
    ASSERT_EQ(one.rows.size(), other.rows.size());
    for (std::size_t r = 0; r < one.rows.size(); ++r) {
      EXPECT_EQ(one.rows[r].arrived, other.rows[r].arrived);
      EXPECT_EQ(one.rows[r].lost, other.rows[r].lost);
    }
    EXPECT_EQ(one.visits, other.visits);
    EXPECT_EQ(one.load, other.load);
  }
}

}  // namespace
}  // namespace sideflow::engine::testing
