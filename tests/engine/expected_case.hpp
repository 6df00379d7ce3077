// A network of tests/exact or tests/sampled with what must come out of it.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace sideflow::engine::testing {

/// Names of all cases in `folder`, sorted. Throws when there is none.
std::vector<std::string> case_names(const std::string& folder);

/// The network of a case. Throws with the first message when it cannot be read.
Network case_network(const std::string& folder, const std::string& name);

nlohmann::json expected_of(const std::string& folder, const std::string& name);

/// Whether the part of the results called `part` is to be compared.
bool checks(const nlohmann::json& expected, const std::string& part);

/// "actor/kind" of a vertex.
std::string vertex_name(const Network& network, const FlowGraph& graph, VertexIndex vertex);

/// The row of this actor and kind; throws when there is none.
const ReachRow& row_of(const Network& network, const FlowGraph& graph,
                       const std::vector<ReachRow>& rows, const nlohmann::json& expected);

}  // namespace sideflow::engine::testing
