#include "reports/map/loss_map.hpp"

#include "map_case.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace sideflow::reports {
namespace {

using testing::country_case;
using testing::kFaint;
using testing::kNotAsked;
using testing::kOpen;
using testing::kReached;
using testing::kSaid;
using testing::MapCase;
using testing::MapCaseBuilder;
using testing::RowSays;

MapView loss_map(const MapCase& of) { return compose_loss_map(of.network, of.analysis, of.flows); }

const Box* find_box(const MapView& view, const std::string& id) {
  const auto found = std::find_if(view.boxes.begin(), view.boxes.end(),
                                  [&](const Box& box) { return box.id == id; });
  return found == view.boxes.end() ? nullptr : &*found;
}

std::vector<Box> boxes_of(const MapView& view, BoxSort sort) {
  std::vector<Box> boxes;
  std::copy_if(view.boxes.begin(), view.boxes.end(), std::back_inserter(boxes),
               [&](const Box& box) { return box.sort == sort; });
  return boxes;
}

std::vector<Line> lines_of(const MapView& view, LineSort sort) {
  std::vector<Line> lines;
  std::copy_if(view.lines.begin(), view.lines.end(), std::back_inserter(lines),
               [&](const Line& line) { return line.sort == sort; });
  return lines;
}

bool explains(const MapView& view, LegendSign sign) {
  return std::any_of(view.legend.begin(), view.legend.end(),
                     [&](const LegendEntry& entry) { return entry.sign == sign; });
}

TEST(LossMap, SaysInWordsThatABearersInformationDoesNotArrive) {
  MapCaseBuilder country;
  country.bearer("doctors", "Doctors", Stage::notices, "sign", kSaid);
  country.collector("office", "Office");
  const MapView view = loss_map(country.built());
  ASSERT_NE(find_box(view, "actor-doctors"), nullptr);
  EXPECT_EQ(find_box(view, "actor-doctors")->tone, Tone::does_not_arrive);
  EXPECT_EQ(find_box(view, "actor-doctors")->words, "does not arrive");
}

TEST(LossMap, NeverSaysDoesNotArriveOfSomebodyWhomNobodyAsked) {
  MapCaseBuilder country;
  country.bearer("staff", "Staff", Stage::notices, "sign", kNotAsked);
  country.bearer("users", "Users", Stage::notices, "sign", kOpen);
  const MapView view = loss_map(country.built());
  for (const Box& box : view.boxes) {
    EXPECT_EQ(box.tone, Tone::not_known) << box.id;
    EXPECT_TRUE(box.question) << box.id;
    EXPECT_NE(box.words, "does not arrive") << box.id;
  }
  EXPECT_EQ(find_box(view, "actor-staff")->words, "not asked");
  EXPECT_EQ(find_box(view, "actor-users")->words, "not known");
}

TEST(LossMap, CountsWhereABearersKindsFareDifferently) {
  MapCaseBuilder country;
  country.bearer("police", "Police", Stage::notices, "victims", kReached);
  country.bearer("nurses", "Nurses", Stage::notices, "signs", kFaint);
  MapCase made = country.built();
  made.analysis.reach.bearers[1].row.vertex = made.analysis.reach.bearers[0].row.vertex;
  made.analysis.reach.bearers.push_back(made.analysis.reach.bearers[0]);
  made.analysis.reach.bearers.back().verdict = engine::Verdict::no_route;
  made.analysis.reach.bearers.back().why = engine::Why::said;
  const MapView view = loss_map(made);
  EXPECT_EQ(find_box(view, "actor-police")->words, "1 of 3 does not arrive");
  EXPECT_EQ(find_box(view, "actor-police")->tone, Tone::does_not_arrive);
}

TEST(LossMap, PutsAllBarriersOfALineIntoOneBoxAndThinsTheLineThere) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.barrier("distrust", "Distrust");
  country.barrier("secrecy", "Secrecy");
  country.channel("nurses", "office", "sign", {2, {1, 0}, 0}).barriers = {{"distrust"},
                                                                          {"secrecy"}};
  const MapView view = loss_map(country.built());
  const auto boxes = boxes_of(view, BoxSort::flow_barrier);
  ASSERT_EQ(boxes.size(), 1u);
  EXPECT_EQ(boxes[0].name,
            (std::vector<std::string>{"\u00D7\u00A0Distrust", "\u00D7\u00A0Secrecy"}));
  const auto lines = lines_of(view, LineSort::flow);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].share, 1.0);
  EXPECT_EQ(lines[1].share, 0.0);  // what all of them together let through
  EXPECT_EQ(lines[0].to, lines[1].from);
  EXPECT_EQ(view.boxes[lines[1].to].id, "actor-office");
  EXPECT_FALSE(lines[0].ends);
  EXPECT_TRUE(lines[1].ends);
}

