// What the structure map says: its title, the words of the largest actors, and what size means.
#pragma once

#include "engine/structure/actor_graph.hpp"
#include "reports/map/structure_map.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sideflow::reports {

/// What the title of a structure map is made from.
struct StructureFinding {
  StructureSize size = StructureSize::delivery_betweenness;
  std::vector<std::string>
      largest;             ///< names of the actors with the largest value; empty: all have 0
  double value = 0;        ///< theirs
  std::size_t of = 0;      ///< ways (betweenness), else other actors
  std::size_t actors = 0;  ///< working ones of the network, and
  std::size_t links = 0;   ///< pairs among them that are joined
  bool estimated = false;
  bool of_those_shown = false;  ///< the map leaves out actors
};

/// "Of 12 mapped ways from those who notice to those who collect, 7 pass Police, more than anybody
/// else": true whatever the numbers.
[[nodiscard]] std::string structure_title(const StructureFinding& finding);

/// Below the name of one of the three largest: "most ways pass here: 12", "ways that pass here: 7".
/// `rank` counts from 1.
[[nodiscard]] std::string structure_words(StructureSize size, double value, std::size_t rank);

/// In the legend: what size stands for.
[[nodiscard]] std::string structure_size_words(StructureSize size, engine::LinkLength length);

/// In the legend: what was counted, and what not. `kind` is the only one that was; "": all
/// together.
[[nodiscard]] std::string structure_counts_words(const std::string& kind,
                                                 engine::LinkLength length);

/// In the legend: what a thin line is.
[[nodiscard]] std::string link_of_structure_words();

/// "no sector named".
[[nodiscard]] std::string no_sector_words();

/// Before a title where lines are of one kind and sizes are not: "Lines for Suspicion, sizes of all
/// kinds. "
[[nodiscard]] std::string only_lines_of_kind_words(const std::string& kind);

/// In the legend, of a sample: "Estimated from 64 of 1200 starting points."
[[nodiscard]] std::string estimated_words(std::size_t sources, std::size_t of_sources);

}  // namespace sideflow::reports
