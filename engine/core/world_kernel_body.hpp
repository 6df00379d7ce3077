// The text of the kernels, included once by each instruction set's file, which first defines Vector
// and nonzero_words(). Nothing of the standard library may be called from here: an inline function of
// it, compiled for instructions that not every machine has, could be the copy that the linker keeps.

#include "engine/core/random_words.hpp"
#include "engine/core/world_kernel.hpp"

#if defined(__clang__)
#define SIDEFLOW_UNROLLED
#else
#define SIDEFLOW_UNROLLED _Pragma("GCC unroll 8")
#endif

namespace sideflow::engine {
namespace {

using Word = std::uint64_t;
constexpr std::uint32_t kVectorWords = sizeof(Vector) / sizeof(Word);
constexpr std::uint32_t kAhead = 8;  // arcs to fetch rows ahead, as measured

/// One search at a time; N vectors a row.
template <int N>
class Kernel {
 public:
  static constexpr std::uint32_t kWords = N * kVectorWords;
  /// So many words of a row are quicker one by one, as measured.
  static constexpr int kFewWords = kWords <= 8 ? 1 : kWords / 6;

  static void search(const WorldRows& rows, WorldScratch& scratch, std::uint32_t blocks) {
    Kernel(rows, scratch).search_backwards(blocks);
  }
  static void trace(const WorldRows& rows, WorldScratch& scratch, std::uint32_t blocks,
                    std::uint32_t first) {
    Kernel kernel(rows, scratch);
    kernel.lead_on_from_sources(blocks, first);
    kernel.count_events();
  }
  static Word tally(const Word* row, const Word* other, Word* totals) {
    Word all = 0;
    for (std::uint32_t block = 0; block < kWords; ++block) {
      const Word word = other == nullptr ? row[block] : row[block] ^ other[block];
      const Word ones = static_cast<Word>(__builtin_popcountll(word));
      totals[block] += ones;
      all += ones;
    }
    return all;
  }

 private:
  using Lanes = Vector[N];

  Kernel(const WorldRows& rows, WorldScratch& scratch)
      : rows_(rows), scratch_(scratch), arcs_(rows.entering[rows.vertices]) {}

  static Vector* row(Word* words, std::size_t number) {
    return reinterpret_cast<Vector*>(words + number * kWords);
  }
  Vector* reached(std::uint32_t vertex) { return row(scratch_.back.reached, vertex); }
  Vector* forward(std::uint32_t vertex) { return row(scratch_.forward.reached, vertex); }

  static bool any(const Lanes& lanes) {
    Vector all = lanes[0];
    SIDEFLOW_UNROLLED for (int i = 1; i < N; ++i) all |= lanes[i];
    return nonzero_words(all) != 0;
  }
  // --- backwards from the target -----------------------------------------------------------------

  void search_backwards(std::uint32_t blocks) {
    WorldFront& back = scratch_.back;
    clear(back);
    for (std::uint32_t e = 0; e < rows_.elements; ++e) scratch_.drawn[e] = 0;
    for (std::uint32_t block = 0; block < kWords; ++block) {
      const Word valid = block < blocks ? ~Word{0} : 0;
      scratch_.pending[block] = back.reached[block] = valid;
    }
    until_look_ = rows_.source_count;
    meet(back, 0);
    sweep<Back>(back);
  }

  /// Empties the rows that the search before has written on.
  static void clear(WorldFront& front) {
    for (std::uint32_t m = 0; m < front.met_count; ++m) {
      const std::uint32_t vertex = front.met[m];
      front.is_met[vertex] = 0;
      Vector* const lanes = row(front.reached, vertex);
      Vector* const passed = row(front.passed, vertex);
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) lanes[i] = passed[i] = Vector{};
    }
    front.met_count = 0;
  }

  /// Notes that `vertex` has something to pass on.
  void meet(WorldFront& front, std::uint32_t vertex) {
    if (front.is_met[vertex] == 0) {
      front.is_met[vertex] = 1;
      front.met[front.met_count++] = vertex;
    }
    scratch_.waiting[vertex / 64] |= Word{1} << (vertex % 64);
    if (vertex / 64 < lowest_) lowest_ = vertex / 64;
  }