TEST(LossMap, ShowsDelayAndQualityAsOtherSignsThatThinNothing) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.barrier("post", "Paper post", Effect::delay);
  country.barrier("registers", "Registers cannot be joined", Effect::quality);
  country.bearer("police", "Police", Stage::notices, "sign", kReached);
  country.channel("nurses", "office", "sign", {1, {}, 0.5}).barriers = {{"post"}};
  country.channel("police", "office", "sign", {1, {}, 0.5}).barriers = {{"registers"}};
  const MapView view = loss_map(country.built());
  EXPECT_EQ(boxes_of(view, BoxSort::delay_barrier).size(), 1u);
  EXPECT_EQ(boxes_of(view, BoxSort::quality_barrier).size(), 1u);
  for (const Line& line : view.lines) EXPECT_EQ(line.share, 1.0) << line.id;
  EXPECT_EQ(view.lines.back().share_at_end, 0.5);
}

TEST(LossMap, SaysWithinABoxOfSeveralBarriersWhichOfThemLoseNothing) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.barrier("distrust", "Distrust");
  country.barrier("post", "Mail", Effect::delay);
  country.channel("nurses", "office", "sign", {1, {0.5}, 0.5}).barriers = {{"distrust"}, {"post"}};
  const auto boxes = boxes_of(loss_map(country.built()), BoxSort::flow_barrier);
  ASSERT_EQ(boxes.size(), 1u);
  EXPECT_EQ(boxes[0].name,
            (std::vector<std::string>{"\u00D7\u00A0Distrust", "takes time:", "Mail"}));
}

TEST(LossMap, GivesMissingChannelsForOneReasonOneBoxAndOneHollowEnd) {
  MapCaseBuilder country;
  country.absence("no-system", "No reporting system");
  country.bearer("doctors", "Doctors", Stage::notices, "sign", kSaid);
  country.bearer("ngos", "NGOs", Stage::notices, "sign", kSaid);
  country.collector("office", "Office");
  country.gap("doctors", "office", "sign", Status::missing, "no-system");
  country.gap("ngos", "office", "sign", Status::missing, "no-system");
  const MapView view = loss_map(country.built());
  const auto gaps = boxes_of(view, BoxSort::gap);
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(gaps[0].name, (std::vector<std::string>{"No reporting", "system"}));
  EXPECT_EQ(lines_of(view, LineSort::gap_stub).size(), 2u);
  const auto ends = lines_of(view, LineSort::gap_end);
  ASSERT_EQ(ends.size(), 1u);
  EXPECT_EQ(view.boxes[ends[0].to].id, "actor-office");
  EXPECT_TRUE(lines_of(view, LineSort::flow).empty());
}

TEST(LossMap, SaysOfAPlannedChannelThatItIsPlanned) {
  MapCaseBuilder country;
  country.bearer("doctors", "Doctors", Stage::notices, "sign", kSaid);
  country.collector("office", "Office");
  country.gap("doctors", "office", "sign", Status::planned);
  const MapView view = loss_map(country.built());
  ASSERT_EQ(boxes_of(view, BoxSort::gap).size(), 1u);
  EXPECT_EQ(boxes_of(view, BoxSort::gap)[0].name, (std::vector<std::string>{"only planned"}));
}

