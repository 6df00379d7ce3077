#include "reports/map/gatekeeper_map.hpp"

#include "map_case.hpp"
#include "models/read_network.hpp"
#include "reports/map/gatekeeper_ways.hpp"
#include "reports/map/gatekeeper_words.hpp"
#include "tests/reports/described_network.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <random>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using testing::kReached;
using testing::MapCaseBuilder;

MapView gatekeeper_map(const Network& network, const MapOptions& options = {}) {
  return compose_gatekeeper_map(network, engine::analyse(network), options);
}

const Box& box(const MapView& view, const std::string& id) {
  const auto found = std::find_if(view.boxes.begin(), view.boxes.end(),
                                  [&](const Box& each) { return each.id == "actor-" + id; });
  if (found == view.boxes.end()) throw std::runtime_error(id + " is not drawn");
  return *found;
}

const Line& line(const MapView& view, const std::string& ends) {
  const auto found = std::find_if(view.lines.begin(), view.lines.end(),
                                  [&](const Line& each) { return each.id == "line-" + ends; });
  if (found == view.lines.end()) throw std::runtime_error(ends + " is not drawn");
  return *found;
}

std::string text_of(const MapView& view, LegendSign sign) {
  std::string text;
  for (const LegendEntry& entry : view.legend) {
    if (entry.sign == sign) text += (text.empty() ? "" : " | ") + entry.text;
  }
  return text;
}

/// Whether a source asked it, so that what is not listed does not exist.
void ask_all(Network& network) {
  for (Actor& actor : network.actors) actor.asked = {{"interview"}};
}

/// Nurses and teachers tell the police, the police and NGOs tell the office, which collects; nobody
/// has asked drivers.
MapCaseBuilder two_through_police() {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.bearer("teachers", "Teachers", Stage::notices, "sign", kReached);
  country.bearer("ngos", "NGOs", Stage::notices, "sign", kReached);
  country.bearer("drivers", "Drivers", Stage::notices, "sign", kReached);
  country.actor("police", "Police", Stage::assesses);
  country.collector("office", "Office");
  country.channel("nurses", "police", "sign", {});
  country.channel("teachers", "police", "sign", {});
  country.channel("police", "office", "sign", {});
  country.channel("ngos", "office", "sign", {});
  return country;
}

TEST(GatekeeperMap, SaysForHowManyGroupsEveryKnownWayLeadsThroughOneActor) {
  const MapView view = gatekeeper_map(two_through_police().built().network);
  EXPECT_EQ(view.title, "For what 2 of 4 groups notice, every known way leads through the Police");
  EXPECT_EQ(box(view, "police").tone, Tone::gatekeeper);
  EXPECT_EQ(box(view, "police").words, "all ways of 2 groups");
  EXPECT_EQ(box(view, "nurses").words, "only through Police");
  EXPECT_EQ(box(view, "nurses").tone, Tone::plain);
  EXPECT_EQ(box(view, "ngos").words, "arrives");
  EXPECT_EQ(box(view, "office").tone, Tone::only_collector);
  EXPECT_TRUE(box(view, "office").goal);
  EXPECT_EQ(box(view, "office").words, "only here: 3 groups");
}

TEST(GatekeeperMap, NeverLetsAnybodyLookSafeOfWhomNobodyWasAsked) {
  Network network = two_through_police().built().network;
  EXPECT_EQ(box(gatekeeper_map(network), "drivers").words, "not asked");
  EXPECT_TRUE(box(gatekeeper_map(network), "drivers").question);
  ask_all(network);
  EXPECT_EQ(box(gatekeeper_map(network), "drivers").words, "does not arrive");
  EXPECT_FALSE(box(gatekeeper_map(network), "drivers").question);
}

TEST(GatekeeperMap, DrawsTheWaysOfWhatHangsWideByHowMuchOfItPasses) {
  MapCaseBuilder country = two_through_police();
  country.actor("archive", "Archive", Stage::assesses);
  country.channel("office", "archive", "sign", {});
  const MapView view = gatekeeper_map(country.built().network);
  ASSERT_EQ(view.lines.size(), 5u);
  EXPECT_EQ(line(view, "police_office").share, 1.0);
  EXPECT_EQ(line(view, "nurses_police").share, 0.5);
  EXPECT_EQ(line(view, "ngos_office").share, 0.5);
  EXPECT_EQ(line(view, "ngos_office").sort, LineSort::flow);
  EXPECT_EQ(line(view, "office_archive").sort, LineSort::link);
  EXPECT_FALSE(line(view, "office_archive").share);
  EXPECT_EQ(text_of(view, LegendSign::width), width_of_gatekeepers_words());
  EXPECT_EQ(text_of(view, LegendSign::link), "any other working line");
}

