// Small parts of results.json that its blocks share.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace sideflow::reports {

using Json = nlohmann::ordered_json;

/// null for "".
[[nodiscard]] Json text_or_null(const std::string& text);

/// `best`, `low` and `high`; null for none.
[[nodiscard]] Json bounds_json(const engine::Bounds& bounds);
[[nodiscard]] Json bounds_json(const std::optional<engine::Bounds>& bounds);

/// The ids of actors, by their positions in Network::actors.
[[nodiscard]] Json actor_ids(const Network& network, const std::vector<std::uint32_t>& actors);

/// `actor` and `kind` of a vertex.
[[nodiscard]] Json pair_json(const Network& network, const engine::FlowGraph& graph,
                             engine::VertexIndex vertex);

/// "per week", "per month", "per year"; null for none.
[[nodiscard]] Json unit_json(Period per);

/// Whether the vertex is of this kind; without a kind all are.
[[nodiscard]] bool is_of_kind(const Network& network, const engine::FlowGraph& graph,
                              engine::VertexIndex vertex, const std::optional<KindId>& kind);

}  // namespace sideflow::reports
