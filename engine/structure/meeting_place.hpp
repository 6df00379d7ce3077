// The numbers of one place where pieces meet: one question, by diagram or in possible worlds.
#pragma once

#include "engine/core/possible_worlds.hpp"
#include "engine/flow/parallel_blocks.hpp"
#include "engine/flow/reach_forms.hpp"
#include "engine/flow/search_side.hpp"
#include "engine/structure/meeting.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace sideflow::engine {

/// A bearer as a whole: all that it holds and that is to be collected.
struct Holder {
  std::uint32_t actor = 0;
  std::vector<VertexIndex> starts;
};

/// The open channels, and in front of them vertices that stand for bearers, sectors, and all bearers
/// but one: at least two are there where somebody is, and also without any one of them.
struct PlaceQuestion {
  NumberedGraph graph;
  std::vector<VertexIndex> targets;
  std::vector<VertexIndex> bearers;
  std::vector<VertexIndex> sectors;
  std::vector<VertexIndex> somebody;  ///< all of them, then all but each in turn

  VertexIndex add(const std::vector<VertexIndex>& ahead) {
    const VertexIndex vertex = graph.vertices++;
    for (const VertexIndex next : ahead) graph.add_arc(vertex, next, {});
    return vertex;
  }
};

/// The chance of "all but this one" needs no new search: two rows of vertices, from both ends.
inline void ask_for_all_but_one(PlaceQuestion& question) {
  const std::size_t count = question.bearers.size();
  std::vector<std::vector<VertexIndex>> before(count + 1);
  std::vector<std::vector<VertexIndex>> after(count + 1);
  for (std::size_t b = 0; b < count; ++b) {
    auto ahead = before[b];
    ahead.push_back(question.bearers[b]);
    before[b + 1] = {question.add(ahead)};
  }
  for (std::size_t b = count; b-- > 0;) {
    auto ahead = after[b + 1];
    ahead.push_back(question.bearers[b]);
    after[b] = {question.add(ahead)};
  }
  question.somebody = before[count];
  for (std::size_t b = 0; b < count; ++b) {
    auto ahead = before[b];
    ahead.insert(ahead.end(), after[b + 1].begin(), after[b + 1].end());
    question.somebody.push_back(question.add(ahead));
  }
}

/// Who can come to `targets`: the bearers as such, each with all that it holds.
inline PlaceQuestion place_question(const Network& network, const NumberedGraph& open,
                                    const std::vector<Holder>& holders,
                                    std::vector<VertexIndex> targets) {
  PlaceQuestion question{open, std::move(targets), {}, {}, {}};
  std::map<SectorId, std::vector<VertexIndex>> by_sector;
  for (const Holder& holder : holders) {
    const VertexIndex bearer = question.add(holder.starts);
    question.bearers.push_back(bearer);
    const auto& sector = network.actors[holder.actor].sector;
    if (sector) by_sector[*sector].push_back(bearer);
  }
  for (const auto& [sector, bearers] : by_sector) question.sectors.push_back(question.add(bearers));
  if (question.bearers.size() > 1) ask_for_all_but_one(question);
  return question;
}

/// P(two or more) = P(somebody) - sum over bearers of P(that one alone).
inline double two_or_more(std::span<const double> somebody) {
  if (somebody.empty()) return 0.0;
  double sum = somebody[0];
  for (const double without : somebody.subspan(1)) sum -= somebody[0] - without;
  return std::clamp(sum, 0.0, 1.0);
}

inline double total(std::span<const double> numbers) {
  double sum = 0;
  for (const double number : numbers) sum += number;
  return sum;
}

/// Works out places one after the other, within one budget.
class PlaceNumbers {
 public:
  static constexpr std::size_t kMostArcsExact = 20'000;        ///< above, no diagram is tried
  static constexpr std::uint64_t kMostArcVisits = 80'000'000;  ///< of the worlds of one question
  static constexpr std::uint64_t kFewestWorlds = 4'096;
  static constexpr std::uint64_t kMostWorlds = 16'384;

