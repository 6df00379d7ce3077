#include "engine/flow/totals.hpp"

#include <map>
#include <string>
#include <utility>

namespace sideflow::engine {

namespace {

void add(Bounds& sum, const Bounds& bounds, double weight) {
  sum.low += weight * bounds.low;
  sum.best += weight * bounds.best;
  sum.high += weight * bounds.high;
}

void count_no_route(Total& total, Why why) {
  if (why == Why::said) ++total.no_route_said;
  if (why == Why::open) ++total.no_route_open;
  if (why == Why::not_asked) ++total.no_route_not_asked;
}

void count_verdict(Total& total, const ReachRow& row) {
  switch (row.verdict) {
    case Verdict::at_home: ++total.at_home; break;
    case Verdict::reached: ++total.reached; break;
    case Verdict::faint: ++total.faint; break;
    case Verdict::blocked: ++total.blocked; break;
    case Verdict::no_route: count_no_route(total, row.why); break;
    case Verdict::undecided: ++total.undecided; break;
  }
}

std::vector<WeightedTotal> weighted_totals(const Network& network, const FlowGraph& graph,
                                           const std::vector<ReachRow>& rows) {
  struct Group {
    WeightedTotal total;
    bool whole = true;
  };
  std::map<std::pair<std::string, Period>, Group> groups;
  for (const ReachRow& row : rows) {
    const Holding* holding = holding_of(network, graph, row.row);
    if (row.row.at_home || holding == nullptr || !holding->amount) continue;
    const Amount& amount = *holding->amount;
    Group& group = groups[{holding->of, amount.per}];
    ++group.total.rows;
    add(group.total.amount, {amount.low, amount.best, amount.high}, 1.0);
    if (row.probability) add(group.total.arrived, *row.probability, amount.best);
    group.whole = group.whole && row.probability.has_value();
  }
  std::vector<WeightedTotal> totals;
  for (auto& [key, group] : groups) {
    if (!group.whole) continue;
    group.total.of = key.first;
    group.total.per = key.second;
    totals.push_back(std::move(group.total));
  }
  return totals;
}

}  // namespace

const Holding* holding_of(const Network& network, const FlowGraph& graph, const Row& row) {
  const Vertex& vertex = graph.vertices[row.vertex];
  for (const Holding& holding : network.actors[vertex.actor].holds) {
    if (holding.kind == network.kinds[vertex.kind].id) return &holding;
  }
  return nullptr;
}

Total total_of(const Network& network, const FlowGraph& graph, const std::vector<ReachRow>& rows) {
  Total total;
  Bounds arrived;
  bool whole = true;
  for (const ReachRow& row : rows) {
    count_verdict(total, row);
    if (row.row.at_home) continue;
    ++total.rows;
    total.pessimistic += row.pessimistic;
    total.optimistic += row.optimistic;
    whole = whole && row.probability.has_value();
    if (row.probability) add(arrived, *row.probability, 1.0);
  }
  if (whole) total.arrived = arrived;
  if (whole && total.rows > 0) {
    const auto n = static_cast<double>(total.rows);
    total.share = Bounds{arrived.low / n, arrived.best / n, arrived.high / n};
  }
  total.weighted = weighted_totals(network, graph, rows);
  return total;
}

}  // namespace sideflow::engine
