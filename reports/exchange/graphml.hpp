// GraphML, for igraph, networkx, yEd and others.
#pragma once

#include "reports/exchange/exchange_graph.hpp"

#include <string>

namespace sideflow::reports {

/// The graph in GraphML, in UTF-8: attributes declared by <key>, undefined ones left out, lists as one
/// text. Equal graphs give equal bytes.
[[nodiscard]] std::string graphml(const ExchangeGraph& graph);

}  // namespace sideflow::reports
