#include "engine/structure/meeting.hpp"

#include "engine/flow/closed_set.hpp"
#include "engine/flow/lanes.hpp"
#include "engine/flow/search_side.hpp"
#include "engine/structure/lasting_arrival.hpp"
#include "engine/structure/meeting_place.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <tuple>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr std::size_t kFewestPlaces = 3;
constexpr std::size_t kMostPlaceWork = 1'000'000;  // places times arcs
constexpr std::size_t kMostListedRows = 1'000'000;
constexpr std::size_t kMostLaneWork = 1'000'000'000;  // searches of 64 starts times arcs

// ---- whose pieces come where ---------------------------------------------------------------------

std::vector<Holder> holders(const FlowGraph& graph) {
  std::vector<Holder> found;
  for (const Row& row : graph.bearers) {
    const std::uint32_t actor = graph.vertices[row.vertex].actor;
    if (found.empty() || found.back().actor != actor) found.push_back({actor, {}});
    found.back().starts.push_back(row.vertex);
  }
  return found;
}

std::size_t lane_work(const FlowGraph& graph, std::size_t starts) {
  return (starts / kLanes + 1) * (graph.arcs.size() + graph.vertices.size());
}

/// Calls visit(first, reached) for every kLanes of `starts`: by vertex, which of them lead there.
template <class Visit>
void each_batch(const LaneSearch& search, const std::vector<std::vector<VertexIndex>>& starts,
                Visit visit) {
  for (std::size_t first = 0; first < starts.size(); first += kLanes) {
    const std::size_t count = std::min(kLanes, starts.size() - first);
    visit(first, search.reached_from(std::span(starts).subspan(first, count)));
  }
}

/// An actor and a family of kinds, before anything is computed.
struct Candidate {
  MeetingPlace place;
  std::vector<VertexIndex> targets;
  std::size_t count = 0;        ///< bearers whose pieces can come
  std::vector<Holder> holders;  ///< which, once it is chosen
};

/// By kind: what it shares with the kinds of its family, and with no other.
std::pair<std::string, std::uint32_t> family_key(const Network& network, std::uint32_t kind) {
  const std::string& family = network.kinds[kind].family;
  return {family, family.empty() ? kind + 1 : 0};
}

std::vector<Candidate> candidates(const Network& network, const FlowGraph& graph) {
  std::map<std::tuple<std::uint32_t, std::string, std::uint32_t>, Candidate> found;
  for (VertexIndex v = 0; v < graph.vertices.size(); ++v) {
    const auto [actor, kind] = graph.vertices[v];
    if (network.kinds[kind].aim != Aim::collect) continue;
    const auto [family, alone] = family_key(network, kind);
    Candidate& candidate = found[{actor, family, alone}];
    candidate.place.actor = actor;
    candidate.place.family = family;
    candidate.place.kinds.push_back(kind);
    candidate.targets.push_back(v);
  }
  std::vector<Candidate> list;
  for (auto& [key, candidate] : found) list.push_back(std::move(candidate));
  return list;
}

// ---- all places ----------------------------------------------------------------------------------

/// The candidates to which a piece of somebody else can come, those with the most bearers first.
class Meetings {
 public:
  Meetings(const Network& network, const FlowGraph& graph, const LaneSearch& search)
      : network_(network),
        graph_(graph),
        search_(search),
        holders_(holders(graph)),
        candidates_(candidates(network, graph)) {
    for (const Holder& holder : holders_) starts_.push_back(holder.starts);
  }

  void add_to(Meeting& found, const MeetingOptions& options) && {
    if (lane_work(graph_, starts_.size()) > kMostLaneWork) {
      found.places_left_out = candidates_.size();
      return;
    }
    each_meeting([&](Candidate& candidate, std::size_t h) {
      ++candidate.count;
      if (holders_[h].actor == candidate.place.actor) candidate.place.own = true;
    });
    drop_lonely();
    found.places_left_out = keep_largest(options);
    each_meeting([&](Candidate& candidate, std::size_t h) {
      candidate.holders.push_back(holders_[h]);
      candidate.place.bearers.push_back(holders_[h].actor);
    });
    PlaceNumbers numbers(graph_, options);
    for (Candidate* candidate : easiest_first()) {
      numbers.fill_in(candidate->place, place_question(network_, numbers.open(), candidate->holders,
                                                       candidate->targets));
    }
    for (Candidate& candidate : candidates_) found.places.push_back(std::move(candidate.place));
  }

