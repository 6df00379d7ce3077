// A country's page: all that its file says, in words, with what each entry rests on.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/evidence.hpp"

#include <string>

namespace sideflow::reports {

struct CountryPageOptions {
  Edition edition;
  std::string map_file;  ///< of the loss map, beside the page; "": none is shown
};

/// The page by which somebody who knows the sources can say whether the file is right: what it rests
/// on, the map, who is there, where things go, what stands in the way, what arrives, the three
/// questions, changes to try, what is not known; then the sources, section by section, with the
/// elements that rest on them and what is left out. Linear in the network but for sorting.
[[nodiscard]] Document compose_country_page(const Network& network,
                                            const engine::Analysis& analysis,
                                            const CountryPageOptions& options = {});

}  // namespace sideflow::reports
