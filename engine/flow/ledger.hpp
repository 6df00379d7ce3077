// The loss ledger of a network: for every row what arrives and where the rest is lost.
#pragma once

#include "engine/core/diagram_passes.hpp"
#include "engine/flow/flow_graph.hpp"
#include "engine/flow/reach.hpp"
#include "engine/flow/reach_forms.hpp"

#include <cstddef>
#include <vector>

namespace sideflow::engine {

/// What one element takes away.
struct ElementLoss {
  ElementIndex element = 0;
  double amount = 0;
  double standard_error = 0;  ///< 0: exact
};

/// One row, whose amount is 1: arrived + lost + gaps + unmapped = 1. Each is computed on its own.
struct LedgerRow {
  std::size_t row = 0;  ///< position in FlowGraph::bearers; at-home rows have no ledger
  double arrived = 0;
  double unmapped = 0;            ///< nobody has named any way
  std::vector<ElementLoss> lost;  ///< players of working channels; by element, those of 0 too
  std::vector<ElementLoss>
      gaps;            ///< planned, missing and unknown channels; only without a way today
  double balance = 0;  ///< how far the sum is from 1, at most 1e-9 where exact
  bool exact = true;   ///< else sampled, and the balance within its error
};

struct Ledger {
  std::vector<LedgerRow> rows;  ///< in the order of FlowGraph::bearers
  /// Sums over these rows and those of `summed_only`. By element; those of 0 are left out.
  double amount = 0;
  double arrived = 0;
  double unmapped = 0;
  std::vector<ElementLoss> lost;
  std::vector<ElementLoss> gaps;
  std::size_t summed_only = 0;  ///< rows that are too many to be listed: those that lose least
  std::size_t left_out = 0;     ///< rows that are not in it at all
  std::vector<std::size_t> left_out_rows;  ///< which: ascending positions in FlowGraph::bearers
  bool exact = true;                       ///< all rows are
};

/// The ledger of all rows that have a form (docs/methods/loss-ledger.md), exact; others are left out. Throws
/// InternalError when it does not balance. Cost: a downward pass for each row and each kPoints places of the quadrature; where
/// rows times nodes are too many, one pass serves all and the rows that lose most are listed.
[[nodiscard]] Ledger ledger(const FlowGraph& graph, const ReachForms& forms,
                            const DiagramBudget& budget = {});

/// Whether `element` is a player of the second stage: a planned, missing or unknown channel.
[[nodiscard]] bool is_gap(const Element& element);

/// Where each element of working channels and actors goes when it is made perfect: 1; all others stay
/// closed. By element.
[[nodiscard]] std::vector<double> perfected(const FlowGraph& graph);

}  // namespace sideflow::engine
