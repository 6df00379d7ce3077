// Graphviz, the whole of it: text of a graph in, a picture or positions out. Compiled into the
// program sideflow-layout alone (docs/adr: licences, and a layout that cannot be cancelled).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sideflow::reports {

enum class LayoutEngine : std::uint8_t {
  ranks,   ///< dot: computes where everything stands
  routes,  ///< neato -n1: nodes stand where their `pos` says, lines find their way around them
  kept     ///< neato -n2: everything stands where its `pos` says
};

enum class PictureFormat : std::uint8_t {
  positions,  ///< one line a node and an edge, see positions.hpp
  dot,        ///< the graph with the positions as attributes
  svg,
  pdf,
  png
};

struct LayoutAnswer {
  std::string bytes;  ///< of all graphs, one after another; empty when there was a problem
  std::vector<std::string> problems;  ///< what Graphviz refused; `bytes` is empty then
  std::vector<std::string> warnings;  ///< what it grumbled about
};

/// Pictures of all graphs in `dot` (DOT language, UTF-8), in their order. Text without a graph is a
/// problem. The same text gives the same bytes, also the second time in one process. Not thread-
/// safe and never freed wholly: Graphviz leaks some 40 kB a picture.
[[nodiscard]] LayoutAnswer lay_out(const std::string& dot, LayoutEngine engine,
                                   PictureFormat format);

}  // namespace sideflow::reports
