#include "engine/flow/channel_flow.hpp"

#include "engine/flow/flow_elements.hpp"
#include "engine/flow/reach_forms.hpp"
#include "engine/flow/search_side.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace sideflow::engine {

namespace {

using ElementSet = std::vector<ElementIndex>;  // sorted

/// A place to look at: pieces that are at a vertex in the worlds where some elements are true.
using Probe = std::pair<VertexIndex, ElementSet>;

/// A stage of a channel: pieces at the probe, times what lets them on independently of it.
struct Stage {
  std::size_t probe = 0;
  double factor = 1.0;
};

/// The stages of a channel, and the barrier behind each but the first and the last.
struct ChannelStages {
  std::vector<Stage> stages;
  std::vector<std::uint32_t> barriers;
};

/// Plans what has to be asked: as few probes as possible. Whether a piece comes to a vertex does not
/// depend on what stands on arcs out of that vertex alone, so only elements that also stand elsewhere
/// have to be looked at together with the way there.
class Plan {
 public:
  Plan(const Network& network, const FlowGraph& graph, const ArcFlags& open)
      : network_(network),
        graph_(graph),
        values_(likelihoods(graph, Lens::best)),
        sole_tails_(sole_tails(graph.numbers, open)) {
    for (VertexIndex vertex = 0; vertex < graph.numbers.vertices; ++vertex) {
      static_cast<void>(probe({vertex, {}}));
    }
    for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
      stages_.emplace_back();
      if (graph.arcs[arc].channel != Arc::kNoChannel) plan_channel(arc);
    }
  }

  [[nodiscard]] const std::vector<Probe>& probes() const { return probes_; }
  [[nodiscard]] const ChannelStages& of(ArcIndex arc) const { return stages_[arc]; }

 private:
  void plan_channel(ArcIndex arc) {
    const Channel& channel = network_.channels[graph_.arcs[arc].channel];
    ElementSet passed = inside_sender(arc, channel);
    ChannelStages& planned = stages_[arc];
    planned.stages.push_back(stage(arc, passed));
    for (const BarrierId& id : channel.barriers) {
      const Barrier* barrier = find_barrier(network_, id);
      if (barrier == nullptr || !stops_pieces(*barrier, {graph_.with_external})) continue;
      pass(passed, *find_element(graph_, barrier_element_name(*barrier, channel.from, &channel)));
      planned.barriers.push_back(static_cast<std::uint32_t>(barrier - network_.barriers.data()));
      planned.stages.push_back(stage(arc, passed));
    }
    pass(passed, graph_.arcs[arc].element);
    planned.stages.push_back(stage(arc, passed));
  }

  // What the arc needs without its own element and without what stands on the channel alone.
  [[nodiscard]] ElementSet inside_sender(ArcIndex arc, const Channel& channel) const {
    const Actor& sender = *find_actor(network_, channel.from);
    ElementSet inside;
    for (const ElementIndex element : graph_.numbers.needs(arc)) {
      if (element == graph_.arcs[arc].element) continue;
      const BarrierId& barrier = graph_.elements[element].barrier;
      if (barrier.empty() || hinders(sender, barrier)) inside.push_back(element);
    }
    return inside;
  }

  static bool hinders(const Actor& actor, const BarrierId& barrier) {
    const auto among = [&](const std::vector<BarrierId>& list) {
      return std::find(list.begin(), list.end(), barrier) != list.end();
    };
    return among(actor.hinder_recognises) || among(actor.hinder_forwards);
  }

  static void pass(ElementSet& passed, ElementIndex element) {
    const auto place = std::lower_bound(passed.begin(), passed.end(), element);
    if (place == passed.end() || *place != element) passed.insert(place, element);
  }

  Stage stage(ArcIndex arc, const ElementSet& passed) {
    const VertexIndex tail = graph_.numbers.tails[arc];
    Stage found;
    ElementSet together;
    for (const ElementIndex element : passed) {
      const bool stands_elsewhere = sole_tails_[element] != kNoTail && sole_tails_[element] != tail;
      if (stands_elsewhere && values_[element] < 1.0) {
        together.push_back(element);
      } else {
        found.factor *= values_[element];
      }
    }
    found.probe = probe({tail, std::move(together)});
    return found;
  }

