// The oracle for hand-over: the shares of every place read from the network itself, and cases followed
// through them step by step.
#pragma once

#include "engine/flow/flow_elements.hpp"
#include "engine/flow/hand_over.hpp"
#include "models/network.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sideflow::engine::testing {

/// A hand-over or a turn from a place, as the file says it.
struct Step {
  std::size_t to = 0;
  double share = 0;
  bool turns = false;
  double days = 0;
  bool timed = false;
};

struct Spot {
  std::vector<Step> steps;
  bool collects = false;
  CaseEnds ends{};
};

/// All (actor, kind) pairs of a network, number actor * kinds + kind.
class Plain {
 public:
  explicit Plain(const Network& network) : network_(network) {
    for (std::size_t a = 0; a < network.actors.size(); ++a) {
      for (std::size_t k = 0; k < network.kinds.size(); ++k) spots_.push_back(spot(a, k));
    }
  }

  [[nodiscard]] const std::vector<Spot>& spots() const { return spots_; }

 private:
  std::size_t number(const ActorId& actor, const KindId& kind) const {
    const auto a = find_actor(network_, actor) - network_.actors.data();
    const auto k = find_kind(network_, kind) - network_.kinds.data();
    return static_cast<std::size_t>(a) * network_.kinds.size() + static_cast<std::size_t>(k);
  }

  /// Of those barriers that were not met yet; notes that they are.
  double through(const std::vector<BarrierId>& barriers, std::set<std::string>& met) const {
    double passes = 1;
    for (const BarrierId& id : barriers) {
      const Barrier& barrier = *find_barrier(network_, id);
      if (!stops_pieces(barrier, {}) || !met.insert(id.text).second) continue;
      passes *= barrier.passes->range.best.value();
    }
    return passes;
  }

  static double given(const std::map<KindId, JudgedLikelihood>& by_kind, const KindId& kind) {
    const auto found = by_kind.find(kind);
    return found == by_kind.end() ? 1.0 : found->second.range.best.value();
  }

  Spot spot(std::size_t a, std::size_t k) const {
    const Actor& actor = network_.actors[a];
    const KindId& kind = network_.kinds[k].id;
    Spot made;
    made.collects = std::count(actor.collects.begin(), actor.collects.end(), kind) > 0 &&
                    actor.status == Status::working;
    std::set<std::string> met;
    const double recognised = given(actor.recognises, kind) * through(actor.hinder_recognises, met);
    double sum = 0;
    double turned = 0;
    for (const Turn& turn : actor.turns) {
      if (turn.from != kind || turn.from == turn.into || turn.basis == Basis::external) continue;
      if (actor.status != Status::working) continue;
      const double p = turn.likelihood.range.best.value();
      made.steps.push_back({number(actor.id, turn.into), p, true});
      sum += p;
      turned += p;
    }
    const double forwarded = given(actor.forwards, kind) * through(actor.hinder_forwards, met);
    bool has_channels = false;
    for (const Channel& channel : network_.channels) {
      const bool used = channel.from == actor.id && channel.to != actor.id &&
                        channel.carries.count(kind) > 0 && channel.basis != Basis::external &&
                        effective_status(network_, channel) == Status::working;
      if (!used) continue;
      std::set<std::string> on_the_way = met;
      const double q =
          channel.carries.at(kind).range.best.value() * through(channel.barriers, on_the_way);
      const double days = (actor.takes ? actor.takes->best_days : 0.0) +
                          (channel.takes ? channel.takes->best_days : 0.0);
      made.steps.push_back({number(channel.to, kind), q, false, days,
                            actor.takes.has_value() || channel.takes.has_value()});
      sum += q;
      has_channels = true;
    }
    if (made.steps.empty()) {
      made.ends[static_cast<std::size_t>(CaseEnd::no_way)] = 1;
      return made;
    }
    const double shrunk = std::max(1.0, sum);
    for (Step& step : made.steps) {
      step.share *= recognised * (step.turns ? 1.0 : forwarded) / shrunk;
    }
    turned /= shrunk;
    const double rest = 1 - sum / shrunk;
    made.ends[static_cast<std::size_t>(CaseEnd::not_recognised)] = 1 - recognised;
    if (has_channels) {
      made.ends[static_cast<std::size_t>(CaseEnd::not_passed_on)] =
          recognised * (1 - forwarded) * (1 - turned);
      made.ends[static_cast<std::size_t>(CaseEnd::on_channel)] = recognised * forwarded * rest;
    } else {
      made.ends[static_cast<std::size_t>(CaseEnd::not_turned)] = recognised * rest;
    }
    return made;
  }

