#include "engine/core/world_kernel.hpp"

#include "engine/core/world_kernel_sets.hpp"

namespace sideflow::engine {

std::span<const WorldKernel> world_kernels(WorldKernel::Instructions instructions) {
  switch (instructions) {
#if defined(SIDEFLOW_WIDE_KERNELS)
    case WorldKernel::Instructions::avx512: return kAvx512Kernels;
    case WorldKernel::Instructions::avx2: return kAvx2Kernels;
#else
    case WorldKernel::Instructions::avx512:
    case WorldKernel::Instructions::avx2: return {};
#endif
    case WorldKernel::Instructions::plain: break;
  }
  return kPlainKernels;
}

bool runs_here(WorldKernel::Instructions instructions) {
  switch (instructions) {
#if defined(SIDEFLOW_WIDE_KERNELS)
    case WorldKernel::Instructions::avx512:
      return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
             __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
             __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("popcnt") != 0;
    case WorldKernel::Instructions::avx2:
      return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
             __builtin_cpu_supports("popcnt") != 0;
#else
    case WorldKernel::Instructions::avx512:
    case WorldKernel::Instructions::avx2: return false;
#endif
    case WorldKernel::Instructions::plain: break;
  }
  return true;
}

}  // namespace sideflow::engine
