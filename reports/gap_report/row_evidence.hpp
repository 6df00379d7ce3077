// What a row of the report rests on.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/evidence.hpp"

#include <string>
#include <vector>

namespace sideflow::reports {

/// The evidence of a row, each piece once: of what the bearer holds, of the bearer, then along its
/// route, or in its closed set, of the actors, channels and barriers there.
[[nodiscard]] std::vector<Evidence> row_evidence(const Network& network,
                                                 const engine::Analysis& analysis,
                                                 const engine::ReachRow& row);

/// The ids of the sources, each once, sorted: "tartu, vilnius"; those that the edition
/// withholds are "1 that is not public". "" without evidence.
[[nodiscard]] std::string source_ids(const Network& network, const std::vector<Evidence>& evidence,
                                     const Edition& edition);

/// The elements that the row's likeliest route needs, in the order of their names, each once.
[[nodiscard]] std::vector<engine::ElementIndex> elements_on_the_way(const engine::FlowGraph& graph,
                                                                    const engine::ReachRow& row);

}  // namespace sideflow::reports
