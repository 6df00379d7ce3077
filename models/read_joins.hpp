// Networks that are joined to one.
#pragma once

#include "models/read_file.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace sideflow {

/// A network file that has been read, with what it joins.
struct NetworkFile {
  Network network;
  bool is_whole = false;  ///< no error in it, its vocabulary or what it joins
  std::optional<std::uint32_t> vocabulary_file;
};

/// The network of one file. Its diagnostics are in `loading` afterwards.
[[nodiscard]] NetworkFile read_network_file(Loading& loading, const FilePath& path,
                                            const std::string& folder, SourceText source);

/// Reads the files of `joins` and adds them, with their prefixes, to reading.network and to what is
/// known. `file` says what vocabulary the joining file has, and is no longer whole when one of them
/// is not. Each file is read once at most, so that the cost is linear in all files.
void read_joins(Loading& loading, Reading& reading, const YamlNode& joins,
                const std::string& folder, NetworkFile& file);

}  // namespace sideflow