TEST(LossMap, ShowsAnUnknownChannelAsAQuestionMarkAtItsSenderAndNoLine) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.channel("nurses", "office", "sign", {1, {}, 1});
  country.actor("hotline", "Hotline", Stage::assesses);
  country.gap("hotline", "office", "sign", Status::unknown);
  const MapView view = loss_map(country.built());
  EXPECT_TRUE(find_box(view, "actor-hotline")->question);
  EXPECT_FALSE(find_box(view, "actor-nurses")->question);
  EXPECT_EQ(view.lines.size(), 1u);
  EXPECT_TRUE(explains(view, LegendSign::question));
}

TEST(LossMap, DashesOnlyLinesWhoseExistenceIsAssumed) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.bearer("police", "Police", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.channel("nurses", "office", "sign", {1, {}, 1}).basis = Basis::assumed;
  country.channel("police", "office", "sign", {1, {}, 1}).basis = Basis::implied;
  const MapView view = loss_map(country.built());
  ASSERT_EQ(view.lines.size(), 2u);
  for (const Line& line : view.lines) {
    EXPECT_EQ(line.assumed, view.boxes[line.from].id == "actor-nurses") << line.id;
  }
  EXPECT_TRUE(explains(view, LegendSign::assumed));
}

TEST(LossMap, DashesOnlyBoxesWhoseExistenceIsAssumed) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.barrier("fear", "Fear", Effect::flow);
  country.channel("nurses", "office", "sign", {1, {1}, 1}).barriers = {{"fear"}};
  MapCase made = country.built();
  EXPECT_FALSE(explains(loss_map(made), LegendSign::assumed));
  for (Actor& actor : made.network.actors) {
    if (actor.id.text == "nurses") actor.basis = Basis::assumed;
  }
  EXPECT_TRUE(find_box(loss_map(made), "actor-nurses")->assumed);
  EXPECT_FALSE(find_box(loss_map(made), "actor-office")->assumed);
  EXPECT_TRUE(explains(loss_map(made), LegendSign::assumed));
  for (Barrier& barrier : made.network.barriers) barrier.basis = Basis::assumed;
  const MapView view = loss_map(made);
  for (const Box& box : view.boxes) EXPECT_EQ(box.assumed, box.id != "actor-office") << box.id;
}

TEST(LossMap, IsGreyAndAsksOnlyOfWhomNothingIsSaid) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.actor("clinic", "Clinic", Stage::assesses);
  country.actor("registry", "Registry", Stage::assesses);
  country.collector("office", "Office");
  country.channel("nurses", "clinic", "sign", {1, {}, 0.5});
  MapCase made = country.built();
  const MapView view = loss_map(made);
  for (const Box& box : view.boxes) {
    EXPECT_EQ(box.tone == Tone::idle, box.id == "actor-registry") << box.id;
    EXPECT_EQ(box.question, box.id == "actor-registry") << box.id;
  }
  for (Actor& actor : made.network.actors) actor.asked = {{"interview"}};
  for (const Box& box : loss_map(made).boxes) EXPECT_FALSE(box.question) << box.id;
}

TEST(LossMap, DrawsSeveralKindsBetweenTwoActorsAsOneLineWithTheirNumber) {
  MapCaseBuilder country;
  country.bearer("police", "Police", Stage::notices, "victims", kReached);
  country.bearer("nurses", "Nurses", Stage::notices, "signs", kReached);
  country.collector("office", "Office");
  country.channel("police", "office", "victims", {1, {}, 1}).carries[{"signs"}] = {};
  const MapView view = loss_map(country.built());
  ASSERT_EQ(view.lines.size(), 1u);
  EXPECT_EQ(view.lines[0].kinds, 2u);
}

