// A network as a file in the folder for temporary files, for programs of others to read.
#pragma once

#include "tools/bench/networks.hpp"

#include <string>

namespace sideflow::tools {

/// edge_list() of a network on disk for as long as this lives.
class EdgeFile {
 public:
  /// Throws std::runtime_error when it cannot be written.
  explicit EdgeFile(const BenchNetwork& network);
  ~EdgeFile();
  EdgeFile(const EdgeFile&) = delete;
  EdgeFile& operator=(const EdgeFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace sideflow::tools
