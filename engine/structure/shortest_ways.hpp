// All shortest ways from one vertex, and how they are shared. Vertices have numbers of their own
// here, those with many links first, so that what is looked at often lies close together.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace sideflow::engine {

/// In multiples of 2^-44; every link has one of at least kLinkLength.
using WayLength = std::uint64_t;

inline constexpr double kWayUnits = 0x1p44;
/// What a link counts on top of its own length: of ways that are equally long but for rounding, the one with
/// the fewest links is the shortest, and no link has length 0.
inline constexpr WayLength kLinkLength = WayLength{1} << 12U;
/// So much longer is equally long: far more than rounding amounts to, less than a link counts.
inline constexpr WayLength kWayTie = kLinkLength / 2;
inline constexpr WayLength kLongestLink = WayLength{1} << 56U;
/// Longer ways than this are not walked.
inline constexpr WayLength kFar = WayLength{1} << 63U;

/// The length of a link that is `length` long, which must not be negative.
[[nodiscard]] inline WayLength way_length(double length) {
  const double most = static_cast<double>(kLongestLink - kLinkLength);
  return kLinkLength + static_cast<WayLength>(std::llround(std::min(length * kWayUnits, most)));
}

struct WayLink {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  WayLength length = 0;
};

enum class WayMeasure : std::uint8_t { links, lengths };

/// Links in compressed rows.
struct WayRows {
  std::vector<std::uint32_t> vertices;  ///< by number
  std::vector<std::uint32_t> numbers;   ///< by vertex
  std::vector<std::uint32_t> first;     ///< by number, and one more
  std::vector<std::uint32_t> heads;     ///< numbers
  std::vector<WayLength> lengths;       ///< as `heads`; empty: every link counts 1

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(vertices.size()); }
  [[nodiscard]] std::span<const std::uint32_t> out(std::uint32_t number) const {
    return std::span(heads).subspan(first[number], first[number + 1] - first[number]);
  }
};

/// By number, the vertices in the order of their links in and out, most first, then as they were.
[[nodiscard]] inline std::vector<std::uint32_t> by_degree(std::uint32_t size,
                                                          std::span<const WayLink> links) {
  std::vector<std::uint32_t> degrees(size, 0);
  for (const WayLink& link : links) {
    ++degrees[link.from];
    ++degrees[link.to];
  }
  std::vector<std::uint32_t> vertices(size);
  std::iota(vertices.begin(), vertices.end(), 0U);
  std::stable_sort(vertices.begin(), vertices.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return degrees[a] > degrees[b]; });
  return vertices;
}

/// The rows of these links between vertices below `size`, each pair at most once.
[[nodiscard]] inline WayRows way_rows(std::uint32_t size, std::vector<WayLink> links,
                                      WayMeasure measure) {
  WayRows rows;
  rows.vertices = by_degree(size, links);
  rows.numbers.resize(size);
  for (std::uint32_t n = 0; n < size; ++n) rows.numbers[rows.vertices[n]] = n;
  for (WayLink& link : links) {
    link.from = rows.numbers[link.from];
    link.to = rows.numbers[link.to];
  }
  std::sort(links.begin(), links.end(), [](const WayLink& a, const WayLink& b) {
    return std::pair(a.from, a.to) < std::pair(b.from, b.to);
  });
  rows.first.assign(size + 1, 0);
  for (const WayLink& link : links) {
    ++rows.first[link.from + 1];
    rows.heads.push_back(link.to);
    if (measure == WayMeasure::lengths) rows.lengths.push_back(link.length);
  }
  std::partial_sum(rows.first.begin(), rows.first.end(), rows.first.begin());
  return rows;
}

/// Consecutive positions with no link among them, and the links that leave them.
struct WayStage {
  std::uint32_t position;
  std::uint32_t link;
};

/// What one search found. The arrays may be longer than what is in use.
struct ShortestWays {
  std::vector<std::uint32_t> order;  ///< by position: what was reached, nearest first
  std::uint32_t reached = 0;
  std::vector<std::uint32_t> tails;  ///< of the links on shortest ways: positions, ascending
  std::vector<std::uint32_t> heads;  ///< positions, beyond that of the tail
  std::uint32_t links = 0;
  std::vector<WayStage> stages;  ///< where each begins; one more
};

