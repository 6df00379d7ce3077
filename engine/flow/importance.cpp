#include "engine/flow/importance.hpp"

#include "engine/core/diagram_passes.hpp"
#include "engine/flow/sampled_importance.hpp"

#include <algorithm>
#include <initializer_list>
#include <numeric>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::size_t kJointCandidates = 12;
constexpr std::size_t kMostCollectorDiagrams = 64;

/// The same without the rows of one actor.
std::vector<double> weights_without(const FlowGraph& graph, std::uint32_t actor) {
  std::vector<double> weights = row_weights(graph);
  for (std::size_t r = 0; r < weights.size(); ++r) {
    if (graph.vertices[graph.bearers[r].vertex].actor == actor) weights[r] = 0.0;
  }
  return weights;
}

double weighted_sum(std::span<const double> values, std::span<const double> weights) {
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

double weighted_at(const DiagramPasses& passes, std::span<const double> weights,
                   std::size_t point) {
  double sum = 0;
  for (std::size_t a = 0; a < weights.size(); ++a) {
    if (weights[a] != 0.0) sum += weights[a] * passes.answer(a).at[point];
  }
  return sum;
}

std::vector<AtPoints> same_at_all_points(std::span<const double> values) {
  std::vector<AtPoints> points(values.size());
  for (std::size_t e = 0; e < values.size(); ++e) {
    std::fill(std::begin(points[e].at), std::end(points[e].at), values[e]);
  }
  return points;
}

// ---- whole actors --------------------------------------------------------------------------------

/// By actor: the channels and turns by which it passes on.
std::vector<std::vector<ElementIndex>> ways_on(const FlowGraph& graph, std::size_t actors) {
  std::vector<std::vector<ElementIndex>> elements(actors);
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    const std::uint32_t actor = graph.vertices[graph.numbers.tails[arc]].actor;
    elements[actor].push_back(graph.arcs[arc].element);
  }
  return elements;
}

std::size_t count_of_actors(const FlowGraph& graph) {
  return graph.vertices.empty() ? 0 : graph.vertices.back().actor + std::size_t{1};
}

std::vector<std::uint8_t> collecting_actors(const FlowGraph& graph, std::size_t actors) {
  std::vector<std::uint8_t> collects(actors, 0);
  for (const VertexIndex vertex : graph.collectors) collects[graph.vertices[vertex].actor] = 1;
  return collects;
}

class ActorLosses {
 public:
  ActorLosses(const FlowGraph& graph, const ReachForms& forms, const DiagramBudget& budget)
      : graph_(graph),
        forms_(forms),
        budget_(budget),
        today_(likelihoods(graph, Lens::best)),
        ways_on_(ways_on(graph, count_of_actors(graph))),
        collects_(collecting_actors(graph, ways_on_.size())) {}

  std::vector<ActorImportance> all(const std::vector<std::uint8_t>& on_a_way) {
    std::vector<ActorImportance> losses;
    for (std::uint32_t actor = 0; actor < ways_on_.size(); ++actor) {
      if (collects_[actor] != 0 || passes_on(actor, on_a_way)) losses.push_back({.actor = actor});
    }
    asked_ = losses.size();
    fill_in_senders(losses);
    std::size_t diagrams = 0;
    std::erase_if(losses, [&](ActorImportance& loss) {
      if (collects_[loss.actor] == 0) return false;
      const bool bearable = diagrams++ < kMostCollectorDiagrams;
      const auto lost = bearable ? loss_without_collector(loss.actor) : std::nullopt;
      loss.loss_if_gone = lost.value_or(0.0);
      return !lost.has_value();
    });
    return losses;
  }

  /// How many actors all() was to tell of.
  [[nodiscard]] std::size_t asked() const { return asked_; }

 private:
  [[nodiscard]] bool passes_on(std::uint32_t actor,
                               const std::vector<std::uint8_t>& on_a_way) const {
    return std::any_of(ways_on_[actor].begin(), ways_on_[actor].end(),
                       [&](ElementIndex element) { return on_a_way[element] != 0; });
  }

  // kPoints actors at a time.
  void fill_in_senders(std::vector<ActorImportance>& losses) {
    std::vector<ActorImportance*> senders;
    for (ActorImportance& loss : losses) {
      if (collects_[loss.actor] == 0) senders.push_back(&loss);
    }
    const std::vector<AtPoints> as_today = same_at_all_points(today_);
    const DiagramPasses now(forms_.whole, as_today);
    for (std::size_t first = 0; first < senders.size(); first += kPoints) {
      const std::size_t count = std::min(kPoints, senders.size() - first);
      std::vector<AtPoints> points = same_at_all_points(today_);
      for (std::size_t p = 0; p < count; ++p) {
        for (const ElementIndex e : ways_on_[senders[first + p]->actor]) points[e].at[p] = 0.0;
      }
      const DiagramPasses without(forms_.whole, points);
      for (std::size_t p = 0; p < count; ++p) {
        ActorImportance& loss = *senders[first + p];
        const std::vector<double> others = weights_without(graph_, loss.actor);
        loss.loss_if_gone = weighted_at(now, others, 0) - weighted_at(without, others, p);
      }
    }
  }

  // What it collects is a target of the diagram, so that one without it is needed.
  std::optional<double> loss_without_collector(std::uint32_t actor) {
    SearchSide side = bearer_side(graph_);
    std::erase_if(side.targets,
                  [&](VertexIndex target) { return graph_.vertices[target].actor == actor; });
    ArcFlags open = passable_arcs(graph_);
    for (ArcIndex arc = 0; arc < open.size(); ++arc) {
      if (graph_.vertices[graph_.numbers.tails[arc]].actor == actor) open[arc] = 0;
    }
    ReachQuestion question{{}, side.targets};
    for (const Row& row : side.rows) question.sources.push_back(row.vertex);
    const NumberedGraph part = open_part(side.graph, open, certain_elements(today_));
    const auto diagram = ReachDiagram::compile(part, std::span(&question, 1), budget_);
    if (!diagram.complete()) return std::nullopt;
    const std::vector<double> others = weights_without(graph_, actor);
    return weighted_sum(evaluate(forms_, today_), others) -
           weighted_sum(diagram.evaluate(today_), others);
  }

