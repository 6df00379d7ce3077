#include "engine/core/reach_question.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::uint32_t kNowhere = 0xffffffff;

std::vector<std::uint8_t> flags(std::size_t size, std::span<const VertexIndex> set) {
  std::vector<std::uint8_t> flagged(size, 0);
  for (const VertexIndex member : set) flagged[member] = 1;
  return flagged;
}

/// Disjoint sets of vertices, named by their smallest member.
class Groups {
 public:
  explicit Groups(VertexIndex vertices) : parent_(vertices) {
    std::iota(parent_.begin(), parent_.end(), VertexIndex{0});
  }

  VertexIndex of(VertexIndex vertex) {
    while (parent_[vertex] != vertex) vertex = parent_[vertex] = parent_[parent_[vertex]];
    return vertex;
  }
  void join(VertexIndex a, VertexIndex b) {
    const VertexIndex first = of(a);
    const VertexIndex second = of(b);
    parent_[std::max(first, second)] = std::min(first, second);
  }

 private:
  std::vector<VertexIndex> parent_;
};

/// What of the graph matters to a question. Targets take in and pass nothing on: whatever comes
/// there has arrived.
struct Relevant {
  std::vector<std::uint8_t> target;
  std::vector<std::uint8_t> vertex;  ///< on a way from a source to a target, targets left out
  std::vector<ArcIndex> arcs;        ///< between such vertices, or from one to a target
};

Relevant relevant_part(const NumberedGraph& graph, const ReachQuestion& question) {
  Relevant part;
  part.target = flags(graph.vertices, question.targets);
  std::vector<std::uint8_t> open(graph.arcs());
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) open[arc] = part.target[graph.tails[arc]] == 0;
  const auto from = reachable(graph, arcs_by_tail(graph), question.sources, open);
  const NumberedGraph back = reversed(graph);
  const auto to = reachable(back, arcs_by_tail(back), question.targets, open);
  part.vertex.resize(graph.vertices);
  for (VertexIndex v = 0; v < graph.vertices; ++v) {
    part.vertex[v] = from[v] != 0 && to[v] != 0 && part.target[v] == 0;
  }
  for (ArcIndex arc = 0; arc < graph.arcs(); ++arc) {
    const VertexIndex head = graph.heads[arc];
    const bool leads_on = part.vertex[head] != 0 || part.target[head] != 0;
    const bool loop = head == graph.tails[arc];
    if (part.vertex[graph.tails[arc]] != 0 && leads_on && !loop) part.arcs.push_back(arc);
  }
  return part;
}

Groups connected_groups(const NumberedGraph& graph, const Relevant& part) {
  Groups groups(graph.vertices);
  for (const ArcIndex arc : part.arcs) {
    if (part.target[graph.heads[arc]] == 0) groups.join(graph.tails[arc], graph.heads[arc]);
  }
  return groups;
}

class Splitter {
 public:
  Splitter(const NumberedGraph& graph, const ReachQuestion& question)
      : graph_(graph),
        question_(question),
        part_(relevant_part(graph, question)),
        groups_(connected_groups(graph, part_)),
        piece_(graph.vertices, kNowhere),
        number_(graph.vertices, kNowhere),
        element_number_(graph.elements, kNowhere) {}

  SplitQuestion split() && {
    number_vertices();
    hand_out_arcs();
    hand_out_sources();
    return std::move(split_);
  }

 private:
  void number_vertices() {
    for (VertexIndex v = 0; v < graph_.vertices; ++v) {
      if (part_.vertex[v] == 0) continue;
      const VertexIndex group = groups_.of(v);
      if (group == v) {
        piece_[v] = static_cast<std::uint32_t>(split_.pieces.size());
        split_.pieces.emplace_back();
      }
      piece_[v] = piece_[group];
      number_[v] = split_.pieces[piece_[v]].graph.vertices++;
    }
    for (ReachPiece& piece : split_.pieces) ++piece.graph.vertices;  // the target
  }

  void hand_out_arcs() {
    std::vector<std::vector<ArcIndex>> arcs(split_.pieces.size());
    for (const ArcIndex arc : part_.arcs) arcs[piece_[graph_.tails[arc]]].push_back(arc);
    for (std::size_t p = 0; p < arcs.size(); ++p) fill(split_.pieces[p], arcs[p]);
  }

  void fill(ReachPiece& piece, std::span<const ArcIndex> arcs) {
    for (const ArcIndex arc : arcs) {
      const auto needed = graph_.needs(arc);
      piece.elements.insert(piece.elements.end(), needed.begin(), needed.end());
    }
    std::sort(piece.elements.begin(), piece.elements.end());
    piece.elements.erase(std::unique(piece.elements.begin(), piece.elements.end()),
                         piece.elements.end());
    piece.graph.elements = static_cast<ElementIndex>(piece.elements.size());
    for (ElementIndex e = 0; e < piece.graph.elements; ++e) element_number_[piece.elements[e]] = e;
    std::vector<ElementIndex> needed;
    for (const ArcIndex arc : arcs) {
      needed.clear();
      for (const ElementIndex e : graph_.needs(arc)) needed.push_back(element_number_[e]);
      const VertexIndex head = graph_.heads[arc];
      piece.graph.add_arc(number_[graph_.tails[arc]],
                          part_.target[head] != 0 ? piece.target() : number_[head], needed);
    }
  }

  void hand_out_sources() {
    split_.decided_true.assign(question_.sources.size(), 0);
    for (std::size_t s = 0; s < question_.sources.size(); ++s) {
      const VertexIndex source = question_.sources[s];
      split_.decided_true[s] = part_.target[source];
      if (part_.vertex[source] == 0) continue;
      ReachPiece& piece = split_.pieces[piece_[source]];
      piece.sources.push_back(number_[source]);
      piece.answers.push_back(s);
    }
  }

  const NumberedGraph& graph_;
  const ReachQuestion& question_;
  Relevant part_;
  Groups groups_;
  SplitQuestion split_;
  std::vector<std::uint32_t> piece_;          // by vertex
  std::vector<VertexIndex> number_;           // by vertex: its number in its piece
  std::vector<ElementIndex> element_number_;  // by element: its number in the piece at hand
};

}  // namespace

SplitQuestion split(const NumberedGraph& graph, const ReachQuestion& question) {
  return Splitter(graph, question).split();
}

}  // namespace sideflow::engine
