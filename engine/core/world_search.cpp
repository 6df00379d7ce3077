#include "engine/core/world_search.hpp"

#include "engine/core/random_words.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace sideflow::engine {

BinaryLikelihood binary_likelihood(double likelihood) {
  static_assert(std::numeric_limits<double>::is_iec559);
  if (!(likelihood > 0.0)) return {};
  if (likelihood >= 1.0) return {.certain = 1};
  const auto bits = std::bit_cast<std::uint64_t>(likelihood);
  const auto exponent = static_cast<std::uint32_t>(bits >> 52U);
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52U) - 1);
  const std::uint64_t digits = exponent == 0 ? fraction : fraction | std::uint64_t{1} << 52U;
  const auto zeros = static_cast<std::uint32_t>(std::countr_zero(digits));
  return {.digits = digits >> zeros, .rounds = 1075 - std::max(exponent, 1U) - zeros};
}

namespace {

/// For all rows of vertices and elements: wide rows are quicker, but each thread has its own.
constexpr std::size_t kMostBytes = std::size_t{256} << 20U;

std::size_t bytes_of(const WorldRows& rows, std::uint32_t words) {
  return (std::size_t{2} * rows.vertices + rows.elements) * words * sizeof(std::uint64_t);
}

std::span<const WorldKernel> best_kernels() {
  for (const auto instructions :
       {WorldKernel::Instructions::avx512, WorldKernel::Instructions::avx2}) {
    if (runs_here(instructions)) return world_kernels(instructions);
  }
  return world_kernels(WorldKernel::Instructions::plain);
}

}  // namespace

const WorldKernel& fitting_kernel(const WorldRows& rows, std::uint64_t blocks) {
  const auto kernels = best_kernels();
  for (const WorldKernel& kernel : kernels) {
    if (kernel.words <= blocks && bytes_of(rows, kernel.words) <= kMostBytes) return kernel;
  }
  return kernels.back();
}

std::uint64_t* WorldSearch::Room::rows(std::size_t count, std::uint32_t words) {
  lines.resize((count * words + 7) / 8);
  return lines.empty() ? nullptr : lines.front().words;
}

WorldFront WorldSearch::Front::of(std::uint32_t vertices, std::uint32_t words) {
  is_met.resize(vertices);
  met.resize(vertices);
  return {reached.rows(vertices, words), passed.rows(vertices, words), is_met.data(), met.data()};
}

WorldSearch::WorldSearch(const PossibleWorlds& worlds, std::span<const double> likelihoods,
                         const WorldKernel& kernel)
    : worlds_(worlds), kernel_(kernel), rows_(worlds.rows()) {
  draws_.reserve(rows_.elements);
  for (const ElementIndex element : worlds.originals()) {
    draws_.push_back({element_key(element), binary_likelihood(likelihoods[element])});
  }
  rows_.draws = draws_.data();
  drawn_.resize(rows_.elements);
  waiting_.resize((std::size_t{rows_.vertices} + 63) / 64);
  scratch_.keys = keys_.rows(1, words());
  scratch_.pending = pending_.rows(1, words());
  scratch_.back = back_.of(rows_.vertices, words());
  scratch_.words = words_.rows(rows_.elements, words());
  scratch_.drawn = drawn_.data();
  scratch_.waiting = waiting_.data();
}

void WorldSearch::search(std::uint64_t seed, std::uint64_t first, std::uint32_t blocks) {
  for (std::uint32_t b = 0; b < words(); ++b) scratch_.keys[b] = block_key(seed, first + b);
  first_ = first;
  blocks_ = blocks;
  kernel_.search(rows_, scratch_, blocks);
}

const std::uint64_t* WorldSearch::row_of(std::size_t source) const {
  const std::uint32_t place = worlds_.places()[source];
  if (place == PossibleWorlds::kNowhere) return nullptr;
  return scratch_.back.reached + std::size_t{place} * kernel_.words;
}

void WorldSearch::trace() {
  if (rows_.source_count == 0) return;
  if (event_counts_.empty()) {
    event_counts_.resize(rows_.elements);
    scratch_.forward = forward_.of(rows_.vertices, words());
    scratch_.events = events_.rows(rows_.elements, words());
    scratch_.event_counts = event_counts_.data();
  }
  const auto source = static_cast<std::uint32_t>(first_ % rows_.source_count * kWorldsPerBlock %
                                                 rows_.source_count);
  kernel_.trace(rows_, scratch_, blocks_, source);
}

}  // namespace sideflow::engine