  const FlowGraph& graph_;
  const ReachForms& forms_;
  DiagramBudget budget_;
  std::vector<double> today_;
  std::vector<std::vector<ElementIndex>> ways_on_;  // by actor
  std::vector<std::uint8_t> collects_;              // by actor
  std::size_t asked_ = 0;
};

// ---- two at a time -------------------------------------------------------------------------------

std::vector<ElementIndex> largest_gains(const Importance& found) {
  std::vector<ElementIndex> largest;
  for (ElementIndex e = 0; e < found.elements.size(); ++e) {
    if (found.elements[e] && found.elements[e]->gain_if_repaired > 0.0) largest.push_back(e);
  }
  std::stable_sort(largest.begin(), largest.end(), [&](ElementIndex a, ElementIndex b) {
    return found.elements[a]->gain_if_repaired > found.elements[b]->gain_if_repaired;
  });
  largest.resize(std::min(largest.size(), kJointCandidates));
  std::sort(largest.begin(), largest.end());
  return largest;
}

std::vector<JointGain> joint_gains(const FlowGraph& graph, const ReachForms& forms,
                                   const Importance& found) {
  const std::vector<ElementIndex> candidates = largest_gains(found);
  const std::vector<double> rows = row_weights(graph);
  std::vector<JointGain> gains;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < candidates.size(); ++j) {
      gains.push_back({candidates[i], candidates[j],
                       joint_gain(graph, forms, rows, candidates[i], candidates[j])});
    }
  }
  return gains;
}

}  // namespace

std::vector<double> row_weights(const FlowGraph& graph) {
  std::vector<double> weights;
  for (const Row& row : graph.bearers) weights.push_back(row.at_home ? 0.0 : 1.0);
  return weights;
}

ElementImportance importance_of(const Element& element, double derivative) {
  const double today = element.today.best.value();
  return {.derivative = derivative,
          .gain_if_repaired = (repaired(element) - today) * derivative,
          .loss_if_gone = today * derivative};
}

double repaired(const Element& element) {
  return element.status == Status::working ? 1.0 : element.own.best.value();
}

std::vector<std::uint8_t> elements_on_a_way(const FlowGraph& graph) {
  const SearchSide side = bearer_side(graph);
  std::vector<std::uint8_t> is_target(graph.vertices.size(), 0);
  for (const VertexIndex target : side.targets) is_target[target] = 1;
  ArcFlags onward(graph.arcs.size());  // what has come to a collector has arrived
  for (ArcIndex arc = 0; arc < onward.size(); ++arc) {
    onward[arc] = is_target[graph.numbers.tails[arc]] == 0;
  }
  std::vector<VertexIndex> starts;
  for (const Row& row : side.rows) {
    if (!row.at_home) starts.push_back(row.vertex);
  }
  const auto from = reachable(side.graph, side.leaving, starts, onward);
  const auto to = leads_to_target(side, onward);
  std::vector<std::uint8_t> on_a_way(graph.elements.size(), 0);
  for (ArcIndex arc = 0; arc < onward.size(); ++arc) {
    if (onward[arc] == 0 || from[side.graph.tails[arc]] == 0 || to[side.graph.heads[arc]] == 0)
      continue;
    for (const ElementIndex element : side.graph.needs(arc)) on_a_way[element] = 1;
  }
  return on_a_way;
}

double joint_gain(const FlowGraph& graph, const ReachForms& forms, std::span<const double> rows,
                  ElementIndex first, ElementIndex second) {
  const auto with = [&](std::initializer_list<ElementIndex> changed) {
    std::vector<double> values = likelihoods(graph, Lens::best);
    for (const ElementIndex element : changed) values[element] = repaired(graph.elements[element]);
    return weighted_sum(evaluate(forms, values), rows);
  };
  return with({first, second}) - with({first}) - with({second}) + with({});
}

Importance importance(const FlowGraph& graph, const ReachForms& forms, const DiagramBudget& budget,
                      const SamplingChoice& sampling) {
  if (!all_whole(forms)) return sampled_importance(graph, sampling);
  Importance found;
  found.on_a_way = elements_on_a_way(graph);
  found.elements.resize(graph.elements.size());
  const std::vector<double> today = likelihoods(graph, Lens::best);
  const std::vector<double> weights = row_weights(graph);
  found.arrived = weighted_sum(evaluate(forms, today), weights);
  const DiagramCone cone = cone_of(forms.whole, weights);
  const std::vector<AtPoints> points = same_at_all_points(today);
  DownwardPass down;
  const auto derivatives = down.derivatives(DiagramPasses(forms.whole, points), cone);
  for (ElementIndex e = 0; e < graph.elements.size(); ++e) {
    found.elements[e] = ElementImportance{};
  }
  for (std::size_t s = 0; s < cone.elements.size(); ++s) {
    const ElementIndex element = cone.elements[s];
    found.elements[element] = importance_of(graph.elements[element], derivatives[s].at[0]);
  }
  ActorLosses losses(graph, forms, budget);
  found.actors = losses.all(found.on_a_way);
  found.actors_left_out = losses.asked() - found.actors.size();
  found.joint_gains = joint_gains(graph, forms, found);
  return found;
}

}  // namespace sideflow::engine
