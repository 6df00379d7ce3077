#include "reports/map/region_map.hpp"

#include "map_case.hpp"
#include "models/read_network.hpp"
#include "reports/sentences.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using testing::kNotAsked;
using testing::kOpen;
using testing::kReached;
using testing::kSaid;
using testing::MapCase;
using testing::MapCaseBuilder;

/// A joined network: what stands in `countries` by prefix, with its name.
MapCase joined(const MapCaseBuilder& builder, const std::map<std::string, std::string>& countries) {
  MapCase made = builder.built();
  for (const auto& [prefix, name] : countries)
    made.network.joined.push_back({prefix, Name{{{"", name}}}});
  for (engine::ReachRow& row : made.analysis.reach.bearers) {
    row.collectors.emplace();
    row.probability = engine::Bounds{};
  }
  return made;
}

/// Lets what `bearer` notices come to `collector`, as a piece of the same kind.
void arrives(MapCase& made, const std::string& bearer, const std::string& collector,
             double probability) {
  const auto& vertices = made.analysis.graph.vertices;
  for (engine::ReachRow& row : made.analysis.reach.bearers) {
    const engine::Vertex& from = vertices[row.row.vertex];
    if (made.network.actors[from.actor].id.text != bearer) continue;
    row.probability = engine::Bounds{probability, probability, probability};
    for (engine::VertexIndex v = 0; v < vertices.size(); ++v) {
      const bool same_kind = vertices[v].kind == from.kind;
      if (same_kind && made.network.actors[vertices[v].actor].id.text == collector)
        row.collectors->push_back({v, probability});
    }
  }
}

MapView region_map(const MapCase& of, const MapOptions& options = {}) {
  return compose_region_map(of.network, of.analysis, of.flows, options);
}

const Box* find_box(const MapView& view, const std::string& id) {
  const auto found = std::find_if(view.boxes.begin(), view.boxes.end(),
                                  [&](const Box& box) { return box.id == id; });
  return found == view.boxes.end() ? nullptr : &*found;
}

const Line* find_line(const MapView& view, const std::string& from, const std::string& to) {
  const auto found = std::find_if(view.lines.begin(), view.lines.end(), [&](const Line& line) {
    return view.boxes[line.from].id == from && view.boxes[line.to].id == to;
  });
  return found == view.lines.end() ? nullptr : &*found;
}

/// Boxes of actors, those of gaps left out.
std::vector<std::string> ids_in_lane(const MapView& view, const std::string& lane) {
  std::vector<std::string> ids;
  for (const Box& box : view.boxes) {
    if (box.sort == BoxSort::actor && view.lanes[box.lane].id == lane) ids.push_back(box.id);
  }
  return ids;
}

bool has_note(const MapView& view, const std::string& text) {
  return std::any_of(view.legend.begin(), view.legend.end(), [&](const LegendEntry& entry) {
    return entry.sign == LegendSign::note && entry.text == text;
  });
}

using Words = std::vector<std::string>;

/// Two countries: Zedland (aa), of whose two groups one arrives and one was not asked, and Ayland (zz), of
/// whose three groups two do not arrive.
MapCaseBuilder two_countries() {
  MapCaseBuilder region;
  region.bearer("aa.police", "Police (Zedland)", Stage::notices, "sign", kReached);
  region.bearer("aa.nurses", "Nurses (Zedland)", Stage::notices, "sign", kNotAsked);
  region.bearer("zz.police", "Police (Ayland)", Stage::notices, "sign", kSaid);
  region.bearer("zz.nurses", "Nurses (Ayland)", Stage::notices, "sign", kSaid);
  region.bearer("zz.schools", "Schools (Ayland)", Stage::notices, "sign", kReached);
  region.collector("aa.office", "Office (Zedland)");
  region.collector("zz.office", "Office (Ayland)");
  return region;
}

MapCase two_joined(const MapCaseBuilder& builder) {
  MapCase made = joined(builder, {{"aa", "Zedland"}, {"zz", "Ayland"}});
  arrives(made, "aa.police", "aa.office", 0.4);
  arrives(made, "zz.schools", "zz.office", 0.8);
  return made;
}

TEST(RegionMap, IsOfJoinedNetworksAlone) {
  EXPECT_TRUE(is_joined(two_joined(two_countries()).network));
  EXPECT_FALSE(is_joined(two_countries().built().network));
}

