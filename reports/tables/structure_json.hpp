// The blocks of results.json on who sits where: `centrality`, `components`, `gatekeepers`,
// `single_collectors`, and what `show bottlenecks --json` adds.
#pragma once

#include "reports/tables/json_parts.hpp"

namespace sideflow::reports {

/// A row for each working actor, sorted by actor; null where a measure is undefined. Empty where centrality
/// was not asked for.
[[nodiscard]] Json centrality_json(const Network& network, const engine::Analysis& analysis);

/// What the rows of `centrality` were computed on and with: kinds, links, what was merged or left out,
/// lengths, sources of sampled measures and their errors; measures of the whole graph.
[[nodiscard]] Json actor_graph_json(const Network& network, const engine::Analysis& analysis);

/// How many weak and strong components the actor graph has.
[[nodiscard]] Json components_json(const engine::Analysis& analysis);

/// Actors without whom rows do not arrive, with these rows; sorted by actor.
[[nodiscard]] Json gatekeepers_json(const Network& network, const engine::Analysis& analysis,
                                    const std::optional<KindId>& kind);
/// Collectors without which rows no longer arrive: actor and number of rows; sorted by actor.
[[nodiscard]] Json single_collectors_json(const Network& network, const engine::Analysis& analysis,
                                          const std::optional<KindId>& kind);

/// The gatekeepers of each row in the order of its ways, its smallest cuts and disjoint ways.
[[nodiscard]] Json smallest_cuts_json(const Network& network, const engine::Analysis& analysis,
                                      const std::optional<KindId>& kind);
/// Actors and links that alone hold the actor graph together.
[[nodiscard]] Json weak_points_json(const Network& network, const engine::Analysis& analysis);
/// The sets of actors whose falling away, or whose training, changes most.
[[nodiscard]] Json key_players_json(const Network& network, const engine::Analysis& analysis);

}  // namespace sideflow::reports
