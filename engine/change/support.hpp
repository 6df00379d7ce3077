// What rows rest on: disputes, and actors of whom nobody asked whether they recognise and forward.
#pragma once

#include "engine/flow/search_side.hpp"
#include "models/network.hpp"

#include <vector>

namespace sideflow::engine {

/// What stands on the ways of a row.
struct Support {
  bool disputed = false;  ///< an element of which informants disagree
  bool unasked =
      false;  ///< an actor that passes on, of whom it was not asked whether it recognises and forwards
};

/// By row of `side`, over all its ways through working channels and turns; nothing for a row without a
/// way. Linear in the graph for every 64 rows.
[[nodiscard]] std::vector<Support> supports(const Network& network, const FlowGraph& graph,
                                            const SearchSide& side);

}  // namespace sideflow::engine
