#include "reports/map/structure_map.hpp"

#include "map_case.hpp"
#include "models/read_network.hpp"
#include "reports/map/structure_ways.hpp"
#include "reports/map/structure_words.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using testing::kReached;
using testing::MapCaseBuilder;

constexpr std::array kSizes{StructureSize::delivery_betweenness, StructureSize::betweenness,
                            StructureSize::harmonic_in, StructureSize::pagerank,
                            StructureSize::links};

MapView structure_map(const Network& network, StructureSize size = kSizes[0],
                      const MapOptions& options = {}) {
  return compose_structure_map(network, engine::analyse(network), size, options);
}

const Box& box(const MapView& view, const std::string& id) {
  const auto found = std::find_if(view.boxes.begin(), view.boxes.end(),
                                  [&](const Box& each) { return each.id == "actor-" + id; });
  if (found == view.boxes.end()) throw std::runtime_error(id + " is not drawn");
  return *found;
}

std::string legend_text(const MapView& view, LegendSign sign) {
  std::string text;
  for (const LegendEntry& entry : view.legend) {
    if (entry.sign == sign) text += (text.empty() ? "" : " | ") + entry.text;
  }
  return text;
}

/// Nurses and teachers tell the police, the police and NGOs tell the office, which collects.
MapCaseBuilder two_through_police() {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.bearer("teachers", "Teachers", Stage::notices, "sign", kReached);
  country.bearer("ngos", "NGOs", Stage::notices, "sign", kReached);
  country.actor("police", "Police", Stage::assesses);
  country.collector("office", "Office");
  country.channel("nurses", "police", "sign", {});
  country.channel("teachers", "police", "sign", {});
  country.channel("police", "office", "sign", {});
  country.channel("ngos", "office", "sign", {});
  return country;
}

TEST(StructureMap, SaysThroughWhomMostMappedWaysLead) {
  const MapView view = structure_map(two_through_police().built().network);
  EXPECT_EQ(view.title,
            "Of 3 mapped ways from those who notice to those who collect, 2 pass the Police, more "
            "than pass anybody else");
  EXPECT_EQ(box(view, "police").words, "most ways pass here: 2");
  EXPECT_EQ(box(view, "office").words, "should arrive here");
  EXPECT_EQ(box(view, "nurses").words, "");
}

TEST(StructureMap, GivesTheLargestTheMostAreaAndNoneBelowTheUsual) {
  MapCaseBuilder country = two_through_police();
  country.actor("court", "Court", Stage::assesses);
  country.bearer("drivers", "Drivers", Stage::notices, "sign", kReached);
  country.channel("drivers", "court", "sign", {});
  country.channel("court", "office", "sign", {});
  const MapView view = structure_map(country.built().network);
  EXPECT_NEAR(box(view, "police").size, 1.8, 1e-12);
  EXPECT_EQ(box(view, "nurses").size, 1.0);
  // One way where the largest has two: half of what the largest has more in area.
  const double half = 1 + (1.8 * 1.8 - 1) / 2;
  EXPECT_NEAR(box(view, "court").size * box(view, "court").size, half, 1e-12);
  EXPECT_EQ(box(view, "court").words, "ways that pass here: 1");
}

TEST(StructureMap, NamesEqualsTogetherAndNumbersNoneOfManyEquals) {
  MapCaseBuilder country;
  for (const char* id : {"a", "b", "c", "d"}) {
    const std::string own = id;
    country.bearer("from-" + own, "From " + own, Stage::notices, "sign", kReached);
    country.actor("desk-" + own, "Desk " + own, Stage::assesses);
  }
  country.collector("office", "Office");
  for (const char* id : {"a", "b", "c", "d"}) {
    const std::string own = id;
    country.channel("from-" + own, "desk-" + own, "sign", {});
    country.channel("desk-" + own, "office", "sign", {});
  }
  const MapView view = structure_map(country.built().network);
  EXPECT_EQ(
      view.title,
      "Of 4 mapped ways from those who notice to those who collect, no single actor stands on "
      "more than 1");
  for (const char* id : {"a", "b", "c", "d"}) {
    EXPECT_EQ(box(view, std::string("desk-") + id).words, "");
    EXPECT_NEAR(box(view, std::string("desk-") + id).size, 1.8, 1e-12);
  }
}

