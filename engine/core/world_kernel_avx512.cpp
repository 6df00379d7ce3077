#include "engine/core/random_words.hpp"
#include "engine/core/world_kernel_sets.hpp"

#if defined(SIDEFLOW_WIDE_KERNELS)

#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,bmi,popcnt")

namespace sideflow::engine {
namespace {

using Vector = std::uint64_t __attribute__((vector_size(64), may_alias));

/// A bit by word.
inline std::uint32_t nonzero_words(Vector lanes) {
  using Signed = long long __attribute__((vector_size(64)));
  const auto all = reinterpret_cast<Signed>(lanes);
  return __builtin_ia32_ptestmq512(all, all, 0xff);
}

}  // namespace
}  // namespace sideflow::engine

#include "engine/core/world_kernel_body.hpp"

namespace sideflow::engine {

const WorldKernel kAvx512Kernels[3] = {kernel_of<4>(WorldKernel::Instructions::avx512),
                                       kernel_of<2>(WorldKernel::Instructions::avx512),
                                       kernel_of<1>(WorldKernel::Instructions::avx512)};

}  // namespace sideflow::engine

#endif
