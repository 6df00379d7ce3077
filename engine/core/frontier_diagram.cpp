#include "engine/core/frontier_diagram.hpp"

#include "engine/core/frontier.hpp"
#include "engine/core/frontier_plan.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

/// Growth is looked at when so many frontiers have been made, then at every doubling.
constexpr std::size_t kFirstLook = std::size_t{1} << 16;
constexpr double kSlack = 0.9;
constexpr Level kBottom = 0xffffffff;       // level of the constants
constexpr std::size_t kMostFrontiers = 0xfffffff0;

void open_arc(Frontier& frontier, std::uint32_t places, const ReadyArc& arc) {
  const PlaceSet gained = place_bit(arc.head) | (arc.head == 0 ? 0 : frontier.to[arc.head]);
  for (std::uint32_t row = 0; row < places; ++row) {
    const bool comes = row == arc.tail || (frontier.to[row] & place_bit(arc.tail)) != 0;
    if (comes) frontier.to[row] |= gained;
  }
}

/// Where the source may still come to; 0 (the target) among them if it may arrive.
PlaceSet places_ahead(const Frontier& frontier, const FrontierLevel& level, PlaceSet source) {
  PlaceSet ahead = source;
  if (frontier.waiting != kMet) ahead |= level.source_onward[frontier.waiting - 1];
  PlaceSet seen = 1;
  while ((ahead & ~seen) != 0) {
    const auto place = static_cast<std::uint32_t>(std::countr_zero(ahead & ~seen));
    seen |= place_bit(place);
    const bool arrives = (frontier.to[place] & 1) != 0;
    ahead |= arrives ? 1 : (frontier.to[place] & level.standing) | level.onward[place];
  }
  return ahead;
}

/// From where a way may still lead to the target without passing where the source is already.
PlaceSet places_that_lead_on(const Frontier& frontier, const FrontierLevel& level,
                             PlaceSet source) {
  PlaceSet leading = 1;
  PlaceSet open = level.standing & ~PlaceSet{1};
  for (bool grown = true; grown;) {
    grown = false;
    for_each_place(open, [&](std::uint32_t place) {
      const PlaceSet next = frontier.to[place] | level.onward[place];
      if ((next & leading & ~source) == 0) return;
      leading |= place_bit(place);
      open &= ~place_bit(place);
      grown = true;
    });
  }
  return leading;
}

std::uint32_t memory_that_matters(const Frontier& frontier, const FrontierLevel& level,
                                  PlaceSet ahead) {
  std::uint32_t matters = frontier.waiting != kMet ? level.source_asking[frontier.waiting - 1] : 0;
  for_each_place(frontier.memory, [&](std::uint32_t bit) {
    if ((level.asking[bit] & ahead) != 0) matters |= place_bit(bit);
  });
  return matters;
}

/// Drops from `frontier` what can no longer change anything, so that equal futures look equal. False
/// when the source can no longer arrive.
bool keep_what_matters(Frontier& frontier, const FrontierLevel& level, std::uint32_t places) {
  const PlaceSet source = frontier.to[0] & level.standing;
  const PlaceSet ahead = places_ahead(frontier, level, source);
  if ((ahead & 1) == 0) return false;
  const PlaceSet useful = ahead & places_that_lead_on(frontier, level, source);
  const PlaceSet tails = useful & level.entered & ~source;
  const PlaceSet heads = useful & level.left & ~source;
  for (std::uint32_t row = 1; row < places; ++row) {
    PlaceSet& to = frontier.to[row];
    const PlaceSet kept = (to & 1) != 0 ? 1 : to & heads & ~place_bit(row);
    to = (tails & place_bit(row)) != 0 ? kept : 0;
  }
  frontier.to[0] = source & useful & level.left;
  if (frontier.memory != 0) frontier.memory &= memory_that_matters(frontier, level, ahead);
  return true;
}

/// By number of a frontier, from 2 on; 0 and 1 are the constants.
struct Children {
  NodeIndex low;
  NodeIndex high;
};

/// Decision nodes before equal ones are merged: all of a level have one range of numbers, parents
/// before their children.
struct Unmerged {
  std::vector<Children> children;
  std::vector<std::size_t> starts{0};  ///< by level and one more: range in children
  std::vector<NodeIndex> sources;
};

class Builder {
 public:
  Builder(const ReachPiece& piece, const FrontierPlan& plan, const DiagramBudget& budget)
      : plan_(plan),
        budget_(budget),
        most_(std::min(
            {budget.nodes * kFrontiersANode, budget.steps / kStepsAFrontier, kMostFrontiers})),
        next_look_(kFirstLook),
        here_(plan.places),
        next_(plan.places) {
    made_.sources.assign(piece.sources.size(), kFalse);
    for (const FrontierLevel& level : plan.levels) widths_ += weight(level);
  }

  /// False when it gave up.
  bool build() {
    for (std::size_t l = 0; l < plan_.levels.size(); ++l) {
      if (!pass(plan_.levels[l])) return false;
    }
    return true;
  }

  [[nodiscard]] std::size_t steps() const { return made_.children.size() * kStepsAFrontier; }
  /// Steps of all levels, by the widths alone.
  [[nodiscard]] double foretold() const {
    return static_cast<double>(steps()) * (widths_ / widths_passed_);
  }
  Unmerged made() && { return std::move(made_); }

 private:
  static double weight(const FrontierLevel& level) {
    double weight = 1;
    for (int bits = std::popcount(level.standing); --bits > 0;) weight *= 2;
    return weight;
  }

