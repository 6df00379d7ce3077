// GEXF, for Gephi.
#pragma once

#include "reports/exchange/exchange_graph.hpp"

#include <string>

namespace sideflow::reports {

/// The graph in GEXF 1.3, in UTF-8: typed attributes, undefined ones left out, lists as one text, no
/// colours and no places. Parallel edges are told apart by their kind, as Gephi asks for. What is said
/// of the whole graph stands in its description. Equal graphs give equal bytes.
[[nodiscard]] std::string gexf(const ExchangeGraph& graph);

}  // namespace sideflow::reports
