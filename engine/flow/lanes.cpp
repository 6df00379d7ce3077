#include "engine/flow/lanes.hpp"

#include <algorithm>
#include <limits>

namespace sideflow::engine {

LaneSearch::LaneSearch(const NumberedGraph& graph, const ArcLists& leaving, const ArcFlags& open)
    : graph_(graph),
      leaving_(leaving),
      open_(open),
      components_(strong_components(graph, leaving, open)) {}

std::vector<LaneSet> LaneSearch::reached_from(
    std::span<const std::vector<VertexIndex>> starts) const {
  std::vector<LaneSet> of_component(components_.count(), 0);
  for (std::size_t lane = 0; lane < starts.size(); ++lane) {
    for (const VertexIndex start : starts[lane]) {
      of_component[components_.of[start]] |= LaneSet{1} << lane;
    }
  }
  std::vector<LaneSet> reached(graph_.vertices, 0);
  for (std::uint32_t c = components_.count(); c-- > 0;) {  // arcs lead to smaller numbers
    if (of_component[c] == 0) continue;
    for (const VertexIndex vertex : components_.at(c)) {
      reached[vertex] = of_component[c];
      for (const ArcIndex arc : leaving_.at(vertex)) {
        if (open_[arc] != 0) of_component[components_.of[graph_.heads[arc]]] |= of_component[c];
      }
    }
  }
  return reached;
}

void LaneCounts::add(LaneSet set) {
  for (std::size_t d = 0; set != 0; ++d) {
    const LaneSet carried = digits_[d] & set;
    digits_[d] ^= set;
    set = carried;
  }
}

std::size_t LaneCounts::of(std::size_t lane) const {
  std::size_t count = 0;
  for (std::size_t d = 0; d < digits_.size(); ++d) count |= ((digits_[d] >> lane) & 1U) << d;
  return count;
}

std::size_t longest_within(std::vector<std::size_t> lengths, std::size_t limit) {
  std::sort(lengths.begin(), lengths.end());
  std::size_t sum = 0;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    sum += lengths[i];
    if (sum > limit) return lengths[i] > longest ? longest : lengths[i] - 1;
    longest = lengths[i];
  }
  return std::numeric_limits<std::size_t>::max();
}

}  // namespace sideflow::engine