/// Room for all that a search of `rows` can find. One more of each, as the search writes first and
/// sees then whether that counts.
[[nodiscard]] inline ShortestWays room_for_ways(const WayRows& rows) {
  ShortestWays ways;
  ways.order.resize(rows.size() + 1);
  ways.tails.resize(rows.heads.size() + 1);
  ways.heads.resize(rows.heads.size() + 1);
  return ways;
}

/// Shortest ways by number of links. Without branches on what was found: they would be guessed wrong
/// too often.
class StepSearch {
 public:
  explicit StepSearch(const WayRows& rows)
      : rows_(rows), ways_(room_for_ways(rows)), positions_(rows.size()) {}

  /// The ways from `source`, until the next search.
  const ShortestWays& from(std::uint32_t source) {
    std::fill(positions_.begin(), positions_.end(), kNowhere);
    ways_.stages.clear();
    positions_[source] = 0;
    ways_.order[0] = source;
    ways_.reached = 1;
    ways_.links = 0;
    for (std::uint32_t begin = 0; begin < ways_.reached;) begin = next_stage(begin);
    ways_.stages.push_back({ways_.reached, ways_.links});
    return ways_;
  }
  [[nodiscard]] bool found(std::uint32_t number) const { return positions_[number] != kNowhere; }
  [[nodiscard]] std::uint32_t position(std::uint32_t number) const { return positions_[number]; }

 private:
  /// Above all positions, and the only one with this bit.
  static constexpr std::uint32_t kNowhere = std::uint32_t{1} << 31U;

  /// Walks on from all that was found last; returns where that ends.
  std::uint32_t next_stage(std::uint32_t begin) {
    const std::uint32_t end = ways_.reached;
    std::uint32_t reached = end;
    std::uint32_t links = ways_.links;
    ways_.stages.push_back({begin, links});
    for (std::uint32_t tail = begin; tail < end; ++tail) {
      const std::uint32_t number = ways_.order[tail];
      const std::uint32_t last = rows_.first[number + 1];
      for (std::uint32_t l = rows_.first[number]; l < last; ++l) {
        const std::uint32_t head = rows_.heads[l];
        const std::uint32_t known = positions_[head];
        const std::uint32_t position = std::min(known, reached);
        positions_[head] = position;
        ways_.order[reached] = head;
        reached += known >> 31U;  // 1 where nothing is known
        ways_.tails[links] = tail;
        ways_.heads[links] = position;
        links += static_cast<std::uint32_t>(position >= end);
      }
    }
    ways_.reached = reached;
    ways_.links = links;
    return end;
  }

  const WayRows& rows_;
  ShortestWays ways_;
  std::vector<std::uint32_t> positions_;  ///< by number
};

/// Shortest ways by length (Dijkstra 1959), of which those count that are equally long but for kWayTie.
class LengthSearch {
 public:
  explicit LengthSearch(const WayRows& rows)
      : rows_(rows), ways_(room_for_ways(rows)), positions_(rows.size()), lengths_(rows.size()) {}

  /// The ways from `source`, until the next search.
  const ShortestWays& from(std::uint32_t source) {
    std::fill(lengths_.begin(), lengths_.end(), kFar);
    ways_.reached = 0;
    ways_.links = 0;
    ways_.stages.clear();
    lengths_[source] = 0;
    waiting_.assign(1, {0, source});
    while (!waiting_.empty()) visit_nearest();
    for (std::uint32_t p = 0; p < ways_.reached; ++p) keep_links(p);
    ways_.stages.push_back({ways_.reached, ways_.links});
    return ways_;
  }
  [[nodiscard]] bool found(std::uint32_t number) const { return lengths_[number] < kFar; }
  [[nodiscard]] std::uint32_t position(std::uint32_t number) const { return positions_[number]; }

 private:
  using Waiting = std::pair<WayLength, std::uint32_t>;

  void visit_nearest() {
    std::pop_heap(waiting_.begin(), waiting_.end(), std::greater<>());
    const auto [length, number] = waiting_.back();
    waiting_.pop_back();
    if (length != lengths_[number]) return;  // came nearer meanwhile
    positions_[number] = ways_.reached;
    ways_.order[ways_.reached++] = number;
    for (std::uint32_t l = rows_.first[number]; l < rows_.first[number + 1]; ++l) {
      const WayLength to_head = length + rows_.lengths[l];
      const std::uint32_t head = rows_.heads[l];
      if (to_head >= lengths_[head]) continue;
      lengths_[head] = to_head;
      waiting_.emplace_back(to_head, head);
      std::push_heap(waiting_.begin(), waiting_.end(), std::greater<>());
    }
  }

