// Reading a network file: the whole model format, with every problem of the file in one go.
#pragma once

#include "models/network.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sideflow {

/// What came of reading. `network` is there exactly when no diagnostic is an error.
struct LoadResult {
  std::optional<Network> network;
  std::vector<Diagnostic>
      diagnostics;          ///< sorted; at most 100 a file, the last saying so when there are more
  bool unreadable = false;  ///< the file itself could not be read (the world, not the model)
};

/// The network that the file at `path` describes, its vocabulary and joined files included; never
/// throws for what is in a file. Cost: linear in the bytes of the files.
[[nodiscard]] LoadResult read_network(const std::string& path);

/// The same for a text that is not on disk (standard input, tests). `name` stands in diagnostics;
/// relative paths in it start from `folder`.
[[nodiscard]] LoadResult read_network_text(const std::string& text, const std::string& name,
                                           const std::string& folder = ".");

/// A vocabulary file by itself: a network that has its id, name, note and entries, and no actors.
/// read_network does this for the vocabulary that it uses.
[[nodiscard]] LoadResult read_vocabulary(const std::string& path);

/// Whether the file at `path` calls itself a vocabulary (its second key is `vocabulary`, not
/// `network`). False as well for files that cannot be read: reading them as a network then says
/// why.
[[nodiscard]] bool is_vocabulary(const std::string& path);

/// The JSON Schema (draft 2020-12) of network files, made from the tables that drive the reader;
/// ends with a newline. docs/schema/network.schema.json is this text.
[[nodiscard]] std::string network_schema();
[[nodiscard]] std::string vocabulary_schema();

}  // namespace sideflow
