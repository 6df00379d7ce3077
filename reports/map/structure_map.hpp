// The structure map: who stands where among all others, whatever flows.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/map/map_selection.hpp"
#include "reports/map/map_view.hpp"

#include <array>
#include <cstdint>

namespace sideflow::reports {

/// What the size of an actor stands for.
enum class StructureSize : std::uint8_t {
  delivery_betweenness,  ///< ways from those who notice to those who collect
  betweenness,           ///< ways between any two
  harmonic_in,
  pagerank,
  links  ///< other actors that it has a working channel with
};

inline constexpr std::array kStructureSizes{StructureSize::delivery_betweenness,
                                            StructureSize::betweenness, StructureSize::harmonic_in,
                                            StructureSize::pagerank, StructureSize::links};

/// "betweenness": as the command line spells it.
[[nodiscard]] const char* word(StructureSize size);

/// The map of all actors, the larger the more central, shape and fill by sector, a thin line for
/// each pair with a working channel. `analysis` must be that of `network`, with centrality. A
/// network without actors gives a map with a title alone. Links times actors / 64, but for sorting.
[[nodiscard]] MapView compose_structure_map(const Network& network,
                                            const engine::Analysis& analysis, StructureSize size,
                                            const MapOptions& options = {});

}  // namespace sideflow::reports
