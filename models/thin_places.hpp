// What is thin in a network: right, but resting on little. Not errors, and not warnings either.
#pragma once

#include "models/network.hpp"

#include <string>
#include <vector>

namespace sideflow {

/// One sort of thinness and all that are thin in this way.
struct ThinPlace {
  std::string what;  ///< stable word for machines: "not-asked-where"
  std::string says;  ///< for people: "nobody asked these actors where they pass things on"
  std::vector<std::string> ids;  ///< sorted, each once

  friend bool operator==(const ThinPlace&, const ThinPlace&) = default;
};

/// What is thin, always in the same order; sorts of which there are none are left out. An empty
/// network has none. Linear in the network but for sorting.
[[nodiscard]] std::vector<ThinPlace> thin_places(const Network& network);

}  // namespace sideflow