  const Network& network_;
  std::vector<Spot> spots_;
};

/// What comes of one case, by taking one step after the other until next to nothing is on its way.
struct Followed {
  std::map<std::size_t, double> collected;
  CaseEnds lost{};
  double still_going = 0;
  double stations = 0;
  double hand_overs = 0;
  double hand_overs_of_arrivals = 0;  ///< times the probability of arriving
  double days_of_arrivals = 0;
  double untimed_of_arrivals = 0;
};

/// Probability of being somewhere, and what those cases have been through so far, times it.
struct Travelled {
  double cases = 0;
  double hand_overs = 0;
  double days = 0;
  double untimed = 0;

  void add(const Travelled& from, const Step& step) {
    const double moved = from.cases * step.share;
    const double channels = step.turns ? 0.0 : 1.0;
    cases += moved;
    hand_overs += from.hand_overs * step.share + moved * channels;
    days += from.days * step.share + moved * step.days;
    untimed += from.untimed * step.share + moved * (step.timed ? 0.0 : channels);
  }
};

inline Followed followed(const std::vector<Spot>& spots, std::size_t start) {
  Followed result;
  std::map<std::size_t, Travelled> now{{start, {1.0, 0, 0, 0}}};
  double going = 1;
  for (int step = 0; step < 20000 && going > 1e-14; ++step) {
    std::map<std::size_t, Travelled> next;
    for (const auto& [at, travelled] : now) {
      const Spot& spot = spots[at];
      if (spot.collects) {
        result.collected[at] += travelled.cases;
        result.hand_overs_of_arrivals += travelled.hand_overs;
        result.days_of_arrivals += travelled.days;
        result.untimed_of_arrivals += travelled.untimed;
        continue;
      }
      result.stations += travelled.cases;
      for (std::size_t e = 0; e < kCaseEnds; ++e) result.lost[e] += travelled.cases * spot.ends[e];
      for (const Step& way : spot.steps) {
        if (way.share <= 0) continue;
        next[way.to].add(travelled, way);
        if (!way.turns) result.hand_overs += travelled.cases * way.share;
      }
    }
    now = std::move(next);
    going = 0;
    for (const auto& [at, travelled] : now) going += travelled.cases;
  }
  result.still_going = going;
  return result;
}

/// By spot: the probability of arriving, by elimination of the whole matrix. No closed circles.
inline std::vector<double> eliminated(const std::vector<Spot>& spots) {
  const std::size_t n = spots.size();
  std::vector<std::vector<long double>> rows(n, std::vector<long double>(n + 1, 0));
  for (std::size_t i = 0; i < n; ++i) {
    rows[i][i] = 1;
    if (spots[i].collects) rows[i][n] = 1;
    if (spots[i].collects) continue;
    for (const Step& step : spots[i].steps) rows[i][step.to] -= step.share;
  }
  for (std::size_t pivot = 0; pivot < n; ++pivot) {
    for (std::size_t i = 0; i < n; ++i) {
      if (i == pivot || rows[i][pivot] == 0) continue;
      const long double factor = rows[i][pivot] / rows[pivot][pivot];
      for (std::size_t j = pivot; j <= n; ++j) rows[i][j] -= factor * rows[pivot][j];
    }
  }
  std::vector<double> arrived;
  for (std::size_t i = 0; i < n; ++i) {
    arrived.push_back(static_cast<double>(rows[i][n] / rows[i][i]));
  }
  return arrived;
}

}  // namespace sideflow::engine::testing
