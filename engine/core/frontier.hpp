// What is known half-way through a piece, and sets of that.
#pragma once

#include "engine/core/frontier_plan.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sideflow::engine {

inline constexpr std::uint32_t kMet = 0;

/// What has been found out about the places of the frontier: from where to where a way leads through
/// arcs already decided. Row 0 is where the source has come to; column 0 is the target.
struct Frontier {
  std::array<PlaceSet, kMostPlaces> to{};
  std::uint32_t memory = 0;      ///< remembered elements that are true
  std::uint32_t waiting = kMet;  ///< 1 + position of the source, until it is met
};

constexpr PlaceSet place_bit(std::uint32_t place) { return PlaceSet{1} << place; }

/// Calls visit(place) for the places of `set`, ascending.
template <class Visit>
void for_each_place(PlaceSet set, Visit visit) {
  for (; set != 0; set &= set - 1) visit(static_cast<std::uint32_t>(std::countr_zero(set)));
}

/// Frontiers that use the first `places` places, each once, numbered as they come.
class FrontierSet {
 public:
  explicit FrontierSet(std::uint32_t places);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Bytes held; growing needs as many again.
  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] Frontier at(std::size_t position) const;

  /// Position of `frontier`, which is added where it is new.
  std::uint32_t position(const Frontier& frontier);
  /// Keeps the room for the next use.
  void clear();

 private:
  void pack(const Frontier& frontier, std::uint64_t* words) const;
  [[nodiscard]] std::size_t hash(const std::uint64_t* words) const;
  void grow();

  std::uint32_t places_;
  std::uint32_t rows_a_word_;
  std::size_t words_;  // of one frontier: its rows, then memory and waiting
  std::size_t size_ = 0;
  std::vector<std::uint64_t> rows_;
  std::vector<std::uint32_t> slots_;  // open addressing: 1 + position; 0 is empty
};

}  // namespace sideflow::engine
