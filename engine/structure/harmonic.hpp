// Harmonic closeness: how near everybody is, summed over all, or over some that are drawn.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <queue>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace sideflow::engine {

/// The links of a graph, by the vertex where they begin.
struct LinkRows {
  std::vector<std::uint32_t> first;  ///< by vertex; one entry more than vertices
  std::vector<std::uint32_t> ends;
  std::vector<double> lengths;  ///< by link, none below 0; empty: each is 1

  [[nodiscard]] std::size_t size() const { return first.size() - 1; }
};

/// By vertex, sums over sources s of 1 / d(s, v); those that do not come to v, and v itself, add nothing.
struct Nearness {
  std::vector<double> sum;
  std::vector<double> squares;  ///< of the single terms

  explicit Nearness(std::size_t vertices) : sum(vertices, 0), squares(vertices, 0) {}
};

namespace harmonic_detail {

/// Breadth-first searches from up to 64 sources at once: bit i of a word stands for source i.
class SearchOfMany {
 public:
  explicit SearchOfMany(const LinkRows& rows)
      : rows_(rows), seen_(rows.size()), here_(rows.size()), ahead_(rows.size()) {}

  void add_from(std::span<const std::uint32_t> sources, Nearness& near) {
    std::fill(seen_.begin(), seen_.end(), 0);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      seen_[sources[i]] = here_[sources[i]] = std::uint64_t{1} << i;
      front_.push_back(sources[i]);
    }
    for (double distance = 1; !front_.empty(); ++distance) step(distance, near);
  }

 private:
  void look_ahead() {
    for (const std::uint32_t vertex : front_) {
      for (std::uint32_t i = rows_.first[vertex]; i < rows_.first[vertex + 1]; ++i) {
        const std::uint32_t end = rows_.ends[i];
        const std::uint64_t fresh = here_[vertex] & ~seen_[end];
        if (fresh == 0) continue;
        if (ahead_[end] == 0) next_.push_back(end);
        ahead_[end] |= fresh;
      }
    }
  }

  void step(double distance, Nearness& near) {
    look_ahead();
    for (const std::uint32_t vertex : front_) here_[vertex] = 0;
    for (const std::uint32_t vertex : next_) {
      const double arrived = std::popcount(ahead_[vertex]);
      near.sum[vertex] += arrived / distance;
      near.squares[vertex] += arrived / (distance * distance);
      seen_[vertex] |= ahead_[vertex];
      here_[vertex] = std::exchange(ahead_[vertex], 0);
    }
    front_.swap(next_);
    next_.clear();
  }

  const LinkRows& rows_;
  std::vector<std::uint64_t> seen_;
  std::vector<std::uint64_t> here_;
  std::vector<std::uint64_t> ahead_;
  std::vector<std::uint32_t> front_;
  std::vector<std::uint32_t> next_;
};

/// By vertex, its distance from `source`; below 0 where there is no way (Dijkstra 1959).
inline std::vector<double> distances(const LinkRows& rows, std::uint32_t source) {
  using Reached = std::pair<double, std::uint32_t>;
  std::priority_queue<Reached, std::vector<Reached>, std::greater<>> open;
  std::vector<double> known(rows.size(), -1);
  std::vector<double> best(rows.size(), -1);
  open.emplace(best[source] = 0, source);
  while (!open.empty()) {
    const auto [distance, vertex] = open.top();
    open.pop();
    if (known[vertex] >= 0) continue;
    known[vertex] = distance;
    for (std::uint32_t i = rows.first[vertex]; i < rows.first[vertex + 1]; ++i) {
      const std::uint32_t end = rows.ends[i];
      const double further = distance + rows.lengths[i];
      if (best[end] >= 0 && best[end] <= further) continue;
      best[end] = further;
      open.emplace(further, end);
    }
  }
  return known;
}

}  // namespace harmonic_detail

/// Nearness of every vertex to `sources`, along the links. Two vertices at distance 0 add nothing. Cost:
/// without lengths, a search over the links for every 64 sources and level; else a search with a queue
/// for each source (The More the Merrier: Then et al. 2014, for the words).
[[nodiscard]] inline Nearness nearness(const LinkRows& rows,
                                       std::span<const std::uint32_t> sources) {
  Nearness near(rows.size());
  if (rows.lengths.empty()) {
    harmonic_detail::SearchOfMany search(rows);
    for (std::size_t i = 0; i < sources.size(); i += 64)
      search.add_from(sources.subspan(i, std::min<std::size_t>(64, sources.size() - i)), near);
    return near;
  }
  for (const std::uint32_t source : sources) {
    const std::vector<double> known = harmonic_detail::distances(rows, source);
    for (std::size_t v = 0; v < known.size(); ++v) {
      if (!(known[v] > 0)) continue;
      near.sum[v] += 1 / known[v];
      near.squares[v] += 1 / (known[v] * known[v]);
    }
  }
  return near;
}

/// So many of the vertices, drawn without putting back; all in order where that is all.
[[nodiscard]] inline std::vector<std::uint32_t> drawn_sources(std::size_t vertices,
                                                              std::size_t count,
                                                              std::uint64_t seed) {
  std::vector<std::uint32_t> order(vertices);
  std::iota(order.begin(), order.end(), 0U);
  if (count == vertices) return order;
  std::mt19937_64 dice(seed);
  for (std::size_t i = 0; i < count; ++i) std::swap(order[i], order[i + dice() % (vertices - i)]);
  order.resize(count);
  return order;
}

/// Nearness to all vertices, estimated from that to a part of them.
struct EstimatedNearness {
  std::vector<double> sum;
  double error = 0;  ///< largest standard error of a sum; 0 where none was estimated
};

/// The sums over all vertices from those over `drawn` of them (Eppstein and Wang 2004).
[[nodiscard]] inline EstimatedNearness scaled_up(Nearness near, std::size_t drawn) {
  const auto all = static_cast<double>(near.sum.size());
  const auto some = static_cast<double>(drawn);
  if (drawn == near.sum.size()) return {std::move(near.sum), 0};
  double largest = 0;
  for (std::size_t v = 0; v < near.sum.size(); ++v) {
    const double spread = near.squares[v] - near.sum[v] * near.sum[v] / some;
    largest = std::max(largest, spread / (some - 1));
    near.sum[v] *= all / some;
  }
  return {std::move(near.sum), all * std::sqrt(largest / some * (1 - some / all))};
}

}  // namespace sideflow::engine
