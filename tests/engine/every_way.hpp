// Looking at every way between two vertices: the oracle of what is said of shortest ways.
#pragma once

#include "engine/structure/betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace sideflow::engine::testing {

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

/// The definition, word by word: looks at every way between two vertices.
class EveryWay {
 public:
  EveryWay(const ActorGraph& graph, LinkLength lengths) : graph_(graph), lengths_(lengths) {}

  /// Adds, for each vertex, the share of the shortest ways from `from` to `to` that pass it.
  void add_shares(std::uint32_t from, std::uint32_t to, std::vector<double>& sums) {
    target_ = to;
    ways_.clear();
    walk({from}, 0);
    double length = std::numeric_limits<double>::infinity();
    for (const Way& way : ways_) length = std::min(length, way.length);
    std::erase_if(ways_, [&](const Way& way) { return way.length > length + kRounding; });
    std::size_t links = graph_.size();
    for (const Way& way : ways_) links = std::min(links, way.passed.size());
    std::erase_if(ways_, [&](const Way& way) { return way.passed.size() > links; });
    for (const Way& way : ways_) {
      for (std::size_t p = 1; p + 1 < way.passed.size(); ++p) {
        sums[way.passed[p]] += 1 / static_cast<double>(ways_.size());
      }
    }
  }

 private:
  static constexpr double kRounding = 1e-12;

  struct Way {
    std::vector<std::uint32_t> passed;
    double length;
  };

  double length(const ActorLink& link) const {
    if (lengths_ == LinkLength::steps) return 1;
    return lengths_ == LinkLength::fast ? link.days : -std::log(link.likelihood);
  }
  void walk(const std::vector<std::uint32_t>& passed, double so_far) {
    if (passed.back() == target_) {
      ways_.push_back({passed, so_far});
      return;
    }
    for (const ActorLink& link : graph_.out(passed.back())) {
      if (lengths_ == LinkLength::likely && link.likelihood == 0) continue;
      if (std::find(passed.begin(), passed.end(), link.to) != passed.end()) continue;
      std::vector<std::uint32_t> further = passed;
      further.push_back(link.to);
      walk(further, so_far + length(link));
    }
  }

  const ActorGraph& graph_;
  LinkLength lengths_;
  std::uint32_t target_ = 0;
  std::vector<Way> ways_;
};

inline Pairs all_pairs(const ActorGraph& graph) {
  Pairs pairs;
  for (std::uint32_t a = 0; a < graph.size(); ++a) {
    for (std::uint32_t b = 0; b < graph.size(); ++b) {
      if (a != b) pairs.insert({a, b});
    }
  }
  return pairs;
}

inline std::vector<double> by_every_way(const ActorGraph& graph, const Pairs& pairs,
                                        LinkLength lengths) {
  std::vector<double> sums(graph.size(), 0);
  EveryWay every_way(graph, lengths);
  for (const auto& [from, to] : pairs) every_way.add_shares(from, to, sums);
  return sums;
}

}  // namespace sideflow::engine::testing
