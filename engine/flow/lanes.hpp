// Where many starts lead to, 64 at a time.
#pragma once

#include "engine/core/strong_components.hpp"
#include "engine/flow/search_side.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

/// A set of starts, one bit each; start i of a batch is bit i.
using LaneSet = std::uint64_t;
inline constexpr std::size_t kLanes = 64;

/// Ready to tell, for any 64 sets of starts, which of them lead to each vertex along the same arcs.
class LaneSearch {
 public:
  LaneSearch(const NumberedGraph& graph, const ArcLists& leaving, const ArcFlags& open);

  /// By vertex: the lanes one of whose starts leads there, starts included. `starts` holds at most
  /// kLanes sets. Linear in the graph for all lanes together.
  [[nodiscard]] std::vector<LaneSet> reached_from(
      std::span<const std::vector<VertexIndex>> starts) const;

 private:
  const NumberedGraph& graph_;
  const ArcLists& leaving_;
  const ArcFlags& open_;
  StrongComponents components_;
};

/// Calls visit(lane) for every lane of `set`, ascending.
template <class Visit>
void for_each_lane(LaneSet set, Visit visit) {
  for (; set != 0; set &= set - 1) visit(static_cast<std::size_t>(__builtin_ctzll(set)));
}

/// Counts for 64 lanes at once: digit d of all counts stands in one word.
class LaneCounts {
 public:
  void add(LaneSet set);
  [[nodiscard]] std::size_t of(std::size_t lane) const;

 private:
  std::array<LaneSet, 33> digits_{};
};

/// The largest length such that all `lengths` up to it add up to at most `limit`; 0 if none does.
[[nodiscard]] std::size_t longest_within(std::vector<std::size_t> lengths, std::size_t limit);

}  // namespace sideflow::engine