  /// Lets the vertices that wait pass on, in ascending order, again and again until none waits.
  template <class Pass>
  void sweep(WorldFront& front) {
    const std::uint32_t ends = (rows_.vertices + 63) / 64;
    while (lowest_ < ends) {
      std::uint32_t place = lowest_;
      lowest_ = ends;
      for (; place < ends; ++place) {
        for (Word waiting = scratch_.waiting[place]; waiting != 0;) {
          const auto bit = static_cast<std::uint32_t>(__builtin_ctzll(waiting));
          scratch_.waiting[place] &= ~(Word{1} << bit);
          visit<Pass>(front, place * 64 + bit);
          waiting = scratch_.waiting[place] & (~Word{1} << bit);
        }
      }
    }
  }

  /// Lets `vertex` pass on the lanes that it has not passed on before.
  template <class Pass>
  void visit(WorldFront& front, std::uint32_t vertex) {
    const Vector* const lanes = row(front.reached, vertex);
    const Vector* const pending = row(scratch_.pending, 0);
    Vector* const passed = row(front.passed, vertex);
    Lanes fresh;
    std::uint32_t full = 0;  // a bit by word
    SIDEFLOW_UNROLLED for (std::uint32_t i = 0; i < N; ++i) {
      fresh[i] = lanes[i] & ~passed[i] & pending[i];
      passed[i] = lanes[i];
      full |= nonzero_words(fresh[i]) << (i * kVectorWords);
    }
    if (__builtin_popcount(full) > kFewWords) {
      Pass::lanes(*this, vertex, fresh);
    } else if (full != 0) {
      visit_words<Pass>(vertex, fresh, full);
    }
  }

  template <class Pass>
  void visit_words(std::uint32_t vertex, const Lanes& fresh, std::uint32_t full) {
    alignas(64) Word words[kWords];
    SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) row(words, 0)[i] = fresh[i];
    for (; full != 0; full &= full - 1) {
      const auto place = static_cast<std::uint32_t>(__builtin_ctz(full));
      Pass::word(*this, vertex, place, words[place]);
    }
  }

  /// The two ways to pass on, for sweep().
  struct Back {
    static void lanes(Kernel& kernel, std::uint32_t vertex, const Lanes& fresh) {
      kernel.pass_back_lanes(vertex, fresh);
      if (kernel.until_look_-- == 0) kernel.look_at_sources();
    }
    static void word(Kernel& kernel, std::uint32_t vertex, std::uint32_t place, Word fresh) {
      kernel.pass_back_word(vertex, place, fresh);
    }
  };
  struct Forward {
    static void lanes(Kernel& kernel, std::uint32_t vertex, const Lanes& fresh) {
      kernel.pass_forward_lanes(vertex, fresh);
    }
    static void word(Kernel& kernel, std::uint32_t vertex, std::uint32_t place, Word fresh) {
      kernel.pass_forward_word(vertex, place, fresh);
    }
  };

