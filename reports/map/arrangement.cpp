#include "reports/map/arrangement.hpp"

#include "reports/map/label_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace sideflow::reports {

namespace {

constexpr std::size_t kNoBox = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kDeepestLevel =
    2;                          // a lane with longer chains inside is drawn with turns back
constexpr double kSpace = 0.9;  // lines of text between two boxes
constexpr int kStays = 0, kFlows = 1,
              kLost = 2;  // how far to the right in its lane an actor is pulled

bool is_actor(const MapView& view, std::size_t box) {
  return view.boxes[box].sort == BoxSort::actor;
}

/// The ways of a map from actor to actor, with the boxes that stand on them.
struct Way {
  std::size_t from = kNoBox;
  std::size_t to = kNoBox;
  std::vector<std::size_t> between;
  bool counts = true;  ///< false: of another map on the same ground; it decides nothing
};

/// The line that goes on behind a box that is no actor; gaps have one end, barriers one line.
std::vector<std::size_t> next_boxes(const MapView& view) {
  std::vector<std::size_t> next(view.boxes.size(), kNoBox);
  for (const Line& line : view.lines) {
    if (!is_actor(view, line.from)) next[line.from] = line.to;
  }
  return next;
}

std::vector<Way> ways_of(const MapView& view) {
  const std::vector<std::size_t> next = next_boxes(view);
  std::vector<Way> ways;
  for (const Line& line : view.lines) {
    if (!is_actor(view, line.from)) continue;
    Way way{.from = line.from, .counts = line.drawn};
    std::size_t at = line.to;
    for (; at != kNoBox && !is_actor(view, at); at = next[at]) way.between.push_back(at);
    way.to = at;
    ways.push_back(std::move(way));
  }
  return ways;
}

bool is_lost_on(const MapView& view, const Way& way) {
  return way.to == kNoBox ||
         (!way.between.empty() && view.boxes[way.between.back()].sort == BoxSort::gap);
}

/// Senders and receivers in the same lane, joined by what flows; of a pair that tells one another
/// both ways, one direction.
std::set<std::pair<std::size_t, std::size_t>> pairs_inside_lanes(const MapView& view,
                                                                 const std::vector<Way>& ways) {
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const Way& way : ways) {
    const bool inside = way.to != kNoBox && view.boxes[way.from].lane == view.boxes[way.to].lane;
    if (way.counts && inside && !is_lost_on(view, way) && way.from != way.to &&
        !pairs.contains({way.to, way.from})) {
      pairs.emplace(way.from, way.to);
    }
  }
  return pairs;
}

/// How many actors of its own lane stand before each actor on the longest way, up to the deepest
/// level.
std::vector<std::size_t> levels_of(const MapView& view, const std::vector<Way>& ways) {
  const auto pairs = pairs_inside_lanes(view, ways);
  std::vector<std::size_t> level(view.boxes.size(), 0);
  for (std::size_t step = 0; step < kDeepestLevel; ++step) {
    const std::vector<std::size_t> before = level;
    for (const auto& [from, to] : pairs) {
      level[to] = std::max(level[to], std::min(before[from] + 1, kDeepestLevel));
    }
  }
  return level;
}

/// What decides how far to the right an actor stands inside its lane: nothing leaves it, then what
/// flows, then gaps and losses, so that their stubs are short.
std::vector<int> pull_of(const MapView& view, const std::vector<Way>& ways) {
  std::vector<int> pull(view.boxes.size(), kStays);
  for (const Way& way : ways) {
    if (!way.counts) continue;
    pull[way.from] = std::max(pull[way.from], is_lost_on(view, way) ? kLost : kFlows);
  }
  return pull;
}

struct Plan {
  const MapView& view;
  std::vector<Way> ways;
  std::vector<std::size_t> level;
  std::vector<int> pull;
  std::vector<double> height;  ///< by box, with the space below it
  double limit = 0;
};

Plan plan_of(const MapView& view, double limit) {
  Plan plan{view, ways_of(view), {}, {}, {}, limit};
  plan.level = levels_of(view, plan.ways);
  plan.pull = pull_of(view, plan.ways);
  for (const Box& box : view.boxes) plan.height.push_back(height_of(box) + kSpace);
  return plan;
}

