// The bare graph in the DOT language.
#pragma once

#include "reports/exchange/exchange_graph.hpp"

#include <string>

namespace sideflow::reports {

/// The graph in the DOT language, in UTF-8: ids quoted, every attribute as text, backslashes in texts
/// doubled, undefined attributes left out; nothing that says how to draw it but labels. Equal graphs
/// give equal bytes.
[[nodiscard]] std::string plain_dot(const ExchangeGraph& graph);

}  // namespace sideflow::reports