  bool pass(const FrontierLevel& level) {
    std::swap(here_, next_);
    next_.clear();
    start_sources(level);
    widths_passed_ += weight(level);
    const std::size_t next_start = made_.children.size() + here_.size() + 2;
    for (std::size_t i = 0; i < here_.size(); ++i) {
      if (!may_go_on()) return false;
      const Frontier frontier = here_.at(i);
      const NodeIndex low = successor(frontier, level, Asked::is_false, next_start);
      const NodeIndex high = successor(frontier, level, Asked::is_true, next_start);
      made_.children.push_back({low, high});
    }
    made_.starts.push_back(made_.children.size());
    return true;
  }

  void start_sources(const FrontierLevel& level) {
    for (const auto [source, place] : level.starting) {
      Frontier frontier;
      if (place == kNoPlace) {
        frontier.waiting = source + 1;
      } else {
        frontier.to[0] = place_bit(place);
      }
      made_.sources[source] =
          static_cast<NodeIndex>(made_.children.size() + 2) + here_.position(frontier);
    }
  }

  enum class Asked : std::uint8_t { is_false, is_true };

  NodeIndex successor(Frontier frontier, const FrontierLevel& level, Asked asked,
                      std::size_t next_start) {
    const bool is_true = asked == Asked::is_true;
    for (const auto [source, place] : level.met) {
      if (frontier.waiting != source + 1) continue;
      frontier.waiting = kMet;
      frontier.to[0] = place_bit(place);
    }
    for (const ReadyArc& arc : level.arcs) {
      const bool open = (is_true || !arc.needs_asked) && (arc.memory & ~frontier.memory) == 0;
      if (open) open_arc(frontier, plan_.places, arc);
    }
    if (level.remembered_at != kNoMemory && is_true) {
      frontier.memory |= place_bit(level.remembered_at);
    }
    if ((frontier.to[0] & 1) != 0) return kTrue;
    if (!keep_what_matters(frontier, level, plan_.places)) return kFalse;
    return static_cast<NodeIndex>(next_start) + next_.position(frontier);
  }

  bool may_go_on() {
    const std::size_t made = made_.children.size() + here_.size() + next_.size();
    if (made >= most_) return false;
    // Everything may double once more, and merging needs a few words a frontier.
    const std::size_t held = here_.bytes() + next_.bytes() + made * 4 * sizeof(Children);
    if (held * 2 > budget_.bytes) return false;
    if (made_.children.size() < next_look_) return true;
    next_look_ *= 2;
    return promising(static_cast<double>(made_.children.size()));
  }

  // By the widths alone, frontiers still to come are to those made as 2^width; that tells too few while
  // the frontier widens. The root makes up for it: so it was in random networks.
  [[nodiscard]] bool promising(double made) const {
    const auto most = static_cast<double>(most_);
    const double expected = made * (widths_ / widths_passed_) * std::sqrt(most / made);
    return expected <= kSlack * most;
  }

  const FrontierPlan& plan_;
  DiagramBudget budget_;
  std::size_t most_;       // frontiers
  std::size_t next_look_;  // at the growth
  FrontierSet here_;
  FrontierSet next_;
  double widths_ = 0;  // sum of 2^width over all levels
  double widths_passed_ = 0;
  Unmerged made_;
};

/// Merges equal nodes of a level after the other, from the last to the first.
class Merger {
 public:
  explicit Merger(Unmerged made) : made_(std::move(made)), place_(made_.children.size() + 2) {
    place_[kTrue] = kTrue;
    merged_.nodes = {{kBottom, kFalse, kFalse}, {kBottom, kTrue, kTrue}};
  }

  PieceDiagram merge() && {
    for (std::size_t level = made_.starts.size() - 1; level-- > 0;) merge_level(level);
    for (const NodeIndex source : made_.sources) merged_.sources.push_back(place_[source]);
    return std::move(merged_);
  }

 private:
  void merge_level(std::size_t level) {
    const std::size_t count = made_.starts[level + 1] - made_.starts[level];
    slots_.assign(std::bit_ceil(count * 2 + 1), 0);
    for (std::size_t i = made_.starts[level]; i < made_.starts[level + 1]; ++i) {
      const NodeIndex low = place_[made_.children[i].low];
      const NodeIndex high = place_[made_.children[i].high];
      place_[i + 2] = low == high ? low : node(static_cast<Level>(level), low, high);
    }
  }

  NodeIndex node(Level level, NodeIndex low, NodeIndex high) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = mixed(low, high) & mask;
    for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
      const DecisionTable::Node& known = merged_.nodes[slots_[slot]];
      if (known.low == low && known.high == high) return slots_[slot];
    }
    slots_[slot] = static_cast<NodeIndex>(merged_.nodes.size());
    merged_.nodes.push_back({level, low, high});
    return slots_[slot];
  }

  static std::size_t mixed(NodeIndex low, NodeIndex high) {
    std::uint64_t x = (std::uint64_t{low} << 32 | high) * 0x9e3779b97f4a7c15U;
    x ^= x >> 29;
    return static_cast<std::size_t>(x * 0xd6e8feb86659fd93U >> 24);
  }

  Unmerged made_;
  std::vector<NodeIndex> place_;  // by number: its node after merging
  std::vector<NodeIndex> slots_;  // open addressing, of the level at hand
  PieceDiagram merged_;
};

}  // namespace

PieceAttempt frontier_diagram(const ReachPiece& piece, const VariableOrder& order,
                              const DiagramBudget& budget) {
  const auto plan = frontier_plan(piece, order);
  if (!plan) return {};
  Builder builder(piece, *plan, budget);
  const bool built = builder.build();
  const std::size_t steps = builder.steps();
  const double foretold = builder.foretold();
  if (!built) return {std::nullopt, steps, foretold};
  return {Merger(std::move(builder).made()).merge(), steps, foretold};
}

}  // namespace sideflow::engine
