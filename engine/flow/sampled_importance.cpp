#include "engine/flow/sampled_importance.hpp"

#include "engine/core/world_importance.hpp"
#include "engine/flow/parallel_blocks.hpp"
#include "engine/flow/sampled_rows.hpp"
#include "engine/flow/search_side.hpp"

#include <algorithm>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::uint64_t kGrain = 32;          // blocks
constexpr std::size_t kSearchesOfAWorld = 4;  // backward and forward, and what they cost more
constexpr std::uint64_t kMostArcVisits = 2'500'000'000;  // for elements, and for actors
constexpr std::uint64_t kFewestWorlds = 1024;
constexpr std::uint64_t kMostWorlds = std::uint64_t{1} << 18U;

BlockRange blocks_for(std::uint64_t worlds) { return {0, worlds / kWorldsPerBlock}; }

class Sampler {
 public:
  Sampler(const FlowGraph& graph, const SamplingChoice& sampling)
      : graph_(graph),
        sampling_(sampling),
        today_(likelihoods(graph, Lens::best)),
        question_(question_of(graph)),
        worlds_(graph.numbers, question_) {}

  Importance sample() {
    found_.exact = false;
    found_.on_a_way = elements_on_a_way(graph_);
    found_.elements.resize(graph_.elements.size());
    const ImportanceCounts counts = count_all();
    found_.arrived = total_estimate(counts.reach);
    std::vector<ElementIndex> others;
    for (ElementIndex e = 0; e < graph_.elements.size(); ++e) {
      if (counts.stands[e] == 0 || counts.served[e] != 0) {
        put(e, derivative(counts, e, today_[e]));
      } else {
        others.push_back(e);
      }
    }
    sort_by_arcs(others, arcs_by_element());
    const Share of_elements = share_of(others.size());
    for (std::size_t i = 0; i < of_elements.changes; ++i) {
      put(others[i], change_of(others[i], of_elements.worlds));
    }
    std::vector<std::uint32_t> actors = actors_on_a_way();
    sort_by_arcs(actors, arcs_by_actor());
    const Share of_actors = share_of(actors.size());
    found_.actors_left_out = actors.size() - of_actors.changes;
    actors.resize(of_actors.changes);
    std::sort(actors.begin(), actors.end());
    for (const std::uint32_t actor : actors) {
      found_.actors.push_back(loss_without(actor, of_actors.worlds));
    }
    return std::move(found_);
  }

 private:
  static ReachQuestion question_of(const FlowGraph& graph) {
    ReachQuestion question{{}, graph.collectors};
    for (const Row& row : graph.bearers) {
      if (!row.at_home) question.sources.push_back(row.vertex);
    }
    return question;
  }

  [[nodiscard]] ImportanceCounts count_all() const {
    const std::uint64_t worlds = most_worlds(worlds_.arcs(), kSearchesOfAWorld);
    return counted_in_parallel(blocks_for(worlds), kGrain, sampling_.threads, [&](BlockRange part) {
      return count_importance(worlds_, today_, sampling_.seed, part);
    });
  }

  void put(ElementIndex element, const Estimate& estimate) {
    ElementImportance importance = importance_of(graph_.elements[element], estimate.value);
    importance.standard_error = estimate.error;
    found_.elements[element] = importance;
  }

  /// How many of the changes are drawn, in how many worlds each.
  struct Share {
    std::size_t changes;
    std::uint64_t worlds;
  };

  // Each change searches its worlds twice. Where not all can have enough worlds, the first have.
  [[nodiscard]] Share share_of(std::size_t changes) const {
    const std::uint64_t visits = std::max<std::uint64_t>(2 * worlds_.arcs(), 1);
    const std::uint64_t most = kMostArcVisits / visits;  // worlds of all changes
    const auto bearable = static_cast<std::size_t>(most / kFewestWorlds);
    const std::size_t taken = std::min(changes, bearable);
    if (taken == 0) return {0, 0};
    const std::uint64_t worlds = std::min(most / taken, kMostWorlds);
    return {taken, worlds / kWorldsPerBlock * kWorldsPerBlock};
  }

