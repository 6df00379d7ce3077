// The codebook: what every word of a vocabulary means.
#pragma once

#include "models/network.hpp"
#include "reports/document/document.hpp"

namespace sideflow::reports {

/// Every entry of a vocabulary with its definition: the scale with its reasons, the questions by which
/// likelihoods are asked for, kinds by family, roles by stage, sectors, levels from the lowest up,
/// settings, types of barriers, shared barriers, terms to avoid. Sections without entries are left
/// out. `vocabulary` is what read_vocabulary() gives. Linear in the entries but for sorting.
[[nodiscard]] Document compose_codebook(const Network& vocabulary);

}  // namespace sideflow::reports
