// Interview sheets as consultants bring them home, read into a network file.
#pragma once

#include "models/network.hpp"
#include "models/network_draft.hpp"
#include "models/table_cells.hpp"

#include <string>
#include <vector>

namespace sideflow {

/// What is known besides the sheet.
struct SheetOptions {
  std::string id;                  ///< of the network; "": as the sheet says
  std::string name;                ///< "": as the sheet says
  std::string as_of;               ///< "": as the sheet says, else the latest date of its sources
  std::string vocabulary;          ///< path that the new file names; "": none
  const Network* known = nullptr;  ///< the network that is added to, or a vocabulary; nullptr: none
  bool adds_to_known = false;      ///< the sheet adds to `known`; its own head is not needed
};

/// What a sheet or a graph says, or what is wrong with it.
struct ImportedDraft {
  NetworkDraft draft;
  std::vector<Diagnostic> diagnostics;  ///< any error: nothing should be written
};

/// The draft of what the sheets of `table` say (docs/format/interview-sheet.md), each entry with the row
/// that it comes from. Actors, barriers and sources that a row names must have a row of their own or be
/// known; kinds, roles and types of barriers must be known, except where nothing is known at all: then
/// the draft brings them. Linear but for suggestions.
[[nodiscard]] ImportedDraft interview_draft(const TableFile& table, const SheetOptions& options);

}  // namespace sideflow