std::vector<std::size_t> actors_at(const Plan& plan, std::size_t lane, std::size_t level) {
  std::vector<std::size_t> actors;
  for (std::size_t box = 0; box < plan.view.boxes.size(); ++box) {
    if (is_actor(plan.view, box) && plan.view.boxes[box].lane == lane && plan.level[box] == level) {
      actors.push_back(box);
    }
  }
  std::stable_sort(actors.begin(), actors.end(),
                   [&](std::size_t a, std::size_t b) { return plan.pull[a] < plan.pull[b]; });
  return actors;
}

/// Whether the next actor starts a new column: this one is full, or nearly so and what comes next
/// is lost in another way than what stands here.
bool is_full(const Plan& plan, double above, double target, std::size_t last, std::size_t next) {
  if (above + plan.height[next] / 2 > target) return true;
  return plan.pull[last] != plan.pull[next] && plan.pull[next] == kLost && above > 0.6 * target;
}

/// Puts actors into columns of about equal height from `first` on; returns the column behind them.
std::size_t fill_columns(Arrangement& arrangement, const Plan& plan,
                         const std::vector<std::size_t>& actors, std::size_t first) {
  double all = 0;
  for (const std::size_t actor : actors) all += plan.height[actor];
  const double columns = std::max(1.0, std::ceil(all / plan.limit));
  const std::size_t last = first + static_cast<std::size_t>(columns) - 1;
  std::size_t column = first;
  double above = 0;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (i > 0 && column < last && is_full(plan, above, all / columns, actors[i - 1], actors[i])) {
      ++column;
      above = 0;
    }
    arrangement.column[actors[i]] = column;
    above += plan.height[actors[i]];
  }
  return column + 1;
}

bool goes_on_inside(const Plan& plan, const Way& way, std::size_t lane) {
  const auto& boxes = plan.view.boxes;
  return way.to != kNoBox && boxes[way.to].lane == lane &&
         plan.level[way.from] < plan.level[way.to];
}

/// Puts the boxes of ways that leave `lane` at `level` (kNoBox: that leave the lane) into columns
/// from `first` on; returns the column behind them.
std::size_t fill_between(Arrangement& arrangement, const Plan& plan, std::size_t lane,
                         std::size_t level, std::size_t first) {
  std::size_t behind = first;
  for (const Way& way : plan.ways) {
    if (!way.counts) continue;
    const bool inside = goes_on_inside(plan, way, lane);
    const bool here = level == kNoBox ? !inside : inside && plan.level[way.from] == level;
    for (std::size_t i = 0; here && i < way.between.size(); ++i) {
      if (plan.view.boxes[way.between[i]].lane != lane) continue;
      arrangement.column[way.between[i]] = first + i;
      behind = std::max(behind, first + i + 1);
    }
  }
  return behind;
}

std::size_t fill_lane(Arrangement& arrangement, const Plan& plan, std::size_t lane,
                      std::size_t first) {
  std::size_t next = first;
  for (std::size_t level = 0; level <= kDeepestLevel; ++level) {
    const auto actors = actors_at(plan, lane, level);
    if (actors.empty()) continue;
    next = fill_columns(arrangement, plan, actors, next);
    next = fill_between(arrangement, plan, lane, level, next);
  }
  arrangement.lanes.push_back({first, next - 1});
  return fill_between(arrangement, plan, lane, kNoBox, next);
}

}  // namespace

double height_of(const Box& box) {
  double height = static_cast<double>(box.name.size()) + (box.words.empty() ? 0.0 : 1.2);
  for (const InnerLoss& loss : box.losses)
    height += kLossSize * static_cast<double>(loss.lines.size()) + 0.2;
  return height;
}

Arrangement arrange(const MapView& view, double height) {
  const Plan plan = plan_of(view, height);
  Arrangement arrangement;
  arrangement.column.resize(view.boxes.size());
  for (std::size_t lane = 0; lane < view.lanes.size(); ++lane) {
    arrangement.columns = fill_lane(arrangement, plan, lane, arrangement.columns);
  }
  return arrangement;
}

}  // namespace sideflow::reports
