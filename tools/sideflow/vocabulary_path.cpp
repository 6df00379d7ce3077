#include "tools/sideflow/vocabulary_path.hpp"

#include "models/read_network.hpp"
#include "tools/sideflow/commands.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace sideflow::tools {

namespace {

namespace fs = std::filesystem;

constexpr int kMostFolders = 16;  ///< looked into, from the file's own upwards

fs::path folder_of(const std::string& out) {
  const fs::path folder = out == "-" ? fs::path() : fs::path(out).parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

}  // namespace

std::string nearest_vocabulary(const std::string& folder) {
  fs::path path = fs::path(folder);
  for (int looked = 0; looked < kMostFolders; ++looked, path /= "..") {
    std::error_code unseen;
    const fs::path candidate = path / "vocabulary.yaml";
    if (fs::is_regular_file(candidate, unseen) && is_vocabulary(candidate.string()))
      return candidate.lexically_normal().string();
  }
  return "";
}

std::string vocabulary_path_for(const std::string& out, const std::string& vocabulary) {
  std::error_code error;
  const fs::path from = fs::weakly_canonical(folder_of(out), error);
  const fs::path to = fs::weakly_canonical(vocabulary, error);
  const std::string path = to.lexically_relative(from).string();
  std::string rest = path;
  while (rest.starts_with("../")) rest.erase(0, 3);
  if (error || rest.empty() || rest.find('/') != std::string::npos)
    throw WrongUsage(
        fmt::format("a network names a vocabulary beside or above it, and {} is neither for {}",
                    vocabulary, out));
  return path;
}

}  // namespace sideflow::tools
