// The loss ledger for people: what arrives, where the rest is lost, and what repairing gives.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/tables/results_json.hpp"
#include "reports/tables/terminal_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sideflow::reports {

struct LedgerTextOptions {
  std::optional<KindId> kind;  ///< rows of this kind only, where rows are listed
  std::size_t width = kAnyWidth;
  WhichElements elements =
      WhichElements::on_a_way;  ///< all: small losses, too, are listed one by one
};

/// The ledger as text: a balance, then elements by what is lost there, then lines that do not exist, then
/// what nobody has mapped. Numbers that hang on likelihoods have their range. Without rows, a sentence
/// that says so.
[[nodiscard]] std::string ledger_text(const Network& network, const engine::Analysis& analysis,
                                      const LedgerTextOptions& options = {});

/// The same as plain tables, every element listed: what is lost on ways that work, what waits for a line,
/// for what no way is named.
[[nodiscard]] std::vector<TerminalTable> ledger_tables(
    const Network& network, const engine::Analysis& analysis,
    const std::optional<KindId>& kind = std::nullopt);

}  // namespace sideflow::reports