  void keep_links(std::uint32_t tail) {
    const std::uint32_t number = ways_.order[tail];
    ways_.stages.push_back({tail, ways_.links});
    for (std::uint32_t l = rows_.first[number]; l < rows_.first[number + 1]; ++l) {
      const std::uint32_t head = rows_.heads[l];
      const WayLength to_head = lengths_[number] + rows_.lengths[l];
      if (!found(head) || to_head > lengths_[head] + kWayTie) continue;
      ways_.tails[ways_.links] = tail;
      ways_.heads[ways_.links++] = positions_[head];
    }
  }

  const WayRows& rows_;
  ShortestWays ways_;
  std::vector<std::uint32_t> positions_;  ///< by number
  std::vector<WayLength> lengths_;        ///< by number
  std::vector<Waiting> waiting_;          ///< a heap, the nearest on top
};

/// A number that is not negative, of any size: part * 2^power.
class WideNumber {
 public:
  WideNumber() = default;
  explicit WideNumber(double value) : WideNumber(value, 0) {}

  WideNumber& operator+=(const WideNumber& other) {
    if (other.part_ == 0) return *this;
    if (part_ == 0 || other.power_ > power_ + kDigits) return *this = other;
    if (power_ > other.power_ + kDigits) return *this;
    const int shift = static_cast<int>(other.power_ - power_);
    return *this = WideNumber(part_ + std::ldexp(other.part_, shift), power_);
  }
  friend WideNumber operator/(double value, const WideNumber& by) {
    return {value / by.part_, -by.power_};
  }
  friend double product(const WideNumber& a, const WideNumber& b) {
    const std::int64_t power = std::clamp<std::int64_t>(a.power_ + b.power_, -kMost, kMost);
    return std::ldexp(a.part_ * b.part_, static_cast<int>(power));
  }

 private:
  static constexpr std::int64_t kDigits = 64;
  static constexpr std::int64_t kMost = 4096;  // beyond, a double is 0 or infinite anyway

  WideNumber(double part, std::int64_t power) {
    int more = 0;
    part_ = std::frexp(part, &more);
    power_ = power + more;
  }

  double part_ = 0;
  std::int64_t power_ = 0;
};

inline double product(double a, double b) { return a * b; }

/// Whether counts of this size can be trusted: above, a double may run over.
inline bool is_within_range(double count) { return count < 0x1p1000; }
inline bool is_within_range(const WideNumber&) { return true; }

/// How many shortest ways there are, and what share of them pass each vertex. All loops run over
/// positions and links as they lie: short loops by vertex would be left at a bad guess each time.
template <class Number>
class WayCounts {
 public:
  /// Counts the ways to every position; whether Number was wide enough for it.
  [[nodiscard]] bool count(const ShortestWays& ways) {
    counts_.assign(ways.reached, Number(0));
    counts_[0] = Number(1);
    for (std::uint32_t l = 0; l < ways.links; ++l) counts_[ways.heads[l]] += counts_[ways.tails[l]];
    return std::all_of(counts_.begin(), counts_.end(),
                       [](const Number& count) { return is_within_range(count); });
  }

  /// By position, after count(): the sum over all positions beyond, of the worth of each times the share
  /// of the ways there that pass this one (Brandes 2001, theorem 6). Uses the counts up.
  [[nodiscard]] std::span<const double> shares(const ShortestWays& ways,
                                               std::span<const double> worth) {
    onward_.assign(ways.reached, Number(0));
    shares_.resize(ways.reached);
    for (std::size_t stage = ways.stages.size() - 1; stage-- > 0;) {
      share_of_stage(ways, worth, ways.stages[stage], ways.stages[stage + 1]);
    }
    return shares_;
  }

 private:
  void share_of_stage(const ShortestWays& ways, std::span<const double> worth, WayStage begin,
                      WayStage end) {
    for (std::uint32_t l = begin.link; l < end.link; ++l) {
      onward_[ways.tails[l]] += counts_[ways.heads[l]];
    }
    for (std::uint32_t p = begin.position; p < end.position; ++p) {
      shares_[p] = product(onward_[p], counts_[p]);
      counts_[p] = (worth[p] + shares_[p]) / counts_[p];
    }
  }

  std::vector<Number> counts_;  ///< of ways; from the far end on: what each way there is worth
  std::vector<Number> onward_;
  std::vector<double> shares_;
};

}  // namespace sideflow::engine