TEST(RegionMap, HasARowForEachCountrySortedByName) {
  const MapView view = region_map(two_joined(two_countries()));
  EXPECT_EQ(ids_in_lane(view, "lane-notices"), (Words{"groups-zz", "groups-aa"}));
  EXPECT_EQ(ids_in_lane(view, "lane-collects"), (Words{"collects-zz", "collects-aa"}));
  EXPECT_EQ(view.lanes.size(), 2U);
}

TEST(RegionMap, SaysTheWorstOnTheStripAndTheOthersAbove) {
  const MapView view = region_map(two_joined(two_countries()));
  const Box& ayland = *find_box(view, "groups-zz");
  EXPECT_EQ(ayland.name, (Words{"Ayland: 3 groups", "1 arrives"}));
  EXPECT_EQ(ayland.words, "2 do not arrive");
  EXPECT_EQ(ayland.tone, Tone::does_not_arrive);
  EXPECT_FALSE(ayland.question);
}

TEST(RegionMap, NeverSaysDoesNotArriveOfThoseWhomNobodyAsked) {
  const MapView view = region_map(two_joined(two_countries()));
  const Box& zedland = *find_box(view, "groups-aa");
  EXPECT_EQ(zedland.name, (Words{"Zedland: 2 groups", "1 arrives"}));
  EXPECT_EQ(zedland.words, "1 not known");
  EXPECT_EQ(zedland.tone, Tone::not_known);
  EXPECT_TRUE(zedland.question);
}

TEST(RegionMap, CountsThingsNoticedWhereAGroupsKindsFareDifferently) {
  MapCaseBuilder region = two_countries();
  region.bearer("zz.mixed", "Mixed (Ayland)", Stage::notices, "sign", kSaid);
  MapCase made = two_joined(region);
  engine::ReachRow other = made.analysis.reach.bearers[4];
  other.verdict = engine::Verdict::no_route;
  other.why = engine::Why::open;
  made.analysis.reach.bearers.push_back(other);
  const MapView view = region_map(made);
  EXPECT_EQ(find_box(view, "groups-aa")->name.front(), "Zedland: 2 things noticed");
  EXPECT_EQ(view.title.substr(0, 42), "In two countries, of 7 things that groups ");
}

TEST(RegionMap, SaysTheFindingOfSoManyCountries) {
  EXPECT_EQ(region_map(two_joined(two_countries())).title,
            "In two countries, what 2 of 5 groups notice does not arrive at a unit that collects "
            "it; 1 more was not asked");
}

TEST(RegionMap, DrawsALineAsWideAsWhatArrives) {
  const MapView view = region_map(two_joined(two_countries()));
  const Line* ayland = find_line(view, "groups-zz", "collects-zz");
  const Line* zedland = find_line(view, "groups-aa", "collects-aa");
  ASSERT_NE(ayland, nullptr);
  ASSERT_NE(zedland, nullptr);
  EXPECT_DOUBLE_EQ(*ayland->share, 1.0);
  EXPECT_DOUBLE_EQ(*zedland->share, 0.5);
  EXPECT_DOUBLE_EQ(view.widest, 0.8);
}

TEST(RegionMap, ShowsNoLineWhereNothingIsKnownToArriveButKeepsTheRow) {
  MapCase made = joined(two_countries(), {{"aa", "Zedland"}, {"zz", "Ayland"}});
  arrives(made, "zz.schools", "zz.office", 0.8);
  const MapView view = region_map(made);
  EXPECT_TRUE(find_line(view, "groups-zz", "collects-zz")->drawn);
  ASSERT_NE(find_line(view, "groups-aa", "collects-aa"), nullptr);
  EXPECT_FALSE(find_line(view, "groups-aa", "collects-aa")->drawn);
}

TEST(RegionMap, LeadsToTheCountryWhereSomethingArrives) {
  MapCase made = two_joined(two_countries());
  arrives(made, "zz.police", "aa.office", 0.2);
  const MapView view = region_map(made);
  const Line* abroad = find_line(view, "groups-zz", "collects-aa");
  ASSERT_NE(abroad, nullptr);
  EXPECT_DOUBLE_EQ(*abroad->share, 0.25);
}

