#include "engine/core/possible_worlds.hpp"

#include "engine/core/strong_components.hpp"

#include <algorithm>
#include <numeric>

namespace sideflow::engine {

namespace {

constexpr std::uint32_t kNowhere = PossibleWorlds::kNowhere;

/// All pieces of a question side by side, with one vertex, 0, for all their targets.
struct Joined {
  NumberedGraph graph;               ///< elements have the numbers of the whole graph
  std::vector<std::uint32_t> first;  ///< by piece: number of its vertex 0
};

Joined joined(const SplitQuestion& split) {
  Joined all;
  all.graph.vertices = 1;
  std::vector<ElementIndex> needed;
  for (const ReachPiece& piece : split.pieces) {
    const std::uint32_t first = all.graph.vertices;
    all.first.push_back(first);
    all.graph.vertices += piece.graph.vertices - 1;
    for (ArcIndex arc = 0; arc < piece.graph.arcs(); ++arc) {
      needed.clear();
      for (const ElementIndex element : piece.graph.needs(arc)) {
        needed.push_back(piece.elements[element]);
      }
      const VertexIndex head = piece.graph.heads[arc];
      all.graph.add_arc(first + piece.graph.tails[arc],
                        head == piece.target() ? PossibleWorlds::kTarget : first + head, needed);
    }
  }
  return all;
}

/// By vertex: the number of arcs of a shortest way from it to vertex 0.
std::vector<std::uint32_t> distances(const NumberedGraph& graph) {
  const ArcLists entering = arcs_by_head(graph);
  std::vector<std::uint32_t> distance(graph.vertices, kNowhere);
  std::vector<VertexIndex> met{0};
  distance[0] = 0;
  for (std::size_t next = 0; next < met.size(); ++next) {
    for (const ArcIndex arc : entering.at(met[next])) {
      const VertexIndex tail = graph.tails[arc];
      if (distance[tail] != kNowhere) continue;
      distance[tail] = distance[met[next]] + 1;
      met.push_back(tail);
    }
  }
  return distance;
}

/// By vertex: its place in a row in which a search from vertex 0 runs mostly upwards: components in
/// order, inside them by distance.
std::vector<std::uint32_t> search_places(const NumberedGraph& graph) {
  const std::vector<std::uint8_t> all(graph.arcs(), 1);
  const auto components = strong_components(graph, arcs_by_tail(graph), all);
  const auto distance = distances(graph);
  std::vector<VertexIndex> row(graph.vertices);
  std::iota(row.begin(), row.end(), VertexIndex{0});
  const auto key = [&](VertexIndex v) {
    return std::uint64_t{components.of[v]} << 32U | distance[v];
  };
  std::stable_sort(row.begin() + 1, row.end(),
                   [&](VertexIndex a, VertexIndex b) { return key(a) < key(b); });
  std::vector<std::uint32_t> place(graph.vertices);
  for (std::uint32_t at = 0; at < row.size(); ++at) place[row[at]] = at;
  return place;
}

}  // namespace

PossibleWorlds::PossibleWorlds(const NumberedGraph& graph, const ReachQuestion& question)
    : places_(question.sources.size(), kNowhere), numbers_(graph.elements, kNowhere) {
  lay_out(split(graph, question));
  number_elements();
  note_tails();
}

void PossibleWorlds::lay_out(const SplitQuestion& split) {
  const Joined all = joined(split);
  const auto place = search_places(all.graph);
  vertices_ = all.graph.vertices;
  for (std::size_t s = 0; s < places_.size(); ++s) {
    if (split.decided_true[s] != 0) places_[s] = kTarget;
  }
  for (std::size_t p = 0; p < split.pieces.size(); ++p) {
    const ReachPiece& piece = split.pieces[p];
    for (std::size_t s = 0; s < piece.sources.size(); ++s) {
      places_[piece.answers[s]] = place[all.first[p] + piece.sources[s]];
    }
  }
  for (const std::uint32_t at : places_) {
    if (at != kNowhere && at != kTarget) sources_.push_back(at);
  }
  std::vector<ArcIndex> order(all.graph.arcs());
  std::iota(order.begin(), order.end(), ArcIndex{0});
  const auto key = [&](ArcIndex arc) {
    return std::uint64_t{place[all.graph.heads[arc]]} << 32U | place[all.graph.tails[arc]];
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](ArcIndex a, ArcIndex b) { return key(a) < key(b); });
  entering_.assign(std::size_t{vertices_} + 1, 0);
  for (const ArcIndex arc : order) {
    tails_.push_back(place[all.graph.tails[arc]]);
    heads_.push_back(place[all.graph.heads[arc]]);
    ++entering_[heads_.back() + 1];
    const auto needed = all.graph.needs(arc);
    needs_.insert(needs_.end(), needed.begin(), needed.end());
    need_starts_.push_back(static_cast<std::uint32_t>(needs_.size()));
  }
  for (std::uint32_t v = 0; v < vertices_; ++v) entering_[v + 1] += entering_[v];
}

