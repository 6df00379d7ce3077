// What the attributes of our own exported graphs say.
#pragma once

#include "models/graphml_elements.hpp"
#include "models/network.hpp"
#include "models/network_draft.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

/// Type of barriers that say why a channel is missing, where no vocabulary has one for them.
inline constexpr const char* kNothingThere = "nothing-there";

/// The value of an attribute, "" where it is undefined.
[[nodiscard]] std::string value(const GraphValues& values, std::string_view name);

/// The texts of a list, with "; " between.
[[nodiscard]] std::vector<std::string> listed(const std::string& text);

/// `text` if it is one of `words`, else "".
[[nodiscard]] std::string word_among(const std::string& text,
                                     const std::vector<std::string>& words);

template <class Entry>
[[nodiscard]] bool has_id(const std::vector<Entry>& entries, const std::string& id) {
  return std::any_of(entries.begin(), entries.end(),
                     [&id](const Entry& one) { return one.id.text == id; });
}

/// The duration that days_low, days_best and days_high give, "" without all three.
[[nodiscard]] std::string days_of(const GraphValues& values);

/// The sources on which an element rests, as evidence in place without words.
[[nodiscard]] std::vector<DraftEvidence> evidence_of(const GraphValues& values);

/// The sources that elements name and `known` lacks, sorted by id, with title and date where the graph has
/// them.
[[nodiscard]] std::vector<DraftSource> graph_sources(const GraphElements& graph,
                                                     const Network& known);

/// The barriers that edges name: what can be told of them from what edges let through before and behind.
class GraphBarriers {
 public:
  explicit GraphBarriers(const Network& known) : known_(known) {}

  /// The ids of the barriers on an edge, which is kept in mind.
  [[nodiscard]] std::vector<std::string> seen_on(const GraphValues& values);

  /// Those that are not known, sorted by id. What lets through all is an absence where it stands on gaps
  /// alone, else of effect `quality` with a question; the likelihood of what stops is known where it stands
  /// alone on an edge.
  [[nodiscard]] std::vector<DraftBarrier> drafts() const;

 private:
  struct Seen {
    std::string name;
    bool stops_nothing = false;  ///< behind it an edge lets through what came to it
    bool only_gaps = true;       ///< it stands on missing and planned channels alone
    std::string alone;           ///< likelihood, from an edge on which nothing else stands
  };
  static void see(Seen& seen, const GraphValues& values, std::size_t barriers);

  const Network& known_;
  std::map<std::string, Seen> barriers_;
};

}  // namespace sideflow
