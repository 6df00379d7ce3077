#include "engine/flow/ledger_groups.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace sideflow::engine {

namespace {

constexpr const char* kNoBarrier = "no barrier";
constexpr const char* kNotKnown = "not known";

// ---- sums by name --------------------------------------------------------------------------------

class Sums {
 public:
  void add_lost(const std::string& name, double amount) { at(name).lost += amount; }
  void add_gaps(const std::string& name, double amount) { at(name).gaps += amount; }

  [[nodiscard]] std::vector<LedgerGroup> sorted() const {
    std::vector<LedgerGroup> groups;
    for (const auto& [name, group] : by_name_) {
      if (group.lost != 0.0 || group.gaps != 0.0) groups.push_back(group);
    }
    return groups;
  }

 private:
  LedgerGroup& at(const std::string& name) {
    LedgerGroup& group = by_name_[name];
    group.name = name;
    return group;
  }

  std::map<std::string, LedgerGroup> by_name_;
};

template <class NameOf>
std::vector<LedgerGroup> grouped(const Ledger& ledger, const NameOf& name_of) {
  Sums sums;
  for (const ElementLoss& loss : ledger.lost) sums.add_lost(name_of(loss.element), loss.amount);
  for (const ElementLoss& gap : ledger.gaps) sums.add_gaps(name_of(gap.element), gap.amount);
  return sums.sorted();
}

// ---- where an element stands ---------------------------------------------------------------------

using ArcsByElement = std::vector<std::vector<ArcIndex>>;

/// By element: the working arcs that need it; where there are none, all that do.
ArcsByElement arcs_by_element(const FlowGraph& graph) {
  ArcsByElement working(graph.elements.size());
  ArcsByElement all(graph.elements.size());
  for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) {
    for (const ElementIndex element : graph.numbers.needs(arc)) {
      all[element].push_back(arc);
      if (graph.arcs[arc].status == Status::working) working[element].push_back(arc);
    }
  }
  for (std::size_t e = 0; e < all.size(); ++e) {
    if (working[e].empty()) working[e] = all[e];
  }
  return working;
}

bool stands_inside(const Actor& actor, const BarrierId& barrier) {
  const auto has = [&](const std::vector<BarrierId>& ids) {
    return std::binary_search(ids.begin(), ids.end(), barrier);
  };
  return has(actor.hinder_recognises) || has(actor.hinder_forwards);
}

/// The one value that all arcs have; none where they differ or there are none.
template <class ValueOf>
auto shared_by(const std::vector<ArcIndex>& arcs, const ValueOf& value_of)
    -> std::optional<decltype(value_of(ArcIndex{}))> {
  std::optional<decltype(value_of(ArcIndex{}))> shared;
  for (const ArcIndex arc : arcs) {
    const auto value = value_of(arc);
    if (shared && *shared != value) return std::nullopt;
    shared = value;
  }
  return shared;
}

template <class Id>
std::string id_or(const std::optional<Id>& id, const char* otherwise) {
  return id ? id->text : otherwise;
}

/// Names what each element of a graph is counted under.
class Headings {
 public:
  Headings(const Network& network, const FlowGraph& graph)
      : network_(network), graph_(graph), arcs_(arcs_by_element(graph)) {
    for (const Level& level : network.levels) orders_[level.id] = level.order;
  }

  [[nodiscard]] std::string place(ElementIndex index) const {
    const Element& element = graph_.elements[index];
    if (!element.channel.empty()) return "channel:" + element.channel.text;
    if (element.actor.empty()) return "whole network";
    const auto channel = only_channel(index);
    return channel ? "channel:" + network_.channels[*channel].id.text
                   : "actor:" + element.actor.text;
  }

  [[nodiscard]] std::string barrier(ElementIndex index) const {
    const BarrierId& id = graph_.elements[index].barrier;
    return id.empty() ? kNoBarrier : id.text;
  }

  [[nodiscard]] std::string barrier_type(ElementIndex index) const {
    const Barrier* barrier = find_barrier(network_, graph_.elements[index].barrier);
    return barrier == nullptr ? kNoBarrier : barrier->type.text;
  }

