#include "engine/core/random_words.hpp"
#include "engine/core/world_kernel_sets.hpp"

#if defined(SIDEFLOW_WIDE_KERNELS)

#pragma GCC target("avx2,bmi,popcnt")

namespace sideflow::engine {
namespace {

using Vector = std::uint64_t __attribute__((vector_size(32), may_alias));

/// A bit by word.
inline std::uint32_t nonzero_words(Vector lanes) {
  using Doubles = double __attribute__((vector_size(32)));
  const auto upper_bits = reinterpret_cast<Doubles>(lanes != Vector{});
  return static_cast<std::uint32_t>(__builtin_ia32_movmskpd256(upper_bits));
}

}  // namespace
}  // namespace sideflow::engine

#include "engine/core/world_kernel_body.hpp"

namespace sideflow::engine {

const WorldKernel kAvx2Kernels[2] = {kernel_of<4>(WorldKernel::Instructions::avx2),
                                     kernel_of<2>(WorldKernel::Instructions::avx2)};

}  // namespace sideflow::engine

#endif