 private:
  template <class Visit>
  void each_meeting(Visit visit) {
    each_batch(search_, starts_, [&](std::size_t first, const std::vector<LaneSet>& reached) {
      for (Candidate& candidate : candidates_) {
        LaneSet lanes = 0;
        for (const VertexIndex target : candidate.targets) lanes |= reached[target];
        for_each_lane(lanes, [&](std::size_t lane) { visit(candidate, first + lane); });
      }
    });
  }

  // Where only its own pieces are, nothing meets.
  void drop_lonely() {
    std::erase_if(candidates_, [](const Candidate& candidate) {
      return candidate.count == (candidate.place.own ? 1U : 0U);
    });
  }

  std::size_t keep_largest(const MeetingOptions& options) {
    const std::size_t arcs = std::max<std::size_t>(graph_.arcs.size(), 1);
    const std::size_t most =
        std::min(options.most_places, std::max(kFewestPlaces, kMostPlaceWork / arcs));
    if (candidates_.size() <= most) return 0;
    std::vector<std::size_t> counts;
    for (const Candidate& candidate : candidates_) counts.push_back(candidate.count);
    std::sort(counts.begin(), counts.end(), std::greater<>());
    const std::size_t fewest = most == 0 ? counts.front() : counts[most - 1];
    std::size_t room = most - static_cast<std::size_t>(
                                  std::count_if(counts.begin(), counts.end(),
                                                [&](std::size_t count) { return count > fewest; }));
    return std::erase_if(candidates_, [&](const Candidate& candidate) {
      if (candidate.count != fewest) return candidate.count < fewest;
      return room == 0 || room-- == 0;
    });
  }

  std::vector<Candidate*> easiest_first() {
    std::vector<Candidate*> places;
    for (Candidate& candidate : candidates_) places.push_back(&candidate);
    std::stable_sort(places.begin(), places.end(),
                     [](const Candidate* a, const Candidate* b) { return a->count < b->count; });
    return places;
  }

  const Network& network_;
  const FlowGraph& graph_;
  const LaneSearch& search_;
  std::vector<Holder> holders_;
  std::vector<std::vector<VertexIndex>> starts_;
  std::vector<Candidate> candidates_;
};

// ---- what official figures leave out -------------------------------------------------------------

/// A collector, the vertices that it counts, and that of a kind which it does not.
struct Mandate {
  std::vector<VertexIndex> counted;
  std::optional<VertexIndex> desk;
};

class Uncounted {
 public:
  Uncounted(const FlowGraph& graph, const LaneSearch& search) : graph_(graph), search_(search) {
    for (const VertexIndex vertex : graph.collectors) {
      counted_[graph.vertices[vertex].actor].push_back(vertex);
      ++collectors_of_[graph.vertices[vertex].kind];
    }
    for (std::size_t r = 0; r < graph.bearers.size(); ++r) {
      rows_of_[graph.vertices[graph.bearers[r].vertex].kind].push_back(r);
    }
  }

  void add_to(Meeting& found) && {
    for (const auto& [actor, counted] : counted_) {
      for (const auto& [kind, rows] : rows_of_) add_kind(actor, kind, rows);
    }
    if (listed_ > kMostListedRows || lane_work(graph_, graph_.bearers.size()) > kMostLaneWork) {
      found.uncounted_left_out = true;
      return;
    }
    std::vector<std::vector<VertexIndex>> starts;
    for (const Row& row : graph_.bearers) starts.push_back({row.vertex});
    each_batch(search_, starts, [&](std::size_t first, const std::vector<LaneSet>& reached) {
      for (std::size_t k = 0; k < kinds_.size(); ++k)
        note_ways(kinds_[k], mandates_[k], first, reached);
    });
    found.uncounted = std::move(kinds_);
  }

 private:
  [[nodiscard]] bool counts(std::uint32_t actor, std::uint32_t kind) const {
    const auto& counted = counted_.at(actor);
    return std::any_of(counted.begin(), counted.end(),
                       [&](VertexIndex vertex) { return graph_.vertices[vertex].kind == kind; });
  }

  void add_kind(std::uint32_t actor, std::uint32_t kind, const std::vector<std::size_t>& rows) {
    if (counts(actor, kind)) return;
    listed_ += rows.size();
    if (listed_ > kMostListedRows) return;
    UncountedKind& added = kinds_.emplace_back();
    added.collector = actor;
    added.kind = kind;
    added.elsewhere = collectors_of_.count(kind) > 0;
    for (const std::size_t row : rows) added.rows.push_back({row, false, false});
    mandates_.push_back({counted_.at(actor), find_vertex(graph_, actor, kind)});
  }

