#include "reports/whole_file.hpp"

#include "reports/without_interruption.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sideflow::reports {

namespace {

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw WorldError(fmt::format("cannot write {}: {}", path, reason));
}

std::string reason_of(int error) { return std::strerror(error); }

/// A file descriptor that closes itself when something throws before its own close() is due.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  [[nodiscard]] int number() const { return number_; }
  /// 0, or the reason why the file is not closed well (some file systems say "full" only here).
  [[nodiscard]] int close() { return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

 private:
  int number_;
};

struct SplitPath {
  std::string folder;
  std::string name;
};

SplitPath split(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

/// Whether the files of a folder are devices or windows into processes: renaming onto them
/// would take them away from everybody.
bool is_of_the_system(const std::string& folder) {
  std::error_code error;
  const std::string real = std::filesystem::canonical(folder, error).string();
  if (error) return false;
  return real == "/dev" || real.rfind("/dev/fd", 0) == 0 || real.rfind("/proc/", 0) == 0 ||
         real.rfind("/sys/", 0) == 0;
}

void refuse_what_is_no_file(const std::string& path, const SplitPath& parts) {
  if (parts.name.empty() || parts.name == "." || parts.name == "..")
    fail(path, "this is the name of a folder, not of a file");
  if (is_of_the_system(parts.folder))
    fail(path, "this is no ordinary folder; \"-\" writes to standard output");
  struct stat standing {};
  if (::lstat(path.c_str(), &standing) != 0) return;
  if (S_ISDIR(standing.st_mode)) fail(path, "a folder of this name stands there");
  if (!S_ISREG(standing.st_mode) && !S_ISLNK(standing.st_mode)) fail(path, "not a regular file");
}

struct NewFile {
  int descriptor;
  std::string name;
};

/// A new file beside the one meant. Its name is of no consequence: it never outlives the call.
NewFile open_new_file(int folder, const SplitPath& parts, const std::string& path) {
  for (int attempt = 0; attempt < 1000; ++attempt) {
    const std::string name = fmt::format(".sideflow-{}-{}.part", ::getpid(), attempt);
    const int descriptor =
        ::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor >= 0) return {descriptor, name};
    if (errno != EEXIST) fail(path, reason_of(errno));
  }
  fail(path, "too many unfinished files in " + parts.folder);
}

/// 0, or the reason why not all bytes were taken.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t taken = ::write(descriptor, bytes.data(), bytes.size());
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(taken));
  }
  return 0;
}

/// 0, or the first reason why the bytes are not safely on the disk.
int fill(Descriptor& file, std::string_view bytes) {
  const int written = write_all(file.number(), bytes);
  const int flushed = written != 0 || ::fsync(file.number()) == 0 ? 0 : errno;
  const int closed = file.close();
  if (written != 0) return written;
  return flushed != 0 ? flushed : closed;
}

}  // namespace

void write_whole(const std::string& path, std::string_view bytes) {
  const SplitPath parts = split(path);
  refuse_what_is_no_file(path, parts);
  const WithoutInterruption uninterrupted;
  const Descriptor folder(::open(parts.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() < 0) fail(path, reason_of(errno));
  const NewFile made = open_new_file(folder.number(), parts, path);
  Descriptor file(made.descriptor);
  int error = fill(file, bytes);
  if (error == 0 &&
      ::renameat(folder.number(), made.name.c_str(), folder.number(), parts.name.c_str()) != 0)
    error = errno;
  if (error != 0) {
    ::unlinkat(folder.number(), made.name.c_str(), 0);
    fail(path, reason_of(error));
  }
  // The file stands whole already; some file systems cannot flush a folder and say EINVAL.
  if (::fsync(folder.number()) != 0 && errno != EINVAL) fail(path, reason_of(errno));
}

void make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  std::error_code unseen;
  if (!std::filesystem::is_directory(path, unseen)) {
    throw WorldError(fmt::format("cannot make the folder {}: {}", path,
                                 error ? error.message() : "something else stands there"));
  }
}

std::string folder_inside(const std::string& folder, const std::string& name) {
  const std::size_t last = folder.find_last_not_of('/');
  return (last == std::string::npos ? "" : folder.substr(0, last + 1)) + "/" + name;
}

}  // namespace sideflow::reports
