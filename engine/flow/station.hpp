// What happens to a case at one place (actor, kind) where cases are handed over.
#pragma once

#include "engine/core/quadrature.hpp"
#include "engine/flow/hand_over.hpp"
#include "engine/flow/search_side.hpp"
#include "models/network.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace sideflow::engine {

/// Shares that add up to this leave nothing over.
inline constexpr double kWholeShares = 1.0 - 1e-12;

/// A channel or a turn that leads on from a place.
struct CaseWay {
  ArcIndex arc = 0;
  bool turns = false;
  double passes = 1;                ///< with the barriers on it
  std::vector<ElementIndex> needs;  ///< without those inside the actor
};

/// A place (actor, kind) as a case meets it: first it is recognised, then it turns or is passed on.
struct Station {
  std::vector<ElementIndex> recognising;
  std::vector<ElementIndex> forwarding;
  std::vector<CaseWay> ways;
  double recognised = 1;
  double forwarded = 1;
  double scale = 1;   ///< what every way's `passes` is multiplied by to be its share
  double turned = 0;  ///< shares of all turns
  double left = 0;    ///< what no way takes
  bool has_channels = false;
};

inline bool names(const std::vector<BarrierId>& list, const BarrierId& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

/// The stations of a flow graph, at best likelihoods.
class Stations {
 public:
  Stations(const Network& network, const FlowGraph& graph, const ArcLists& leaving)
      : network_(network),
        graph_(graph),
        leaving_(leaving),
        values_(likelihoods(graph, Lens::best)) {}

  [[nodiscard]] Station at(VertexIndex vertex) const {
    Station station;
    const Actor& actor = network_.actors[graph_.vertices[vertex].actor];
    for (const ArcIndex arc : leaving_.at(vertex)) {
      if (graph_.arcs[arc].status == Status::working) add_way(station, actor, arc);
    }
    station.recognised = product(station.recognising);
    station.forwarded = product(station.forwarding);
    share_out(station);
    return station;
  }

  /// Shares of a loss among the elements that have to be passed one after the other; together 1.
  /// Shapley value of the product, as in the loss ledger.
  [[nodiscard]] std::vector<double> blame(const std::vector<ElementIndex>& elements) const {
    if (elements.size() == 1) return {1.0};
    const Quadrature rule = gauss_legendre((elements.size() + 1) / 2);
    std::vector<double> shares(elements.size(), 0.0);
    for (std::size_t place = 0; place < rule.places.size(); ++place) {
      for (std::size_t x = 0; x < elements.size(); ++x) {
        double share = rule.weights[place] * (1.0 - values_[elements[x]]);
        for (std::size_t y = 0; y < elements.size(); ++y) {
          const double p = values_[elements[y]];
          if (y != x) share *= p + rule.places[place] * (1.0 - p);
        }
        shares[x] += share;
      }
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) share /= sum;
    return shares;
  }

  /// What is known of a place that no working way leads on from.
  [[nodiscard]] Silence silence(VertexIndex vertex) const {
    const Actor& actor = network_.actors[graph_.vertices[vertex].actor];
    const KindId& kind = network_.kinds[graph_.vertices[vertex].kind].id;
    Silence found = Silence::not_asked;
    for (const ArcIndex arc : leaving_.at(vertex)) {
      if (graph_.arcs[arc].channel == Arc::kNoChannel) continue;
      if (graph_.arcs[arc].status == Status::unknown) return Silence::open;
      found = Silence::named_gap;
    }
    if (!actor.asked.empty()) found = Silence::asked;
    const bool says_so =
        actor.dead_end && std::find(actor.dead_end->kinds.begin(), actor.dead_end->kinds.end(),
                                    kind) != actor.dead_end->kinds.end();
    return says_so ? Silence::dead_end : found;
  }

 private:
  void add_way(Station& station, const Actor& actor, ArcIndex arc) const {
    CaseWay way;
    way.arc = arc;
    way.turns = graph_.arcs[arc].channel == Arc::kNoChannel;
    station.recognising.clear();  // the same on every way, and on every channel
    if (!way.turns) station.forwarding.clear();
    for (const ElementIndex element : graph_.numbers.needs(arc)) {
      needed_in(station, way, actor, element).push_back(element);
    }
    way.passes = product(way.needs);
    station.has_channels = station.has_channels || !way.turns;
    station.ways.push_back(std::move(way));
  }

  // A barrier inside the actor that stands on the channel too is one decision: it is met inside.
  std::vector<ElementIndex>& needed_in(Station& station, CaseWay& way, const Actor& actor,
                                       ElementIndex index) const {
    const Element& element = graph_.elements[index];
    if (element.sort == ElementSort::recognises) return station.recognising;
    if (element.sort == ElementSort::forwards) return station.forwarding;
    const bool is_inside = element.sort == ElementSort::barrier && element.channel.empty();
    if (is_inside && names(actor.hinder_recognises, element.barrier)) return station.recognising;
    if (is_inside && names(actor.hinder_forwards, element.barrier)) return station.forwarding;
    return way.needs;
  }

  [[nodiscard]] double product(const std::vector<ElementIndex>& elements) const {
    double all = 1;
    for (const ElementIndex element : elements) all *= values_[element];
    return all;
  }

  static void share_out(Station& station) {
    double sum = 0;
    double turns = 0;
    for (const CaseWay& way : station.ways) {
      sum += way.passes;
      if (way.turns) turns += way.passes;
    }
    if (sum >= kWholeShares) station.scale = 1.0 / sum;
    station.left = sum >= kWholeShares ? 0.0 : 1.0 - sum;
    station.turned = turns * station.scale;
  }

  const Network& network_;
  const FlowGraph& graph_;
  const ArcLists& leaving_;
  std::vector<double> values_;
};

/// By CaseEnd: the probability that a case at `station` ends there.
inline CaseEnds ends_at(const Station& station) {
  CaseEnds ends{};
  const auto at = [&](CaseEnd end) -> double& { return ends[static_cast<std::size_t>(end)]; };
  if (station.ways.empty()) {
    at(CaseEnd::no_way) = 1;
    return ends;
  }
  const double recognised = station.recognised;
  at(CaseEnd::not_recognised) = 1 - recognised;
  if (station.has_channels) {
    at(CaseEnd::not_passed_on) = recognised * (1 - station.forwarded) * (1 - station.turned);
    at(CaseEnd::on_channel) = recognised * station.forwarded * station.left;
  } else {
    at(CaseEnd::not_turned) = recognised * station.left;
  }
  return ends;
}

/// The losses of one case at a station, element by element.
inline std::vector<CaseLoss> losses_at(VertexIndex vertex, const Station& station,
                                       const Stations& stations) {
  std::vector<CaseLoss> losses;
  const CaseEnds ends = ends_at(station);
  const auto list = [&](CaseEnd end, const std::vector<ElementIndex>& elements, double part) {
    const double amount = part * ends[static_cast<std::size_t>(end)];
    if (amount <= 0) return;
    const std::vector<double> shares = stations.blame(elements);
    for (std::size_t e = 0; e < elements.size(); ++e) {
      losses.push_back({vertex, end, elements[e], Silence::not_asked, amount * shares[e]});
    }
  };
  if (station.ways.empty()) {
    losses.push_back({vertex, CaseEnd::no_way, std::nullopt, stations.silence(vertex), 1.0});
    return losses;
  }
  list(CaseEnd::not_recognised, station.recognising, 1.0);
  list(CaseEnd::not_passed_on, station.forwarding, 1.0);
  // What no way takes is laid to the ways by what each keeps back.
  const CaseEnd on_way = station.has_channels ? CaseEnd::on_channel : CaseEnd::not_turned;
  double kept = 0;
  for (const CaseWay& way : station.ways) {
    if (way.turns != station.has_channels) kept += 1 - way.passes;
  }
  for (const CaseWay& way : station.ways) {
    if (way.turns == station.has_channels || kept <= 0) continue;
    list(on_way, way.needs, (1 - way.passes) / kept);
  }
  return losses;
}

}  // namespace sideflow::engine
