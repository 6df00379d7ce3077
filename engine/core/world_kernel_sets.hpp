// Which sets of kernels there are; each is defined in a file of its own.
#pragma once

#include "engine/core/world_kernel.hpp"

// Only where one compiler is known to keep to a file's own instructions; anywhere else, WebAssembly
// included, the plain kernels give the same results.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define SIDEFLOW_WIDE_KERNELS
#endif

namespace sideflow::engine {

#if defined(SIDEFLOW_WIDE_KERNELS)
extern const WorldKernel kAvx512Kernels[3];
extern const WorldKernel kAvx2Kernels[2];
#endif
extern const WorldKernel kPlainKernels[2];

}  // namespace sideflow::engine