  void pass_back_lanes(std::uint32_t vertex, const Lanes& fresh) {
    const std::uint32_t last = rows_.entering[vertex + 1];
    for (std::uint32_t arc = rows_.entering[vertex]; arc < last; ++arc) {
      const std::uint32_t tail = rows_.tails[arc];
      Vector* const lanes = reached(tail);
      if (arc + kAhead < arcs_) fetch(scratch_.back.reached, rows_.tails[arc + kAhead]);
      Lanes open;
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) open[i] = fresh[i] & ~lanes[i];
      if (any(open) && keep_open(arc, tail, open)) add(scratch_.back, tail, open);
    }
  }

  void pass_back_word(std::uint32_t vertex, std::uint32_t place, Word fresh) {
    const std::uint32_t last = rows_.entering[vertex + 1];
    for (std::uint32_t arc = rows_.entering[vertex]; arc < last; ++arc) {
      const std::uint32_t tail = rows_.tails[arc];
      Word& word = scratch_.back.reached[std::size_t{tail} * kWords + place];
      if (arc + kAhead < arcs_) {
        const std::size_t next = std::size_t{rows_.tails[arc + kAhead]} * kWords + place;
        __builtin_prefetch(scratch_.back.reached + next, 1);
      }
      const Word open = open_of(arc, place, fresh & ~word);
      if (open == 0) continue;
      word |= open;
      meet(scratch_.back, tail);
    }
  }

  void add(WorldFront& front, std::uint32_t vertex, const Lanes& more) {
    Vector* const lanes = row(front.reached, vertex);
    SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) lanes[i] |= more[i];
    meet(front, vertex);
  }

  static void fetch(Word* words, std::uint32_t vertex) {
    const char* const at = reinterpret_cast<const char*>(row(words, vertex));
    SIDEFLOW_UNROLLED for (std::uint32_t byte = 0; byte < kWords * sizeof(Word); byte += 64) {
      __builtin_prefetch(at + byte, 1);
    }
  }

  /// Keeps of `lanes` those in which `arc` is open. False: none.
  bool keep_open(std::uint32_t arc, std::uint32_t tail, Lanes& lanes) {
    const std::uint32_t last = rows_.need_starts[arc + 1];
    for (std::uint32_t need = rows_.need_starts[arc]; need < last; ++need) {
      const Vector* const truth = drawn(rows_.needs[need], tail);
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) lanes[i] &= truth[i];
      if (!any(lanes)) return false;
    }
    return true;
  }

  /// Once every so often, how many sources there are telling how often: in which lanes some source
  /// is still to be reached. The others have nothing left to find.
  void look_at_sources() {
    until_look_ = rows_.source_count;
    Lanes pending;
    SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) pending[i] = Vector{};
    for (std::uint32_t s = 0; s < rows_.source_count; ++s) {
      const Vector* const lanes = reached(rows_.sources[s]);
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) pending[i] |= ~lanes[i];
    }
    Vector* const kept = row(scratch_.pending, 0);
    SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) kept[i] &= pending[i];
  }

  // --- word by word, where few words hold anything -----------------------------------------------

  /// Of `lanes` in word number `place` those in which `arc` is open.
  Word open_of(std::uint32_t arc, std::uint32_t place, Word lanes) const {
    const std::uint32_t last = rows_.need_starts[arc + 1];
    for (std::uint32_t need = rows_.need_starts[arc]; need < last && lanes != 0; ++need) {
      lanes = true_of(rows_.needs[need], place, lanes);
    }
    return lanes;
  }

  /// Of `lanes` those in which `element` is true: as drawn() has it, but without keeping it.
  Word true_of(std::uint32_t element, std::uint32_t place, Word lanes) const {
    if (scratch_.drawn[element] != 0) {
      return lanes & scratch_.words[std::size_t{element} * kWords + place];
    }
    const WorldElement& of = rows_.draws[element];
    Word base = scratch_.keys[place] + of.key;
    base = (base ^ (base >> kFirstShift)) * kFirstMultiplier;
    Word truth = lanes & (0 - Word{of.likelihood.certain});
    for (std::uint32_t left = of.likelihood.rounds; left > 0 && lanes != 0; --left) {
      Word x = base ^ (base >> kFirstShift);
      x *= kSecondMultiplier;
      x ^= x >> kSecondShift;
      base += kRoundStep;
      const Word digit = left > 64 ? 0 : 0 - (of.likelihood.digits >> (left - 1) & 1);
      truth |= lanes & ~x & digit;
      lanes &= ~(x ^ digit);
    }
    return truth;
  }

  // --- drawing -----------------------------------------------------------------------------------

  /// Where `element`, wanted on an arc that leaves `tail`, is true: in the lanes in which that can
  /// still matter, now or later.
  const Vector* drawn(std::uint32_t element, std::uint32_t tail) {
    Vector* const truth = row(scratch_.words, element);
    if (scratch_.drawn[element] == 0) {
      scratch_.drawn[element] = 1;
      draw(element, tail, truth);
    }
    return truth;
  }

  /// Compares a uniform number with the likelihood in every lane, digit by digit, until every lane
  /// is decided. Lanes in which the only tail is reached already never ask again.
  __attribute__((noinline)) void draw(std::uint32_t element, std::uint32_t tail, Vector* result) {
    const WorldElement& of = rows_.draws[element];
    const Word whole = 0 - Word{of.likelihood.certain};
    const bool one_tail = rows_.only_tails[element] != kSeveralTails;
    const Vector* const arrived = reached(tail);
    const Vector* const keys = row(scratch_.keys, 0);
    const Vector* const pending = row(scratch_.pending, 0);
    Lanes base;
    Lanes undecided;
    Lanes truth;
    SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) {
      base[i] = keys[i] + of.key;
      base[i] = (base[i] ^ (base[i] >> kFirstShift)) * kFirstMultiplier;
      undecided[i] = one_tail ? pending[i] & ~arrived[i] : pending[i];
      truth[i] = Vector{} + whole;
    }
    // Turned over whenever the digit changes, `truth` holds the last digit that a lane was compared
    // with: that which decided it.
    Word before = 0;
    for (std::uint32_t left = of.likelihood.rounds; left > 0; --left) {
      const Word digit = left > 64 ? 0 : 0 - (of.likelihood.digits >> (left - 1) & 1);
      const Word turn = digit ^ before;
      before = digit;
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) {
        truth[i] ^= undecided[i] & turn;
        Vector x = base[i] ^ (base[i] >> kFirstShift);
        x *= kSecondMultiplier;
        undecided[i] &= ~(x ^ (x >> kSecondShift) ^ digit);
        base[i] += kRoundStep;
      }
      if (!any(undecided)) break;
    }
    // No digits left, and equal so far: not below.
    SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) truth[i] &= ~undecided[i] | whole;
    SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) result[i] = truth[i];
  }

  // --- forwards from the sources, and what alone is wanting --------------------------------------

  void lead_on_from_sources(std::uint32_t blocks, std::uint32_t first) {
    clear(scratch_.forward);
    std::uint32_t source = first;
    for (std::uint32_t lane = 0; lane < 64 * blocks; ++lane) {
      const std::uint32_t vertex = rows_.sources[source];
      const Word bit = Word{1} << (lane % 64);
      const std::size_t place = std::size_t{vertex} * kWords + lane / 64;
      if ((scratch_.back.reached[place] & bit) == 0) {
        scratch_.forward.reached[place] |= bit;
        meet(scratch_.forward, vertex);
      }
      if (++source == rows_.source_count) source = 0;
    }
    sweep<Forward>(scratch_.forward);
  }

  void pass_forward_lanes(std::uint32_t vertex, const Lanes& fresh) {
    for (std::uint32_t at = rows_.leaving[vertex]; at < rows_.leaving[vertex + 1]; ++at) {
      const std::uint32_t arc = rows_.leaving_arcs[at];
      const Vector* const back = reached(rows_.heads[arc]);
      const Vector* const lanes = forward(rows_.heads[arc]);
      Lanes open;
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) open[i] = fresh[i] & ~back[i] & ~lanes[i];
      if (any(open) && keep_open(arc, vertex, open)) {
        add(scratch_.forward, rows_.heads[arc], open);
      }
    }
  }

  void pass_forward_word(std::uint32_t vertex, std::uint32_t place, Word fresh) {
    for (std::uint32_t at = rows_.leaving[vertex]; at < rows_.leaving[vertex + 1]; ++at) {
      const std::uint32_t arc = rows_.leaving_arcs[at];
      const std::size_t word = std::size_t{rows_.heads[arc]} * kWords + place;
      Word& lanes = scratch_.forward.reached[word];
      const Word open = open_of(arc, place, fresh & ~scratch_.back.reached[word] & ~lanes);
      if (open == 0) continue;
      lanes |= open;
      meet(scratch_.forward, rows_.heads[arc]);
    }
  }

  void count_events() {
    for (std::uint32_t m = 0; m < scratch_.forward.met_count; ++m) {
      const std::uint32_t vertex = scratch_.forward.met[m];
      Lanes here;
      const Vector* const lanes = forward(vertex);
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) here[i] = lanes[i];
      count_events_at(vertex, here);
    }
  }

  void count_events_at(std::uint32_t vertex, const Lanes& here) {
    bool gathered = false;
    for (std::uint32_t at = rows_.leaving[vertex]; at < rows_.leaving[vertex + 1]; ++at) {
      const std::uint32_t arc = rows_.leaving_arcs[at];
      const Vector* const back = reached(rows_.heads[arc]);
      Lanes there;
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) there[i] = here[i] & back[i];
      if (any(there)) gathered |= look_at_arc(arc, vertex, there);
    }
    if (gathered) settle(vertex);
  }

  /// In the lanes `there` the arc would complete a way, so some need of it is wanting: counts those
  /// that are wanting alone. True if any of them stands on other arcs of the tail too: such events
  /// are gathered first, so that a lane counts once.
  bool look_at_arc(std::uint32_t arc, std::uint32_t tail, const Lanes& there) {
    bool gathered = false;
    const std::uint32_t last = rows_.need_starts[arc + 1];
    for (std::uint32_t need = rows_.need_starts[arc]; need < last; ++need) {
      const std::uint32_t element = rows_.needs[need];
      if (rows_.only_tails[element] == kSeveralTails) continue;
      Lanes alone;
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) alone[i] = there[i];
      if (!keep_others(arc, need, tail, alone)) continue;
      if (rows_.arcs_of[element] == 1) {
        scratch_.event_counts[element] += ones(alone);
      } else {
        Vector* const events = row(scratch_.events, element);
        SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) events[i] |= alone[i];
        gathered = true;
      }
    }
    return gathered;
  }

  bool keep_others(std::uint32_t arc, std::uint32_t but, std::uint32_t tail, Lanes& lanes) {
    const std::uint32_t last = rows_.need_starts[arc + 1];
    for (std::uint32_t need = rows_.need_starts[arc]; need < last; ++need) {
      if (need == but) continue;
      const Vector* const truth = drawn(rows_.needs[need], tail);
      SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) lanes[i] &= truth[i];
      if (!any(lanes)) return false;
    }
    return true;
  }

  void settle(std::uint32_t vertex) {
    for (std::uint32_t at = rows_.leaving[vertex]; at < rows_.leaving[vertex + 1]; ++at) {
      const std::uint32_t arc = rows_.leaving_arcs[at];
      for (std::uint32_t n = rows_.need_starts[arc]; n < rows_.need_starts[arc + 1]; ++n) {
        const std::uint32_t element = rows_.needs[n];
        if (rows_.arcs_of[element] == 1 || rows_.only_tails[element] != vertex) continue;
        Lanes events;
        Vector* const kept = row(scratch_.events, element);
        SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) {
          events[i] = kept[i];
          kept[i] = Vector{};
        }
        scratch_.event_counts[element] += ones(events);
      }
    }
  }

  static Word ones(const Lanes& lanes) {
    Word count = 0;
    SIDEFLOW_UNROLLED for (int i = 0; i < N; ++i) {
      SIDEFLOW_UNROLLED for (std::uint32_t w = 0; w < kVectorWords; ++w) {
        count += static_cast<Word>(__builtin_popcountll(lanes[i][w]));
      }
    }
    return count;
  }

  const WorldRows& rows_;
  WorldScratch& scratch_;
  const std::uint32_t arcs_;
  std::uint32_t lowest_ = 0xffffffff;  // the first word of `waiting` that may hold anything
  std::uint32_t until_look_ = 0;
};

template <int N>
constexpr WorldKernel kernel_of(WorldKernel::Instructions instructions) {
  return {instructions, Kernel<N>::kWords, &Kernel<N>::search, &Kernel<N>::trace,
          &Kernel<N>::tally};
}

}  // namespace
}  // namespace sideflow::engine
