#include "reports/map/map_ground.hpp"

#include "map_case.hpp"
#include "reports/map/dot_text.hpp"
#include "reports/map/label_lines.hpp"
#include "scenario_maps.hpp"

#include <set>

namespace sideflow::reports {
namespace {

using testing::box_outlines;
using testing::box_with_id;
using testing::chain_case;
using testing::country_case;
using testing::country_files;
using testing::Extent;
using testing::kReached;
using testing::kSaid;
using testing::line_with_id;
using testing::MapCase;
using testing::MapCaseBuilder;
using testing::network_in;
using testing::on_top_of;
using testing::scenario_maps;
using testing::ScenarioMaps;
using testing::svg_elements;
using testing::svg_on_ground;

const LayoutProgram kProgram{.path = SIDEFLOW_LAYOUT};

MapView view_of(const MapCase& of) { return compose_loss_map(of.network, of.analysis, of.flows); }

std::vector<std::string> ids_of(const std::vector<Box>& boxes) {
  std::vector<std::string> ids;
  for (const Box& box : boxes) ids.push_back(box.id);
  return ids;
}

std::vector<std::string> headings(const MapView& view) {
  std::vector<std::string> all;
  for (const Lane& lane : view.lanes) all.push_back(lane.heading);
  return all;
}

/// Nurses and teachers, of whom only nurses have a line to the office; a hotline stands aside.
MapCaseBuilder two_bearers() {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.bearer("teachers", "Teachers", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.channel("nurses", "office", "sign", {1, {}, 1});
  return country;
}

/// The same when teachers have a line, too, with a barrier on it.
MapCaseBuilder with_a_new_line() {
  MapCaseBuilder country = two_bearers();
  country.barrier("fear", "Fear");
  country.channel("teachers", "office", "sign", {1, {0.5}, 0.5}).barriers = {{"fear"}};
  return country;
}

TEST(MapGround, OfOneMapIsThatMap) {
  const MapView view = view_of(country_case());
  const MapGround ground = common_ground({view});
  EXPECT_EQ(ids_of(ground.all.boxes), ids_of(view.boxes));
  EXPECT_EQ(ground.all.lines.size(), view.lines.size());
  EXPECT_EQ(headings(ground.all), headings(view));
  EXPECT_EQ(layout_dot(ground.all, arrange(ground.all, 30)), layout_dot(view, arrange(view, 30)));
  for (const Box& box : on_ground(view, ground).boxes) EXPECT_TRUE(box.drawn) << box.id;
}

TEST(MapGround, HasEverythingOfAllMapsOnceAndTodayFirst) {
  const MapView today = view_of(two_bearers().built());
  const MapView after = view_of(with_a_new_line().built());
  const MapGround ground = common_ground({today, after});
  EXPECT_EQ(ids_of(ground.all.boxes),
            (std::vector<std::string>{"actor-nurses", "actor-office", "actor-teachers",
                                      "barrier-teachers_office"}));
  EXPECT_EQ(ground.all.lines.size(), 3u);
  EXPECT_TRUE(line_with_id(ground.all, "line-nurses_office")->drawn);
  EXPECT_FALSE(line_with_id(ground.all, "line-teachers_office_in")->drawn);
  EXPECT_FALSE(box_with_id(ground.all, "barrier-teachers_office")->drawn);
}

TEST(MapGround, DrawsOfAMapWhatItHasAndNothingElse) {
  const MapView today = view_of(two_bearers().built());
  const MapView after = view_of(with_a_new_line().built());
  const MapGround ground = common_ground({today, after});
  for (const MapView& view : {today, after}) {
    const MapView placed = on_ground(view, ground);
    for (const Box& box : placed.boxes)
      EXPECT_EQ(box.drawn, box_with_id(view, box.id) != nullptr) << box.id;
    for (const Line& line : placed.lines)
      EXPECT_EQ(line.drawn, line_with_id(view, line.id) != nullptr) << line.id;
    EXPECT_EQ(ids_of(placed.boxes), ids_of(ground.all.boxes));
  }
}

TEST(MapGround, JoinsTheSameEndsInEveryMap) {
  const MapView today = view_of(two_bearers().built());
  MapView after = view_of(with_a_new_line().built());
  const MapView placed = on_ground(after, common_ground({today, after}));
  for (const Line& line : after.lines) {
    const Line& there = *line_with_id(placed, line.id);
    EXPECT_EQ(placed.boxes[there.from].id, after.boxes[line.from].id) << line.id;
    EXPECT_EQ(placed.boxes[there.to].id, after.boxes[line.to].id) << line.id;
  }
}

TEST(MapGround, PutsALaneThatAScenarioBringsBetweenTheOthers) {
  MapCaseBuilder more = two_bearers();
  more.actor("police", "Police", Stage::assesses);
  more.actor("ministry", "Ministry", Stage::policy);
  const MapGround ground = common_ground({view_of(two_bearers().built()), view_of(more.built())});
  EXPECT_EQ(headings(ground.all), (std::vector<std::string>{"Sees the signs", "Assesses", "Decides",
                                                            "Policy and region"}));
  for (const Box& box : ground.all.boxes) {
    if (box.id == "actor-police") {
      EXPECT_EQ(ground.all.lanes[box.lane].heading, "Assesses");
    }
  }
}

TEST(MapGround, AsksForTheLayoutOfTodayWhateverLinesAnotherMapAdds) {
  const MapView today = view_of(two_bearers().built());
  MapView after = view_of(with_a_new_line().built());
  for (const Box& box : today.boxes) {
    // What is said of the bearers stays; only then is no box larger.
    for (Box& other : after.boxes) {
      if (other.id == box.id) other.words = box.words;
    }
  }
  const MapGround alone = common_ground({today});
  const MapGround shared = common_ground({today, after});
  const Arrangement columns = arrange(alone.all, 30);
  const Arrangement shared_columns = arrange(shared.all, 30);
  for (std::size_t box = 0; box < today.boxes.size(); ++box)
    EXPECT_EQ(columns.column[box], shared_columns.column[box]) << today.boxes[box].id;
  EXPECT_EQ(layout_dot(alone.all, columns), layout_dot(shared.all, shared_columns));
}

TEST(MapGround, MakesRoomForTheLargestThatAnyMapSays) {
  const MapView today = view_of(two_bearers().built());
  MapView after = today;
  after.boxes[0].words = "a long story that is told of nobody else on this map";
  after.boxes[0].losses.push_back(
      {.id = "forwards", .lines = {"not passed on:", "nobody knows to whom"}});
  const MapGround ground = common_ground({today, after});
  const MapLayout layout = lay_out_map(ground, kProgram);
  ASSERT_EQ(layout.problem, "");
  const auto before = box_outlines(svg_elements(svg_on_ground(today, ground, layout)));
  const auto behind = box_outlines(svg_elements(svg_on_ground(after, ground, layout)));
  const Extent box = behind.at(after.boxes[0].id);
  double text = 0;
  for (const std::string& line : after.boxes[0].losses[0].lines)
    text = std::max(text, text_width(line) * kLossSize * layout.font);
  EXPECT_GE(box.right - box.left, text);
  EXPECT_GE(box.bottom - box.top, 5 * layout.font);  // name, two lines of words, two of the loss
  for (const auto& [id, there] : before) EXPECT_EQ(behind.at(id).left, there.left) << id;
}

bool same(const Extent& a, const Extent& b) {
  constexpr double kRounded = 0.02;  // of an SVG's two decimals
  return std::abs(a.left - b.left) < kRounded && std::abs(a.right - b.right) < kRounded &&
         std::abs(a.top - b.top) < kRounded && std::abs(a.bottom - b.bottom) < kRounded;
}

/// The maps of one bundled country, drawn.
struct DrawnMaps {
  std::vector<std::string> names;  ///< today first
  std::vector<std::vector<testing::SvgElement>> pictures;
  double font = 0;
};

DrawnMaps drawn_maps(const ScenarioMaps& maps) {
  const MapLayout layout = lay_out_map(maps.ground, kProgram);
  EXPECT_EQ(layout.problem, "");
  DrawnMaps drawn{{"today"}, {}, layout.font};
  drawn.pictures.push_back(svg_elements(svg_on_ground(maps.today.view, maps.ground, layout)));
  for (const testing::MappedScenario& each : maps.scenarios) {
    for (const MapView* view : {&each.after.view, &each.change}) {
      drawn.names.push_back(each.scenario.id.text + (view == &each.change ? " (change)" : ""));
      drawn.pictures.push_back(svg_elements(svg_on_ground(*view, maps.ground, layout)));
    }
  }
  return drawn;
}

class MapsOfACountry : public ::testing::TestWithParam<std::string> {
 protected:
  static const DrawnMaps& drawn() {
    static std::map<std::string, DrawnMaps> known;
    auto found = known.find(GetParam());
    if (found == known.end())
      found = known.emplace(GetParam(), drawn_maps(scenario_maps(network_in(GetParam())))).first;
    return found->second;
  }
};

TEST_P(MapsOfACountry, HaveTheSameBoxAtTheSameRectangle) {
  std::map<std::string, Extent> known;
  for (std::size_t map = 0; map < drawn().pictures.size(); ++map) {
    for (const auto& [id, extent] : box_outlines(drawn().pictures[map])) {
      const Extent& first = known.try_emplace(id, extent).first->second;
      EXPECT_TRUE(same(first, extent))
          << drawn().names[map] << ": " << id << " has moved by " << extent.left - first.left
          << ", " << extent.top - first.top << " and grown by " << extent.right - first.right
          << ", " << extent.bottom - first.bottom;
    }
  }
  EXPECT_FALSE(known.empty());
}

TEST_P(MapsOfACountry, HaveNoTwoBoxesOnTopOfOneAnother) {
  for (std::size_t map = 0; map < drawn().pictures.size(); ++map) {
    const auto boxes = box_outlines(drawn().pictures[map]);
    for (auto a = boxes.begin(); a != boxes.end(); ++a) {
      for (auto b = std::next(a); b != boxes.end(); ++b)
        EXPECT_FALSE(on_top_of(a->second, b->second))
            << drawn().names[map] << ": " << a->first << " and " << b->first;
    }
  }
}

TEST_P(MapsOfACountry, UseEveryIdOnce) {
  for (std::size_t map = 0; map < drawn().pictures.size(); ++map)
    EXPECT_EQ(testing::ids_used_twice(drawn().pictures[map]), std::vector<std::string>())
        << drawn().names[map];
}

TEST_P(MapsOfACountry, KeepEveryLineOfTextWithinItsBox) {
  constexpr double kLetters = 1.04;  // renderers round letters
  for (std::size_t map = 0; map < drawn().pictures.size(); ++map) {
    const auto boxes = box_outlines(drawn().pictures[map]);
    for (const testing::SvgElement& element : drawn().pictures[map]) {
      if (element.name != "text" || boxes.count(element.group) == 0) continue;
      const Extent& box = boxes.at(element.group);
      const bool bold = element.attributes.count("font-weight") > 0;
      const double width = text_width(element.text, bold ? Weight::bold : Weight::regular) *
                           std::stod(element.attributes.at("font-size"));
      EXPECT_LE(width, (box.right - box.left) * kLetters)
          << drawn().names[map] << ": " << element.group << " says " << element.text;
      const double baseline = std::stod(element.attributes.at("y"));
      EXPECT_GE(baseline, box.top) << drawn().names[map] << ": " << element.text;
      EXPECT_LE(baseline, box.bottom) << drawn().names[map] << ": " << element.text;
    }
  }
}

TEST_P(MapsOfACountry, StayOnTheCanvas) {
  for (std::size_t map = 0; map < drawn().pictures.size(); ++map) {
    for (const auto& [id, box] : box_outlines(drawn().pictures[map])) {
      EXPECT_GE(box.left, 0) << drawn().names[map] << ": " << id;
      EXPECT_LE(box.right, kCanvasWidth) << drawn().names[map] << ": " << id;
      EXPECT_GE(box.top, -kCanvasHeight) << drawn().names[map] << ": " << id;
      EXPECT_LE(box.bottom, 0) << drawn().names[map] << ": " << id;
    }
  }
}

TEST_P(MapsOfACountry, CanBeReadFromTheBackOfTheRoom) {
  EXPECT_GE(drawn().font * kPixelsPerPoint, kSmallestLabelPixels);
}

std::string name_of(const ::testing::TestParamInfo<std::string>& info) {
  return std::filesystem::path(info.param).stem().string();
}

INSTANTIATE_TEST_SUITE_P(Bundled, MapsOfACountry, ::testing::ValuesIn(country_files()), name_of);

TEST(MapGround, GivesTheSameBytesOnEveryRun) {
  const Network network = network_in(SIDEFLOW_SOURCE_DIR "/data/countries/denmark.yaml");
  std::vector<std::string> drawn;
  for (int run = 0; run < 2; ++run) {
    const ScenarioMaps maps = scenario_maps(network);
    const MapLayout layout = lay_out_map(maps.ground, kProgram);
    drawn.push_back(svg_on_ground(maps.scenarios.front().change, maps.ground, layout));
    EXPECT_EQ(drawn.back(), svg_on_ground(maps.scenarios.front().change, maps.ground, layout));
  }
  EXPECT_EQ(drawn[0], drawn[1]);
}

TEST(MapGround, OfAMapThatAddsALineDrawsTodaysBoxesAsBefore) {
  const MapView today = view_of(two_bearers().built());
  MapView after = view_of(with_a_new_line().built());
  after.title = today.title;
  after.legend = today.legend;
  for (Box& box : after.boxes) {
    if (const Box* before = box_with_id(today, box.id)) box = *before;
  }
  const MapGround alone = common_ground({today}), shared = common_ground({today, after});
  const MapLayout first = lay_out_map(alone, kProgram), second = lay_out_map(shared, kProgram);
  EXPECT_EQ(box_outlines(svg_elements(svg_on_ground(today, alone, first))).size(), 3u);
  for (const auto& [id, extent] : box_outlines(svg_elements(svg_on_ground(today, alone, first))))
    EXPECT_TRUE(
        same(extent, box_outlines(svg_elements(svg_on_ground(today, shared, second))).at(id)))
        << id;
}

}  // namespace
}  // namespace sideflow::reports