TEST(RegionMap, LeadsToTheEndOfTheLikeliestWayWhereCollectorsWereNotComputed) {
  MapCaseBuilder region = two_countries();
  region.channel("zz.schools", "zz.office", "sign", {1, {}, 0.8});
  MapCase made = joined(region, {{"aa", "Zedland"}, {"zz", "Ayland"}});
  for (engine::ReachRow& row : made.analysis.reach.bearers) {
    row.collectors.reset();
    const std::uint32_t bearer = made.analysis.graph.vertices[row.row.vertex].actor;
    if (made.network.actors[bearer].id.text != "zz.schools") continue;
    row.probability = engine::Bounds{0.7, 0.8, 0.9};
    row.likeliest_route = engine::Route{.likelihood = 0.8, .arcs = {0}};
  }
  const MapView view = region_map(made);
  const Line* line = find_line(view, "groups-zz", "collects-zz");
  ASSERT_NE(line, nullptr);
  EXPECT_TRUE(line->drawn);
  EXPECT_DOUBLE_EQ(*line->share, 1.0);
}

TEST(RegionMap, SaysThatAContactPointIsMissing) {
  MapCase made = two_joined(two_countries());
  for (Actor& actor : made.network.actors)
    if (actor.id.text == "aa.office") actor.status = Status::missing;
  const MapView view = region_map(made);
  const Box& office = *find_box(view, "collects-aa");
  EXPECT_EQ(office.name, Words{"Office"});
  EXPECT_EQ(office.tone, Tone::not_working);
  EXPECT_EQ(office.words, "missing");
}

TEST(RegionMap, NamesAllCollectorsOfACountryAndWhichGetNothing) {
  MapCaseBuilder region = two_countries();
  region.collector("aa.bureau", "Bureau (Zedland)");
  region.collector("aa.centre", "Centre (Zedland)").status = Status::planned;
  const MapView view = region_map(two_joined(region));
  EXPECT_EQ(find_box(view, "collects-aa")->name,
            (Words{"Bureau: nothing known to", "arrive", "Office", "Centre: planned"}));
}

TEST(RegionMap, SaysNothingOfAnActorsCountryTwice) {
  const MapView view = region_map(two_joined(two_countries()));
  EXPECT_EQ(find_box(view, "collects-zz")->name, Words{"Office"});
}

// ---- between countries --------------------------------------------------------------------------

/// The two countries, and a desk between them.
MapCaseBuilder with_desk() {
  MapCaseBuilder region = two_countries();
  region.actor("desk", "Regional desk", Stage::policy);
  return region;
}

TEST(RegionMap, MergesWhatRunsBetweenAContactPointAndABodyOfTheRegion) {
  MapCaseBuilder region = with_desk();
  region.bearer("zz.court", "Court (Ayland)", Stage::notices, "case", kReached);
  region.barrier("distrust", "Distrust");
  region.channel("aa.office", "desk", "sign", {0.3, {}, 0.2});
  region.channel("aa.office", "desk", "case", {0.1, {0.1}, 0.1}).barriers = {{"distrust"}};
  const MapView view = region_map(two_joined(region));
  EXPECT_EQ(ids_in_lane(view, "lane-between"), Words{"actor-desk"});
  const Line* line = find_line(view, "collects-aa", "actor-desk");
  ASSERT_NE(line, nullptr);
  EXPECT_DOUBLE_EQ(*line->share, 0.5);  // 0.3 + 0.1 of 0.8
  EXPECT_DOUBLE_EQ(*line->share_at_end, 0.375);
  EXPECT_EQ(line->kinds, 2U);
}

TEST(RegionMap, GroupsGapsBetweenCountriesByReason) {
  MapCaseBuilder region = with_desk();
  region.absence("no-system", "No reporting system");
  region.gap("aa.office", "desk", "sign", Status::missing, "no-system");
  region.gap("zz.office", "desk", "sign", Status::missing, "no-system");
  const MapView view = region_map(two_joined(region));
  std::vector<Box> gaps;
  std::copy_if(view.boxes.begin(), view.boxes.end(), std::back_inserter(gaps),
               [](const Box& box) { return box.sort == BoxSort::gap; });
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].name, Words{"No reporting system"});
  EXPECT_EQ(gaps[0].words, "\u2192 Regional desk");
  EXPECT_NE(find_line(view, "collects-aa", gaps[0].id), nullptr);
  EXPECT_NE(find_line(view, "collects-zz", gaps[0].id), nullptr);
  EXPECT_EQ(find_line(view, gaps[0].id, "actor-desk")->sort, LineSort::gap_end);
}