  static void note_ways(UncountedKind& kind, const Mandate& mandate, std::size_t first,
                        const std::vector<LaneSet>& reached) {
    LaneSet counted = 0;
    for (const VertexIndex vertex : mandate.counted) counted |= reached[vertex];
    const LaneSet at_desk = mandate.desk ? reached[*mandate.desk] : 0;
    const auto is_before = [](const UncountedRow& row, std::size_t wanted) {
      return row.row < wanted;
    };
    auto row = std::lower_bound(kind.rows.begin(), kind.rows.end(), first, is_before);
    for (; row != kind.rows.end() && row->row < first + kLanes; ++row) {
      row->comes_to_desk = (at_desk >> (row->row - first) & 1U) != 0;
      row->comes_as_other = (counted >> (row->row - first) & 1U) != 0;
    }
  }

  const FlowGraph& graph_;
  const LaneSearch& search_;
  std::map<std::uint32_t, std::vector<VertexIndex>> counted_;  // by actor
  std::map<std::uint32_t, std::size_t> collectors_of_;         // by kind
  std::map<std::uint32_t, std::vector<std::size_t>> rows_of_;  // by kind
  std::vector<UncountedKind> kinds_;
  std::vector<Mandate> mandates_;
  std::size_t listed_ = 0;
};

// ---- what comes back -----------------------------------------------------------------------------

/// Whose information may come back to a bearer: everybody's but what it holds itself.
struct Askers {
  std::vector<VertexIndex> informers;
  std::vector<VertexIndex> starts;   ///< those, and all pieces that might turn into information
  std::vector<std::size_t> bearers;  ///< positions in Meeting::feedback
};

class ComingBack {
 public:
  ComingBack(const Network& network, const FlowGraph& graph)
      : network_(network), graph_(graph), leaving_(arcs_by_tail(graph.numbers)) {
    for (const Holder& holder : holders(graph)) feedback_.push_back({holder.actor, {}, {}});
    entering_.resize(feedback_.size());
    for (ArcIndex arc = 0; arc < graph.arcs.size(); ++arc) note_entering(arc);
    gather_askers();
  }

  void add_to(Meeting& found) && {
    if (work_ > kMostLaneWork) {
      found.feedback_left_out = true;
      return;
    }
    const auto at_best = ways(passable_arcs(graph_, Lens::best));
    const auto at_high = ways(passable_arcs(graph_, Lens::high));
    const auto working = ways(working_arcs(graph_));
    std::vector<std::vector<VertexIndex>> starts;
    for (const Askers& askers : askers_) starts.push_back(askers.informers);
    const ClosedSets closed = closed_sets(network_, graph_, starts);
    for (std::size_t a = 0; a < askers_.size(); ++a) {
      for (const std::size_t b : askers_[a].bearers) {
        feedback_[b].by = at_best[b].empty() ? at_high[b] : at_best[b];
        feedback_[b].comes_back = answer(at_best[b], at_high[b], working[b], closed.sets[a].why,
                                         is_denied(closed.sets[a], feedback_[b].bearer));
      }
    }
    found.feedback = std::move(feedback_);
  }

 private:
  using Arcs = std::vector<ArcIndex>;

  /// What silence says of this bearer.
  enum class Denied : std::uint8_t { no, yes };

  static ComesBack answer(const Arcs& at_best, const Arcs& at_high, const Arcs& working, Why why,
                          Denied denied) {
    if (!at_best.empty()) return ComesBack::yes;
    if (!at_high.empty()) return ComesBack::almost_never;
    if (!working.empty()) return ComesBack::no;
    if (why == Why::open) return ComesBack::open;
    return why == Why::said && denied == Denied::yes ? ComesBack::no : ComesBack::not_asked;
  }

  /// That a line to somebody is missing says nothing of lines to others: this bearer is known to be told
  /// nothing where the missing line is one to it, or all who could tell were asked or have nowhere to go.
  [[nodiscard]] Denied is_denied(const Closed& closed, std::uint32_t bearer) const {
    bool all_asked = !closed.pairs.empty();
    for (const ClosedPair& pair : closed.pairs) {
      const bool asked = pair.silence == Silence::dead_end || pair.silence == Silence::asked;
      all_asked = all_asked && asked;
      for (const ArcIndex arc : pair.leaving) {
        if (graph_.vertices[graph_.numbers.heads[arc]].actor == bearer) return Denied::yes;
      }
    }
    return all_asked ? Denied::yes : Denied::no;
  }

