#include "engine/core/strong_components.hpp"

#include <algorithm>

namespace sideflow::engine {

namespace {

constexpr std::uint32_t kUnseen = 0xffffffff;

class Search {
 public:
  Search(const NumberedGraph& graph, const ArcLists& leaving, std::span<const std::uint8_t> open)
      : graph_(graph),
        leaving_(leaving),
        open_(open),
        met_(graph.vertices, kUnseen),
        lowest_(graph.vertices, 0),
        next_arc_(graph.vertices, 0) {
    found_.of.assign(graph.vertices, kUnseen);
  }

  StrongComponents components() && {
    for (VertexIndex vertex = 0; vertex < graph_.vertices; ++vertex) {
      if (met_[vertex] == kUnseen) search_from(vertex);
    }
    return std::move(found_);
  }

 private:
  void search_from(VertexIndex root) {
    enter(root);
    while (!way_.empty()) {
      const VertexIndex vertex = way_.back();
      const auto arcs = leaving_.at(vertex);
      if (next_arc_[vertex] < arcs.size()) {
        follow(vertex, arcs[next_arc_[vertex]++]);
      } else {
        leave(vertex);
      }
    }
  }

  void enter(VertexIndex vertex) {
    met_[vertex] = lowest_[vertex] = clock_++;
    way_.push_back(vertex);
    open_vertices_.push_back(vertex);
  }

  void follow(VertexIndex vertex, ArcIndex arc) {
    if (open_[arc] == 0) return;
    const VertexIndex head = graph_.heads[arc];
    if (met_[head] == kUnseen) {
      enter(head);
    } else if (found_.of[head] == kUnseen) {
      lowest_[vertex] = std::min(lowest_[vertex], met_[head]);
    }
  }

  void leave(VertexIndex vertex) {
    way_.pop_back();
    if (!way_.empty()) lowest_[way_.back()] = std::min(lowest_[way_.back()], lowest_[vertex]);
    if (lowest_[vertex] == met_[vertex]) close_component(vertex);
  }

  void close_component(VertexIndex root) {
    const std::uint32_t component = found_.count();
    const auto first = static_cast<std::ptrdiff_t>(found_.vertices.size());
    VertexIndex vertex = root;
    do {
      vertex = open_vertices_.back();
      open_vertices_.pop_back();
      found_.of[vertex] = component;
      found_.vertices.push_back(vertex);
    } while (vertex != root);
    std::sort(found_.vertices.begin() + first, found_.vertices.end());
    found_.starts.push_back(static_cast<std::uint32_t>(found_.vertices.size()));
  }

  const NumberedGraph& graph_;
  const ArcLists& leaving_;
  std::span<const std::uint8_t> open_;
  StrongComponents found_;
  std::vector<std::uint32_t> met_;          // when a vertex was first met
  std::vector<std::uint32_t> lowest_;       // earliest vertex that it is known to lead back to
  std::vector<std::uint32_t> next_arc_;     // how many of its arcs have been followed
  std::vector<VertexIndex> way_;            // from the root of the search to where it stands
  std::vector<VertexIndex> open_vertices_;  // met, component not yet known
  std::uint32_t clock_ = 0;
};

}  // namespace

StrongComponents strong_components(const NumberedGraph& graph, const ArcLists& leaving,
                                   std::span<const std::uint8_t> open) {
  return Search(graph, leaving, open).components();
}

}  // namespace sideflow::engine