TEST(GatekeeperMap, CountsAGroupOnceOnALineWhateverItNotices) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "word", kReached);
  country.bearer("ngos", "NGOs", Stage::notices, "sign", kReached)
      .holds.push_back({.kind = {"word"}});
  country.collector("office", "Office");
  country.channel("nurses", "office", "word", {});
  country.channel("ngos", "office", "word", {}).carries[{"sign"}] = {};
  const MapView view = gatekeeper_map(country.built().network);
  EXPECT_EQ(view.title, "All that is known to arrive, from 2 groups, goes to the Office alone");
  EXPECT_EQ(line(view, "nurses_office").share, 1.0);
  EXPECT_EQ(line(view, "ngos_office").share, 1.0);
}

TEST(GatekeeperMap, DrawsNoLineWideThatOnlyLeadsBack) {
  MapCaseBuilder country = two_through_police();
  country.channel("police", "nurses", "sign", {});
  country.actor("archive", "Archive", Stage::assesses);  // asks the police back
  country.channel("police", "archive", "sign", {});
  country.channel("archive", "police", "sign", {});
  country.channel("police", "ngos", "sign", {});  // on from the police to the office by the NGOs
  const MapView view = gatekeeper_map(country.built().network);
  EXPECT_EQ(line(view, "police_nurses").sort, LineSort::link);
  EXPECT_EQ(line(view, "police_archive").sort, LineSort::link);
  EXPECT_EQ(line(view, "archive_police").sort, LineSort::link);
  EXPECT_EQ(line(view, "police_ngos").sort, LineSort::flow);
}

TEST(GatekeeperMap, SaysThatAllIsCollectedInOnePlaceWhereNobodyIsAGatekeeper) {
  MapCaseBuilder country;
  country.bearer("ngos", "NGOs", Stage::notices, "sign", kReached);
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Contact Point");
  country.channel("ngos", "office", "sign", {});
  EXPECT_EQ(gatekeeper_map(country.built().network).title,
            "All that is known to arrive, from 1 group, goes to the Contact Point alone");
  country.channel("nurses", "office", "sign", {});
  const MapView view = gatekeeper_map(country.built().network);
  EXPECT_EQ(view.title,
            "All that is known to arrive, from 2 groups, goes to the Contact Point alone");
  EXPECT_EQ(text_of(view, LegendSign::gatekeeper), "");
  EXPECT_EQ(text_of(view, LegendSign::goal), "");  // the only goal has a sign of its own
  EXPECT_NE(text_of(view, LegendSign::only_collector), "");
}

TEST(GatekeeperMap, SaysThatNothingHangsOnASingleActor) {
  MapCaseBuilder country;
  country.bearer("ngos", "NGOs", Stage::notices, "sign", kReached);
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.collector("unit", "Unit");
  for (const char* to : {"office", "unit"}) country.channel("ngos", to, "sign", {});
  const MapView view = gatekeeper_map(country.built().network);
  EXPECT_EQ(view.title,
            "What 1 of 2 groups notices is known to arrive, and hangs on no single actor");
  for (const Line& each : view.lines) EXPECT_EQ(each.sort, LineSort::link) << each.id;
  EXPECT_EQ(box(view, "ngos").words, "arrives");
  EXPECT_EQ(box(view, "unit").words, "should arrive here");
  EXPECT_EQ(text_of(view, LegendSign::link), "a working line");
}

TEST(GatekeeperMap, CallsNobodyAGatekeeperWhereNothingIsKnownToArrive) {
  MapCaseBuilder country;
  country.bearer("ngos", "NGOs", Stage::notices, "sign", kReached);
  country.collector("office", "Contact Point");
  EXPECT_EQ(gatekeeper_map(country.built().network).title,
            "Nothing that the one group notices is known to arrive at the Contact Point, so nobody "
            "is a gatekeeper");
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.actor("police", "Police", Stage::assesses);
  country.channel("nurses", "police", "sign", {});
  const MapView view = gatekeeper_map(country.built().network);
  EXPECT_EQ(view.title,
            "Nothing that 2 groups notice is known to arrive at the Contact Point, so nobody is a "
            "gatekeeper");
  EXPECT_EQ(line(view, "nurses_police").sort, LineSort::link);
  EXPECT_EQ(gatekeeper_map(Network{.id = "none", .name = Name{{{"", "Nowhere"}}}}).title,
            "Nowhere: nobody is mapped");
}

