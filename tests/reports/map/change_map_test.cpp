#include "reports/map/change_map.hpp"

#include "reports/sentences.hpp"
#include "scenario_maps.hpp"

#include <set>

namespace sideflow::reports {
namespace {

using testing::box_with_id;
using testing::country_files;
using testing::explains_sign;
using testing::MappedScenario;
using testing::MappedState;
using testing::network_in;
using testing::scenario_maps;
using testing::ScenarioMaps;

/// What reads how something fares, by group and kind.
std::map<std::pair<std::string, std::string>, Fate> rows_of(const MappedState& state) {
  std::map<std::pair<std::string, std::string>, Fate> rows;
  for (const engine::ReachRow& row : state.analysis.reach.bearers) {
    const engine::Vertex& vertex = state.analysis.graph.vertices[row.row.vertex];
    rows[{state.network.actors[vertex.actor].id.text, state.network.kinds[vertex.kind].id.text}] =
        fate(row);
  }
  return rows;
}

/// Groups of which something arrives in `after` that did not in `before`.
std::set<std::string> groups_gained(const MappedState& before, const MappedState& after) {
  std::set<std::string> gained;
  const auto was = rows_of(before);
  for (const auto& [row, now] : rows_of(after)) {
    const bool arrived = was.count(row) > 0 && was.at(row) == Fate::arrives;
    const bool home = was.count(row) > 0 && was.at(row) == Fate::at_home;
    if (now == Fate::arrives && !arrived && !home) gained.insert(row.first);
  }
  return gained;
}

/// Pieces that come out between two actors, of kinds that are to be collected; none without a working
/// channel.
using PairFlow = std::map<std::pair<std::string, std::string>, double>;

PairFlow flow_of_pairs(const MappedState& state) {
  PairFlow pairs;
  for (const engine::ChannelFlow& flow : state.flows.channels) {
    const engine::Arc& arc = state.analysis.graph.arcs[flow.arc];
    const Channel& channel = state.network.channels[arc.channel];
    const bool collected = state.network.kinds[arc.kind].aim == Aim::collect;
    if (!collected || effective_status(state.network, channel) != Status::working) continue;
    if (channel.from == channel.to) continue;
    pairs[{channel.from.text, channel.to.text}] += flow.comes_out;
  }
  return pairs;
}

std::string actor_of(const MapView& view, std::size_t box) {
  return view.boxes[box].id.substr(std::string("actor-").size());
}

/// The actors that a line of a map joins, the barrier on its way left out.
std::pair<std::string, std::string> ends_of(const MapView& view, const Line& line) {
  std::size_t from = line.from, to = line.to;
  for (const Line& other : view.lines) {
    if (view.boxes[line.from].sort != BoxSort::actor && other.to == line.from) from = other.from;
    if (view.boxes[line.to].sort != BoxSort::actor && other.from == line.to) to = other.to;
  }
  return {actor_of(view, from), actor_of(view, to)};
}

class ChangesOfACountry : public ::testing::TestWithParam<std::string> {
 protected:
  static const ScenarioMaps& maps() {
    static std::map<std::string, ScenarioMaps> known;
    auto found = known.find(GetParam());
    if (found == known.end())
      found = known.emplace(GetParam(), scenario_maps(network_in(GetParam()))).first;
    return found->second;
  }
};

TEST_P(ChangesOfACountry, CountInTheirTitleTheGroupsOfWhichSomethingArrivesThatDidNot) {
  for (const MappedScenario& each : maps().scenarios) {
    const std::size_t gained = groups_gained(maps().today, each.after).size();
    const std::string& title = each.change.title;
    EXPECT_TRUE(title.starts_with(each.scenario.name.shown() + ": ")) << title;
    const std::string counted = ": what " + std::to_string(gained) + " of ";
    if (gained > 0) {
      EXPECT_NE(title.find(counted), std::string::npos) << title;
    } else {
      EXPECT_EQ(title.find(" would arrive that "), std::string::npos) << title;
    }
  }
}

TEST_P(ChangesOfACountry, CallALineNewWhereNoneWorkedAndGoneWhereNoneWorksAnyMore) {
  const PairFlow before = flow_of_pairs(maps().today);
  for (const MappedScenario& each : maps().scenarios) {
    const PairFlow after = flow_of_pairs(each.after);
    for (const Line& line : each.change.lines) {
      if (line.sort != LineSort::flow) continue;
      const auto ends = ends_of(each.change, line);
      const std::string where = each.scenario.id.text + ": " + line.id;
      if (line.novelty == Novelty::closed) {
        EXPECT_EQ(after.count(ends), 0u) << where;
      }
      if (before.count(ends) == 0) {
        EXPECT_EQ(line.novelty, Novelty::opened) << where;
      }
      if (after.count(ends) == 0) {
        EXPECT_EQ(line.novelty, Novelty::closed) << where;
      }
    }
  }
}

TEST_P(ChangesOfACountry, CallALineStrongerOnlyWhereMoreComesOut) {
  const PairFlow before = flow_of_pairs(maps().today);
  for (const MappedScenario& each : maps().scenarios) {
    const PairFlow after = flow_of_pairs(each.after);
    for (const Line& line : each.change.lines) {
      const bool whole = line.sort == LineSort::flow && line.starts && line.ends && line.kinds > 0;
      if (!whole || !line.share_at_end || !line.share_at_end_before) continue;
      const double more = *line.share_at_end - *line.share_at_end_before;
      const std::string where = each.scenario.id.text + ": " + line.id;
      const auto ends = ends_of(each.change, line);
      EXPECT_LE(*line.share_at_end * each.change.widest, after.at(ends) + 1e-9) << where;
      EXPECT_LE(*line.share_at_end_before * each.change.widest, before.at(ends) + 1e-9) << where;
      if (more > 1e-6) {
        EXPECT_EQ(line.novelty, Novelty::stronger) << where;
      }
      if (more < -1e-6) {
        EXPECT_EQ(line.novelty, Novelty::weaker) << where;
      }
    }
  }
}

TEST_P(ChangesOfACountry, ShowEverybodyWhoStartsOrStopsAsThat) {
  for (const MappedScenario& each : maps().scenarios) {
    for (const Actor& actor : each.after.network.actors) {
      const Actor* before = find_actor(maps().today.network, actor.id);
      const Box* box = box_with_id(each.change, "actor-" + actor.id.text);
      if (box == nullptr || before == nullptr) continue;
      const bool worked = before->status == Status::working;
      const bool works = actor.status == Status::working;
      if (!worked && works) {
        EXPECT_EQ(box->novelty, Novelty::opened) << box->id;
      }
      if (worked && !works) {
        EXPECT_EQ(box->novelty, Novelty::closed) << box->id;
      }
    }
  }
}

TEST_P(ChangesOfACountry, NeverCallSomebodyBetterOffOfWhomNothingIsKnown) {
  for (const MappedScenario& each : maps().scenarios) {
    for (const Box& box : each.change.boxes) {
      if (box.sort != BoxSort::actor || box.novelty != Novelty::stronger) continue;
      EXPECT_NE(box.tone, Tone::plain) << each.scenario.id.text << ": " << box.id;
      EXPECT_NE(box.words, "now not asked") << each.scenario.id.text << ": " << box.id;
    }
  }
}

TEST_P(ChangesOfACountry, ExplainGoneOnlyWhereSomethingIsGone) {
  for (const MappedScenario& each : maps().scenarios) {
    bool gone = false;
    for (const Line& line : each.change.lines) gone = gone || line.novelty == Novelty::closed;
    for (const Box& box : each.change.boxes) {
      const bool was_there = box_with_id(maps().today.view, box.id) != nullptr;
      gone = gone || (was_there && box.novelty == Novelty::closed);
    }
    EXPECT_EQ(explains_sign(each.change, LegendSign::closed), gone) << each.scenario.id.text;
  }
}

TEST_P(ChangesOfACountry, CarryNoNumbersOfTheReport) {
  for (const MappedScenario& each : maps().scenarios) {
    for (const Box& box : each.change.boxes) EXPECT_FALSE(box.number) << box.id;
    for (const Line& line : each.change.lines) EXPECT_FALSE(line.number) << line.id;
    EXPECT_FALSE(explains_sign(each.change, LegendSign::number)) << each.scenario.id.text;
  }
}

std::string name_of(const ::testing::TestParamInfo<std::string>& info) {
  return std::filesystem::path(info.param).stem().string();
}

INSTANTIATE_TEST_SUITE_P(Bundled, ChangesOfACountry, ::testing::ValuesIn(country_files()), name_of);

TEST(ChangeMap, OfNothingChangedMarksNothing) {
  const MappedState today =
      testing::mapped(network_in(SIDEFLOW_SOURCE_DIR "/data/countries/estonia.yaml"));
  const MapView change = compose_change_map(today.view, today.view, "Nothing");
  EXPECT_EQ(change.title, "Nothing");
  EXPECT_EQ(change.boxes.size(), today.view.boxes.size());
  EXPECT_EQ(change.lines.size(), today.view.lines.size());
  for (const Box& box : change.boxes) EXPECT_EQ(box.novelty, Novelty::same) << box.id;
  for (const Line& line : change.lines) EXPECT_EQ(line.novelty, Novelty::same) << line.id;
  EXPECT_EQ(change_title({today.network, today.analysis}, {today.network, today.analysis}, "Idle"),
            "Idle: nothing would change in what arrives");
}

}  // namespace
}  // namespace sideflow::reports
