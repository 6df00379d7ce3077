// Runs the real program and looks at what comes out of it.
#pragma once

#include <string>
#include <vector>

namespace sideflow::tools::test {

/// What a finished program left behind.
struct Outcome {
  int code = -1;     ///< its exit code; -1 when a signal ended it
  std::string out;   ///< standard output
  std::string talk;  ///< standard error
};

/// How to run it. Files are descriptors' names: "" collects what is written.
struct RunOptions {
  std::string input;        ///< on standard input
  std::string output_file;  ///< opened for standard output instead of collecting it; "closed": none
  std::vector<std::string> environment;  ///< "NAME=VALUE", added to a bare one
  std::string program;                   ///< default: the sideflow that was built with these tests
};

/// Runs sideflow with these arguments, in the folder of the test files, and waits for its end.
[[nodiscard]] Outcome sideflow(const std::vector<std::string>& arguments,
                               const RunOptions& options = {});

/// The content of a file; "" when there is none.
[[nodiscard]] std::string content(const std::string& path);

/// A new folder below the system's for temporary files, removed with all that is in it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// The path of `name` in it.
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace sideflow::tools::test
