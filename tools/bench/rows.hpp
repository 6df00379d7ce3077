// The rows of the table of aims (docs/performance.md), group by group.
#pragma once

#include "tools/bench/table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sideflow::tools {

/// Possible worlds: ours against a scalar reference, igraph, graph-tool and networkx.
[[nodiscard]] std::vector<BenchRow> sampling_rows(std::size_t repetitions);

/// The exact diagram: against BuDDy, and on its own in time, nodes and bytes.
[[nodiscard]] std::vector<BenchRow> exact_rows(std::size_t repetitions);

/// Betweenness: ours against igraph, Boost and graph-tool; and on a network too large for all sources.
[[nodiscard]] std::vector<BenchRow> structure_rows(std::size_t repetitions);

/// Cases handed over: what an iteration of the absorbing chain costs.
[[nodiscard]] std::vector<BenchRow> hand_over_rows(std::size_t repetitions);

/// Every country of data/countries, from YAML to results.
[[nodiscard]] std::vector<BenchRow> country_rows(std::size_t repetitions);

/// Every country's map, without what Graphviz needs.
[[nodiscard]] std::vector<BenchRow> map_rows(std::size_t repetitions);

/// The files of data/countries, sorted.
[[nodiscard]] std::vector<std::string> country_files();

/// The most memory, in bytes, that this program needs to compile an administration of this size and
/// seed, the network included. Asks a second process, whose memory starts afresh.
[[nodiscard]] double memory_to_compile(std::uint32_t vertices, std::uint64_t seed);
/// What that second process does: prints its own peak.
void print_memory_to_compile(std::uint32_t vertices, std::uint64_t seed);

}  // namespace sideflow::tools