TEST(LossMap, LeavesOutGuidanceAndCountsItInTheLegend) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.channel("nurses", "office", "sign", {1, {}, 1});
  country.channel("office", "nurses", "guidelines", {});
  country.actor("trainees", "Trainees", Stage::notices);
  country.channel("office", "trainees", "guidelines", {}).status = Status::planned;
  MapCase made = country.built();
  made.network.kinds[0].aim = Aim::inform;
  ASSERT_EQ(made.network.kinds[0].id.text, "guidelines");
  for (Actor& actor : made.network.actors) {
    if (actor.id.text == "office") actor.collects = {{"sign"}};
  }
  const MapView view = loss_map(made);
  EXPECT_EQ(view.lines.size(), 1u);
  EXPECT_EQ(find_box(view, "actor-trainees"), nullptr);
  ASSERT_EQ(view.legend.back().sign, LegendSign::note);
  EXPECT_EQ(view.legend.back().text,
            "Not drawn: what should come back or be told (2 lines: 1 working, 1 planned), 1 actor "
            "that only takes part in that.");
}

/// A doctor who recognises with `best`, behind a barrier.
MapCase doctors_who_recognise(double best, RowSays says = kSaid) {
  MapCaseBuilder country;
  JudgedLikelihood judged;
  judged.range = {Likelihood{0}, Likelihood{best}, Likelihood{1}};
  country.barrier("no-criteria", "No criteria").passes = judged;
  country.bearer("doctors", "Doctors", Stage::notices, "sign", says).hinder_recognises = {
      {"no-criteria"}};
  country.collector("office", "Office");
  return country.built();
}

std::string first_loss(const MapView& view) {
  std::string words;
  for (const Box& box : view.boxes) {
    if (box.losses.empty()) continue;
    for (const std::string& line : box.losses[0].lines) words += (words.empty() ? "" : " ") + line;
  }
  return words;
}

TEST(LossMap, SaysInsideTheActorsOwnBoxHowMuchIsNotRecognised) {
  const auto said = [](double best) { return first_loss(loss_map(doctors_who_recognise(best))); };
  EXPECT_EQ(said(0.85), "");
  EXPECT_EQ(said(0.7), "\u00D7\u00A0sometimes not recognised: No criteria");
  EXPECT_EQ(said(0.3), "\u00D7\u00A0mostly not recognised: No criteria");
  EXPECT_EQ(said(0.07), "\u00D7\u00A0hardly ever recognised: No criteria");
  EXPECT_EQ(said(0), "\u00D7\u00A0not recognised: No criteria");
}

TEST(LossMap, DoesNotSayHowMuchIsLostInsideWhereNobodyKnows) {
  MapCase made = doctors_who_recognise(0.3);
  made.network.barriers[0].passes->word = "unknown";
  EXPECT_EQ(first_loss(loss_map(made)), "\u00D7\u00A0not always recognised: No criteria");
}

TEST(LossMap, CountsALikelihoodAndItsBarriersTogether) {
  MapCase made = doctors_who_recognise(0.5);
  for (Actor& actor : made.network.actors) {
    if (actor.holds.empty()) continue;
    actor.recognises[{"sign"}].range = {Likelihood{0}, Likelihood{0.2}, Likelihood{1}};
  }
  EXPECT_EQ(first_loss(loss_map(made)), "\u00D7\u00A0hardly ever recognised: No criteria");
}

TEST(LossMap, BlamesWhoseWayIsNotKnownOnlyForWhatASourceSays) {
  MapCase made = doctors_who_recognise(0.3, kNotAsked);
  EXPECT_EQ(first_loss(loss_map(made)), "\u00D7\u00A0mostly not recognised: No criteria");
  for (Barrier& barrier : made.network.barriers) barrier.basis = Basis::assumed;
  EXPECT_EQ(first_loss(loss_map(made)), "");
}

