#include "engine/core/row_search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr double kCheapPerVertex = 4;  // cost at which a row is good enough: widths of 2

double power_of_two(std::size_t width) {
  return std::ldexp(1.0, static_cast<int>(std::min<std::size_t>(width, 900)));
}

/// Sweeps once over a row without one of its vertices, the mover, and knows at each cut how wide it is
/// with the mover behind the cut and with the mover before it.
class Sweep {
 public:
  explicit Sweep(const Neighbourhood& around)
      : around_(around),
        placed_(around.vertices, 0),
        near_mover_(around.vertices, 0),
        touched_(around.vertices, 0),
        before_(around.sharers.size(), 0) {}

  void start(VertexIndex mover) {
    std::fill(placed_.begin(), placed_.end(), 0);
    std::fill(near_mover_.begin(), near_mover_.end(), 0);
    std::fill(touched_.begin(), touched_.end(), 0);
    std::fill(before_.begin(), before_.end(), 0);
    mover_ = mover;
    boundary_ = crossing_ = 0;
    untouched_near_ = around_.neighbours[mover].size();
    for (const VertexIndex next : around_.neighbours[mover]) near_mover_[next] = 1;
  }

  void place(VertexIndex vertex) {
    placed_[vertex] = 1;
    if (touched_[vertex] != 0) {
      --boundary_;
    } else if (near_mover_[vertex] != 0) {
      --untouched_near_;
    }
    for (const VertexIndex next : around_.neighbours[vertex]) touch(next);
    for (const std::uint32_t shared : around_.shared_at[vertex]) {
      const std::size_t all = around_.sharers[shared].size();
      if (++before_[shared] == 1) ++crossing_;
      if (before_[shared] == all) --crossing_;
    }
  }

  [[nodiscard]] std::size_t width_with_mover_behind() const {
    return boundary_ + (touched_[mover_] != 0 ? 1 : 0) + crossing_;
  }

  [[nodiscard]] std::size_t width_with_mover_before() const {
    std::size_t crossing = crossing_;
    for (const std::uint32_t shared : around_.shared_at[mover_]) {
      if (before_[shared] == 0) ++crossing;
      if (before_[shared] + 1 == around_.sharers[shared].size()) --crossing;
    }
    return boundary_ + untouched_near_ + crossing;
  }

 private:
  void touch(VertexIndex vertex) {
    if (placed_[vertex] != 0 || std::exchange(touched_[vertex], std::uint8_t{1}) != 0) return;
    if (vertex == mover_) return;
    ++boundary_;
    if (near_mover_[vertex] != 0) --untouched_near_;
  }

  const Neighbourhood& around_;
  std::vector<std::uint8_t> placed_;
  std::vector<std::uint8_t> near_mover_;
  std::vector<std::uint8_t> touched_;  // has a neighbour before the cut, the mover aside
  std::vector<std::uint32_t> before_;  // by shared variable: tails before the cut, the mover aside
  VertexIndex mover_ = 0;
  std::size_t boundary_ = 0;        // touched vertices behind the cut, the mover aside
  std::size_t untouched_near_ = 0;  // neighbours of the mover behind the cut, not touched
  std::size_t crossing_ = 0;        // shared variables with tails on both sides
};

/// Moves single vertices to where the row costs least; then stretches elsewhere, to leave a row that no
/// single move improves.
class Improver {
 public:
  Improver(const Neighbourhood& around, VertexRow row, const RowEffort& effort)
      : around_(around),
        sweep_(around),
        row_(std::move(row)),
        vertices_(row_),
        behind_(row_.size() + 1),
        before_(row_.size() + 1),
        sweeps_(sweeps_within(effort.looks)),
        kicks_(effort.kicks),
        cost_(present_cost()) {}

  ImprovedRow improve() && {
    if (cost_ > kBeyondHelp) return {std::move(row_), cost_};
    settle_all();
    ImprovedRow best{row_, cost_};
    for (std::size_t idle = 0; idle < kicks_ && sweeps_ > 0 && !cheap(); ++idle) {
      kick();
      settle_all();
      if (cost_ < best.cost) idle = 0;
      if (cost_ <= best.cost) {
        best = {row_, cost_};
      } else {
        row_ = best.row;
        cost_ = best.cost;
      }
    }
    return best;
  }

