// What is known while one file is read: shared by all that read parts of it.
#pragma once

#include "models/broken_entries.hpp"
#include "models/known_ids.hpp"
#include "models/network.hpp"
#include "models/problems.hpp"
#include "models/terms.hpp"
#include "models/yaml_events.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sideflow {

/// The state of reading one file. Sections are read in an order in which each finds what it refers
/// to: kinds before actors, actors before channels, channels before scenarios.
struct Reading {
  Problems problems;
  std::uint32_t file = 0;  ///< position in Network::files
  KnownIds known;
  IdTable own_barriers;  ///< barriers that may stand here: not those of joined files
  std::vector<ScaleWord> scale;
  TermIndex terms;                           ///< to be avoided in names and texts
  std::vector<std::string> broken_prefixes;  ///< of joined files that could not be read
  Network network;                           ///< what has been read so far
  BrokenEntries broken;                      ///< what is sound in entries that were left out
  std::set<std::string, std::less<>> lost;   ///< sorts of which some cannot be read: none is missed
  bool is_vocabulary = false;   ///< no network: it has no sources that could be evidence
  std::size_t written_out = 0;  ///< bytes that the file makes by lists, `all` and references
};

[[nodiscard]] inline Place place_of(const Reading& reading, const YamlNode& node) {
  return {reading.file, node.line, node.column};
}

/// Whether `node` is a plain scalar without text: what YAML calls null.
[[nodiscard]] inline bool is_nothing(const YamlNode& node) {
  return node.sort == YamlSort::scalar && !node.quoted && node.text.empty();
}

/// "a list", "a mapping", "nothing" or the text in quotes: what stands there, for messages.
[[nodiscard]] std::string described(const YamlNode& node);

/// The value of `key` in `mapping`, or nullptr.
[[nodiscard]] const YamlNode* value_at(const YamlNode& mapping, std::string_view key);

/// Whether `node` is a mapping; else reports that `what` ("an actor") is one, with `hint`.
[[nodiscard]] bool is_mapping(Reading& reading, const YamlNode& node, const std::string& what,
                              const std::string& hint = {});

/// The items of a list, or the single value that stands for a list of one.
[[nodiscard]] std::vector<const YamlNode*> items_of(const YamlNode& node);

/// The texts that name something: keys of a mapping, scalars of a list, a scalar alone.
[[nodiscard]] std::vector<std::string_view> names_in(const YamlNode& node);

/// The nearest of `candidates` as a hint, `did you mean "..."?`; "" when none is near, or when so
/// much is wrong that nobody reads hints.
[[nodiscard]] std::string suggestion(Reading& reading, std::string_view word,
                                     const std::vector<std::string>& candidates);

/// Whether `bytes` more may be written out from short entries (lists of senders, `all`, passages).
/// Reports once at `at` when a file makes more than memory should hold.
[[nodiscard]] bool has_room_for(Reading& reading, const YamlNode& at, std::size_t bytes);

/// Whether `id` belongs to a joined file that could not be read, so that nothing is known of it.
[[nodiscard]] bool is_of_broken_file(const Reading& reading, std::string_view id);

}  // namespace sideflow