TEST(LossMap, SaysOfADeadEndThatThereIsNobodyToTell) {
  MapCase made = doctors_who_recognise(1);
  for (Actor& actor : made.network.actors) {
    if (!actor.holds.empty()) actor.dead_end = DeadEnd{.kinds = {{"sign"}}};
  }
  EXPECT_EQ(first_loss(loss_map(made)), "\u00D7\u00A0nobody to tell");
}

TEST(LossMap, AsksWhereTheSilenceBeginsAndNotAtWhoTellsIt) {
  MapCaseBuilder country;
  country.bearer("users", "Users", Stage::notices, "material", kNotAsked);
  country.bearer("mall-staff", "Mall staff", Stage::notices, "places", kNotAsked);
  country.actor("hotline", "Hotline", Stage::assesses);
  country.channel("users", "hotline", "material", {1, {}, 0.5});
  MapCase made = country.built();
  for (engine::ReachRow& row : made.analysis.reach.bearers) {
    row.closed_set.push_back({row.row.vertex, engine::Silence::not_asked, {}});
  }
  const engine::VertexIndex told = made.analysis.graph.numbers.heads[0];
  made.analysis.reach.bearers[0].closed_set.push_back({told, engine::Silence::not_asked, {}});
  const MapView view = loss_map(made);
  EXPECT_EQ(find_box(view, "actor-users")->words, "not known");
  EXPECT_FALSE(find_box(view, "actor-users")->question);
  EXPECT_EQ(find_box(view, "actor-hotline")->words, "not asked");
  EXPECT_TRUE(find_box(view, "actor-hotline")->question);
  EXPECT_EQ(find_box(view, "actor-mall-staff")->words, "not asked");
  EXPECT_TRUE(find_box(view, "actor-mall-staff")->question);
}

TEST(LossMap, ExplainsOnlyWhatIsDrawn) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.channel("nurses", "office", "sign", {1, {}, 1});
  const MapView view = loss_map(country.built());
  ASSERT_EQ(view.legend.size(), 3u);
  EXPECT_EQ(view.legend[0].sign, LegendSign::goal);
  EXPECT_EQ(view.legend[1].sign, LegendSign::arrives);
  EXPECT_EQ(view.legend[2].sign, LegendSign::width);
}

TEST(LossMap, HasLanesOnlyForStagesThatHaveSomebody) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  const MapView view = loss_map(country.built());
  ASSERT_EQ(view.lanes.size(), 2u);
  EXPECT_EQ(view.lanes[0].heading, "Sees the signs");
  EXPECT_EQ(view.lanes[1].heading, "Decides");
}

TEST(LossMap, OfANetworkWithoutActorsIsATitleAlone) {
  const MapView view = loss_map(MapCaseBuilder().built());
  EXPECT_TRUE(view.boxes.empty());
  EXPECT_TRUE(view.lanes.empty());
  EXPECT_TRUE(view.legend.empty());
  EXPECT_FALSE(view.title.empty());
}

TEST(LossMap, LeavesOutWhatIsKnownFromOutsideTheSourcesUnlessItIsCounted) {
  MapCaseBuilder country;
  country.bearer("nurses", "Nurses", Stage::notices, "sign", kReached);
  country.collector("office", "Office");
  country.channel("nurses", "office", "sign", {1, {}, 1}).basis = Basis::external;
  MapCase made = country.built();
  EXPECT_TRUE(loss_map(made).lines.empty());
  made.analysis.with_external = true;
  EXPECT_EQ(loss_map(made).lines.size(), 1u);
}

TEST(LossMap, NamesEveryBoxAndLineOnce) {
  const MapView view = loss_map(country_case());
  std::vector<std::string> ids;
  for (const Box& box : view.boxes) ids.push_back(box.id);
  for (const Line& line : view.lines) ids.push_back(line.id);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

}  // namespace
}  // namespace sideflow::reports