 private:
  [[nodiscard]] std::size_t sweeps_within(std::size_t looks) const {
    std::size_t looks_a_sweep = around_.vertices;
    for (const auto& list : around_.neighbours) looks_a_sweep += list.size();
    return std::max<std::size_t>(looks / looks_a_sweep, 1);
  }

  [[nodiscard]] bool cheap() const {
    return cost_ <= kCheapPerVertex * static_cast<double>(row_.size());
  }

  void settle_all() {
    for (bool moved = true; moved && !cheap();) {
      moved = false;
      for (const VertexIndex vertex : vertices_) {
        if (sweeps_ == 0) return;
        --sweeps_;
        moved = settle(vertex) || moved;
      }
    }
  }

  bool settle(VertexIndex mover) {
    const auto here =
        static_cast<std::size_t>(std::find(row_.begin(), row_.end(), mover) - row_.begin());
    row_.erase(at(here));
    measure(mover);
    std::size_t best = here;
    for (std::size_t place = 0; place <= row_.size(); ++place) {
      if (cost_at(place) < cost_at(best)) best = place;
    }
    const bool moved = cost_at(best) < cost_at(here);
    row_.insert(at(best), mover);
    cost_ = cost_at(best);
    return moved;
  }

  // A stretch of the row goes elsewhere, or is turned round where it stands.
  void kick() {
    const std::size_t length = 1 + below(std::max<std::size_t>(row_.size() / 4, 1));
    const std::size_t start = below(row_.size() - length + 1);
    const std::size_t goal = below(row_.size() + 1);
    if (goal < start) {
      std::rotate(at(goal), at(start), at(start + length));
    } else if (goal > start + length) {
      std::rotate(at(start), at(start + length), at(goal));
    } else {
      std::reverse(at(start), at(start + length));
    }
    cost_ = present_cost();
  }

  // Marsaglia 2003: xorshift.
  std::size_t below(std::size_t count) {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    random_ ^= random_ << 17;
    return static_cast<std::size_t>(random_ % count);
  }

  VertexRow::iterator at(std::size_t place) {
    return row_.begin() + static_cast<std::ptrdiff_t>(place);
  }

  // behind_[i]: cost of the first i cuts when the mover stands behind them; before_[i]: cost of the
  // cuts from i on when it stands before them.
  void measure(VertexIndex mover) {
    sweep_.start(mover);
    behind_[0] = 0;
    before_[0] = power_of_two(sweep_.width_with_mover_before());
    for (std::size_t i = 0; i < row_.size(); ++i) {
      sweep_.place(row_[i]);
      behind_[i + 1] = behind_[i] + power_of_two(sweep_.width_with_mover_behind());
      before_[i + 1] = power_of_two(sweep_.width_with_mover_before());
    }
    for (std::size_t i = row_.size(); i-- > 0;) before_[i] += before_[i + 1];
  }

  // What the row costs as it stands: that of its first vertex at its place.
  double present_cost() {
    const VertexIndex first = row_.front();
    row_.erase(at(0));
    measure(first);
    row_.insert(at(0), first);
    return cost_at(0);
  }

  [[nodiscard]] double cost_at(std::size_t place) const { return behind_[place] + before_[place]; }

  const Neighbourhood& around_;
  Sweep sweep_;
  VertexRow row_;
  VertexRow vertices_;  // in the order in which they are settled
  std::vector<double> behind_;
  std::vector<double> before_;
  std::size_t sweeps_;  // left
  std::size_t kicks_;
  std::uint64_t random_ = 0x9e3779b97f4a7c15U;  // the same for every piece
  double cost_;
};

}  // namespace

ImprovedRow improved_row(const Neighbourhood& around, VertexRow row, const RowEffort& effort) {
  return Improver(around, std::move(row), effort).improve();
}

}  // namespace sideflow::engine
