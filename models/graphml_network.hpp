// GraphML read into a network file.
#pragma once

#include "models/interview_sheet.hpp"

#include <string>

namespace sideflow {

/// The draft of the graph in `bytes`, from our own export (docs/format/exchange.md) or from another
/// program: actors from nodes (nested ones too), channels from edges, ids made valid and unique in the
/// order of the file. Attributes without a place in the model go into notes; which ones, and what cannot
/// come back of our own export, is said in the draft's remarks. Kinds, roles and types that
/// `options.known` lacks are brought along; personal data is refused. Ports and hyperedges are counted and
/// left out with a warning. Linear but for looking up known words; never throws for what is in it.
[[nodiscard]] ImportedDraft graphml_draft(const std::string& bytes, const std::string& name,
                                          const SheetOptions& options);

}  // namespace sideflow
