// Whether two estimates can be of the same thing.
#pragma once

#include <cstdint>

namespace sideflow::tools {

/// So many of so many worlds.
struct Share {
  std::uint64_t count;
  std::uint64_t worlds;
};

/// How far apart two shares are that should estimate the same probability: the number of standard
/// errors at which a normal distribution has the tail that they have by Fisher's exact test, which
/// also holds for few worlds and small counts (Fisher 1935, The Design of Experiments). 0 to 38.
[[nodiscard]] double standard_errors_apart(Share one, Share other);

}  // namespace sideflow::tools
