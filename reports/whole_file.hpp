// Files written whole or not at all.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace sideflow::reports {

/// The world failed: a full disk, a folder without permission, a pipe that nobody reads. The text
/// names the file and the reason. Caught once, by the command (exit code 3).
class WorldError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Writes `bytes` to the file at `path`, so that it holds either what it held before or all of
/// `bytes`: into a new file in the same folder, flushed to the disk, then renamed. A file or a
/// symbolic link that stands there is replaced, what a link points to is left alone.
/// Interruptions wait until it is done. Throws WorldError when anything fails, for what is no
/// regular file, and in the folders of devices and processes.
void write_whole(const std::string& path, std::string_view bytes);

/// Makes the folder at `path` and those above it that are missing. Throws WorldError when that
/// fails or when something else than a folder stands there.
void make_folder(const std::string& path);

/// The path of the folder `name` in `folder`, with one slash between them.
[[nodiscard]] std::string folder_inside(const std::string& folder, const std::string& name);

}  // namespace sideflow::reports
