// How sure the results are: ranges by draws, ranks, and the stamps that say what may be quoted.
#pragma once

#include "engine/change/likelihood_draws.hpp"
#include "engine/flow/importance.hpp"
#include "engine/flow/ledger.hpp"
#include "engine/flow/reach.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace sideflow::engine {

/// The 5 % and 95 % points of the draws.
struct Spread {
  double low = 0;
  double high = 0;
};

/// How a statement may be quoted.
enum class Stamp : std::uint8_t {
  solid,      ///< holds at best, in 95 % of the draws, at both assumption bounds, undisputed
  tentative,  ///< holds at best and in at least half of the draws
  do_not_quote
};

/// "solid", "tentative", "do not quote".
[[nodiscard]] const char* word(Stamp);

/// What a row is said to be.
enum class RowClass : std::uint8_t { reached, unreached, not_known };

/// reached and at-home are reached; no-route said, blocked and faint are unreached; all else is not known.
[[nodiscard]] RowClass class_of(Verdict verdict, Why why);

/// Of a row: that it is of its class.
struct RowCertainty {
  double share = 0;  ///< of the draws in which it is
  Stamp stamp = Stamp::do_not_quote;
};

/// Of an element: that it is among the first three by gain if repaired.
struct ElementCertainty {
  Spread gain;
  double share_first = 0;  ///< of the draws; all that tie count
  double share_first_three = 0;
  Stamp stamp = Stamp::do_not_quote;
};

struct Certainty {
  std::size_t draws =
      0;  ///< that were evaluated: fewer than asked for where there are too many elements
  std::uint64_t seed = 0;
  /// By row of FlowGraph::bearers, and of audiences; none for rows at home, and for those that were not
  /// drawn (sampled, or too many elements) and whose class differs between the ends of the ranges.
  std::vector<std::optional<RowCertainty>> bearers;
  std::vector<std::optional<RowCertainty>> audiences;
  std::vector<std::optional<ElementCertainty>>
      elements;                  ///< by element; all none without exact forms
  std::size_t ledger_draws = 0;  ///< that the ledger's ranges rest on
  /// Of the ledger's totals, in the order of Ledger::lost; empty where not worked out.
  std::vector<Spread> lost;
  /// Of Ledger::rows, each in the order of its `lost`; empty where that would be too much work.
  std::vector<std::vector<Spread>> lost_by_row;
};

/// How sure `reach` and `ledger` of the same graph and forms are. Without draws all is empty.
/// Cost: for each draw a pass over the diagrams, and for the ledger as many as its quadrature has places.
[[nodiscard]] Certainty certainty(const Network& network, const FlowGraph& graph,
                                  const NetworkForms& forms, const Reach& reach,
                                  const Ledger& ledger, double threshold,
                                  const DrawOptions& options = {});

}  // namespace sideflow::engine
