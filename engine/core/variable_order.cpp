#include "engine/core/variable_order.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

namespace sideflow::engine {

namespace {

using Row = std::vector<VertexIndex>;  // the vertices in a row, first to last

// Looks at a neighbour, for each starting row.
constexpr std::size_t kMostWork = 20'000'000;
constexpr std::size_t kMostBriefWork = 200'000;
constexpr std::size_t kMostVerticesForSmallestBoundary = 1500;
constexpr double kCheapPerVertex = 4;  // cost at which a row is good enough: widths of 2

/// What decides the width of a cut: who stands next to whom, and which variables several tails share.
struct Neighbourhood {
  VertexIndex vertices = 0;                           // without the target
  std::vector<std::vector<VertexIndex>> neighbours;   // by vertex; ascending, each once
  std::vector<std::vector<VertexIndex>> sharers;      // by shared variable: its tails, two or more
  std::vector<std::vector<std::uint32_t>> shared_at;  // by vertex: positions in sharers
};

void sort_unique(std::vector<VertexIndex>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

std::vector<std::vector<VertexIndex>> tails_by_element(const NumberedGraph& graph) {
  std::vector<std::vector<VertexIndex>> tails(graph.elements);
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    for (const ElementIndex element : graph.needs(arc)) tails[element].push_back(graph.tails[arc]);
  }
  for (auto& list : tails) sort_unique(list);
  return tails;
}

Neighbourhood neighbourhood(const ReachPiece& piece) {
  const NumberedGraph& graph = piece.graph;
  Neighbourhood found;
  found.vertices = piece.target();
  found.neighbours.resize(found.vertices);
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    if (graph.heads[arc] == piece.target()) continue;
    found.neighbours[graph.tails[arc]].push_back(graph.heads[arc]);
    found.neighbours[graph.heads[arc]].push_back(graph.tails[arc]);
  }
  for (auto& list : found.neighbours) sort_unique(list);
  found.shared_at.resize(found.vertices);
  for (auto& tails : tails_by_element(graph)) {
    if (tails.size() < 2) continue;
    for (const VertexIndex tail : tails) {
      found.shared_at[tail].push_back(static_cast<std::uint32_t>(found.sharers.size()));
    }
    found.sharers.push_back(std::move(tails));
  }
  return found;
}

double power_of_two(std::size_t width) {
  return std::ldexp(1.0, static_cast<int>(std::min<std::size_t>(width, 900)));
}

// ---- starting rows ---------------------------------------------------------------------------------

/// Depth first from the target against the arcs, each vertex behind all that lead to it: parts of
/// the network that meet late stand apart.
Row depth_first_row(const ReachPiece& piece) {
  const ArcLists entering = arcs_by_head(piece.graph);
  std::vector<std::uint8_t> met(piece.graph.vertices, 0);
  std::vector<std::pair<VertexIndex, std::size_t>> way{{piece.target(), 0}};
  met[piece.target()] = 1;
  Row row;
  while (!way.empty()) {
    auto& [vertex, next] = way.back();
    const auto arcs = entering.at(vertex);
    if (next == arcs.size()) {
      row.push_back(vertex);
      way.pop_back();
      continue;
    }
    const VertexIndex tail = piece.graph.tails[arcs[next++]];
    if (met[tail] == 0) way.push_back({tail, 0});
    met[tail] = 1;
  }
  row.pop_back();  // the target
  return row;
}

/// Breadth first from the target, the farthest vertices first: layer by layer.
Row breadth_first_row(const ReachPiece& piece) {
  const ArcLists entering = arcs_by_head(piece.graph);
  std::vector<std::uint8_t> met(piece.graph.vertices, 0);
  Row row{piece.target()};
  met[piece.target()] = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    for (const ArcIndex arc : entering.at(row[i])) {
      const VertexIndex tail = piece.graph.tails[arc];
      if (met[tail] == 0) row.push_back(tail);
      met[tail] = 1;
    }
  }
  std::reverse(row.begin(), row.end());
  row.pop_back();
  return row;
}

/// Always the vertex that leaves the smallest boundary; ties go to what stands first in `farthest`.
Row smallest_boundary_row(const Neighbourhood& around, const Row& farthest) {
  std::vector<std::uint8_t> placed(around.vertices, 0);
  std::vector<std::uint8_t> touched(around.vertices, 0);
  const auto growth = [&](VertexIndex vertex) {
    int change = touched[vertex] != 0 ? -1 : 0;
    for (const VertexIndex next : around.neighbours[vertex]) {
      change += placed[next] == 0 && touched[next] == 0 ? 1 : 0;
    }
    return change;
  };
  Row row;
  while (row.size() < farthest.size()) {
    std::pair<int, VertexIndex> best{std::numeric_limits<int>::max(), 0};
    for (const VertexIndex vertex : farthest) {
      if (placed[vertex] != 0) continue;
      if (const int change = growth(vertex); change < best.first) best = {change, vertex};
    }
    placed[best.second] = 1;
    row.push_back(best.second);
    for (const VertexIndex next : around.neighbours[best.second]) touched[next] = 1;
  }
  return row;
}

