// results.json: everything that was computed, for other programs. docs/format/results.md
// explains it.
#pragma once

#include "engine/analysis.hpp"
#include "models/diagnostic.hpp"
#include "models/network.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sideflow::reports {

/// Which blocks besides the head are written.
enum class ResultsBlocks : std::uint8_t {
  all,
  reach,       ///< `reach` alone
  ledger,      ///< `ledger` and `ledger_total`
  centrality,  ///< `centrality`, `components`, `actor_graph`
  bottlenecks,  ///< `gatekeepers`, `single_collectors`, `smallest_cuts`, `weak_points`, `key_players`
  hand_over,    ///< `hand_over` and `hand_over_total`
  meeting       ///< `meeting`
};

enum class WhichElements : std::uint8_t {
  on_a_way,  ///< those on a way from a bearer to a collector
  all
};

struct ResultsOptions {
  ResultsBlocks blocks = ResultsBlocks::all;
  std::optional<KindId> kind;  ///< rows of this kind only; totals stay those of all rows
  WhichElements elements = WhichElements::on_a_way;
  bool with_model = false;  ///< add the block `model`
};

/// The results in format "sideflow-results/1": keys in the documented order, numbers in the
/// shortest form that reads back as the same number, two blanks of indent, a newline at the
/// end. `diagnostics` are those of reading; its warnings are passed on. The same values give
/// the same bytes.
[[nodiscard]] std::string results_json(const Network& network, const engine::Analysis& analysis,
                                       const std::vector<Diagnostic>& diagnostics,
                                       const ResultsOptions& options = {});

/// The JSON Schema (draft 2020-12) of results.json; docs/schema/results.schema.json is this text.
[[nodiscard]] std::string results_schema();

/// How many kinds somebody holds, needs, passes on or turns one into another. `collects` does
/// not count: a mandate for every kind of the vocabulary says nothing about this network.
[[nodiscard]] std::size_t kinds_in_use(const Network& network);

}  // namespace sideflow::reports
