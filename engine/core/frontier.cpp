#include "engine/core/frontier.hpp"

#include <algorithm>

namespace sideflow::engine {

namespace {

constexpr std::size_t kFirstSlots = 64;

}  // namespace

FrontierSet::FrontierSet(std::uint32_t places)
    : places_(places),
      rows_a_word_(64 / places),
      words_((places + rows_a_word_ - 1) / rows_a_word_ + 1),
      slots_(kFirstSlots, 0) {}

std::size_t FrontierSet::bytes() const {
  return rows_.capacity() * sizeof(rows_[0]) + slots_.size() * sizeof(slots_[0]);
}

void FrontierSet::clear() {
  size_ = 0;
  rows_.clear();
  std::fill(slots_.begin(), slots_.end(), 0);
}

std::uint32_t FrontierSet::position(const Frontier& frontier) {
  if ((size_ + 1) * 2 > slots_.size()) grow();
  const std::size_t end = rows_.size();
  rows_.resize(end + words_);
  std::uint64_t* fresh = rows_.data() + end;
  pack(frontier, fresh);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(fresh) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (!std::equal(fresh, fresh + words_, rows_.data() + (slots_[slot] - 1) * words_)) continue;
    rows_.resize(end);
    return slots_[slot] - 1;
  }
  slots_[slot] = static_cast<std::uint32_t>(++size_);
  return slots_[slot] - 1;
}

Frontier FrontierSet::at(std::size_t position) const {
  const std::uint64_t* words = rows_.data() + position * words_;
  const std::uint64_t mask = (std::uint64_t{1} << places_) - 1;
  Frontier frontier;
  for (std::uint32_t row = 0; row < places_; ++words) {
    const std::uint32_t end = std::min(row + rows_a_word_, places_);
    for (std::uint64_t word = *words; row < end; word >>= places_) {
      frontier.to[row++] = static_cast<PlaceSet>(word & mask);
    }
  }
  frontier.memory = static_cast<std::uint32_t>(*words);
  frontier.waiting = static_cast<std::uint32_t>(*words >> 32);
  return frontier;
}

void FrontierSet::pack(const Frontier& frontier, std::uint64_t* words) const {
  for (std::uint32_t row = 0; row < places_; ++words) {
    const std::uint32_t end = std::min(row + rows_a_word_, places_);
    *words = 0;
    for (std::uint32_t shift = 0; row < end; shift += places_) {
      *words |= std::uint64_t{frontier.to[row++]} << shift;
    }
  }
  *words = std::uint64_t{frontier.waiting} << 32 | frontier.memory;
}

std::size_t FrontierSet::hash(const std::uint64_t* words) const {
  std::uint64_t mixed = 0x9e3779b97f4a7c15U;
  for (std::size_t w = 0; w < words_; ++w) {
    mixed = (mixed ^ words[w]) * 0xd6e8feb86659fd93U;
    mixed ^= mixed >> 32;
  }
  return static_cast<std::size_t>(mixed * 0x9e3779b97f4a7c15U >> 24);
}

void FrontierSet::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < size_; ++i) {
    std::size_t slot = hash(rows_.data() + i * words_) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace sideflow::engine