// ---- improving a row -------------------------------------------------------------------------------

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

struct Improved {
  Row row;
  double cost = 0;
};

/// Moves single vertices to where the row costs least, until nothing moves or the work is used up.
class Improver {
 public:
  Improver(const Neighbourhood& around, Row row, std::size_t most_work)
      : around_(around),
        sweep_(around),
        row_(std::move(row)),
        behind_(row_.size() + 1),
        before_(row_.size() + 1),
        most_work_(most_work),
        cost_(present_cost()) {}

  Improved improve() && {
    std::size_t looks = row_.size();
    for (const auto& list : around_.neighbours) looks += list.size();
    std::size_t sweeps = std::max<std::size_t>(most_work_ / looks, 1);
    const Row vertices = row_;
    for (bool moved = true; moved;) {
      if (cost_ <= kCheapPerVertex * static_cast<double>(row_.size())) break;
      moved = false;
      for (const VertexIndex vertex : vertices) {
        if (sweeps-- == 0) return {row_, cost_};
        moved = settle(vertex) || moved;
      }
    }
    return {row_, cost_};
  }

 private:
  bool settle(VertexIndex mover) {
    const auto here =
        static_cast<std::size_t>(std::find(row_.begin(), row_.end(), mover) - row_.begin());
    row_.erase(row_.begin() + static_cast<std::ptrdiff_t>(here));
    measure(mover);
    std::size_t best = here;
    double cost = cost_at(0);
    for (std::size_t place = 0; place <= row_.size(); ++place) {
      if (cost_at(place) < cost_at(best)) best = place;
    }
    cost = cost_at(best);
    const bool moved = cost < cost_at(here);
    row_.insert(row_.begin() + static_cast<std::ptrdiff_t>(best), mover);
    cost_ = cost;
    return moved;
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
    row_.erase(row_.begin());
    measure(first);
    row_.insert(row_.begin(), first);
    return cost_at(0);
  }

  [[nodiscard]] double cost_at(std::size_t place) const { return behind_[place] + before_[place]; }

  const Neighbourhood& around_;
  Sweep sweep_;
  Row row_;
  std::vector<double> behind_;
  std::vector<double> before_;
  std::size_t most_work_;
  double cost_ = 0;
};

// ---- from vertices to variables --------------------------------------------------------------------

/// The variables of a piece in the order of their places.
std::vector<ElementIndex> levels_by_row(const ReachPiece& piece, const Row& row) {
  using Place =
      std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // at whom, rank, other end
  constexpr std::uint32_t kUnplaced = 0xffffffff;
  const NumberedGraph& graph = piece.graph;
  std::vector<std::uint32_t> position(graph.vertices, kUnplaced - 1);
  for (std::size_t i = 0; i < row.size(); ++i) position[row[i]] = static_cast<std::uint32_t>(i);
  const auto tails = tails_by_element(graph);
  std::vector<Place> places(graph.elements, Place{kUnplaced, 0, 0});
  std::vector<std::uint32_t> uses(graph.elements, 0);
  for (const ElementIndex element : graph.arc_elements) ++uses[element];
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    const std::uint32_t tail = position[graph.tails[arc]];
    const auto [first, last] = std::minmax(tail, position[graph.heads[arc]]);
    for (const ElementIndex element : graph.needs(arc)) {
      Place place{first, 1, last};
      // What gates a whole vertex is asked there; what several vertices share, where it first counts.
      if (uses[element] > 1) place = {tails[element].size() == 1 ? tail : first, 0, 0};
      places[element] = std::min(places[element], place);
    }
  }
  std::vector<ElementIndex> by_level(graph.elements);
  std::iota(by_level.begin(), by_level.end(), ElementIndex{0});
  std::stable_sort(by_level.begin(), by_level.end(),
                   [&](ElementIndex a, ElementIndex b) { return places[a] < places[b]; });
  return by_level;
}

}  // namespace

std::vector<VariableOrder> variable_orders(const ReachPiece& piece, Effort effort) {
  const bool thorough = effort == Effort::thorough;
  const Neighbourhood around = neighbourhood(piece);
  std::vector<Row> starts{depth_first_row(piece), breadth_first_row(piece)};
  if (thorough && around.vertices <= kMostVerticesForSmallestBoundary) {
    starts.push_back(smallest_boundary_row(around, starts[1]));
  }
  std::vector<VariableOrder> orders;
  for (Row& start : starts) {
    Improved improved =
        Improver(around, std::move(start), thorough ? kMostWork : kMostBriefWork).improve();
    std::vector<ElementIndex> levels = levels_by_row(piece, improved.row);
    orders.push_back({std::move(improved.row), std::move(levels), improved.cost});
  }
  std::stable_sort(orders.begin(), orders.end(),
                   [](const VariableOrder& a, const VariableOrder& b) { return a.cost < b.cost; });
  return orders;
}

}  // namespace sideflow::engine