  [[nodiscard]] std::string sector_pair(ElementIndex index) const {
    const auto pair = shared_by(arcs_[index], [this](ArcIndex arc) { return sectors_of(arc); });
    if (pair) return *pair;
    const Element& element = graph_.elements[index];
    if (element.sort == ElementSort::barrier) return "several pairs";
    return sector_of(*find_actor(network_, element.actor));
  }

  [[nodiscard]] std::string level_step(ElementIndex index) const {
    return shared_by(arcs_[index], [this](ArcIndex arc) { return step_of(arc); })
        .value_or("several steps");
  }

 private:
  // Of a barrier that its sender draws and that stands nowhere but on one of its channels.
  [[nodiscard]] std::optional<std::uint32_t> only_channel(ElementIndex index) const {
    const Element& element = graph_.elements[index];
    if (element.sort != ElementSort::barrier) return std::nullopt;
    if (stands_inside(*find_actor(network_, element.actor), element.barrier)) return std::nullopt;
    return shared_by(arcs_[index], [this](ArcIndex arc) { return graph_.arcs[arc].channel; });
  }

  [[nodiscard]] const Actor& tail(ArcIndex arc) const {
    return network_.actors[graph_.vertices[graph_.numbers.tails[arc]].actor];
  }
  [[nodiscard]] const Actor& head(ArcIndex arc) const {
    return network_.actors[graph_.vertices[graph_.numbers.heads[arc]].actor];
  }

  static std::string sector_of(const Actor& actor) { return id_or(actor.sector, "no sector"); }

  [[nodiscard]] std::string sectors_of(ArcIndex arc) const {
    if (graph_.arcs[arc].channel == Arc::kNoChannel) return sector_of(tail(arc));
    return sector_of(tail(arc)) + "/" + sector_of(head(arc));
  }

  [[nodiscard]] std::optional<int> order_of(const Actor& actor) const {
    if (!actor.level) return std::nullopt;
    const auto found = orders_.find(*actor.level);
    return found == orders_.end() ? std::nullopt : std::optional(found->second);
  }

  [[nodiscard]] std::string step_of(ArcIndex arc) const {
    if (graph_.arcs[arc].channel == Arc::kNoChannel) return "same level";
    const std::optional<int> from = order_of(tail(arc));
    const std::optional<int> to = order_of(head(arc));
    if (!from || !to) return kNotKnown;
    if (*from == *to) return "same level";
    return *from < *to ? "up" : "down";
  }

  const Network& network_;
  const FlowGraph& graph_;
  ArcsByElement arcs_;
  std::map<LevelId, int> orders_;
};

double sum_of(const std::vector<ElementLoss>& list) {
  double sum = 0;
  for (const ElementLoss& loss : list) sum += loss.amount;
  return sum;
}

std::vector<LedgerGroup> by_setting(const Network& network, const FlowGraph& graph,
                                    const Ledger& ledger) {
  Sums sums;
  for (const LedgerRow& row : ledger.rows) {
    const Vertex& pair = graph.vertices[graph.bearers[row.row].vertex];
    const std::string name = id_or(network.actors[pair.actor].setting, "no setting");
    sums.add_lost(name, sum_of(row.lost));
    sums.add_gaps(name, sum_of(row.gaps));
  }
  return sums.sorted();
}

}  // namespace

LedgerGroups ledger_groups(const Network& network, const FlowGraph& graph, const Ledger& ledger) {
  const Headings headings(network, graph);
  const auto by = [&](std::string (Headings::*heading)(ElementIndex) const) {
    return grouped(ledger, [&](ElementIndex e) { return (headings.*heading)(e); });
  };
  return {.places = by(&Headings::place),
          .barriers = by(&Headings::barrier),
          .barrier_types = by(&Headings::barrier_type),
          .sector_pairs = by(&Headings::sector_pair),
          .level_steps = by(&Headings::level_step),
          .settings = by_setting(network, graph, ledger),
          .rows_not_in_settings = ledger.summed_only};
}

}  // namespace sideflow::engine
