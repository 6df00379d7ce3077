// Which elements of a network rest on which passage.
#pragma once

#include "models/network.hpp"

#include <map>
#include <set>
#include <string>

namespace sideflow::reports {

/// The ids of the elements that cite a passage; of findings, which have none, their titles.
struct PassageUses {
  std::set<std::string> actors;
  std::set<std::string> channels;  ///< of the entries as they are written
  std::set<std::string> barriers;
  std::set<std::string> findings;
  std::set<std::string> scenarios;

  /// Adds all that cites the same passage elsewhere.
  void add(const PassageUses& more);

  friend bool operator==(const PassageUses&, const PassageUses&) = default;
};

/// By passage_key(): who cites it. What an actor holds, turns, recognises and passes on counts as the
/// actor; a channel's strengths count as the channel. Linear in the evidence.
[[nodiscard]] std::map<std::string, PassageUses> passage_uses(const Network& network);

/// "actors a and b; channel c; finding "d"".
[[nodiscard]] std::string uses_words(const PassageUses& uses);

}  // namespace sideflow::reports
