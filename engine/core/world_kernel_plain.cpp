#include "engine/core/random_words.hpp"
#include "engine/core/world_kernel_sets.hpp"

namespace sideflow::engine {
namespace {

using Vector = std::uint64_t __attribute__((vector_size(16), may_alias));

/// A bit by word.
inline std::uint32_t nonzero_words(Vector lanes) {
  return (lanes[0] != 0 ? 1U : 0U) | (lanes[1] != 0 ? 2U : 0U);
}

}  // namespace
}  // namespace sideflow::engine

#include "engine/core/world_kernel_body.hpp"

namespace sideflow::engine {

const WorldKernel kPlainKernels[2] = {kernel_of<4>(WorldKernel::Instructions::plain),
                                      kernel_of<1>(WorldKernel::Instructions::plain)};

}  // namespace sideflow::engine
