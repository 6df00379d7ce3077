// Reach of the sources of a piece as a decision diagram, built from the first question downwards.
#pragma once

#include "engine/core/diagram_budget.hpp"
#include "engine/core/piece_diagram.hpp"
#include "engine/core/reach_question.hpp"
#include "engine/core/variable_order.hpp"

namespace sideflow::engine {

/// Steps of the budget that one frontier costs.
inline constexpr std::size_t kStepsAFrontier = 3;
/// Frontiers that may be made for each node of the budget: they take less room, and most are merged.
inline constexpr std::size_t kFrontiersANode = 2;

/// The diagram of `piece` in this order, level by level: after every question only what still matters
/// about the arcs decided so far is kept, and what is equal becomes one node. Then equal nodes are
/// merged from below. Gives up when the budget does not suffice, or as soon as the growth so far says
/// that it will not. Cost by how many frontiers differ: by the width of the cuts of the order, and by
/// how many ways go round through what lies before them. No diagram and no steps for a piece without
/// elements, or one too wide to plan for.
/// Follows Hardy, Lucet and Limnios 2007, IEEE Transactions on Reliability 56, for directed graphs,
/// shared elements and many sources.
[[nodiscard]] PieceAttempt frontier_diagram(const ReachPiece& piece, const VariableOrder& order,
                                            const DiagramBudget& budget);

}  // namespace sideflow::engine
