#include "reports/gap_report/row_evidence.hpp"

#include "reports/element_words.hpp"
#include "reports/wording.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace sideflow::reports {

namespace {

using engine::Analysis;
using engine::ArcIndex;
using engine::ReachRow;
using Pieces = std::vector<Evidence>;

void add(Pieces& pieces, const Pieces& more) {
  for (const Evidence& piece : more) {
    if (std::find(pieces.begin(), pieces.end(), piece) == pieces.end()) pieces.push_back(piece);
  }
}

Pieces of_holding(const Actor& actor, const KindId& kind) {
  for (const Holding& holding : actor.holds) {
    if (holding.kind == kind) return holding.evidence;
  }
  return {};
}

Pieces of_turn(const Actor& actor, const KindId& kind) {
  for (const Turn& turn : actor.turns) {
    if (turn.from == kind) return turn.evidence;
  }
  return {};
}

Pieces of_barriers(const Network& network, const std::vector<BarrierId>& barriers) {
  Pieces pieces;
  for (const BarrierId& id : barriers) {
    if (const Barrier* barrier = find_barrier(network, id)) add(pieces, barrier->evidence);
  }
  return pieces;
}

Pieces of_channel(const Network& network, const Channel& channel) {
  Pieces pieces = channel.evidence;
  add(pieces, of_barriers(network, channel.barriers));
  return pieces;
}

Pieces of_strengths(const Network& network, const engine::FlowGraph& graph, ArcIndex arc) {
  Pieces pieces;
  for (const engine::ElementIndex element : graph.numbers.needs(arc)) {
    const JudgedLikelihood* likelihood = judged(network, graph.elements[element]);
    if (likelihood != nullptr) add(pieces, likelihood->evidence);
  }
  return pieces;
}

Pieces of_arc(const Network& network, const engine::FlowGraph& graph, ArcIndex arc) {
  const engine::Arc& what = graph.arcs[arc];
  const engine::Vertex& tail = graph.vertices[graph.numbers.tails[arc]];
  Pieces pieces = what.channel == engine::Arc::kNoChannel
                      ? of_turn(network.actors[tail.actor], network.kinds[what.kind].id)
                      : of_channel(network, network.channels[what.channel]);
  add(pieces, of_barriers(network, network.actors[tail.actor].hinder_recognises));
  add(pieces, of_barriers(network, network.actors[tail.actor].hinder_forwards));
  add(pieces, of_strengths(network, graph, arc));
  return pieces;
}

Pieces of_closed_pair(const Network& network, const engine::FlowGraph& graph,
                      const engine::ClosedPair& pair) {
  const Actor& actor = network.actors[graph.vertices[pair.vertex].actor];
  Pieces pieces;
  if (pair.silence == engine::Silence::dead_end && actor.dead_end)
    add(pieces, actor.dead_end->evidence);
  for (const ArcIndex arc : pair.leaving) add(pieces, of_arc(network, graph, arc));
  return pieces;
}

Pieces of_cut(const Network& network, const Analysis& analysis, const ReachRow& row) {
  Pieces pieces;
  for (const engine::ElementIndex index : row.cut) {
    const engine::Element& element = analysis.graph.elements[index];
    const JudgedLikelihood* likelihood = judged(network, element);
    if (likelihood != nullptr) add(pieces, likelihood->evidence);
    if (const Barrier* barrier = find_barrier(network, element.barrier))
      add(pieces, barrier->evidence);
    if (const Channel* channel = find_channel(network, element.channel))
      add(pieces, channel->evidence);
  }
  return pieces;
}

}  // namespace

std::vector<Evidence> row_evidence(const Network& network, const Analysis& analysis,
                                   const ReachRow& row) {
  const engine::Vertex& pair = analysis.graph.vertices[row.row.vertex];
  const Actor& actor = network.actors[pair.actor];
  Pieces pieces = of_holding(actor, network.kinds[pair.kind].id);
  add(pieces, actor.evidence);
  if (row.likeliest_route) {
    for (const ArcIndex arc : row.likeliest_route->arcs)
      add(pieces, of_arc(network, analysis.graph, arc));
  }
  for (const engine::ClosedPair& closed : row.closed_set)
    add(pieces, of_closed_pair(network, analysis.graph, closed));
  add(pieces, of_cut(network, analysis, row));
  return pieces;
}

std::string source_ids(const Network& network, const std::vector<Evidence>& evidence,
                       const Edition& edition) {
  std::set<std::string> shown;
  std::set<std::string> withheld;
  for (const Evidence& piece : evidence)
    (shows(edition, network, piece.source) ? shown : withheld).insert(piece.source.text);
  std::vector<std::string> ids(shown.begin(), shown.end());
  if (!withheld.empty())
    ids.push_back(
        fmt::format("{} that {} not public", withheld.size(), form(withheld.size(), "is", "are")));
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::vector<engine::ElementIndex> elements_on_the_way(const engine::FlowGraph& graph,
                                                      const ReachRow& row) {
  std::set<engine::ElementIndex> elements;
  if (row.likeliest_route) {
    for (const ArcIndex arc : row.likeliest_route->arcs) {
      const auto needs = graph.numbers.needs(arc);
      elements.insert(needs.begin(), needs.end());
    }
  }
  return {elements.begin(), elements.end()};
}

}  // namespace sideflow::reports