  PlaceNumbers(const FlowGraph& graph, const MeetingOptions& options)
      : values_(likelihoods(graph, Lens::best)),
        open_(open_part(graph.numbers, passable_arcs(graph), certain_elements(values_))),
        left_(share_of(options.budget)),
        sampling_(options.sampling) {}

  [[nodiscard]] const NumberedGraph& open() const { return open_; }

  /// Best called for easy places first: after a few that no diagram comes out for, none is tried.
  void fill_in(MeetingPlace& place, const PlaceQuestion& question) {
    const bool may_come_out = hopeless_ < kMostHopeless && question.graph.arcs() <= kMostArcsExact;
    if (may_come_out && work_out(place, question)) return;
    hopeless_ += may_come_out ? 1 : 0;
    sample(place, question);
  }

 private:
  static constexpr std::size_t kMostHopeless = 3;

  // Reach and what rests on it come first.
  static DiagramBudget share_of(DiagramBudget budget) {
    budget.steps /= 4;
    return budget;
  }

  bool work_out(MeetingPlace& place, const PlaceQuestion& question) {
    ReachQuestion asked{question.bearers, question.targets};
    for (const auto* more : {&question.sectors, &question.somebody}) {
      asked.sources.insert(asked.sources.end(), more->begin(), more->end());
    }
    const auto diagram = ReachDiagram::compile(question.graph, std::span(&asked, 1), left_);
    left_.steps -= std::min(left_.steps, diagram.steps());
    if (!diagram.complete()) return false;
    const std::vector<double> answers = diagram.evaluate(values_);
    const std::span all(answers);
    const std::size_t bearers = question.bearers.size();
    place.expected_bearers.value = total(all.subspan(0, bearers));
    place.expected_sectors.value = total(all.subspan(bearers, question.sectors.size()));
    place.at_least_two.value = two_or_more(all.subspan(bearers + question.sectors.size()));
    return true;
  }

  [[nodiscard]] ReachCounts counted(const PlaceQuestion& question,
                                    const std::vector<VertexIndex>& sources) const {
    const PossibleWorlds worlds(question.graph, {sources, question.targets});
    const std::uint64_t arcs = std::max<std::uint64_t>(worlds.arcs(), 1);
    const std::uint64_t most = std::clamp(kMostArcVisits / arcs, kFewestWorlds, kMostWorlds);
    return sampled_reach(worlds, std::span(&values_, 1),
                         {.seed = sampling_.seed,
                          .error = sampling_.error,
                          .max_worlds = most,
                          .threshold = std::nullopt,
                          .threads = sampling_.threads})
        .front();
  }

  [[nodiscard]] MeetingNumber expected(const PlaceQuestion& question,
                                       const std::vector<VertexIndex>& sources) const {
    if (sources.empty()) return {};
    const ReachCounts counts = counted(question, sources);
    return {total_estimate(counts), Sampled{total_error(counts), counts.worlds}};
  }

  void sample(MeetingPlace& place, const PlaceQuestion& question) const {
    place.expected_bearers = expected(question, question.bearers);
    place.expected_sectors = expected(question, question.sectors);
    if (question.somebody.empty()) return;
    const ReachCounts counts = counted(question, question.somebody);
    std::vector<double> somebody;
    for (std::size_t s = 0; s < question.somebody.size(); ++s) {
      somebody.push_back(reach_estimate(counts, s));
    }
    const double two = two_or_more(somebody);  // in the same worlds: their share
    const auto worlds = static_cast<double>(counts.worlds);
    const auto with_two = static_cast<std::uint64_t>(std::llround(two * worlds));
    place.at_least_two = {two, Sampled{wilson_half_width(with_two, counts.worlds), counts.worlds}};
  }

  std::vector<double> values_;
  NumberedGraph open_;
  DiagramBudget left_;
  SamplingChoice sampling_;
  std::size_t hopeless_ = 0;  // places that no diagram came out for
};

}  // namespace sideflow::engine