  std::size_t probe(Probe probe) {
    const auto [place, added] = indexes_.emplace(std::move(probe), probes_.size());
    if (added) probes_.push_back(place->first);
    return place->second;
  }

  const Network& network_;
  const FlowGraph& graph_;
  std::vector<double> values_;
  std::vector<VertexIndex> sole_tails_;
  std::vector<Probe> probes_;  // the vertices themselves first, in order
  std::map<Probe, std::size_t> indexes_;
  std::vector<ChannelStages> stages_;  // by arc
};

/// The open arcs turned round, and from every probe that is no vertex an arc to where it looks.
NumberedGraph probed_graph(const FlowGraph& graph, const ArcFlags& open,
                           const std::vector<Probe>& probes) {
  const auto certain = certain_elements(likelihoods(graph, Lens::best));
  NumberedGraph back = open_part(reversed(graph.numbers), open, certain);
  for (std::size_t p = back.vertices; p < probes.size(); ++p) {
    back.add_arc(static_cast<VertexIndex>(p), probes[p].first, probes[p].second);
  }
  back.vertices = static_cast<VertexIndex>(probes.size());
  return back;
}

/// Whose pieces flow.
std::vector<VertexIndex> origins(const FlowGraph& graph) {
  std::vector<VertexIndex> vertices;
  for (const Row& row : graph.bearers) {
    if (!row.at_home) vertices.push_back(row.vertex);
  }
  vertices.insert(vertices.end(), graph.informers.begin(), graph.informers.end());
  return vertices;
}

/// By probe: expected pieces, over all origins; none when the budget does not suffice.
std::optional<std::vector<double>> expected_pieces(const FlowGraph& graph,
                                                   const NumberedGraph& probed,
                                                   DiagramBudget budget) {
  const auto values = likelihoods(graph, Lens::best);
  std::vector<double> expected(probed.vertices, 0.0);
  ReachQuestion question;
  for (VertexIndex probe = 0; probe < probed.vertices; ++probe) question.sources.push_back(probe);
  for (const VertexIndex origin : origins(graph)) {
    question.targets = {origin};
    const auto diagram = ReachDiagram::compile(probed, std::span(&question, 1), budget);
    if (!diagram.complete()) return std::nullopt;
    budget.steps -= std::min(budget.steps, diagram.steps());
    const auto answers = diagram.evaluate(values);
    for (std::size_t p = 0; p < answers.size(); ++p) expected[p] += answers[p];
  }
  return expected;
}

ChannelFlow flow_of(const FlowGraph& graph, ArcIndex arc, const ChannelStages& planned,
                    const std::vector<double>& expected) {
  ChannelFlow flow;
  flow.arc = arc;
  flow.at_sender = expected[graph.numbers.tails[arc]];
  const auto pieces = [&](const Stage& stage) { return expected[stage.probe] * stage.factor; };
  flow.put_in = pieces(planned.stages.front());
  for (std::size_t b = 0; b < planned.barriers.size(); ++b) {
    flow.barriers.push_back({planned.barriers[b], pieces(planned.stages[b + 1])});
  }
  if (graph.arcs[arc].status == Status::working) flow.comes_out = pieces(planned.stages.back());
  return flow;
}

}  // namespace

Flows flows(const Network& network, const FlowGraph& graph, const DiagramBudget& budget) {
  const ArcFlags open = passable_arcs(graph);
  const Plan plan(network, graph, open);
  const auto expected = expected_pieces(graph, probed_graph(graph, open, plan.probes()), budget);
  if (!expected) return {};
  Flows found;
  found.complete = true;
  found.at_vertex.assign(expected->begin(), expected->begin() + graph.numbers.vertices);
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    if (graph.arcs[arc].channel == Arc::kNoChannel) continue;
    found.channels.push_back(flow_of(graph, arc, plan.of(arc), *expected));
  }
  return found;
}

}  // namespace sideflow::engine