  // What a bearer turns into information itself does not come back to it.
  void note_entering(ArcIndex arc) {
    const auto [actor, kind] = graph_.vertices[graph_.numbers.heads[arc]];
    if (graph_.arcs[arc].channel == Arc::kNoChannel) return;
    if (network_.kinds[kind].aim != Aim::inform) return;
    const auto bearer = std::lower_bound(
        feedback_.begin(), feedback_.end(), actor,
        [](const Feedback& known, std::uint32_t wanted) { return known.bearer < wanted; });
    if (bearer == feedback_.end() || bearer->bearer != actor) return;
    entering_[static_cast<std::size_t>(bearer - feedback_.begin())].push_back(arc);
  }

  [[nodiscard]] bool informs(std::uint32_t actor) const {
    const auto place = std::lower_bound(
        graph_.informers.begin(), graph_.informers.end(), actor,
        [&](VertexIndex vertex, std::uint32_t a) { return graph_.vertices[vertex].actor < a; });
    return place != graph_.informers.end() && graph_.vertices[*place].actor == actor;
  }

  void gather_askers() {
    askers_.emplace_back();  // of all who hold nothing that informs
    for (std::size_t b = 0; b < feedback_.size(); ++b) {
      if (!informs(feedback_[b].bearer)) askers_.front().bearers.push_back(b);
      if (informs(feedback_[b].bearer)) askers_.emplace_back().bearers.push_back(b);
    }
    const std::size_t size = graph_.informers.size() + graph_.bearers.size();
    work_ = lane_work(graph_, askers_.size()) + askers_.size() * size;
    if (work_ > kMostLaneWork) return;
    for (Askers& askers : askers_) gather_starts(askers, &askers == &askers_.front());
  }

  void gather_starts(Askers& askers, bool of_all) {
    for (const VertexIndex informer : graph_.informers) {
      const bool own =
          !of_all && graph_.vertices[informer].actor == feedback_[askers.bearers.front()].bearer;
      if (!own) askers.informers.push_back(informer);
    }
    askers.starts = askers.informers;
    for (const Row& row : graph_.bearers) askers.starts.push_back(row.vertex);
  }

  /// By bearer: the channels along `open` by which something comes to it.
  [[nodiscard]] std::vector<Arcs> ways(const ArcFlags& open) const {
    const LaneSearch search(graph_.numbers, leaving_, open);
    std::vector<std::vector<VertexIndex>> starts;
    for (const Askers& askers : askers_) starts.push_back(askers.starts);
    std::vector<Arcs> found(feedback_.size());
    each_batch(search, starts, [&](std::size_t first, const std::vector<LaneSet>& reached) {
      for (std::size_t a = first; a < std::min(first + kLanes, askers_.size()); ++a) {
        for (const std::size_t b : askers_[a].bearers) {
          for (const ArcIndex arc : entering_[b]) {
            const LaneSet at_tail = reached[graph_.numbers.tails[arc]];
            if (open[arc] != 0 && (at_tail >> (a - first) & 1U) != 0) found[b].push_back(arc);
          }
        }
      }
    });
    return found;
  }

  const Network& network_;
  const FlowGraph& graph_;
  ArcLists leaving_;
  std::vector<Feedback> feedback_;
  std::vector<Arcs> entering_;  // by bearer: channels that carry information to it
  std::vector<Askers> askers_;
  std::size_t work_ = 0;
};

}  // namespace

const char* word(ComesBack comes_back) {
  switch (comes_back) {
    case ComesBack::yes: return "yes";
    case ComesBack::almost_never: return "almost-never";
    case ComesBack::no: return "no";
    case ComesBack::open: return "open";
    case ComesBack::not_asked: return "not-asked";
  }
  return "";
}

Meeting meeting(const Network& network, const FlowGraph& graph, const MeetingOptions& options) {
  const ArcLists leaving = arcs_by_tail(graph.numbers);
  const ArcFlags open = passable_arcs(graph);
  const LaneSearch search(graph.numbers, leaving, open);
  Meeting found;
  Meetings(network, graph, search).add_to(found, options);
  Uncounted(graph, search).add_to(found);
  ComingBack(network, graph).add_to(found);
  found.lasting = LastingNumbers(network, graph, options).arrival();
  return found;
}

}  // namespace sideflow::engine