TEST(StructureMap, SaysThatNobodyStandsBetweenWhereAllWaysAreDirect) {
  MapCaseBuilder country;
  country.bearer("ngos", "NGOs", Stage::notices, "sign", kReached);
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.channel("ngos", "office", "sign", {});
  EXPECT_EQ(
      structure_map(country.built().network).title,
      "The one mapped way from those who notice to those who collect passes nobody in between");
  country.channel("nurses", "office", "sign", {});
  const MapView view = structure_map(country.built().network);
  EXPECT_EQ(
      view.title,
      "None of the 2 mapped ways from those who notice to those who collect passes anybody in "
      "between");
  for (const Box& each : view.boxes) EXPECT_EQ(each.size, 1.0) << each.id;
  EXPECT_EQ(legend_text(view, LegendSign::size), "");
}

TEST(StructureMap, NeverCallsAbsentWhatIsOnlyNotMapped) {
  MapCaseBuilder country;
  country.bearer("ngos", "NGOs", Stage::notices, "sign", kReached);
  country.actor("police", "Police", Stage::assesses);
  country.collector("office", "Office");
  EXPECT_EQ(structure_map(country.built().network).title,
            "No working line is mapped between any two of 3 actors");
  country.channel("ngos", "police", "sign", {});
  EXPECT_EQ(structure_map(country.built().network).title,
            "No working way is mapped from those who notice to those who collect, though 1 working "
            "line is");
  EXPECT_EQ(structure_map(Network{.id = "none", .name = Name{{{"", "Nowhere"}}}}).title,
            "Nowhere: nobody is mapped");
}

TEST(StructureMap, DrawsOneThinLineForEachDirectionBetweenTwoActors) {
  MapCaseBuilder country = two_through_police();
  country.channel("police", "nurses", "advice", {});
  country.channel("nurses", "police", "case", {});
  const MapView view = structure_map(country.built().network);
  ASSERT_EQ(view.lines.size(), 5u);
  std::size_t between = 0;
  for (const Line& line : view.lines) {
    EXPECT_EQ(line.sort, LineSort::link) << line.id;
    EXPECT_FALSE(line.share) << line.id;
    const std::set<std::string> ends{view.boxes[line.from].id, view.boxes[line.to].id};
    between += ends == std::set<std::string>{"actor-nurses", "actor-police"} ? 1 : 0;
  }
  EXPECT_EQ(between, 2u);
}

TEST(StructureMap, LeavesOutAndCountsWhatDoesNotWork) {
  MapCaseBuilder country = two_through_police();
  country.actor("register", "Register", Stage::assesses).status = Status::planned;
  country.actor("board", "Board", Stage::policy).status = Status::missing;
  country.channel("police", "register", "sign", {});
  country.gap("nurses", "office", "sign", Status::missing);
  country.gap("teachers", "office", "sign", Status::unknown);
  const MapView view = structure_map(country.built().network);
  EXPECT_EQ(view.lines.size(), 4u);
  EXPECT_EQ(box(view, "register").words, "planned");
  EXPECT_EQ(box(view, "board").words, "missing");
  EXPECT_EQ(box(view, "register").tone, Tone::not_working);
  EXPECT_NE(legend_text(view, LegendSign::note)
                .find("Not drawn: 3 lines (1 planned, 1 missing and 1 not known)."),
            std::string::npos)
      << legend_text(view, LegendSign::note);
}

