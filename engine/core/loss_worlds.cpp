#include "engine/core/loss_worlds.hpp"

#include "engine/core/random_words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sideflow::engine {

namespace {

constexpr double kNeverOpens = 2.0;
constexpr ElementIndex kNoElement = 0xffffffff;

/// When something opens, and the element that it waited for. In a total order: by time, then number.
struct Moment {
  double time = 0.0;
  ElementIndex element = kNoElement;

  friend bool operator<(const Moment& a, const Moment& b) {
    return a.time != b.time ? a.time < b.time : a.element < b.element;
  }
  friend bool operator==(const Moment&, const Moment&) = default;
};

constexpr Moment kFromTheStart{-1.0, kNoElement};

struct Player {
  std::uint64_t key = 0;
  double likelihood = 0;
  double stretch = 0;  ///< 1 / (1 - likelihood)
};

/// An arc that opens later, and the vertex that it would let in.
struct Waiting {
  Moment moment;
  std::uint32_t tail;
};

struct Later {
  bool operator()(const Waiting& a, const Waiting& b) const {
    return a.moment == b.moment ? b.tail < a.tail : b.moment < a.moment;
  }
};

/// Positions of sources, listed by vertex.
struct SourceLists {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> positions;

  [[nodiscard]] std::span<const std::uint32_t> at(std::uint32_t vertex) const {
    return {positions.data() + starts[vertex], starts[vertex + 1] - starts[vertex]};
  }
};

SourceLists listed(std::span<const std::uint32_t> places, std::uint32_t vertices) {
  SourceLists lists;
  lists.starts.assign(std::size_t{vertices} + 1, 0);
  const auto counts = [](std::uint32_t place) { return place != PossibleWorlds::kNowhere; };
  for (const std::uint32_t place : places) {
    if (counts(place)) ++lists.starts[place + 1];
  }
  for (std::uint32_t v = 0; v < vertices; ++v) lists.starts[v + 1] += lists.starts[v];
  std::vector<std::uint32_t> next(lists.starts.begin(), lists.starts.end() - 1);
  lists.positions.resize(lists.starts.back());
  for (std::uint32_t s = 0; s < places.size(); ++s) {
    if (counts(places[s])) lists.positions[next[places[s]]++] = s;
  }
  return lists;
}

/// The places of `detailed` alone.
std::vector<std::uint32_t> places_of(const PossibleWorlds& question,
                                     std::span<const std::size_t> detailed) {
  std::vector<std::uint32_t> places;
  for (const std::size_t source : detailed) places.push_back(question.places()[source]);
  return places;
}

std::vector<Player> players(const PossibleWorlds& question, std::span<const double> likelihoods,
                            std::span<const Opening> openings) {
  std::vector<Player> players;
  for (const ElementIndex element : question.originals()) {
    const Opening opening = openings.empty() ? Opening::rises : openings[element];
    const bool open = opening == Opening::fixed || likelihoods[element] >= 1.0;
    const double likelihood = open ? 1.0 : std::max(0.0, likelihoods[element]);
    const double stretch = opening == Opening::never ? -1.0 : open ? 0.0 : 1.0 / (1.0 - likelihood);
    players.push_back({element_key(element), likelihood, stretch});
  }
  return players;
}

class LossSearch {
 public:
  LossSearch(const PossibleWorlds& question, std::span<const double> likelihoods,
             std::span<const Opening> openings, std::span<const std::size_t> detailed)
      : question_(question),
        rows_(question.rows()),
        players_(players(question, likelihoods, openings)),
        sources_(listed(question.places(), rows_.vertices)),
        details_(listed(places_of(question, detailed), rows_.vertices)),
        first_(rows_.vertices),
        arrived_(rows_.vertices, 0) {
    counts_.arrived.assign(question.sources(), 0);
    counts_.unreachable.assign(question.sources(), 0);
    counts_.lost.assign(question.elements(), 0);
    counts_.lost_squared.assign(question.elements(), {});
    counts_.lost_of_source.assign(detailed.size() * question.elements(), 0);
    find_openable();
  }

