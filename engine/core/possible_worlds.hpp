// Possible worlds: reach by sampling, 64 worlds to a machine word and many words at a time.
#pragma once

#include "engine/core/numbered_graph.hpp"
#include "engine/core/reach_question.hpp"
#include "engine/core/world_kernel.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sideflow::engine {

inline constexpr std::uint64_t kWorldsPerBlock = 64;

/// Blocks of 64 worlds, `last` not included. World w is lane w % 64 of block w / 64.
struct BlockRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  [[nodiscard]] std::uint64_t blocks() const { return last > first ? last - first : 0; }
  [[nodiscard]] std::uint64_t worlds() const { return blocks() * kWorldsPerBlock; }
};

/// What is known of a source before any world is drawn: it arrives in every world (it is a target, or
/// a way needs nothing uncertain), in none (no way is left), or it depends on the world.
enum class Fate : std::uint8_t { never, sometimes, always };

/// A question on a graph, laid out for searching worlds. Immutable; any number of threads may count
/// on one. Holds only what lies on a way from a source to a target.
class PossibleWorlds {
 public:
  /// Linear in the graph but for sorting.
  PossibleWorlds(const NumberedGraph& graph, const ReachQuestion& question);

  [[nodiscard]] std::size_t sources() const { return places_.size(); }
  /// Of the whole graph.
  [[nodiscard]] std::size_t elements() const { return numbers_.size(); }
  [[nodiscard]] std::size_t arcs() const { return tails_.size(); }

  /// By source of the question. `likelihoods` by element of the whole graph. Linear.
  [[nodiscard]] std::vector<Fate> fates(std::span<const double> likelihoods) const;

  static constexpr std::uint32_t kNowhere = 0xffffffff;
  static constexpr std::uint32_t kTarget = 0;

  /// By source of the question: its vertex, kTarget if it is a target, kNowhere if no way leads from
  /// it to one.
  [[nodiscard]] std::span<const std::uint32_t> places() const { return places_; }
  /// By element of the whole graph: its number here, or kNowhere.
  [[nodiscard]] std::span<const std::uint32_t> numbers() const { return numbers_; }
  /// By element here: its number in the whole graph.
  [[nodiscard]] std::span<const ElementIndex> originals() const { return originals_; }
  /// The graph as kernels read it, all but the elements' likelihoods.
  [[nodiscard]] WorldRows rows() const;

 private:
  void lay_out(const SplitQuestion& split);
  void number_elements();
  void note_tails();

  std::uint32_t vertices_ = 1;
  std::vector<std::uint32_t> places_;
  std::vector<std::uint32_t> numbers_;
  std::vector<ElementIndex> originals_;
  std::vector<std::uint32_t> sources_;  // vertices of the sources that depend on the world
  std::vector<std::uint32_t> entering_;
  std::vector<std::uint32_t> tails_;
  std::vector<std::uint32_t> heads_;
  std::vector<std::uint32_t> need_starts_{0};
  std::vector<std::uint32_t> needs_;
  ArcLists leaving_;
  std::vector<std::uint32_t> only_tails_;
  std::vector<std::uint8_t> arcs_of_;
};

/// A sum too wide for 64 bits.
struct WideSum {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  void add(std::uint64_t term) {
    low += term;
    high += low < term ? 1 : 0;
  }
  void add(const WideSum& other) {
    add(other.low);
    high += other.high;
  }
  [[nodiscard]] double value() const {
    return static_cast<double>(high) * 0x1p64 + static_cast<double>(low);
  }
  friend bool operator==(const WideSum&, const WideSum&) = default;
};

/// How many worlds a source arrives in, or how many differ. Integers only: counts of disjoint ranges
/// add up to those of the whole, in any order.
struct ReachCounts {
  std::uint64_t worlds = 0;
  std::vector<std::uint64_t> reached;  ///< by source: worlds in which it arrives (or that differ)
  std::vector<Fate> fates;             ///< by source
  /// The number of (source, world) pairs in a block, summed over blocks, and its square.
  std::uint64_t pairs = 0;
  WideSum pairs_squared;

  /// Adds the counts of other worlds of the same question. Empty counts add nothing.
  void add(const ReachCounts& other);
  friend bool operator==(const ReachCounts&, const ReachCounts&) = default;
};
using ChangeCounts = ReachCounts;

/// Half the width of Wilson's interval at one standard error: above 0 also when none or all of
/// `worlds` count; 1/2 without worlds. Wilson 1927, JASA 22.
[[nodiscard]] double wilson_half_width(std::uint64_t count, std::uint64_t worlds);

/// Share of worlds in which source number `source` arrives; 0 without worlds, unless it always does.
[[nodiscard]] double reach_estimate(const ReachCounts& counts, std::size_t source);
/// Standard error of that: 0 where the fate is decided, else Wilson's half-width.
[[nodiscard]] double reach_error(const ReachCounts& counts, std::size_t source);
/// Expected number of sources that arrive (or differ).
[[nodiscard]] double total_estimate(const ReachCounts& counts);
/// Standard error of that, from the spread between blocks, as sources share their worlds; no less than
/// the largest error of a source. With fewer than two blocks: the sum of the errors of all sources.
[[nodiscard]] double total_error(const ReachCounts& counts);

/// Counts over the worlds of `blocks`: element e is true where its uniform number, a function of seed,
/// world and e alone, is below likelihoods[e]. Exact to every bit of the likelihood; in the same world
/// what is true stays true at a higher likelihood. No blocks give zeros. Cost: see
/// docs/methods/possible-worlds.md.
[[nodiscard]] ReachCounts count_reach(const PossibleWorlds& worlds,
                                      std::span<const double> likelihoods, std::uint64_t seed,
                                      BlockRange blocks);

/// In how many of the same worlds the answer of a source differs between two questions, with the same
/// sources in the same order, at two vectors of likelihoods. An actor that falls away neither passes
/// on nor collects: likelihoods of 0, and fewer targets. Where reach only rises or only falls from one
/// to the other, pairs / worlds is the size of the change of the expected number.
[[nodiscard]] ChangeCounts count_change(const PossibleWorlds& from,
                                        std::span<const double> likelihoods_from,
                                        const PossibleWorlds& to,
                                        std::span<const double> likelihoods_to, std::uint64_t seed,
                                        BlockRange blocks);

}  // namespace sideflow::engine