/// In the order in which a search asks for them, so that it reads memory mostly forwards.
void PossibleWorlds::number_elements() {
  for (std::uint32_t& need : needs_) {
    if (numbers_[need] == kNowhere) {
      numbers_[need] = static_cast<std::uint32_t>(originals_.size());
      originals_.push_back(need);
    }
    need = numbers_[need];
  }
}

void PossibleWorlds::note_tails() {
  NumberedGraph ends;
  ends.vertices = vertices_;
  ends.tails = tails_;
  leaving_ = arcs_by_tail(ends);
  only_tails_.assign(originals_.size(), kNowhere);
  arcs_of_.assign(originals_.size(), 0);
  for (ArcIndex arc = 0; arc < tails_.size(); ++arc) {
    for (std::uint32_t n = need_starts_[arc]; n < need_starts_[arc + 1]; ++n) {
      const std::uint32_t element = needs_[n];
      if (arcs_of_[element] == 0) only_tails_[element] = tails_[arc];
      if (only_tails_[element] != tails_[arc]) only_tails_[element] = kSeveralTails;
      arcs_of_[element] = arcs_of_[element] == 0 ? 1 : 2;
    }
  }
}

WorldRows PossibleWorlds::rows() const {
  return {.vertices = vertices_,
          .elements = static_cast<std::uint32_t>(originals_.size()),
          .entering = entering_.data(),
          .tails = tails_.data(),
          .heads = heads_.data(),
          .need_starts = need_starts_.data(),
          .needs = needs_.data(),
          .leaving = leaving_.starts.data(),
          .leaving_arcs = leaving_.arcs.data(),
          .only_tails = only_tails_.data(),
          .arcs_of = arcs_of_.data(),
          .sources = sources_.data(),
          .source_count = static_cast<std::uint32_t>(sources_.size()),
          .draws = nullptr};
}

namespace {

/// By vertex: whether vertex 0 can be reached along arcs all of whose needs `allow`.
template <class Allows>
std::vector<std::uint8_t> leads_to_target(const WorldRows& rows, const Allows& allows) {
  std::vector<std::uint8_t> seen(rows.vertices, 0);
  std::vector<std::uint32_t> waiting{PossibleWorlds::kTarget};
  seen[PossibleWorlds::kTarget] = 1;
  while (!waiting.empty()) {
    const std::uint32_t head = waiting.back();
    waiting.pop_back();
    for (std::uint32_t arc = rows.entering[head]; arc < rows.entering[head + 1]; ++arc) {
      const std::uint32_t tail = rows.tails[arc];
      if (seen[tail] != 0) continue;
      const std::span needs(rows.needs + rows.need_starts[arc],
                            rows.need_starts[arc + 1] - rows.need_starts[arc]);
      if (!std::all_of(needs.begin(), needs.end(), allows)) continue;
      seen[tail] = 1;
      waiting.push_back(tail);
    }
  }
  return seen;
}

}  // namespace

std::vector<Fate> PossibleWorlds::fates(std::span<const double> likelihoods) const {
  const auto possible = leads_to_target(
      rows(), [&](std::uint32_t element) { return likelihoods[originals_[element]] > 0.0; });
  const auto certain = leads_to_target(
      rows(), [&](std::uint32_t element) { return likelihoods[originals_[element]] >= 1.0; });
  std::vector<Fate> fates;
  for (const std::uint32_t place : places_) {
    const bool ever = place != kNowhere && possible[place] != 0;
    const bool always = place != kNowhere && certain[place] != 0;
    fates.push_back(always ? Fate::always : ever ? Fate::sometimes : Fate::never);
  }
  return fates;
}

}  // namespace sideflow::engine
