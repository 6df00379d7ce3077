#include "tools/bench/edge_file.hpp"

#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include <unistd.h>

namespace sideflow::tools {

EdgeFile::EdgeFile(const BenchNetwork& network)
    : path_((std::filesystem::temp_directory_path() / "sideflow-edges-XXXXXX").string()) {
  const int number = ::mkstemp(path_.data());
  std::FILE* file = number < 0 ? nullptr : ::fdopen(number, "w");
  if (file == nullptr) throw std::runtime_error("cannot make " + path_);
  const std::string text = edge_list(network);
  const bool whole = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (std::fclose(file) != 0 || !whole) throw std::runtime_error("cannot write " + path_);
}

EdgeFile::~EdgeFile() {
  std::error_code was_not_there;
  std::filesystem::remove(path_, was_not_there);
}

}  // namespace sideflow::tools
