#include "reports/loss_places.hpp"

#include "scenario_maps.hpp"

#include <set>

namespace sideflow::reports {
namespace {

using testing::country_files;
using testing::mapped;
using testing::MappedState;
using testing::network_in;

class LossPlacesOfACountry : public ::testing::TestWithParam<std::string> {
 protected:
  MappedState state_ = mapped(network_in(GetParam()));
  std::vector<LossPlace> places_ = loss_places(state_.network, state_.analysis);
};

TEST_P(LossPlacesOfACountry, HoldEveryLossOfTheLedgerOnceButWhatNobodyKnows) {
  double wanted = 0;
  std::set<engine::ElementIndex> elements;
  const auto add = [&](const std::vector<engine::ElementLoss>& losses) {
    for (const engine::ElementLoss& loss : losses) {
      if (state_.analysis.graph.elements[loss.element].status == Status::unknown) continue;
      if (loss.amount <= 1e-9) continue;
      wanted += loss.amount;
      elements.insert(loss.element);
    }
  };
  for (const engine::LedgerRow& row : state_.analysis.ledger.rows) {
    const engine::ReachRow& reach = state_.analysis.reach.bearers[row.row];
    const bool no_way = reach.verdict == engine::Verdict::no_route;
    add(row.lost);
    if (!no_way || reach.why == engine::Why::said) add(row.gaps);  // else nobody knows
  }
  double held = 0;
  std::vector<engine::ElementIndex> seen;
  for (const LossPlace& place : places_) {
    EXPECT_GT(place.amount, 0);
    held += place.amount;
    seen.insert(seen.end(), place.elements.begin(), place.elements.end());
  }
  EXPECT_NEAR(held, wanted, 1e-9);
  EXPECT_EQ(seen.size(), elements.size());
  EXPECT_EQ(std::set<engine::ElementIndex>(seen.begin(), seen.end()), elements);
}

TEST_P(LossPlacesOfACountry, AreSortedByWhatTheyLose) {
  for (std::size_t at = 1; at < places_.size(); ++at)
    EXPECT_GE(places_[at - 1].amount, places_[at].amount);
}

std::size_t actor_of(const MappedState& state, const MapView& view, std::size_t box) {
  const std::string id = view.boxes[box].id.substr(std::string("actor-").size());
  return static_cast<std::size_t>(find_actor(state.network, {id}) - state.network.actors.data());
}

std::uint32_t sender_of(const MappedState& state, const MapView& view, const Box& box) {
  for (const Line& line : view.lines) {
    if (&view.boxes[line.to] == &box)
      return static_cast<std::uint32_t>(actor_of(state, view, line.from));
  }
  return 0;
}

TEST_P(LossPlacesOfACountry, StandOnTheMapWithTheirNumbersAndNowhereElse) {
  const MapView& view = state_.view;
  std::set<std::size_t> shown;
  const auto place = [&](std::size_t number) -> const LossPlace& {
    shown.insert(number);
    return places_.at(number - 1);
  };
  for (const Box& box : view.boxes) {
    for (const InnerLoss& loss : box.losses) {
      if (!loss.number) continue;
      const LossPlace& there = place(*loss.number);
      EXPECT_TRUE(there.sort == LossSort::recognising || there.sort == LossSort::forwarding ||
                  there.sort == LossSort::turning)
          << box.id;
      EXPECT_EQ("actor-" + state_.network.actors[*there.senders.begin()].id.text, box.id);
    }
    if (!box.number) continue;
    const LossPlace& there = place(*box.number);
    EXPECT_EQ(there.sort, box.sort == BoxSort::gap ? LossSort::gap : LossSort::barrier) << box.id;
    EXPECT_TRUE(there.senders.empty() || box.sort == BoxSort::gap ||
                there.senders.contains(sender_of(state_, view, box)))
        << box.id;
  }
  for (const Line& line : view.lines) {
    if (!line.number) continue;
    const LossPlace& there = place(*line.number);
    EXPECT_EQ(there.sort, LossSort::channel) << line.id;
    EXPECT_EQ(*there.addressee, actor_of(state_, view, line.to)) << line.id;
  }
  // At most three, and all that lose more than the next one does: nobody is singled out among equals.
  std::set<std::size_t> wanted;
  for (std::size_t at = 0; at < std::min(places_.size(), kNumberedLosses); ++at) {
    const double cut = places_.size() > kNumberedLosses ? places_[kNumberedLosses].amount : 0.0;
    if (places_[at].amount > cut + 1e-9) wanted.insert(at + 1);
  }
  EXPECT_EQ(shown, wanted);
}

std::string name_of(const ::testing::TestParamInfo<std::string>& info) {
  return std::filesystem::path(info.param).stem().string();
}

INSTANTIATE_TEST_SUITE_P(Bundled, LossPlacesOfACountry, ::testing::ValuesIn(country_files()),
                         name_of);

}  // namespace
}  // namespace sideflow::reports
