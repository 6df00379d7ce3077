// The coverage of the sources: what each says, section by section, and where it stands in a network.
#pragma once

#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/evidence.hpp"

namespace sideflow::reports {

/// A heading for each source document and each section of it, with a table of its passages: what is
/// said, in which elements it stands, or by the passage's note why it is left out. Sources of several
/// joined files that have the same title and date are one document, and what several files tell of one
/// place in the same words is one line. Lines are in the order of the files. The section of a passage is what
/// stands before the first comma of its `where`; sections are sorted, numbers in them by size.
/// Passages from sources that the edition withholds are counted at the end. Empty without passages.
/// `level`: of the headings of documents. Linear in the evidence but for sorting.
[[nodiscard]] Blocks coverage_blocks(const Network& network, const Edition& edition, int level);

/// The same as a document of its own.
[[nodiscard]] Document compose_coverage(const Network& network, const Edition& edition = {});

}  // namespace sideflow::reports