  void search(std::uint64_t seed, std::uint64_t world) {
    key_ = block_key(stream_seed(seed, kLossStream), world);
    ++counts_.worlds;
    std::fill(first_.begin(), first_.end(), Moment{kNeverOpens, kNoElement});
    heap_.clear();
    left_ = openable_sources_;
    now_ = kFromTheStart;
    let_in(PossibleWorlds::kTarget);
    spread();
    while (left_ > 0 && !heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), Later{});
      const Waiting next = heap_.back();
      heap_.pop_back();
      if (first_[next.tail].time < 0.0) continue;
      if (!(now_ == next.moment)) start_moment(next.moment);
      let_in(next.tail);
      spread();
    }
    start_moment(kFromTheStart);
  }

  [[nodiscard]] LossCounts counts() && {
    for (std::size_t s = 0; s < question_.sources(); ++s) {
      const std::uint32_t place = question_.places()[s];
      const bool openable = place != PossibleWorlds::kNowhere && openable_[place] != 0;
      if (openable) counts_.arrived[s] = arrived_[place];
      if (!openable) counts_.unreachable[s] = counts_.worlds;
    }
    return std::move(counts_);
  }

 private:
  /// Which vertices have a way that opens at all, and how many sources stand there.
  void find_openable() {
    openable_.assign(rows_.vertices, 0);
    openable_[PossibleWorlds::kTarget] = 1;
    met_.push_back(PossibleWorlds::kTarget);
    while (!met_.empty()) {
      const std::uint32_t head = met_.back();
      met_.pop_back();
      openable_sources_ += sources_.at(head).size();
      for (std::uint32_t arc = rows_.entering[head]; arc < rows_.entering[head + 1]; ++arc) {
        const std::uint32_t tail = rows_.tails[arc];
        if (openable_[tail] != 0 || !opens(arc)) continue;
        openable_[tail] = 1;
        met_.push_back(tail);
      }
    }
  }

  [[nodiscard]] bool opens(std::uint32_t arc) const {
    const auto needs = needs_of(arc);
    return std::none_of(needs.begin(), needs.end(),
                        [&](std::uint32_t need) { return players_[need].stretch < 0.0; });
  }

  [[nodiscard]] std::span<const std::uint32_t> needs_of(std::uint32_t arc) const {
    return {rows_.needs + rows_.need_starts[arc],
            rows_.need_starts[arc + 1] - rows_.need_starts[arc]};
  }

  /// When `arc` opens, at the earliest now.
  [[nodiscard]] Moment moment_of(std::uint32_t arc) const {
    Moment latest = now_;
    for (const std::uint32_t need : needs_of(arc)) {
      const Player& player = players_[need];
      if (player.stretch < 0.0) return {kNeverOpens, kNoElement};
      const double u = uniform(word_of_round(round_base(key_, player.key), 0));
      if (u < player.likelihood) continue;
      const Moment moment{(u - player.likelihood) * player.stretch, need};
      if (latest < moment) latest = moment;
    }
    return latest;
  }

  /// Counts what was lost at the moment that ends, and begins another.
  void start_moment(const Moment& next) {
    if (now_.element != kNoElement && let_in_now_ > 0) {
      const ElementIndex element = question_.originals()[now_.element];
      counts_.lost[element] += let_in_now_;
      counts_.lost_squared[element].add(let_in_now_ * let_in_now_);
    }
    let_in_now_ = 0;
    now_ = next;
  }

  /// `vertex` has a way now.
  void let_in(std::uint32_t vertex) {
    first_[vertex].time = -1.0;
    met_.push_back(vertex);
    const std::uint64_t here = sources_.at(vertex).size();
    left_ -= here;
    let_in_now_ += here;
    if (now_.element == kNoElement) {
      ++arrived_[vertex];
      return;
    }
    const ElementIndex element = question_.originals()[now_.element];
    for (const std::uint32_t position : details_.at(vertex)) {
      ++counts_.lost_of_source[std::size_t{position} * question_.elements() + element];
    }
  }

  /// Lets in what arcs that are open by now lead to, and puts those that open later on the heap.
  void spread() {
    // First in, first out: vertices are numbered by distance, so memory is read mostly forwards.
    for (std::size_t next = 0; next < met_.size() && left_ > 0; ++next) {
      const std::uint32_t head = met_[next];
      const std::uint32_t last = rows_.entering[head + 1];
      for (std::uint32_t arc = rows_.entering[head]; arc < last; ++arc) {
        look_at(arc);
      }
    }
    met_.clear();
  }

  void look_at(std::uint32_t arc) {
    const std::uint32_t tail = rows_.tails[arc];
    if (!(now_ < first_[tail])) return;
    const Moment moment = moment_of(arc);
    if (moment == now_) {
      let_in(tail);
    } else if (moment < first_[tail]) {
      first_[tail] = moment;
      heap_.push_back({moment, tail});
      std::push_heap(heap_.begin(), heap_.end(), Later{});
    }
  }

  const PossibleWorlds& question_;
  WorldRows rows_;
  std::vector<Player> players_;
  SourceLists sources_;
  SourceLists details_;
  std::vector<std::uint8_t> openable_;
  std::uint64_t openable_sources_ = 0;
  std::vector<Moment> first_;  // by vertex: when it is let in, as far as known; below 0 once it is
  std::vector<std::uint64_t> arrived_;  // by vertex
  std::vector<Waiting> heap_;
  std::vector<std::uint32_t> met_;  // let in, arcs not yet looked at
  Moment now_;
  std::uint64_t let_in_now_ = 0;
  std::uint64_t left_ = 0;  // sources still to be let in
  std::uint64_t key_ = 0;
  LossCounts counts_;
};

