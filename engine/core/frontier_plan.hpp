// What happens at each level when a piece is read along its variable order with a moving frontier.
#pragma once

#include "engine/core/reach_question.hpp"
#include "engine/core/variable_order.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// Places of the frontier as bits: bit 0 is the target, the others are vertices for as long as they
/// have arcs on both sides. A place is used again once its vertex has left.
using PlaceSet = std::uint32_t;

inline constexpr std::uint32_t kMostPlaces = 32;
inline constexpr std::uint32_t kNoPlace = 0xffffffff;
inline constexpr std::uint32_t kNoMemory = 0xffffffff;

/// An arc that is decided at a level, as all its elements have been asked by then.
struct ReadyArc {
  std::uint32_t tail;    ///< place
  std::uint32_t head;    ///< place; 0 is the target
  std::uint32_t memory;  ///< remembered elements that must be true, as bits
  bool needs_asked;      ///< whether the element of this level must be true as well
};

/// A source, by its position among those of the piece, and where it stands.
struct PlacedSource {
  std::uint32_t source;
  std::uint32_t place;  ///< kNoPlace before its first arc is decided
};

struct FrontierLevel {
  std::vector<ReadyArc> arcs;
  std::vector<PlacedSource> starting;       ///< sources for which nothing earlier matters
  std::vector<PlacedSource> met;            ///< sources whose first arc is decided here
  std::uint32_t remembered_at = kNoMemory;  ///< bit at which the answer is kept for later arcs

  // Of what lies behind this level.
  PlaceSet standing = 1;                ///< places in use, the target among them
  PlaceSet entered = 0;                 ///< places that later arcs lead to
  PlaceSet left = 0;                    ///< places that later arcs lead from
  std::vector<PlaceSet> onward;         ///< by place: places that later arcs lead to, past no place
  std::vector<PlaceSet> source_onward;  ///< by position of a source not met: the same
  std::vector<PlaceSet> asking;         ///< by bit of memory: places from which it is needed
  std::vector<std::uint32_t> source_asking;  ///< by position of a source: bits that it may need
};

struct FrontierPlan {
  std::vector<FrontierLevel> levels;
  std::uint32_t places = 1;  ///< most in use at once, the target included
  std::uint32_t memory = 0;  ///< most elements remembered at once
};

/// The plan for `piece` in this order; none where more than kMostPlaces places or 32 remembered
/// elements are needed, or the piece is so large that planning is not worth its time.
[[nodiscard]] std::optional<FrontierPlan> frontier_plan(const ReachPiece& piece,
                                                        const VariableOrder& order);

}  // namespace sideflow::engine
