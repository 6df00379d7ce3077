// Rows with narrow cuts.
#pragma once

#include "engine/core/vertex_row.hpp"

#include <cstddef>

namespace sideflow::engine {

/// Cost of a row that moves cannot save: widths of some 130; nothing above 30 ever comes out.
inline constexpr double kBeyondHelp = 1e40;

struct RowEffort {
  std::size_t looks = 0;  ///< at a neighbour, at most about so many
  std::size_t kicks = 0;  ///< so many moves of whole stretches in vain before it stops
};

struct ImprovedRow {
  VertexRow row;
  double cost = 0;  ///< sum of 2^width over the cuts, at most about 1e300
};

/// `row`, which must not be empty, improved by moving vertices and stretches until nothing helps or
/// the effort is used up. A row that is cheap enough, or so wide that moves cannot save it, is left as
/// it is.
[[nodiscard]] ImprovedRow improved_row(const Neighbourhood& around, VertexRow row,
                                       const RowEffort& effort);

}  // namespace sideflow::engine
