// The report that lays several countries side by side.
#pragma once

#include "engine/analysis.hpp"
#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/evidence.hpp"

#include <span>

namespace sideflow::reports {

/// A country and the analysis of it.
struct ComparedCountry {
  const Network& network;
  const engine::Analysis& analysis;
};

struct ComparisonOptions {
  Edition edition = {};
};

/// The comparison of `countries`: what it rests on; what arrives, side by side; how roles fare;
/// which lines between two roles work in one country and are named as missing, or were asked about
/// by nobody, in another; barriers by type; what it does not know. Countries stand in the order of
/// their names: nothing is ranked, added up to a score or coloured by country. No countries give a
/// report that says so. Networks that share a name are told apart by their id. Deterministic,
/// whatever the order of `countries`. Cost: linear in rows and evidence, and lines between roles
/// times countries.
[[nodiscard]] Document compose_comparison(std::span<const ComparedCountry> countries,
                                          const ComparisonOptions& options = {});

}  // namespace sideflow::reports
