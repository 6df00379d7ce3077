// The searches over many possible worlds at once, on raw rows: one kernel for each instruction set
// and width, all with the same results.
#pragma once

#include <cstdint>
#include <span>

namespace sideflow::engine {

/// A likelihood, bit by bit: the binary digits behind the point are the lowest `rounds` bits of
/// `digits`, the last of them 1, with zeros before them where `rounds` is above 64.
struct BinaryLikelihood {
  std::uint64_t digits = 0;
  std::uint32_t rounds = 0;   ///< 0: certain, one way or the other
  std::uint32_t certain = 0;  ///< 1: true in every world
};

/// An element as a kernel sees it.
struct WorldElement {
  std::uint64_t key = 0;  ///< element_key() of its number in the whole graph
  BinaryLikelihood likelihood;
};

inline constexpr std::uint32_t kSeveralTails = 0xffffffff;

/// The graph of a question. Vertex 0 stands for all targets; arcs ascend by head.
struct WorldRows {
  std::uint32_t vertices = 0;
  std::uint32_t elements = 0;
  const std::uint32_t* entering = nullptr;      ///< by vertex and one more: range of arcs
  const std::uint32_t* tails = nullptr;         ///< by arc
  const std::uint32_t* heads = nullptr;         ///< by arc
  const std::uint32_t* need_starts = nullptr;   ///< by arc and one more: range in needs
  const std::uint32_t* needs = nullptr;         ///< elements
  const std::uint32_t* leaving = nullptr;       ///< by vertex and one more: range in leaving_arcs
  const std::uint32_t* leaving_arcs = nullptr;  ///< by tail
  const std::uint32_t* only_tails = nullptr;    ///< by element: the tail of all its arcs, if one
  const std::uint8_t* arcs_of = nullptr;        ///< by element: on how many arcs; 2: two or more
  const std::uint32_t* sources = nullptr;       ///< those that a search has to decide
  std::uint32_t source_count = 0;
  const WorldElement* draws = nullptr;  ///< by element
};

/// How far a search has come. A row is as many words as the kernel has; all rows are aligned to 64
/// bytes.
struct WorldFront {
  std::uint64_t* reached = nullptr;  ///< a row by vertex
  std::uint64_t* passed = nullptr;   ///< a row by vertex: lanes that it has passed on
  std::uint8_t* is_met = nullptr;    ///< by vertex: whether its rows were written on
  std::uint32_t* met = nullptr;      ///< those vertices
  std::uint32_t met_count = 0;
};

/// What a kernel writes on; everything is 0 before the first search.
struct WorldScratch {
  std::uint64_t* keys = nullptr;     ///< a row: block_key() by block
  std::uint64_t* pending = nullptr;  ///< a row: lanes in which some source is not yet reached
  std::uint64_t* words = nullptr;    ///< a row by element: where it is true
  std::uint8_t* drawn = nullptr;     ///< by element: whether the row holds
  std::uint64_t* waiting = nullptr;  ///< a bit by vertex, set while it has something to pass on
  WorldFront back;                   ///< from the target
  WorldFront forward;                ///< from the lane's own source
  std::uint64_t* events = nullptr;   ///< a row by element that stands on several arcs of one tail
  std::uint64_t* event_counts = nullptr;  ///< by element
};

struct WorldKernel {
  enum class Instructions : std::uint8_t { plain, avx2, avx512 };
  Instructions instructions;
  std::uint32_t words;  ///< blocks of 64 worlds that it searches at once

  /// Searches the first `blocks` blocks backwards from the target until every source is decided.
  void (*search)(const WorldRows&, WorldScratch&, std::uint32_t blocks);
  /// After search(): leads on from each lane's own source, the source of lane 0 being `first`, where
  /// that is not reached, and counts by element the lanes in which it alone is wanting.
  void (*trace)(const WorldRows&, WorldScratch&, std::uint32_t blocks, std::uint32_t first);
  /// By block: adds to `totals` the ones of a row; returns how many ones there are. Where `other` is
  /// given, of both rows' difference.
  std::uint64_t (*tally)(const std::uint64_t* row, const std::uint64_t* other,
                         std::uint64_t* totals);
};

/// The kernels that were compiled for these instructions, widest first; none where they do not exist.
[[nodiscard]] std::span<const WorldKernel> world_kernels(WorldKernel::Instructions instructions);

/// Whether this machine has the instructions. `plain` it always has.
[[nodiscard]] bool runs_here(WorldKernel::Instructions instructions);

}  // namespace sideflow::engine