/// Nurses tell signs to the police only; words to the office itself; the police tell it signs.
Network two_kinds() {
  MapCaseBuilder country;
  country.bearer("teachers", "Teachers", Stage::notices, "word", kReached);
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached)
      .holds.push_back({.kind = {"word"}});
  country.actor("police", "Police", Stage::assesses);
  country.collector("office", "Office");
  country.channel("nurses", "police", "sign", {});
  country.channel("police", "office", "sign", {});
  country.channel("nurses", "office", "word", {});
  return country.built().network;
}

TEST(GatekeeperMap, CountsThingsWhereAGroupsKindsHangOnDifferentActors) {
  const MapView view = gatekeeper_map(two_kinds());
  EXPECT_EQ(view.title,
            "For 1 of 3 things that groups notice, every known way leads through the Police");
  EXPECT_EQ(box(view, "police").words, "all ways of 1 thing");
  EXPECT_EQ(box(view, "office").words, "only here: 2 things");
  EXPECT_EQ(box(view, "nurses").words, "1 of 2 only through Police; the rest: arrives");
}

TEST(GatekeeperMap, OfOneKindShowsAndCountsOnlyThat) {
  const Network network = two_kinds();
  const MapView signs = gatekeeper_map(network, {.kind = KindId{"sign"}});
  EXPECT_EQ(signs.title,
            "sign: For what the one group notices, every known way leads through the Police");
  EXPECT_EQ(signs.boxes.size(), 3u);
  EXPECT_EQ(signs.lines.size(), 2u);
  const MapView words = gatekeeper_map(network, {.kind = KindId{"word"}});
  EXPECT_EQ(words.title,
            "word: All that is known to arrive, from 1 group, goes to the Office alone");
  EXPECT_EQ(words.boxes.size(), 3u);
  EXPECT_EQ(words.lines.size(), 1u);
  EXPECT_EQ(box(words, "teachers").words, "not asked");
}

TEST(GatekeeperMap, OfAFocusSaysThatNumbersAreOfTheWholeNetwork) {
  const MapView view = gatekeeper_map(two_through_police().built().network,
                                      {.focus = MapFocus{.actor = ActorId{"ngos"}, .depth = 1}});
  EXPECT_EQ(view.boxes.size(), 2u);
  EXPECT_EQ(view.lines.size(), 1u);
  EXPECT_EQ(
      view.title,
      "Around NGOs (numbers of the whole network): For what 2 of 4 groups notice, every known "
      "way leads through the Police");
}

TEST(GatekeeperMap, CountsWhatItDoesNotDraw) {
  MapCaseBuilder country = two_through_police();
  country.actor("register", "Register", Stage::assesses).status = Status::planned;
  country.channel("police", "register", "sign", {});
  country.gap("drivers", "office", "sign", Status::missing);
  const JudgedLikelihood never{.range = {Likelihood{0.0}, Likelihood{0.0}, Likelihood{0.0}}};
  country.channel("drivers", "police", "sign", {}).carries[{"sign"}] = never;
  const MapView view = gatekeeper_map(country.built().network);
  EXPECT_EQ(view.lines.size(), 4u);
  EXPECT_EQ(box(view, "register").tone, Tone::not_working);
  EXPECT_EQ(box(view, "register").words, "planned");
  EXPECT_NE(text_of(view, LegendSign::note)
                .find("Not drawn: 3 lines (1 letting nothing through, 1 planned and 1 missing)."),
            std::string::npos)
      << text_of(view, LegendSign::note);
}

TEST(GatekeeperMap, ReadsTheSameFromAFile) {
  const MapView view = gatekeeper_map(test::described_network());
  EXPECT_EQ(view.title, "All that is known to arrive, from 1 group, goes to the Office alone");
  EXPECT_EQ(box(view, "board").words, "planned");
}

TEST(GatekeeperMap, SaysForHowManyEachOfSeveralGatekeepersStands) {
  GatekeeperFinding finding{.of = 12, .arriving = 6, .hanging = 5};
  finding.keepers = {{"the Police", 3}, {"the Court", 2}};
  EXPECT_EQ(gatekeeper_title(finding),
            "For what 5 of 12 groups notice, every known way leads through one actor: the Police "
            "for 3 and the Court for 2");
  finding.keepers = {{"the Police", 5}, {"the Court", 5}};
  EXPECT_EQ(
      gatekeeper_title(finding),
      "For what 5 of 12 groups notice, every known way leads through the Police and the Court");
  finding.hanging = 0;
  finding.keepers.clear();
  finding.collected_at_one = 5;
  finding.collectors = {{"the Office", 3}, {"the Unit", 2}};
  EXPECT_EQ(gatekeeper_title(finding),
            "What 5 of 12 groups notice is collected in one place only: the Office for 3 and the "
            "Unit for 2");
  finding.groups = false;
  finding.collected_at_one = 0;
  EXPECT_EQ(gatekeeper_title(finding),
            "6 of 12 things that groups notice are known to arrive, and hang on no single actor");
}

