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
constexpr std::uint64_t kMostArcVisits = 5'000'000'000;
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
    const std::vector<std::uint32_t> actors = actors_on_a_way();
    const std::uint64_t worlds = worlds_for(others.size() + actors.size());
    if (worlds < kFewestWorlds) return std::move(found_);
    for (const ElementIndex element : others) put(element, change_of(element, worlds));
    for (const std::uint32_t actor : actors) {
      found_.actors.push_back(loss_without(actor, worlds));
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

  // Each change searches its worlds twice.
  [[nodiscard]] std::uint64_t worlds_for(std::size_t changes) const {
    const std::uint64_t visits =
        std::max<std::uint64_t>(2 * std::uint64_t{changes} * worlds_.arcs(), 1);
    return std::min(kMostArcVisits / visits, kMostWorlds) / kWorldsPerBlock * kWorldsPerBlock;
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
