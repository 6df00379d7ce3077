#include "models/known_ids.hpp"

#include <algorithm>

namespace sideflow {

void IdTable::sort() {
  std::sort(ids_.begin(), ids_.end());
  ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
}

bool IdTable::contains(std::string_view id) const {
  return for_now_.contains(id) || std::binary_search(ids_.begin(), ids_.end(), id, std::less<>());
}

}  // namespace sideflow