TEST(StructureMap, DashesALinkOnlyWhereAllItsChannelsAreAssumed) {
  MapCaseBuilder country;
  country.bearer("a", "A", Stage::notices, "sign", kReached);
  country.bearer("b", "B", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.channel("a", "office", "sign", {}).basis = Basis::assumed;
  country.channel("b", "office", "sign", {}).basis = Basis::assumed;
  country.channel("b", "office", "sign", {}).basis = Basis::stated;
  const MapView view = structure_map(country.built().network);
  ASSERT_EQ(view.lines.size(), 2u);
  for (const Line& line : view.lines)
    EXPECT_EQ(line.assumed, view.boxes[line.from].id == "actor-a") << line.id;
}

TEST(StructureMap, GroupsBySectorAndNamesThoseWithoutOne) {
  Network network = two_through_police().built().network;
  network.sectors = {{.id = {"health"}, .name = Name{{{"", "Health"}}}},
                     {.id = {"justice"}, .name = Name{{{"", "Justice"}}}},
                     {.id = {"school"}, .name = Name{{{"", "School"}}}}};
  for (Actor& actor : network.actors) {
    if (actor.id.text == "nurses") actor.sector = SectorId{"health"};
    if (actor.id.text == "teachers") actor.sector = SectorId{"school"};
  }
  const MapView view = structure_map(network);
  EXPECT_EQ(view.groups,
            (std::vector<std::string>{"Health", "Justice", "School", "no sector named"}));
  EXPECT_EQ(box(view, "nurses").group, 0u);
  EXPECT_EQ(box(view, "teachers").group, 2u);
  EXPECT_EQ(box(view, "police").group, 3u);
  EXPECT_EQ(legend_text(view, LegendSign::group), "Health | School | no sector named");
}

TEST(StructureMap, ShowsOnlyTheLinesOfAKindAndSaysOfWhatItsSizesAre) {
  MapCaseBuilder country = two_through_police();
  country.actor("shelter", "Shelter", Stage::assesses);
  country.channel("shelter", "police", "case", {});
  Network network = country.built().network;
  const MapOptions signs{.kind = KindId{"sign"}};
  const MapView view = structure_map(network, StructureSize::delivery_betweenness, signs);
  EXPECT_EQ(view.lines.size(), 4u);
  EXPECT_EQ(view.title.rfind("Lines for sign, sizes of all kinds. Of 3 mapped ways ", 0), 0u)
      << view.title;
  EXPECT_THROW((void)box(view, "shelter"), std::runtime_error);
  engine::AnalysisOptions of_signs;
  of_signs.structure_kind = KindId{"sign"};
  EXPECT_EQ(compose_structure_map(network, engine::analyse(network, of_signs),
                                  StructureSize::delivery_betweenness, signs)
                .title,
            "sign: Of 3 mapped ways from those who notice to those who collect, 2 pass the Police, "
            "more than pass anybody else");
}

TEST(StructureMap, ShowsOnlyWhatLiesAroundItsFocus) {
  const MapView view = structure_map(two_through_police().built().network, StructureSize::links,
                                     {.focus = MapFocus{.actor = ActorId{"nurses"}, .depth = 1}});
  EXPECT_EQ(view.boxes.size(), 2u);
  EXPECT_EQ(view.lines.size(), 1u);
  EXPECT_EQ(
      view.title,
      "Around Nurses (numbers of the whole network): Most mapped working lines: the Police "
            "with 3 of 4 others");
  EXPECT_NE(legend_text(view, LegendSign::note).find("3 actors further away, or without any line to here"), std::string::npos);
}

TEST(StructureMap, WordsEverySizeByItsOwnMeaning) {
  const Network network = two_through_police().built().network;
  std::set<std::string> titles, legends, words;
  for (const StructureSize size : kSizes) {
    const MapView view = structure_map(network, size);
    titles.insert(view.title);
    legends.insert(legend_text(view, LegendSign::size));
    words.insert(word(size));
  }
  EXPECT_EQ(titles.size(), kSizes.size());
  EXPECT_EQ(legends.size(), kSizes.size());
  EXPECT_EQ(words.size(), kSizes.size());
  EXPECT_EQ(
      structure_map(network, StructureSize::betweenness).title,
      // Five of neighbours or of NGOs, and two that pass the police.
      "Of 6 mapped ways between any two actors, 2 pass the Police, more than pass anybody else");
  EXPECT_EQ(structure_map(network, StructureSize::links).title,
            "Most mapped working lines: the Police with 3 of 4 others");
  EXPECT_EQ(structure_map(network, StructureSize::harmonic_in).title,
            "Of 5 actors, the Office is nearest to what all others know, by the lines that are "
            "mapped");
}

TEST(StructureMap, SaysWhatIsSharedByEqualsWhateverTheirNumber) {
  StructureFinding finding{.largest = {"A"}, .value = 1, .of = 1, .actors = 9, .links = 4};
  EXPECT_EQ(structure_title(finding),
            "The one mapped way from those who notice to those who collect passes A");
  finding.largest = {"A", "B"};
  finding.value = 0.5;
  EXPECT_EQ(structure_title(finding),
            "The one mapped way from those who notice to those who collect can pass A and B");
  finding.of = 7;
  finding.value = 2.5;
  finding.estimated = true;
  EXPECT_EQ(structure_title(finding),
            "Of 7 mapped ways from those who notice to those who collect, about 2.5 pass each of A "
            "and B, more than pass anybody else");
  finding.size = StructureSize::links;
  finding.value = 2;
  EXPECT_EQ(structure_title(finding),
            "Most mapped working lines: A and B each with 2 of 7 others");
  finding.largest = {"A", "B", "C", "D"};
  EXPECT_EQ(structure_title(finding),
            "Nobody has a mapped working line with more than 2 of 7 others");
}

/// From 0 to one below `of`.
std::uint32_t number(std::mt19937& random, std::uint32_t of) {
  return static_cast<std::uint32_t>(random() % of);
}

/// Links at random among some vertices.
engine::ActorGraph random_graph(std::mt19937& random, std::uint32_t size) {
  engine::ActorGraph graph;
  std::set<Journey> pairs;
  for (std::uint32_t i = 0; i < size + size / 4; ++i) {
    const Journey pair{number(random, size), number(random, size)};
    if (pair.first != pair.second) pairs.insert(pair);
  }
  graph.first_out.assign(size + 1, 0);
  for (std::uint32_t v = 0; v < size; ++v) graph.actors.push_back(v);
  for (const auto& [from, to] : pairs) {
    graph.links.push_back({.from = from, .to = to, .likelihood = 1});
    ++graph.first_out[from + 1];
  }
  for (std::uint32_t v = 0; v < size; ++v) graph.first_out[v + 1] += graph.first_out[v];
  return graph;
}

TEST(StructureMap, CountsEveryPairThatAWayJoins) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    const std::uint32_t size = 60 + number(random, 90);  // more than are searched from at once
    const engine::ActorGraph graph = random_graph(random, size);
    std::vector<std::vector<bool>> joined(size, std::vector<bool>(size, false));
    for (const engine::ActorLink& link : graph.links) joined[link.from][link.to] = true;
    for (std::uint32_t by = 0; by < size; ++by)
      for (std::uint32_t from = 0; from < size; ++from)
        for (std::uint32_t to = 0; to < size; ++to)
          if (joined[from][by] && joined[by][to]) joined[from][to] = true;
    std::size_t pairs = 0, of_journeys = 0;
    std::vector<Journey> journeys;
    for (std::uint32_t from = 0; from < size; ++from) {
      for (std::uint32_t to = 0; to < size; ++to) {
        const bool counts = from != to && joined[from][to];
        pairs += counts ? 1 : 0;
        if (random() % 3 != 0) continue;
        of_journeys += counts ? 1 : 0;
        journeys.insert(journeys.end(), 1 + random() % 2, {from, to});
      }
    }
    EXPECT_EQ(pairs_with_a_way(graph, engine::LinkLength::steps), pairs) << "seed " << seed;
    EXPECT_EQ(journeys_with_a_way(graph, engine::LinkLength::steps, journeys), of_journeys)
        << "seed " << seed;
  }
}

