// What a scenario brings, and who must act for it.
#pragma once

#include "reports/gap_report/gap_matter.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sideflow::reports {

/// A scenario in words, for a table and for a sentence.
struct ScenarioWords {
  std::string name;
  std::optional<engine::Bounds> gain;  ///< pieces; none where not worked out
  bool exact = true;
  std::string brings;    ///< who newly arrives, who more, each with its number
  std::string told;      ///< who is told what in return; "" for nobody
  std::string in_short;  ///< whose pieces newly arrive, or more of them, without numbers
  std::string actors;    ///< who must act
  std::string actors_in_short;
  std::string cost;         ///< "" when not given
  bool other_rows = false;  ///< before and after count different pieces
  std::string marks;
};

/// The outcomes in words, those that give most first; equal ones in their order. Those of scenarios without outcome are
/// not among them.
[[nodiscard]] std::vector<ScenarioWords> scenarios_in_words(const GapMatter& matter);

}  // namespace sideflow::reports
