// Marks for passages: a report prints each passage once, and points at it everywhere else.
#pragma once

#include "models/network.hpp"
#include "reports/document/document.hpp"
#include "reports/evidence.hpp"

#include <map>
#include <string>
#include <vector>

namespace sideflow::reports {

/// The mark of each passage, by passage_key(): "vilnius.no-system"; of what is written in place, its
/// source with a number: "vilnius 3".
using PassageMarks = std::map<std::string, std::string>;

/// The marks of all evidence in the network; numbers follow the order of all_evidence().
[[nodiscard]] PassageMarks passage_marks(const Network& network);

/// "[vilnius.no-system; vilnius 3; 1 passage that is not public]": each once, in the order of the
/// evidence. "" without evidence.
[[nodiscard]] std::string marks_of(const Network& network, const PassageMarks& marks,
                                   const std::vector<Evidence>& evidence, const Edition& edition);

/// Every passage with its mark, source by source; those that the edition withholds are counted.
[[nodiscard]] Citations all_passages(const Network& network, const PassageMarks& marks,
                                     const Edition& edition);

}  // namespace sideflow::reports