TEST(StructureMap, ComposesEveryCountryInEverySize) {
  const std::filesystem::path folder =
      std::filesystem::path(SIDEFLOW_SOURCE_DIR) / "data" / "countries";
  std::size_t countries = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".yaml") continue;
    const LoadResult read = read_network(file.path().string());
    ASSERT_TRUE(read.network) << file.path();
    ++countries;
    const engine::Analysis analysis = engine::analyse(*read.network, {.draws = 0});
    for (const StructureSize size : kSizes) {
      const MapView view = compose_structure_map(*read.network, analysis, size);
      EXPECT_FALSE(view.title.empty()) << file.path();
      EXPECT_EQ(view.boxes.size(), read.network->actors.size()) << file.path();
      EXPECT_EQ(view.lines.size(), analysis.actor_graph.links.size()) << file.path();
      std::set<std::string> ids;
      for (const Box& each : view.boxes) {
        EXPECT_TRUE(ids.insert(each.id).second) << each.id;
        EXPECT_GE(each.size, 1) << each.id;
        EXPECT_LE(each.size, 1.8 + 1e-12) << each.id;
        EXPECT_LT(each.group.value_or(99), view.groups.size()) << each.id;
        EXPECT_LT(each.lane, view.lanes.size()) << each.id;
      }
      for (const Line& line : view.lines) {
        EXPECT_TRUE(ids.insert(line.id).second) << line.id;
        EXPECT_LT(std::max(line.from, line.to), view.boxes.size()) << line.id;
      }
      for (const LegendEntry& entry : view.legend) EXPECT_FALSE(entry.text.empty());
    }
  }
  EXPECT_EQ(countries, 9u);
}

}  // namespace
}  // namespace sideflow::reports