/// A network of one kind with lines at random; the first of its bearers, the last collect.
Network random_network(std::uint32_t seed, bool with_circles) {
  std::mt19937 random(seed);
  MapCaseBuilder country;
  const auto actors = static_cast<std::uint32_t>(6 + random() % 3);
  const auto name = [](std::uint32_t at) { return "a" + std::to_string(at); };
  for (std::uint32_t at = 0; at + 2 < actors; ++at) {
    if (at < 3) {
      country.bearer(name(at), name(at), Stage::notices, "sign", kReached);
    } else {
      country.actor(name(at), name(at), Stage::assesses);
    }
  }
  country.collector(name(actors - 2), name(actors - 2));
  country.collector(name(actors - 1), name(actors - 1));
  for (std::uint32_t from = 0; from < actors; ++from) {
    for (std::uint32_t to = 0; to < actors; ++to) {
      const bool forward = from < to || with_circles;
      if (from != to && forward && random() % 3 == 0)
        country.channel(name(from), name(to), "sign", {});
    }
  }
  return country.built().network;
}

/// Every pair on any way without a repeated actor, by trying all of them.
std::set<ActorPair> pairs_by_enumeration(const Network& network, std::uint32_t start) {
  std::set<ActorPair> pairs;
  std::vector<std::uint32_t> way{start};
  const auto position = [&](const ActorId& id) {
    return static_cast<std::uint32_t>(find_actor(network, id) - network.actors.data());
  };
  const std::function<void()> go_on = [&] {
    if (!network.actors[way.back()].collects.empty()) {
      for (std::size_t i = 1; i < way.size(); ++i) pairs.insert({way[i - 1], way[i]});
    }
    for (const Channel& channel : network.channels) {
      const std::uint32_t to = position(channel.to);
      const bool seen = std::find(way.begin(), way.end(), to) != way.end();
      if (position(channel.from) != way.back() || seen) continue;
      way.push_back(to);
      go_on();
      way.pop_back();
    }
  };
  go_on();
  return pairs;
}

TEST(GatekeeperMap, FindsThePairsOfAllWaysAndNoOthersWhereNothingGoesRound) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const bool with_circles = seed > 30;
    const Network network = random_network(seed, with_circles);
    const engine::FlowGraph graph = engine::compile_flow_graph(network);
    for (std::uint32_t row = 0; row < graph.bearers.size(); ++row) {
      const std::uint32_t actor = graph.vertices[graph.bearers[row].vertex].actor;
      std::set<ActorPair> found;
      for (const auto& [pair, rows] : rows_over_pairs(graph, {row})) {
        EXPECT_EQ(rows, std::vector<std::uint32_t>{row});
        found.insert(pair);
      }
      const std::set<ActorPair> wanted = pairs_by_enumeration(network, actor);
      EXPECT_TRUE(std::includes(found.begin(), found.end(), wanted.begin(), wanted.end()))
          << "seed " << seed;
      if (with_circles) continue;
      EXPECT_EQ(found, wanted) << "seed " << seed;
    }
  }
}

TEST(GatekeeperMap, ComposesEveryCountryAndEachOfItsKinds) {
  const std::filesystem::path folder =
      std::filesystem::path(SIDEFLOW_SOURCE_DIR) / "data" / "countries";
  std::size_t countries = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".yaml") continue;
    const LoadResult read = read_network(file.path().string());
    ASSERT_TRUE(read.network) << file.path();
    ++countries;
    const engine::Analysis analysis = engine::analyse(*read.network, {.draws = 0});
    std::vector<MapOptions> wanted(1);
    for (const Kind& kind : read.network->kinds) wanted.push_back({.kind = kind.id});
    for (const MapOptions& options : wanted) {
      const MapView view = compose_gatekeeper_map(*read.network, analysis, options);
      EXPECT_FALSE(view.title.empty()) << file.path();
      std::set<std::string> ids;
      for (const Box& each : view.boxes) {
        EXPECT_TRUE(ids.insert(each.id).second) << each.id;
        EXPECT_LT(each.lane, view.lanes.size()) << each.id;
      }
      for (const Line& each : view.lines) {
        EXPECT_TRUE(ids.insert(each.id).second) << each.id;
        EXPECT_LT(std::max(each.from, each.to), view.boxes.size()) << each.id;
        EXPECT_EQ(each.sort == LineSort::flow, each.share.has_value()) << each.id;
      }
      for (const LegendEntry& entry : view.legend) EXPECT_FALSE(entry.text.empty());
    }
  }
  EXPECT_EQ(countries, 9u);
}

}  // namespace
}  // namespace sideflow::reports