  /// Those with the most arcs first: they can matter most.
  static void sort_by_arcs(std::vector<std::uint32_t>& list, const std::vector<std::size_t>& arcs) {
    std::stable_sort(list.begin(), list.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return arcs[a] > arcs[b]; });
  }

  [[nodiscard]] std::vector<std::size_t> arcs_by_element() const {
    std::vector<std::size_t> arcs(graph_.elements.size(), 0);
    for (const ElementIndex element : graph_.numbers.arc_elements) ++arcs[element];
    return arcs;
  }

  [[nodiscard]] std::vector<std::size_t> arcs_by_actor() const {
    std::vector<std::size_t> arcs(graph_.vertices.empty() ? 0 : graph_.vertices.back().actor + 1);
    for (ArcIndex arc = 0; arc < graph_.arcs.size(); ++arc) {
      ++arcs[graph_.vertices[graph_.numbers.tails[arc]].actor];
      ++arcs[graph_.vertices[graph_.numbers.heads[arc]].actor];
    }
    return arcs;
  }

  [[nodiscard]] ChangeCounts changes(const std::vector<double>& before,
                                     const PossibleWorlds& after_worlds,
                                     const std::vector<double>& after, std::uint64_t worlds) const {
    return counted_in_parallel(blocks_for(worlds), kGrain, sampling_.threads, [&](BlockRange part) {
      return count_change(worlds_, before, after_worlds, after, sampling_.seed, part);
    });
  }

  [[nodiscard]] Estimate change_of(ElementIndex element, std::uint64_t worlds) const {
    std::vector<double> up = today_;
    std::vector<double> down = today_;
    up[element] = 1.0;
    down[element] = 0.0;
    const ChangeCounts counts = changes(up, worlds_, down, worlds);
    return {total_estimate(counts), total_error(counts)};
  }

  [[nodiscard]] std::vector<std::uint32_t> actors_on_a_way() const {
    std::vector<std::uint32_t> actors;
    for (ArcIndex arc = 0; arc < graph_.arcs.size(); ++arc) {
      if (found_.on_a_way[graph_.arcs[arc].element] == 0) continue;
      actors.push_back(graph_.vertices[graph_.numbers.tails[arc]].actor);
    }
    for (const VertexIndex vertex : graph_.collectors) {
      actors.push_back(graph_.vertices[vertex].actor);
    }
    std::sort(actors.begin(), actors.end());
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    return actors;
  }

  // Its own pieces are no loss of others, but their spread is counted: the error is rather too large.
  [[nodiscard]] ActorImportance loss_without(std::uint32_t actor, std::uint64_t worlds) const {
    ReachQuestion question = question_;
    std::erase_if(question.targets,
                  [&](VertexIndex target) { return graph_.vertices[target].actor == actor; });
    std::vector<double> without = today_;
    for (ArcIndex arc = 0; arc < graph_.arcs.size(); ++arc) {
      if (graph_.vertices[graph_.numbers.tails[arc]].actor == actor) {
        without[graph_.arcs[arc].element] = 0.0;
      }
    }
    const PossibleWorlds fewer(graph_.numbers, question);
    const ChangeCounts counts = changes(today_, fewer, without, worlds);
    double others = 0;
    for (std::size_t s = 0; s < question.sources.size(); ++s) {
      if (graph_.vertices[question.sources[s]].actor == actor) continue;
      others += static_cast<double>(counts.reached[s]);
    }
    return {actor, others / static_cast<double>(counts.worlds), total_error(counts)};
  }

  const FlowGraph& graph_;
  SamplingChoice sampling_;
  std::vector<double> today_;
  ReachQuestion question_;
  PossibleWorlds worlds_;
  Importance found_;
};

}  // namespace

Importance sampled_importance(const FlowGraph& graph, const SamplingChoice& sampling) {
  return Sampler(graph, sampling).sample();
}

}  // namespace sideflow::engine
