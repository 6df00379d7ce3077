// A fast seeded source of random numbers, the same on every machine.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace sideflow::tools {

/// xoshiro256+ of Blackman and Vigna 2021 (ACM Transactions on Mathematical Software 47), its state
/// filled by splitmix64 as they advise.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) {
    for (std::uint64_t& word : state_) word = next_of_splitmix(seed);
  }

  std::uint64_t word() {
    const std::uint64_t result = state_[0] + state_[3];
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }
  /// 0 to count - 1.
  std::uint32_t below(std::uint32_t count) {
    return static_cast<std::uint32_t>(((word() >> 32U) * count) >> 32U);
  }
  /// At least 0, less than 1.
  double fraction() { return static_cast<double>(word() >> 11U) * 0x1p-53; }

 private:
  static std::uint64_t next_of_splitmix(std::uint64_t& seed) {
    std::uint64_t mixed = seed += 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
  }

  std::array<std::uint64_t, 4> state_{};
};

}  // namespace sideflow::tools
