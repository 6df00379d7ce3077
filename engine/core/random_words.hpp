// Random words as a pure function of where they are used: no state, no order of drawing.
#pragma once

#include <cstdint>

namespace sideflow::engine {

// Odd multipliers and shifts of the mixing below; the step between rounds is 2^64 / golden ratio.
inline constexpr std::uint64_t kFirstMultiplier = 0xd6e8feb86659fd93;
inline constexpr std::uint64_t kSecondMultiplier = 0x9fb21c651e98df25;
inline constexpr std::uint64_t kRoundStep = 0x9e3779b97f4a7c15;
inline constexpr unsigned kFirstShift = 32;
inline constexpr unsigned kSecondShift = 29;

/// `x` with every bit depending on every other: a one-to-one map of two multiplications and three
/// shifts, of the family of Stafford's finalisers of MurmurHash3.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> kFirstShift)) * kFirstMultiplier;
  x = (x ^ (x >> kSecondShift)) * kSecondMultiplier;
  return x ^ (x >> kFirstShift);
}

/// A seed for a stream of its own: streams of different numbers have nothing to do with one another.
[[nodiscard]] constexpr std::uint64_t stream_seed(std::uint64_t seed, std::uint64_t stream) {
  return mixed(mixed(seed) + (stream + 1) * kRoundStep);
}

/// What the words of one block have in common.
[[nodiscard]] constexpr std::uint64_t block_key(std::uint64_t seed, std::uint64_t block) {
  return mixed(mixed(seed + kRoundStep) + block * kRoundStep);
}

/// What the words of one element have in common.
[[nodiscard]] constexpr std::uint64_t element_key(std::uint64_t element) {
  return mixed((element + 1) * kRoundStep);
}

/// First half of the mixing, the same for all rounds of an element in a block.
[[nodiscard]] constexpr std::uint64_t round_base(std::uint64_t of_block, std::uint64_t of_element) {
  const std::uint64_t sum = of_block + of_element;
  return (sum ^ (sum >> kFirstShift)) * kFirstMultiplier;
}

/// Second half of the mixing.
[[nodiscard]] constexpr std::uint64_t word_of_round(std::uint64_t base, std::uint64_t round) {
  std::uint64_t x = base + round * kRoundStep;
  x = (x ^ (x >> kFirstShift)) * kSecondMultiplier;
  return x ^ (x >> kSecondShift);
}

/// 64 random bits, a function of the four numbers alone (docs/methods/possible-worlds.md says how it
/// is made and what is tested). Bit i is lane i of the block.
[[nodiscard]] constexpr std::uint64_t random_word(std::uint64_t seed, std::uint64_t block,
                                                  std::uint64_t element, std::uint64_t round) {
  return word_of_round(round_base(block_key(seed, block), element_key(element)), round);
}

/// The upper 53 bits of a random word as a number in [0, 1).
[[nodiscard]] constexpr double uniform(std::uint64_t word) {
  return static_cast<double>(word >> 11U) * 0x1p-53;
}

}  // namespace sideflow::engine
