// Possible worlds one after the other, the way one would write it well without words of many worlds.
#pragma once

#include "tools/bench/networks.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sideflow::tools {

/// One backward search a world from all collectors at once over compressed rows. An arc is drawn only
/// when the search comes to it and its tail is not reached yet; the search ends when every bearer is.
class ScalarWorlds {
 public:
  explicit ScalarWorlds(const BenchNetwork& network);

  /// By bearer: in how many of `worlds` worlds it reaches a collector. A function of the seed.
  [[nodiscard]] std::vector<std::uint64_t> arrivals(std::size_t worlds, std::uint64_t seed);

 private:
  struct Arc {
    std::uint32_t tail;
    std::uint32_t threshold;  ///< open when a random 32-bit number is below
  };

  void search(class Dice& dice);
  void enter(std::uint32_t vertex);

  std::vector<std::uint32_t> starts_;  // by head and one more: range in arcs_
  std::vector<Arc> arcs_;
  std::vector<std::uint32_t> bearers_;
  std::vector<std::uint32_t> collectors_;
  std::vector<std::uint8_t> bears_;
  std::vector<std::uint32_t> reached_in_;  // by vertex: the last world in which it was reached
  std::vector<std::uint32_t> stack_;
  std::uint32_t world_ = 0;
  std::uint32_t missing_ = 0;  // bearers not reached yet
};

}  // namespace sideflow::tools
