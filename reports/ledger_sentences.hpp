// The catalogue of fixed sentences about the loss ledger: where information is lost, in words.
#pragma once

#include "engine/flow/flow_graph.hpp"
#include "models/network.hpp"
#include "reports/sentences.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sideflow::reports {

/// What becomes of all pieces together. Each is computed on its own; together they are `pieces`.
struct Balance {
  double pieces = 0;  ///< rows: one for each group and what it notices
  double arrived = 0;
  double lost = 0;
  double no_line = 0;       ///< waits at missing and planned lines
  double unknown_line = 0;  ///< waits at lines of which nobody knows whether they exist
  double unmapped = 0;      ///< nobody has named a way
  std::optional<engine::Bounds> arrived_range;
  bool exact = true;
};

/// "Of 13 pieces, one for each group and what it notices:", then what arrives, and a line for each
/// other part that is not 0, number first: "  2.1 arrive (range 1.5 to 2.6)". Numbers have as many decimals as let them stand
/// under one another, and are rounded so that they add up.
[[nodiscard]] std::vector<std::string> balance_lines(const Balance& balance);

/// Where an element stands, for a narrow column: "Doctors to Police", "Secrecy, at Police",
/// "Police: recognising it". `kind` ("" to leave it out) follows after a colon.
[[nodiscard]] std::string place_words(const Network& network, const engine::Element& element,
                                      const std::string& kind);

/// "finding: there is no line", "finding: the line is only planned", "question: is there a line?".
[[nodiscard]] std::string gap_words(Status status);

/// Why what is lost and what a repair gives rank differently.
[[nodiscard]] std::string two_columns_sentence();

/// What the column of stamps speaks of.
[[nodiscard]] std::string first_three_sentence(std::size_t draws);

/// Why the numbers of gaps have no range.
[[nodiscard]] std::string gaps_sentence();

/// Where one kind is shown: that repairs are not about it alone.
[[nodiscard]] std::string every_kind_sentence();

/// What the estimates in the ledger rest on; "" where all is exact.
[[nodiscard]] std::string ledger_estimate_sentence(double largest_error);

/// What is said where there is no row.
[[nodiscard]] std::string no_ledger_sentence();

/// What is missing where one kind is shown of a ledger that does not list all; "" when nothing is.
[[nodiscard]] std::string unlisted_rows_sentence(std::size_t unlisted);

/// What is not in the list: rows that are only summed, and rows that are left out; "" for none.
[[nodiscard]] std::string missing_rows_sentence(std::size_t summed_only, std::size_t left_out);

}  // namespace sideflow::reports