TEST(RegionMap, AsksWhereNobodyKnowsWhetherALineIsThere) {
  MapCaseBuilder region = with_desk();
  region.gap("aa.office", "desk", "sign", Status::unknown);
  const MapView view = region_map(two_joined(region));
  EXPECT_TRUE(find_box(view, "collects-aa")->question);
  EXPECT_EQ(find_line(view, "collects-aa", "actor-desk"), nullptr);
}

TEST(RegionMap, CountsWhatRunsStraightFromCountryToCountry) {
  MapCaseBuilder region = two_countries();
  region.channel("aa.office", "zz.office", "sign", {0.3, {}, 0.2});
  region.gap("zz.police", "aa.police", "sign", Status::planned);
  const MapView view = region_map(two_joined(region));
  EXPECT_EQ(find_line(view, "collects-aa", "collects-zz"), nullptr);
  EXPECT_TRUE(has_note(view,
                       "Not drawn: straight from country to country, or past the contact points, 2 "
                       "lines: 1 working and 1 planned."));
}

TEST(RegionMap, CountsLinesOfOneStateInOneWord) {
  MapCaseBuilder region = two_countries();
  region.channel("aa.office", "zz.office", "sign", {0.3, {}, 0.2});
  const std::string before =
      "Not drawn: straight from country to country, or past the contact points, ";
  EXPECT_TRUE(has_note(region_map(two_joined(region)), before + "1 line, working."));
  region.channel("zz.office", "aa.office", "sign", {0.3, {}, 0.2});
  EXPECT_TRUE(has_note(region_map(two_joined(region)), before + "2 lines, all working."));
}

TEST(RegionMap, SaysThatNoLineBetweenCountriesIsKnown) {
  const char* note = "For what groups notice no line between countries is known.";
  EXPECT_TRUE(has_note(region_map(two_joined(two_countries())), note));
  MapCaseBuilder region = with_desk();
  region.channel("aa.office", "desk", "sign", {0.3, {}, 0.2});
  EXPECT_FALSE(has_note(region_map(two_joined(region)), note));
}

/// The desk hears from Zedland's nurses and tells both offices; advice only informs.
MapCase with_advice() {
  MapCaseBuilder region = with_desk();
  region.channel("aa.nurses", "desk", "advice", {1, {}, 1});
  region.channel("desk", "aa.office", "advice", {1, {}, 1});
  region.gap("desk", "zz.office", "advice", Status::planned);
  MapCase made = two_joined(region);
  for (Kind& kind : made.network.kinds)
    if (kind.id.text == "advice") kind.aim = Aim::inform;
  return made;
}

TEST(RegionMap, SaysWithHowManyCountriesABodyExchangesWhatOnlyInforms) {
  const MapView view = region_map(with_advice());
  ASSERT_NE(find_box(view, "actor-desk"), nullptr);
  EXPECT_EQ(find_box(view, "actor-desk")->words, "with 1 of 2 countries");
  EXPECT_EQ(find_line(view, "actor-desk", "collects-aa"), nullptr);
  EXPECT_TRUE(has_note(
      view, "Not drawn: what is only told between countries (3 lines: 2 working and 1 planned)."));
}

TEST(RegionMap, DrawsWhatInformsWhereItIsAskedFor) {
  const MapView view = region_map(with_advice(), {.kind = KindId{"advice"}});
  EXPECT_TRUE(ids_in_lane(view, "lane-notices").empty());
  EXPECT_NE(find_line(view, "actor-desk", "collects-aa"), nullptr);
  EXPECT_EQ(find_box(view, "collects-aa")->name, (Words{"Zedland:", "Office"}));
  EXPECT_EQ(view.title, "advice: between countries, 3 lines: 2 working and 1 planned");
}

TEST(RegionMap, ShowsOneKindAloneWhereItIsAskedFor) {
  MapCaseBuilder region = two_countries();
  region.bearer("zz.court", "Court (Ayland)", Stage::notices, "case", kOpen);
  const MapView view = region_map(two_joined(region), {.kind = KindId{"case"}});
  EXPECT_EQ(find_box(view, "groups-zz")->name, Words{"Ayland: 1 group"});
  EXPECT_EQ(find_box(view, "groups-zz")->words, "1 not known");
  EXPECT_EQ(find_box(view, "groups-aa")->tone, Tone::idle);
}

