// The finished diagram of one piece, whichever way it was made.
#pragma once

#include "engine/core/decision_table.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// Decision nodes, children before their parents; 0 and 1 are the constants false and true. Some nodes
/// may be of no use to any source.
struct PieceDiagram {
  std::vector<DecisionTable::Node> nodes;
  std::vector<NodeIndex> sources;  ///< by source of the piece: its node
};

/// What an attempt at a piece came to.
struct PieceAttempt {
  std::optional<PieceDiagram> diagram;  ///< none when the budget did not suffice
  std::size_t steps = 0;                ///< of the budget, taken all the same
  double foretold = 0;                  ///< steps that the whole seemed to take; 0 if unknown
};

}  // namespace sideflow::engine