template <class Number>
void add_each(std::vector<Number>& sums, const std::vector<Number>& terms) {
  sums.resize(std::max(sums.size(), terms.size()));
  for (std::size_t i = 0; i < terms.size(); ++i) sums[i] += terms[i];
}

}  // namespace

void LossCounts::add(const LossCounts& other) {
  worlds += other.worlds;
  add_each(arrived, other.arrived);
  add_each(unreachable, other.unreachable);
  add_each(lost, other.lost);
  add_each(lost_of_source, other.lost_of_source);
  lost_squared.resize(std::max(lost_squared.size(), other.lost_squared.size()));
  for (std::size_t e = 0; e < other.lost_squared.size(); ++e) {
    lost_squared[e].add(other.lost_squared[e]);
  }
}

double loss_estimate(const LossCounts& counts, ElementIndex element) {
  if (counts.worlds == 0) return 0.0;
  return static_cast<double>(counts.lost[element]) / static_cast<double>(counts.worlds);
}

double loss_error(const LossCounts& counts, ElementIndex element) {
  if (counts.worlds < 2) return 0.5;
  const auto n = static_cast<double>(counts.worlds);
  const double mean = loss_estimate(counts, element);
  const double variance = std::max(0.0, counts.lost_squared[element].value() / n - mean * mean);
  return std::max(std::sqrt(variance / (n - 1.0)), wilson_half_width(0, counts.worlds));
}

LossCounts count_losses(const PossibleWorlds& question, std::span<const double> likelihoods,
                        std::span<const Opening> openings, std::span<const std::size_t> detailed,
                        std::uint64_t seed, WorldRange worlds) {
  LossSearch search(question, likelihoods, openings, detailed);
  for (std::uint64_t world = worlds.first; world < worlds.last; ++world) {
    search.search(seed, world);
  }
  return std::move(search).counts();
}

}  // namespace sideflow::engine