// ---- the bundled region -------------------------------------------------------------------------

struct Bundled {
  Network network;
  engine::Analysis analysis;
  MapView view;
};

const Bundled& bundled() {
  static const Bundled kBundled = [] {
    Bundled all{*read_network(SIDEFLOW_SOURCE_DIR "/data/region.yaml").network, {}, {}};
    all.analysis = engine::analyse(all.network, {.draws = 0});
    all.view = compose_region_map(all.network, all.analysis,
                                  engine::flows(all.network, all.analysis.graph));
    return all;
  }();
  return kBundled;
}

/// The number before `words` among what a country's box says; 0 where it does not say that.
std::size_t number_before(const Box& box, const std::string& words) {
  std::string all = box.words;
  for (const std::string& line : box.name) all += " " + line;
  const std::size_t at = all.find(" " + words);
  if (at == std::string::npos) return 0;
  const std::size_t start = all.rfind(' ', at - 1);
  return std::stoul(all.substr(start == std::string::npos ? 0 : start + 1));
}

TEST(BundledRegion, HasARowForEveryCountry) {
  const MapView& view = bundled().view;
  EXPECT_EQ(ids_in_lane(view, "lane-notices"),
            (Words{"groups-dk", "groups-ee", "groups-fi", "groups-de", "groups-lv", "groups-lt",
                   "groups-no", "groups-pl", "groups-se"}));
  EXPECT_EQ(ids_in_lane(view, "lane-collects").size(), 9U);
}

TEST(BundledRegion, CountsTheGroupsOfTheAnalysis) {
  std::map<std::string, std::map<Fate, std::set<std::uint32_t>>> groups;
  for (const engine::ReachRow& row : bundled().analysis.reach.bearers) {
    const std::uint32_t actor = bundled().analysis.graph.vertices[row.row.vertex].actor;
    const std::string& id = bundled().network.actors[actor].id.text;
    if (fate(row) != Fate::at_home) groups[id.substr(0, id.find('.'))][fate(row)].insert(actor);
  }
  for (const auto& joined : bundled().network.joined) {
    const Box* box = find_box(bundled().view, "groups-" + joined.prefix);
    ASSERT_NE(box, nullptr) << joined.prefix;
    auto& of_country = groups[joined.prefix];
    EXPECT_EQ(number_before(*box, "do not arrive") + number_before(*box, "does not arrive"),
              of_country[Fate::does_not_arrive].size())
        << joined.prefix;
    EXPECT_EQ(number_before(*box, "not known"), of_country[Fate::not_known].size())
        << joined.prefix;
    std::set<std::uint32_t> all;
    for (const auto& [fate, actors] : of_country) all.insert(actors.begin(), actors.end());
    EXPECT_EQ(number_before(*box, "groups"), all.size()) << joined.prefix;
  }
}

TEST(BundledRegion, HasNoIdTwiceAndNoLineToWhatIsNotThere) {
  const MapView& view = bundled().view;
  std::set<std::string> ids;
  for (const Box& box : view.boxes) {
    EXPECT_TRUE(ids.insert(box.id).second) << box.id;
    EXPECT_LT(box.lane, view.lanes.size());
  }
  for (const Line& line : view.lines) {
    EXPECT_TRUE(ids.insert(line.id).second) << line.id;
    ASSERT_LT(line.from, view.boxes.size());
    ASSERT_LT(line.to, view.boxes.size());
    EXPECT_TRUE(!line.share || (*line.share > 0 && *line.share <= 1)) << line.id;
  }
}

TEST(BundledRegion, IsDrawnForEveryKind) {
  const engine::Flows flows = engine::flows(bundled().network, bundled().analysis.graph);
  for (const Kind& kind : bundled().network.kinds) {
    const MapView view =
        compose_region_map(bundled().network, bundled().analysis, flows, {.kind = kind.id});
    const std::string name = kind.name.shown();
    EXPECT_EQ(view.title.substr(0, name.size() + 2), name + ": ");
    EXPECT_EQ(ids_in_lane(view, "lane-collects").size(), 9U) << kind.id.text;
  }
}

}  // namespace
}  // namespace sideflow::reports
